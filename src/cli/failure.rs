//! From every room's errors to the failure that is shown: class, words, and what to do.

use crate::answers::{AnswersError, QUESTION_ANSWERS, problem_text};
use crate::config::ConfigError;
use crate::flow::Refusal;
use crate::gateway::{CallError, CertificateReason, Sent, SettingsError};
use crate::messages::{Lang, Text, errors as say, line};
use crate::output::Failure;
use crate::protocol::check::Problem;
use crate::protocol::{Class, Effect, Key, MethodName, Recovery, ReplyError};
use crate::session::SessionError;
use crate::store::StoreError;

/// An error that should not be possible.
pub fn internal(error: &dyn std::error::Error) -> Box<Failure> {
    Box::new(Failure::new(Class::Internal, error.to_string()))
}

/// A configuration that cannot be used.
pub fn config(error: &ConfigError) -> Box<Failure> {
    Box::new(Failure::new(error.class(), error.to_string()))
}

/// Answers that cannot be used.
pub fn answers(error: &AnswersError) -> Box<Failure> {
    let mut failure = Failure::new(error.class(), error.to_string());
    if let AnswersError::QuestionAnswers { .. } = error {
        failure.fields = vec![QUESTION_ANSWERS.to_owned()];
    }
    Box::new(failure)
}

/// Settings of the gateway that cannot be used.
pub fn settings(error: &SettingsError, lang: Lang) -> Box<Failure> {
    let failure = Failure::new(error.class(), error.to_string());
    Box::new(match error {
        SettingsError::PlainHttp { .. } => failure.hint(say::ALLOW_HTTP.get(lang)),
        _ => failure,
    })
}

/// A session that cannot be used.
pub fn session(error: &SessionError, name: &str, lang: Lang) -> Box<Failure> {
    let text = match error {
        SessionError::Store(StoreError::Locked { .. }) => say::SESSION_LOCKED,
        SessionError::Store(StoreError::Shared(_)) => say::SESSION_SHARED,
        SessionError::Store(_) => say::SESSION_UNUSABLE,
        SessionError::Damaged { .. } | SessionError::Newer { .. } => say::SESSION_DAMAGED,
        SessionError::Foreign { .. } => say::SESSION_FOREIGN,
    };
    let remove = format!("zhengxin session remove {}", shell_words::quote(name));
    let hint = text.fill(lang, &[("remove", &remove), ("path", &path_of(error))]);
    Box::new(Failure::new(Class::Config, error.to_string()).hint(hint))
}

fn path_of(error: &SessionError) -> String {
    match error {
        SessionError::Store(StoreError::Shared(path)) => path.display().to_string(),
        _ => String::new(),
    }
}

/// A file of the program's own that cannot be used.
pub fn store(error: &StoreError) -> Box<Failure> {
    Box::new(Failure::new(Class::Config, error.to_string()))
}

/// A call that is not sent.
pub fn refusal(refusal: &Refusal, method: &MethodName, lang: Lang) -> Failure {
    let (text, hint) = match refusal {
        Refusal::Uncertain { .. } => (say::UNCERTAIN, say::UNCERTAIN_HINT),
        Refusal::Applied { .. } => (say::APPLIED, say::APPLIED_HINT),
        Refusal::PasswordsRefused { .. } => (say::PASSWORDS, say::PASSWORDS_HINT),
    };
    let after = refusal.after();
    let (sent, at) = match refusal {
        Refusal::Uncertain { method, at } => (method.clone(), at.to_string()),
        Refusal::Applied { at, .. } => (String::new(), at.to_string()),
        Refusal::PasswordsRefused { count, .. } => (count.to_string(), String::new()),
    };
    let left = crate::output::duration(after.unwrap_or_default(), lang);
    let values = [("sent", sent.as_str()), ("at", at.as_str()), ("left", left.as_str())];
    let failure = Failure::said(refusal.class(), lang, text, &values);
    let mut failure = failure.method(method.short()).hint(hint.fill(lang, &values));
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
    let english = error.to_string();
    let (text, origin, status) = call_text(error);
    let status = status.map(|status| status.to_string()).unwrap_or_default();
    let values = [("error", english.as_str()), ("origin", origin), ("status", &status)];
    let failure = Failure::said(error.class(), lang, text, &values).method(method.short());
    let acts = method.effect() != Effect::Reads;
    let hint = match error {
        CallError::Certificate { reason, .. } => Some(certificate_hint(*reason)),
        _ if acts && error.was_sent() == Sent::Maybe => Some(say::MAY_HAVE_ACTED),
        CallError::Reply(ReplyError::NotJson { .. }) => Some(say::IS_IT_THE_GATEWAY),
        CallError::Connect { .. } | CallError::ConnectTimeout { .. } => Some(say::IS_IT_THERE),
        _ => None,
    };
    match hint {
        Some(hint) => failure.hint(hint.get(lang)),
        None => failure,
    }
}

/// What is said of a call without a reply, the origin and the HTTP status it names.
fn call_text(error: &CallError) -> (Text, &str, Option<u16>) {
    match error {
        CallError::Connect { origin, .. } => (line::CONNECT, origin, None),
        CallError::ConnectTimeout { origin, .. } => (line::CONNECT_TIMEOUT, origin, None),
        CallError::Certificate { origin, .. } => (line::CERTIFICATE, origin, None),
        CallError::Tls { origin, .. } => (line::TLS, origin, None),
        CallError::Timeout { .. } => (line::TIMEOUT, "", None),
        CallError::Interrupted => (line::INTERRUPTED, "", None),
        CallError::Status { status, .. } => (line::STATUS, "", Some(*status)),
        CallError::Redirected { status, .. } => (line::REDIRECTED, "", Some(*status)),
        CallError::NotHttp => (line::NOT_HTTP, "", None),
        CallError::Packing => (line::PACKING, "", None),
        CallError::TooLarge { .. } => (line::TOO_LARGE, "", None),
        CallError::Reply(_) => (line::REPLY, "", None),
        CallError::Settings(_) | CallError::Sandbox { .. } => (line::OTHER, "", None),
    }
}

fn certificate_hint(reason: CertificateReason) -> Text {
    match reason {
        CertificateReason::UnknownIssuer => say::CA_FILE,
        CertificateReason::Expired | CertificateReason::NotValidYet => say::CLOCK,
        CertificateReason::WrongHost => say::WRONG_HOST,
        CertificateReason::Revoked | CertificateReason::Other => say::CERTIFICATE,
    }
}

/// The command that comes next, as a hint.
pub fn then(command: &str, lang: Lang) -> String {
    say::THEN.fill(lang, &[("command", command)])
}

/// A code that the table does not know.
pub fn unknown_code(code: i64, msg: String, method: &MethodName, lang: Lang) -> Failure {
    let mut failure = Failure::new(Class::Unknown, msg).method(method.short());
    if failure.msg.is_empty() {
        failure.msg = say::UNKNOWN_CODE.get(lang).to_owned();
    }
    failure.code = Some(code);
    failure.english = Some(say::UNKNOWN_CODE.get(Lang::En).to_owned());
    failure
}
