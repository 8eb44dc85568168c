//! Removes card, document and telephone numbers from texts, whether printed in one piece or in groups.

use super::text::is_blank;
use crate::protocol::mask::HIDDEN;
use crate::report::vocabulary::half;

/// Words before the number of a card, a document, a telephone or a contract.
const NUMBERED: [&str; 20] = [
    "尾号",
    "号码",
    "编号",
    "卡号",
    "账号",
    "帐号",
    "证号",
    "身份证",
    "护照",
    "护照号",
    "电话",
    "电话号",
    "手机",
    "手机号",
    "tel",
    "phone",
    "mobile",
    "passport",
    "card",
    "no.",
];
/// The characters allowed between such a word and its number.
const BETWEEN: &[char] = &[':', '(', '#', '为', '是', '【', '['];
/// A number with this many digits in a row is neither an amount nor a date.
pub const LONG: usize = 9;
/// The maximum length of an amount, date or time in bytes.
const LONGEST: usize = 64;
/// The unit after an amount of money.
const MONEY: char = '元';

/// Removes the numbers after [`NUMBERED`] words, and numbers of at least [`LONG`] digits. Groups separated
/// only by blanks are one number, except dates, times, and amounts recognisable by commas or unit.
pub fn without_numbers(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (end, hides) = match word(rest) {
            0 => (c.len_utf8(), false),
            _ => number(rest, is_numbered(&shown)),
        };
        let (head, tail) = rest.split_at(end);
        shown.push_str(if hides { HIDDEN } else { head });
        rest = tail;
    }
    shown
}

/// True if the text ends with a word for a number.
fn is_numbered(text: &str) -> bool {
    let label = text.trim_end_matches(|c: char| is_blank(c) || BETWEEN.contains(&half(c)));
    NUMBERED.iter().any(|word| {
        let start = label.len().checked_sub(word.len());
        start.and_then(|start| label.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(word))
    })
}

/// The end of the number at the start of the text, and whether to hide it.
fn number(text: &str, is_numbered: bool) -> (usize, bool) {
    if let Some(Measure { end, is_money }) = measure(text)
        && (is_money || !is_numbered)
    {
        return (end, false);
    }
    if let (Some(end), false) = (date_in_groups(text), is_numbered) {
        return (end, false);
    }
    let mut end = word(text);
    let first = text.get(..end).unwrap_or_default();
    if is_numbered && first.eq_ignore_ascii_case("no") {
        return (end, false);
    }
    let mut digits = digits_of(first);
    while is_numbered || is_group(first) {
        let rest = text.get(end..).unwrap_or_default();
        let gap = gap(rest, is_numbered || first.starts_with('0'));
        let group = rest.get(gap..).unwrap_or_default();
        let length = word(group);
        let next = group.get(..length).unwrap_or_default();
        if gap == 0 || !is_group(next) || measure(group).is_some() {
            break;
        }
        digits += digits_of(next);
        end += gap + length;
    }
    (end, is_numbered || digits >= LONG)
}

/// The length of the gap between two groups: blanks, a point, or the bracket after an area code.
fn gap(text: &str, may_be_code: bool) -> usize {
    let Some(c) = text.chars().next() else { return 0 };
    let rest = match c {
        '.' | '·' | '．' => return c.len_utf8(),
        ')' | '）' if may_be_code => text.get(c.len_utf8()..).unwrap_or_default(),
        _ => text,
    };
    text.len() - rest.trim_start_matches(is_blank).len()
}

/// The length of the word at the start of the text: letters, digits and mask characters.
fn word(text: &str) -> usize {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(half(c), '*' | '-' | '0'..='9');
    text.find(|c| !is_part(c)).unwrap_or(text.len())
}

fn is_digit(c: char) -> bool {
    matches!(half(c), '0'..='9' | '*')
}

fn digits_of(word: &str) -> usize {
    word.chars().filter(|c| is_digit(*c)).count()
}

/// True for a possible part of a number: digits, hyphens, the final letter of a document number.
fn is_group(word: &str) -> bool {
    let digits = word.strip_suffix(['x', 'X']).unwrap_or(word);
    digits.chars().any(is_digit) && digits.chars().all(|c| is_digit(c) || half(c) == '-')
}

/// A date, time or amount, which identifies nobody.
struct Measure {
    end: usize,
    is_money: bool,
}

/// The date, time or amount at the start of the text.
fn measure(text: &str) -> Option<Measure> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '/' | ':' | '-');
    let stretch = text.bytes().take(LONGEST + 1).take_while(|byte| is_part(char::from(*byte))).count();
    let found = text.get(..stretch).filter(|_| stretch <= LONGEST)?.trim_end_matches(|c: char| !c.is_ascii_digit());
    let next = text.get(found.len()..)?.chars().next();
    if found.is_empty() || next.is_some_and(|c| c.is_ascii_alphanumeric() || is_digit(c)) {
        return None;
    }
    let is_money = is_amount(found) || (next == Some(MONEY) && found.len() < LONG);
    (is_money || is_decimal(found) || is_date(found) || is_time(found) || has_unit(found, next))
        .then_some(Measure { end: found.len(), is_money })
}

