//! Finds the person's own values in texts, in any spacing and spelling.

use super::text::is_blank;
use crate::protocol::mask::HIDDEN;
use crate::report::vocabulary::half;

/// The minimum length of a value in bytes. A shorter one might be part of any word or amount.
const SHORTEST: usize = 4;

/// The person's own values, without blanks, in lower case. The longest are first, because one may contain
/// another.
#[derive(Clone, Debug, Default)]
pub struct Own(Vec<String>);

impl Own {
    /// Collects these values.
    pub fn of(values: impl Iterator<Item = impl AsRef<str>>) -> Self {
        let values = values.map(|value| Folded::of(value.as_ref()).text);
        let mut values: Vec<String> = values.filter(|value| value.len() >= SHORTEST).collect();
        values.sort_by_key(|value| std::cmp::Reverse(value.len()));
        values.dedup();
        Self(values)
    }

    /// Removes the values from a text.
    pub fn hidden(&self, mut text: String) -> String {
        let mut folded = Folded::of(&text);
        for own in &self.0 {
            if folded.text.contains(own) {
                text = folded.without(&text, own);
                folded = Folded::of(&text);
            }
        }
        text
    }
}

/// A text without blanks, in lower case and half width, with the origin of each byte.
struct Folded {
    text: String,
    places: Vec<(usize, usize)>,
}

impl Folded {
    fn of(text: &str) -> Self {
        let mut folded = Self { text: String::new(), places: Vec::new() };
        for (place, c) in text.char_indices().filter(|(_, c)| !is_blank(*c)) {
            folded.text.extend(half(c).to_lowercase());
            folded.places.resize(folded.text.len(), (place, place + c.len_utf8()));
        }
        folded
    }

    /// The original text without a value.
    fn without(&self, text: &str, own: &str) -> String {
        let (mut shown, mut done) = (String::new(), 0);
        for (place, found) in self.text.match_indices(own) {
            let last = self.places.get(place + found.len() - 1);
            let (Some((start, _)), Some((_, end))) = (self.places.get(place), last) else { continue };
            shown.push_str(text.get(done..*start).unwrap_or_default());
            shown.push_str(HIDDEN);
            done = *end;
        }
        shown + text.get(done..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_width_and_case_are_ignored_in_values_and_texts() {
        let own = Own::of(["张 测 三", "ZhangSan01", "7"].iter());
        let shown = own.hidden("由 张\u{3000}测\u{200b}三 与zhang san０1，张测三 7".to_owned());
        assert_eq!(shown, "由 *** 与***，*** 7");
        assert_eq!(own.hidden("張测三".to_owned()), "張测三");
    }
}
