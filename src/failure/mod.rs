//! Typed errors of all rooms become the failure that is shown: class, words, and the hint.
//!
//! In: an error of a room below, the language. Out: a `Failure`, whose class gives the exit code.

mod answers;
mod client;
mod config;
mod files;
mod keys;
mod line;
mod line_hint;
mod passwords;
mod report_files;
mod smoke;
mod usage;
mod words;

pub use self::answers::{answers, ask, route};
pub use self::client::{client, control};
pub use self::config::{config, config_text, duration, environment};
pub use self::files::{recording, session, state, store};
pub use self::keys::key;
pub use self::line::{audit, line, line_text, settings};
pub use self::passwords::{passwords, refused_before};
pub use self::report_files::report_file;
pub use self::smoke::check_row;
pub use self::usage::fault;
use self::words::Words;
use crate::answers::problem_text;
use crate::flow::Withheld;
use crate::gateway::{Blame, CallError};
use crate::messages::{Lang, Text, errors as say, keys as signing, why};
use crate::output::Failure;
use crate::protocol::check::Problem;
use crate::protocol::{Arrived, Class, Effect, Key, MethodName, Recovery, ReplyError};

/// An error that should not be possible.
pub fn internal(error: &dyn std::error::Error, lang: Lang) -> Box<Failure> {
    Box::new(Words::of(why::INTERNAL).with("error", error).failure(Class::Internal, lang, error))
}

/// A call that is not sent.
pub fn refusal(refusal: &Withheld, method: &MethodName, lang: Lang) -> Failure {
    let after = refusal.after();
    let left = crate::output::duration(after.unwrap_or_default(), lang);
    let said = |text, values: &[(&str, &str)]| Failure::said(refusal.class(), lang, text, values);
    let failure = match refusal {
        Withheld::Uncertain { method, at } => {
            said(say::UNCERTAIN, &[("sent", method), ("at", &at.to_string())]).hint(say::UNCERTAIN_HINT.get(lang))
        }
        Withheld::Applied { at, .. } => {
            said(say::APPLIED, &[("at", &at.to_string()), ("left", &left)]).hint(say::APPLIED_HINT.get(lang))
        }
        Withheld::PasswordsRefused { count } => {
            said(say::PASSWORDS, &[("sent", &count.to_string())]).hint(say::PASSWORDS_HINT.get(lang))
        }
        Withheld::Unreported { code, at } => {
            return refused_before(*code, *at, method, lang).hint(say::REFUSED_BEFORE_HINT.get(lang));
        }
    };
    let mut failure = failure.method(method.short());
    failure.after = after;
    failure
}

/// A value that is refused before the network, for a call of `method`; it is never repeated.
pub fn input(key: &Key, problem: Problem, method: &MethodName, lang: Lang) -> Box<Failure> {
    let said = |lang| format!("{key}: {}", problem_text(problem).get(lang));
    let mut failure = Failure::new(Class::Input, said(lang)).method(method.short());
    failure.english = Some(said(Lang::En));
    failure.recovery = Recovery::NewInput;
    failure.fields = vec![key.name().to_owned()];
    if matches!(key, Key::BankCard | Key::IdCard | Key::Cellphone) && problem != Problem::Blank {
        failure.hint = Some(say::NO_VERIFY.get(lang).to_owned());
    }
    Box::new(failure)
}

/// A call without a reply.
pub fn call(error: &CallError, method: &MethodName, lang: Lang) -> Failure {
    let mut failure = line::words(error).failure(error.class(), lang, error).method(method.short());
    failure.after = error.retry_after().and_then(|seconds| i64::try_from(seconds).ok());
    if let Some(hint) = line_hint::tls(error, lang) {
        return failure.hint(hint);
    }
    let acts = method.effect() != Effect::Reads;
    let hint = match error {
        CallError::Audit(_) => Some(say::AUDIT_HINT),
        CallError::Refused(refusal) if refusal.blame != Blame::Other => blame_hint(refusal.blame),
        _ if acts && error.arrived() == Arrived::Maybe => Some(say::MAY_HAVE_ACTED),
        CallError::NotHttp | CallError::Reply(ReplyError::NotJson { .. }) => Some(say::IS_IT_THE_GATEWAY),
        CallError::Connect { .. } | CallError::ConnectTimeout { .. } => Some(say::IS_IT_THERE),
        _ => None,
    };
    let later = failure.after.filter(|after| *after > 0).map(|after| come_back(after, lang));
    let hints: Vec<String> = hint.map(|hint| hint.get(lang).to_owned()).into_iter().chain(later).collect();
    match hints.is_empty() {
        true => failure,
        false => failure.hint(hints.join(say::AND_THEN.get(lang))),
    }
}

/// The gateway's own wish, in whole minutes where it is more than one: nobody should come back too early.
fn come_back(after: i64, lang: Lang) -> String {
    let after = if after < 60 { after } else { after.saturating_add(59) / 60 * 60 };
    say::COME_BACK.fill(lang, &[("left", &crate::output::duration(after, lang))])
}

fn blame_hint(blame: Blame) -> Option<Text> {
    match blame {
        Blame::Key => Some(signing::BLAME_KEY),
        Blame::Envelope => Some(signing::BLAME_ENVELOPE),
        Blame::Clock => Some(signing::BLAME_CLOCK),
        Blame::Other => None,
    }
}

/// The command that comes next, as a hint.
pub fn then(command: &str, lang: Lang) -> String {
    say::THEN.fill(lang, &[("command", command)])
}

/// A code that the table does not know. A code that cannot be shown is left out.
pub fn unknown_code(code: Option<i64>, msg: String, method: &MethodName, lang: Lang) -> Failure {
    let mut failure = Failure::new(Class::Unknown, msg).method(method.short());
    if failure.msg.is_empty() {
        failure.msg = say::UNKNOWN_CODE.get(lang).to_owned();
    }
    failure.code = code;
    failure.english = Some(say::UNKNOWN_CODE.get(Lang::En).to_owned());
    failure
}
