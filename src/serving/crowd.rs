//! How many connections there are, and which one goes when somebody else comes.
//!
//! A silent connection is left alone for as long as there is room: an applicant may think about a captcha for minutes. Where
//! there is none, the one that has waited the longest without a whole request makes room, so that connections which never
//! send one keep nobody out. One whose request is being answered never goes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rustix::process::{Resource, getrlimit};
use tokio::sync::Notify;
use tokio::task::AbortHandle;

/// Connections at the same time, at most.
const MOST: usize = 2048;
/// Open files of the process that are no connections, generously.
const OTHER_FILES: u64 = 64;

/// How many connections there may be, so that the process never runs out of files: then nobody could come in.
pub fn most() -> usize {
    let files = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    usize::try_from(files.saturating_sub(OTHER_FILES)).unwrap_or(MOST).clamp(1, MOST)
}

/// The connections of a server.
#[derive(Debug)]
pub struct Crowd {
    most: usize,
    members: Mutex<Members>,
    changed: Notify,
}

#[derive(Debug, Default)]
struct Members {
    /// Counts what happens: later is larger.
    time: u64,
    by_number: BTreeMap<u64, Member>,
}

#[derive(Debug)]
struct Member {
    /// When it last came in or got an answer.
    since: u64,
    /// Its request is being answered.
    is_busy: bool,
    task: Option<AbortHandle>,
}

impl Members {
    fn tick(&mut self) -> u64 {
        self.time += 1;
        self.time
    }

    /// The one that has waited the longest.
    fn longest_waiting(&self) -> Option<u64> {
        let waiting = self.by_number.iter().filter(|(_, member)| !member.is_busy);
        waiting.min_by_key(|(_, member)| member.since).map(|(number, _)| *number)
    }
}

impl Crowd {
    /// At most `most` connections at the same time.
    pub fn new(most: usize) -> Self {
        Self { most: most.max(1), members: Mutex::default(), changed: Notify::new() }
    }

    /// Ready when somebody can come in: there is room, or somebody who can make it.
    pub async fn room(&self) {
        loop {
            let changed = self.changed.notified();
            if self.has_room() {
                return;
            }
            changed.await;
        }
    }

    fn has_room(&self) -> bool {
        let members = self.members();
        members.by_number.len() < self.most || members.longest_waiting().is_some()
    }

    /// Takes a connection in; another one may have to go.
    pub fn enter(self: &Arc<Self>) -> Seat {
        let mut members = self.members();
        if members.by_number.len() >= self.most
            && let Some(gone) = members.longest_waiting().and_then(|number| members.by_number.remove(&number))
            && let Some(task) = gone.task
        {
            task.abort();
        }
        let number = members.tick();
        members.by_number.insert(number, Member { since: number, is_busy: false, task: None });
        Seat { crowd: Arc::clone(self), number }
    }

    /// Says which task serves the connection.
    pub fn served_by(&self, number: u64, task: AbortHandle) {
        if let Some(member) = self.members().by_number.get_mut(&number) {
            member.task = Some(task);
        }
    }

    fn set(&self, number: u64, is_busy: bool) {
        let mut members = self.members();
        let since = members.tick();
        if let Some(member) = members.by_number.get_mut(&number) {
            (member.since, member.is_busy) = (since, is_busy);
        }
        drop(members);
        self.changed.notify_one();
    }

    /// Each change is one step: a thread that panicked left a whole list behind.
    fn members(&self) -> MutexGuard<'_, Members> {
        self.members.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection's seat; it is given up when this is dropped.
#[derive(Debug)]
pub struct Seat {
    crowd: Arc<Crowd>,
    number: u64,
}

impl Seat {
    /// What it is known by.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The whole request is there, and is being answered until what comes back is dropped.
    pub fn answering(&self) -> Answering<'_> {
        self.crowd.set(self.number, true);
        Answering(self)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.crowd.members().by_number.remove(&self.number);
        self.crowd.changed.notify_one();
    }
}

/// A request that is being answered.
#[derive(Debug)]
pub struct Answering<'a>(&'a Seat);

impl Drop for Answering<'_> {
    fn drop(&mut self) {
        self.0.crowd.set(self.0.number, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(crowd: &Crowd) -> Vec<u64> {
        crowd.members().by_number.keys().copied().collect()
    }

    #[test]
    fn the_one_that_has_waited_the_longest_makes_room() {
        let crowd = Arc::new(Crowd::new(2));
        let (first, second) = (crowd.enter(), crowd.enter());
        drop(first.answering()); // now the second has waited longer
        let third = crowd.enter();
        assert_eq!(numbers(&crowd), [first.number(), third.number()]);
        drop(second);
        drop(first);
        assert_eq!(numbers(&crowd), [third.number()]);
    }

    #[test]
    fn one_that_is_being_answered_does_not_go_and_the_next_waits_for_it() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let crowd = Arc::new(Crowd::new(1));
        let first = crowd.enter();
        let answering = first.answering();
        runtime.block_on(async {
            let waited = tokio::time::timeout(std::time::Duration::from_millis(20), crowd.room()).await;
            assert!(waited.is_err());
            drop(answering);
            crowd.room().await;
        });
        drop(crowd.enter());
        assert!(numbers(&crowd).is_empty(), "the first has gone");
    }

    #[test]
    fn there_are_never_more_connections_than_files() {
        assert!((1..=MOST).contains(&most()));
    }
}
