//! Drives one claimed applicant until it would have to wait.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::answers::{Attending, BatchAnswers};
use super::budget::{LedgerBudget, SharedCounts};
use super::damaged;
use super::delivery::{deliver, done, report_of, written};
use super::event::WorkerEvent;
use super::handed_out::HandedOut;
use super::keep::LedgerKeep;
use super::opened::Opened;
use super::outcome::{BatchDriveError, DriveEnd, Judged, judge};
use super::pacer::Pacer;
use super::report_dir::ReportDir;
use super::unstored::UnstoredRows;
use super::watch::Watch;
use super::{BatchError, question};
use crate::answers::{AnswersFile, Finder};
use crate::drive::{Clock, Driver, Drove, Exchange, SteadyClock};
use crate::flow::{Goal, Patience, Plan, Readings, Route};
use crate::gateway::{Audited, Gateway, Principal};
use crate::journey::{Journey, Snapshot};
use crate::ledger::{Claim, Finish, LedgerHandle, NewQuestion, QuestionKind, Reason, Seal, SealError, State, Then};
use crate::messages::Lang;
use crate::passwords::FileBudget;
use crate::protocol::{Class, Key, KnownValues, Merchant};

/// Creates the finder for an applicant's values: from the row, the environment or the ask program.
pub trait Finders: Send + Sync {
    /// The finder for this applicant. `picture` is where the ask program finds the captcha.
    fn finder(&self, user_id: &str, row: AnswersFile, known: &KnownValues, picture: &Path) -> Finder;
    /// Who can read pictures and SMS codes.
    fn attending(&self) -> Attending;
    /// The reference to the applicant's consent.
    fn authorization(&self, row: &AnswersFile) -> Option<crate::audit::Authorization>;
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

/// What becomes of an applicant after its drive.
enum Released {
    /// The gateway has sent its report.
    WithReport(Value),
    /// The last step of its worker, and the news of it.
    To(Then, WorkerEvent),
}

/// The driver of an applicant of a batch.
type BatchDriver<'a, G, L, C, B> = Driver<'a, G, LedgerKeep<L, C>, BatchAnswers, C, LedgerBudget<L, B>, Watch<L, C>>;

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
        let now = self.clock.now();
        let opened = Opened::claim(&claim, (&self.seal, self.unstored.as_deref()), (self.patience, now));
        let Opened { plain, row, mut snapshot, report, answers } = match opened {
            Err(BatchError::Seal(SealError::NotOurs) | BatchError::Sealed) => {
                return damaged::end(&*self.service, &claim).await;
            }
            opened => opened?,
        };
        snapshot.facts.redate(now);
        snapshot.facts.expire(now);
        snapshot.facts.wait_as(self.patience);
        let principal = self.principal(&user_id, &row, &snapshot);
        let lacks_row = plain.is_none() && self.unstored.is_some();
        let has_applied = snapshot.facts.applied_at.is_some();
        let attending = match claim.reason {
            Reason::Taken => Attending::Person,
            Reason::Due | Reason::Answered => self.finders.attending(),
        };
        let picture = self.pictures.join(format!("{}.png", claim.record.id.0));
        let handed_out = HandedOut::default();
        let picture_path = matches!(attending, Attending::Program(_)).then(|| picture.clone());
        let mut keep =
            self.keep(&claim, handed_out.clone(), picture_path).with_row(plain.filter(|_| claim.values.is_some()));
        if let Some(report) = report {
            return deliver(&self.reports, (&user_id, &row), &report, &mut keep, (&snapshot, now)).await;
        }
        if lacks_row {
            // The list of this run does not have the row. `retry` with a list that has it goes on.
            let finish = Finish::without_report(State::Failed, Some(Class::Missing), None);
            keep.finish(&snapshot, Then::Final(finish.clone())).await?;
            return Ok(WorkerEvent::ended(&user_id, &finish));
        }
        if let Some(written) = written(&*self.service, &self.reports, &claim, &row).await? {
            let (then, event) = done(&user_id, written);
            keep.finish(&snapshot, then).await?;
            return Ok(event);
        }
        let finder = self.finders.finder(&user_id, row.clone(), &principal.known, &picture);
        let journey = self.journey(&claim, &row, snapshot, &principal);
        let find = BatchAnswers::new(finder, answers, handed_out, attending);
        let find = find.renewing(claim.renews).verifying_numbers(self.verify_numbers);
        let (pacer, stopping) = (self.pacer.clone(), self.stopping.clone());
        let watch = Watch { pacer, stopping, has_applied, came_to_nothing: false };
        let channel = (&*self.gateway, &principal, &self.clock, &self.budget);
        let mut driver = Driver::new(journey, channel, keep, find, watch);
        let drove = driver.run().await;
        let has_ended = matches!(drove, Ok(Drove::Ended(_)) | Err(_));
        match self.release(&user_id, drove, &driver)? {
            Released::WithReport(report) => {
                let left = driver.journey.facts().clone().into();
                let left = (&left, self.clock.now());
                deliver(&self.reports, (&user_id, &row), &report, &mut driver.keep, left).await
            }
            Released::To(then, event) => {
                let left = left_behind(driver.journey.snapshot(), &then, has_ended);
                driver.keep.finish(&left, then).await?;
                Ok(event)
            }
        }
    }

    fn keep(&self, claim: &Claim, handed_out: HandedOut, picture_path: Option<PathBuf>) -> LedgerKeep<L, C> {
        let has_picture = claim.answers.iter().any(|question| question.asked.kind == QuestionKind::Captcha);
        LedgerKeep::new(
            (self.service.clone(), self.pacer.clone()),
            self.seal.clone(),
            (claim.record.user_id.clone(), claim.held.clone()),
            handed_out,
            (has_picture, picture_path),
        )
    }

    fn principal(&self, user_id: &str, row: &AnswersFile, snapshot: &Snapshot) -> Principal {
        let merchant = Merchant { user_id: user_id.to_owned(), ..self.merchant.clone() };
        let known = KnownValues::default();
        known.learn_merchant(&merchant);
        row.values().for_each(|(key, value)| known.learn(key, value.expose()));
        snapshot.facts.all_remembered().iter().for_each(|(key, value)| known.learn(key, value.expose()));
        Principal { merchant, known, authorization: self.finders.authorization(row) }
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

    /// What becomes of the applicant after its drive.
    fn release(
        &self,
        user_id: &str,
        drove: Result<Drove, BatchDriveError>,
        driver: &BatchDriver<'_, G, L, C, B>,
    ) -> Result<Released, BatchError> {
        let now = self.clock.now();
        let known = DriveEnd {
            facts: driver.journey.facts(),
            last: driver.last.as_ref(),
            refusal: driver.journey.last_refusal(),
            until: self.until,
            give_up: self.give_up,
            now,
        };
        let (judged, drove) = match drove {
            // Do not apply again: that could repeat every day without end. An operator may retry.
            Ok(Drove::BrokenOff) if driver.observe.came_to_nothing => (Judged::not_produced(), None),
            Ok(drove) => (judge(Ok(&drove), known)?, Some(drove)),
            Err(error) => (judge(Err(error), known)?, None),
        };
        let ended = |finish: Finish| Released::To(Then::Final(finish.clone()), WorkerEvent::ended(user_id, &finish));
        match judged {
            Judged::Report => Ok(match known.last.and_then(Exchange::accepted).and_then(report_of) {
                Some(report) => Released::WithReport(report.clone()),
                None => ended(Finish::without_report(State::Failed, Some(Class::Protocol), None)),
            }),
            Judged::Later { state, at, asks_identity_code } => {
                let question = asks_identity_code.then(question::of_identity_code);
                Ok(Released::To(Then::Due { state, at, question }, WorkerEvent::released(user_id, state)))
            }
            Judged::Ended(finish) => Ok(ended(finish)),
            Judged::Parks => {
                let refused = question::refused(drove.as_ref(), known.last);
                let question = self.asked(user_id, drove, &driver.keep, now)?;
                Ok(Released::To(Then::Park { question, refused }, WorkerEvent::released(user_id, State::Waiting)))
            }
        }
    }

    /// The question that people are asked.
    fn asked(
        &self,
        user_id: &str,
        drove: Option<Drove>,
        keep: &LedgerKeep<L, C>,
        now: Timestamp,
    ) -> Result<NewQuestion, BatchError> {
        let by = (&self.seal, user_id);
        match drove {
            Some(Drove::Parked(ask)) => question::of_ask(&ask, keep.picture(), by, self.lang, now),
            Some(Drove::Undecided(choice)) => question::of_choice(&choice, by),
            Some(Drove::Unattended(step)) => Ok(question::of_request(step)),
            _ => Err(BatchError::Sealed),
        }
    }
}

/// What is stored of a journey after its drive.
fn left_behind(mut snapshot: Snapshot, then: &Then, has_ended: bool) -> Snapshot {
    match &mut snapshot.interrupted {
        // The applicant has ended, so `retry` must start afresh and repeat the refused call.
        ended if matches!(then, Then::Final(_)) => *ended = None,
        Some(interrupted) if has_ended => interrupted.forget_tries(), // tries after a pause count afresh
        Some(_) | None => {}
    }
    snapshot
}
