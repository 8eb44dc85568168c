//! The state of one kept connection, and the choice between several.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The number of calls a connection must have answered before a call that acts may use it.
const PROVEN: u32 = 2;

/// The evidence about a connection, which is identified by its local port.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Proof {
    /// The local port. `None` before the first reply, or if the client does not report it.
    port: Option<u16>,
    /// The number of calls it has answered in a row.
    answers: u32,
}

impl Proof {
    /// Records an answer on the connection from `port`.
    pub(super) fn answered(self, port: Option<u16>) -> Self {
        let same = port.is_some() && port == self.port;
        Self { port, answers: if same { self.answers.saturating_add(1) } else { 1 } }
    }

    /// True if a call that acts may use it: the connection has proved to stay open after a reply.
    pub(super) fn is_proven(self) -> bool {
        self.port.is_some() && self.answers >= PROVEN
    }
}

/// The lanes to one gateway. A lane is a client `C` that keeps one connection and serves one call at a time.
/// A new lane is made only if none is free, so there are never more lanes than concurrent calls.
///
/// This holds the free lanes, the last used one at the end.
pub(super) struct Lanes<C>(Mutex<Vec<(C, Proof)>>);

/// What [`Lanes`] hand out for a call.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Given<C> {
    /// This lane, until it is given back.
    Lane(C, Proof),
    /// A new lane with a new connection.
    New,
    /// No lane: a connection for this call only.
    None,
}

impl<C> Lanes<C> {
    /// Creates an empty set.
    pub(super) fn new() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    /// A lane for a call that may be retried. It prefers unproven lanes, so that proven ones stay available
    /// for calls that act.
    pub(super) fn for_repeatable(&self) -> Given<C> {
        let mut free = self.free();
        let unproven = free.iter().rposition(|(_, evidence)| !evidence.is_proven());
        match unproven.or(free.len().checked_sub(1)) {
            Some(place) => given(free.remove(place)),
            None => Given::New,
        }
    }

    /// A lane for a call that must not be retried: the proven lane that was used last, whose connection the
    /// gateway is least likely to have closed. If no lane is free, a new lane with a new connection. If the
    /// free lanes are all unproven, the gateway may not keep connections at all, so the call gets a
    /// connection that is not kept either.
    pub(super) fn for_acting(&self) -> Given<C> {
        let mut free = self.free();
        match free.iter().rposition(|(_, evidence)| evidence.is_proven()) {
            Some(place) => given(free.remove(place)),
            None if free.is_empty() => Given::New,
            None => Given::None,
        }
    }

    /// Returns a lane.
    pub(super) fn give_back(&self, client: C, evidence: Proof) {
        self.free().push((client, evidence));
    }

    /// Ignores poisoning: every change is a single step, so a panic leaves the list valid.
    fn free(&self) -> MutexGuard<'_, Vec<(C, Proof)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn given<C>((client, evidence): (C, Proof)) -> Given<C> {
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

    fn proven() -> Proof {
        Proof::default().answered(Some(7)).answered(Some(7))
    }

    fn lanes(free: &[(char, Proof)]) -> Lanes<char> {
        Lanes(Mutex::new(free.to_vec()))
    }

    #[test]
    fn a_connection_is_proven_by_two_answers_of_its_own() {
        let once = Proof::default().answered(Some(7));
        assert!(!Proof::default().is_proven() && !once.is_proven() && once.answered(Some(7)).is_proven());
        assert!(!once.answered(Some(8)).is_proven(), "that was another connection");
        assert!(!proven().answered(Some(8)).is_proven(), "a new connection has to show it again");
        let untold = (0..5).fold(Proof::default(), |evidence, _| evidence.answered(None));
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
        let lanes = lanes(&[('a', proven()), ('b', Proof::default()), ('c', proven())]);
        assert_eq!(lanes.for_repeatable(), Given::Lane('b', Proof::default()));
        assert_eq!(lanes.for_acting(), Given::Lane('c', proven()), "the one that was used last");
        assert_eq!(lanes.for_repeatable(), Given::Lane('a', proven()), "no connection more than needed");
        assert_eq!(lanes.for_repeatable(), Given::New);
    }

    #[test]
    fn a_call_that_acts_takes_no_lane_that_is_not_proven() {
        let lanes = lanes(&[('a', Proof::default().answered(Some(7)))]);
        assert_eq!(lanes.for_acting(), Given::None);
        lanes.give_back('b', proven());
        assert_eq!(lanes.for_acting(), Given::Lane('b', proven()));
    }
}
