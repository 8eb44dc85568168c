//! `--mask`: what says who somebody is, hidden. What has a place of its own is hidden by its kind; texts that hold
//! everything in one line lose the person's own values, what stands behind the words for a number, and long numbers.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::protocol::Key;
use crate::protocol::mask::{self, HIDDEN};
use crate::report::vocabulary::half;
use crate::report::{Account, AccountChange, FieldChange, Interpretation, Query, Remark, Report, StatedOverdue};

/// Scalars of the report that say who somebody is.
const PERSONAL: [&str; 6] = ["loginName", "reportId", "idCard", "name", "hbaseKey", "id"];
/// Members of public records that name people.
const PEOPLE: [&str; 2] = ["executed", "applicationExecution"];
/// What stands before a number of a card, a document or a contract.
const NUMBERED: [&str; 3] = ["尾号", "号码", "编号"];
/// What stands between a person and the number of a document.
const DOCUMENT: &str = "证件类型";
/// So many digits in a row are no amount and no date.
const LONG: usize = 9;
/// A shorter value of the person's, in bytes, might be part of any word or amount.
const SHORTEST: usize = 4;

/// What is hidden: nothing, or what says who somebody is.
#[derive(Clone, Debug, Default)]
pub struct Masking {
    hides: bool,
    own: Vec<String>,
}

impl Masking {
    /// Hides nothing.
    pub fn none() -> Self {
        Self::default()
    }

    /// Hides what says whose report this is, if wished for.
    pub fn of(report: &Report, hides: bool) -> Self {
        Self::of_all(&[report], hides)
    }

    /// The same for several reports that are shown together.
    pub fn of_all(reports: &[&Report], hides: bool) -> Self {
        let own = reports.iter().flat_map(|report| PERSONAL.iter().filter_map(|name| report.scalar(name)));
        let own = own.map(Cow::into_owned).filter(|own| own.len() >= SHORTEST);
        Self { hides, own: if hides { own.collect() } else { Vec::new() } }
    }

    /// True if something is hidden.
    pub fn hides(&self) -> bool {
        self.hides
    }

    /// A scalar of the report.
    pub fn scalar<'a>(&self, name: &str, text: Cow<'a, str>) -> Cow<'a, str> {
        match name {
            _ if !self.hides || !PERSONAL.contains(&name) => text,
            "name" => mask::value(&Key::RealName, &text).into(),
            _ => HIDDEN.into(),
        }
    }

    /// All of them.
    pub fn scalars(&self, scalars: Map<String, Value>) -> Map<String, Value> {
        let shown = |(name, value): (String, Value)| {
            let value = match value {
                Value::Null => Value::Null,
                Value::String(text) => Value::String(self.scalar(&name, text.into()).into_owned()),
                _ if self.hides && PERSONAL.contains(&name.as_str()) => HIDDEN.into(),
                other => other,
            };
            (name, value)
        };
        scalars.into_iter().map(shown).collect()
    }

    /// An account.
    pub fn account<'a>(&self, account: Account<'a>) -> Account<'a> {
        if !self.hides {
            return account;
        }
        let shown = |field, text: Option<Cow<'a, str>>| text.map(|text| self.field(field, text));
        Account {
            tail: shown("tail", account.tail),
            contract: shown("contract", account.contract),
            party: shown("party", account.party),
            issuer: shown("issuer", account.issuer),
            rest: shown("rest", account.rest),
            sentence: self.sentence(account.sentence),
            ..account
        }
    }

    /// What has changed of an account.
    pub fn change<'a>(&self, mut change: AccountChange<'a>) -> AccountChange<'a> {
        if !self.hides {
            return change;
        }
        for FieldChange { field, change } in &mut change.changes {
            for value in [&mut change.old, &mut change.new] {
                if let Value::String(text) = value {
                    *text = self.field(field, std::mem::take(text).into()).into_owned();
                }
            }
        }
        AccountChange { account: self.account(change.account), ..change }
    }

    /// The text of a field of an account.
    fn field<'a>(&self, name: &str, text: Cow<'a, str>) -> Cow<'a, str> {
        match name {
            _ if !self.hides || text.is_empty() => text,
            "tail" | "contract" => HIDDEN.into(),
            "party" => party_hidden(&text).into(),
            "issuer" => self.text(text),
            "rest" => self.sentence(text),
            _ => text,
        }
    }

    /// A line among the accounts.
    pub fn remark<'a>(&self, remark: Remark<'a>) -> Remark<'a> {
        Remark { sentence: self.sentence(remark.sentence), ..remark }
    }

    /// A query: the institution stays, its user goes.
    pub fn query<'a>(&self, query: Query<'a>) -> Query<'a> {
        if !self.hides {
            return query;
        }
        let operator = query.operator.map(|operator| match operator.split_once(['/', '／']) {
            Some((institution, _)) => Cow::Owned(format!("{}/{HIDDEN}", self.text(institution.into()))),
            None => self.text(operator),
        });
        Query { operator, reason: query.reason.map(|reason| self.text(reason)), ..query }
    }

    /// The gateway's words on accounts in default.
    pub fn stated_overdue<'a>(&self, stated: StatedOverdue<'a>) -> StatedOverdue<'a> {
        StatedOverdue { message: stated.message.map(|message| self.text(message)), ..stated }
    }

    /// The gateway's interpretation.
    pub fn interpretation<'a>(&self, mut interpretation: Interpretation<'a>) -> Interpretation<'a> {
        for advice in &mut interpretation.advice {
            advice.title = advice.title.take().map(|title| self.text(title));
            for item in &mut advice.items {
                *item = self.sentence(std::mem::take(item));
            }
        }
        interpretation.overdue = interpretation.overdue.map(|overdue| self.text(overdue));
        interpretation
    }

    /// A public record, whatever it holds.
    pub fn record(&self, record: &Value) -> Value {
        match record {
            _ if !self.hides => record.clone(),
            Value::String(text) => Value::String(self.text(text.as_str().into()).into_owned()),
            Value::Number(number) if number.to_string().chars().filter(char::is_ascii_digit).count() >= LONG => {
                HIDDEN.into()
            }
            Value::Array(items) => items.iter().map(|item| self.record(item)).collect(),
            Value::Object(members) => {
                let member = |(name, value): (&String, &Value)| {
                    let hidden = PEOPLE.contains(&name.trim()) && !value.is_null();
                    (name.clone(), if hidden { HIDDEN.into() } else { self.record(value) })
                };
                members.iter().map(member).collect::<Map<_, _>>().into()
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => record.clone(),
        }
    }

    /// An account sentence: blanks say nothing in it, and may stand within what has to be found.
    fn sentence<'a>(&self, sentence: Cow<'a, str>) -> Cow<'a, str> {
        if !self.hides {
            return sentence;
        }
        let plain: String = sentence.chars().filter(|c| !c.is_whitespace()).collect();
        self.text(without_parties(&plain).into())
    }

    /// Any other text.
    fn text<'a>(&self, text: Cow<'a, str>) -> Cow<'a, str> {
        if !self.hides {
            return text;
        }
        let text = self.own.iter().fold(text.into_owned(), |text, own| text.replace(own, HIDDEN));
        without_numbers(&text).into()
    }
}

