//! A case: the applicant, how the program is used, and the faults.

use std::collections::BTreeMap;

use super::bent::Mutant;
use super::disk::DiskFault;
use super::gateway::ReplyFault;
use super::person::Way;

/// How the program is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// `run`, at a terminal or not.
    Guided { person: bool },
    /// One command after the other. If `patient`, the applicant asks for an uncertain outcome only when it can be
    /// known.
    Single { patient: bool },
}

pub const USES: [Use; 4] = [
    Use::Guided { person: false },
    Use::Single { patient: true },
    Use::Guided { person: true },
    Use::Single { patient: false },
];

#[derive(Clone, Debug)]
pub struct Case {
    pub way: Way,
    pub used: Use,
    /// With an audit log.
    pub logged: bool,
    /// The disk operations that fail, by their number in the case.
    pub disk: BTreeMap<u64, DiskFault>,
    /// The calls that meet a fault, by their number in the case.
    pub replies: BTreeMap<u64, ReplyFault>,
    pub mutant: Option<Mutant>,
}
