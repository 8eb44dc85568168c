//! Clauses of cards. Loans share those about figures and states.

use std::borrow::Cow;

use winnow::Parser;
use winnow::combinator::{alt, eof, opt, peek, preceded};

use crate::report::sentence::tokens::{self, Fit, Input, label, mark};
use crate::report::vocabulary;
use crate::report::{Account, State};

/// `（人民币账户`
pub fn currency<'a>(input: &mut Input<'a>, account: &mut Account<'a>) -> Fit<()> {
    let name = preceded(mark('('), label).verify_map(|text: &str| text.strip_suffix("账户")).parse_next(input)?;
    if name.is_empty() {
        return Err(winnow::error::EmptyError);
    }
    account.currency = Some(vocabulary::currency(name));
    Ok(())
}

/// `卡片尾号：0012`
pub fn tail<'a>(input: &mut Input<'a>, account: &mut Account<'a>) -> Fit<()> {
    let digits = ("卡片尾号", mark(':'));
    let tail = preceded(digits, tokens::four_digits).parse_next(input)?;
    peek(mark(')')).parse_next(input)?;
    account.tail = Some(Cow::Borrowed(tail));
    Ok(())
}

/// `）`
pub fn bracket_end(input: &mut Input<'_>, _: &mut Account<'_>) -> Fit<()> {
    mark(')').void().parse_next(input)
}

/// `截至2015年6月`; in retyped copies 截止.
pub fn as_of(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    let as_of = preceded(alt(("截至", "截止")), tokens::when).parse_next(input)?;
    // `截至2012年10月已销户` is not a date of figures.
    peek(alt((tokens::separator.void(), eof.void()))).parse_next(input)?;
    account.as_of = Some(as_of);
    Ok(())
}

/// `信用额度20,000`, `信用额度折合人民币26,000`
pub fn limit(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    let (converted, limit) = preceded("信用额度", (opt("折合人民币"), tokens::amount)).parse_next(input)?;
    account.limit = limit;
    if converted.is_some() {
        account.converted = Some(true);
    }
    Ok(())
}

/// `已使用额度4,218`; in retyped copies 已用额度.
pub fn used(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.used = preceded(alt(("已使用额度", "已用额度")), tokens::amount).parse_next(input)?;
    Ok(())
}

/// `透支余额0`; in retyped copies 透支额度.
pub fn overdrawn(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.overdrawn = preceded(alt(("透支余额", "透支额度")), tokens::amount).parse_next(input)?;
    Ok(())
}

/// `余额4,218`, `余额为4,218`
pub fn balance(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.balance = preceded(("余额", opt("为")), tokens::amount).parse_next(input)?;
    Ok(())
}

/// `（含未出单的大额专项分期余额300）`, or shorter after a comma, without brackets.
pub fn instalment_balance(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    let open = opt((mark('('), '含')).parse_next(input)?;
    let words = (opt(("未出单", opt('的'))), "大额专项分期余额");
    let balance = preceded(words, tokens::amount).parse_next(input)?;
    if open.is_some() {
        mark(')').parse_next(input)?;
    }
    account.instalment_balance = balance;
    Ok(())
}

/// `当前无逾期`, `当前有逾期`
pub fn current(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    let overdue = alt(("当前无逾期".value(false), "当前有逾期".value(true))).parse_next(input)?;
    account.currently_overdue = Some(overdue);
    Ok(())
}

/// `逾期金额1,300`
pub fn overdue_amount(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.overdue_amount = preceded("逾期金额", tokens::amount).parse_next(input)?;
    Ok(())
}

/// `尚未激活`
pub fn not_activated(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    "尚未激活".parse_next(input)?;
    account.state = Some(State::NotActivated);
    Ok(())
}

/// `已变成呆账`
pub fn bad_debt(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    "已变成呆账".parse_next(input)?;
    account.state = Some(State::BadDebt);
    Ok(())
}

fn frozen_or_stopped(input: &mut Input<'_>) -> Fit<State> {
    let words = (opt("账户"), opt("状态"), opt(alt(("为".void(), mark(':').void()))), opt('已'), opt('被'));
    preceded(words, alt(("冻结".value(State::Frozen), "止付".value(State::Stopped)))).parse_next(input)
}

/// `已冻结`, `账户状态为止付`. Only the words 冻结 and 止付 are known, not the text around them.
pub fn halted(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.state = Some(frozen_or_stopped(input)?);
    Ok(())
}

/// `截至2015年6月已冻结`
pub fn halted_since(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    let (as_of, state) = preceded(alt(("截至", "截止")), (tokens::when, frozen_or_stopped)).parse_next(input)?;
    (account.as_of, account.state) = (Some(as_of), Some(state));
    Ok(())
}

/// `截至2012年10月已销户`, `2012年10月销户`
pub fn closed(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    let ((_, closed_on), _, _) = ((opt(alt(("截至", "截止"))), tokens::when), opt('已'), "销户").parse_next(input)?;
    (account.closed_on, account.state) = (Some(closed_on), Some(State::Closed));
    Ok(())
}
