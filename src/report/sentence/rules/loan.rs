//! Clauses of loans and of revolving lines.

use std::borrow::Cow;

use winnow::Parser;
use winnow::combinator::{alt, delimited, opt, preceded, terminated};

use crate::report::sentence::name::is_name;
use crate::report::sentence::tokens::{self, Fit, Input, is_bracket, label, mark, phrase};
use crate::report::vocabulary::{self, CURRENCIES, OTHER_BUSINESS};
use crate::report::{Account, State, When};

/// `50,000元`
pub fn amount(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.amount = tokens::yuan(input)?;
    Ok(())
}

/// `（人民币）`
pub fn currency<'a>(input: &mut Input<'a>, account: &mut Account<'a>) -> Fit<()> {
    let name = delimited(mark('('), label, mark(')')).parse_next(input)?;
    account.currency = Some(vocabulary::currency(name));
    Ok(())
}

/// `个人消费贷款`
pub fn kind<'a>(input: &mut Input<'a>, account: &mut Account<'a>) -> Fit<()> {
    let kind = phrase.verify(|text: &str| is_loan(text) && !names_an_amount(text)).parse_next(input)?;
    account.kind = Some(vocabulary::kind_of_loan(kind));
    account.loan_kind = Some(Cow::Borrowed(kind));
    Ok(())
}

/// True for a text that contains parts of the amount before the kind: digits, or a currency in brackets.
fn names_an_amount(text: &str) -> bool {
    let is_currency = |part: &str| CURRENCIES.iter().any(|(name, _)| *name == part);
    text.contains(|c: char| c.is_ascii_digit()) || text.split(is_bracket).any(is_currency)
}

/// True for a kind named 贷款, where that word is at the end only, and for other business that is listed among
/// the loans.
pub fn is_loan(text: &str) -> bool {
    let is_called_loan = text.find("贷款").is_some_and(|place| place + "贷款".len() == text.len());
    if is_called_loan {
        return is_name(text);
    }
    OTHER_BUSINESS.contains(&text.strip_suffix("业务").unwrap_or(text))
}

/// `2035年1月2日到期`
pub fn due(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.due_on = Some(terminated(tokens::day, "到期").parse_next(input)?);
    Ok(())
}

fn ended<'a>(word: &'static str) -> impl Parser<Input<'a>, When, winnow::error::EmptyError> {
    terminated(tokens::when, (opt('已'), word))
}

/// `2014年5月已结清`
pub fn settled(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.closed_on = Some(ended("结清").parse_next(input)?);
    account.state = Some(State::Settled);
    Ok(())
}

/// `2014年5月已转出`
pub fn transferred(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.closed_on = Some(ended("转出").parse_next(input)?);
    account.state = Some(State::Transferred);
    Ok(())
}

/// `额度有效期至2025年1月2日`, `额度长期有效`
pub fn line_validity(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.due_on =
        alt((preceded("额度有效期至", tokens::day).map(Some), "额度长期有效".value(None))).parse_next(input)?;
    Ok(())
}

/// `可循环使用`, `不可循环使用`
pub fn revolving(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    let revolving = alt(("可循环使用".value(true), "不可循环使用".value(false))).parse_next(input)?;
    account.revolving = Some(revolving);
    Ok(())
}

/// `信用额度50,000元（人民币）`
pub fn line_limit<'a>(input: &mut Input<'a>, account: &mut Account<'a>) -> Fit<()> {
    let limit = preceded("信用额度", tokens::yuan).parse_next(input)?;
    currency(input, account)?;
    account.limit = limit;
    Ok(())
}
