//! The set of bytes in a text. If a value has a byte that a text lacks, the text cannot contain the value. This quick
//! check usually suffices when every text is compared with every value.

use zeroize::Zeroizing;

/// The bytes of a text, ignoring case. The set reveals something about a secret, so it is zeroed on drop.
pub(super) struct MadeOf(Zeroizing<[u64; 4]>);

impl MadeOf {
    /// The bytes of `text`.
    pub fn of(text: &str) -> Self {
        let mut set = Zeroizing::new([0; 4]);
        for byte in text.bytes() {
            let byte = byte.to_ascii_lowercase();
            if let Some(part) = set.get_mut(usize::from(byte >> 6)) {
                *part |= 1 << (byte & 63);
            }
        }
        Self(set)
    }

    /// True if every byte of this set is also in the other.
    pub fn is_within(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0.iter()).all(|(own, other)| own & !other == 0)
    }

    /// True if the set contains the byte, which must not be a capital letter.
    pub fn has(&self, byte: u8) -> bool {
        self.0.get(usize::from(byte >> 6)).is_some_and(|part| part >> (byte & 63) & 1 != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_number_and_case_of_bytes_are_ignored() {
        let is_within = |own: &str, other: &str| MadeOf::of(own).is_within(&MadeOf::of(other));
        assert!(is_within("Hunter2", "2 x RETNUH"));
        assert!(is_within("", "") && is_within("张三", "三张"));
        assert!(!is_within("hunter2", "hunter") && !is_within("张三", "张") && !is_within("a", ""));
    }

    #[test]
    fn a_set_contains_the_bytes_of_its_text() {
        let text = MadeOf::of("a%20張");
        assert!([b'a', b'%', b'2', b'0', 0xe5].into_iter().all(|byte| text.has(byte)));
        assert!(![b'b', b'+', 0, 0xff].into_iter().any(|byte| text.has(byte)));
    }
}
