//! Drives one claimed applicant until it would have to wait.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use zeroize::Zeroizing;

use super::answers::{Attending, BatchAnswers};
use super::budget::{LedgerBudget, SharedCounts};
use super::handed_out::{HandedOut, PersonsAnswer};
use super::keep::LedgerKeep;
use super::outcome::{DriveEnd, Judged, judge};
use super::pacer::{CallHeard, Pacer};
use super::report_dir::ReportDir;
use super::sealed::open_snapshot;
use super::unstored::UnstoredRows;
use super::{BatchError, question};
use crate::answers::{AnswersFile, Finder};
use crate::drive::{Clock, Driver, Drove, Event, Observe, SteadyClock};
use crate::flow::{Goal, Patience, Plan, Readings, Route, Step};
use crate::gateway::{Audited, Gateway, Principal};
use crate::journey::{Journey, Snapshot};
use crate::ledger::{Claim, Finish, Kind, LedgerHandle, QuestionKind, Reason, Seal, State, Then};
use crate::messages::Lang;
use crate::passwords::FileBudget;
use crate::protocol::{Class, Key, KnownValues, Merchant, Method, Secret, UserStatus, codes};

/// How long the batch pauses for a busy gateway that does not say how long.
const BUSY: Duration = Duration::from_secs(2);

/// Creates the finder for an applicant's values: from the row, the environment or the ask program.
pub trait Finders: Send + Sync {
    /// The finder for this applicant. `picture` is where the ask program finds the captcha.
    fn finder(&self, user_id: &str, row: AnswersFile, known: &KnownValues, picture: &Path) -> Finder;
    /// Who can read pictures and SMS codes.
    fn attending(&self) -> Attending;
    /// The reference to the applicant's consent.
    fn authorization(&self, row: &AnswersFile) -> Option<crate::audit::Authorization>;
}

/// What a worker has done with an applicant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkerEvent {
    /// The applicant.
    pub user_id: String,
    /// The state in which it released the applicant.
    pub state: State,
    /// The class of a failure.
    pub class: Option<Class>,
    /// The gateway's code.
    pub code: Option<i64>,
    /// The path of its report.
    pub report: Option<PathBuf>,
}

/// Drives applicants of one batch.
#[derive(Debug)]
pub struct Worker<G, L, F, C = SteadyClock, B = FileBudget> {
    /// The gateway.
    pub gateway: Arc<Audited<G>>,
    /// The ledger.
    pub service: Arc<L>,
    /// The time.
    pub clock: C,
    /// Limits how fast the batch calls.
    pub pacer: Arc<Pacer<L, C>>,
    /// Limits how many passwords may be refused.
    pub budget: LedgerBudget<L, B>,
    /// Opens what the ledger holds sealed.
    pub seal: Seal,
    /// Finds values.
    pub finders: F,
    /// The merchant; its `user_id` is the applicant's.
    pub merchant: Merchant,
    /// How far to go.
    pub until: Goal,
    /// The route of rows that do not name one.
    pub route: Option<Route>,
    /// How often the gateway may refuse a step before the worker gives up.
    pub max_tries: u32,
    /// How long it waits for outcomes.
    pub patience: Patience,
    /// How long it waits for a report.
    pub give_up: SignedDuration,
    /// How the profile interprets what the vendor's document leaves open.
    pub readings: Readings,
    /// Undocumented keys that may be sent.
    pub extra_fields: Vec<Key>,
    /// Whether card, identity and mobile numbers are checked.
    pub verify_numbers: bool,
    /// The key of the fingerprints of applications.
    pub fingerprints: crate::fingerprint::FingerprintKey,
    /// Where reports go.
    pub reports: ReportDir,
    /// The rows of the list, if the ledger does not store values.
    pub unstored: Option<Arc<UnstoredRows>>,
    /// The directory in which an ask program finds pictures.
    pub pictures: PathBuf,
    /// The language of questions.
    pub lang: Lang,
    /// Set when the batch is to stop: no journey takes another step.
    pub stopping: Arc<AtomicBool>,
}

