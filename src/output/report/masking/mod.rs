//! `--mask`: hides everything that identifies people. A value with its own member is masked by its kind. Free texts
//! lose the person's own values, everything after a word for "number", and long numbers. The part of a sentence that
//! was not understood is hidden completely, because it may name anyone.

mod numbers;
mod own;
mod record;
mod text;

use std::borrow::Cow;

use serde_json::{Map, Value};

use self::numbers::{LONG, without_numbers};
use self::own::Own;
pub use self::record::Record;
use self::text::{institution, party_hidden, without_contract, without_parties};
use super::record_members::known;
use crate::protocol::Key;
use crate::protocol::mask::{self, HIDDEN};
use crate::report::sentence::{Note, Piece, pieces, plain};
use crate::report::{
    Account, AccountChange, Change, Diff, FieldChange, Figures, Interpretation, PublicRecord, Query, QueryCount,
    QueryDate, Remark, Report, StatedOverdue, Understood,
};

/// The scalars that identify the person.
const PERSONAL: [&str; 6] = ["loginName", "reportId", "idCard", "name", "hbaseKey", "id"];

/// What to mask: nothing, or everything that identifies people.
#[derive(Clone, Debug, Default)]
pub struct Masking {
    hides: bool,
    own: Own,
}

impl Masking {
    /// Masks nothing.
    pub fn none() -> Self {
        Self::default()
    }

    /// Masks the data that identify the report's person, if `hides`.
    pub fn of(report: &Report, hides: bool) -> Self {
        Self::of_all(&[report], hides)
    }

    /// The same for several reports shown together.
    pub fn of_all(reports: &[&Report], hides: bool) -> Self {
        let own = reports.iter().flat_map(|report| PERSONAL.iter().filter_map(|name| report.scalar(name)));
        Self { hides, own: if hides { Own::of(own) } else { Own::default() } }
    }

    /// True if anything is masked.
    pub fn hides(&self) -> bool {
        self.hides
    }

