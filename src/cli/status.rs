//! `zhengxin status`: the applicant's state, from the session alone.

use serde_json::{Value, json};

use super::applicant::Applicant;
use super::context::{Context, Done};
use crate::flow::{Facts, Need, Needs, State, Step};
use crate::output::{Failure, status as shown};
use crate::protocol::{Class, Key};

/// Prints the applicant's state. The exit code says whether there is something to do.
pub fn run(context: &mut Context) -> Done {
    let applicant = Applicant::resolve(context)?;
    let now = context.now();
    let facts = &applicant.facts;
    let next = facts.next_step(now);
    let json = json!({
        "session": applicant.file.location().name,
        "user_id": applicant.merchant.user_id,
        "gateway": applicant.profile.gateway.origin(),
        "state": facts.state(now),
        "logged_in": facts.is_logged_in(now),
        "seconds_left": facts.seconds_left(now),
        "applied_at": facts.applied_at,
        "missing": next.map(|step| missing(step, facts)).unwrap_or_default(),
        "next_step": next.map(|step| context.given.command(step.command())),
    });
    context.printer.result(&json, |style| shown::human(&json, style))?;
    match class(facts.state(now), facts.is_logged_in(now)) {
        Class::Ok => Ok(()),
        class => Err(Failure::quiet(class)),
    }
}

/// 7 while an application is pending, 0 while logged in, 4 if a login is needed.
fn class(state: State, logged_in: bool) -> Class {
    match state {
        State::Applied => Class::Pending,
        State::Uncertain | State::None | State::Expired => Class::Expired,
        State::LoggedIn | State::Report if logged_in => Class::Ok,
        State::LoggedIn | State::Report => Class::Expired,
    }
}

/// The values of the next step that are not in the session.
pub fn missing(step: Step, facts: &Facts) -> Vec<Value> {
    let needs = Needs::of(step, facts, None);
    let wants = needs.wants(needs.card(facts)).into_iter();
    let wants = wants.filter(|want| want.need == Need::Required && want.key != Key::Version);
    wants.filter(|want| facts.remembered(&want.key).is_none()).map(|want| want.key.name().into()).collect()
}
