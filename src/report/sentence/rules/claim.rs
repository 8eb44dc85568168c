//! Clauses of compensation (代偿) and of the disposal of claims (债权).

use winnow::Parser;
use winnow::combinator::{alt, delimited};

use crate::report::Account;
use crate::report::sentence::tokens::{self, Fit, Input, mark, over};

/// `累计代偿金额8,000`
pub fn compensated(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.amount = tokens::figure("累计代偿金额").parse_next(input)?;
    Ok(())
}

/// `最近一次还款日期为2014年5月6日`
pub fn last_paid(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.last_paid_on =
        Some(delimited(("最近一次还款日期", alt(('为', mark(':')))), tokens::day, over).parse_next(input)?);
    Ok(())
}

/// `金额8,000`
pub fn amount(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.amount = tokens::figure("金额").parse_next(input)?;
    Ok(())
}