/// Observes a drive: ends it where it would wait, and tells the pacer the outcome of calls.
struct Watch<L, C> {
    pacer: Arc<Pacer<L, C>>,
    stopping: Arc<AtomicBool>,
    /// True if the batch had applied for the applicant's report before this drive.
    has_applied: bool,
    /// True if the gateway has said that the application will not produce a report.
    came_to_nothing: bool,
}

impl<L: LedgerHandle, C: Clock> Observe for Watch<L, C> {
    fn event(&mut self, event: &Event<'_>) -> ControlFlow<()> {
        if let Event::Heard(exchange) = event {
            let heard = match &exchange.outcome {
                Ok(reply) if is_busy(reply) => CallHeard::Busy(BUSY),
                Ok(_) => CallHeard::Answered,
                Err(error) => match error.retry_after() {
                    Some(seconds) => CallHeard::Busy(Duration::from_secs(seconds)),
                    None if error.class() == Class::Unavailable => CallHeard::Nothing,
                    None => CallHeard::Answered,
                },
            };
            self.pacer.heard(heard);
            let status = exchange.accepted().and_then(crate::protocol::Reply::user_status);
            let is_login = exchange.call.step() == Step::Call(Method::Login);
            self.came_to_nothing |= self.has_applied && is_login && status == Some(UserStatus::ReportNotProduced);
        }
        let waits = matches!(event, Event::Waiting(..));
        match waits || self.came_to_nothing || self.stopping.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }
}

fn is_busy(reply: &crate::protocol::Reply) -> bool {
    matches!(reply.outcome(), crate::protocol::Outcome::Refused(entry) if entry.class == Class::Unavailable)
}

