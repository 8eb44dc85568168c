//! The clauses on five years of payment history, which may follow any account.

use winnow::Parser;
use winnow::combinator::{alt, delimited, opt, preceded, terminated};
use winnow::error::EmptyError;

use crate::report::Account;
use crate::report::sentence::tokens::{Fit, Input, count, history, over};

const OVERDUE: &str = "逾期";
const OVERDRAWN: &str = "透支";

/// `最近5年内有8个月处于逾期状态`
pub fn months_overdue(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    let is_overdue = ("个月", opt("处于"), OVERDUE, opt("状态"), over);
    account.months_overdue = Some(delimited(history, count, is_overdue).parse_next(input)?);
    Ok(())
}

/// `没有发生过90天以上逾期`, `其中2个月逾期超过90天`
pub fn overdue_over_90(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    let within = account.months_overdue;
    over_90(OVERDUE, within, input, account)
}

/// `最近5年内有8个月透支超过60天`
pub fn months_overdrawn(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    let beyond = ("个月", longer(OVERDRAWN, "60天"), over);
    account.months_over_60 = Some(delimited(history, count, beyond).parse_next(input)?);
    Ok(())
}

/// `没有发生过90天以上透支`, `其中2个月透支超过90天`
pub fn overdrawn_over_90(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    let within = account.months_over_60;
    over_90(OVERDRAWN, within, input, account)
}

/// Accepts a single value: a sentence with two histories may state two. The months are among those of `within`, so
/// `有3个月…，其中5个月…` is a contradiction.
fn over_90(what: &'static str, within: Option<u32>, input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    let never = (alt(("没有", "未", "从未")), "发生", opt('过'), longer(what, "90天"));
    let some = delimited(("其中", opt('有')), count, ("个月", longer(what, "90天")));
    let months = terminated(alt((never.value(0), some)), over).parse_next(input)?;
    if within.is_some_and(|within| months > within) {
        return Err(EmptyError);
    }
    match account.months_over_90 {
        Some(stated) if stated != months => Err(EmptyError),
        Some(_) | None => {
            account.months_over_90 = Some(months);
            Ok(())
        }
    }
}

/// `逾期超过90天`, `逾期90天以上`, `90天以上的逾期`, `超出90天的逾期`
fn longer<'a>(what: &'static str, days: &'static str) -> impl Parser<Input<'a>, (), EmptyError> {
    let beyond = || alt(("超过", "超出"));
    let amount = move || alt(((beyond(), days).void(), (days, "以上").void()));
    alt((preceded(what, amount()), terminated(amount(), (opt('的'), what))))
}
