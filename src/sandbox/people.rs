//! The people of the sandbox, with the answers that lead each of them to a known end.
//!
//! One table of cases; people and rows derive from it. Each case has its own people, so side effects of one
//! row (a locked login name, an application) never affect another row. The people are the same for every
//! seed.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Serialize;
use serde_json::{Map, Value};

use super::cases::{CASES, CaseRow, Change, Route};
use super::document;
use super::person::{Card, CardSecret, Person};
use super::trial;
use crate::protocol::{CardType, Key, QUESTIONS};

/// A row of `sandbox people`: answers, and the end they lead to.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// A description in one line.
    pub how: String,
    /// The method that ends the journey with `code`; `None` if nothing is refused.
    pub method: Option<&'static str>,
    /// The code of that end.
    pub code: Option<i64>,
    /// A complete answers file. Captchas and SMS codes are in the inbox.
    pub answers: Value,
}

/// All people, in the table's order.
static PEOPLE: LazyLock<Vec<Person>> = LazyLock::new(|| {
    let mut people = Vec::new();
    for row in &CASES {
        for copy in 1..=row.people {
            let name = if row.people == 1 { row.name.to_owned() } else { format!("{}-{copy:02}", row.name) };
            people.push(Person::new(people.len() as u32, name, row.case));
        }
    }
    people
});

/// The owner of each personal value: login names, identity numbers, names, mobile and card numbers.
static MARKS: LazyLock<HashMap<&'static str, &'static Person>> =
    LazyLock::new(|| PEOPLE.iter().flat_map(|person| person.marks().map(move |mark| (mark, person))).collect());

/// Looks a person up by login name, the document's applicant included.
pub(super) fn find(login_name: &str) -> Option<&'static Person> {
    let documents = || Some(document::applicant()).filter(|applicant| applicant.login_name == login_name);
    owner(login_name).filter(|person| person.login_name == login_name).or_else(documents)
}

/// The owner of a value, if it has one.
pub(super) fn owner(value: &str) -> Option<&'static Person> {
    MARKS.get(value).copied().or_else(|| trial::owner(value))
}

/// The card with this number, and its owner.
pub(super) fn card(number: &str) -> Option<(&'static Person, &'static Card)> {
    if let Some(card) = document::card(number) {
        return Some((document::applicant(), card));
    }
    let person = owner(number)?;
    person.cards.iter().find(|card| card.number == number).map(|card| (person, card))
}

/// All rows. Row 0 applies by credit card.
pub fn rows() -> Vec<Row> {
    let mut people = PEOPLE.iter();
    let mut rows = Vec::new();
    for case in &CASES {
        rows.extend(people.by_ref().take(case.people).map(|person| row(case, person)));
    }
    rows
}

/// The first rows for people of the trial.
pub(super) fn trial_rows(count: usize) -> impl Iterator<Item = Row> {
    trial::people(count).map(|(case, person)| row(case, person))
}

fn row(case: &CaseRow, person: &Person) -> Row {
    let mut answers = Map::new();
    let mut set = |key: &Key, text: &str| answers.insert(key.name().to_owned(), text.into());
    set(&Key::LoginName, &person.login_name);
    set(&Key::Password, &person.password);
    match case.route {
        Route::Credit => card_answers(person, CardType::Credit, set),
        Route::Debit => card_answers(person, CardType::Debit, set),
        Route::Questions => {
            let wrong = u8::from(matches!(case.change, Some(Change::Answers)));
            let answers = person.truth.map(|answer| ((answer - 1 + wrong) % QUESTIONS + 1).to_string());
            set(&Key::Other("question_answers".into()), &answers.join(","));
        }
        Route::Login => {}
    }
    if let Some(change) = case.change {
        change.apply(&mut answers);
    }
    Row {
        how: case.how.to_owned(),
        method: case.end.map(|(method, _)| method.name()),
        code: case.end.map(|(_, code)| code),
        answers: Value::Object(answers),
    }
}

fn card_answers<T>(person: &Person, kind: CardType, mut set: impl FnMut(&Key, &str) -> T) {
    let card = person.card(kind);
    set(&Key::BankCard, &card.number);
    set(&Key::Cellphone, &person.cellphone);
    set(&Key::RealName, &person.real_name);
    set(&Key::IdCard, &person.id_card);
    match &card.secret {
        CardSecret::Debit { pin } => drop(set(&Key::CardPassword, pin)),
        CardSecret::Credit { year, month, last_three } => {
            set(&Key::Year, year);
            set(&Key::Month, month);
            set(&Key::LastThree, last_three);
        }
    }
}

impl Change {
    fn apply(self, answers: &mut Map<String, Value>) {
        match self {
            Self::Value(key, value) => drop(answers.insert(key.name().to_owned(), value.into())),
            Self::At(method, key, value) => {
                let mut nested = Map::new();
                nested.insert(key.name().to_owned(), value.into());
                answers.insert(method.name().to_owned(), Value::Object(nested));
            }
            Self::Answers => {} // handled when the answers are made
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::protocol::{check, codes};

    #[test]
    fn row_0_applies_by_credit_card() {
        let row = &rows()[0];
        assert_eq!((row.method, row.code), (None, None));
        let keys: Vec<_> = row.answers.as_object().unwrap().keys().map(String::as_str).collect();
        let expected =
            ["login_name", "password", "bank_card", "cellphone", "real_name", "id_card", "year", "month", "last_three"];
        assert_eq!(keys, expected);
    }

    #[test]
    fn a_row_is_printed_with_its_four_members() {
        let json = serde_json::to_value(&rows()[0]).unwrap();
        let keys: Vec<_> = json.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, ["how", "method", "code", "answers"]);
        assert!(json["method"].is_null() && json["code"].is_null());
    }

    #[test]
    fn no_two_rows_share_a_login_name() {
        let mut seen = HashSet::new();
        for row in rows() {
            assert!(seen.insert(row.answers["login_name"].as_str().unwrap().to_owned()), "{}", row.how);
        }
    }

    #[test]
    fn answers_pass_the_local_checks_so_that_the_gateway_gets_to_see_them() {
        for row in rows() {
            for (name, value) in row.answers.as_object().unwrap() {
                let key = Key::from_name(name);
                if let (false, Some(text)) = (matches!(key, Key::Other(_)), value.as_str()) {
                    assert_eq!(check::value(&key, text, true), Ok(()), "{}: {name}", row.how);
                }
            }
        }
    }

    #[test]
    fn every_rows_code_is_one_of_the_catalogue_and_what_its_trouble_says() {
        for case in &CASES {
            assert!(case.end.is_none_or(|(_, code)| codes::find(code).is_some()), "{}", case.how);
            if case.case.trouble.is_some() {
                assert_eq!(case.end, case.case.trouble, "{}", case.how);
            }
        }
    }

    #[test]
    fn a_value_leads_to_its_owner_and_a_login_name_only_to_a_login() {
        let person = &PEOPLE[3];
        assert_eq!(find(&person.login_name).unwrap().number, 3);
        assert_eq!(owner(&person.id_card).unwrap().number, 3);
        assert!(find(&person.id_card).is_none());
        assert_eq!(card(&person.cards[1].number).unwrap().1.kind(), CardType::Credit);
        assert!(card(&person.cellphone).is_none());
    }
}
