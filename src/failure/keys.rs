//! Failures for unusable keys.

use std::path::Path;

use super::Words;
use crate::keys::{KeyError, KeyKind, LONGEST, SHORTEST};
use crate::messages::why::{keys as say, system};
use crate::messages::{Lang, Text, keys as hints};
use crate::output::Failure;
use crate::path_text;

/// The failure for an unusable key.
pub fn key(error: &KeyError, lang: Lang) -> Box<Failure> {
    let failure = words(error).failure(error.class(), lang, error);
    Box::new(match hint(error, lang) {
        Some(hint) => failure.hint(hint),
        None => failure,
    })
}

fn hint(error: &KeyError, lang: Lang) -> Option<String> {
    let about = |text: Text, path: &Path| Some(text.fill(lang, &[("path", &quoted(path))]));
    match error {
        KeyError::Shared(path) => about(hints::SHARED_HINT, path),
        KeyError::Encrypted(path) => about(hints::ENCRYPTED_HINT, path),
        KeyError::NotPem { wanted, .. } | KeyError::Other { wanted, .. } => {
            let text = match wanted {
                KeyKind::Private => hints::PRIVATE_HINT,
                KeyKind::Public => hints::PUBLIC_HINT,
            };
            Some(text.get(lang).to_owned())
        }
        KeyError::Unreadable { .. } | KeyError::Damaged { .. } | KeyError::Length { .. } | KeyError::NotSigned(_) => {
            None
        }
    }
}

fn quoted(path: &Path) -> String {
    path_text::word(path)
}

pub(super) fn words(error: &KeyError) -> Words {
    match error {
        KeyError::Unreadable { path, kind, said: _ } => {
            let words = Words::of(say::UNREADABLE).with("path", path.display());
            words.with("reason", system::reason_of_kind(*kind))
        }
        KeyError::Shared(path) => Words::of(say::SHARED).with("path", path.display()),
        KeyError::NotPem { path, wanted } => {
            Words::of(say::NOT_PEM).with("path", path.display()).with("wanted", half(*wanted))
        }
        KeyError::Other { path, label, wanted } => {
            let words = Words::of(say::OTHER).with("path", path.display()).with("label", label);
            words.with("wanted", half(*wanted))
        }
        KeyError::Encrypted(path) => Words::of(say::ENCRYPTED).with("path", path.display()),
        KeyError::Damaged { path, wanted } => {
            Words::of(say::DAMAGED).with("path", path.display()).with("wanted", half(*wanted))
        }
        KeyError::Length { path, bits } => {
            let words = Words::of(say::LENGTH).with("path", path.display()).with("bits", bits);
            words.with("shortest", SHORTEST).with("longest", LONGEST)
        }
        KeyError::NotSigned(path) => Words::of(say::NOT_SIGNED).with("path", path.display()),
    }
}

fn half(kind: KeyKind) -> &'static str {
    match kind {
        KeyKind::Private => say::PRIVATE.zh,
        KeyKind::Public => say::PUBLIC.zh,
    }
}

#[cfg(test)]
#[path = "keys_tests.rs"]
mod tests;
