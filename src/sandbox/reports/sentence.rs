//! Writes accounts as the credit centre's sentences, in the wording of both generations.

use jiff::civil::Date;

use super::account::{CardAccount, CardState, Generation, Guarantee, History, Loan, LoanState};

impl Generation {
    /// A month: `2015年6月`, in the second generation `2015年06月`.
    pub fn month(self, date: Date) -> String {
        match self {
            Self::First => format!("{}年{}月", date.year(), date.month()),
            Self::Second => format!("{}年{:02}月", date.year(), date.month()),
        }
    }

    /// A day.
    pub fn day(self, date: Date) -> String {
        match self {
            Self::First => format!("{}{}日", self.month(date), date.day()),
            Self::Second => format!("{}{:02}日", self.month(date), date.day()),
        }
    }

    /// States whether an amount is overdue now, in the second generation.
    fn current(self, history: History) -> &'static str {
        match (self, history.overdue_now > 0) {
            (Self::First, _) => "",
            (Self::Second, true) => "，当前有逾期",
            (Self::Second, false) => "，当前无逾期",
        }
    }

    /// The amount overdue now, in the first generation.
    fn overdue_amount(self, history: History) -> String {
        match (self, history.overdue_now) {
            (Self::First, 1..) => format!("，逾期金额{}", amount(history.overdue_now)),
            _ => String::new(),
        }
    }
}

