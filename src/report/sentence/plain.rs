//! Normalises a sentence: drops blanks, numbering and bullets, and makes digits half width.
//!
//! Punctuation stays as printed, because names are printed with it. The rules accept it in either width.

use std::borrow::Cow;

use super::tokens::begins_with_date;

/// The characters that start a list item.
const BULLETS: [char; 13] = ['•', '·', '●', '○', '■', '□', '◆', '◇', '▪', '►', '-', '*', '※'];
/// The maximum number of digits of a number before a sentence.
const MOST_DIGITS: usize = 7;

/// The sentence without blanks, and without numbering and bullets before its date. Borrows if nothing inside
/// has to change.
pub fn plain(sentence: &str) -> Cow<'_, str> {
    let sentence = sentence.trim_matches(is_blank);
    match compact(sentence) {
        Cow::Borrowed(text) => Cow::Borrowed(without_numbering(text)),
        Cow::Owned(mut text) => {
            let numbering = text.len() - without_numbering(&text).len();
            text.drain(..numbering);
            Cow::Owned(text)
        }
    }
}

/// All kinds of white space, and the zero-width characters that copying leaves behind.
#[inline]
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

fn compact(text: &str) -> Cow<'_, str> {
    let is_changed_at = |place: usize| text.get(place..).and_then(|text| text.chars().next()).is_some_and(is_changed);
    let mut places = text.bytes().enumerate().filter(|(_, byte)| may_begin_changed(*byte));
    let Some((first, _)) = places.find(|(place, _)| is_changed_at(*place)) else { return Cow::Borrowed(text) };
    let (before, after) = text.split_at(first);
    let mut plain = String::with_capacity(text.len());
    plain.push_str(before);
    plain.extend(after.chars().filter(|c| !is_blank(*c)).map(|c| if is_wide_digit(c) { narrow(c) } else { c }));
    Cow::Owned(plain)
}

/// True for a character that is removed or replaced.
fn is_changed(c: char) -> bool {
    is_blank(c) || is_wide_digit(c)
}

/// A fast check: false for a byte that cannot begin a character for which [`is_changed`] is true. Most bytes of a sentence
/// are such bytes: printable ASCII, the first bytes of ideographs, and all continuation bytes.
#[inline]
fn may_begin_changed(byte: u8) -> bool {
    !matches!(byte, b'!'..=b'~' | 0x80..=0xbf | 0xe4..=0xe9)
}

fn is_wide_digit(c: char) -> bool {
    matches!(c, '０'..='９')
}

fn narrow(digit: char) -> char {
    crate::report::vocabulary::half(digit)
}

/// Drops `12.`, `3、`, `（4）` and bullets, but only if the date of an account follows.
fn without_numbering(text: &str) -> &str {
    if begins_with_date(text) {
        return text;
    }
    let rest = text.trim_start_matches(BULLETS);
    let rest = numbering(rest).unwrap_or(rest).trim_start_matches(BULLETS);
    if begins_with_date(rest) { rest } else { text }
}

/// The text after a number that is followed by a mark or enclosed in brackets.
fn numbering(text: &str) -> Option<&str> {
    let inside = text.strip_prefix(['（', '(', '【', '[']);
    let number = inside.unwrap_or(text);
    let rest = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let ends: &[char] = match inside {
        Some(_) => &['）', ')', '】', ']'],
        None => &['.', '．', '、', '）', ')', ':', '：', ',', '，', '。'],
    };
    let digits = number.len() - rest.len();
    (1..=MOST_DIGITS).contains(&digits).then(|| rest.strip_prefix(ends)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    // §1.2.5
    #[test]
    fn blanks_are_dropped_even_within_words() {
        let spaced = "\u{a0}2012 年\t11 月\u{3000}9 日招商 银行\n信用额\u{200b} 度\r\n";
        assert_eq!(plain(spaced), "2012年11月9日招商银行信用额度");
    }

    #[test]
    fn the_fast_check_misses_no_character_that_changes() {
        let missed = |c: &char| is_changed(*c) && !may_begin_changed(c.to_string().as_bytes()[0]);
        assert_eq!(('\0'..=char::MAX).filter(missed).collect::<Vec<_>>(), []);
    }

    #[test]
    fn a_sentence_without_blanks_is_borrowed() {
        assert!(matches!(plain(" 12.2012年11月9日招商银行 "), Cow::Borrowed("2012年11月9日招商银行")));
    }

    #[test]
    fn numbering_and_bullets_before_a_date_are_dropped() {
        for mark in ["12. ", "4.", "3、", "•", "• 5．", "（6）", "(7)", "8)", "·", "1000000. "] {
            assert_eq!(plain(&format!("{mark}2015年6月3日日照银行")), "2015年6月3日日照银行", "{mark}");
        }
    }

    #[test]
    fn numbering_before_anything_else_is_kept() {
        for text in [
            "1.信用卡",
            "2015.07.01",
            "•",
            "3、",
            "12015年6月3日招商银行",
            "12.34.2015年6月3日招商银行",
            "（1.2015年6月3日",
            "1.）2015年6月3日",
        ] {
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn digits_become_half_width_and_punctuation_stays() {
        assert_eq!(plain("２０１２年１月９日（中国），"), "2012年1月9日（中国），");
    }
}
