//! Turns the outcome of a call into words: the accepted reply, or a failure that names the problem and the
//! next step.

use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};

use super::given::Given;
use crate::answers::file_keys;
use crate::drive::Exchange;
use crate::failure;
use crate::flow::Step;
use crate::gateway::CallError;
use crate::journey::RecordedRefusal;
use crate::messages::{Lang, Text, errors as say};
use crate::output::{Failure, duration, moment};
use crate::protocol::{
    Class, Effect, Key, KnownValues, Mended, Method, MethodName, Outcome, Recovery, Reply, Request, codes,
};

/// How to report outcomes, with the commands to run next.
#[derive(Clone, Debug)]
pub struct Telling {
    /// The options to repeat in a suggested command.
    pub given: Given,
    /// The command of the `run` that makes the calls. Running it again resumes the journey.
    pub guided: Option<String>,
    /// True if the login said that UnionPay has not authenticated the applicant, and no later call has changed that.
    pub unionpay_is_open: bool,
    /// The values to mask in the gateway's texts.
    pub known: KnownValues,
    /// The path of the captcha picture.
    pub picture: PathBuf,
    /// The language of messages.
    pub lang: Lang,
}

/// An accepted call.
#[derive(Debug)]
pub struct Accepted {
    /// The reply.
    pub reply: Reply,
    /// The gateway's words with the success, if they are more than `ok`. Known values are masked.
    pub said: Option<String>,
    /// The suggested next command.
    pub next_step: Option<String>,
    /// The new captcha picture, if one came with it.
    pub picture: Option<PathBuf>,
    /// Whether its results could be stored.
    pub stored: Result<(), Box<Failure>>,
}

impl Telling {
    /// An outcome without a next command.
    pub fn of_nobody(known: KnownValues) -> Self {
        let (given, lang) = (Given::default(), Lang::default());
        Self { given, guided: None, unionpay_is_open: false, known, picture: PathBuf::new(), lang }
    }

    /// The outcome of an exchange.
    pub fn judge(&self, exchange: Exchange) -> Result<Accepted, Box<Failure>> {
        let next_step = self.next_step(&exchange);
        let picture = exchange.has_picture.then(|| self.picture.clone());
        match (self.failure(&exchange), exchange.outcome) {
            (None, Ok(reply)) => {
                let said = reply.said_with_success(&self.known);
                Ok(Accepted { reply, said, next_step, picture, stored: Ok(()) })
            }
            (Some(failure), _) => Err(failure),
            (None, Err(error)) => Err(Box::new(self.unheard(&error, exchange.call.request.method()))),
        }
    }

    /// The failure of an exchange; `None` if the gateway accepted the call.
    pub fn failure(&self, exchange: &Exchange) -> Option<Box<Failure>> {
        let request = &exchange.call.request;
        let reply = match &exchange.outcome {
            Ok(reply) => reply,
            Err(error) => return Some(self.way_out(self.unheard(error, request.method()), exchange)),
        };
        let mut failure = self.refusal(reply, request, self.next_step(exchange))?;
        if exchange.has_picture {
            failure.file = Some(self.picture.clone());
            if let Some(command) = &failure.next_step {
                let values = [("file", self.picture.to_string_lossy()), ("command", command.into())];
                let values = values.each_ref().map(|(name, value)| (*name, value.as_ref()));
                failure.hint = Some(say::NEW_PICTURE.fill(self.lang, &values));
            }
        }
        if let Some(codes::CARD_UNKNOWN | codes::CARD_UNSUPPORTED) = failure.code {
            let hints: Vec<String> = failure.hint.into_iter().chain([failure::banks(self.lang)]).collect();
            failure.hint = Some(self.lang.clauses(&hints));
        }
        if failure.code == Some(codes::NO_MOBILE) && exchange.call.step() == Step::ApplySms {
            failure.hint = Some(match self.unionpay_is_open {
                true => {
                    let command = self.given.command(Step::Call(Method::OnlineValidateCard).command());
                    say::UNIONPAY_FIRST.fill(self.lang, &[("command", &command)])
                }
                false => say::APPLY_SMS_METHOD.get(self.lang).to_owned(),
            });
        }
        Some(self.way_out(failure, exchange))
    }

    /// The failure for an exchange whose outcome could not be stored; `failure` says why. The record of a submission
    /// still says that its outcome is unknown. So the only next command is the login, which settles that and submits
    /// nothing.
    pub fn judge_unstored(&self, exchange: Exchange, mut failure: Box<Failure>) -> Result<Accepted, Box<Failure>> {
        let (effect, method) = (exchange.call.request.effect(), exchange.call.request.method().clone());
        let mut accepted = self.judge(exchange)?;
        if effect == Effect::Submits {
            let login = self.given.command(Step::Call(Method::Login).command());
            let values = [("method", method.short()), ("command", &login)];
            failure.hint = Some(say::ACCEPTED_UNSTORED.fill(self.lang, &values));
            failure.next_step = Some(login.clone());
            accepted.next_step = Some(login);
        }
        Ok(Accepted { stored: Err(failure), ..accepted })
    }

