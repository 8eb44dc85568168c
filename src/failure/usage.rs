//! Failures for command-line values that a lower room rejects.

use super::Words;
use crate::messages::{Lang, usage as say};
use crate::output::Failure;
use crate::sandbox::FaultError;

/// The failure for an invalid fault of `sandbox serve`.
pub fn fault(spec: &str, error: &FaultError, lang: Lang) -> Box<Failure> {
    let reason = match error {
        FaultError::Word { text, known } => {
            Words::of(say::FAULT_WORD).with("part", text).with("known", Lang::Zh.list(known))
        }
        FaultError::Form { text: _, form } => Words::of(say::FAULT_FORM).with("form", form),
        FaultError::Method(part) => Words::of(say::FAULT_METHOD).with("part", part),
        FaultError::Which(part) => Words::of(say::FAULT_WHICH).with("part", part),
        FaultError::Number { text, least, most } => {
            Words::of(say::FAULT_NUMBER).with("part", text).with("least", least).with("most", most)
        }
        FaultError::NotAll { kind, calls } => Words::of(say::FAULT_NOT_ALL).with("part", calls).with("kind", kind),
        FaultError::Success(part) => Words::of(say::FAULT_SUCCESS).with("part", part),
        FaultError::Acting { kind } => Words::of(say::FAULT_ACTING).with("part", kind),
    };
    let (said, reason) = (error.to_string(), reason.zh());
    let failure = Failure::misused(lang, say::FAULT, &[("spec", spec), ("error", &said), ("reason", &reason)]);
    Box::new(failure.hint(say::FAULT_HINT.get(lang)))
}