/// `张***`, of `张测一（证件类型：身份证，证件号码：**************0014）`.
fn party_hidden(party: &str) -> String {
    let name = party.find(DOCUMENT).and_then(|place| party.get(..place)).unwrap_or(party);
    let name = name.trim_end_matches(|c| half(c) == '(');
    mask::value(&Key::RealName, name)
}

/// A sentence without the names between 为 and the document.
fn without_parties(sentence: &str) -> String {
    let mut shown = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once(DOCUMENT) {
        match before.split_once('为') {
            Some((head, _)) => shown.push_str(&format!("{head}为{HIDDEN}（")),
            None => shown.push_str(before),
        }
        shown.push_str(DOCUMENT);
        rest = after;
    }
    shown + rest
}

/// A text without what stands behind [`NUMBERED`] and without [`LONG`] numbers.
fn without_numbers(text: &str) -> String {
    let mut shown = String::new();
    let mut run = String::new();
    for c in text.chars().chain(['\n']) {
        if c.is_ascii_alphanumeric() || matches!(c, '*' | '-' | '０'..='９') {
            run.push(c);
            continue;
        }
        let label = shown.trim_end_matches(|c: char| half(c) == ':' || c.is_whitespace());
        let digits = run.chars().filter(|c| c.is_numeric() || *c == '*').count();
        let is_number = digits >= LONG || NUMBERED.iter().any(|word| label.ends_with(word));
        shown.push_str(if is_number && !run.is_empty() { HIDDEN } else { &run });
        run.clear();
        shown.push(c);
    }
    shown.pop();
    shown
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn masking() -> Masking {
        let report = Report::read(json!({"name": "李四", "loginName": "lisi", "idCard": "****0015", "score": 1}));
        Masking::of(&report.unwrap(), true)
    }

    #[test]
    fn the_persons_scalars_are_hidden_and_the_others_stay() {
        let scalars = json!({"name": "李四", "loginName": "lisi", "id": 7, "hbaseKey": null, "score": 894});
        let shown = masking().scalars(scalars.as_object().unwrap().clone());
        let expected = json!({"name": "李***", "loginName": "***", "id": "***", "hbaseKey": null, "score": 894});
        assert_eq!(Value::Object(shown), expected);
    }

    #[test]
    fn a_sentence_keeps_what_it_says_of_money_and_loses_who() {
        let of = |text: &'static str| masking().sentence(text.into()).into_owned();
        assert_eq!(
            of(
                "2021年01月02日中信银行发放的贷记卡（人民币账户，卡片尾号：1 234）。截至2022年6月，信用额度1,000，余额20。"
            ),
            "2021年01月02日中信银行发放的贷记卡（人民币账户，卡片尾号：***）。截至2022年6月，信用额度1,000，余额20。"
        );
        assert_eq!(
            of(
                "2014年1月2日，为王为民（证件类型：身份证，证件号码：11010119900101001X）在中国银行办理的贷款提供担保（保证合同编号：BZ-7）"
            ),
            "2014年1月2日，为***（证件类型：身份证，证件号码：***）在中国银行办理的贷款提供担保（保证合同编号：***）"
        );
        assert_eq!(of("李四，13800138000，2015年"), "***，***，2015年");
    }

    #[test]
    fn a_party_keeps_its_first_character() {
        assert_eq!(party_hidden("张测一（证件类型：身份证，证件号码：**0014）"), "张***");
        assert_eq!(party_hidden("某某（北京）有限公司(证件类型：x"), "某***");
    }

    #[test]
    fn records_lose_names_and_numbers() {
        let record =
            json!({"executed": "李四", "caseNo": "(2016)京0105执1号", "who": "李四", "n": 13800138000_i64, "a": [1]});
        assert_eq!(
            masking().record(&record),
            json!({"executed": "***", "caseNo": "(2016)京0105执1号", "who": "***", "n": "***", "a": [1]})
        );
    }

    #[test]
    fn nothing_is_hidden_unasked() {
        let text = "李四，13800138000";
        assert_eq!(Masking::none().sentence(text.into()), text);
    }
}
