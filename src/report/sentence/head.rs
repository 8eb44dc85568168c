//! The head of a sentence, after its date: the institution, and the kind of sentence that follows.
//!
//! Institution names contain 日, 为 and brackets. So each head is cut at words that no name contains, and a
//! name never extends past a comma or a full stop.

use std::borrow::Cow;

use winnow::Parser;
use winnow::combinator::{delimited, opt, preceded};
use winnow::error::EmptyError;
use winnow::token::take_while;

use super::form::Family;
use super::name::{CLAIM, COMPENSATED, GIVEN, HANDLED, ISSUED, is_institution, is_name, is_party};
use super::rules::loan::is_loan;
use super::tokens::{Fit, Input, is_bracket, is_separator, label, mark, phrase, separator, upcoming};
use crate::report::vocabulary::{self, kind_of_loan, names_state};
use crate::report::{Account, Kind};

const LOAN: &str = "贷款";
const GRANTED: &str = "授信";
/// How many characters at the end of a document number are shown.
const SHOWN: usize = 4;

/// Parses the head. If `loosely`, the institution's name may be missing.
pub(super) fn head<'a>(input: &mut Input<'a>, account: &mut Account<'a>, loosely: bool) -> Fit<Family> {
    let ahead = upcoming(input);
    if let Some((name, _)) = ahead.split_once(ISSUED) {
        return issued(input, account, (name, ISSUED), loosely);
    }
    let start = *input;
    if let Ok(family) = guarantee(input, account) {
        return Ok(family);
    }
    *input = start;
    if let Some((name, _)) = ahead.split_once(HANDLED) {
        issuer(input, account, (name, HANDLED), loosely)?;
        return if begins_with_amount(input) { loan(account) } else { Err(EmptyError) };
    }
    let (word, kind, family) = if ahead.contains(GRANTED) {
        return line(input, account, loosely);
    } else if ahead.contains(COMPENSATED) {
        (COMPENSATED, Kind::Compensation, Family::Compensation)
    } else {
        (CLAIM, Kind::AssetDisposal, Family::Disposal)
    };
    let Some((name, _)) = ahead.split_once(word) else {
        let (name, _) = ahead.split_once(GIVEN).filter(|(name, _)| is_institution(name)).ok_or(EmptyError)?;
        return issued(input, account, (name, GIVEN), loosely);
    };
    issuer(input, account, (name, word), loosely)?;
    account.kind = Some(kind);
    Ok(family)
}

/// The institution's name and the word after it.
fn issuer<'a>(input: &mut Input<'a>, account: &mut Account<'a>, words: (&'a str, &str), loosely: bool) -> Fit<()> {
    let (name, word) = words;
    if !is_name(name) || (name.is_empty() && !loosely) {
        return Err(EmptyError);
    }
    *input = input.get(name.len() + word.len()..).ok_or(EmptyError)?;
    named(account, name);
    Ok(())
}

fn named<'a>(account: &mut Account<'a>, issuer: &'a str) {
    if !issuer.is_empty() {
        account.issuer = Some(Cow::Borrowed(issuer));
        account.branch = vocabulary::branch(issuer).map(Cow::Borrowed);
    }
}

/// `招商银行发放的贷记卡`, or `招商银行发放的` before a loan. In retyped copies the word is 发.
fn issued<'a>(input: &mut Input<'a>, account: &mut Account<'a>, words: (&'a str, &str), loosely: bool) -> Fit<Family> {
    issuer(input, account, words, loosely)?;
    let cards = [
        ("贷记卡", Kind::CreditCard, Family::CreditCard),
        ("准贷记卡", Kind::QuasiCreditCard, Family::QuasiCreditCard),
    ];
    for (word, kind, family) in cards {
        if let Some(rest) = input.strip_prefix(word) {
            *input = rest;
            account.kind = Some(kind);
            return Ok(family);
        }
    }
    if begins_with_amount(input) || upcoming(input).ends_with(LOAN) { loan(account) } else { Err(EmptyError) }
}

