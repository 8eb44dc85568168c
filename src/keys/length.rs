//! The length limits of keys.

use std::path::Path;

use super::{KeyError, LONGEST, SHORTEST};

/// Rejects a modulus of an unsupported length before computing with it.
pub(super) fn check_length(modulus: &[u8], path: &Path) -> Result<(), KeyError> {
    let significant = modulus.iter().skip_while(|byte| **byte == 0);
    let leading = significant.clone().next().map_or(0, |byte| byte.leading_zeros());
    let bits = u32::try_from(significant.count() * 8).unwrap_or(u32::MAX).saturating_sub(leading);
    match bits {
        SHORTEST..=LONGEST => Ok(()),
        _ => Err(KeyError::Length { path: path.to_owned(), bits }),
    }
}
