//! How a run ends: the result that is handed over, or the failure that says what is in the way.

use serde_json::{Value, json};

use super::journey::Last;
use crate::answers::is_own;
use crate::cli::applicant::Applicant;
use crate::cli::context::{Context, Done};
use crate::cli::deliver::deliver;
use crate::cli::inquiry;
use crate::cli::keep::Keep;
use crate::cli::send::Accepted;
use crate::failure;
use crate::flow::{Reached, Step, Stop};
use crate::messages::run as say;
use crate::output::Failure;
use crate::output::reply::{self as shown, Around};
use crate::protocol::{APPLICATION_SECONDS, Class, Key, Method};

/// Hands over what was reached. Applied where the report was the goal is the result, too, with the exit code of what is
/// pending.
pub fn done(
    reached: &Reached,
    last: Option<Last>,
    keep: Keep,
    applicant: &Applicant,
    again: &str,
    context: &mut Context,
) -> Done {
    let last = last.and_then(Result::ok);
    match (reached, last) {
        (Reached::Report, Some((step, accepted))) => {
            deliver(step, Accepted { next_step: None, ..accepted }, None, keep, context)
        }
        (Reached::Waiting(missing), last) => {
            print(&waiting(missing, applicant, again, context), last, missing, applicant, again, context)?;
            Err(Failure::quiet(Class::Pending))
        }
        (Reached::Applied, last) if applicant.facts.applied_at.is_some() => {
            print(&waiting(&[], applicant, again, context), last, &[], applicant, again, context)
        }
        (Reached::Applied, last) => print(say::REPORT_THERE.get(context.lang()), last, &[], applicant, again, context),
        (Reached::Login, last) => print(say::LOGGED_IN.get(context.lang()), last, &[], applicant, again, context),
        (Reached::Report, None) => Ok(()),
    }
}

/// The last step's object, or one without a call where none was needed.
fn print(
    text: &str,
    last: Option<(Step, Accepted)>,
    missing: &[Key],
    applicant: &Applicant,
    again: &str,
    context: &mut Context,
) -> Done {
    let picture = picture(applicant).filter(|_| missing.contains(&Key::PicCode));
    let mut json = match &last {
        Some((step, accepted)) => shown::json(
            &accepted.reply,
            Around { step: Some(*step), next_step: Some(again), file: picture.as_deref(), ..Around::default() },
        ),
        None => json!({"method": null, "code": null, "msg": null, "data": null, "next": null, "next_step": again}),
    };
    if let (Value::Object(object), false) = (&mut json, missing.is_empty()) {
        object.insert("missing".to_owned(), json!(missing));
        if let Some(picture) = &picture {
            object.insert("file".to_owned(), json!(picture));
        }
    }
    let printed = context.printer.result(&json, |_| format!("{text}\n"));
    printed.and(last.map_or(Ok(()), |(_, accepted)| accepted.kept))
}

/// What happens next, and the command to run then.
fn waiting(missing: &[Key], applicant: &Applicant, again: &str, context: &Context) -> String {
    let lang = context.lang();
    let left = applicant.facts.application_left(context.now()).unwrap_or(APPLICATION_SECONDS);
    let left = crate::output::duration(left, lang);
    let mut text = say::WAITING.fill(lang, &[("left", &left), ("command", again)]);
    if !missing.is_empty() {
        let keys: Vec<&str> = missing.iter().map(Key::name).collect();
        text.push('\n');
        text.push_str(&say::NOT_LOOKED.fill(lang, &[("keys", &keys.join(", "))]));
    }
    text
}

/// What is in the way.
pub fn stop(stop: &Stop, last: Option<Last>, applicant: &Applicant, again: &str, context: &Context) -> Box<Failure> {
    let lang = context.lang();
    let mut failure = match stop {
        Stop::Refused | Stop::Lost => return refused(last, applicant, again, context),
        Stop::Missing { step, keys } => inquiry::nobody_gave(keys, &applicant.needs(*step).method, applicant, context),
        Stop::Guard(refusal) => {
            let method = crate::protocol::MethodName::from(Method::Login);
            failure::refusal(refusal, &method, lang)
        }
        Stop::UnknownStatus(status) => {
            let status = status.filter(|status| !applicant.known.holds_number(*status));
            let status = status.map_or_else(|| "-".to_owned(), |status| status.to_string());
            Failure::said(Class::Protocol, lang, say::UNKNOWN_STATUS, &[("status", &status)])
                .hint(say::UNKNOWN_STATUS_HINT.get(lang))
        }
        Stop::NotOffered(route) => Failure::said(Class::Route, lang, say::NOT_OFFERED, &[("route", route.name())])
            .method(Method::GetVerifyMethod.name())
            .hint(say::NOT_OFFERED_HINT.get(lang)),
        Stop::NoWay => Failure::said(Class::Protocol, lang, say::NO_WAY, &[]),
        Stop::Circle(step) => {
            let method = applicant.needs(*step).method;
            Failure::said(Class::Protocol, lang, say::CIRCLE, &[("method", method.short())])
                .method(method.short())
                .hint(say::CIRCLE_HINT.get(lang))
        }
    };
    // The same form would ask for the same.
    let never = matches!(stop, Stop::Missing { keys, .. } if keys.iter().any(is_own));
    failure.next_step = (!never).then(|| again.to_owned());
    Box::new(failure)
}

/// The refusal, with the picture that waits for the next answer, and the command for later where time is the cure.
fn refused(last: Option<Last>, applicant: &Applicant, again: &str, context: &Context) -> Box<Failure> {
    match last {
        Some(Err(mut failure)) => {
            failure.file = failure.file.or_else(|| picture(applicant));
            if failure.next_step.is_none()
                && matches!(failure.class, Class::Pending | Class::Locked | Class::Unavailable)
            {
                failure.hint = failure.hint.or_else(|| Some(failure::then(again, context.lang())));
                failure.next_step = Some(again.to_owned());
            }
            failure
        }
        _ => Box::new(Failure::said(Class::Protocol, context.lang(), say::NO_WAY, &[])),
    }
}

fn picture(applicant: &Applicant) -> Option<std::path::PathBuf> {
    let picture = &applicant.file.location().picture;
    (applicant.facts.opened.picture.is_some() && picture.is_file()).then(|| picture.clone())
}
