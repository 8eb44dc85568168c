//! A person's credit file, derived from the person's number, so that a person always has the same history.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::account::{CardAccount, CardState, Generation, Guarantee, History, Loan, LoanState, Query};
use crate::sandbox::draw;
use crate::sandbox::person::{Case, Person};

/// All that the credit centre knows about a person.
pub(super) struct CreditFile {
    pub generation: Generation,
    pub cards: Vec<CardAccount>,
    pub housing: Vec<Loan>,
    pub other: Vec<Loan>,
    pub guarantees: Vec<Guarantee>,
    pub own_queries: Vec<Query>,
    pub queries: Vec<Query>,
    /// True if a court enforces a debt.
    pub enforcement: bool,
    pub married: bool,
}

const BANKS: [&str; 10] = [
    "招商银行",
    "华夏银行",
    "中国工商银行北京市分行",
    "广发银行",
    "上海浦东发展银行信用卡中心",
    "花旗银行（中国）有限公司",
    "日照银行",
    "中信银行",
    "中国民生银行",
    "安徽无为农村商业银行",
];
const HOUSING: [&str; 4] = ["个人住房贷款", "个人住房公积金贷款", "个人商用房（包括商住两用）贷款", "个人住房商业贷款"];
const OTHER: [&str; 6] =
    ["个人消费贷款", "其他个人消费贷款", "个人汽车贷款", "个人助学贷款", "个人经营性贷款", "个人创业担保贷款"];
const REASONS: [&str; 5] = ["贷后管理", "信用卡审批", "贷款审批", "担保资格审查", "额度审批"];

/// Draws one file, relative to the date of the report.
struct Draw {
    rng: fastrand::Rng,
    today: Date,
    generation: Generation,
}

impl CreditFile {
    /// The file of `person` on `today`. The person's number determines the kinds of accounts, so that every
    /// kind occurs.
    pub fn draw(person: &Person, today: Date, generation: Generation) -> Self {
        let number = person.number;
        let rng = draw::rng(u64::from(number), &["credit file"]);
        let mut draw = Draw { rng, today, generation };
        let (overdue, housed) = (number % 3 != 1, number % 3 != 2);
        let mut cards: Vec<_> = (0..4 + draw.rng.u32(..4)).map(|place| draw.card(overdue && place < 2)).collect();
        if number.is_multiple_of(5) {
            cards.push(draw.quasi_card(overdue));
        }
        if number % 7 == 3 {
            let bad = History { months: 14, over_90: 9, overdue_now: 0 };
            cards.push(CardAccount { state: CardState::BadDebt, history: bad, ..draw.card(false) });
        }
        let housing = (0..u32::from(housed)).map(|_| draw.housing_loan(overdue && number.is_multiple_of(2))).collect();
        let other = (0..draw.rng.u32(1..4)).map(|place| draw.other_loan(overdue && place == 0)).collect();
        let guarantees =
            (0..(number % 5).min(2)).map(|place| draw.guarantee(place == 1 && generation == Generation::First));
        let guarantees = guarantees.collect();
        let own_queries = (0..2).map(|place| draw.own_query(place)).collect();
        let queries = (0..draw.rng.u32(3..9)).map(|_| draw.query()).collect();
        let married = draw.rng.bool();
        Self {
            generation,
            cards,
            housing,
            other,
            guarantees,
            own_queries,
            queries,
            enforcement: generation == Generation::Second && number % 3 == 2,
            married,
        }
    }
}