    /// A scalar of the report.
    pub fn scalar<'a>(&self, name: &str, text: Cow<'a, str>) -> Cow<'a, str> {
        match name {
            _ if !self.hides => text,
            _ if !PERSONAL.contains(&name) => self.text(text),
            "name" => mask::value(&Key::RealName, &text).into(),
            _ => HIDDEN.into(),
        }
    }

    /// Differences other than accounts, queries and public records.
    pub fn difference<'a>(&self, mut diff: Diff<'a>) -> Diff<'a> {
        for (name, change) in [("score", &mut diff.score), ("grade", &mut diff.grade)] {
            change.iter_mut().for_each(|change| rewrite(change, |text| self.scalar(name, text)));
        }
        diff
    }

    /// The name of a list or a member, which the gateway chose.
    pub fn name<'a>(&self, name: impl Into<Cow<'a, str>>) -> Cow<'a, str> {
        self.text(name.into())
    }

    /// All scalars.
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
        let sentence = match account.understood {
            Understood::Full => self.sentence(without_contract(account.sentence, account.contract.as_deref())),
            Understood::Part | Understood::None => self.understood(&account.sentence).into(),
        };
        Account {
            tail: shown("tail", account.tail),
            contract: shown("contract", account.contract),
            party: shown("party", account.party),
            issuer: shown("issuer", account.issuer),
            branch: shown("branch", account.branch),
            loan_kind: shown("loan_kind", account.loan_kind),
            currency: shown("currency", account.currency),
            role: shown("role", account.role),
            list: shown("list", account.list),
            rest: shown("rest", account.rest),
            sentence,
            ..account
        }
    }

    /// The changes of an account.
    pub fn change<'a>(&self, mut change: AccountChange<'a>) -> AccountChange<'a> {
        if !self.hides {
            return change;
        }
        for FieldChange { field, change } in &mut change.changes {
            rewrite(change, |text| self.field(field, text));
        }
        AccountChange { account: self.account(change.account), ..change }
    }

    /// The text of an account's field.
    fn field<'a>(&self, name: &str, text: Cow<'a, str>) -> Cow<'a, str> {
        match name {
            _ if !self.hides || text.is_empty() => text,
            "tail" | "contract" | "rest" => HIDDEN.into(),
            "party" => party_hidden(&text).into(),
            _ => self.text(text),
        }
    }

    /// A line among the accounts.
    pub fn remark<'a>(&self, remark: Remark<'a>) -> Remark<'a> {
        let sentence = match remark.note {
            Note::Query if self.hides => Cow::Owned(self.operator(&remark.sentence)),
            _ => self.sentence(remark.sentence),
        };
        Remark { sentence, ..remark }
    }

    /// A query. The institution stays, its user is hidden.
    pub fn query<'a>(&self, query: Query<'a>) -> Query<'a> {
        if !self.hides {
            return query;
        }
        let operator = query.operator.map(|operator| self.operator(&operator).into());
        let on = query.on.map(|on| match on {
            QueryDate::Text(text) => QueryDate::Text(self.text(text)),
            day @ QueryDate::Day(_) => day,
        });
        let id = query.id.map(|id| self.text(id));
        Query { operator, reason: query.reason.map(|reason| self.text(reason)), on, id, ..query }
    }

    /// The figures, whose query reasons are texts.
    pub fn figures<'a>(&self, mut figures: Figures<'a>) -> Figures<'a> {
        if self.hides {
            let reasons = std::mem::take(&mut figures.queries_by_reason);
            figures.queries_by_reason = QueryCount::renamed(reasons, |reason| self.text(reason.into()).into_owned());
        }
        figures
    }

    /// The institution, without the user there.
    fn operator(&self, operator: &str) -> String {
        let institution = institution(operator);
        let shown = self.text(institution.into());
        match operator.len() - institution.len() {
            0 => shown.into_owned(),
            _ if shown.is_empty() => HIDDEN.to_owned(),
            _ => format!("{shown}/{HIDDEN}"),
        }
    }

    /// The gateway's statement about accounts in default.
    pub fn stated_overdue<'a>(&self, stated: StatedOverdue<'a>) -> StatedOverdue<'a> {
        StatedOverdue { message: stated.message.map(|message| self.text(message)), ..stated }
    }

    /// The gateway's interpretation.
    pub fn interpretation<'a>(&self, mut interpretation: Interpretation<'a>) -> Interpretation<'a> {
        for advice in &mut interpretation.advice {
            advice.title = advice.title.take().map(|title| self.text(title));
            advice.kind = advice.kind.take().map(|kind| self.kind_of_advice(kind));
            for item in &mut advice.items {
                *item = self.sentence(std::mem::take(item));
            }
        }
        interpretation.overdue = interpretation.overdue.map(|overdue| self.text(overdue));
        interpretation
    }

    /// A number reveals nothing about a person, so it is kept. Any other kind is masked.
    fn kind_of_advice<'a>(&self, kind: Cow<'a, Value>) -> Cow<'a, Value> {
        if self.hides && !kind.is_number() { Cow::Owned(HIDDEN.into()) } else { kind }
    }

    /// An unknown member, which may name anyone.
    pub fn unread<'v>(&self, value: &'v Value) -> Cow<'v, Value> {
        if self.hides { Cow::Owned(HIDDEN.into()) } else { Cow::Borrowed(value) }
    }

    /// A public record under the name of its list.
    pub fn public_record<'a>(&self, found: PublicRecord<'a>) -> Record<'a> {
        Record { list: self.name(found.list), record: self.record(found.record) }
    }

    /// A public record. Only members known to identify nobody stay.
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
                    let stays = known(name).is_some_and(|member| member.names_nobody) || is_empty(value);
                    let name = self.text(name.as_str().into()).into_owned();
                    (name, if stays { self.record(value) } else { HIDDEN.into() })
                };
                members.iter().map(member).collect::<Map<_, _>>().into()
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => record.clone(),
        }
    }

    /// An account sentence. Its blanks carry no meaning, but may split a value that has to be found.
    fn sentence<'a>(&self, sentence: Cow<'a, str>) -> Cow<'a, str> {
        if !self.hides {
            return sentence;
        }
        let plain: String = sentence.chars().filter(|c| !c.is_whitespace()).collect();
        self.text(without_parties(&plain).into())
    }

    /// The understood part of an account sentence.
    fn understood(&self, sentence: &str) -> String {
        let shown = |piece: &Piece<'_>| match piece {
            Piece::Taken(taken) => self.sentence((*taken).into()).into_owned(),
            Piece::Rest(_) => HIDDEN.to_owned(),
        };
        pieces(&plain(sentence)).iter().map(shown).collect()
    }

    /// Any other text.
    fn text<'a>(&self, text: Cow<'a, str>) -> Cow<'a, str> {
        if !self.hides {
            return text;
        }
        without_numbers(&self.own.hidden(text.into_owned())).into()
    }
}

/// Replaces the texts before and after.
fn rewrite<'a>(change: &mut Change, shown: impl Fn(Cow<'a, str>) -> Cow<'a, str>) {
    for value in [&mut change.old, &mut change.new] {
        if let Value::String(text) = value {
            *text = shown(std::mem::take(text).into()).into_owned();
        }
    }
}

fn is_empty(value: &Value) -> bool {
    value.is_null() || value.as_str() == Some("")
}

#[cfg(test)]
mod tests;
