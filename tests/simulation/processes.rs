//! The processes of the machine: `batch run`, and people who answer questions.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use jiff::SignedDuration;
use zhengxin::batch::{BatchError, seal_answer};
use zhengxin::drive::Clock;
use zhengxin::ledger::{
    AnswerVerdict, ApplicantId, Hold, Holder, INCARNATION, Ledger, LedgerHandle, PersonResponse, Question, QuestionId,
    QuestionKind, QuestionState, State, Store, Taken, Totals,
};

use super::copied::Copied;
use super::handle::Handle;
use super::machine::{Machine, SimWorker};
use super::mutants::Mutant;
use super::scheduler::Process;
use super::store::Bent;

/// The most applicants that are driven at the same time.
const JOBS: usize = 4;
/// Leases are renewed this often.
const RENEW: SignedDuration = SignedDuration::from_secs(20);
/// A run with nothing to do looks for work again after at most this time.
const LOOK: SignedDuration = SignedDuration::from_hours(1);

type Held = Arc<Mutex<BTreeMap<ApplicantId, Hold>>>;

/// Collects the ends of processes. The supervisor then starts others.
#[derive(Clone, Default)]
pub struct Ends(Arc<Mutex<Vec<(Process, String)>>>);

impl Ends {
    pub fn tell(&self, process: Process, why: String) {
        self.0.lock().unwrap().push((process, why));
    }

    pub fn take(&self) -> Vec<(Process, String)> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

/// A process of `batch run`, which runs until all applicants have ended.
pub async fn run<S: Copied>(machine: Arc<Machine<S>>, process: Process, ends: Ends) {
    let end = match Running::new(machine, process).go(&ends).await {
        Ok(()) => "done".to_owned(),
        Err(error) => error.to_string(),
    };
    ends.tell(process, end);
}

struct Running<S: Copied> {
    machine: Arc<Machine<S>>,
    process: Process,
    service: Arc<Handle<S>>,
    worker: Arc<SimWorker<S>>,
    held: Held,
}

impl<S: Copied> Running<S> {
    fn new(machine: Arc<Machine<S>>, process: Process) -> Self {
        let service = machine.handle(Holder::Run(process.0.to_string()));
        let worker = Arc::new(machine.worker(&service));
        *machine.run.lock().unwrap() = Some(service.clone());
        Self { machine, process, service, worker, held: Held::default() }
    }

    /// Notices that the ledger is a restored copy, which a file does by itself; and only then.
    async fn notice_copy(&self) -> Result<(), BatchError> {
        let restored = *self.machine.restored.lock().unwrap();
        let notice = move |ledger: &mut Ledger<Bent<S>>, now| {
            let incarnation = ledger.store_mut().number(INCARNATION)?.unwrap_or_default();
            let is_copy = restored == Some(incarnation);
            match ledger.store_mut().identity()? {
                Some(_) => assert_eq!(ledger.notice_copy(now)?, is_copy, "is the ledger a copy?"),
                None if is_copy => drop(ledger.begin_incarnation(now)?),
                None => {}
            }
            Ok(())
        };
        Ok(self.service.run(notice).await?)
    }

