//! Lives through a case until the report has arrived: process after process, with a check of the disk after each.

use std::sync::Arc;

use jiff::SignedDuration;
use tokio::runtime::Runtime;

use super::case::{Case, Use};
use super::computer::{Computer, Ended};
use super::disk::FaultyDisk;
use super::gateway::Arrival;

/// More processes than any case needs.
const MOST: u64 = 150;

/// The outcome of a case.
#[derive(Debug)]
pub struct Outcome {
    pub violations: Vec<String>,
    /// How often the disk was used.
    pub operations: u64,
    pub calls: Vec<Arrival>,
    pub injected: u64,
    pub processes: u64,
    pub submissions: u64,
    /// True if the case ended with a decision left to a person instead of the report.
    pub for_a_person: bool,
    /// Why processes failed, in their order.
    pub failures: Vec<String>,
}

/// The runtime on which a thread lives through its cases.
pub fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread().build().unwrap()
}

/// Lives through a case.
pub fn live(case: &Case, disk: &Arc<FaultyDisk>, runtime: &Runtime) -> Outcome {
    let mut computer = Computer::new(disk.clone(), case.clone());
    let (mut last, mut failures) = (None, Vec::new());
    let end = loop {
        if computer.processes == MOST {
            computer.violated(format!("no end after {MOST} processes, the last of which: {last:?}"));
            break None;
        }
        computer.processes += 1;
        let ended = runtime.block_on(async {
            match case.used {
                Use::Guided { person } => computer.guided(person).await,
                Use::Single { patient } => computer.single(patient).await,
            }
        });
        let was_stopped = computer.look_at_the_disk();
        let ended = if was_stopped { Ended::Failed("stopped".to_owned()) } else { ended };
        match &ended {
            Ended::Failed(why) => {
                failures.push(why.clone());
                computer.pass(SignedDuration::from_secs(60));
            }
            Ended::GoesOn => computer.pass(SignedDuration::from_secs(1)),
            Ended::Until(then) => {
                let left = then.duration_since(computer.now()).max(SignedDuration::ZERO);
                computer.pass(left + SignedDuration::from_secs(1));
            }
            Ended::ForAPerson | Ended::Reported => break Some(ended),
        }
        last = Some(ended);
    };
    computer.judge(end.as_ref());
    let ((operations, on_disk), (calls, on_the_way)) = (disk.counts(), computer.gateway.calls());
    let (violations, submissions) =
        computer.gateway.watch(|watch| (std::mem::take(&mut watch.violations), watch.submissions));
    let (injected, processes) = (on_disk + on_the_way, computer.processes);
    let for_a_person = matches!(end, Some(Ended::ForAPerson));
    Outcome { violations, operations, calls, injected, processes, submissions, for_a_person, failures }
}

impl Computer {
    /// Starts the next process, and checks before and after that session and report are intact. True if the last
    /// process was stopped.
    fn look_at_the_disk(&self) -> bool {
        self.look_for_report();
        let was_stopped = self.disk.restart().is_some();
        if was_stopped {
            self.look_for_report();
        }
        if let Err(error) = self.stored() {
            self.violated(format!("the session cannot be read: {error}"));
        }
        was_stopped
    }

    fn judge(&self, end: Option<&Ended>) {
        match end {
            // A decision is left to a person only after a second unknown outcome, which takes two faults.
            Some(Ended::ForAPerson) if self.case.disk.len() + self.case.replies.len() < 2 => {
                self.violated("it was left to a person although time helps");
            }
            Some(Ended::Reported) => {
                let in_hand = std::fs::read(&self.files.report).is_ok_and(|bytes| self.reports.is_one(&bytes));
                let printed = self.reports.printed.as_ref();
                if !in_hand && !printed.is_some_and(|report| self.reports.received.contains(report)) {
                    self.violated("the report is lost");
                }
            }
            _ => {}
        }
    }
}
