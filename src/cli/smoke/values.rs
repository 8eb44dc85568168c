//! Which values a way needs that nobody can give.

use crate::cli::applicant::Applicant;
use crate::cli::context::Context;
use crate::cli::run::desk::Desk;
use crate::cli::run::preview;
use crate::flow::{Goal, Need, Plan, Route, Step};
use crate::output::Failure;
use crate::protocol::{Key, Method, UserStatus};

/// What only a debit card asks for, and what only a credit card does.
const BY_CARD: [&[Key]; 2] = [&[Key::CardPassword], &[Key::Year, Key::Month, Key::LastThree]];

/// The values of a step that have no source.
pub fn missing(step: Step, desk: &Desk, applicant: &Applicant, context: &Context) -> Result<Vec<Key>, Box<Failure>> {
    let needs = applicant.needs(step);
    let mut lacking = Vec::new();
    for want in needs.wants_so_far(&applicant.facts) {
        let prefilled = needs.field(&want.key).is_some_and(|field| field.value.is_some());
        if want.need != Need::WhenKnown
            && !prefilled
            && !preview::comes_with_the_replies(&want.key)
            && desk.source_of(&needs.method, &want.key, context.lang())?.is_none()
        {
            lacking.push(want.key);
        }
    }
    // Before the card's type is known those of one type are enough.
    if needs.card(&applicant.facts).is_none() && BY_CARD.iter().any(|own| !own.iter().any(|key| lacking.contains(key)))
    {
        lacking.retain(|key| !BY_CARD.concat().contains(key));
    }
    Ok(lacking)
}

/// The first step ahead of somebody who has logged in whose values are missing, with all that are missing from there on.
pub fn ahead(
    route: Option<Route>,
    desk: &mut Desk,
    applicant: &Applicant,
    context: &Context,
) -> Result<Option<(Step, Vec<Key>)>, Box<Failure>> {
    let now = context.now();
    if applicant.facts.application_left(now).is_some() {
        return Ok(None); // applied already: nothing is ahead today
    }
    let status = applicant.facts.login.as_ref().and_then(|login| login.status());
    let until = if status.is_some_and(UserStatus::has_report) { Goal::Report } else { Goal::Applied };
    let route = match route {
        None if !desk.asks_for_the_route() => {
            let offered = Route::ALL.into_iter().filter(|route| applicant.facts.form(route.method()).is_some());
            let offered: Vec<Route> = offered.collect();
            match offered.as_slice() {
                [] => None,
                [only] => Some(*only),
                several => Some(desk.route(several, applicant, context)?),
            }
        }
        named => named,
    };
    let plan = Plan { until, route, max_tries: 1, patience: 0, person: false };
    let mut first = None;
    let mut keys: Vec<Key> = Vec::new();
    for step in preview::way(&plan, applicant, context) {
        let lacking = missing(step, desk, applicant, context)?;
        first = first.or((!lacking.is_empty()).then_some(step));
        let new = lacking.into_iter().filter(|key| !keys.contains(key)).collect::<Vec<_>>();
        keys.extend(new);
    }
    Ok(first.map(|step| (step, keys)))
}

/// The values that a login lacks.
pub fn of_login(desk: &Desk, applicant: &Applicant, context: &Context) -> Result<Vec<Key>, Box<Failure>> {
    missing(Step::Call(Method::Login), desk, applicant, context)
}
