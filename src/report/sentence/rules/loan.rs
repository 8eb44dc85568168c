//! Clauses of loans and of revolving lines.

use std::borrow::Cow;

use winnow::Parser;
use winnow::combinator::{alt, delimited, opt, terminated};

use super::card::{ended, limit_words};
use crate::report::sentence::name::is_name;
use crate::report::sentence::tokens::{self, Fit, Input, is_bracket, label, mark, over, phrase};
use crate::report::vocabulary::{self, CURRENCIES, OTHER_BUSINESS, SETTLED, TRANSFERRED};
use crate::report::{Account, State};

const LOAN: &str = "贷款";
/// The beginnings of words that deny an event: 尚未, 没有. No kind of loan contains one.
const DENIED: [char; 2] = ['尚', '没'];

/// `50,000元`
pub fn amount(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.amount = tokens::yuan(input)?;
    Ok(())
}

/// `（人民币）`
pub fn currency<'a>(input: &mut Input<'a>, account: &mut Account<'a>) -> Fit<()> {
    let name = label.verify_map(vocabulary::currency);
    account.currency = Some(delimited(mark('('), name, mark(')')).parse_next(input)?);
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

/// True for a kind named 贷款, if that word is only at the end, and for other business that is listed among the loans.
/// A remark on the property may follow in brackets: `个人商用房贷款（包括商住两用房）`. A kind states no event, so `已结清贷款` is not
/// one.
pub fn is_loan(text: &str) -> bool {
    let name = vocabulary::without_remark(text);
    let is_called_loan = name.find(LOAN).is_some_and(|place| place + LOAN.len() == name.len());
    if is_called_loan {
        return is_name(text) && !text.contains(DENIED);
    }
    OTHER_BUSINESS.contains(&text.strip_suffix("业务").unwrap_or(text))
}

/// `2035年1月2日到期`
pub fn due(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.due_on = Some(terminated(tokens::day, ("到期", over)).parse_next(input)?);
    Ok(())
}

/// `2014年5月已结清`
pub fn settled(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.closed_on = Some(ended(input, SETTLED)?);
    account.state = Some(State::Settled);
    Ok(())
}

/// `2014年5月已转出`
pub fn transferred(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.closed_on = Some(ended(input, TRANSFERRED)?);
    account.state = Some(State::Transferred);
    Ok(())
}

/// `额度有效期至2025年1月2日`, `额度长期有效`
pub fn line_validity(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    let until = delimited("额度有效期至", tokens::day, opt('止'));
    account.due_on = terminated(alt((until.map(Some), "额度长期有效".value(None))), over).parse_next(input)?;
    Ok(())
}

/// `可循环使用`, `不可循环使用`
pub fn revolving(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    let words = alt(("可循环使用".value(true), "不可循环使用".value(false)));
    account.revolving = Some(terminated(words, over).parse_next(input)?);
    Ok(())
}

/// `信用额度50,000元`, `授信额度50,000`
pub fn line_limit(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.limit = tokens::figure(limit_words).parse_next(input)?;
    Ok(())
}