impl<G, L, F, C, B> Worker<G, L, F, C, B>
where
    G: Gateway + 'static,
    L: LedgerHandle,
    F: Finders,
    C: Clock,
    B: SharedCounts,
{
    /// Drives a claimed applicant until it ends, waits for a person, or has nothing to do before a later time.
    /// Returns `None` if another worker has taken it over.
    pub async fn drive(&self, claim: Claim) -> Result<Option<WorkerEvent>, BatchError> {
        match self.driven(claim).await {
            Err(BatchError::Fenced) => Ok(None),
            driven => driven.map(Some),
        }
    }

    async fn driven(&self, claim: Claim) -> Result<WorkerEvent, BatchError> {
        let user_id = claim.record.user_id.clone();
        let plain = self.row_as_json(&claim)?;
        let lacks_row = plain.is_none() && self.unstored.is_some();
        let row = row(plain.as_deref().map(Vec::as_slice))?;
        let mut snapshot = match &claim.snapshot {
            Some(sealed) => open_snapshot(&self.seal, &user_id, sealed)?,
            None => Snapshot::default(),
        };
        if let Some(interrupted) = &mut snapshot.interrupted {
            // The last worker stored a refusal. The question or the ledger's record has already reported it, so the
            // journey goes on.
            interrupted.report();
        }
        let now = self.clock.now();
        snapshot.facts.redate(now);
        snapshot.facts.expire(now);
        snapshot.facts.wait_as(self.patience);
        let has_applied = snapshot.facts.applied_at.is_some();
        let principal = self.principal(&user_id, &row, &snapshot);
        let answers = self.answers(&claim)?;
        let has_picture = claim.answers.iter().any(|question| question.asked.kind == QuestionKind::Captcha);
        let attending = match claim.reason {
            Reason::Taken => Attending::Person,
            Reason::Due | Reason::Answered => self.finders.attending(),
        };
        let picture = self.pictures.join(format!("{}.png", claim.record.id.0));
        let picture_path = matches!(attending, Attending::Program(_)).then(|| picture.clone());
        let finder = self.finders.finder(&user_id, row.clone(), &principal.known, &picture);
        let handed_out = HandedOut::default();
        let mut keep = LedgerKeep::new(
            (self.service.clone(), self.pacer.clone()),
            self.seal.clone(),
            (user_id.clone(), claim.held.clone()),
            handed_out.clone(),
            (has_picture, picture_path),
        )
        .with_row(plain.filter(|_| claim.values.is_some()));
        if lacks_row {
            // The list of this run does not have the row. `retry` with a list that has it goes on.
            let finish = Finish::without_report(State::Failed, Some(Class::Missing), None);
            keep.finish(&snapshot, Then::Final(finish.clone())).await?;
            return Ok(of_finish(&user_id, &finish));
        }
        let journey = self.journey(&claim, &row, snapshot, &principal);
        let find = BatchAnswers::new(finder, answers, handed_out, attending).renewing(claim.renews);
        let (pacer, stopping) = (self.pacer.clone(), self.stopping.clone());
        let watch = Watch { pacer, stopping, has_applied, came_to_nothing: false };
        let channel = (&*self.gateway, &principal, &self.clock, &self.budget);
        let mut driver = Driver::new(journey, channel, keep, find, watch);
        let drove = driver.run().await;
        let now = self.clock.now();
        let known = DriveEnd {
            facts: driver.journey.facts(),
            last: driver.last.as_ref(),
            refusal: driver.journey.last_refusal(),
            until: self.until,
            give_up: self.give_up,
            now,
        };
        let came_to_nothing = driver.observe.came_to_nothing;
        let has_ended = matches!(drove, Ok(Drove::Ended(_)) | Err(_));
        let (judged, drove) = match drove {
            // Do not apply again: that could repeat every day without end. An operator may retry.
            Ok(Drove::BrokenOff) if came_to_nothing => (not_produced(), None),
            Ok(drove) => (judge(Ok(&drove), known)?, Some(drove)),
            Err(error) => (judge(Err(error), known)?, None),
        };
        let (then, event) = match judged {
            Judged::Report => self.delivered(&user_id, &row, driver.last.as_ref())?,
            Judged::Later { state, at, asks_identity_code } => {
                let question = asks_identity_code.then(question::of_identity_code);
                (Then::Due { state, at, question }, event(&user_id, state))
            }
            Judged::Ended(finish) => (Then::Final(finish.clone()), of_finish(&user_id, &finish)),
            Judged::Parks => {
                (Then::Park(self.asked(&user_id, drove, &driver.keep, now)?), event(&user_id, State::Waiting))
            }
        };
        let mut left = driver.journey.snapshot();
        match &mut left.interrupted {
            // The applicant has ended, so `retry` must start afresh and repeat the refused call.
            ended if matches!(then, Then::Final(_)) => *ended = None,
            Some(interrupted) if has_ended => interrupted.forget_tries(), // tries after a pause count afresh
            Some(_) | None => {}
        }
        driver.keep.finish(&left, then).await?;
        Ok(event)
    }

    /// The values of the row.
    fn row_as_json(&self, claim: &Claim) -> Result<Option<Zeroizing<Vec<u8>>>, BatchError> {
        let (user_id, row_hash) = (&claim.record.user_id, &claim.record.row_hash);
        match (&claim.values, &self.unstored) {
            (Some(sealed), _) => Ok(Some(self.seal.open(user_id, Kind::Values, sealed)?)),
            (None, Some(unstored)) => unstored.values(user_id, row_hash),
            (None, None) => Ok(None),
        }
    }

    fn principal(&self, user_id: &str, row: &AnswersFile, snapshot: &Snapshot) -> Principal {
        let merchant = Merchant { user_id: user_id.to_owned(), ..self.merchant.clone() };
        let known = KnownValues::default();
        known.learn_merchant(&merchant);
        row.values().for_each(|(key, value)| known.learn(key, value.expose()));
        snapshot.facts.all_remembered().iter().for_each(|(key, value)| known.learn(key, value.expose()));
        Principal { merchant, known, authorization: self.finders.authorization(row) }
    }

    /// The people's answers that came with the claim.
    fn answers(&self, claim: &Claim) -> Result<Vec<PersonsAnswer>, BatchError> {
        let user_id = &claim.record.user_id;
        let answer = |question: &crate::ledger::Question| {
            let sealed = question.answer.as_ref().ok_or(BatchError::Sealed)?;
            let plain = self.seal.open(user_id, Kind::Answer, sealed)?;
            let value = Secret::from(std::str::from_utf8(&plain).map_err(|_| BatchError::Sealed)?);
            let (key, kind) = (question.asked.key.clone(), question.asked.kind);
            Ok(PersonsAnswer { id: question.id, key, kind, value })
        };
        claim.answers.iter().map(answer).collect()
    }

    fn journey(&self, claim: &Claim, row: &AnswersFile, snapshot: Snapshot, principal: &Principal) -> Journey {
        let route = row.route().and_then(Route::from_name).or(self.route);
        let plan = Plan {
            until: self.until,
            route,
            max_tries: self.max_tries,
            patience: self.patience,
            person: false,
            again: claim.record.again,
            // The applicant was due, or an answer or a notice says that the report may be ready early.
            look: claim.was == State::Applied || claim.reason != Reason::Due,
        };
        let journey = Journey::new(plan, snapshot.facts, principal.known.clone())
            .with_readings(self.readings.clone())
            .with_extra_fields(self.extra_fields.clone())
            .verifying_numbers(self.verify_numbers)
            .with_fingerprints(Some(self.fingerprints.clone()));
        match snapshot.interrupted {
            Some(interrupted) => journey.resuming(interrupted),
            None => journey,
        }
    }

    /// The question that people are asked.
    fn asked(
        &self,
        user_id: &str,
        drove: Option<Drove>,
        keep: &LedgerKeep<L, C>,
        now: Timestamp,
    ) -> Result<crate::ledger::NewQuestion, BatchError> {
        let by = (&self.seal, user_id);
        match drove {
            Some(Drove::Parked(ask)) => question::of_ask(&ask, keep.picture(), by, self.lang, now),
            Some(Drove::Undecided(choice)) => question::of_choice(&choice, by),
            Some(Drove::Unattended(step)) => Ok(question::of_request(step)),
            _ => Err(BatchError::Sealed),
        }
    }

    fn delivered(
        &self,
        user_id: &str,
        row: &AnswersFile,
        last: Option<&crate::drive::Exchange>,
    ) -> Result<(Then, WorkerEvent), BatchError> {
        let name = super::report_dir::name(row, user_id);
        let Some(reply) = last.and_then(crate::drive::Exchange::accepted) else {
            let finish = Finish::without_report(State::Failed, Some(Class::Protocol), None);
            return Ok((Then::Final(finish.clone()), of_finish(user_id, &finish)));
        };
        let delivered = self.reports.write(&name, &reply.data)?;
        let finish = Finish {
            report: Some(crate::path_text::shown(&delivered.path)),
            score: delivered.score,
            grade: delivered.grade,
            ..Finish::without_report(State::Done, None, None)
        };
        let event = WorkerEvent { report: Some(delivered.path), ..event(user_id, State::Done) };
        Ok((Then::Final(finish), event))
    }
}

/// The values of a row.
fn row(plain: Option<&[u8]>) -> Result<AnswersFile, BatchError> {
    let Some(plain) = plain else { return Ok(AnswersFile::default()) };
    let text = std::str::from_utf8(plain).map_err(|_| BatchError::Sealed)?;
    AnswersFile::parse(Path::new("ledger.json"), text).map_err(|_| BatchError::Sealed)
}

/// The result for an application that produced no report.
fn not_produced() -> Judged {
    let code = codes::NOT_PRODUCED;
    let class = codes::find(code).map(|entry| entry.class);
    Judged::Ended(Finish::without_report(State::Failed, class, Some(code)))
}

fn event(user_id: &str, state: State) -> WorkerEvent {
    WorkerEvent { user_id: user_id.to_owned(), state, class: None, code: None, report: None }
}

fn of_finish(user_id: &str, finish: &Finish) -> WorkerEvent {
    WorkerEvent { class: finish.class, code: finish.code, ..event(user_id, finish.state) }
}
