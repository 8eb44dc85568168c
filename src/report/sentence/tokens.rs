//! The tokens of a sentence: punctuation of either width, dates, amounts, counts, free texts.

use std::ops::RangeInclusive;

use jiff::civil::Date;
use winnow::Parser;
use winnow::combinator::{alt, opt, preceded};
use winnow::error::EmptyError;
use winnow::token::{one_of, take_while};

use crate::report::When;
use crate::report::vocabulary::half;

/// The rest of the sentence.
pub(super) type Input<'a> = &'a str;
/// The result of a rule. A rule that does not fit gives no reason.
pub(super) type Fit<T> = Result<T, EmptyError>;

/// A mark between clauses.
#[inline]
pub(super) fn is_separator(c: char) -> bool {
    matches!(half(c), ',' | '.' | ';')
}

/// A round bracket.
#[inline]
pub(super) fn is_bracket(c: char) -> bool {
    matches!(half(c), '(' | ')')
}

/// The characters that end a free text at the latest.
#[inline]
fn is_mark(c: char) -> bool {
    matches!(half(c), ',' | '.' | ';' | ':')
}

/// Ends a word.
#[inline]
fn ends_word(c: char) -> bool {
    matches!(half(c), ',' | '.' | ';' | ':' | '(' | ')')
}

/// Consumes a mark between clauses.
pub(super) fn separator(input: &mut Input<'_>) -> Fit<char> {
    one_of(is_separator).parse_next(input)
}

/// A single punctuation mark in either width; `half_width` names it.
pub(super) fn mark<'a>(half_width: char) -> impl Parser<Input<'a>, char, EmptyError> {
    one_of(move |c: char| half(c) == half_width)
}

/// The text up to the next mark or bracket; at least one character.
pub(super) fn word<'a>(input: &mut Input<'a>) -> Fit<&'a str> {
    take_while(1.., |c: char| !ends_word(c)).parse_next(input)
}

/// A word without digits, such as a currency or a kind of document.
pub(super) fn label<'a>(input: &mut Input<'a>) -> Fit<&'a str> {
    word.verify(|text: &str| !text.contains(|c: char| c.is_ascii_digit())).parse_next(input)
}

/// The text up to the next mark, including brackets; at least one character.
pub(super) fn phrase<'a>(input: &mut Input<'a>) -> Fit<&'a str> {
    take_while(1.., |c: char| !is_mark(c)).parse_next(input)
}

/// The text up to the next mark, without consuming it.
pub(super) fn upcoming<'a>(input: &Input<'a>) -> &'a str {
    let mut ahead = *input;
    phrase(&mut ahead).unwrap_or_default()
}

fn digits<'a>(input: &mut Input<'a>) -> Fit<&'a str> {
    take_while(1.., |c: char| c.is_ascii_digit()).parse_next(input)
}

/// A number of at least and at most so many digits. Most sentences begin with a date, so its digits are read without a parser
/// for each.
fn number_of(input: &mut Input<'_>, digits: RangeInclusive<usize>) -> Fit<i16> {
    let (mut number, mut count) = (0, 0);
    for byte in input.bytes().take(*digits.end()).take_while(u8::is_ascii_digit) {
        number = 10 * number + i16::from(byte - b'0');
        count += 1;
    }
    if count < *digits.start() {
        return Err(EmptyError);
    }
    *input = input.get(count..).unwrap_or_default();
    Ok(number)
}

fn two_digits(input: &mut Input<'_>) -> Fit<i8> {
    i8::try_from(number_of(input, 1..=2)?).map_err(|_| EmptyError)
}

fn year_and_month(input: &mut Input<'_>) -> Fit<(i16, i8)> {
    let year = number_of(input, 4..=4)?;
    let month = preceded('年', two_digits).parse_next(input)?;
    '月'.parse_next(input)?;
    Ok((year, month))
}

/// A valid date: `2012年11月9日`.
pub(super) fn day(input: &mut Input<'_>) -> Fit<Date> {
    let month = year_and_month(input)?;
    day_of(month, input)
}