fn begins_with_amount(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || c == '-')
}

fn loan(account: &mut Account<'_>) -> Fit<Family> {
    account.kind = Some(Kind::OtherLoan); // until the clause of the kind says more
    Ok(Family::Loan)
}

/// `招商银行为个人消费贷款授信`, split at the last 为. Other business (融资融券交易) may take the place of the kind of loan.
fn line<'a>(input: &mut Input<'a>, account: &mut Account<'a>, loosely: bool) -> Fit<Family> {
    let words = upcoming(input).split_once(GRANTED).ok_or(EmptyError)?.0;
    let (name, kind) = words.rsplit_once('为').ok_or(EmptyError)?;
    if !is_name(name) || (name.is_empty() && !loosely) || kind == LOAN || !is_loan(kind) {
        return Err(EmptyError);
    }
    (words, GRANTED).void().parse_next(input)?;
    named(account, name);
    account.kind = Some(kind_of_loan(kind));
    account.loan_kind = Some(Cow::Borrowed(kind));
    Ok(Family::Line)
}

/// `，为张三（证件类型：身份证，证件号码：…）在招商银行办理的贷款提供担保`, or `…承担相关还款责任`.
fn guarantee<'a>(input: &mut Input<'a>, account: &mut Account<'a>) -> Fit<Family> {
    preceded(opt(separator), '为').parse_next(input)?;
    let party = party(input)?;
    '在'.parse_next(input)?;
    let words = upcoming(input);
    let (name, business) =
        words.rsplit_once(HANDLED).filter(|(name, _)| !name.is_empty() && is_name(name)).ok_or(EmptyError)?;
    let (family, loan_kind) = match business {
        "贷款提供担保" => (Family::LoanGuarantee, None),
        "信用卡提供担保" => (Family::CardGuarantee, None),
        _ => {
            let loan = business.strip_suffix("承担相关还款责任").filter(|loan| is_loan(loan)).ok_or(EmptyError)?;
            (Family::Liability, (loan != LOAN).then_some(loan))
        }
    };
    words.void().parse_next(input)?;
    named(account, name);
    account.kind = Some(Kind::Guarantee);
    account.party = Some(party);
    account.loan_kind = loan_kind.map(Cow::Borrowed);
    Ok(family)
}

/// `张三（证件类型：身份证，证件号码：110101199001010000）`. All but the end of the number is hidden.
fn party<'a>(input: &mut Input<'a>) -> Fit<Cow<'a, str>> {
    let whole = *input;
    let name = phrase.parse_next(input)?; // up to the colon behind 证件类型
    let name = name.strip_suffix("证件类型").and_then(|name| name.strip_suffix(['（', '('])).ok_or(EmptyError)?;
    if name.is_empty() || !is_party(name) {
        return Err(EmptyError);
    }
    delimited(mark(':'), label.verify(|document: &str| !names_state(document)), separator).parse_next(input)?;
    ("证件号码", mark(':')).parse_next(input)?;
    let before = whole.len() - input.len();
    let number = take_while(1.., |c| !is_bracket(c) && !is_separator(c));
    let number = number.verify(|number: &str| !names_state(number)).parse_next(input)?;
    let bracket = mark(')').parse_next(input)?;
    let party = whole.get(..whole.len() - input.len()).unwrap_or_default();
    let hidden = number.chars().count().saturating_sub(SHOWN);
    if number.chars().take(hidden).all(|c| c == '*') {
        return Ok(Cow::Borrowed(party));
    }
    let shown = number.chars().skip(hidden);
    let mut masked = String::with_capacity(party.len());
    masked.push_str(whole.get(..before).unwrap_or_default());
    masked.extend(std::iter::repeat_n('*', hidden).chain(shown));
    masked.push(bracket);
    Ok(Cow::Owned(masked))
}
