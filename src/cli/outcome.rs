//! What came of a call, in words: the accepted reply, or the failure that says what is in the way and what to do.

use std::path::PathBuf;

use super::applicant::Applicant;
use super::given::Given;
use crate::drive::Exchange;
use crate::failure;
use crate::flow::{Needs, Step};
use crate::journey::Refusal;
use crate::messages::{Lang, errors as say};
use crate::output::Failure;
use crate::protocol::{Class, Effect, KnownValues, Method, Outcome, Reply, Request, codes};

/// How outcomes are told: what the commands are that go on.
#[derive(Clone, Debug)]
pub struct Telling {
    /// The options to repeat in a next command.
    pub given: Given,
    /// The command of the `run` that makes the calls: it goes on by the same command.
    pub guided: Option<String>,
    /// The values that are hidden in whatever the gateway says.
    pub known: KnownValues,
    /// Where the captcha picture lies.
    pub picture: PathBuf,
    /// The language of failures.
    pub lang: Lang,
}

/// An accepted call.
#[derive(Debug)]
pub struct Accepted {
    /// The reply.
    pub reply: Reply,
    /// The command for what comes next.
    pub next_step: Option<String>,
    /// A fresh captcha picture that came with it.
    pub picture: Option<PathBuf>,
    /// Whether what it brought could be stored.
    pub stored: Result<(), Box<Failure>>,
}

impl Telling {
    /// How outcomes are told where no command goes on.
    pub fn of_nobody(known: KnownValues) -> Self {
        let (given, lang) = (Given::default(), Lang::default());
        Self { given, guided: None, known, picture: PathBuf::new(), lang }
    }

    /// What came of an exchange.
    pub fn judge(&self, exchange: &Exchange) -> Result<Accepted, Box<Failure>> {
        let request = &exchange.call.request;
        let picture = exchange.has_picture.then(|| self.picture.clone());
        let reply = match &exchange.outcome {
            Ok(reply) => reply,
            Err(error) => {
                let failure = failure::call(error, request.method(), self.lang);
                return Err(self.way_out(failure, exchange));
            }
        };
        let next_step = exchange.next.map(|step| self.command(step));
        let mut failure = match self.refusal(reply, request, next_step.clone()) {
            None => return Ok(Accepted { reply: reply.clone(), next_step, picture, stored: Ok(()) }),
            Some(failure) => failure,
        };
        failure.file = picture;
        if failure.code == Some(codes::NO_MOBILE) && exchange.call.step() == Step::ApplySms {
            failure.hint = Some(say::APPLY_SMS_METHOD.get(self.lang).to_owned());
        }
        Err(self.way_out(failure, exchange))
    }

    /// The refusal that a reply is; none if it is a success.
    pub fn refusal(&self, reply: &Reply, request: &Request, next_step: Option<String>) -> Option<Failure> {
        let method = request.method();
        // A gateway that repeats what was sent must not make us say it.
        let said = reply.said(&self.known);
        let mut failure = match reply.outcome() {
            Outcome::Success => return None,
            Outcome::Refused(entry) => Failure::refused(entry, said, method.short()),
            Outcome::Unknown(code) => {
                let code = Some(code).filter(|code| !self.known.holds_number(*code));
                failure::unknown_code(code, said, method, self.lang)
            }
        };
        failure.hint = failure.hint.or_else(|| next_step.as_ref().map(|command| failure::then(command, self.lang)));
        failure.next_step = next_step;
        Some(failure)
    }

    /// A refusal that a process could not tell, because it was interrupted.
    pub fn refused_before(&self, refusal: &Refusal, applicant: &Applicant) -> Box<Failure> {
        let method = Needs::of(refusal.step, &applicant.facts, applicant.profile.apply_sms_method()).method;
        let failure = failure::refused_before(refusal.code, refusal.at, &method, self.lang);
        Box::new(failure.hint(say::REFUSED_BEFORE_HINT.get(self.lang)))
    }

    /// The command for a step.
    pub fn command(&self, step: Step) -> String {
        self.guided.clone().unwrap_or_else(|| self.given.command(step.command()))
    }

    /// Where the outcome of a submission is not known: the login that tells, as a command and in words.
    fn way_out(&self, failure: Failure, exchange: &Exchange) -> Box<Failure> {
        match exchange.call.request.effect() == Effect::Submits && exchange.is_uncertain {
            true => self.outcome_unknown(failure),
            false => Box::new(failure),
        }
    }

    fn outcome_unknown(&self, mut failure: Failure) -> Box<Failure> {
        let login = self.command(Step::Call(Method::Login));
        failure.hint = Some(say::OUTCOME_UNKNOWN.fill(self.lang, &[("command", &login)]));
        failure.next_step = Some(login);
        Box::new(failure)
    }

    /// What is said if the call is interrupted: it may have arrived.
    pub fn interrupted(&self, request: &Request) -> Box<Failure> {
        let failure = Failure::said(Class::Interrupted, self.lang, say::INTERRUPTED, &[]);
        let mut failure = failure.method(request.method().short());
        failure.next_step.clone_from(&self.guided);
        match request.effect() {
            Effect::Submits => self.outcome_unknown(failure),
            Effect::Tries => Box::new(failure.hint(say::MAY_HAVE_ACTED.get(self.lang))),
            Effect::Reads => Box::new(failure),
        }
    }
}
