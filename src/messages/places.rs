//! The placeholders of a text: `{name}` is replaced by a value, and `{name|session|sessions}` by the first word if that value
//! is 1, else by the second.
//!
//! All functions here are `const`, so the compiler checks the catalogue: a row whose languages have different
//! placeholders does not compile.

/// The placeholder for an error's own text, which is English.
const ERROR: &[u8] = b"error";

/// True if both languages of a row have the same placeholders. English may have `{error}` instead of the placeholders
/// of the Chinese, because the error's own text states the same facts in English.
pub(super) const fn agree(zh: &str, en: &str) -> bool {
    let (zh, en) = (zh.as_bytes(), en.as_bytes());
    are_in(en, zh, true) && (has(en, ERROR) || are_in(zh, en, false))
}

/// True if the text has a placeholder of that name.
pub(super) const fn has_place(text: &str, name: &str) -> bool {
    has(text.as_bytes(), name.as_bytes())
}

/// True if all placeholders of one text are also in the other, apart from `{error}` if that is allowed.
const fn are_in(mut text: &[u8], other: &[u8], but_the_error: bool) -> bool {
    while let Some((name, rest)) = next(text) {
        let left_aside = but_the_error && same(name, ERROR);
        if !left_aside && !has(other, name) {
            return false;
        }
        text = rest;
    }
    true
}

const fn has(mut text: &[u8], name: &[u8]) -> bool {
    while let Some((found, rest)) = next(text) {
        if same(found, name) {
            return true;
        }
        text = rest;
    }
    false
}

/// The name of the first placeholder, and the text after it.
const fn next(mut text: &[u8]) -> Option<(&[u8], &[u8])> {
    while let [first, behind @ ..] = text {
        if *first == b'{'
            && let Some((inner, rest)) = split(behind, b'}')
        {
            return match split(inner, b'|') {
                Some((name, _)) => Some((name, rest)),
                None => Some((inner, rest)),
            };
        }
        text = behind;
    }
    None
}

const fn split(text: &[u8], at: u8) -> Option<(&[u8], &[u8])> {
    let (mut length, mut rest) = (0, text);
    while let [byte, more @ ..] = rest {
        if *byte == at {
            return Some((text.split_at(length).0, more));
        }
        (length, rest) = (length + 1, more);
    }
    None
}

const fn same(mut one: &[u8], mut other: &[u8]) -> bool {
    while let ([a, one_rest @ ..], [b, other_rest @ ..]) = (one, other) {
        if *a != *b {
            return false;
        }
        (one, other) = (one_rest, other_rest);
    }
    one.is_empty() && other.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_placeholders_in_any_order() {
        assert!(agree("没有", "none") && agree("{a}：{b}", "{b} of {a}, {a}"));
        assert!(!agree("{a}", "none") && !agree("没有", "{a}") && !agree("{a}", "{b}") && !agree("{a}", "{aa}"));
    }

    #[test]
    fn english_may_have_the_error_if_chinese_spells_it_out() {
        assert!(
            agree("{path}：{reason}", "{path}: {error}") && agree("没有 {part}", "{error}") && agree("没有", "{error}")
        );
        assert!(!agree("{reason}", "{path}: {error}"), "the path is not said in Chinese");
        assert!(!agree("{error}", "none"), "the error is not said in English");
    }

    #[test]
    fn the_words_for_one_and_for_several_belong_to_the_placeholder_of_their_number() {
        assert!(agree("{count} 个", "{count} {count|session|sessions}") && !agree("{a}", "{a} {b|is|are}"));
    }

    #[test]
    fn an_unclosed_brace_is_not_a_placeholder() {
        assert!(["{a", "a}", "{", "}{a"].into_iter().all(|text| !has_place(text, "a")));
    }
}
