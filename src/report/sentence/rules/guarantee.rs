//! Clauses of guarantees and of related repayment liabilities.

use std::borrow::Cow;

use winnow::Parser;
use winnow::combinator::{alt, delimited, opt, preceded};
use winnow::error::EmptyError;

use super::{card, loan};
use crate::report::Account;
use crate::report::sentence::tokens::{self, Fit, Input, mark, word};
use crate::report::vocabulary::{self, half};

/// The maximum length of a contract number.
const LONGEST_CONTRACT: usize = 256;

/// `担保贷款合同金额90,000`
pub fn contract_amount(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.contract_amount = tokens::figure("担保贷款合同金额").parse_next(input)?;
    Ok(())
}

/// `担保信用卡授信额度90,000`, `担保信用卡信用额度90,000`
pub fn card_limit(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.limit = tokens::figure(("担保信用卡", card::limit_words)).parse_next(input)?;
    Ok(())
}

/// `担保金额45,000`
pub fn amount(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.amount = tokens::figure("担保金额").parse_next(input)?;
    Ok(())
}

/// `担保贷款本金余额30,000`. The sentence names only one loan, so `余额30,000` means the same.
pub fn loan_balance(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.balance = tokens::figure((opt("担保"), opt("贷款"), opt("本金"), "余额")).parse_next(input)?;
    Ok(())
}

/// `担保信用卡已用额度30,000`
pub fn card_used(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.used = tokens::figure(("担保信用卡已", opt('使'), "用额度")).parse_next(input)?;
    Ok(())
}

/// `责任人类型为保证人`: one of [`ROLES`](vocabulary::ROLES), which includes 其他 for all others.
pub fn role<'a>(input: &mut Input<'a>, account: &mut Account<'a>) -> Fit<()> {
    let role =
        preceded(("责任人类型", alt(('为', mark(':')))), word.verify(|role: &str| vocabulary::ROLES.contains(&role)));
    account.role = Some(Cow::Borrowed({ role }.parse_next(input)?));
    Ok(())
}

/// `相关还款责任金额45,000`
pub fn liability_amount(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.amount = tokens::figure("相关还款责任金额").parse_next(input)?;
    Ok(())
}

/// `（保证合同编号：A-1）`, `（保证合同编号：A（2018）1）`; `--` means no number.
pub fn contract<'a>(input: &mut Input<'a>, account: &mut Account<'a>) -> Fit<()> {
    let number = delimited((mark('('), "保证合同编号", mark(':')), contract_number, mark(')')).parse_next(input)?;
    account.contract = Some(number).filter(|number| !number.chars().all(|c| half(c) == '-')).map(Cow::Borrowed);
    Ok(())
}

/// The text up to the closing bracket, including balanced brackets inside.
fn contract_number<'a>(input: &mut Input<'a>) -> Fit<&'a str> {
    let mut depth = 0_usize;
    let end = input.char_indices().take(LONGEST_CONTRACT).find(|(_, c)| match half(*c) {
        ')' if depth == 0 => true,
        ')' => {
            depth -= 1;
            false
        }
        '(' => {
            depth += 1;
            false
        }
        mark => matches!(mark, ',' | ';') || *c == '。',
    });
    let (end, _) = end.filter(|(place, _)| depth == 0 && *place > 0).ok_or(EmptyError)?;
    let (number, rest) =
        input.split_at_checked(end).filter(|(number, _)| !vocabulary::names_state(number)).ok_or(EmptyError)?;
    *input = rest;
    Ok(number)
}

/// `贷款余额30,000`, preceded by the kind of loan if the head had it; `余额30,000`.
pub fn liability_balance<'a>(input: &mut Input<'a>, account: &mut Account<'a>) -> Fit<()> {
    let words = tokens::upcoming(input);
    let kind = words.rfind("余额").and_then(|place| words.get(..place)).ok_or(EmptyError)?;
    let stated = account.loan_kind.as_deref();
    let is_new = match stated {
        _ if kind.is_empty() || kind == "贷款" => false,
        Some(stated) if vocabulary::same(kind, stated) => false,
        // Only if nothing before it stated a kind.
        None if loan::is_loan(kind) => true,
        _ => return Err(EmptyError),
    };
    account.balance = tokens::figure((kind, "余额")).parse_next(input)?;
    if is_new {
        account.loan_kind = Some(Cow::Borrowed(kind));
    }
    Ok(())
}
