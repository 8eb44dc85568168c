//! Clauses of cards. Loans share those about figures and states.

use std::borrow::Cow;

use winnow::Parser;
use winnow::combinator::{alt, delimited, opt, peek, preceded, terminated};
use winnow::error::EmptyError;

use crate::report::sentence::tokens::{self, Fit, Input, label, mark, over};
use crate::report::vocabulary::{self, BAD_DEBT, CLOSED, FROZEN, SETTLED, STOPPED, TRANSFERRED};
use crate::report::{Account, State, When};

/// The words for the end of an account. A date before them is that of the end.
const ENDS: [&str; 3] = [CLOSED, SETTLED, TRANSFERRED];

/// The words for a limit.
pub fn limit_words<'a>(input: &mut Input<'a>) -> Fit<&'a str> {
    alt(("信用额度", "授信额度")).parse_next(input)
}

/// `人民币账户`; in retyped copies 人民币.
pub fn currency<'a>(input: &mut Input<'a>, account: &mut Account<'a>) -> Fit<()> {
    let named = |text: &'a str| match text.strip_suffix("账户") {
        Some(name) => vocabulary::currency(name),
        None => vocabulary::known_currency(text).map(Cow::Borrowed),
    };
    account.currency = Some(label.verify_map(named).parse_next(input)?);
    Ok(())
}

/// `卡片尾号：0012`
pub fn tail<'a>(input: &mut Input<'a>, account: &mut Account<'a>) -> Fit<()> {
    let words = (opt(alt(("卡片", "卡"))), "尾号", opt(alt((mark(':'), '为'))));
    let tail = preceded(words, tokens::four_digits).parse_next(input)?;
    peek(alt((mark(')'), tokens::separator))).parse_next(input)?;
    account.tail = Some(Cow::Borrowed(tail));
    Ok(())
}

/// `）`
pub fn bracket_end(input: &mut Input<'_>, _: &mut Account<'_>) -> Fit<()> {
    mark(')').void().parse_next(input)
}

/// `截至2015年6月`; in retyped copies 截止.
pub fn as_of(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    let as_of = preceded(tokens::until, tokens::when).parse_next(input)?;
    let mut behind = *input;
    if !behind.is_empty() {
        tokens::separator(&mut behind)?;
    }
    // `截至2012年10月已销户` is not a date of figures.
    let behind = behind.strip_prefix('已').unwrap_or(behind);
    if ENDS.iter().any(|end| behind.starts_with(end)) {
        return Err(EmptyError);
    }
    account.as_of = Some(as_of);
    Ok(())
}

/// `信用额度20,000`, `信用额度折合人民币26,000`, `授信额度为20,000元`
pub fn limit(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    let words = (limit_words, opt(alt(('为', mark(':')))));
    let (converted, limit) = preceded(words, (opt("折合人民币"), tokens::amount)).parse_next(input)?;
    account.limit = limit;
    if converted.is_some() {
        account.converted = Some(true);
    }
    Ok(())
}

/// `已使用额度4,218`; in retyped copies 已用额度.
pub fn used(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    let words = ('已', opt('使'), '用', opt(alt(("信用", "授信"))), "额度");
    account.used = tokens::figure(words).parse_next(input)?;
    Ok(())
}

/// `透支余额0`; in retyped copies 透支额度.
pub fn overdrawn(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.overdrawn = tokens::figure(alt(("透支余额", "透支额度"))).parse_next(input)?;
    Ok(())
}

/// `余额4,218`, `余额为4,218`
pub fn balance(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.balance = tokens::figure("余额").parse_next(input)?;
    Ok(())
}

fn instalments(input: &mut Input<'_>) -> Fit<Option<i64>> {
    tokens::figure((opt(("未出单", opt('的'))), "大额专项分期余额")).parse_next(input)
}

/// `（含未出单的大额专项分期余额300）`. There is one such balance, in brackets or not.
pub fn instalment_within(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    if account.instalment_balance.is_some() {
        return Err(EmptyError);
    }
    let open = (mark('('), alt(("包括", "包含", "含")));
    account.instalment_balance = delimited(open, instalments, mark(')')).parse_next(input)?;
    Ok(())
}

/// `未出单大额专项分期余额300`
pub fn instalment_balance(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    if account.instalment_balance.is_some() {
        return Err(EmptyError);
    }
    account.instalment_balance = instalments(input)?;
    Ok(())
}

/// `当前无逾期`, `当前有逾期`. It may not contradict the amount.
pub fn current(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    let words = alt(("当前无逾期".value(false), "当前有逾期".value(true)));
    let overdue = terminated(words, over).parse_next(input)?;
    agree(Some(overdue), account.overdue_amount)?;
    account.currently_overdue = Some(overdue);
    Ok(())
}

/// `逾期金额1,300`. It may not contradict 当前无逾期 or 当前有逾期.
pub fn overdue_amount(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    let amount = tokens::figure((opt("当前"), "逾期金额")).parse_next(input)?;
    agree(account.currently_overdue, amount)?;
    account.overdue_amount = amount;
    Ok(())
}

/// True unless an amount is overdue although the sentence says that none is.
fn agree(overdue: Option<bool>, amount: Option<i64>) -> Fit<()> {
    match (overdue, amount) {
        (Some(overdue), Some(amount)) if overdue != (amount > 0) => Err(EmptyError),
        _ => Ok(()),
    }
}

/// `尚未激活`
pub fn not_activated(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    (opt('尚'), "未激活", over).parse_next(input)?;
    account.state = Some(State::NotActivated);
    Ok(())
}

/// `已变成呆账`
pub fn bad_debt(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    ('已', alt(("变成", "形成", "转为", "成为", "成")), BAD_DEBT, over).parse_next(input)?;
    account.state = Some(State::BadDebt);
    Ok(())
}

fn frozen_or_stopped(input: &mut Input<'_>) -> Fit<State> {
    let account = (opt('该'), opt(alt(("账户", "卡片"))), opt("状态"));
    let verb = opt(alt(("处于".void(), "为".void(), mark(':').void())));
    let words = (account, verb, opt('已'), opt('被'));
    let state = alt((FROZEN.value(State::Frozen), STOPPED.value(State::Stopped)));
    delimited(words, state, (opt("状态"), over)).parse_next(input)
}

/// `已冻结`, `账户状态为止付`. Only the words 冻结 and 止付 are known, not the text around them.
pub fn halted(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.state = Some(frozen_or_stopped(input)?);
    Ok(())
}

/// `截至2015年6月已冻结`
pub fn halted_since(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    let (as_of, state) = preceded(tokens::until, (tokens::when, frozen_or_stopped)).parse_next(input)?;
    (account.as_of, account.state) = (Some(as_of), Some(state));
    Ok(())
}

/// `截至2012年10月已销户`, `2012年10月销户`
pub fn closed(input: &mut Input<'_>, account: &mut Account<'_>) -> Fit<()> {
    account.closed_on = Some(ended(input, CLOSED)?);
    account.state = Some(State::Closed);
    Ok(())
}

/// `2014年5月已结清`, `截至2014年5月，已结清`, `已于2014年5月结清`
pub fn ended(input: &mut Input<'_>, word: &'static str) -> Fit<When> {
    let dated = alt((
        delimited(tokens::until, tokens::when, opt(tokens::separator)),
        preceded(opt((opt('已'), '于')), tokens::when),
    ));
    terminated(dated, (opt('已'), word, over)).parse_next(input)
}