/// `1,234,567.00`
fn is_amount(text: &str) -> bool {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let mut groups = whole.split(',').map(str::len);
    let first = groups.next().is_some_and(|length| (1..=3).contains(&length));
    let commas = whole.contains(',') && groups.all(|length| length == 3);
    first && commas && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
}

/// `1234567.00`
fn is_decimal(text: &str) -> bool {
    let is_number = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    text.split_once('.').is_some_and(|(whole, part)| {
        (1..LONG).contains(&whole.len()) && part.len() == 2 && is_number(whole) && is_number(part)
    })
}

/// `2015-07-01`, `2015.7`
fn is_date(text: &str) -> bool {
    ['-', '.', '/'].into_iter().any(|mark| {
        let parts: Vec<&str> = text.split(mark).collect();
        matches!(*parts, [year, month] if is_year(year) && is_within(month, 12))
            || matches!(*parts, [year, month, day] if is_year(year) && is_within(month, 12) && is_within(day, 31))
    })
}

/// `12:02:59`
fn is_time(text: &str) -> bool {
    (1..=2).contains(&text.matches(':').count()) && text.split(':').all(|part| is_within(part, 60))
}

/// A year, month or day of a Chinese date.
fn has_unit(text: &str, unit: Option<char>) -> bool {
    match unit {
        Some('年') => is_year(text),
        Some('月') => is_within(text, 12),
        Some('日') => is_within(text, 31),
        _ => false,
    }
}

/// The length of the date at the start of the text, in one or several groups: `20150701`, `2015 07 01`.
fn date_in_groups(text: &str) -> Option<usize> {
    let first = text.get(..word(text))?;
    if let (8, Some((year, rest))) = (first.len(), first.split_at_checked(4))
        && let Some((month, day)) = rest.split_at_checked(2)
    {
        return (is_year(year) && is_within(month, 12) && is_within(day, 31)).then_some(first.len());
    }
    let mut end = first.len();
    for most in [12, 31] {
        let group = text.get(end..)?.trim_start_matches(is_blank);
        end = text.len() - group.len() + word(group);
        let part = group.get(..word(group)).filter(|part| is_within(part, most));
        part?;
    }
    is_year(first).then_some(end)
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.chars().all(|c| c.is_ascii_digit()) && (text.starts_with("19") || text.starts_with("20"))
}

fn is_within(text: &str, most: u8) -> bool {
    text.len() <= 2 && text.parse().is_ok_and(|number: u8| number <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_digits_are_one_number() {
        for text in [
            "6225 8812 3456 7890",
            "6225\u{a0}8812\u{3000}3456  7890",
            "138-1234 5678",
            "110101 19900101 001X",
            "６２２５ ８８１２ ３４",
            "**** **** 1",
            "138.1234.5678",
            "6225·8812·3456",
        ] {
            assert_eq!(without_numbers(&format!("欠{text}款")), "欠***款", "{text}");
        }
        assert_eq!(without_numbers("138 1234 5678 5000元"), "*** 5000元");
        assert_eq!(without_numbers("3月 138 1234 5678日间"), "3月 ***日间");
    }

    #[test]
    fn dates_times_and_amounts_are_kept() {
        for text in [
            "2015-07-01 12:02:59",
            "2015.07.01 2015.08.01",
            "20150701 20160701",
            "2015 07 01 2016 07 01",
            "1,234,567 1,234,567.00",
            "50000元 60000元",
            "12345678.00 1.2.3",
            "余额20241。20150701",
            "余额20241。200000，30000000",
            "2015年3月31日 2016年3月31日",
            "1234 5678",
            "购手机5,000元",
        ] {
            assert_eq!(without_numbers(text), text);
        }
    }

    #[test]
    fn the_time_grows_linearly_with_the_length_of_the_text() {
        let text = "1.".repeat(50_000);
        assert_eq!(without_numbers(&text), "***.");
        assert_eq!(without_numbers(&"1:".repeat(50_000)).len(), 100_000);
    }

    #[test]
    fn a_number_after_its_word_is_hidden_however_short() {
        for text in [
            "尾号：1234",
            "护照 E 12345",
            "Tel: 8765-43",
            "卡号为 12 34",
            "电话（8765",
            "手机号码 2015",
            "Passport No. G12",
            "电话：(010) 8765 4321",
        ] {
            let shown = without_numbers(&format!("{text}转"));
            assert!(shown.contains("***") && !shown.contains(|c: char| c.is_ascii_digit()), "{shown}");
        }
    }
}
