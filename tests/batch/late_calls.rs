//! A worker is held up between recording a call and sending it. The loop of `batch` runs against the sandbox's world,
//! with a ledger that replies late.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use zhengxin::answers::{
    AnswersFile, Asked, Asker, Asking, CaptchaShown, Finder, Inbox, InboxAnswer, ProgramGroup, Screen, Sources, Stdin,
    Wanted,
};
use zhengxin::audit::Authorization;
use zhengxin::batch::{Attending, Finders, LedgerBudget, Pacer, ReportDir, SharedCounts, Worker, WorkerEvent};
use zhengxin::drive::{Attempt, Clock};
use zhengxin::env::Env;
use zhengxin::fingerprint::{Fingerprint, FingerprintKey};
use zhengxin::flow::{Goal, LoginCame, PasswordStanding, Patience, Readings};
use zhengxin::gateway::{Audited, CallError, Gateway, Outgoing};
use zhengxin::ledger::{
    ApplicantId, Holder, Incoming, Intent, IntentOutcome, Kind, Ledger, LedgerError, LedgerHandle, Memory, Seal,
    ServiceError, Spans, State, Store,
};
use zhengxin::messages::Lang;
use zhengxin::passwords::PasswordsError;
use zhengxin::protocol::{Form, Key, KnownValues, Reply, Secret};
use zhengxin::sandbox::World;

use crate::merchant::merchant;

/// Longer than a recorded call may wait before it is sent.
const HELD_UP: SignedDuration = SignedDuration::from_secs(20);
const PERSON: &str = "apply-questions-01";

/// The ledger, the gateway and the clock of one applicant.
struct Rig {
    world: Mutex<World>,
    now: Mutex<Timestamp>,
    ledger: Mutex<Ledger<Memory>>,
    /// The method for whose first call the ledger replies late.
    late: Mutex<Option<&'static str>>,
    seal: Seal,
    reports: tempfile::TempDir,
}

/// A handle to the rig that serves as ledger, gateway and clock of the loop.
#[derive(Clone)]
struct At(Arc<Rig>);

impl Rig {
    fn with_late(method: &'static str) -> At {
        let world = World::new(1);
        let answers = world.rows().iter().find(|row| row.answers["login_name"] == PERSON).unwrap().answers.clone();
        let (seal, now) = (Seal::new(&[7; 32], "https://g.example\n123124"), "2026-03-01T08:00:00Z".parse().unwrap());
        let mut ledger = Ledger::new(Memory::new(), Spans::default());
        let row = Incoming {
            login: seal.macs().of_login_name(PERSON),
            row_hash: seal.macs().of("row", PERSON),
            values: Some(seal.seal(PERSON, Kind::Values, answers.to_string().as_bytes()).unwrap()),
            snapshot: None,
            user_id: PERSON.to_owned(),
        };
        ledger.transact(|ledger| ledger.import(&row, now)).unwrap();
        let (world, now, ledger) = (Mutex::new(world), Mutex::new(now), Mutex::new(ledger));
        let reports = tempfile::tempdir().unwrap();
        At(Arc::new(Rig { world, now, ledger, late: Mutex::new(Some(method)), seal, reports }))
    }

    fn last_intent(&self) -> Option<Intent> {
        self.ledger.lock().unwrap().store_mut().last_intent(ApplicantId(1)).unwrap()
    }

    fn calls(&self, method: &str) -> usize {
        self.world.lock().unwrap().journal().iter().filter(|entry| entry.method == method).count()
    }

    fn state(&self) -> State {
        let history = self.ledger.lock().unwrap().transact(|ledger| ledger.history(PERSON)).unwrap();
        history.unwrap().record.state
    }
}

impl At {
    /// Claims the applicant and drives it.
    fn drive(&self) -> WorkerEvent {
        let worker = self.worker();
        let now = self.now();
        let claimed = self.0.ledger.lock().unwrap().transact(|ledger| ledger.claim(&Holder::Run("1".into()), 1, now));
        let claim = claimed.unwrap().pop().expect("the applicant is due");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let event = runtime.block_on(worker.drive(claim)).unwrap().expect("the worker is fenced");
        assert_eq!((event.class, event.code), (None, None), "{event:?}");
        event
    }

    fn worker(&self) -> Worker<At, At, At, At, NoCounts> {
        let (service, seal) = (Arc::new(self.clone()), self.0.seal.clone());
        Worker {
            gateway: Arc::new(Audited::unlogged(self.clone())),
            budget: LedgerBudget::new(service.clone(), seal.clone(), NoCounts),
            service: service.clone(),
            pacer: Arc::new(Pacer::new(service, self.clone(), None)),
            clock: self.clone(),
            seal,
            finders: self.clone(),
            merchant: merchant(),
            until: Goal::Report,
            route: None,
            max_tries: 3,
            patience: Patience::default(),
            give_up: SignedDuration::from_hours(24),
            readings: Readings::default(),
            extra_fields: Vec::new(),
            verify_numbers: true,
            fingerprints: FingerprintKey::new(&[2; 32]),
            reports: ReportDir::open(self.0.reports.path()).unwrap(),
            unstored: None,
            pictures: self.0.reports.path().to_owned(),
            lang: Lang::En,
            stopping: Arc::default(),
        }
    }
}

