//! Selects the calls that a fault affects.

use std::str::FromStr;

use super::FaultError;
use crate::protocol::{Method, MethodName};

/// The calls that a fault affects: `login`, `*` (every method), or some of them: `login#2` (the second),
/// `login#2+` (from the second on), `login%30` (a random 30 percent). Calls are counted per method from the
/// time the fault was set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calls {
    method: Option<Method>,
    which: Which,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    Every,
    Nth(u64),
    From(u64),
    /// Percent.
    Chance(u8),
}

impl Calls {
    /// `*`
    pub(super) const ALL: Self = Self { method: None, which: Which::Every };

    /// True if calls of `method` (`None` if unknown) are counted.
    pub(super) fn count(self, method: Option<Method>) -> bool {
        self.method.is_none() || self.method == method
    }

    /// True if the `nth` of them is affected; `chance` draws a number below 100.
    pub(super) fn concern(self, nth: u64, chance: impl FnOnce() -> u8) -> bool {
        match self.which {
            Which::Every => true,
            Which::Nth(own) => nth == own,
            Which::From(own) => nth >= own,
            Which::Chance(percent) => chance() < percent,
        }
    }
}

impl FromStr for Calls {
    type Err = FaultError;

    fn from_str(text: &str) -> Result<Self, FaultError> {
        let end = text.find(['#', '%']).unwrap_or(text.len());
        let (name, which) = text.split_at(end);
        let method = match name {
            "*" => None,
            _ => {
                let known = MethodName::parse(name).and_then(|name| name.known());
                Some(known.ok_or_else(|| FaultError::Method(name.to_owned()))?)
            }
        };
        let which = read(which).ok_or_else(|| FaultError::Which(which.to_owned()))?;
        Ok(Self { method, which })
    }
}

fn read(which: &str) -> Option<Which> {
    if which.is_empty() {
        return Some(Which::Every);
    }
    if let Some(percent) = which.strip_prefix('%') {
        return percent.parse().ok().filter(|percent| *percent <= 100).map(Which::Chance);
    }
    let which = which.strip_prefix('#')?;
    let number = |text: &str| text.parse().ok().filter(|number| *number > 0);
    match which.strip_suffix('+') {
        Some(from) => number(from).map(Which::From),
        None => number(which).map(Which::Nth),
    }
}
