//! Builds JSON objects by moving values into them.

use serde_json::Value;

/// An object with these members. `json!` copies the values that it is given; this moves them.
pub(super) fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