impl Clock for At {
    fn now(&self) -> Timestamp {
        *self.0.now.lock().unwrap()
    }

    async fn until(&self, time: Timestamp) {
        let mut now = self.0.now.lock().unwrap();
        *now = time.max(*now);
    }
}

impl LedgerHandle for At {
    type Store = Memory;

    async fn run<T: Send + 'static>(
        &self,
        operation: impl FnOnce(&mut Ledger<Memory>, Timestamp) -> Result<T, LedgerError> + Send + 'static,
    ) -> Result<T, ServiceError> {
        let now = self.now();
        let done = self.0.ledger.lock().unwrap().transact(|ledger| operation(ledger, now));
        let is_recorded = self.0.last_intent().filter(|intent| intent.outcome.is_none()).map(|intent| intent.method);
        let mut late = self.0.late.lock().unwrap();
        if late.is_some() && late.map(str::to_owned) == is_recorded {
            *late = None;
            *self.0.now.lock().unwrap() += HELD_UP;
        }
        done.map_err(|error| ServiceError::Ledger(Arc::new(error)))
    }
}

impl Gateway for At {
    async fn call(&self, call: Outgoing<'_>) -> Result<Reply, CallError> {
        let json = call.request().json(&call.principal().merchant);
        let reply = self.0.world.lock().unwrap().answer(&json, self.now());
        Ok(Reply::from_json(call.request().method(), reply)?)
    }
}

impl Finders for At {
    fn finder(&self, user_id: &str, row: AnswersFile, known: &KnownValues, picture: &Path) -> Finder {
        let mut sources = Sources::new(Env::default(), Stdin::new(std::io::empty()));
        (sources.file, sources.known) = (row, known.clone());
        let asking = Asking {
            group: ProgramGroup::Own,
            asker: Some(Asker::Sandbox),
            limit: Duration::from_secs(300),
            env: Env::default(),
            inbox: Some(Box::new(self.clone())),
            terminal: None,
            lang: Lang::En,
            no_answers: Default::default(),
            verify_numbers: true,
        };
        let asked = Asked { user_id: user_id.to_owned(), picture: picture.to_owned(), captcha: CaptchaShown::Nothing };
        Finder::new(sources, asking, asked, Box::new(NoScreen))
    }

    fn attending(&self) -> Attending {
        Attending::Inbox
    }

    fn authorization(&self, _: &AnswersFile) -> Option<Authorization> {
        None
    }
}

impl Inbox for At {
    fn answer<'a>(&'a mut self, wanted: &'a Wanted) -> InboxAnswer<'a> {
        let inbox = self.0.world.lock().unwrap().inbox(PERSON, self.now());
        let method = wanted.method.as_ref().map(|method| method.short().to_owned()).unwrap_or_default();
        let code = match wanted.key {
            Key::PicCode => inbox.captcha,
            _ => inbox.sms.into_iter().rev().find(|sms| sms.method == method).map(|sms| sms.code),
        };
        Box::pin(async move { Ok(code.map(Secret::from)) })
    }
}

struct NoScreen;

impl Screen for NoScreen {
    fn introduce(&mut self, _: Option<&Form>, _: i64) {}

    fn drawn(&self, _: &Path) -> Option<String> {
        None
    }
}

/// No other command counts passwords.
struct NoCounts;

impl SharedCounts for NoCounts {
    fn known_by(&self, _: &Secret) -> Option<Fingerprint> {
        None
    }

    fn standing(&self, _: &Secret) -> Result<PasswordStanding, PasswordsError> {
        Ok(PasswordStanding::default())
    }

    async fn count(&self, _: Attempt, _: LoginCame, _: Timestamp) {}
}

#[test]
fn a_submission_recorded_too_late_is_not_sent_and_its_applicant_goes_on_at_once() {
    let at = Rig::with_late("submitQuestion");
    let event = at.drive();
    assert_eq!((event.state, at.0.state(), at.0.calls("submitQuestion")), (State::Ready, State::Ready, 0));
    let intent = at.0.last_intent().unwrap();
    assert_eq!((intent.method.as_str(), intent.outcome), ("submitQuestion", Some(IntentOutcome::NeverLeft)));
    assert_eq!((at.drive().state, at.0.calls("submitQuestion")), (State::Applied, 1));
}

#[test]
fn a_login_recorded_too_late_does_not_count_as_a_refused_password() {
    let at = Rig::with_late("login");
    assert_eq!((at.drive().state, at.0.calls("login")), (State::Ready, 0));
    assert_eq!(at.0.last_intent().unwrap().outcome, Some(IntentOutcome::NeverLeft));
    let login = at.0.seal.macs().of_login_name(PERSON);
    let passwords = at.0.ledger.lock().unwrap().store_mut().passwords(&login).unwrap();
    assert!(passwords.is_empty(), "{passwords:?}");
    assert_eq!((at.drive().state, at.0.calls("login")), (State::Applied, 1));
}

#[test]
fn a_call_recorded_in_time_is_sent_once() {
    let at = Rig::with_late("none");
    assert_eq!((at.drive().state, at.0.calls("submitQuestion")), (State::Applied, 1));
}
