//! Finds the values that a journey needs but no source can supply.

use jiff::Timestamp;

use crate::answers::{AnswersError, Finder};
use crate::drive::Answerer;
use crate::flow::{Facts, Goal, Patience, Plan, Readings, Route, Step};
use crate::journey::Ahead;
use crate::protocol::{Key, Method, UserStatus};

/// The missing values of a login.
pub fn of_login(finder: &Finder, facts: &Facts, readings: &Readings) -> Result<Vec<Key>, AnswersError> {
    missing(Step::Call(Method::Login), finder, &Ahead::of(facts, readings))
}

fn missing(step: Step, finder: &Finder, ahead: &Ahead) -> Result<Vec<Key>, AnswersError> {
    ahead.missing(step, |needs, key| Ok(finder.source_of(&needs.method, key)?.is_some()))
}

/// The first step ahead with missing values, for a logged-in applicant, and all keys missing from there on.
pub fn ahead(
    route: Option<Route>,
    finder: &Finder,
    facts: &Facts,
    readings: &Readings,
    now: Timestamp,
) -> Result<Option<(Step, Vec<Key>)>, AnswersError> {
    if facts.application_left(now).is_some() {
        return Ok(None); // applied already: nothing is ahead today
    }
    let status = facts.login.as_ref().and_then(|login| login.status());
    let until = if status.is_some_and(UserStatus::has_report) { Goal::Report } else { Goal::Applied };
    let route = match route {
        None if !finder.asks_for_the_route() => {
            let offered = Route::ALL.into_iter().filter(|route| facts.form(route.method()).is_some());
            match offered.collect::<Vec<Route>>().as_slice() {
                [] => None,
                [only] => Some(*only),
                _ => Some(finder.route_by_values()?),
            }
        }
        named => named,
    };
    let plan =
        Plan { until, route, max_tries: 1, patience: Patience::default(), person: false, again: false, look: true };
    let ahead = Ahead::of(facts, readings);
    let mut first = None;
    let mut keys: Vec<Key> = Vec::new();
    for step in ahead.steps(&plan, now) {
        let lacking = missing(step, finder, &ahead)?;
        first = first.or((!lacking.is_empty()).then_some(step));
        let new = lacking.into_iter().filter(|key| !keys.contains(key)).collect::<Vec<_>>();
        keys.extend(new);
    }
    Ok(first.map(|step| (step, keys)))
}