    async fn go(&self, ends: &Ends) -> Result<(), BatchError> {
        if self.machine.mutant != Some(Mutant::CopyNotNoticed) {
            self.notice_copy().await?;
        }
        self.service.run(|ledger, now| ledger.begin_run(now)).await?;
        let clock = self.machine.clock.clone();
        let mut renewed = clock.truth();
        loop {
            let rung = self.machine.for_runs.rung();
            let free = JOBS - self.held.lock().unwrap().len();
            let holder = self.service.who.clone();
            let held: Vec<Hold> = self.held.lock().unwrap().values().cloned().collect();
            let is_time = clock.truth().duration_since(renewed) >= RENEW;
            if is_time {
                renewed = clock.truth();
            }
            let claims = self.service.run(move |ledger, now| {
                ledger.note_run_time(now)?;
                if is_time {
                    ledger.renew(&held, now)?;
                }
                ledger.rescue_from_others(&holder, JOBS, now)?;
                ledger.claim(&holder, free, now)
            });
            for claim in claims.await? {
                let (worker, held, hold) = (self.worker.clone(), self.held.clone(), claim.held.clone());
                held.lock().unwrap().insert(hold.id, hold.clone());
                let (ends, process, bell) = (ends.clone(), self.process, self.machine.for_runs.clone());
                self.machine.spawner.spawn(self.process, async move {
                    let driven = worker.drive(claim).await;
                    held.lock().unwrap().remove(&hold.id);
                    if let Err(error) = driven {
                        ends.tell(process, error.to_string());
                    }
                    bell.ring();
                });
            }
            let totals = self.service.run(|ledger, _| ledger.totals()).await?;
            if is_over(&totals) {
                return Ok(());
            }
            let now = clock.truth();
            let at_most = if totals.of(State::Running) > 0 { RENEW } else { LOOK };
            let by_clock = self.service.steady.now();
            let due = totals.next_due.map(|due| now + due.duration_since(by_clock));
            let until = due.map_or(now + at_most, |due| due.clamp(now, now + at_most));
            let until = until.max(now + SignedDuration::from_millis(250));
            if self.machine.for_runs.rung() == rung {
                self.machine.for_runs.wait(rung, &clock, until).await;
            } else {
                clock.sleep(SignedDuration::from_millis(250)).await;
            }
        }
    }
}

/// True if no applicant can go on any more.
pub fn is_over(totals: &Totals) -> bool {
    totals.states.iter().all(|(state, count)| state.is_final() || *count == 0)
}

/// A person's process: takes and answers one question after the other.
pub async fn answer<S: Copied>(machine: Arc<Machine<S>>, process: Process, ends: Ends) {
    let service = machine.handle(Holder::Person(name_of(process)));
    let worker = Arc::new(machine.worker(&service));
    let person = Person { machine, process, service, worker };
    if let Err(error) = person.go().await {
        ends.tell(process, error.to_string());
    }
}

fn name_of(process: Process) -> String {
    format!("p{}", process.0 % 10)
}

struct Person<S: Copied> {
    machine: Arc<Machine<S>>,
    process: Process,
    service: Arc<Handle<S>>,
    worker: Arc<SimWorker<S>>,
}

impl<S: Copied> Person<S> {
    async fn go(&self) -> Result<(), BatchError> {
        let (clock, name) = (self.machine.clock.clone(), name_of(self.process));
        loop {
            let machine = self.machine.clone();
            let time = self.service.run(move |ledger, now| {
                let Some(run) = machine.awake_run() else { return Ok(None) };
                run.tick(ledger)?;
                ledger.clock_of_the_run(now)
            });
            if let Some(time) = time.await? {
                self.service.steady.go_by(time);
            }
            let rung = self.machine.for_people.rung();
            let (person, machine) = (name.clone(), self.machine.clone());
            let taken = self.service.run(move |ledger, now| {
                machine.awake_run().map_or(Ok(()), |run| run.tick(ledger))?;
                let taken = ledger.take(&person, 1, now)?;
                // Now, because the process may be suspended before it hears of the commit.
                for Taken { question, .. } in &taken {
                    machine.watch.seen().taken(question.id, &person, now, question.held_until.unwrap_or(now));
                }
                Ok(taken)
            });
            let taken = taken.await?;
            let nothing = taken.is_empty();
            for Taken { question, claim } in taken {
                let id = question.id;
                if let Some(claim) = claim {
                    self.worker.drive(claim).await?;
                }
                self.answers(id).await?;
                clock.sleep(SignedDuration::from_secs(1)).await;
            }
            if nothing {
                // People look from time to time, and are woken when there is a question.
                let pause = SignedDuration::from_secs((1 + self.machine.roll(20)).into());
                self.machine.for_people.wait(rung, &clock, clock.truth() + SignedDuration::from_hours(1)).await;
                clock.sleep(pause).await;
            }
        }
    }

    async fn answers(&self, id: QuestionId) -> Result<(), BatchError> {
        let question = self.service.run(move |ledger, _| ledger.store_mut().question(id)).await?;
        let name = name_of(self.process);
        let Some(question) = question else { return Ok(()) };
        if question.state != QuestionState::Taken || question.person.as_deref() != Some(&name) {
            return Ok(());
        }
        let machine = &self.machine;
        // Most people answer soon, some are slow, and some never answer.
        let seconds = match machine.roll(20) {
            0 => 60 + machine.roll(900),
            1 => {
                let gone = machine.roll(1800);
                machine.clock.sleep(SignedDuration::from_secs(gone.into())).await;
                return Ok(());
            }
            _ => 1 + machine.roll(30),
        };
        machine.clock.sleep(SignedDuration::from_secs(seconds.into())).await;
        let response = match machine.roll(20) {
            0 => PersonResponse::Free,
            1 if question.asked.kind.is_fetched() => PersonResponse::Refresh,
            _ => match self.value(&question) {
                Some(value) => PersonResponse::Value(seal_answer(&machine.seal, &question.user_id, &value)?),
                None => {
                    return Ok(()); // there is no code yet, so the person gives no answer
                }
            },
        };
        let has_value = matches!(response, PersonResponse::Value(_));
        let verdict = self.service.run(move |ledger, now| ledger.respond(id, &name, response, now)).await?;
        if verdict == AnswerVerdict::Accepted && has_value {
            machine.watch.seen().answered(id);
        }
        Ok(())
    }

    /// The value that the person answers.
    fn value(&self, question: &Question) -> Option<String> {
        let (machine, user_id) = (&self.machine, question.user_id.as_str());
        let (method, key) = question.asked.key.rsplit_once('.').unwrap_or(("", &question.asked.key));
        match question.asked.kind {
            QuestionKind::Captcha => machine.reads(user_id, Some(""), ""),
            QuestionKind::Sms | QuestionKind::Identity => machine.reads(user_id, None, method),
            QuestionKind::Knowledge => {
                let truth = machine.truth[user_id]["question_answers"].as_str()?.to_owned();
                let number: usize = key.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()?;
                truth.split(',').nth(number.saturating_sub(1)).map(|answer| answer.trim().to_owned())
            }
            QuestionKind::Value => match machine.truth[user_id][key].as_str() {
                Some(_) if key == "password" && machine.truth[user_id]["password"] == "not-the-password" => {
                    Some(format!("not-the-password-{}", machine.roll(1_000_000)))
                }
                Some(value) => Some(value.to_owned()),
                None => Some(format!("{:06}", machine.roll(1_000_000))),
            },
            QuestionKind::Route => Some("questions".to_owned()),
        }
    }
}
