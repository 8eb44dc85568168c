//! The cases: every single fault at every operation of every way, every pair of an unanswered submission and a later
//! fault of the disk, and any number of random combinations.

use std::sync::{Arc, LazyLock};

use fastrand::Rng;
use zhengxin::protocol::Effect;

use super::bent::Mutant;
use super::case::{Case, USES, Use};
use super::disk::{Death, DiskFault, ERRNOS, Errno, FaultyDisk, WHENS, When};
use super::gateway::{Arrival, REPLY_FAULTS, ReplyFault};
use super::image::{CUTS, Cut};
use super::life::{live, runtime};
use super::person::{WAYS, Way};

/// The ways in which the submission of a pair gets no answer.
const UNANSWERED: [ReplyFault; 3] = [
    ReplyFault::CallLost,
    ReplyFault::ActsLate(300),
    ReplyFault::CallerDies { acted: false, death: Death::PowerCut(Cut::Nothing) },
];
/// The fault of the disk that follows, and the number of operations at which it is tried.
const AFTER: [DiskFault; 4] = [
    DiskFault::Fails(Errno::Io),
    DiskFault::FailsFromNowOn(Errno::Io),
    DiskFault::Killed(When::Before),
    DiskFault::PowerCut(When::Before, Cut::Nothing),
];
const AFTERWARDS: u64 = 50;

/// A way lived through without faults, with its operations and calls.
#[derive(Clone, Debug)]
struct Ground {
    way: Way,
    used: Use,
    logged: bool,
    operations: u64,
    calls: Vec<Arrival>,
}

/// Every way, measured once.
static GROUNDS: LazyLock<Vec<Ground>> = LazyLock::new(|| {
    let (disk, runtime) = (Arc::new(FaultyDisk::new()), runtime());
    let mut grounds = Vec::new();
    for way in WAYS {
        for used in USES {
            for logged in [false, true] {
                let ground = Ground { way, used, logged, operations: 0, calls: Vec::new() };
                let outcome = live(&ground.case(None), &disk, &runtime);
                assert_eq!(outcome.violations, [""; 0], "without a fault: {ground:?}");
                grounds.push(Ground { operations: outcome.operations, calls: outcome.calls, ..ground });
            }
        }
    }
    grounds
});

/// The faults of a case: at an operation of the disk, at a call, or both, each with its number.
#[derive(Clone, Copy, Debug, Default)]
struct Faults {
    disk: Option<(u64, DiskFault)>,
    reply: Option<(u64, ReplyFault)>,
}

/// All cases that can be tried.
#[derive(Debug)]
pub struct Cases {
    grounds: Vec<Ground>,
    /// The single faults, and the pairs, each with the number of its way, in shuffled order.
    listed: [Vec<(usize, Faults)>; 2],
}

/// Every fault of the disk without chance.
fn disk_faults() -> Vec<DiskFault> {
    let fails = ERRNOS.into_iter().flat_map(|errno| [DiskFault::Fails(errno), DiskFault::FailsFromNowOn(errno)]);
    let stops = WHENS.into_iter().flat_map(|when| {
        CUTS.into_iter().map(move |cut| DiskFault::PowerCut(when, cut)).chain([DiskFault::Killed(when)])
    });
    fails.chain(stops).collect()
}

impl Cases {
    /// Shuffles the listed cases by `seed`.
    pub fn new(seed: u64) -> Self {
        let grounds = GROUNDS.clone();
        let mut listed = [Ground::singles, Ground::pairs].map(|list| {
            let of_each = grounds.iter().enumerate();
            of_each.flat_map(|(number, ground)| list(ground).into_iter().map(move |faults| (number, faults))).collect()
        });
        let mut chance = Rng::with_seed(seed);
        listed.iter_mut().for_each(|list: &mut Vec<_>| chance.shuffle(list));
        Self { grounds, listed }
    }

    /// The number of cases with a single fault, and with a pair.
    pub fn counts(&self) -> [u64; 2] {
        [0, 1].map(|kind: usize| self.listed[kind].len() as u64)
    }

