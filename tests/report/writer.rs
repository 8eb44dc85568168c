//! Writes an account: each clause of the sentence together with its part of the record.

use fastrand::Rng;
use serde_json::{Map, Value};

const ISSUERS: [(&str, Option<&str>); 12] = [
    ("招商银行", None),
    ("日照银行", None),
    ("安徽无为农村商业银行", None),
    ("花旗银行（中国）有限公司", None),
    ("中国工商银行北京市分行", Some("北京市分行")),
    ("中国建设银行股份有限公司上海市分行", Some("上海市分行")),
    ("东亚银行（中国）有限公司深圳分行", Some("深圳分行")),
    ("中国银行日照东港支行", Some("日照东港支行")),
    ("中国农业银行无为县支行", Some("无为县支行")),
    ("北京银行总行营业部", Some("总行营业部")),
    ("上海浦东发展银行信用卡中心", Some("信用卡中心")),
    ("重庆某某小额贷款有限公司", None),
];
pub const CURRENCIES: [(&str, &str); 18] = [
    ("人民币", "CNY"),
    ("人民币元", "CNY"),
    ("美元", "USD"),
    ("欧元", "EUR"),
    ("港元", "HKD"),
    ("香港元", "HKD"),
    ("港币", "HKD"),
    ("日元", "JPY"),
    ("英镑", "GBP"),
    ("澳大利亚元", "AUD"),
    ("加拿大元", "CAD"),
    ("瑞士法郎", "CHF"),
    ("新加坡元", "SGD"),
    ("新西兰元", "NZD"),
    ("澳门元", "MOP"),
    ("泰铢", "THB"),
    ("韩元", "KRW"),
    ("丹麦克朗", "丹麦克朗"),
];
const HOUSING: [&str; 5] = [
    "个人住房贷款",
    "个人住房商业贷款",
    "个人商用房（包括商住两用）贷款",
    "个人商用房（含商住两用）贷款",
    "个人住房公积金贷款",
];
const OTHER: [&str; 18] = [
    "个人消费贷款",
    "其他个人消费贷款",
    "个人汽车贷款",
    "个人汽车消费贷款",
    "个人助学贷款",
    "国家助学贷款",
    "商业助学贷款",
    "个人经营性贷款",
    "个人创业担保贷款",
    "农户贷款",
    "经营性农户贷款",
    "消费性农户贷款",
    "其他贷款",
    "下岗失业人员小额担保贷款",
    "融资租赁",
    "融资融券交易",
    "约定购回式证券交易",
    "股票质押式回购交易",
];
pub const ROLES: [&str; 6] = ["保证人", "共同借款人", "反担保人", "抵押人", "质押人", "其他"];
const PARTIES: [&str; 3] = ["张测一", "某某（北京）有限公司", "买买提·测试"];

/// A part of a sentence, with its lead.
#[derive(Clone, Debug)]
pub struct Part {
    pub text: String,
    /// True if the sentence is complete without this part, in another wording.
    pub droppable: bool,
}

/// A sentence in parts, and its record without `understood` and `sentence`.
#[derive(Debug)]
pub struct Written {
    pub form: &'static str,
    pub parts: Vec<Part>,
    pub record: Map<String, Value>,
}

impl Written {
    pub fn sentence(&self) -> String {
        sentence(&self.parts)
    }
}

/// The parts as a sentence.
pub fn sentence(parts: &[Part]) -> String {
    parts.iter().map(|part| part.text.as_str()).chain(["。"]).collect()
}

/// An account in the process of being written.
pub struct Writer<'r> {
    pub rng: &'r mut Rng,
    /// True for two-digit months and days.
    pub second: bool,
    pub parts: Vec<Part>,
    pub record: Map<String, Value>,
}

