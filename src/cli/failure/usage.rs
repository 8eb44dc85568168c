//! What was typed wrong and a room below has refused.

use super::Words;
use crate::messages::{Lang, usage as say};
use crate::output::Failure;
use crate::sandbox::FaultError;

/// A fault of `sandbox serve` that is none.
pub fn fault(spec: &str, error: &FaultError, lang: Lang) -> Box<Failure> {
    let reason = match error {
        FaultError::Kind(part) => Words::of(say::FAULT_KIND).with("part", part),
        FaultError::Form(_) => Words::of(say::FAULT_FORM),
        FaultError::Method(part) => Words::of(say::FAULT_METHOD).with("part", part),
        FaultError::Delay(part) => Words::of(say::FAULT_DELAY).with("part", part),
    };
    let (said, reason) = (error.to_string(), reason.zh());
    Failure::misused(lang, say::FAULT, &[("spec", spec), ("error", &said), ("reason", &reason)])
}
