//! Draws codes and captchas from a seed: the same seed and the same history give the same codes.

/// Letters and digits that cannot be confused with each other. Codes of the sandbox never contain others (0,
/// 1, o, l ...).
pub(super) const ALPHABET: &[u8] = b"34678acdefhkmnprtwxy";
/// The number of digits, which come first.
const DIGITS: usize = 5;
/// The length of a captcha, an SMS code, an identity code and a UnionPay code (hints of §1.1.2 and §1.1.7).
pub(super) const CODE_LENGTH: usize = 6;

/// A random generator for the purpose named by `parts`, in the world of `seed`.
pub(super) fn rng(seed: u64, parts: &[&str]) -> fastrand::Rng {
    // FNV-1a with a separator after each part, so that ("ab", "c") and ("a", "bc") differ.
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0xff]));
    let hash = bytes
        .fold(0xcbf2_9ce4_8422_2325 ^ seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    let mut rng = fastrand::Rng::with_seed(hash);
    rng.u64(..); // the first draw of neighbouring seeds is alike
    rng
}

/// Six letters or digits with at least one of each, so that a client that expects only digits fails.
pub(super) fn code(mut rng: fastrand::Rng) -> String {
    let letters = ALPHABET.len() - DIGITS;
    let (digit_at, step) = (rng.usize(..CODE_LENGTH), rng.usize(1..CODE_LENGTH));
    let letter_at = (digit_at + step) % CODE_LENGTH;
    let draw = |place| {
        let index = match place {
            _ if place == digit_at => rng.usize(..DIGITS),
            _ if place == letter_at => DIGITS + rng.usize(..letters),
            _ => rng.usize(..ALPHABET.len()),
        };
        char::from(ALPHABET.get(index).copied().unwrap_or(b'x'))
    };
    (0..CODE_LENGTH).map(draw).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_code_and_another_a_different_one() {
        assert_eq!(code(rng(1, &["u1", "sms"])), code(rng(1, &["u1", "sms"])));
        assert_ne!(code(rng(1, &["u1", "sms"])), code(rng(2, &["u1", "sms"])));
        assert_ne!(code(rng(1, &["u1", "sms"])), code(rng(1, &["u2", "sms"])));
    }

    // §1.1.2
    #[test]
    fn every_code_has_six_characters_a_digit_and_a_letter() {
        for seed in 0..500 {
            let code = code(rng(seed, &["x"]));
            assert_eq!(code.len(), 6);
            assert!(code.bytes().any(|byte| byte.is_ascii_digit()), "{code}");
            assert!(code.bytes().any(|byte| byte.is_ascii_lowercase()), "{code}");
        }
    }

    #[test]
    fn the_first_five_of_the_alphabet_are_its_digits() {
        assert!(ALPHABET.iter().enumerate().all(|(place, byte)| byte.is_ascii_digit() == (place < DIGITS)));
    }
}
