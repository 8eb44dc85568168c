//! Benchmark of the SQLite ledger alone: steps per second of processor time, and the latency of a commit compared with
//! the disk's own sync.
//!
//! `cargo bench --locked --bench ledger`. With `-- --test` it runs in a short form that only checks that it works. 32
//! tasks take their steps through the group-commit service, as the workers of `batch run` do, but without HTTP or
//! sealing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout)]

use std::fs::File;
use std::io::Write;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use zhengxin::fingerprint::FingerprintKey;
use zhengxin::ledger::{
    Claim, Finish, Hold, Holder, Incoming, IntentOutcome, Ledger, LedgerError, LedgerHandle, NewIntent, NewQuestion,
    PersonResponse, QuestionId, QuestionKind, Reason, SealedBytes, Service, Settled, Spans, Sqlite, State, Then,
    WorkStep,
};
use zhengxin::protocol::Effect;

/// As many applicants as `batch run --jobs 32` drives at once.
const TASKS: usize = 32;
/// A runner claims a few applicants at a time.
const CLAIMED: usize = 4;
/// The ledger and the disk are measured alternately, so that a disturbance of the machine affects both.
const ROUNDS: usize = 5;
/// Syncs of the disk in each round.
const SYNCS: usize = 200;
/// The aims.
const STEPS_A_SECOND: f64 = 40_000.0;
const ABOVE_THE_DISK: Duration = Duration::from_millis(5);
/// Bytes of the sealed values and of the sealed snapshot of an applicant of the sandbox.
const VALUES: usize = 153;
const SNAPSHOT: usize = 393;

type SqliteLedger = Ledger<Sqlite>;

fn main() -> ExitCode {
    // Without `--bench` the caller is `cargo test`, which gets the short form.
    let is_short = !std::env::args().any(|arg| arg == "--bench") || std::env::args().any(|arg| arg == "--test");
    let (rounds, lives) = if is_short { (1, 64) } else { (ROUNDS, 2000) };
    let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let store = Sqlite::open_or_create(&dir.path().join("people.ledger")).unwrap();
    let service = Arc::new(Service::start(Ledger::new(store, Spans::default())).unwrap());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let (mut steps, mut cpu, mut wall) = (0, Duration::ZERO, Duration::ZERO);
    let (mut commits, mut syncs) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        runtime.block_on(import(&service, round * lives, lives));
        syncs.extend(disk(&dir.path().join("sync")));
        let (cpu_before, began) = (processor_time(), Instant::now());
        let waited = runtime.block_on(live(&service, lives));
        wall += began.elapsed();
        cpu += processor_time() - cpu_before;
        steps += lives * STEPS_OF_A_LIFE;
        commits.extend(waited);
    }
    let all_done = runtime.block_on(service.run(|ledger, _| ledger.totals())).unwrap();
    assert_eq!(all_done.states.get(&State::Done).copied(), Some((rounds * lives) as u64), "{all_done:?}");
    if is_short {
        println!("{steps} steps of {lives} applicants");
        return ExitCode::SUCCESS;
    }
    let a_cpu_second = steps as f64 / cpu.as_secs_f64();
    let (commit, sync) = (Percentiles::of(commits), Percentiles::of(syncs));
    println!("{steps} steps: {:.2} s of the processor, {:.2} s", cpu.as_secs_f64(), wall.as_secs_f64());
    println!("fdatasync of 4 KiB         {sync}");
    println!("commit, as a task waits    {commit}");
    let above = commit.p99.saturating_sub(sync.p99);
    let is_fast = verdict("steps for each second of the processor", a_cpu_second, ">=", STEPS_A_SECOND);
    let is_prompt = verdict("commit p99 above the disk's, ms", ms(above), "<=", ms(ABOVE_THE_DISK));
    if is_fast && is_prompt { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn verdict(what: &str, measured: f64, relation: &str, aim: f64) -> bool {
    let is_met = if relation == ">=" { measured >= aim } else { measured <= aim };
    println!("{what:<42} {measured:>10.2}  (aim {relation} {aim}) {}", if is_met { "ok" } else { "MISSED" });
    is_met
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

struct Percentiles {
    p50: Duration,
    p99: Duration,
}

impl Percentiles {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        let at = |percent: usize| times[times.len() * percent / 100];
        Self { p50: at(50), p99: at(99) }
    }
}

impl std::fmt::Display for Percentiles {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "median {:.2} ms, p99 {:.2} ms", ms(self.p50), ms(self.p99))
    }
}

/// User and system time of this process, read from /proc, because calling getrusage would need `unsafe`. The kernel
/// reports it in hundredths of a second.
fn processor_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let (_, fields) = stat.rsplit_once(')').unwrap();
    let ticks = fields.split_whitespace().skip(11).take(2).map(|ticks| ticks.parse::<u64>().unwrap());
    Duration::from_millis(10 * ticks.sum::<u64>())
}

/// How long the disk takes to sync a written page.
fn disk(path: &Path) -> Vec<Duration> {
    let mut file = File::create(path).unwrap();
    file.write_all(&[0; 4096]).unwrap();
    file.sync_all().unwrap();
    let sync = |_| {
        let began = Instant::now();
        file.write_all_at(&[1; 4096], 0).unwrap();
        file.sync_data().unwrap();
        began.elapsed()
    };
    (0..SYNCS).map(sync).collect()
}

fn sealed(bytes: usize) -> SealedBytes {
    SealedBytes::from_store(vec![7; bytes])
}

