//! The beginning of a run, before it drives an applicant.

use jiff::{SignedDuration, Timestamp};

use super::core::Ledger;
use super::error::LedgerError;
use super::lease_clock::BEHIND;
use super::question::PAGE_OF_QUESTIONS;
use super::state::State;
use super::store::Store;
use super::times::later;

impl<S: Store> Ledger<S> {
    /// A run begins: it takes over what an earlier run drove, and brings back the times that this run wrote if its clock
    /// was ahead. Returns the number of applicants that were taken over.
    pub fn begin_run(&mut self, now: Timestamp) -> Result<usize, LedgerError> {
        let count = self.take_over_runs(now)?;
        let ahead = self.run_time()?.map(|noted| noted.duration_since(now)).filter(|ahead| *ahead > BEHIND);
        if let Some(ahead) = ahead {
            self.bring_back_due_times(ahead, now)?;
            self.bring_back_times_of_questions(ahead, now)?;
        }
        self.note_run_time(now)?;
        Ok(count)
    }

    /// Applicants wait as long as they had to when the last run noted its time.
    ///
    /// Another process may have written a time, by a clock that was right. So an applicant that settles is not due before
    /// the gateway can no longer act on a call that was recorded by now. The others are not due before a restored copy
    /// has settled. Apart from that, to drive one of them early is harmless: its facts say what it may do.
    fn bring_back_due_times(&mut self, ahead: SignedDuration, now: Timestamp) -> Result<(), LedgerError> {
        let settled = later(now, self.limits.send_within() + self.limits.settles_after());
        let others = self.settled_at(now)?;
        self.all_entries(|ledger, mut record| {
            let earliest = if record.state == State::Settling { settled } else { others };
            let due_at = record.due_at.map(|due_at| brought_back(due_at, ahead, earliest));
            if due_at != record.due_at {
                record.due_at = due_at;
                ledger.store.put(&record)?;
            }
            Ok(())
        })
    }

    /// A question is neither held nor valid for longer than it was when the last run noted its time, and it counts as
    /// asked by now.
    fn bring_back_times_of_questions(&mut self, ahead: SignedDuration, now: Timestamp) -> Result<(), LedgerError> {
        let mut after = None;
        loop {
            let page = self.store.open_questions(after, PAGE_OF_QUESTIONS)?;
            let Some(last) = page.last() else { return Ok(()) };
            after = Some(last.id);
            for before in page {
                let mut question = before.clone();
                let times = question.held_until.iter_mut().chain(&mut question.asked.expires_at);
                times.chain([&mut question.asked_at]).for_each(|at| *at = brought_back(*at, ahead, now));
                if question != before {
                    self.store.put_question(&question)?;
                }
            }
        }
    }
}

/// The time `ahead` before `at`, but not before `earliest`. An earlier time stays as it is.
fn brought_back(at: Timestamp, ahead: SignedDuration, earliest: Timestamp) -> Timestamp {
    let earlier = at.saturating_sub(ahead).unwrap_or(Timestamp::MIN);
    at.min(earlier.max(earliest))
}
