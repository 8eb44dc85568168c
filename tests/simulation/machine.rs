//! The machine: its ledger, clock and network, and the parts of which its processes are made.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::SignedDuration;
use serde_json::Value;
use zhengxin::answers::{
    AnswersFile, Asked, Asker, Asking, CaptchaShown, Finder, Inbox, InboxAnswer, ProgramGroup, Screen, SecretInputs,
    Sources, Stdin, Wanted,
};
use zhengxin::batch::{Attending, Finders, LedgerBudget, Pacer, ReportDir, Worker};
use zhengxin::env::Env;
use zhengxin::fingerprint::FingerprintKey;
use zhengxin::flow::{Goal, Patience, Readings};
use zhengxin::gateway::Audited;
use zhengxin::ledger::{Holder, Seal};
use zhengxin::messages::Lang;
use zhengxin::protocol::{Form, Key, KnownValues, Secret};

use super::clockwork::{Clockwork, ProcessClock};
use super::copied::Copied;
use super::counts::Counts;
use super::handle::{Handle, Shared};
use super::merchant::merchant;
use super::mutants::Mutant;
use super::network::{Line, Network};
use super::scheduler::{Bell, Spawner};
use super::watch::Watch;

/// The worker type of the simulation.
pub type SimWorker<S> = Worker<Line<S>, Handle<S>, SimFinders<S>, ProcessClock, Counts>;

/// Everything on the machine that survives the end of a process.
pub struct Machine<S: Copied> {
    pub clock: Clockwork,
    pub ledger: Shared<S>,
    pub network: Arc<Network<S>>,
    pub watch: Watch,
    /// Wakes runs when a person has done something or a worker is free.
    pub for_runs: Bell,
    /// Wakes people when a run has done something.
    pub for_people: Bell,
    pub spawner: Spawner,
    pub seal: Seal,
    pub counts: Counts,
    /// The incarnation of the copy that was restored last. Until a run has noticed the copy, the ledger has that one.
    pub restored: Mutex<Option<i64>>,
    /// The ledger as the active run uses it.
    pub run: Mutex<Option<Arc<Handle<S>>>>,
    pub mutant: Option<Mutant>,
    pub reports: PathBuf,
    /// True if a program reads pictures and codes; otherwise people do.
    pub has_program: bool,
    pub rate: Option<f64>,
    pub dice: Arc<Mutex<fastrand::Rng>>,
    /// The correct values of each applicant, by user_id.
    pub truth: Arc<BTreeMap<String, Value>>,
}

impl<S: Copied> Machine<S> {
    pub fn roll(&self, below: u32) -> u32 {
        self.dice.lock().unwrap().u32(0..below)
    }

    pub fn handle(&self, who: Holder) -> Arc<Handle<S>> {
        let bell = if matches!(who, Holder::Run(_)) { &self.for_people } else { &self.for_runs };
        let parts = (self.ledger.clone(), ProcessClock::new(&self.clock), bell.clone());
        Arc::new(Handle::new(parts.0, parts.1, parts.2, who, self.mutant))
    }

    /// The ledger as the active run uses it, if the run is not suspended.
    pub fn awake_run(&self) -> Option<Arc<Handle<S>>> {
        let (thaws, now) = (self.watch.seen().run_thaws, self.clock.truth());
        self.run.lock().unwrap().clone().filter(|_| thaws.is_none_or(|until| until < now))
    }

