//! Remembers on which line a text occurred first, to find a user_id, a login name or a file that occurs twice in a
//! list.
//!
//! A list may have a million rows, so the texts themselves are not kept. An entry has 16 bytes: the line, and 96 bits
//! of two keyed hashes (SipHash, with keys drawn at random for each list). Among a million texts, two different ones
//! share an entry with a probability of about 1 in 10^17, and without the keys the author of a list cannot provoke
//! it. If it happened, a row would be refused as a duplicate and nothing would be sent for it. Reading the list again
//! would accept it.

use std::hash::{BuildHasher, RandomState};

/// How full the table may become, in quarters. At this level a search examines about nine neighbouring entries.
const FULL: usize = 3;
/// The initial size of the table.
const FEWEST: usize = 64;

/// An entry of the table; free if `line` is 0.
#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    low: u64,
    high: u32,
    line: u32,
}

/// The first line of each text.
#[derive(Debug)]
pub(super) struct FirstLines {
    keys: [RandomState; 2],
    /// The entries in the order of their hashes: the search for a hash starts at its proportional position in the
    /// table.
    entries: Vec<Entry>,
    held: usize,
}

impl FirstLines {
    pub(super) fn new() -> Self {
        Self { keys: [RandomState::new(), RandomState::new()], entries: Vec::new(), held: 0 }
    }

    /// The line on which the text occurred before. If there is none, records `line` as its first.
    pub(super) fn line_before(&mut self, text: &str, line: u64) -> Option<u64> {
        self.enter(self.entry(text, line))
    }

    /// The line on which the text occurred, if it did.
    pub(super) fn line(&self, text: &str) -> Option<u64> {
        let sought = self.entry(text, 1);
        let mut at = place(sought.low, self.entries.len());
        for _ in 0..self.entries.len() {
            match self.entries.get(at) {
                Some(free) if free.line == 0 => return None,
                Some(entry) if is_same(entry, &sought) => return Some(u64::from(entry.line)),
                Some(_) => at += 1,
                None => at = 0,
            }
        }
        None
    }

    /// True if no text is recorded.
    pub(super) fn is_empty(&self) -> bool {
        self.held == 0
    }

    fn entry(&self, text: &str, line: u64) -> Entry {
        let [low, high] = self.keys.each_ref().map(|key| key.hash_one(text));
        // Lines beyond 32 bits are recorded as the highest 32-bit number, because 0 marks a free entry.
        let line = u32::try_from(line).unwrap_or(u32::MAX).max(1);
        Entry { low, high: (high >> 32) as u32, line }
    }

    fn enter(&mut self, new: Entry) -> Option<u64> {
        if self.held * 4 >= self.entries.len() * FULL {
            self.grow();
        }
        let mut place = place(new.low, self.entries.len());
        loop {
            match self.entries.get_mut(place) {
                // A quarter of the entries is free, so this loop ends.
                Some(free) if free.line == 0 => {
                    *free = new;
                    self.held += 1;
                    return None;
                }
                Some(entry) if is_same(entry, &new) => return Some(u64::from(entry.line)),
                Some(_) => place += 1,
                None => place = 0,
            }
        }
    }

    /// Adds half as many entries. They stay in the order of their hashes, so that growing goes through memory
    /// sequentially.
    fn grow(&mut self) {
        let larger = vec![Entry::default(); (self.entries.len() + self.entries.len() / 2).max(FEWEST)];
        let before = std::mem::replace(&mut self.entries, larger);
        self.held = 0;
        for entry in before.into_iter().filter(|entry| entry.line != 0) {
            self.enter(entry);
        }
    }
}

fn is_same(one: &Entry, other: &Entry) -> bool {
    (one.low, one.high) == (other.low, other.high)
}

/// The position at which the search for a hash starts.
fn place(hash: u64, length: usize) -> usize {
    ((u128::from(hash) * length as u128) >> 64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_told_with_the_line_on_which_it_stood_first() {
        let mut lines = FirstLines::new();
        assert_eq!(lines.line_before("a", 2), None);
        assert_eq!(lines.line_before("b", 3), None);
        assert_eq!(lines.line_before("a", 4), Some(2));
        assert_eq!(lines.line_before("a", 5), Some(2));
        assert_eq!((lines.line("a"), lines.line("b"), lines.line("c")), (Some(2), Some(3), None));
        assert_eq!(FirstLines::new().line("a"), None);
    }

    #[test]
    fn every_text_of_a_long_list_is_found_again() {
        let mut lines = FirstLines::new();
        for number in 1..=50_000 {
            assert_eq!(lines.line_before(&format!("applicant {number}"), number), None, "{number}");
        }
        for number in 1..=50_000 {
            assert_eq!(lines.line_before(&format!("applicant {number}"), number + 50_000), Some(number));
        }
        assert!(lines.entries.len() * size_of::<Entry>() < 50_000 * 34, "{}", lines.entries.len());
    }

    #[test]
    fn hashes_that_share_their_first_half_are_two_texts() {
        let mut lines = FirstLines::new();
        let entry = |high, line| Entry { low: u64::MAX, high, line };
        assert_eq!(lines.enter(entry(1, 2)), None);
        assert_eq!(lines.enter(entry(2, 3)), None, "at the table's end, so it stands at its beginning");
        assert_eq!(lines.enter(entry(2, 4)), Some(3));
    }
}
