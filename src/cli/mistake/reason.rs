//! Why a value of an option does not parse.

use std::error::Error;
use std::net::AddrParseError;
use std::num::{IntErrorKind, ParseIntError};

use crate::audit::AuthorizationError;
#[cfg(feature = "batch")]
use crate::cli::rate::RateError;
use crate::cli::session_name::SessionNameError;
use crate::messages::{Lang, mistakes as say};

/// The reason; `None` for an error that no option of ours has.
pub fn reason(error: &(dyn Error + 'static), lang: Lang) -> Option<String> {
    let said = if let Some(error) = error.downcast_ref::<AuthorizationError>() {
        match error {
            AuthorizationError::Blank => say::AUTHORIZATION_BLANK,
            AuthorizationError::Control => say::AUTHORIZATION_CONTROL,
            AuthorizationError::Long => say::AUTHORIZATION_LONG,
        }
    } else if let Some(error) = error.downcast_ref::<SessionNameError>() {
        match error {
            SessionNameError::Empty => say::SESSION_EMPTY,
            SessionNameError::NotUtf8 => say::SESSION_NOT_UTF8,
        }
    } else if let Some(error) = error.downcast_ref::<ParseIntError>() {
        match error.kind() {
            IntErrorKind::Empty => say::EMPTY,
            IntErrorKind::PosOverflow => say::TOO_LARGE,
            IntErrorKind::NegOverflow => say::TOO_SMALL,
            _ => say::NOT_A_NUMBER,
        }
    } else if error.is::<AddrParseError>() {
        say::NOT_AN_ADDRESS
    } else if is_of_a_rate(error) {
        say::NOT_A_RATE
    } else {
        return out_of_bounds(&error.to_string(), lang);
    };
    Some(said.get(lang).to_owned())
}

/// Only `batch` has a rate.
fn is_of_a_rate(error: &(dyn Error + 'static)) -> bool {
    #[cfg(feature = "batch")]
    let is_of_a_rate = error.is::<RateError>();
    #[cfg(not(feature = "batch"))]
    let is_of_a_rate = {
        let _ = error;
        false
    };
    is_of_a_rate
}

/// clap gives the bounds of a number in its words only: `101 is not in 1..=100`.
fn out_of_bounds(english: &str, lang: Lang) -> Option<String> {
    let (_, bounds) = english.rsplit_once(' ')?;
    let (least, most) = bounds.split_once("..=")?;
    Some(say::OUT_OF_BOUNDS.fill(lang, &[("least", least), ("most", most)]))
}
