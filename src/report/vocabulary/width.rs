//! Full- and half-width punctuation. A sentence may mix the two, so comparisons treat them as equal.

use std::borrow::Cow;

/// The half-width form of a full-width punctuation mark or digit. Other characters stay.
#[inline]
pub fn half(c: char) -> char {
    match c {
        '，' => ',',
        '。' | '｡' | '．' => '.',
        '：' => ':',
        '；' => ';',
        '（' => '(',
        '）' => ')',
        '－' | '—' | '–' => '-',
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        other => other,
    }
}

/// A text with half-width punctuation.
pub fn halved(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.chars().all(|c| half(c) == c) { text } else { text.chars().map(half).collect() }
}

/// True if two texts differ only in the width of their punctuation.
pub fn same(one: &str, other: &str) -> bool {
    one == other || one.chars().map(half).eq(other.chars().map(half))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_width_of_punctuation_makes_no_difference() {
        assert!(same("（含），：。；０９", "(含),:.;09"));
        assert!(!same("，", "。"));
        assert!(!same("，", "，，"));
        assert_eq!(halved("（含），".into()), "(含),");
        assert!(matches!(halved("(含),".into()), Cow::Borrowed(_)));
    }
}
