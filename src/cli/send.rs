//! One call to the gateway: allowed, recorded, made, taken in, kept.

use std::path::PathBuf;

use jiff::Timestamp;

use super::applicant::Applicant;
use super::given::Given;
use super::line::Line;
use super::{failure, interrupt, picture};
use crate::flow::{Facts, Refusal, Step};
use crate::gateway::{CallError, Sent};
use crate::messages::{Lang, errors as say};
use crate::output::Failure;
use crate::protocol::{Class, Effect, Method, MethodName, Outcome, Reply, Request, codes};
use crate::session::{SessionError, SessionLock};
use crate::store;

/// What is needed to send calls for one applicant.
#[derive(Debug)]
pub struct Sender<'a> {
    /// The line to the gateway.
    pub line: &'a Line,
    /// Who it is for.
    pub applicant: &'a Applicant,
    /// The options to repeat in a next command.
    pub given: &'a Given,
    /// The command of the `run` that makes the calls: what comes next is then the same `run` again.
    pub guided: Option<&'a str>,
    /// The language of failures.
    pub lang: Lang,
}

/// A call that was made, with or without a reply, taken in and kept.
#[derive(Debug)]
pub struct Exchange {
    /// What came back.
    pub outcome: Result<Reply, CallError>,
    /// What comes next.
    pub next: Option<Step>,
    /// What is known afterwards.
    pub facts: Facts,
    /// A fresh captcha picture that came with it.
    pub picture: Option<PathBuf>,
    /// Whether the session could be written afterwards.
    pub kept: Result<(), Box<Failure>>,
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
    /// Whether the session could be written afterwards.
    pub kept: Result<(), Box<Failure>>,
}

/// Whether the session lets a call of `method` out. Asked before anybody is asked for a value, and again under the lock.
pub fn may_send(
    facts: &Facts,
    method: &MethodName,
    now: Timestamp,
    again: bool,
    given: &Given,
    lang: Lang,
) -> Result<(), Box<Failure>> {
    facts.may_send(method, now, again).map_err(|refusal| {
        let mut failure = failure::refusal(&refusal, method, lang);
        failure.next_step =
            matches!(refusal, Refusal::Uncertain { .. }).then(|| given.command(Step::Call(Method::Login).command()));
        Box::new(failure)
    })
}