impl Draw {
    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words.get(self.rng.usize(..words.len().max(1))).copied().unwrap_or_default()
    }

    /// A random day this many months ago.
    fn ago(&mut self, months: std::ops::Range<i64>) -> Date {
        let span: Span = self.rng.i64(months).months();
        self.today.saturating_sub(span).saturating_sub(self.rng.i64(0..28).days())
    }

    /// The last month with known figures.
    fn last_month(&self) -> Date {
        self.today.saturating_sub(1.month()).first_of_month()
    }

    fn history(&mut self, bad: bool) -> History {
        if !bad {
            return History::default();
        }
        let months = self.rng.u8(1..10);
        let over_90 = if self.rng.u8(..3) == 0 { months.div_ceil(3) } else { 0 };
        let overdue_now = if self.rng.bool() { self.rng.i64(100..9_000) } else { 0 };
        History { months, over_90, overdue_now }
    }

    fn card(&mut self, bad: bool) -> CardAccount {
        let limit = self.rng.i64(2..80) * 1_000;
        let state = match self.rng.u8(..6) {
            _ if bad => CardState::InUse,
            0 => CardState::Closed,
            1 => CardState::NotActivated,
            _ => CardState::InUse,
        };
        let opened = self.ago(30..140);
        CardAccount {
            opened,
            issuer: self.pick(&BANKS),
            quasi: false,
            currency: if !bad && self.rng.u8(..4) == 0 { "美元" } else { "人民币" },
            tail: format!("{:04}", self.rng.u16(..10_000)),
            as_of: if state == CardState::Closed { self.ago(2..29) } else { self.last_month() },
            limit,
            used: self.rng.i64(0..limit),
            state,
            history: self.history(bad),
        }
    }

    fn quasi_card(&mut self, bad: bool) -> CardAccount {
        let used = if bad { self.rng.i64(100..4_000) } else { 0 };
        let history = History { overdue_now: 0, ..self.history(bad) };
        CardAccount {
            quasi: true,
            currency: "人民币",
            state: CardState::InUse,
            as_of: self.last_month(),
            used,
            history,
            ..self.card(false)
        }
    }

    fn housing_loan(&mut self, bad: bool) -> Loan {
        let amount = self.rng.i64(20..200) * 10_000;
        let opened = self.ago(20..120);
        Loan {
            opened,
            issuer: self.pick(&["中国建设银行", "中国工商银行北京市分行", "中国农业银行"]),
            amount,
            kind: self.pick(&HOUSING),
            due: opened.saturating_add(20.years()),
            as_of: self.last_month(),
            state: LoanState::Running { balance: amount * self.rng.i64(50..98) / 100 },
            history: self.history(bad),
        }
    }

    fn other_loan(&mut self, bad: bool) -> Loan {
        let amount = self.rng.i64(1..50) * 10_000;
        let opened = self.ago(26..60);
        let balance = amount * self.rng.i64(1..90) / 100;
        let state = match (self.rng.u8(..4), self.generation) {
            _ if bad => LoanState::Running { balance },
            (0, _) => LoanState::Settled,
            (1, Generation::Second) => LoanState::Line { balance },
            (1, Generation::First) => LoanState::Transferred,
            _ => LoanState::Running { balance },
        };
        let ended = matches!(state, LoanState::Settled | LoanState::Transferred);
        Loan {
            opened,
            issuer: self.pick(&BANKS),
            amount,
            kind: self.pick(&OTHER),
            due: opened.saturating_add(8.years()),
            as_of: if ended { self.ago(2..24) } else { self.last_month() },
            state,
            history: self.history(bad),
        }
    }

    fn guarantee(&mut self, of_card: bool) -> Guarantee {
        // A person beyond the table, whose data cannot occur in any call.
        let party = Person::new(4_000 + self.rng.u32(..900), String::new(), Case::ORDINARY);
        let contract_amount = self.rng.i64(5..90) * 10_000;
        Guarantee {
            on: self.ago(14..40),
            id_card: masked(&party.id_card),
            party: party.real_name,
            issuer: self.pick(&BANKS),
            of_card,
            contract_amount,
            amount: contract_amount / 2,
            balance: contract_amount * self.rng.i64(5..95) / 100,
            as_of: self.last_month().last_of_month(),
        }
    }

    fn own_query(&mut self, place: u32) -> Query {
        let (operator, reason) = match place {
            0 => ("本人", "本人查询(互联网个人信用信息服务平台)"),
            _ => ("中国人民银行营业管理部/PBC100000_user000", "本人查询"),
        };
        Query { operator: operator.to_owned(), reason, on: self.ago(1..24) }
    }

    fn query(&mut self) -> Query {
        let operator = format!("{}/user{:04}", self.pick(&BANKS), self.rng.u16(..10_000));
        Query { operator, reason: self.pick(&REASONS), on: self.ago(1..24) }
    }
}

/// An identity number with all but its last four characters hidden.
pub(super) fn masked(id_card: &str) -> String {
    let hidden = id_card.len().saturating_sub(4);
    format!("{}{}", "*".repeat(hidden), id_card.get(hidden..).unwrap_or_default())
}
