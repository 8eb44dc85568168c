//! Keeps the first few items of many, to be shown, and counts the rest.

/// How many items are kept.
const MOST: usize = 20;

/// The first few items and the count of all. A list may have a million bad rows, so memory must stay bounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Few<T> {
    first: Vec<T>,
    count: u64,
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self { first: Vec::new(), count: 0 }
    }
}

impl<T> Few<T> {
    /// Adds an item: keeps it while there is room, and counts it.
    pub fn push(&mut self, one: T) {
        self.count += 1;
        if self.first.len() < MOST {
            self.first.push(one);
        }
    }

    /// The first few.
    pub fn first(&self) -> &[T] {
        &self.first
    }

    /// How many items were added.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// How many items were counted but not kept.
    pub fn more(&self) -> u64 {
        self.count.saturating_sub(self.first.len() as u64)
    }

    /// True if no item was added.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_counted_and_the_first_few_are_kept() {
        let mut few = Few::default();
        assert!(few.is_empty());
        (0..1000).for_each(|number| few.push(number));
        assert_eq!((few.first(), few.count(), few.more()), (&(0..20).collect::<Vec<_>>()[..], 1000, 980));
    }
}
