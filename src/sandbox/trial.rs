//! The people of a trial: as many ordinary applicants as a test with many people needs, on each route in turn.
//!
//! Each person is made when a call names one of their values, so a sandbox without a trial has no cost. They are the
//! same in every sandbox; the caller chooses how many are listed.

use std::sync::{LazyLock, OnceLock};

use super::cases::{CaseRow, Route};
use super::person::{Case, Person};

/// The maximum number of people of a trial.
pub const MOST_TRIAL: u32 = 100_000;
/// The number of the first of them. The table's people have lower numbers.
const FIRST: u32 = 5000;
/// The text before the number in a login name.
const NAME: &str = "trial-";

/// The people by their number in the trial, made on demand.
static PEOPLE: LazyLock<Vec<OnceLock<Box<Person>>>> =
    LazyLock::new(|| (0..MOST_TRIAL).map(|_| OnceLock::new()).collect());

/// The routes in turn.
static CASES: [CaseRow; 3] = [
    case("trial: applies by credit card", Route::Credit),
    case("trial: applies by debit card", Route::Debit),
    case("trial: applies by answering the questions", Route::Questions),
];

const fn case(how: &'static str, route: Route) -> CaseRow {
    CaseRow { name: NAME, people: 1, how, route, case: Case::ORDINARY, change: None, end: None }
}

/// The first `count` people, each with their case.
pub(super) fn people(count: usize) -> impl Iterator<Item = (&'static CaseRow, &'static Person)> {
    (0..MOST_TRIAL).take(count).zip(CASES.iter().cycle()).filter_map(|(place, case)| Some((case, at(place)?)))
}

/// The owner of a value, if one of these people has it.
pub(super) fn owner(value: &str) -> Option<&'static Person> {
    let person = at(place_of(value)?)?;
    person.marks().any(|mark| mark == value).then_some(person)
}

fn at(place: u32) -> Option<&'static Person> {
    let slot = PEOPLE.get(place as usize)?;
    Some(slot.get_or_init(|| {
        // Numbers in the trial start at 1, like those of the table's people.
        Box::new(Person::new(FIRST + place, format!("{NAME}{:05}", place + 1), Case::ORDINARY))
    }))
}

/// The number in the trial of the only person who can have this value.
fn place_of(value: &str) -> Option<u32> {
    if let Some(place) = value.strip_prefix(NAME) {
        return place.parse::<u32>().ok()?.checked_sub(1);
    }
    Person::number_of(value)?.checked_sub(FIRST)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::protocol::{Key, check};

    #[test]
    fn each_value_of_a_trial_leads_to_its_owner_only() {
        let mut seen = HashSet::new();
        for (_, person) in people(MOST_TRIAL as usize).step_by(997) {
            for mark in person.marks() {
                assert!(seen.insert(mark.to_owned()), "{mark} twice");
                assert_eq!(owner(mark).map(|owner| owner.number), Some(person.number), "{mark}");
            }
        }
        for nobody in ["trial-0", "trial-1", "trial-100001", "赵测", "999900190001010013", "13800005000", ""] {
            assert!(owner(nobody).is_none(), "{nobody}");
        }
    }

    #[test]
    fn the_numbers_of_a_trial_pass_the_local_checks_and_belong_to_no_real_person() {
        for (_, person) in people(MOST_TRIAL as usize).step_by(9973) {
            assert_eq!(check::value(&Key::IdCard, &person.id_card, true), Ok(()));
            assert_eq!(check::value(&Key::Cellphone, &person.cellphone, true), Ok(()));
            assert!(person.id_card.starts_with("99") && person.cellphone.starts_with("154"), "{person:?}");
            for card in &person.cards {
                assert_eq!(check::value(&Key::BankCard, &card.number, true), Ok(()));
            }
        }
    }

    #[test]
    fn the_routes_come_in_turn() {
        let routes: Vec<Route> = people(4).map(|(case, _)| case.route).collect();
        assert_eq!(routes, [Route::Credit, Route::Debit, Route::Questions, Route::Credit]);
    }
}