    /// The case of a single fault (kind 0) or of a pair (kind 1), by its number.
    pub fn listed(&self, kind: usize, number: u64, mutant: Option<Mutant>) -> Case {
        let (ground, faults) = self.listed[kind][usize::try_from(number).unwrap()];
        let case = self.grounds[ground].case(mutant);
        Case { disk: faults.disk.into_iter().collect(), replies: faults.reply.into_iter().collect(), ..case }
    }

    /// A case with several faults, by chance.
    pub fn combined(&self, seed: u64, mutant: Option<Mutant>) -> Case {
        let mut chance = Rng::with_seed(seed);
        let ground = &self.grounds[chance.usize(..self.grounds.len())];
        let mut case = ground.case(mutant);
        let (on_disk, on_the_way) = (chance.u32(..=3), chance.u32(..=3));
        for _ in 0..on_disk {
            case.disk.insert(chance.u64(..ground.operations * 3 / 2), any_disk_fault(&mut chance));
        }
        for _ in 0..on_the_way {
            let place = ground.any_call(&mut chance);
            case.replies.insert(place, any_reply_fault(&mut chance));
        }
        case
    }
}

impl Ground {
    fn case(&self, mutant: Option<Mutant>) -> Case {
        let Self { way, used, logged, .. } = *self;
        Case { way, used, logged, disk: Default::default(), replies: Default::default(), mutant }
    }

    fn singles(&self) -> Vec<Faults> {
        let on_disk = (0..self.operations).flat_map(|place| disk_faults().into_iter().map(move |fault| (place, fault)));
        let calls = 0..self.calls.len() as u64;
        let on_the_way = calls.flat_map(|place| REPLY_FAULTS.into_iter().map(move |fault| (place, fault)));
        // The person and the patience matter only after a lost call, so faults of the disk are tried with one of the
        // uses.
        let is_alike = matches!(self.used, Use::Guided { person: true } | Use::Single { patient: false });
        let on_disk = on_disk.filter(|_| !is_alike).map(|fault| Faults { disk: Some(fault), ..Faults::default() });
        on_disk.chain(on_the_way.map(|fault| Faults { reply: Some(fault), ..Faults::default() })).collect()
    }

    /// Pairs are tried only without an audit log, because it makes no difference to them.
    fn pairs(&self) -> Vec<Faults> {
        let mut pairs = Vec::new();
        for place in self.submissions().into_iter().filter(|_| !self.logged) {
            let left = self.calls[place].operations;
            for reply in UNANSWERED {
                let disk = (left..left + AFTERWARDS).flat_map(|place| AFTER.map(|fault| (place, fault)));
                pairs.extend(disk.map(|disk| Faults { disk: Some(disk), reply: Some((place as u64, reply)) }));
            }
        }
        pairs
    }

    fn submissions(&self) -> Vec<usize> {
        (0..self.calls.len()).filter(|place| self.calls[*place].effect == Effect::Submits).collect()
    }

    /// The number of a random call. Half of the time it is a submission.
    fn any_call(&self, chance: &mut Rng) -> u64 {
        let submissions = self.submissions();
        let any = chance.usize(..self.calls.len() * 3 / 2);
        let place = if chance.bool() { submissions[chance.usize(..submissions.len())] } else { any };
        place as u64
    }
}

fn any_cut(chance: &mut Rng) -> Cut {
    if chance.bool() { Cut::Mixed(chance.u64(..)) } else { CUTS[chance.usize(..CUTS.len())] }
}

fn any_disk_fault(chance: &mut Rng) -> DiskFault {
    let all = disk_faults();
    match all[chance.usize(..all.len())] {
        DiskFault::PowerCut(when, _) => DiskFault::PowerCut(when, any_cut(chance)),
        other => other,
    }
}

fn any_reply_fault(chance: &mut Rng) -> ReplyFault {
    match REPLY_FAULTS[chance.usize(..REPLY_FAULTS.len())] {
        ReplyFault::ActsLate(_) => ReplyFault::ActsLate(chance.i64(20..599)),
        ReplyFault::CallerDies { acted, death: Death::PowerCut(_) } => {
            ReplyFault::CallerDies { acted, death: Death::PowerCut(any_cut(chance)) }
        }
        other => other,
    }
}
