//! The state of one kept connection, and the choice between several.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many calls a connection must have answered before one that acts goes out on it.
const PROVEN: u32 = 2;

/// What a connection has shown. It is told from others by this machine's port.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// This machine's port; `None` before the first reply, and where the client does not tell.
    port: Option<u16>,
    /// How many calls it has answered in a row.
    answers: u32,
}

impl Evidence {
    /// A call was answered on the connection from `port`.
    pub(super) fn answered(self, port: Option<u16>) -> Self {
        let same = port.is_some() && port == self.port;
        Self { port, answers: if same { self.answers.saturating_add(1) } else { 1 } }
    }

    /// Whether a call that acts may go out on it: it is known to outlive a reply.
    pub(super) fn is_proven(self) -> bool {
        self.port.is_some() && self.answers >= PROVEN
    }
}

/// Lanes to one gateway. A lane is a client `C` that keeps one connection and serves one call at a time.
/// There are never more lanes than calls at the same time: one is made only where none is free.
///
/// Kept here are the free ones, the one that was used last at the end.
pub(super) struct Lanes<C>(Mutex<Vec<(C, Evidence)>>);

/// What [`Lanes`] give a call.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Given<C> {
    /// This lane, until it is given back.
    Lane(C, Evidence),
    /// A lane that has to be made: its connection will be new.
    New,
    /// No lane: a connection of the call's own, that is not kept.
    None,
}

impl<C> Lanes<C> {
    /// No lane.
    pub(super) fn new() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    /// A lane for a call that may be repeated: one that is not proven, so that the proven ones are there for calls that act;
    /// else any.
    pub(super) fn for_repeatable(&self) -> Given<C> {
        let mut free = self.free();
        let unproven = free.iter().rposition(|(_, evidence)| !evidence.is_proven());
        match unproven.or(free.len().checked_sub(1)) {
            Some(place) => given(free.remove(place)),
            None => Given::New,
        }
    }

    /// A proven lane for a call that is sent once, the one that was used last: the gateway is the least likely to have closed
    /// its connection. Where no lane is free, a new one has a connection of its own; where those that are free are not proven,
    /// the gateway may keep no connections at all, and the call's own is not kept either.
    pub(super) fn for_acting(&self) -> Given<C> {
        let mut free = self.free();
        match free.iter().rposition(|(_, evidence)| evidence.is_proven()) {
            Some(place) => given(free.remove(place)),
            None if free.is_empty() => Given::New,
            None => Given::None,
        }
    }

    /// Takes a lane back.
    pub(super) fn give_back(&self, client: C, evidence: Evidence) {
        self.free().push((client, evidence));
    }

    /// A thread that panicked while it held the lock left a whole list behind: each change is one step.
    fn free(&self) -> MutexGuard<'_, Vec<(C, Evidence)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn given<C>((client, evidence): (C, Evidence)) -> Given<C> {
    Given::Lane(client, evidence)
}

impl<C> fmt::Debug for Lanes<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lanes({} free)", self.free().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proven() -> Evidence {
        Evidence::default().answered(Some(7)).answered(Some(7))
    }

    fn lanes(free: &[(char, Evidence)]) -> Lanes<char> {
        Lanes(Mutex::new(free.to_vec()))
    }

    #[test]
    fn a_connection_is_proven_by_two_answers_of_its_own() {
        let once = Evidence::default().answered(Some(7));
        assert!(!Evidence::default().is_proven() && !once.is_proven() && once.answered(Some(7)).is_proven());
        assert!(!once.answered(Some(8)).is_proven(), "that was another connection");
        assert!(!proven().answered(Some(8)).is_proven(), "a new connection has to show it again");
        let untold = (0..5).fold(Evidence::default(), |evidence, _| evidence.answered(None));
        assert!(!untold.is_proven(), "of connections that cannot be told apart nothing is known");
    }

    #[test]
    fn where_no_lane_is_free_any_call_makes_one() {
        let lanes = Lanes::<char>::new();
        assert_eq!(lanes.for_acting(), Given::New, "the first call of all has a new connection in any case");
        assert_eq!(lanes.for_repeatable(), Given::New);
    }

    #[test]
    fn a_call_that_may_be_repeated_leaves_the_proven_lanes_to_calls_that_act() {
        let lanes = lanes(&[('a', proven()), ('b', Evidence::default()), ('c', proven())]);
        assert_eq!(lanes.for_repeatable(), Given::Lane('b', Evidence::default()));
        assert_eq!(lanes.for_acting(), Given::Lane('c', proven()), "the one that was used last");
        assert_eq!(lanes.for_repeatable(), Given::Lane('a', proven()), "no connection more than needed");
        assert_eq!(lanes.for_repeatable(), Given::New);
    }

    #[test]
    fn a_call_that_acts_takes_no_lane_that_is_not_proven() {
        let lanes = lanes(&[('a', Evidence::default().answered(Some(7)))]);
        assert_eq!(lanes.for_acting(), Given::None);
        lanes.give_back('b', proven());
        assert_eq!(lanes.for_acting(), Given::Lane('b', proven()));
    }
}
