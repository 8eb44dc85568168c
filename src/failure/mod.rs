//! Converts the typed errors of all rooms into the failure that is shown: class, message, hint.
//!
//! In: an error of a lower room, and the language. Out: a `Failure`, whose class determines the exit code.

mod answers;
#[cfg(feature = "batch")]
mod batch;
mod beyond;
mod client;
mod config;
mod files;
mod keys;
mod line;
mod line_hint;
#[cfg(feature = "batch")]
mod list;
mod owner;
mod passwords;
mod report_files;
mod smoke;
mod unlisted;
mod usage;
mod words;

pub use self::answers::{answers, ask, route};
#[cfg(feature = "batch")]
pub use self::batch::{batch, damaged_key, no_key};
pub use self::client::{client, control};
pub use self::config::{argument, config, config_text, duration, environment};
pub use self::files::{named_file, recording, session, state, store, unreadable};
pub use self::keys::key;
pub use self::line::{audit, line, line_text, settings};
#[cfg(feature = "batch")]
pub use self::list::{bad_row_text, list, row_problem_text};
pub use self::passwords::{passwords, refused_before};
pub use self::report_files::report_file;
pub use self::smoke::check_row;
pub use self::unlisted::unlisted;
pub use self::usage::fault;
use jiff::{SignedDuration, Timestamp};

use self::words::Words;
use crate::answers::{key_text, problem_text};
use crate::flow::{BadRefresh, Withheld};
use crate::gateway::{Blame, CallError, Kept};
use crate::messages::{Lang, Text, errors as say, help, keys as signing, why};
use crate::output::{Failure, moment};
use crate::protocol::check::Problem;
use crate::protocol::{Arrived, CardType, Class, Effect, Key, LOCK_SECONDS, Method, MethodName, Recovery, ReplyError};

/// The failure for an error that should be impossible.
pub fn internal(error: &dyn std::error::Error, lang: Lang) -> Box<Failure> {
    Box::new(Words::of(why::INTERNAL).with("error", error).failure(Class::Internal, lang, error))
}

/// The failure for a withheld call.
pub fn refusal(refusal: &Withheld, method: &MethodName, now: Timestamp, lang: Lang) -> Failure {
    let after = refusal.after();
    let left_in = |lang| crate::output::duration(after.unwrap_or_default(), lang);
    let left = left_in(lang);
    let said = |text, values: &[(&str, &str)]| Failure::said(refusal.class(), lang, text, values);
    let failure = match refusal {
        Withheld::Uncertain { method, at, due_at, .. } => {
            let values = [("sent", method.as_str()), ("at", &moment(*at)), ("due", &moment(*due_at))];
            said(say::UNCERTAIN_YET, &values).hint(say::UNCERTAIN_YET_HINT.fill(lang, &[("left", &left)]))
        }
        Withheld::Duplicate { method, at } => {
            said(say::UNCERTAIN, &[("sent", method), ("at", &moment(*at))]).hint(say::UNCERTAIN_HINT.get(lang))
        }
        Withheld::Applied { at, .. } => {
            let words = |lang| say::APPLIED.fill(lang, &[("at", &moment(*at)), ("left", &left_in(lang))]);
            Failure::worded(refusal.class(), lang, words).hint(say::APPLIED_HINT.get(lang))
        }
        Withheld::PasswordsRefused { count } => {
            said(say::PASSWORDS, &[("sent", &count.to_string())]).hint(say::PASSWORDS_HINT.get(lang))
        }
        Withheld::LockedOut { at } => {
            let until = lock_ends(*at);
            let values = [("at", moment(*at)), ("until", moment(until))];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            let text = if refusal.lock_is_over(now) { say::LOCK_OVER } else { say::LOCKED_OUT };
            said(text, &values).hint(say::PASSWORDS_HINT.get(lang))
        }
        Withheld::Unreported { code, at } => {
            return refused_before(*code, *at, method, lang).hint(say::REFUSED_BEFORE_HINT.get(lang));
        }
    };
    let mut failure = failure.method(method.short());
    failure.after = after;
    failure.due_at = refusal.due_at();
    match refusal {
        // The lock has ended, so waiting does not help any more. A person has to check the password.
        Withheld::LockedOut { .. } if refusal.lock_is_over(now) => {
            failure.recovery = Recovery::NewInput;
            failure.fields = vec![Key::Password.name().to_owned()];
        }
        Withheld::LockedOut { at } => {
            let until = lock_ends(*at);
            failure.recovery = Recovery::Wait;
            failure.after = Some(until.duration_since(now).as_secs().max(0));
            failure.due_at = Some(until);
        }
        Withheld::PasswordsRefused { .. } => failure.recovery = Recovery::Wait,
        Withheld::Uncertain { .. } | Withheld::Duplicate { .. } | Withheld::Applied { .. } => {}
        Withheld::Unreported { .. } => {}
    }
    failure
}

/// When the gateway's lock of a login name ends.
fn lock_ends(at: Timestamp) -> Timestamp {
    at.saturating_add(SignedDuration::from_secs(LOCK_SECONDS)).unwrap_or(at)
}