async fn import(service: &Service<Sqlite>, first: usize, lives: usize) {
    let macs = FingerprintKey::new(&[1; 32]);
    let row = move |n: usize| {
        let name = format!("u-{n:07}");
        let (login, row_hash) = (macs.of_login_name(&name), macs.of("row", &name));
        Incoming { login, row_hash, values: Some(sealed(VALUES)), snapshot: None, user_id: name }
    };
    let import = move |ledger: &mut SqliteLedger, now| {
        (first..first + lives).try_for_each(|n| ledger.import(&row(n), now).map(drop))
    };
    service.run(import).await.unwrap();
}

/// Three claims, thirteen steps and an answer; see [`Task::drive`].
const STEPS_OF_A_LIFE: usize = 3 + 13 + 1;

/// Runs the lives of all applicants who are due. Returns how long each operation waited for its commit.
async fn live(service: &Arc<Service<Sqlite>>, lives: usize) -> Vec<Duration> {
    let left = Arc::new(AtomicUsize::new(lives));
    let task = |_| {
        let mut task = Task { service: service.clone(), left: left.clone(), waited: Vec::new() };
        tokio::spawn(async move {
            task.work().await;
            task.waited
        })
    };
    let tasks: Vec<_> = (0..TASKS).map(task).collect();
    let mut waited = Vec::new();
    for task in tasks {
        waited.extend(task.await.unwrap());
    }
    waited
}

/// One of the tasks.
struct Task {
    service: Arc<Service<Sqlite>>,
    left: Arc<AtomicUsize>,
    waited: Vec<Duration>,
}

impl Task {
    async fn work(&mut self) {
        let holder = Holder::Run("1".to_owned());
        while self.left.load(Ordering::Relaxed) > 0 {
            let holder = holder.clone();
            let claims = self.commit(move |ledger, now| ledger.claim(&holder, CLAIMED, now)).await;
            if claims.is_empty() {
                tokio::time::sleep(Duration::from_millis(1)).await; // other tasks hold the last applicants
            }
            for claim in claims {
                self.drive(claim).await;
            }
        }
    }

    /// Runs an operation, and records how long after its end the commit took.
    async fn commit<T: Send + 'static>(
        &mut self,
        operation: impl FnOnce(&mut SqliteLedger, Timestamp) -> Result<T, LedgerError> + Send + 'static,
    ) -> T {
        let operation = |ledger: &mut SqliteLedger, now| operation(ledger, now).map(|done| (done, Instant::now()));
        let (done, ended) = self.service.run(operation).await.unwrap();
        self.waited.push(ended.elapsed());
        done
    }

    async fn step(&mut self, hold: &Hold, used: Vec<QuestionId>, settles: bool, next: Then) {
        let hold = hold.clone();
        let settled = settles.then_some(Settled { outcome: IntentOutcome::Accepted, code: Some(0) });
        let snapshot = sealed(SNAPSHOT);
        let step = move |ledger: &mut SqliteLedger, now| {
            let step = WorkStep { used: &used, unsent: &[], settled, snapshot: Some(&snapshot), values: None, next };
            ledger.step(&hold, step, now)
        };
        self.commit(step).await.expect("the hold stands");
    }

    /// The calls of the UnionPay route that are recorded, with a question in the middle and the report at the end.
    async fn drive(&mut self, claim: Claim) {
        let hold = claim.held;
        match (claim.was, claim.reason) {
            (State::Applied, _) => {
                self.step(&hold, vec![], false, intends("viewReport", Effect::Tries)).await;
                let mut finish = Finish::without_report(State::Done, None, None);
                finish.report = Some(format!("{}.json", claim.record.user_id));
                self.step(&hold, vec![], true, Then::Final(finish)).await;
                self.left.fetch_sub(1, Ordering::Relaxed);
            }
            (_, Reason::Due | Reason::Taken) => {
                self.step(&hold, vec![], false, intends("login", Effect::Tries)).await;
                self.step(&hold, vec![], true, intends("onlineValidateCard", Effect::Tries)).await;
                let question = question("message_code", QuestionKind::Sms);
                self.step(&hold, vec![], true, Then::Park { question, refused: None }).await;
                let user_id = claim.record.user_id;
                let answer = move |ledger: &mut SqliteLedger, now| {
                    let asked = ledger.question_for(&user_id, "message_code")?.expect("it was asked");
                    ledger.respond(asked.id, "wang", PersonResponse::Value(sealed(46)), now)
                };
                self.commit(answer).await;
            }
            (_, Reason::Answered) => {
                let used = claim.answers.iter().map(|answer| answer.id).collect();
                self.step(&hold, used, false, intends("getOnlineMessageCode", Effect::Tries)).await;
                let mut settles = true;
                for method in ["onlineAuthentication", "submitOnlineAuth", "submitApplyMessageCode"] {
                    self.step(&hold, vec![], settles, intends(method, Effect::Submits)).await;
                    self.step(&hold, vec![], true, Then::GoOn).await;
                    settles = false;
                }
                let question = Some(question("viewReport.message_code", QuestionKind::Identity));
                let at = Timestamp::now();
                self.step(&hold, vec![], false, Then::Due { state: State::Applied, at, question }).await;
            }
        }
    }
}

fn intends(method: &str, effect: Effect) -> Then {
    Then::Intend(NewIntent { method: method.to_owned(), effect })
}

fn question(key: &str, kind: QuestionKind) -> NewQuestion {
    NewQuestion { key: key.to_owned(), kind, attempt: 1, payload: Some(sealed(200)), expires_at: None }
}
