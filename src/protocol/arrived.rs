//! Whether a call without a reply may have reached the gateway.

/// Whether a call without a reply may have reached the gateway. A call that may have arrived and acted is never sent
/// again before the program has asked the gateway for its outcome ("Submissions").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrived {
    /// Certainly not: no byte of the request left this machine.
    No,
    /// Possibly: only the gateway knows.
    Maybe,
}
