//! Random accounts as sentences in the specification's wordings, with the records that they must parse to.

use fastrand::Rng;
use serde_json::Map;

use crate::writer::{CURRENCIES, Part, ROLES, Writer, Written};

type Form = (&'static str, fn(&mut Writer<'_>));

/// All forms of the specification.
pub const FORMS: [Form; 24] = [
    ("card in use", |w| {
        w.card_head("贷记卡", "credit_card");
        w.as_of_month("截至");
        w.limit();
        let yuan = w.yuan();
        w.figure("，已使用额度", "used", yuan);
        w.set("state", "open");
        if !w.second && w.rng.bool() {
            w.figure("，逾期金额", "overdue_amount", "");
            w.parts.last_mut().unwrap().droppable = true;
        }
        w.history();
    }),
    ("card once overdue", |w| {
        w.card_head("贷记卡", "credit_card");
        w.as_of_month("截至");
        w.limit();
        w.figure("，余额", "balance", "");
        w.set("state", "open");
        w.current(false);
        w.history();
    }),
    ("card with large instalments", |w| {
        w.card_head("贷记卡", "credit_card");
        w.as_of_month("截至");
        w.limit();
        w.figure("，余额", "balance", "");
        w.set("state", "open");
        let (said, number) = w.amount();
        let words = w.one(&["（含未出单的大额专项分期余额", "，未出单大额专项分期余额", "，大额专项分期余额"]);
        let end = if words.starts_with('（') { "）" } else { "" };
        let current = w.rng.bool();
        w.parts.push(Part { text: format!("{words}{said}{end}"), droppable: current });
        w.set("instalment_balance", number);
        if current {
            w.current(true);
        }
        w.history();
    }),
    ("card not activated", |w| {
        w.card_head("贷记卡", "credit_card");
        w.as_of_month("截至");
        w.limit();
        w.say("，尚未激活");
        w.set("state", "not_activated");
    }),
    ("card closed, first generation", |w| {
        w.card_head("贷记卡", "credit_card");
        w.ended("，截至", "已销户", "closed");
        w.history();
    }),
    ("card closed, second generation", |w| {
        w.card_head("贷记卡", "credit_card");
        w.ended("，", "销户", "closed");
        w.history();
    }),
    ("card that is a bad debt", |w| {
        w.card_head("贷记卡", "credit_card");
        w.as_of_month("截至");
        w.limit();
        w.say("，已变成呆账");
        w.figure("，余额", "balance", "");
        w.set("state", "bad_debt");
        w.history();
    }),
    ("quasi-credit card", |w| {
        w.card_head("准贷记卡", "quasi_credit_card");
        w.as_of_month("截至");
        w.limit();
        w.figure("，透支余额", "overdrawn", "");
        w.set("state", "open");
        w.quasi_history();
    }),
    ("quasi-credit card once overdue", |w| {
        w.card_head("准贷记卡", "quasi_credit_card");
        w.as_of_month("截至");
        w.limit();
        w.figure("，余额", "balance", "");
        w.set("state", "open");
        w.current(false);
        w.quasi_history();
    }),
    ("card frozen or stopped", |w| {
        w.card_head("贷记卡", "credit_card");
        w.as_of_month("截至");
        w.limit();
        let (words, state) = w.one(&[("，已冻结", "frozen"), ("，账户状态为冻结", "frozen"), ("，止付", "stopped")]);
        w.say(words);
        w.set("state", state);
        w.history();
    }),
    ("quasi-credit card closed", |w| {
        w.card_head("准贷记卡", "quasi_credit_card");
        w.ended("，截至", "已销户", "closed");
        w.quasi_history();
    }),
    ("card retyped", |w| {
        w.card_head("贷记卡", "credit_card");
        w.as_of_month("截止");
        w.limit();
        w.figure("，已用额度", "used", "");
        w.set("state", "open");
        w.history();
    }),
    ("quasi-credit card retyped", |w| {
        w.card_head("准贷记卡", "quasi_credit_card");
        w.as_of_month("截止");
        w.limit();
        w.figure("，透支额度", "overdrawn", "");
        w.set("state", "open");
        w.quasi_history();
    }),
    ("card closed retyped", |w| {
        w.card_head("贷记卡", "credit_card");
        w.ended("，", "销户", "closed");
        w.figure("，信用额度", "limit", "");
        w.parts.last_mut().unwrap().droppable = true;
    }),
    ("loan running", |w| {
        w.loan_head();
        w.due();
        w.as_of_month("截至");
        w.figure("，余额", "balance", "");
        w.set("state", "open");
        match (w.second, w.rng.bool()) {
            (_, false) => {}
            (true, true) => w.current(true),
            (false, true) => {
                w.figure("，逾期金额", "overdue_amount", "");
                w.parts.last_mut().unwrap().droppable = true;
            }
        }
        w.history();
        if !w.second && w.rng.u8(..3) == 0 {
            w.ended("。", "已转出", "transferred");
            w.parts.last_mut().unwrap().droppable = true;
        }
    }),
    ("loan settled", |w| {
        w.loan_head();
        w.ended("，", "已结清", "settled");
        w.history();
    }),
    ("loan transferred", |w| {
        w.loan_head();
        w.ended("，", "已转出", "transferred");
        w.history();
    }),
    ("loan that is a bad debt", |w| {
        w.loan_head();
        w.due();
        w.as_of_month("截至");
        w.may_say("，已变成呆账"); // without it, it is a running loan
        w.figure("，余额", "balance", "");
        w.set("state", "bad_debt");
        w.history();
    }),
    ("revolving line", |w| {
        w.opened();
        let (issuer, kind) = (w.issuer(), w.loan_kind());
        w.say(format!("{issuer}为{kind}授信"));
        if w.rng.bool() {
            let (said, day) = w.day();
            w.say(format!("，额度有效期至{said}"));
            w.set("due_on", day);
        } else {
            w.say("，额度长期有效");
        }
        let revolving = w.rng.bool();
        w.say(if revolving { "，可循环使用" } else { "，不可循环使用" });
        w.set("revolving", revolving);
        w.as_of_month("截至");
        let (currency, code) = w.one(&CURRENCIES);
        w.figure("，信用额度", "limit", &format!("元（{currency}）"));
        w.set("currency", code);
        w.figure("，余额为", "balance", "");
        w.set("state", "open");
        w.current(false);
        w.history();
    }),
    ("guarantee of a loan", |w| {
        w.guarantee_head("贷款提供担保");
        w.figure("，担保贷款合同金额", "contract_amount", "");
        w.figure("，担保金额", "amount", "");
        w.as_of_day();
        let principal = w.one(&["", "本金"]);
        w.figure(&format!("，担保贷款{principal}余额"), "balance", "");
    }),
    ("guarantee of a card", |w| {
        w.guarantee_head("信用卡提供担保");
        w.figure("，担保信用卡授信额度", "limit", "");
        w.figure("，担保金额", "amount", "");
        w.as_of_day();
        w.figure("，担保信用卡已用额度", "used", "");
    }),
    ("liability", |w| {
        let kind = if w.rng.bool() { w.loan_kind() } else { "贷款" }; // the head then says that it is a guarantee
        w.guarantee_head(&format!("{kind}承担相关还款责任"));
        let role = w.one(&ROLES);
        w.say(format!("，责任人类型为{role}"));
        w.set("role", role);
        match w.rng.u8(..4) {
            0 => w.say("，相关还款责任金额--"),
            _ => w.figure("，相关还款责任金额", "amount", ""),
        }
        if w.rng.bool() {
            let number = w.rng.u32(..1_000_000);
            let contract = if w.rng.bool() { format!("BZ-{number:06}") } else { format!("保（2018）{number}号") };
            w.may_say(format!("（保证合同编号：{contract}）"));
            w.set("contract", contract);
        }
        w.as_of_day();
        w.set("currency", "CNY");
        match w.rng.u8(..4) {
            0 => w.say(format!("，{kind}余额--（人民币元）")),
            _ => w.figure(&format!("，{kind}余额"), "balance", "（人民币元）"),
        }
    }),
    ("compensation", |w| {
        w.opened();
        let issuer = w.issuer();
        w.say(format!("{issuer}进行最近一次代偿"));
        w.set("kind", "compensation");
        w.figure("，累计代偿金额", "amount", "");
        let last_paid = w.rng.bool();
        if last_paid {
            let (said, day) = w.day();
            w.may_say(format!("。最近一次还款日期为{said}"));
            w.set("last_paid_on", day);
        }
        w.figure(if last_paid { "，余额" } else { "。余额" }, "balance", "");
    }),
    ("asset disposal", |w| {
        w.opened();
        let issuer = w.issuer();
        w.say(format!("{issuer}接收债权"));
        w.set("kind", "asset_disposal");
        w.figure("，金额", "amount", "");
        let word = w.one(&["。余额", "。余额为"]);
        w.figure(word, "balance", "");
    }),
];

/// A random account of the form with this number.
pub fn write(rng: &mut Rng, form: usize) -> Written {
    let (name, form) = FORMS[form];
    let second = rng.bool();
    let mut writer = Writer { rng, second, parts: Vec::new(), record: Map::new() };
    form(&mut writer);
    let Writer { parts, record, .. } = writer;
    Written { form: name, parts, record }
}
