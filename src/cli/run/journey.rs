//! The loop of a run: one action of the guide after the other.

use std::thread;
use std::time::{Duration, Instant};

use super::desk::Desk;
use super::end;
use super::tell::Teller;
use crate::cli::applicant::Applicant;
use crate::cli::context::{Context, Done};
use crate::cli::deliver::deliver;
use crate::cli::keep::Keep;
use crate::cli::line::Line;
use crate::cli::picture;
use crate::cli::send::{Accepted, Exchange, Sender};
use crate::failure;
use crate::flow::{Action, Guide, Plan, Step, Wait};
use crate::gateway::Sent;
use crate::messages::Lang;
use crate::output::Failure;
use crate::protocol::{Class, Effect, Key, Method, Outcome, Recovery, Reply};
use crate::session::{SessionError, SessionLock};

/// What the last call brought.
pub type Last = Result<(Step, Accepted), Box<Failure>>;

/// One run.
pub struct Journey {
    guide: Guide,
    desk: Desk,
    applicant: Applicant,
    line: Line,
    teller: Teller,
    last: Option<Last>,
    /// The command that goes on.
    again: String,
    /// The pause that is under way.
    pause: Option<Wait>,
    /// The session, as long as what a call brought is not written yet.
    unwritten: Option<SessionLock>,
    /// What is not written yet left something behind: no read may delay it.
    acted: bool,
    /// The session was written, but a crash of the machine could undo it.
    unsynced: bool,
}

impl Journey {
    /// A run of `applicant` by this plan.
    pub fn new(
        plan: Plan,
        desk: Desk,
        applicant: Applicant,
        events: bool,
        again: String,
        context: &Context,
    ) -> Result<Self, Box<Failure>> {
        let line = applicant.guided_line(context)?;
        Ok(Self {
            guide: Guide::new(plan),
            desk,
            applicant,
            line,
            teller: Teller::new(events, context),
            last: None,
            again,
            pause: None,
            unwritten: None,
            acted: false,
            unsynced: false,
        })
    }

    /// Goes on until the guide says that it ends.
    pub fn go(mut self, keep: Keep, context: &mut Context) -> Done {
        let done = self.on(keep, context);
        let done = done.and(self.write(context.lang()));
        self.teller.ended(&done, context);
        done
    }

    fn on(&mut self, keep: Keep, context: &mut Context) -> Done {
        loop {
            let now = context.now();
            self.applicant.facts.expire(now);
            self.applicant.forget_lost_picture();
            let action = self.guide.next(&self.applicant.facts, now);
            if !self.goes_on_at_once(&action) {
                self.write(context.lang())?;
            }
            match action {
                Action::Call(step) => self.call(step, context)?,
                Action::Ask(fields) => {
                    let told = self.desk.answer(&fields, &self.applicant, context);
                    let told = told.map_err(|failure| self.goes_on_later(failure))?;
                    self.teller.asked(&fields, &told, context);
                    self.guide.told(&fields, &told);
                }
                Action::Choose(offered) => {
                    let route = self.desk.route(&offered, &self.applicant, context);
                    self.guide.choose(route.map_err(|failure| self.goes_on_later(failure))?);
                }
                Action::Wait(wait) => self.wait(&wait, context),
                Action::Done(reached) => {
                    return end::done(&reached, self.last.take(), keep, &self.applicant, &self.again, context);
                }
                Action::Stop(stop) => {
                    return Err(end::stop(&stop, self.last.take(), &self.applicant, &self.again, context));
                }
            }
        }
    }

