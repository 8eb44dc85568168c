//! A case from its beginning to the report: process after process, until nothing is left to do, with a look at the disk after
//! each.

use std::sync::Arc;

use jiff::SignedDuration;
use tokio::runtime::Runtime;

use super::case::{Case, Use};
use super::computer::{Computer, Ended};
use super::disk::FaultyDisk;
use super::gateway::Arrival;

/// More processes than any case needs.
const MOST: u64 = 150;

/// What a case came to.
#[derive(Debug)]
pub struct Outcome {
    pub violations: Vec<String>,
    /// How often the disk was used.
    pub operations: u64,
    pub calls: Vec<Arrival>,
    pub injected: u64,
    pub processes: u64,
    pub submissions: u64,
    /// True if it ended with a person's decision instead of the report.
    pub for_a_person: bool,
    /// Why processes failed, in their order.
    pub failures: Vec<String>,
}

/// What a thread lives through its cases on.
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
    /// Begins the next process. The session and the report are what they should be, whatever has happened.
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
            // Only a second outcome that is not known is left to a person, and that takes two faults.
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
