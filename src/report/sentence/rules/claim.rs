//! Clauses of compensation (代偿) and of the disposal of claims (债权).

use winnow::Parser;
use winnow::combinator::preceded;

use crate::report::Account;
use crate::report::sentence::tokens::{self, Fit, Input};

/// `累计代偿金额8,000`
pub fn compensated(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.amount = preceded("累计代偿金额", tokens::amount).parse_next(input)?;
    Ok(())
}

/// `最近一次还款日期为2014年5月6日`
pub fn last_paid(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.last_paid_on = Some(preceded("最近一次还款日期为", tokens::day).parse_next(input)?);
    Ok(())
}

/// `金额8,000`
pub fn amount(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.amount = preceded("金额", tokens::amount).parse_next(input)?;
    Ok(())
}
