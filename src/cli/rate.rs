//! `--rate`: how many calls a second.

use thiserror::Error;

/// Why a text is no rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a number above 0, such as 20/s")]
pub struct RateError;

/// Reads a rate, in calls a second; the unit may be left out.
pub fn per_second(text: &str) -> Result<f64, RateError> {
    let number = text.strip_suffix("/s").unwrap_or(text).trim();
    match number.parse::<f64>() {
        Ok(rate) if rate > 0.0 && rate.is_finite() => Ok(rate),
        _ => Err(RateError),
    }
}