    /// The failure for a reply that is a refusal; `None` for a success.
    pub fn refusal(&self, reply: &Reply, request: &Request, next_step: Option<String>) -> Option<Failure> {
        let method = request.method();
        // The gateway may repeat sent values in its text, so known values are masked.
        let said = reply.said(&self.known);
        let mut failure = match reply.outcome() {
            Outcome::Success => return None,
            Outcome::Refused(entry) => Failure::refused(entry, said, method.short()),
            Outcome::Unknown(code) => {
                let code = Some(code).filter(|code| !self.known.holds_number(*code));
                failure::unknown_code(code, said, method, self.lang)
            }
        };
        let keys = failure.code.and_then(codes::find).filter(|row| row.recovery == Recovery::NewInput);
        let keys = keys.map(|row| row.fields).unwrap_or_default();
        let hint = |command: &String| self.correct(keys, command);
        failure.hint = failure.hint.or_else(|| next_step.as_ref().map(hint));
        failure.next_step = next_step;
        Some(failure)
    }

    /// The hint to run `command`, and first to correct the values of `keys`, because the same values would be refused
    /// again.
    pub fn correct(&self, keys: &[Key], command: &str) -> String {
        if keys.is_empty() {
            return failure::then(command, self.lang);
        }
        let is_of_once = keys.iter().any(|key| matches!(key, Key::MessageCode | Key::PicCode | Key::UnionpayCode));
        let keys = self.lang.list(&file_keys(keys));
        match self.given.after("--answers").filter(|file| *file != "-" && !is_of_once) {
            Some(file) => {
                say::CORRECT_IN_FILE.fill(self.lang, &[("file", file), ("keys", &keys), ("command", command)])
            }
            None => say::CORRECT.fill(self.lang, &[("keys", &keys), ("command", command)]),
        }
    }

    /// The failure for a refusal that an interrupted process could not report.
    pub fn refused_before(&self, refusal: &RecordedRefusal, method: &MethodName) -> Box<Failure> {
        let failure = failure::refused_before(refusal.code, refusal.at, method, self.lang);
        Box::new(failure.hint(say::REFUSED_BEFORE_HINT.get(self.lang)))
    }

    /// The failure for a call without a reply. A run knows itself what is safe to repeat.
    fn unheard(&self, error: &CallError, method: &MethodName) -> Failure {
        failure::call_advising(error, method, self.maybe(method), self.lang)
    }

    /// What to do if a call of this method may have acted.
    fn maybe(&self, method: &MethodName) -> Text {
        if self.guided.is_some() { say::RESUMES } else { failure::may_have_acted(method) }
    }

    /// The command that comes after an exchange.
    fn next_step(&self, exchange: &Exchange) -> Option<String> {
        let words = exchange.next?.words(exchange.recovers);
        Some(self.guided.clone().unwrap_or_else(|| self.given.command(&words)))
    }

    /// The command of a step.
    pub fn command(&self, step: Step) -> String {
        self.guided.clone().unwrap_or_else(|| self.given.command(step.command()))
    }

    /// If a submission's outcome is unknown, adds the login that settles it, as a command and in words.
    fn way_out(&self, failure: Failure, exchange: &Exchange) -> Box<Failure> {
        match exchange.due_at.filter(|_| exchange.call.request.effect() == Effect::Submits) {
            Some(due_at) => self.outcome_unknown(failure, Some(due_at)),
            None => Box::new(failure),
        }
    }

    fn outcome_unknown(&self, mut failure: Failure, due_at: Option<Timestamp>) -> Box<Failure> {
        let login = self.command(Step::Call(Method::Login));
        failure.due_at = due_at;
        failure.hint = Some(match due_at {
            Some(due) => say::OUTCOME_UNKNOWN.fill(self.lang, &[("due", &moment(due)), ("command", &login)]),
            None => say::OUTCOME_UNKNOWN_LATER.fill(self.lang, &[("command", &login)]),
        });
        failure.next_step = Some(login);
        Box::new(failure)
    }

    /// The message if the call is interrupted: it may have arrived.
    pub fn interrupted(&self, request: &Request) -> Box<Failure> {
        let failure = Failure::said(Class::Interrupted, self.lang, say::INTERRUPTED, &[]);
        let mut failure = failure.method(request.method().short());
        failure.next_step.clone_from(&self.guided);
        match request.effect() {
            Effect::Submits => self.outcome_unknown(failure, None),
            Effect::Tries => Box::new(failure.hint(self.maybe(request.method()).get(self.lang))),
            Effect::Reads if self.guided.is_some() => Box::new(failure.hint(say::RESUMES.get(self.lang))),
            Effect::Reads => Box::new(failure),
        }
    }
}

/// What was repaired in a reply or a report; `None` if nothing was.
pub fn mended(mended: Mended, lang: Lang) -> Option<String> {
    let broken = (mended.characters > 0).then(|| say::MENDED.fill(lang, &[("count", &mended.characters.to_string())]));
    let guessed = mended.guessed.map(|charset| say::GUESSED.fill(lang, &[("charset", charset)]));
    let told: Vec<String> = guessed.into_iter().chain(broken).collect();
    (!told.is_empty()).then(|| lang.clauses(&told))
}

/// The difference between the gateway's clock and this machine's.
pub fn skewed(skew: SignedDuration, lang: Lang) -> String {
    say::SKEW.fill(lang, &[("skew", &duration(skew.abs().as_secs(), lang))])
}
