//! The clauses on five years of payment history, which may follow any account.

use winnow::Parser;
use winnow::combinator::{alt, delimited};

use crate::report::Account;
use crate::report::sentence::tokens::{Fit, HISTORY, Input, count};

/// `最近5年内有8个月处于逾期状态`
pub fn months_overdue(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.months_overdue = Some(delimited(HISTORY, count, "个月处于逾期状态").parse_next(input)?);
    Ok(())
}

/// `没有发生过90天以上逾期`, `其中2个月逾期超过90天`
pub fn overdue_over_90(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    let months = alt(("没有发生过90天以上逾期".value(0), delimited("其中", count, "个月逾期超过90天")));
    account.months_over_90 = Some({ months }.parse_next(input)?);
    Ok(())
}

/// `最近5年内有8个月透支超过60天`
pub fn months_overdrawn(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.months_over_60 = Some(delimited(HISTORY, count, "个月透支超过60天").parse_next(input)?);
    Ok(())
}

/// `没有发生过90天以上透支`, `其中2个月透支超过90天`
pub fn overdrawn_over_90(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    let months = alt(("没有发生过90天以上透支".value(0), delimited("其中", count, "个月透支超过90天")));
    account.months_over_90 = Some({ months }.parse_next(input)?);
    Ok(())
}