/// An amount with thousands separators.
pub(super) fn amount(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The sentence of a card.
pub(super) fn card(account: &CardAccount, generation: Generation) -> String {
    let kind = if account.quasi { "准贷记卡" } else { "贷记卡" };
    let tail = match generation {
        Generation::First => String::new(),
        Generation::Second => format!("，卡片尾号：{}", account.tail),
    };
    let opened = generation.day(account.opened);
    let head = format!("{opened}{}发放的{kind}（{}账户{tail}）", account.issuer, account.currency);
    let month = generation.month(account.as_of);
    let figures = || {
        let foreign = account.currency != "人民币" && generation == Generation::First;
        // In the first generation, foreign cards have a half-width comma here.
        let (comma, converted) = if foreign { (",", "折合人民币") } else { ("，", "") };
        format!("。截至{month}{comma}信用额度{converted}{}", amount(account.limit))
    };
    let used = amount(account.used);
    let body = match (account.state, generation) {
        (CardState::Closed, Generation::First) => format!("，截至{month}已销户。"),
        (CardState::Closed, Generation::Second) => format!("，{month}销户。"),
        (CardState::NotActivated, _) => format!("{}，尚未激活。", figures()),
        (CardState::BadDebt, _) => format!("{}，已变成呆账，余额{used}。", figures()),
        (CardState::InUse, _) if account.quasi => format!("{}，透支余额{used}。", figures()),
        (CardState::InUse, Generation::Second) if account.history.is_bad() => {
            format!("{}，余额{used}{}。", figures(), generation.current(account.history))
        }
        (CardState::InUse, _) => {
            format!("{}，已使用额度{used}{}。", figures(), generation.overdue_amount(account.history))
        }
    };
    let history = if account.quasi { overdrawn(account.history) } else { overdue(account.history) };
    format!("{head}{body}{history}")
}

/// The sentence of a loan.
pub(super) fn loan(account: &Loan, generation: Generation) -> String {
    let (opened, issuer, kind) = (generation.day(account.opened), account.issuer, account.kind);
    let (month, due) = (generation.month(account.as_of), generation.day(account.due));
    let head = format!("{opened}{issuer}发放的{}元（人民币）{kind}，", amount(account.amount));
    let current = generation.current(account.history);
    let body = match account.state {
        LoanState::Running { balance } => {
            let overdue = generation.overdue_amount(account.history);
            format!("{head}{due}到期。截至{month}，余额{}{overdue}{current}。", amount(balance))
        }
        LoanState::Line { balance } => format!(
            "{opened}{issuer}为{kind}授信，额度有效期至{due}，可循环使用。截至{month}，信用额度{}元（人民币），余额为{}{current}。",
            amount(account.amount),
            amount(balance)
        ),
        LoanState::Settled => format!("{head}{month}已结清。"),
        LoanState::Transferred => format!("{head}{month}已转出。"),
    };
    format!("{body}{}", overdue(account.history))
}

/// The sentence of a guarantee. In the second generation it is called a repayment liability.
pub(super) fn guarantee(account: &Guarantee, generation: Generation) -> String {
    let (on, as_of) = (generation.day(account.on), generation.day(account.as_of));
    let whom = format!(
        "{on}，为{}（证件类型：身份证，证件号码：{}）在{}办理的",
        account.party, account.id_card, account.issuer
    );
    let (contract, own, balance) = (amount(account.contract_amount), amount(account.amount), amount(account.balance));
    match (generation, account.of_card) {
        (Generation::First, false) => format!(
            "{whom}贷款提供担保，担保贷款合同金额{contract}，担保金额{own}。截至{as_of}，担保贷款余额{balance}。"
        ),
        (Generation::First, true) => format!(
            "{whom}信用卡提供担保，担保信用卡授信额度{contract}，担保金额{own}。截至{as_of}，担保信用卡已用额度{balance}。"
        ),
        (Generation::Second, _) => format!(
            "{whom}贷款承担相关还款责任，责任人类型为保证人，相关还款责任金额{own}。截至{as_of}，贷款余额{balance}（人民币元）。"
        ),
    }
}

fn overdue(history: History) -> String {
    match history {
        History { months: 0, .. } => String::new(),
        History { months, over_90: 0, .. } => {
            format!("最近5年内有{months}个月处于逾期状态，没有发生过90天以上逾期。")
        }
        History { months, over_90, .. } => {
            format!("最近5年内有{months}个月处于逾期状态，其中{over_90}个月逾期超过90天。")
        }
    }
}

fn overdrawn(history: History) -> String {
    match history {
        History { months: 0, .. } => String::new(),
        History { months, over_90: 0, .. } => {
            format!("最近5年内有{months}个月透支超过60天，没有发生过90天以上透支。")
        }
        History { months, over_90, .. } => {
            format!("最近5年内有{months}个月透支超过60天，其中{over_90}个月透支超过90天。")
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn account() -> CardAccount {
        CardAccount {
            opened: date(2011, 4, 21),
            issuer: "华夏银行",
            quasi: false,
            currency: "人民币",
            tail: "0012".into(),
            as_of: date(2015, 6, 1),
            limit: 20_000,
            used: 4_218,
            state: CardState::InUse,
            history: History::default(),
        }
    }

    fn both(account: &CardAccount) -> [String; 2] {
        [card(account, Generation::First), card(account, Generation::Second)]
    }

    #[test]
    fn a_card_in_use() {
        assert_eq!(
            both(&account()),
            [
                "2011年4月21日华夏银行发放的贷记卡（人民币账户）。截至2015年6月，信用额度20,000，已使用额度4,218。",
                "2011年04月21日华夏银行发放的贷记卡（人民币账户，卡片尾号：0012）。截至2015年06月，信用额度20,000，已使用额度4,218。",
            ]
        );
    }

    #[test]
    fn a_card_once_overdue_and_overdue_now() {
        let once = CardAccount { history: History { months: 8, over_90: 0, overdue_now: 0 }, ..account() };
        let [first, second] = both(&once);
        assert!(first.ends_with("已使用额度4,218。最近5年内有8个月处于逾期状态，没有发生过90天以上逾期。"), "{first}");
        assert!(second.contains("，余额4,218，当前无逾期。最近5年内有8个月"), "{second}");
        let now = CardAccount { history: History { months: 3, over_90: 1, overdue_now: 1_300 }, ..account() };
        let [first, second] = both(&now);
        assert!(first.contains("，逾期金额1,300。最近5年内有3个月处于逾期状态，其中1个月逾期超过90天。"), "{first}");
        assert!(second.contains("，当前有逾期。"), "{second}");
    }

    #[test]
    fn a_foreign_card_is_converted_and_has_a_half_width_comma_in_the_first_generation_only() {
        let foreign = CardAccount { currency: "美元", ..account() };
        let [first, second] = both(&foreign);
        assert!(first.contains("（美元账户）。截至2015年6月,信用额度折合人民币20,000，"), "{first}");
        assert!(second.contains("截至2015年06月，信用额度20,000"), "{second}");
    }

    #[test]
    fn cards_closed_not_activated_bad_and_overdrawn() {
        let with = |state, quasi| CardAccount { state, quasi, ..account() };
        let [first, second] = both(&with(CardState::Closed, false));
        assert!(first.ends_with("（人民币账户），截至2015年6月已销户。"), "{first}");
        assert!(second.ends_with("），2015年06月销户。"), "{second}");
        assert!(both(&with(CardState::NotActivated, false))[0].ends_with("信用额度20,000，尚未激活。"));
        assert!(both(&with(CardState::BadDebt, false))[0].ends_with("，已变成呆账，余额4,218。"));
        let quasi =
            CardAccount { history: History { months: 2, over_90: 1, overdue_now: 0 }, ..with(CardState::InUse, true) };
        let sentence = &both(&quasi)[0];
        assert!(
            sentence.contains("发放的准贷记卡（")
                && sentence.contains("，透支余额4,218。最近5年内有2个月透支超过60天，其中1个月透支超过90天。")
        );
    }

    #[test]
    fn loans_running_settled_transferred_and_revolving() {
        let running = Loan {
            opened: date(2012, 11, 9),
            issuer: "中国建设银行",
            amount: 300_000,
            kind: "个人住房贷款",
            due: date(2032, 11, 9),
            as_of: date(2015, 6, 1),
            state: LoanState::Running { balance: 251_003 },
            history: History::default(),
        };
        assert_eq!(
            loan(&running, Generation::First),
            "2012年11月9日中国建设银行发放的300,000元（人民币）个人住房贷款，2032年11月9日到期。截至2015年6月，余额251,003。"
        );
        assert!(loan(&running, Generation::Second).ends_with("截至2015年06月，余额251,003，当前无逾期。"));
        let state = |state| Loan { state, ..running.clone() };
        assert!(loan(&state(LoanState::Settled), Generation::First).ends_with("个人住房贷款，2015年6月已结清。"));
        assert!(loan(&state(LoanState::Transferred), Generation::First).ends_with("，2015年6月已转出。"));
        let line = Loan { kind: "个人消费贷款", ..state(LoanState::Line { balance: 5 }) };
        assert_eq!(
            loan(&line, Generation::Second),
            "2012年11月09日中国建设银行为个人消费贷款授信，额度有效期至2032年11月09日，可循环使用。截至2015年06月，信用额度300,000元（人民币），余额为5，当前无逾期。"
        );
    }

    #[test]
    fn a_guarantee_becomes_a_liability_in_the_second_generation() {
        let mut account = Guarantee {
            on: date(2014, 1, 2),
            party: "赵测零".into(),
            id_card: "**************0001".into(),
            issuer: "中国银行",
            of_card: false,
            contract_amount: 90_000,
            amount: 45_000,
            balance: 30_000,
            as_of: date(2015, 6, 30),
        };
        assert_eq!(
            guarantee(&account, Generation::First),
            "2014年1月2日，为赵测零（证件类型：身份证，证件号码：**************0001）在中国银行办理的贷款提供担保，担保贷款合同金额90,000，担保金额45,000。截至2015年6月30日，担保贷款余额30,000。"
        );
        assert!(
            guarantee(&account, Generation::Second)
                .contains("承担相关还款责任，责任人类型为保证人，相关还款责任金额45,000。")
        );
        account.of_card = true;
        assert!(guarantee(&account, Generation::First).contains("办理的信用卡提供担保，担保信用卡授信额度90,000，"));
    }

    #[test]
    fn amounts_have_thousands_separators() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(amount), ["0", "999", "1,000", "1,234,567"]);
    }
}
