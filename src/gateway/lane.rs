//! What is known of one kept connection, and which of several a call goes out on.

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
pub(super) struct Lanes<C>(Mutex<Standing<C>>);

struct Standing<C> {
    /// The lanes without a call, the one that was used last at the end.
    free: Vec<(C, Evidence)>,
    /// True once there is a lane, free or not.
    begun: bool,
}

/// What [`Lanes`] give a call.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Given<C> {
    /// This lane, until it is given back.
    Lane(C, Evidence),
    /// A lane that has to be made.
    New,
    /// No lane: a connection of the call's own, that is not kept.
    None,
}

impl<C> Lanes<C> {
    /// No lane.
    pub(super) fn new() -> Self {
        Self(Mutex::new(Standing { free: Vec::new(), begun: false }))
    }

    /// A lane for a call that may be repeated: one that is not proven, so that the proven ones are there for calls that act;
    /// else any. Only where no lane is free is one made, so there are never more than calls at the same time.
    pub(super) fn for_repeatable(&self) -> Given<C> {
        let mut standing = self.standing();
        standing.begun = true;
        let unproven = standing.free.iter().rposition(|(_, evidence)| !evidence.is_proven());
        match unproven.or(standing.free.len().checked_sub(1)) {
            Some(place) => given(standing.free.remove(place)),
            None => Given::New,
        }
    }

    /// A proven lane for a call that is sent once, the one that was used last: the gateway is the least likely to have closed
    /// its connection. The first call of all makes a lane: it has a new connection in any case.
    pub(super) fn for_acting(&self) -> Given<C> {
        let mut standing = self.standing();
        if !standing.begun {
            standing.begun = true;
            return Given::New;
        }
        match standing.free.iter().rposition(|(_, evidence)| evidence.is_proven()) {
            Some(place) => given(standing.free.remove(place)),
            None => Given::None,
        }
    }

    /// Takes a lane back.
    pub(super) fn give_back(&self, client: C, evidence: Evidence) {
        self.standing().free.push((client, evidence));
    }

    /// A thread that panicked while it held the lock left a whole list behind: each change is one step.
    fn standing(&self) -> MutexGuard<'_, Standing<C>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn given<C>((client, evidence): (C, Evidence)) -> Given<C> {
    Given::Lane(client, evidence)
}

impl<C> fmt::Debug for Lanes<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lanes({} free)", self.standing().free.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proven() -> Evidence {
        Evidence::default().answered(Some(7)).answered(Some(7))
    }

    fn lanes(free: &[(char, Evidence)]) -> Lanes<char> {
        Lanes(Mutex::new(Standing { free: free.to_vec(), begun: true }))
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
    fn the_first_call_of_all_makes_a_lane_even_if_it_acts() {
        let lanes = Lanes::<char>::new();
        assert_eq!(lanes.for_acting(), Given::New);
        assert_eq!(lanes.for_acting(), Given::None);
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