/// The day of this year and month: `9日`.
fn day_of((year, month): (i16, i8), input: &mut Input<'_>) -> Fit<Date> {
    let day = two_digits(input)?;
    '日'.parse_next(input)?;
    Date::new(year, month, day).map_err(|_| EmptyError)
}

/// A day, or a month.
pub(super) fn when(input: &mut Input<'_>) -> Fit<When> {
    let (year, month) = year_and_month(input)?;
    let mut behind = *input;
    if let Ok(day) = day_of((year, month), &mut behind) {
        *input = behind;
        return Ok(When::Day(day));
    }
    Date::new(year, month, 1).map(When::Month).map_err(|_| EmptyError)
}

/// True if the text starts like a date: four digits and 年.
pub(super) fn begins_with_date(text: &str) -> bool {
    let (Some(year), Some(after)) = (text.get(..4), text.get(4..)) else { return false };
    year.bytes().all(|byte| byte.is_ascii_digit()) && after.starts_with('年')
}

/// A small number, such as a number of months.
pub(super) fn count(input: &mut Input<'_>) -> Fit<u32> {
    digits.try_map(str::parse).parse_next(input)
}

/// A card's last four digits.
pub(super) fn four_digits<'a>(input: &mut Input<'a>) -> Fit<&'a str> {
    take_while(4..=4, |c: char| c.is_ascii_digit()).parse_next(input)
}

/// The start of a history, which may follow without a full stop: `最近5年内有`.
pub(super) fn history(input: &mut Input<'_>) -> Fit<()> {
    let within = opt(alt(("之内", "以内", "内")));
    (opt('最'), "近", alt(('5', '五')), '年', within, '有').void().parse_next(input)
}

/// True at the start of a history.
#[inline]
pub(super) fn begins_history(text: &str) -> bool {
    let mut input = text;
    text.starts_with(['最', '近']) && history(&mut input).is_ok()
}

/// `截至`; in retyped copies 截止, 截止至, 截止到.
pub(super) fn until(input: &mut Input<'_>) -> Fit<()> {
    ('截', alt(('至', '止')), opt(alt(('至', '到', '于')))).void().parse_next(input)
}

/// True at words that begin a new sentence, which may follow without a full stop.
fn begins_sentence(text: &str) -> bool {
    let mut input = text;
    begins_history(text) || (text.starts_with('截') && until(&mut input).is_ok())
}

/// Succeeds if the clause has no more text. Used for clauses that end with a word, so that `销户后重开` or `结清（部分）` is not
/// understood as its first word alone.
pub(super) fn over(input: &mut Input<'_>) -> Fit<()> {
    let is_over =
        input.is_empty() || input.starts_with(is_separator) || begins_sentence(input) || begins_with_date(input);
    if is_over { Ok(()) } else { Err(EmptyError) }
}

/// An amount after its words: `余额20,000`, `余额为20,000`, `余额：20,000`.
pub(super) fn figure<'a, T>(
    words: impl Parser<Input<'a>, T, EmptyError>,
) -> impl Parser<Input<'a>, Option<i64>, EmptyError> {
    preceded((words, opt(alt(('为', mark(':'))))), amount)
}

/// An amount, `20,000`, possibly with 元; `--` means none. It must end the clause, so that `500万` is not taken
/// for 500.
pub(super) fn amount(input: &mut Input<'_>) -> Fit<Option<i64>> {
    let amount = alt((no_amount.value(None), number.map(Some))).parse_next(input)?;
    opt('元').parse_next(input)?;
    let is_over = input.is_empty() || input.starts_with(|c| is_separator(c) || is_bracket(c)) || begins_sentence(input);
    if is_over { Ok(amount) } else { Err(EmptyError) }
}

/// An amount followed by 元: `50,000元`.
pub(super) fn yuan(input: &mut Input<'_>) -> Fit<Option<i64>> {
    let amount = alt((no_amount.value(None), number.map(Some))).parse_next(input)?;
    '元'.parse_next(input)?;
    Ok(amount)
}

fn no_amount(input: &mut Input<'_>) -> Fit<()> {
    (mark('-'), mark('-')).void().parse_next(input)
}