impl Sender<'_> {
    /// Sends one call, and says what came of it.
    pub fn send(&self, step: Step, request: &Request, again: bool) -> Result<Accepted, Box<Failure>> {
        let exchange = self.exchange(step, request, again, &mut self.lock()?)?;
        self.judge(step, request, exchange)
    }

    /// Takes the session's lock.
    pub fn lock(&self) -> Result<SessionLock, Box<Failure>> {
        self.applicant.lock().map_err(|error| self.session(&error))
    }

    /// Makes one call under the session's lock. The session is written, synced, before a submission leaves and after every
    /// call that changed it; in a run, only what a submission brought at once: the rest waits for the run, which writes what
    /// leaves something behind before another call, and everything before anybody is waited for.
    pub fn exchange(
        &self,
        step: Step,
        request: &Request,
        again: bool,
        session: &mut SessionLock,
    ) -> Result<Exchange, Box<Failure>> {
        let now = Timestamp::now();
        session.facts.expire(now);
        self.check(session, request, again, now)?;
        let _under_way = interrupt::during(self.interrupted(request));
        self.learn_answers(step, request);
        let opened = session.facts.opened.clone();
        session.facts.record_answered(step);
        let answered = self.take_answered_picture(step, &session.facts);
        if session.facts.record_sent(request, now) {
            session.save().map_err(|error| self.session(&error))?;
        }
        let outcome = self.line.call(request);
        let (mut next, mut picture) = (None, None);
        match &outcome {
            Ok(reply) => {
                let now = Timestamp::now();
                next = session.facts.absorb(step, request, reply, now);
                session.facts.clean(&self.applicant.known);
                picture = (step == Step::Call(Method::Login)).then(|| self.keep_fresh_picture(reply)).flatten();
                if picture.is_some() {
                    session.facts.opened.picture = Some(now);
                }
            }
            Err(error) if error.was_sent() == Sent::No => {
                session.facts.record_settled(request);
                session.facts.opened = opened;
                self.put_back(answered);
            }
            Err(_) => {}
        }
        let kept = match (self.guided, &outcome) {
            (Some(_), Ok(_)) if request.effect() != Effect::Submits => Ok(()),
            (Some(_), _) => session.save_swiftly(),
            (None, _) => session.save(),
        };
        let kept = kept.map_err(|error| self.session(&error));
        Ok(Exchange { outcome, next, facts: session.facts.clone(), picture, kept })
    }

    /// Of a key that only a form knows its field says whether it is a secret.
    fn learn_answers(&self, step: Step, request: &Request) {
        let form = self.applicant.needs(step).form;
        for field in form.iter().flat_map(|form| &form.fields) {
            if let Some(value) = request.text(&field.key) {
                self.applicant.known.learn_answer(field, value);
            }
        }
    }

    /// Says what came of a call.
    pub fn judge(&self, step: Step, request: &Request, exchange: Exchange) -> Result<Accepted, Box<Failure>> {
        let Exchange { outcome, next, facts, picture, kept } = exchange;
        let reply = match outcome {
            Ok(reply) => reply,
            Err(error) => {
                let failure = failure::call(&error, request.method(), self.lang);
                return Err(self.way_out(failure, request, &facts));
            }
        };
        let next_step = next.map(|step| self.command(step));
        // What the gateway decided is told even where it could not be kept.
        match self.decide(reply, request, next_step) {
            // A report costs a day, and the session needs to know nothing of it.
            Ok(accepted) if step == Step::Call(Method::ViewReport) => Ok(accepted),
            Ok(accepted) => Ok(Accepted { picture, kept, ..accepted }),
            Err(mut failure) => {
                failure.file = picture;
                if failure.code == Some(codes::NO_MOBILE) && step == Step::ApplySms {
                    failure.hint = Some(say::APPLY_SMS_METHOD.get(self.lang).to_owned());
                }
                Err(self.way_out(*failure, request, &facts))
            }
        }
    }

    /// The command for a step.
    fn command(&self, step: Step) -> String {
        self.guided.map_or_else(|| self.given.command(step.command()), str::to_owned)
    }

    /// A submission whose outcome is not known: the login that tells, as a command and in words.
    fn way_out(&self, failure: Failure, request: &Request, facts: &Facts) -> Box<Failure> {
        match request.effect() == Effect::Submits && !facts.sent.is_empty() {
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
    fn interrupted(&self, request: &Request) -> Box<Failure> {
        let failure = Failure::said(Class::Interrupted, self.lang, say::INTERRUPTED, &[]);
        let mut failure = failure.method(request.method().short());
        failure.next_step = self.guided.map(str::to_owned);
        match request.effect() {
            Effect::Submits => self.outcome_unknown(failure),
            Effect::Tries => Box::new(failure.hint(say::MAY_HAVE_ACTED.get(self.lang))),
            Effect::Reads => Box::new(failure),
        }
    }

    /// Sends a call of a method that nobody documented: it never moves the session.
    pub fn send_unknown(&self, request: &Request) -> Result<Accepted, Box<Failure>> {
        let session = self.lock()?;
        let _under_way = interrupt::during(self.interrupted(request));
        let reply = self.line.call(request);
        drop(session);
        let reply = reply.map_err(|error| Box::new(failure::call(&error, request.method(), self.lang)))?;
        self.decide(reply, request, None)
    }

    fn check(&self, session: &SessionLock, request: &Request, again: bool, now: Timestamp) -> Result<(), Box<Failure>> {
        self.applicant.own_login_name_only(&session.facts, request, self.lang)?;
        may_send(&session.facts, request.method(), now, again, self.given, self.lang)
    }

    fn decide(&self, reply: Reply, request: &Request, next_step: Option<String>) -> Result<Accepted, Box<Failure>> {
        let method = request.method();
        // A gateway that repeats what was sent must not make us say it.
        let known = &self.applicant.known;
        let said = reply.said(known);
        let mut failure = match reply.outcome() {
            Outcome::Success => return Ok(Accepted { reply, next_step, picture: None, kept: Ok(()) }),
            Outcome::Refused(entry) => Failure::refused(entry, said, method.short()),
            Outcome::Unknown(code) => {
                failure::unknown_code(Some(code).filter(|code| !known.holds_number(*code)), said, method, self.lang)
            }
        };
        failure.hint = failure.hint.or_else(|| next_step.as_ref().map(|command| failure::then(command, self.lang)));
        failure.next_step = next_step;
        Err(Box::new(failure))
    }

    /// A captcha serves one attempt, whatever comes of it: its picture goes before the call does, so that nobody answers it
    /// again after a process that died.
    fn take_answered_picture(&self, step: Step, facts: &Facts) -> Option<Vec<u8>> {
        let path = &self.applicant.file.location().picture;
        let picture = (!facts.captchas(step).is_empty()).then(|| std::fs::read(path).ok()).flatten()?;
        // One that stays behind is a nuisance, not a reason to make no call.
        let _ = store::remove(path);
        Some(picture)
    }

    /// A call that never left has answered nothing: its picture still waits.
    fn put_back(&self, picture: Option<Vec<u8>>) {
        if let Some(picture) = picture {
            let _ = store::write_passing(&self.applicant.file.location().picture, &picture);
        }
    }

    /// The fresh picture that a login reply may carry at any time (§1.1.3).
    fn keep_fresh_picture(&self, reply: &Reply) -> Option<PathBuf> {
        picture::keep_fresh(reply, &self.applicant.file.location().picture)
    }

    fn session(&self, error: &SessionError) -> Box<Failure> {
        failure::session(error, &self.applicant.file.location().name, self.lang)
    }
}
