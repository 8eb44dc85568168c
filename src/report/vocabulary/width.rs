//! Full- and half-width punctuation. The two mix within one sentence, so they are never told apart.

/// The half-width form of a full-width punctuation mark or digit; any other character as it is.
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

/// True if two texts differ in nothing but the width of their punctuation.
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
    }
}
