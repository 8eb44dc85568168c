//! One life of a batch. The seed decides what happens; the batch runs until all applicants have ended, and is checked
//! after every step.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use jiff::{SignedDuration, Timestamp};
use zhengxin::drive::Clock;
use zhengxin::ledger::{
    Entry, INCARNATION, Intent, IntentOutcome, Ledger, LedgerError, Retry, Seal, Selection, Spans, State, Totals,
};
use zhengxin::protocol::codes::NOT_PRODUCED;
use zhengxin::protocol::{Class, Method};
use zhengxin::sandbox::World;

use super::clockwork::Clockwork;
use super::copied::Copied;
use super::counts::Counts;
use super::handle::Shared;
use super::machine::Machine;
use super::mutants::Mutant;
use super::network::Network;
use super::people::{Fate, choose, incoming, secrets, thinned};
use super::processes::{self, Ends};
use super::scheduler::{Process, Scheduler};
use super::store::{Bent, DiskFault};
use super::watch::Watch;

/// The longest time a life may take.
const LONGEST: SignedDuration = SignedDuration::from_hours(40 * 24);
/// The most polls a life may take, so that a batch that goes round in circles is found.
const MOST_POLLS: u64 = 400_000;

/// The result of a life.
#[derive(Debug, Default)]
pub struct Outcome {
    pub violations: Vec<String>,
    pub applicants: u64,
    pub days: f64,
    pub polls: u64,
    pub calls: u64,
    pub faults: u64,
    pub ends: BTreeMap<State, u64>,
    pub told: Vec<String>,
}

/// How often each fault happens in 100,000 polls.
struct Plan {
    crash: u32,
    freeze: u32,
    jump: u32,
    disk: u32,
    restore: u32,
    /// How many faults of all kinds may still happen.
    left: u32,
}

struct Life<S: Copied> {
    machine: Arc<Machine<S>>,
    scheduler: Scheduler,
    dice: fastrand::Rng,
    plan: Plan,
    ends: Ends,
    /// The run's process, and those of people.
    running: Vec<Process>,
    starts: Vec<(Timestamp, Start)>,
    number: u32,
    /// Copies of the ledger, with when each was made, and how many submissions had arrived by then.
    copies: Vec<(Timestamp, u64, S)>,
    directory: PathBuf,
    fates: BTreeMap<String, Fate>,
    retries: u32,
    outcome: Outcome,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    Run,
    Person(u32),
}

/// Runs the life of a seed.
pub fn live<S: Copied>(seed: u64, mutant: Option<Mutant>, directory: &Path, trace: bool) -> Outcome {
    let mut life = Life::<S>::new(seed, mutant, directory);
    life.machine.watch.seen().story = trace.then(Vec::new);
    life.go();
    life.judge();
    life.outcome.told = life.machine.watch.seen().story.take().unwrap_or_default();
    life.outcome.violations = std::mem::take(&mut life.machine.watch.seen().violations);
    life.outcome
}

impl<S: Copied> Life<S> {
    fn new(seed: u64, mutant: Option<Mutant>, directory: &Path) -> Self {
        let mut dice = fastrand::Rng::with_seed(seed);
        let clock = Clockwork::new();
        let world = World::new(dice.u64(..)).with_people(60);
        let (rows, fates) = choose(&world, &mut dice);
        let seal = Seal::new(&[7; 32], "https://g.example\n123124");
        let secrets = secrets(&rows);
        let store =
            Bent::new(S::make(directory), (Watch::default(), clock.clone()), mutant, seal.clone(), Arc::new(secrets));
        let watch = store.watch.clone();
        let mut ledger = Ledger::new(store, Spans::default());
        let has_program = dice.bool();
        let imported = ledger.transact(|ledger| {
            ledger.notice_copy(clock.now())?;
            for (user_id, answers) in &rows {
                let row = thinned(answers, has_program, &mut dice);
                ledger.import(&incoming(user_id, &row, &seal), clock.now())?;
            }
            Ok(())
        });
        imported.unwrap();
        let ledger: Shared<S> = Arc::new(Mutex::new(ledger));
        let rate = [0, 10, 30, 100][dice.usize(0..4)];
        let left = dice.u32(0..25);
        let traffic = dice.fork();
        let network = Network::new(world, traffic, (rate, left), (clock.clone(), watch.clone()), ledger.clone());
        let scheduler = Scheduler::default();
        let reports = directory.join("reports");
        let machine = Machine {
            clock: clock.clone(),
            ledger,
            network: Arc::new(network),
            watch,
            for_runs: Default::default(),
            for_people: Default::default(),
            spawner: scheduler.spawner.clone(),
            seal,
            counts: Counts::new(mutant),
            restored: Mutex::default(),
            run: Mutex::default(),
            mutant,
            reports,
            has_program,
            rate: [None, Some(2.0), Some(50.0)][dice.usize(0..3)],
            dice: Arc::new(Mutex::new(dice.fork())),
            truth: Arc::new(rows.iter().cloned().collect()),
        };
        let mut often = |most: u32| if dice.bool() { 0 } else { dice.u32(0..most) };
        let plan = Plan {
            crash: often(400),
            freeze: often(400),
            jump: often(100),
            disk: often(200),
            restore: often(100),
            left: 0,
        };
        let plan = Plan { left: dice.u32(0..16), ..plan };
        let people = 1 + dice.u32(0..3);
        let now = clock.truth();
        let starts = (0..people).map(|n| (now, Start::Person(n))).chain([(now, Start::Run)]).collect();
        let outcome = Outcome { applicants: rows.len() as u64, ..Outcome::default() };
        Self {
            machine: Arc::new(machine),
            scheduler,
            dice,
            plan,
            ends: Ends::default(),
            running: Vec::new(),
            starts,
            number: 0,
            copies: Vec::new(),
            directory: directory.to_owned(),
            fates,
            retries: 0,
            outcome,
        }
    }