/// Digits, possibly in groups of three, possibly with zeros after a point. Numbers beyond 64 bits do not fit.
fn number(input: &mut Input<'_>) -> Fit<i64> {
    let whole = digits(input)?;
    let mut number: i64 = whole.parse().map_err(|_| EmptyError)?;
    let mut groups = 0;
    while let Ok(group) = group_of_three(input) {
        groups += 1;
        number = number.checked_mul(1000).and_then(|number| number.checked_add(group)).ok_or(EmptyError)?;
    }
    if (groups > 0 && whole.len() > 3) || (whole.len() > 1 && whole.starts_with('0')) {
        return Err(EmptyError);
    }
    opt(zero_cents).parse_next(input)?;
    if goes_on(input) { Err(EmptyError) } else { Ok(number) }
}

fn group_of_three(input: &mut Input<'_>) -> Fit<i64> {
    let mut ahead = *input;
    mark(',').parse_next(&mut ahead)?;
    let group = digits(&mut ahead)?;
    if group.len() != 3 {
        return Err(EmptyError);
    }
    *input = ahead;
    group.parse().map_err(|_| EmptyError)
}

fn zero_cents(input: &mut Input<'_>) -> Fit<()> {
    let mut ahead = *input;
    mark('.').parse_next(&mut ahead)?;
    let cents = digits(&mut ahead)?;
    if cents.len() > 2 || cents.bytes().any(|digit| digit != b'0') {
        return Err(EmptyError);
    }
    *input = ahead;
    Ok(())
}

/// True if the mark here is inside a number, because digits follow that do not start a date.
pub(super) fn goes_on(text: &str) -> bool {
    let mut chars = text.chars();
    if !chars.next().is_some_and(is_separator) {
        return false;
    }
    let after = chars.as_str();
    after.starts_with(|c: char| c.is_ascii_digit()) && !begins_with_date(after)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// The result and the rest of the text.
    fn read<'a, T>(rule: impl Fn(&mut Input<'a>) -> Fit<T>, text: &'a str) -> Option<(T, &'a str)> {
        let mut input = text;
        rule(&mut input).ok().map(|value| (value, input))
    }

    #[test]
    fn amounts_come_with_and_without_thousands_separators() {
        for (text, number) in [
            ("0", 0),
            ("700", 700),
            ("20,000", 20_000),
            ("20，000", 20_000),
            ("20000", 20_000),
            ("1,234,567", 1_234_567),
            ("20,000.00", 20_000),
            ("9223372036854775807", i64::MAX),
            ("9,223,372,036,854,775,807", i64::MAX),
        ] {
            for end in ["", "，已使用", ",已使用", "。", ".", "元。", "（含", ".2015年7月已转出", "，2015年7月销户"]
            {
                let whole = format!("{text}{end}");
                let left = end.trim_start_matches('元');
                assert_eq!(read(amount, &whole), Some((Some(number), left)), "{whole}");
            }
        }
        for text in ["--，", "－－，", "——，"] {
            assert_eq!(read(amount, text), Some((None, "，")), "{text}");
        }
    }

    #[test]
    fn what_is_not_quite_an_amount_is_none() {
        for text in [
            "",
            "元",
            "500万",
            "1,23",
            "1,2345",
            "1000,000",
            "0657",
            "12.5",
            "12.345",
            "1,000.50",
            "-5",
            "9223372036854775808",
            "9,223,372,036,854,775,808",
            "99999999999999999999999999999999999999999",
        ] {
            assert_eq!(read(amount, text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_cut_at_their_own_day() {
        assert_eq!(read(day, "2015年6月3日日照银行"), Some((date(2015, 6, 3), "日照银行")));
        assert_eq!(read(when, "2015年06月，"), Some((When::Month(date(2015, 6, 1)), "，")));
        assert_eq!(read(when, "2015年06月30日，"), Some((When::Day(date(2015, 6, 30)), "，")));
        for text in ["2015年13月1日", "2015年2月30日", "15年2月3日", "2015年2月3", "2015年002月3日", "2015年0月"]
        {
            assert_eq!(read(day, text), None, "{text}");
        }
    }

    #[test]
    fn a_count_too_large_is_none() {
        assert_eq!(read(count, "12个月"), Some((12, "个月")));
        assert_eq!(read(count, "99999999999个月"), None);
    }
}
