//! One applicant's computer: its disk, its clock, its connection to the gateway. Processes run on it one after the
//! other, like the program's commands.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use zhengxin::audit::{AuditLog, Destination};
use zhengxin::drive::Clock;
use zhengxin::fingerprint::FingerprintKey;
use zhengxin::flow::{Facts, Patience};
use zhengxin::gateway::{Audited, Principal};
use zhengxin::protocol::{KnownValues, Merchant, SessionOwner};
use zhengxin::session::{Location, Session, SessionError, SessionFile, SessionKeep};
use zhengxin::store::{Disk, Draft, random_key};

use super::bent::{BentDisk, BentKeep, BentLine, Mutant, bend_read};
use super::case::Case;
use super::clock::Hands;
use super::disk::FaultyDisk;
use super::gateway::{FaultyGateway, Line, Records, TIMEOUT};
use super::merchant::merchant;
use super::person::{Person, USER_ID};

/// How a process ended.
#[derive(Debug)]
pub enum Ended {
    /// The process was stopped, or an operation failed: the same step is tried again.
    Failed(String),
    /// The next step can be made now.
    GoesOn,
    /// The next step can be made only then.
    Until(Timestamp),
    /// A person has to decide.
    ForAPerson,
    /// The report has arrived.
    Reported,
}

/// The reports that were received, saved and printed.
#[derive(Debug, Default)]
pub struct Reports {
    /// The reports that the gateway sent to this computer's processes.
    pub received: Vec<Value>,
    /// True if a process has said that the report is saved.
    pub saved: bool,
    /// The report that a process has printed.
    pub printed: Option<Value>,
}

impl Reports {
    /// True if these bytes are a complete report that was received.
    pub fn is_one(&self, bytes: &[u8]) -> bool {
        serde_json::from_slice(bytes).is_ok_and(|report: Value| self.received.contains(&report))
    }
}

pub struct Computer {
    pub disk: Arc<FaultyDisk>,
    pub clock: Hands,
    pub gateway: Arc<FaultyGateway>,
    pub person: Person,
    pub case: Case,
    pub reports: Reports,
    pub processes: u64,
    pub files: Files,
    login_tried: Arc<AtomicBool>,
}

/// The paths on the disk.
#[derive(Clone, Debug)]
pub struct Files {
    pub state: PathBuf,
    pub session: Location,
    pub log: Option<PathBuf>,
    pub report: PathBuf,
}

impl Computer {
    pub fn new(disk: Arc<FaultyDisk>, case: Case) -> Self {
        disk.begin(case.disk.clone());
        let (clock, state) = (Hands::new(), disk.root().join("state"));
        let files = Files {
            session: Location::named(&state, "s"),
            state,
            log: case.logged.then(|| disk.root().join("audit.jsonl")),
            report: disk.root().join("report.json"),
        };
        let records = Records { session: files.session.path.clone(), log: files.log.clone() };
        let gateway = FaultyGateway::new(case.replies.clone(), clock.clone(), disk.clone(), records);
        let gateway = Arc::new(gateway);
        let person = Person { answers: case.way.answers(), gateway: gateway.clone() };
        let (reports, login_tried) = (Reports::default(), Arc::default());
        Self { disk, clock, gateway, person, case, reports, processes: 0, files, login_tried }
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub fn violated(&self, what: impl Into<String>) {
        self.gateway.watch(|watch| watch.violated(what.into()));
    }

    pub fn is(&self, mutant: Mutant) -> bool {
        self.case.mutant == Some(mutant)
    }

    /// The disk, as a process uses it.
    pub fn seen(&self) -> Arc<dyn Disk> {
        let (disk, session) = (self.disk.clone(), self.files.session.path.clone());
        Arc::new(BentDisk { disk, mutant: self.case.mutant, session })
    }

    pub fn session(&self) -> SessionFile {
        SessionFile::new(self.files.session.clone()).on(self.seen())
    }

    /// The facts with which a command begins.
    pub fn facts(&self) -> Result<Facts, SessionError> {
        let file = self.session();
        let mut facts = file.read()?.map(|session| session.facts).unwrap_or_default();
        bend_read(self.case.mutant, &mut facts, true);
        let redated = facts.redate(self.now());
        if facts.expire(self.now()) || redated {
            file.forget_expired(self.now());
        }
        facts.wait_as(patience());
        Ok(facts)
    }

    pub fn keep(&self) -> BentKeep {
        let identity = owner();
        let (keep, login_tried) = (SessionKeep::new(self.session(), identity), self.login_tried.clone());
        BentKeep { keep, mutant: self.case.mutant, login_tried, is_new: true }
    }

    pub fn line(&self) -> Result<Audited<BentLine>, String> {
        let (line, mutant) = (Line(self.gateway.clone()), self.case.mutant);
        let line = BentLine { line, mutant, login_tried: self.login_tried.clone() };
        let Some(path) = &self.files.log else { return Ok(Audited::unlogged(line)) };
        let gateway = "https://g.example".to_owned();
        let destination = Destination { profile: None, base: gateway.clone(), gateway };
        let log = AuditLog::open_on(self.seen(), path, destination).map_err(|error| error.to_string())?;
        Ok(Audited::logged(line, log, Box::new(|_| ())))
    }

    pub fn principal(&self) -> Principal {
        let merchant = Merchant { user_id: USER_ID.to_owned(), ..merchant() };
        Principal { merchant, known: KnownValues::default(), authorization: None }
    }

    pub fn fingerprints(&self) -> Result<FingerprintKey, String> {
        let key = random_key(&*self.seen(), &self.files.state.join("fingerprint.key"));
        key.map(|key| FingerprintKey::new(&key)).map_err(|error| error.to_string())
    }

    /// The file of `--save --force`, opened before the first call.
    pub fn draft(&self) -> Result<Draft, String> {
        Draft::beside_on(self.seen(), &self.files.report).map_err(|error| error.to_string())
    }

    /// The session as any process could read it now, without faults.
    pub fn stored(&self) -> Result<Option<Session>, SessionError> {
        SessionFile::new(self.files.session.clone()).read()
    }

    pub fn pass(&self, span: SignedDuration) {
        self.clock.pass(span.as_secs());
    }
}

pub fn owner() -> SessionOwner {
    SessionOwner { gateway: "https://g.example".into(), merchant_id: "123124".into(), user_id: USER_ID.into() }
}

pub fn patience() -> Patience {
    Patience { timeout: TIMEOUT, ..Patience::default() }
}
