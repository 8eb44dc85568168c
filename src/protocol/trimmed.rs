//! Trims names. Nearly every name is trimmed already, and replies have very many.

/// The same as [`str::trim`], but quicker for a text without blanks around it.
pub(super) fn trimmed(text: &str) -> &str {
    if has_visible_ends(text) { text } else { text.trim() }
}

/// True if a text has no blanks around it.
pub(super) fn is_trimmed(text: &str) -> bool {
    has_visible_ends(text) || text.trim().len() == text.len()
}

/// True if the first and the last byte are visible ASCII.
fn has_visible_ends(text: &str) -> bool {
    let is_visible = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    is_visible(text.as_bytes().first()) && is_visible(text.as_bytes().last())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn trimming_is_that_of_the_standard_library(text in "[ \\t\u{3000}a号]{0,4}") {
            prop_assert_eq!(trimmed(&text), text.trim());
            prop_assert_eq!(is_trimmed(&text), text.trim() == text);
        }
    }
}