impl Writer<'_> {
    pub fn say(&mut self, text: impl Into<String>) {
        self.parts.push(Part { text: text.into(), droppable: false });
    }

    pub fn may_say(&mut self, text: impl Into<String>) {
        self.parts.push(Part { text: text.into(), droppable: true });
    }

    pub fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.record.insert(name.to_owned(), value.into());
    }

    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.rng.usize(..of.len())]
    }

    pub fn month(&mut self) -> (String, String) {
        let (year, month) = (self.rng.u16(1990..2030), self.rng.u8(1..13));
        let said = if self.second { format!("{year}年{month:02}月") } else { format!("{year}年{month}月") };
        (said, format!("{year}-{month:02}"))
    }

    pub fn day(&mut self) -> (String, String) {
        let (said, month) = self.month();
        let day = self.rng.u8(1..29);
        let said = if self.second { format!("{said}{day:02}日") } else { format!("{said}{day}日") };
        (said, format!("{month}-{day:02}"))
    }

    /// An amount as text and as a number.
    pub fn amount(&mut self) -> (String, i64) {
        let number = match self.rng.u8(..6) {
            0 => 0,
            1 => self.rng.i64(0..1_000),
            2 => self.rng.i64(0..i64::MAX),
            _ => self.rng.i64(0..10_000_000),
        };
        let digits = number.to_string();
        if self.rng.u8(..4) == 0 {
            return (digits, number);
        }
        let mut said = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                said.push(',');
            }
            said.push(digit);
        }
        (said, number)
    }

    /// A clause that ends with an amount.
    pub fn figure(&mut self, words: &str, name: &str, yuan: &str) {
        let (said, number) = self.amount();
        self.say(format!("{words}{said}{yuan}"));
        self.set(name, number);
    }

    pub fn issuer(&mut self) -> &'static str {
        let (issuer, branch) = self.one(&ISSUERS);
        self.set("issuer", issuer);
        if let Some(branch) = branch {
            self.set("branch", branch);
        }
        issuer
    }

    pub fn opened(&mut self) {
        let (said, day) = self.day();
        self.say(said);
        self.set("opened_on", day);
    }

    pub fn as_of_month(&mut self, word: &str) {
        let (said, month) = self.month();
        self.say(format!("。{word}{said}"));
        self.set("as_of", month);
    }

    pub fn as_of_day(&mut self) {
        let (said, day) = self.day();
        self.say(format!("。截至{said}"));
        self.set("as_of", day);
    }

    /// A month of the account's end.
    pub fn ended(&mut self, before: &str, word: &str, state: &str) {
        let (said, month) = self.month();
        self.say(format!("{before}{said}{word}"));
        self.set("closed_on", month);
        self.set("state", state);
    }

    pub fn current(&mut self, droppable: bool) {
        let overdue = self.rng.bool();
        let text = if overdue { "，当前有逾期" } else { "，当前无逾期" };
        self.parts.push(Part { text: text.to_owned(), droppable });
        self.set("currently_overdue", overdue);
    }

    pub fn history(&mut self) {
        if self.rng.bool() {
            return;
        }
        let months = self.rng.u32(1..61);
        self.say(format!("。最近5年内有{months}个月处于逾期状态"));
        self.set("months_overdue", months);
        self.over_90("逾期", months);
    }

    pub fn quasi_history(&mut self) {
        if self.rng.bool() {
            return;
        }
        let months = self.rng.u32(1..61);
        self.say(format!("。最近5年内有{months}个月透支超过60天"));
        self.set("months_over_60", months);
        self.over_90("透支", months);
    }

    /// The number of months over 90 days, which is at most `months`.
    pub fn over_90(&mut self, what: &str, months: u32) {
        let over_90 = if self.rng.bool() { 0 } else { self.rng.u32(1..=months) };
        self.say(match over_90 {
            0 => format!("，没有发生过90天以上{what}"),
            _ => format!("，其中{over_90}个月{what}超过90天"),
        });
        self.set("months_over_90", over_90);
    }

    pub fn card_head(&mut self, word: &str, kind: &str) {
        self.opened();
        let issuer = self.issuer();
        self.say(format!("{issuer}发放的{word}"));
        self.set("kind", kind);
        let (currency, code) = self.one(&CURRENCIES);
        self.say(format!("（{currency}账户"));
        self.set("currency", code);
        if self.second && self.rng.bool() {
            let tail = format!("{:04}", self.rng.u16(..10_000));
            self.may_say(format!("，卡片尾号：{tail}"));
            self.set("tail", tail);
        }
        self.say("）");
    }

    pub fn limit(&mut self) {
        let converted = self.rng.u8(..3) == 0;
        let words = if converted { "，信用额度折合人民币" } else { "，信用额度" };
        let yuan = self.yuan();
        self.figure(words, "limit", yuan);
        if converted {
            self.set("converted", true);
        }
    }

    /// In retyped copies 元 follows the amounts of cards.
    pub fn yuan(&mut self) -> &'static str {
        if self.rng.u8(..6) == 0 { "元" } else { "" }
    }

    pub fn loan_head(&mut self) {
        self.opened();
        let issuer = self.issuer();
        self.say(format!("{issuer}发放的"));
        self.figure("", "amount", "元");
        let (currency, code) = self.one(&CURRENCIES);
        self.say(format!("（{currency}）"));
        self.set("currency", code);
        let kind = self.loan_kind();
        self.say(kind);
    }

    pub fn loan_kind(&mut self) -> &'static str {
        let (kind, loan) = match self.rng.bool() {
            true => ("housing_loan", self.one(&HOUSING)),
            false => ("other_loan", self.one(&OTHER)),
        };
        self.set("kind", kind);
        self.set("loan_kind", loan);
        loan
    }

    pub fn due(&mut self) {
        let (said, day) = self.day();
        self.say(format!("，{said}到期"));
        self.set("due_on", day);
    }

    pub fn guarantee_head(&mut self, business: &str) {
        self.set("kind", "guarantee");
        self.opened();
        let (party, number) = (self.one(&PARTIES), self.rng.u32(100_000..999_999_999));
        let number = match self.rng.u8(..3) {
            0 => number.to_string(),
            1 => "99000019900101001X".to_owned(),
            _ => format!("E{number}-A"),
        };
        self.say(format!("，为{party}"));
        self.say("（证件类型：身份证");
        self.say(format!("，证件号码：{number}）"));
        let (hidden, shown) = number.split_at(number.len() - 4);
        let masked = format!("{party}（证件类型：身份证，证件号码：{}{shown}）", "*".repeat(hidden.len()));
        self.set("party", masked);
        let issuer = self.issuer();
        self.say(format!("在{issuer}办理的{business}"));
    }
}
