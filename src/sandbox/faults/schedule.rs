//! Applies the faults of a served sandbox to incoming calls in order.

use std::collections::HashMap;
use std::time::Duration;

use super::{Fault, QuirkRow, Spoil, What};
use crate::protocol::Method;
use crate::sandbox::draw;

/// The configured faults with their counts of calls.
#[derive(Debug)]
pub(in crate::sandbox) struct Schedule {
    seed: u64,
    faults: Vec<Counted>,
}

#[derive(Debug)]
struct Counted {
    fault: Fault,
    /// Calls by method; `None` counts unknown methods.
    seen: HashMap<Option<Method>, u64>,
    met: u64,
}

/// The faults that a call meets.
#[derive(Debug)]
pub(in crate::sandbox) struct Met {
    /// The faults as written.
    pub faults: Vec<String>,
    /// The delay of the reply.
    pub delay: Duration,
    /// The quirks of the reply.
    pub quirks: Vec<&'static QuirkRow>,
    /// The fault that spoils it.
    pub spoils: Option<Spoil>,
    /// True if the call reaches the world.
    pub acts: bool,
}

impl Schedule {
    /// Creates a schedule with these faults and no calls.
    pub fn new(seed: u64, faults: Vec<Fault>) -> Self {
        let faults = faults.into_iter().map(|fault| Counted { fault, seen: HashMap::new(), met: 0 });
        Self { seed, faults: faults.collect() }
    }

    /// Resets the counts of calls.
    pub fn restart(&mut self) {
        let faults = std::mem::take(&mut self.faults).into_iter().map(|counted| counted.fault);
        *self = Self::new(self.seed, faults.collect());
    }

    /// Each fault with the number of calls that met it.
    pub fn faults(&self) -> impl Iterator<Item = (&Fault, u64)> {
        self.faults.iter().map(|counted| (&counted.fault, counted.met))
    }

    /// Counts a call of `method` (`None` if unknown) and returns the faults it meets.
    pub fn meet(&mut self, method: Option<Method>) -> Met {
        let mut met = Met { faults: Vec::new(), delay: Duration::ZERO, quirks: Vec::new(), spoils: None, acts: true };
        for counted in &mut self.faults {
            if let Some(nth) = counted.concerns(self.seed, method) {
                met.add(&counted.fault, random(self.seed, &counted.fault, "how", method, nth));
            }
        }
        met
    }
}

impl Counted {
    /// Counts the call. Returns its number if the fault affects it.
    fn concerns(&mut self, seed: u64, method: Option<Method>) -> Option<u64> {
        if self.fault.refusal().is_some() || !self.fault.calls.count(method) {
            return None;
        }
        let nth = self.seen.entry(method).or_default();
        *nth += 1;
        let chance = || random(seed, &self.fault, "whether", method, *nth).u8(..100);
        let concerned = self.fault.calls.concern(*nth, chance);
        self.met += u64::from(concerned);
        concerned.then_some(*nth)
    }
}

impl Met {
    fn add(&mut self, fault: &Fault, mut random: fastrand::Rng) {
        match &fault.what {
            What::Latency(range) => self.delay += Duration::from_millis(random.u64(range.clone())),
            What::Quirks(quirks) => self.quirks.extend(quirks),
            What::Spoils(spoil) if self.spoils.is_none() => {
                (self.spoils, self.acts) = (Some(spoil.clone()), fault.acted);
            }
            What::Spoils(_) | What::Refuse(_) => return,
        }
        self.faults.push(fault.to_string());
    }
}

fn random(seed: u64, fault: &Fault, what: &str, method: Option<Method>, nth: u64) -> fastrand::Rng {
    draw::rng(seed, &[what, &fault.text, method.map_or("", Method::name), &nth.to_string()])
}
