//! `run --dry-run`: no call, but each field of the way and where its value would come from.

use serde_json::{Value, json};

use super::desk::Desk;
use crate::cli::applicant::Applicant;
use crate::cli::context::{Context, Done};
use crate::flow::{Goal, Need, Plan, Route, Step};
use crate::output::{Failure, preview};
use crate::protocol::{Key, Method};

/// Prints the fields of the steps from where the session stands, as the document has them or the session's forms ask.
pub fn show(plan: &Plan, desk: &Desk, applicant: &Applicant, context: &mut Context) -> Done {
    let mut steps = Vec::new();
    for step in way(plan, applicant, context) {
        steps.push(fields(step, desk, applicant, context)?);
    }
    let json = json!({ "steps": steps });
    context.printer.result(&json, |style| preview::human(&steps, style))
}

/// The steps whose forms are still to be filled in.
pub fn way(plan: &Plan, applicant: &Applicant, context: &Context) -> Vec<Step> {
    use Method as M;
    let (facts, now) = (&applicant.facts, context.now());
    let mut way = Vec::new();
    if !facts.is_logged_in(now) || facts.application_left(now).is_some() || !facts.sent.is_empty() {
        way.push(M::Login);
    }
    let applied = facts.application_left(now).is_some();
    let has_report = facts.login.as_ref().filter(|_| facts.is_logged_in(now)).and_then(|login| login.status());
    let has_report = has_report.is_some_and(|status| status.has_report());
    if plan.until != Goal::Login && !applied && !has_report {
        let authed = facts.login.as_ref().is_some_and(|login| login.unionpay_auth && facts.is_logged_in(now));
        let route: &[M] = match plan.route {
            _ if authed => &[M::SubmitApplyMessageCode],
            Some(Route::Questions) => &[M::SubmitQuestion],
            Some(Route::Unionpay) | None => {
                &[M::OnlineValidateCard, M::OnlineAuthentication, M::SubmitOnlineAuth, M::SubmitApplyMessageCode]
            }
        };
        // What was taken already is not taken again.
        let done = facts.next.map(|step| step.of_form(facts));
        let from = route.iter().position(|method| Some(Step::Call(*method)) == done).unwrap_or_default();
        way.extend(route.iter().skip(from));
    }
    if plan.until == Goal::Report {
        way.push(M::ViewReport);
    }
    way.into_iter().map(Step::Call).collect()
}

fn fields(step: Step, desk: &Desk, applicant: &Applicant, context: &Context) -> Result<Value, Box<Failure>> {
    let needs = applicant.needs(step);
    let wants = needs.wants_so_far(&applicant.facts);
    let mut fields = Vec::new();
    for want in wants.iter().filter(|want| want.need != Need::WhenKnown && !comes_with_the_replies(&want.key)) {
        let key = &want.key;
        let source = desk.source_of(&needs.method, key, context.lang())?;
        fields.push(json!({"key": key, "source": source.map(crate::answers::Source::name)}));
    }
    Ok(json!({"step": step, "method": needs.method.short(), "fields": fields}))
}

/// What the gateway tells on the way, or what has a value where nobody says otherwise.
pub fn comes_with_the_replies(key: &Key) -> bool {
    matches!(key, Key::CardType | Key::UnionpayCode | Key::Version)
}