    /// Creates the worker of a process.
    pub fn worker(self: &Arc<Self>, service: &Arc<Handle<S>>) -> SimWorker<S> {
        let clock = service.steady.clone();
        Worker {
            gateway: Arc::new(Audited::unlogged(Line(self.network.clone()))),
            budget: LedgerBudget::new(service.clone(), self.seal.clone(), self.counts.clone()),
            service: service.clone(),
            pacer: Arc::new(Pacer::new(service.clone(), clock.clone(), self.rate)),
            clock,
            seal: self.seal.clone(),
            finders: SimFinders { machine: self.clone() },
            merchant: merchant(),
            until: Goal::Report,
            route: None,
            max_tries: 3,
            patience: Patience { timeout: 30, ..Patience::default() },
            give_up: SignedDuration::from_hours(7 * 24),
            readings: Readings::default(),
            extra_fields: Vec::new(),
            verify_numbers: true,
            fingerprints: FingerprintKey::new(&[2; 32]),
            reports: ReportDir::open(&self.reports).unwrap(),
            unstored: None,
            pictures: self.reports.clone(),
            lang: Lang::En,
            stopping: Arc::new(AtomicBool::new(false)),
        }
    }
}

/// Finds values in the row, and codes in the inbox if a program reads them.
pub struct SimFinders<S: Copied> {
    machine: Arc<Machine<S>>,
}

impl<S: Copied> Finders for SimFinders<S> {
    fn finder(&self, user_id: &str, row: AnswersFile, known: &KnownValues, picture: &Path) -> Finder {
        let mut sources = Sources::new(Env::default(), Stdin::new(std::io::empty()));
        sources.secrets = SecretInputs::default();
        sources.file = row;
        sources.known = known.clone();
        let reader = SimInbox { machine: self.machine.clone(), user_id: user_id.to_owned() };
        let asking = Asking {
            asker: self.machine.has_program.then_some(Asker::Sandbox),
            group: ProgramGroup::Own,
            limit: Duration::from_secs(300),
            env: Env::default(),
            inbox: self.machine.has_program.then(|| Box::new(reader) as Box<dyn Inbox>),
            terminal: None,
            lang: Lang::En,
            no_answers: Default::default(),
            verify_numbers: true,
        };
        let asked = Asked { user_id: user_id.to_owned(), picture: picture.to_owned(), captcha: CaptchaShown::Nothing };
        Finder::new(sources, asking, asked, Box::new(NoScreen))
    }

    fn attending(&self) -> Attending {
        if self.machine.has_program { Attending::Inbox } else { Attending::Nobody }
    }

    fn authorization(&self, _: &AnswersFile) -> Option<zhengxin::audit::Authorization> {
        None
    }
}

struct NoScreen;

impl Screen for NoScreen {
    fn introduce(&mut self, _: Option<&Form>, _: i64) {}

    fn drawn(&self, _: &Path) -> Option<String> {
        None
    }
}

/// A program that reads pictures and codes, slowly and sometimes wrongly.
struct SimInbox<S: Copied> {
    machine: Arc<Machine<S>>,
    user_id: String,
}

impl<S: Copied> Inbox for SimInbox<S> {
    fn answer<'a>(&'a mut self, wanted: &'a Wanted) -> InboxAnswer<'a> {
        Box::pin(async move {
            let machine = &self.machine;
            let seconds = machine.roll(20);
            machine.clock.sleep(SignedDuration::from_secs(seconds.into())).await;
            let method = wanted.method.as_ref().map(|method| method.short().to_owned()).unwrap_or_default();
            let is_captcha = wanted.key == Key::PicCode;
            Ok(machine.reads(&self.user_id, is_captcha.then_some(""), &method).map(Secret::from))
        })
    }
}

impl<S: Copied> Machine<S> {
    /// The code that a person or program reads from the screen or telephone. It is sometimes wrong.
    pub fn reads(&self, user_id: &str, captcha: Option<&str>, method: &str) -> Option<String> {
        let inbox = self.network.inbox(user_id);
        let code = match captcha {
            Some(_) => inbox.captcha?,
            None => inbox.sms.into_iter().rev().find(|sms| sms.method == method)?.code,
        };
        let may_err = self.watch.seen().of(user_id).wrong_answers < 2;
        if may_err && self.roll(8) == 0 {
            self.watch.seen().of(user_id).wrong_answers += 1;
            return Some(format!("{:06}", self.roll(1_000_000)));
        }
        Some(code)
    }
}