    fn told(&self, what: impl FnOnce() -> String) {
        let now = self.machine.clock.truth();
        self.machine.watch.tell(|| format!("{now} {}", what()));
    }

    fn go(&mut self) {
        let clock = self.machine.clock.clone();
        let began = clock.truth();
        loop {
            if !self.machine.watch.seen().violations.is_empty() {
                break;
            }
            if clock.truth().duration_since(began) > LONGEST || self.outcome.polls > MOST_POLLS {
                let stuck = self.records().into_iter().filter(|record| !record.state.is_final());
                let stuck: Vec<_> = stuck.map(|record| (record.user_id, record.state, record.due_at)).collect();
                let polls = self.outcome.polls;
                self.machine.watch.violated(format!("no end after {polls} polls at {}: {stuck:?}", clock.truth()));
                break;
            }
            self.start_what_is_due();
            self.machine.network.deliver();
            if self.scheduler.step(clock.truth(), &mut self.dice) {
                self.outcome.polls += 1;
                self.goes_wrong();
                if self.hears_of_ends() {
                    break;
                }
                continue;
            }
            let next = [clock.next(), self.machine.network.next(), self.scheduler.next_thaw()];
            let starts = self.starts.iter().map(|(at, _)| *at);
            let Some(next) = next.into_iter().flatten().chain(starts).min() else {
                self.machine.watch.violated("nobody has anything to do, and there is no end");
                break;
            };
            clock.advance(next);
        }
        self.outcome.days = clock.truth().duration_since(began).as_secs_f64() / 86_400.0;
        self.outcome.calls = self.machine.watch.seen().calls;
    }

