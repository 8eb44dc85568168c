//! The lists of a report that hold account sentences, and an iterator over the sentences.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;

use super::member::{get, items};
use super::sentence::{self, Note};
use super::{Account, Report, Understood};

/// The members whose lists contain sentences.
pub(super) const GROUPS: [&str; 3] = ["creditCards", "houseLoans", "otherLoans"];
/// The list of guarantees in later replies, a top-level member of the report.
pub(super) const GUARANTEES: &str = "guaranteeOthers";
/// All members that contain sentences.
pub(super) const OF_ACCOUNTS: [&str; 4] = [GROUPS[0], GROUPS[1], GROUPS[2], GUARANTEES];
/// The known lists, with their names in records.
const LISTS: [(&str, &str, &str); 10] = [
    ("creditCards", "unOverdue", "creditCards.unOverdue"),
    ("creditCards", "overdue", "creditCards.overdue"),
    ("creditCards", "overdraft", "creditCards.overdraft"),
    ("creditCards", "guaranteeOthers", "creditCards.guaranteeOthers"),
    ("houseLoans", "unOverdue", "houseLoans.unOverdue"),
    ("houseLoans", "overdue", "houseLoans.overdue"),
    ("houseLoans", "guaranteeOthers", "houseLoans.guaranteeOthers"),
    ("otherLoans", "unOverdue", "otherLoans.unOverdue"),
    ("otherLoans", "overdue", "otherLoans.overdue"),
    ("otherLoans", "guaranteeOthers", "otherLoans.guaranteeOthers"),
];

/// The maximum length of an unknown list's name, because every record repeats it.
const LONGEST_NAME: usize = 60;

/// One line of the lists of accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
// Lines are streamed, not stored, so boxing each account would only cost time.
#[allow(clippy::large_enum_variant)]
pub enum Line<'a> {
    /// An account, or a sentence that was not understood.
    Account(Account<'a>),
    /// A line with a known wording that is not an account.
    Remark(Remark<'a>),
}

/// A line among the accounts that is not an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Remark<'a> {
    /// The report's file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<Cow<'a, str>>,
    /// The list that held the line.
    pub list: Cow<'a, str>,
    /// The kind of line.
    pub note: Note,
    /// The line as received.
    pub sentence: Cow<'a, str>,
}

/// The name of a list, and a sentence in it.
pub(super) type Sentence<'a> = (Cow<'a, str>, Cow<'a, str>);

impl Report {
    /// The lines of the lists of accounts, parsed one at a time: cards, housing loans, other loans, then the
    /// guarantees of later replies, each in the report's order. Blank lines are skipped.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.sentences().map(|sentence| self.line(sentence))
    }

    /// The accounts, one record per sentence, including sentences that were not understood.
    pub fn accounts(&self) -> impl Iterator<Item = Account<'_>> {
        self.sentences().filter_map(|sentence| self.account(sentence))
    }

    /// The lines among the accounts known not to be accounts: headings, explanations, queries.
    pub fn remarks(&self) -> impl Iterator<Item = Remark<'_>> {
        self.lines().filter_map(|line| match line {
            Line::Account(_) => None,
            Line::Remark(remark) => Some(remark),
        })
    }

    /// The account of a sentence of this report; `None` for a remark.
    pub(super) fn account<'a>(&'a self, sentence: Sentence<'a>) -> Option<Account<'a>> {
        match self.line(sentence) {
            Line::Account(account) => Some(account),
            Line::Remark(_) => None,
        }
    }

    fn line<'a>(&'a self, (list, sentence): Sentence<'a>) -> Line<'a> {
        let file = self.file();
        match sentence {
            Cow::Borrowed(sentence) => line(file, list, sentence),
            Cow::Owned(sentence) => owned(line(None, Cow::Borrowed(""), &sentence), file, list),
        }
    }

    /// All sentences with their lists' names. An item that is not a string is taken as its JSON text.
    pub(super) fn sentences(&self) -> impl Iterator<Item = Sentence<'_>> {
        let lists = lists(self.data()).into_iter();
        lists.flat_map(|(name, list)| {
            items(list).filter_map(move |item| {
                let sentence = match item {
                    Value::Null => return None,
                    Value::String(text) if text.trim().is_empty() => return None,
                    Value::String(text) => Cow::Borrowed(text.as_str()),
                    other => Cow::Owned(other.to_string()),
                };
                Some((name.clone(), sentence))
            })
        })
    }
}

/// The report's lists with their names.
fn lists(data: &Value) -> Vec<(Cow<'_, str>, &Value)> {
    let mut lists = Vec::new();
    for group in GROUPS {
        match get(data, group) {
            Some(Value::Object(members)) => {
                lists.extend(members.iter().map(|(name, list)| (list_name(group, name), list)));
            }
            Some(list) => lists.push((Cow::Borrowed(group), list)),
            None => {}
        }
    }
    lists.extend(get(data, GUARANTEES).map(|list| (Cow::Borrowed(GUARANTEES), list)));
    lists
}

fn list_name<'a>(group: &str, list: &str) -> Cow<'a, str> {
    let list = list.trim();
    match LISTS.iter().find(|known| (known.0, known.1) == (group, list)) {
        Some((_, _, name)) => Cow::Borrowed(name),
        None => Cow::Owned(format!("{group}.{}", list.chars().take(LONGEST_NAME).collect::<String>())),
    }
}

fn line<'a>(file: Option<&'a str>, list: Cow<'a, str>, sentence: &'a str) -> Line<'a> {
    let mut account = sentence::read(sentence);
    let file = file.map(Cow::Borrowed);
    // Only a sentence that was not understood can be a remark.
    let unknown = (account.understood == Understood::None).then(|| account.rest.as_deref().unwrap_or_default());
    if let Some(note) = unknown.and_then(sentence::note) {
        return Line::Remark(Remark { file, list, note, sentence: Cow::Borrowed(sentence) });
    }
    (account.file, account.list) = (file, Some(list));
    Line::Account(account)
}

/// An owned line, for a sentence that is about to be dropped.
fn owned<'a>(line: Line<'_>, file: Option<&'a str>, list: Cow<'a, str>) -> Line<'a> {
    let file = file.map(Cow::Borrowed);
    match line {
        Line::Account(account) => Line::Account(Account { file, list: Some(list), ..account.into_owned() }),
        Line::Remark(Remark { note, sentence, .. }) => {
            Line::Remark(Remark { file, list, note, sentence: Cow::Owned(sentence.into_owned()) })
        }
    }
}

#[cfg(test)]
#[path = "lists_tests.rs"]
mod tests;
