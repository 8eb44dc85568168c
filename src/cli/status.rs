//! `zhengxin status`: the applicant's state, from the session alone.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::applicant::Applicant;
use super::context::{Context, Done};
use crate::flow::{Facts, Need, Needs, Readings, State, Step};
use crate::output::{Failure, status as shown};
use crate::protocol::{Class, Key};

/// Prints the applicant's state. The exit code says whether there is something to do.
pub fn run(context: &mut Context) -> Done {
    let applicant = Applicant::resolve(context)?;
    let now = context.now();
    let facts = &applicant.facts;
    let next = facts.next_step(now);
    let mut json = json!({
        "session": applicant.file.location().name,
        "user_id": applicant.merchant.user_id,
        "gateway": applicant.profile.gateway.base(),
        "state": facts.state(now),
        "logged_in": facts.is_logged_in(now),
        "seconds_left": facts.seconds_left(now),
        "applied_at": facts.applied_at,
        "missing": next.map(|step| missing(step, facts)).unwrap_or_default(),
        "next_step": facts.next_words(now).map(|words| context.given.command(&words)),
    });
    if let Some(json) = json.as_object_mut() {
        json.extend(due(facts, now));
    }
    context.printer.result(&json, |style| shown::human(&json, style))?;
    match class(facts, now) {
        Class::Ok => Ok(()),
        class => Err(Failure::quiet(class)),
    }
}

/// Until when the state lasts, and how many seconds that is. Empty if the state waits for nothing.
pub fn due(facts: &Facts, now: Timestamp) -> Map<String, Value> {
    let after = |due_at: Timestamp| due_at.duration_since(now).as_secs().max(0);
    let due_at = facts.waits_until(now);
    let members =
        due_at.map(|due_at| [("after".to_owned(), json!(after(due_at))), ("due_at".to_owned(), json!(due_at))]);
    members.into_iter().flatten().collect()
}

/// Pending (7) while an application or a submission with an unknown outcome must wait, ok (0) while logged in or once
/// the report was fetched, 4 when a login is needed.
fn class(facts: &Facts, now: Timestamp) -> Class {
    let logged_in = facts.is_logged_in(now);
    match facts.state(now) {
        State::Applied => Class::Pending,
        State::Uncertain if facts.due_at().is_some_and(|due_at| now < due_at) => Class::Uncertain,
        State::Fetched => Class::Ok,
        State::Uncertain | State::None | State::Expired | State::Locked | State::ResultDue => Class::Expired,
        State::LoggedIn | State::Report if logged_in => Class::Ok,
        State::LoggedIn | State::Report => Class::Expired,
    }
}

/// The values of the next step that are not in the session.
pub fn missing(step: Step, facts: &Facts) -> Vec<Value> {
    let needs = Needs::of(step, facts, &Readings::default());
    let wants = needs.wants(needs.card(facts)).into_iter();
    let wants = wants.filter(|want| want.need == Need::Required && want.key != Key::Version);
    wants.filter(|want| facts.remembered(&want.key).is_none()).map(|want| want.key.name().into()).collect()
}