    fn start_what_is_due(&mut self) {
        let now = self.machine.clock.truth();
        let (due, later): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.starts).into_iter().partition(|(at, _)| *at <= now);
        self.starts = later;
        for (_, start) in due {
            self.number += 1;
            let (machine, ends) = (self.machine.clone(), self.ends.clone());
            let process = match start {
                Start::Run => Process(self.number * 10 + 9),
                Start::Person(n) => Process(self.number * 10 + n),
            };
            self.running.push(process);
            self.notes_if_a_run_is_active();
            self.told(|| format!("{start:?} starts as {process:?}"));
            match start {
                Start::Run => self.scheduler.spawner.spawn(process, processes::run(machine, process, ends)),
                Start::Person(_) => self.scheduler.spawner.spawn(process, processes::answer(machine, process, ends)),
            }
        }
    }

    /// Starts another process for each that has ended. True if all applicants have ended.
    fn hears_of_ends(&mut self) -> bool {
        for (process, why) in self.ends.take() {
            if !self.running.contains(&process) {
                continue;
            }
            self.told(|| format!("{process:?} ends: {why}"));
            if why == "done" {
                self.end(process);
                if self.operator_is_content() {
                    return true;
                }
            } else {
                self.end(process);
                self.died();
            }
            self.starts_again(process, 30);
        }
        false
    }

    fn end(&mut self, process: Process) {
        self.scheduler.kill(process);
        self.running.retain(|running| *running != process);
        self.notes_if_a_run_is_active();
    }

    fn notes_if_a_run_is_active(&self) {
        let has_run = self.running.iter().any(|process| process.0 % 10 == 9);
        if !has_run {
            *self.machine.run.lock().unwrap() = None;
        }
        self.machine.watch.seen().has_run = has_run;
    }

    fn starts_again(&mut self, process: Process, within: u32) {
        let start = match process.0 % 10 {
            9 => Start::Run,
            n => Start::Person(n),
        };
        let at = self.machine.clock.truth() + SignedDuration::from_millis((self.dice.u32(1..within * 1000)).into());
        self.starts.push((at, start));
    }

    /// Notes a death: applicants that the process drove may have a submission in flight.
    fn died(&mut self) {
        for record in self.records() {
            if record.state == State::Running {
                let mut seen = self.machine.watch.seen();
                let applicant = seen.of(&record.user_id);
                applicant.deaths += 1;
                applicant.lost += 1;
            }
        }
    }

    fn goes_wrong(&mut self) {
        if self.plan.left == 0 {
            return;
        }
        let roll = self.dice.u32(0..100_000);
        let (crash, freeze) = (self.plan.crash, self.plan.crash + self.plan.freeze);
        let jump = freeze + self.plan.jump;
        let disk = jump + self.plan.disk;
        let restore = disk + self.plan.restore;
        if roll >= restore {
            return;
        }
        self.plan.left -= 1;
        self.outcome.faults += 1;
        let Some(process) = self.dice.choice(self.running.clone()) else { return };
        let now = self.machine.clock.truth();
        if roll < crash {
            self.told(|| format!("{process:?} is killed"));
            self.died();
            self.end(process);
            self.starts_again(process, 200);
        } else if roll < freeze {
            let until = now + SignedDuration::from_secs(self.dice.i64(1..1500));
            self.told(|| format!("{process:?} is stopped until {until}"));
            self.died(); // its leases lapse
            if process.0 % 10 == 9 {
                self.machine.watch.seen().run_thaws = Some(until);
            }
            self.scheduler.freeze(process, until);
        } else if roll < jump {
            self.jumps();
        } else if roll < disk {
            let faults = [DiskFault::Full, DiskFault::NotKept, DiskFault::Kept, DiskFault::Locked];
            let fault = faults[self.dice.usize(0..4)];
            self.told(|| format!("the disk fails next: {fault:?}"));
            self.machine.ledger.lock().unwrap().store_mut().fault = Some(fault);
        } else {
            self.copies_or_restores();
        }
    }

    fn jumps(&mut self) {
        let seconds = self.dice.i64(-4000..4000);
        let by = SignedDuration::from_secs(seconds);
        self.told(|| format!("the clock jumps by {by:?}"));
        if seconds > 0 {
            self.machine.network.jumped(by);
            self.machine.watch.seen().jumped(by, self.machine.clock.truth());
        }
        self.machine.clock.jump(by);
    }

    /// Makes a copy of the ledger, or replaces the ledger by the newest copy and restarts all processes.
    fn copies_or_restores(&mut self) {
        let now = self.machine.clock.truth();
        let Some((at, known, copy)) = self.copies.pop() else {
            let to = self.directory.join(format!("{}.ledger", self.outcome.polls));
            let copy = self.machine.ledger.lock().unwrap().store_mut().inner.copy(&to);
            self.copies.push((now, self.machine.watch.seen().submissions, copy));
            self.told(|| "the ledger is copied".to_owned());
            self.plan.restore = self.plan.restore.max(300);
            return;
        };
        self.told(|| format!("the copy of {at} is restored"));
        self.died();
        for process in std::mem::take(&mut self.running) {
            self.scheduler.kill(process);
            self.starts_again(process, 100);
        }
        self.notes_if_a_run_is_active();
        // Start the run first. A person's process refuses a ledger that no run has checked for being a copy.
        for (at, start) in &mut self.starts {
            *at = if *start == Start::Run { now } else { *at + SignedDuration::from_secs(1) };
        }
        let mut ledger = self.machine.ledger.lock().unwrap();
        ledger.store_mut().inner = copy;
        ledger.store_mut().fault = None;
        let incarnation = ledger.store_mut().inner.number(INCARNATION).unwrap();
        drop(ledger);
        *self.machine.restored.lock().unwrap() = Some(incarnation.unwrap_or_default());
        self.machine.watch.seen().restored(known, now);
    }

    fn with<T>(&self, look: impl FnOnce(&mut Ledger<Bent<S>>) -> Result<T, LedgerError>) -> T {
        look(&mut self.machine.ledger.lock().unwrap()).unwrap()
    }

    fn records(&self) -> Vec<Entry> {
        self.with(|ledger| ledger.store_mut().inner.page(&Selection::default(), None, 1000))
    }

    /// How many logins of an applicant had no reply, or were refused, since its last accepted one.
    fn lost_logins(&self, record: &Entry) -> usize {
        let intents = self.with(|ledger| ledger.store_mut().inner.intents(record.id));
        let logins = intents.iter().rev().filter(|intent| intent.method == Method::Login.name());
        let counts = |intent: &&Intent| {
            let outcome = intent.outcome;
            outcome.is_some_and(|outcome| !matches!(outcome, IntentOutcome::Accepted | IntentOutcome::NeverLeft))
        };
        logins.take_while(|login| login.outcome != Some(IntentOutcome::Accepted)).filter(counts).count()
    }

    /// The operator retries poisoned applicants whenever there are any, and failed ones once. True if there is
    /// nothing left to retry.
    fn operator_is_content(&mut self) -> bool {
        let is_first = self.retries == 0;
        let is_tried = |record: &Entry| record.state == State::Poison || is_first && record.state == State::Failed;
        let again: Vec<_> = self.records().into_iter().filter(is_tried).collect();
        if again.is_empty() || self.retries == 3 {
            return true;
        }
        self.retries += 1;
        self.told(|| "the operator tries again".to_owned());
        let now = self.machine.clock.now();
        for record in again {
            self.with(|ledger| {
                ledger.store_mut().fault = None;
                ledger.transact(|ledger| ledger.retry(&record.user_id, Retry::default(), now))
            });
        }
        false
    }

    /// Checks that each applicant has ended as its person in the world must end.
    fn judge(&mut self) {
        let Totals { states, .. } = self.with(|ledger| ledger.store_mut().inner.totals());
        self.outcome.ends = states;
        if !self.machine.watch.seen().violations.is_empty() {
            return;
        }
        for record in self.records() {
            let fate = self.fates[&record.user_id];
            let report = self.machine.reports.join(format!("{}.json", record.user_id));
            let lost_logins = self.lost_logins(&record);
            let mut seen = self.machine.watch.seen();
            let was_restored = seen.restores > 0;
            let applicant = seen.of(&record.user_id);
            let deaths = applicant.deaths as usize;
            let refused = record.code.and_then(|code| applicant.refused.get(&code)).copied().unwrap_or_default();
            let why = match record.state {
                State::Done if !applicant.report_read => Some("done, and the gateway has sent no report"),
                State::Done if !report.is_file() => Some("done, and there is no report"),
                State::Done if fate == Fate::Fails => Some("done, although the world refuses"),
                // A login without a reply counts as refused, until one is accepted. So does a login that a process
                // counted, but did not record before it ended.
                State::Failed if record.class == Some(Class::Locked) && lost_logins + deaths >= 3 => None,
                State::Failed if record.class == Some(Class::Locked) && was_restored && applicant.lost >= 3 => None,
                // The gateway may refuse a step three times: for wrong answers, or for correct ones that came too
                // late.
                State::Failed if refused > 0 && applicant.refused.values().sum::<u32>() >= 3 => None,
                State::Failed if record.code.is_some_and(|code| code != NOT_PRODUCED) && refused == 0 => {
                    Some("failed with a code that nobody has heard")
                }
                State::Failed if fate == Fate::Done => Some("failed, although the world accepts"),
                // A restored copy does not know of replies since it was made.
                State::Uncertain if applicant.lost + u32::from(was_restored) < 2 => {
                    Some("uncertain, although time helps")
                }
                State::Poison if applicant.deaths < 3 => Some("poison, although no process died"),
                State::Done | State::Failed | State::Uncertain | State::Poison => None,
                _ => Some("has not ended"),
            };
            if let Some(why) = why {
                let what = format!(
                    "end: {} is {why}: {:?} {:?}, {} lost, {} deaths, {} wrong answers",
                    record.user_id,
                    record.class,
                    record.code,
                    applicant.lost,
                    applicant.deaths,
                    applicant.wrong_answers
                );
                seen.violations.push(what);
            }
        }
        let bytes = S::bytes(&self.directory);
        self.machine.ledger.lock().unwrap().store_mut().find_in_clear(&bytes, "the files");
    }
}