/// The failure for a form whose field names, as its refresh, a method that must not be called for that.
pub fn bad_refresh(bad: &BadRefresh, lang: Lang) -> Failure {
    let values = [("form", bad.form.as_str()), ("refresh", bad.refresh.as_str())];
    let failure = Failure::said(Class::Protocol, lang, say::BAD_REFRESH, &values);
    failure.method(&bad.form).hint(say::BAD_REFRESH_HINT.get(lang))
}

/// The failure for a value that is refused before any call of `method`. The value is never repeated.
pub fn input(key: &Key, problem: Problem, method: &MethodName, lang: Lang) -> Box<Failure> {
    let said = |lang| format!("{}{}{}", key_text(key, lang), help::COLON.get(lang), problem_text(problem).get(lang));
    let mut failure = Failure::worded(Class::Input, lang, said).method(method.short());
    failure.recovery = Recovery::NewInput;
    failure.fields = vec![key.name().to_owned()];
    if matches!(key, Key::BankCard | Key::IdCard | Key::Cellphone) && problem != Problem::Blank {
        failure.hint = Some(say::NO_VERIFY.get(lang).to_owned());
    }
    Box::new(failure)
}

/// What to do if a call of this method may have acted, and no run continues by itself.
pub fn may_have_acted(method: &MethodName) -> Text {
    match method.known() {
        Some(Method::Login) => say::LOGIN_MAY_COUNT,
        Some(Method::GetOnlineMessageCode) => say::SMS_MAY_COME,
        Some(Method::OnlineValidateCard) => say::CHECK_MAY_HAVE_PASSED,
        Some(Method::ViewReport) => say::CODE_MAY_COUNT,
        Some(_) | None => say::MAY_HAVE_ACTED,
    }
}

/// The failure for a call without a reply.
pub fn call(error: &CallError, method: &MethodName, lang: Lang) -> Failure {
    call_advising(error, method, may_have_acted(method), lang)
}

/// The same. `maybe` says what to do if the call may have acted.
pub fn call_advising(error: &CallError, method: &MethodName, maybe: Text, lang: Lang) -> Failure {
    let mut failure = line::words(error).failure(error.class(), lang, error).method(method.short());
    failure.after = error.retry_after().and_then(|seconds| i64::try_from(seconds).ok());
    let kept = error.kept().map(|kept| kept_at(kept, lang));
    if let Some(Kept::At(path)) = error.kept() {
        failure.file = Some(path.clone());
    }
    if let Some(hint) = line_hint::connection(error, lang) {
        return failure.hint(hint);
    }
    let acts = method.effect() != Effect::Reads;
    let hint = match error.reason() {
        CallError::Audit(_) => Some(say::AUDIT_HINT),
        CallError::Refused(refusal) if refusal.blame != Blame::Other => blame_hint(refusal.blame),
        _ if acts && error.arrived() == Arrived::Maybe => Some(maybe),
        CallError::NotHttp | CallError::WebPage { .. } | CallError::Reply(ReplyError::NotJson { .. }) => {
            Some(say::IS_IT_THE_GATEWAY)
        }
        CallError::Compressed { .. } => Some(say::NO_COMPRESSION),
        CallError::Connect { .. } | CallError::ConnectTimeout { .. } => Some(say::IS_IT_THERE),
        _ => None,
    };
    let later = failure.after.filter(|after| *after > 0).map(|after| come_back(after, lang));
    let hint = hint.map(|hint| hint.get(lang).to_owned());
    let hints: Vec<String> = kept.into_iter().chain(hint).chain(later).collect();
    match hints.is_empty() {
        true => failure,
        false => failure.hint(lang.clauses(&hints)),
    }
}

/// The sentence that names the file with the unreadable report's bytes.
fn kept_at(kept: &Kept, lang: Lang) -> String {
    match kept {
        Kept::At(path) => say::KEPT.fill(lang, &[("path", &path.display().to_string())]),
        Kept::Failed(path, kind) => {
            let (path, reason) = (path.display().to_string(), why::system::reason_of_kind(*kind));
            say::NOT_KEPT.fill(lang, &[("path", &path), ("error", &kind.to_string()), ("reason", &reason)])
        }
    }
}

/// The sentence that says when to call the gateway again. From one minute on, the time is rounded up to whole minutes,
/// so that the user does not return too early.
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

/// The names of the banks whose cards UnionPay can verify.
pub fn banks(lang: Lang) -> String {
    let names = CardType::ALL.map(|kind| match lang {
        Lang::Zh => format!("{}：{}", kind.title(), kind.bank_names()),
        Lang::En => format!("{}s of {}", kind.english(), kind.bank_names_in_english()),
    });
    say::BANKS.fill(lang, &[("banks", &lang.clauses(&names))])
}

/// A hint with the next command.
pub fn then(command: &str, lang: Lang) -> String {
    say::THEN.fill(lang, &[("command", command)])
}

/// The failure for an undocumented code. A code that must not be shown is left out.
pub fn unknown_code(code: Option<i64>, msg: String, method: &MethodName, lang: Lang) -> Failure {
    let msg = if msg.is_empty() { say::UNKNOWN_CODE.get(lang).to_owned() } else { msg };
    Failure::unknown(code, msg, say::UNKNOWN_CODE.get(Lang::En), method.short())
}