    /// Makes a call, takes in what came of it, and tells.
    fn call(&mut self, step: Step, context: &mut Context) -> Result<(), Box<Failure>> {
        let lang = context.lang();
        let needs = self.applicant.needs(step);
        self.desk.show_unasked(&needs, &self.applicant, context);
        let request = self.desk.request(&needs, &self.applicant, lang)?;
        if self.desk.refused.holds(step, &request) {
            self.guide.repeats(step);
            return Ok(());
        }
        let sender = Sender {
            line: &self.line,
            applicant: &self.applicant,
            given: &context.given,
            guided: Some(&self.again),
            lang,
        };
        let began = Instant::now();
        let mut session = self.unwritten.take().map_or_else(|| sender.lock(), Ok)?;
        // A submission writes it together with its own record.
        if std::mem::take(&mut self.acted) && request.effect() != Effect::Submits {
            session.save_swiftly().map_err(|error| self.unusable(&error, lang))?;
        }
        let exchange = {
            let _spinner = self.teller.calling(&needs.method, context);
            sender.exchange(step, &request, false, &mut session)
        };
        self.unwritten =
            (!session.is_saved() && exchange.as_ref().is_ok_and(|made| made.kept.is_ok())).then_some(session);
        self.unsynced = true;
        let exchange = exchange?;
        self.acted = self.unwritten.is_some() && request.effect() == Effect::Tries;
        let elapsed = began.elapsed();
        self.desk.was_sent(step, &request, code_holds(&exchange));
        match &exchange.outcome {
            Ok(reply) => match reply.outcome() {
                Outcome::Success => {
                    if step == Step::Call(Method::GetPicCode) {
                        picture::keep(reply, &self.applicant.file.location().picture, lang)?;
                    }
                    self.guide.accepted(step);
                }
                Outcome::Refused(entry) => {
                    self.desk.was_refused(step, entry, &request);
                    self.guide.refused(step, entry, &exchange.facts, context.now());
                }
                Outcome::Unknown(_) => self.guide.not_understood(),
            },
            Err(error) => self.guide.lost(step, error.was_sent() != Sent::No),
        }
        let facts = exchange.facts.clone();
        let judged = sender.judge(step, &request, exchange);
        self.applicant.facts = facts;
        self.teller.called(step, &needs.method, &judged, elapsed, context);
        match judged {
            // Nothing more is sent where nothing can be kept; a submission's outcome is told all the same.
            Ok(accepted) if accepted.kept.is_err() => {
                let nothing = Keep::nothing(context.lang());
                deliver(step, accepted, None, nothing, context)
            }
            // A refresh, or the form of a login, brings no result of its own.
            Ok(_) if step.is_refresh() || step == Step::Call(Method::GetLoginInfo) => Ok(()),
            judged => {
                self.last = Some(judged.map(|accepted| (step, accepted)));
                Ok(())
            }
        }
    }

    /// What was not said can be said to the same run, later.
    fn goes_on_later(&self, mut failure: Box<Failure>) -> Box<Failure> {
        if failure.class == Class::Missing {
            failure.next_step.get_or_insert_with(|| self.again.clone());
        }
        failure
    }

    /// True if nobody and nothing is waited for before the next call.
    fn goes_on_at_once(&self, action: &Action) -> bool {
        match action {
            Action::Call(_) => true,
            Action::Ask(fields) => self.desk.has_at_hand(fields, &self.applicant.needs(fields.step).method),
            Action::Choose(_) => !self.desk.asks_for_the_route(),
            Action::Wait(_) | Action::Done(_) | Action::Stop(_) => false,
        }
    }

    fn unusable(&self, error: &SessionError, lang: Lang) -> Box<Failure> {
        failure::session(error, &self.applicant.file.location().name, lang)
    }

    /// Writes what calls brought, and sees to it that it stays, before anybody is waited for.
    fn write(&mut self, lang: Lang) -> Result<(), Box<Failure>> {
        self.acted = false;
        if let Some(mut session) = self.unwritten.take() {
            self.unsynced = false;
            return session.save().map_err(|error| self.unusable(&error, lang));
        }
        if !std::mem::take(&mut self.unsynced) {
            return Ok(());
        }
        self.applicant.file.sync().map_err(|error| self.unusable(&error, lang))
    }

    fn wait(&mut self, wait: &Wait, context: &mut Context) {
        let left = wait.until.duration_since(context.now());
        let Ok(left) = Duration::try_from(left) else { return };
        if self.pause.as_ref() != Some(wait) {
            self.teller.paused(wait, left, context);
            self.pause = Some(wait.clone());
        }
        let _spinner = self.teller.waiting(wait, left, context);
        // A laptop may sleep: the clock is looked at, not the time slept.
        thread::sleep(left.min(Duration::from_millis(500)));
    }
}

/// True if a call was refused for something else than the code that an SMS brought.
fn code_holds(exchange: &Exchange) -> bool {
    match exchange.outcome.as_ref().map(Reply::outcome) {
        Ok(Outcome::Refused(entry)) => {
            entry.recovery == Recovery::NewInput && !entry.fields.contains(&Key::MessageCode)
        }
        _ => false,
    }
}
