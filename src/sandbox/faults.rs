//! What goes wrong on the way, on demand. A fault never changes what the world did.

use std::str::FromStr;
use std::time::Duration;

use thiserror::Error;

use crate::protocol::{Method, MethodName};

/// Something that goes wrong with the replies to some calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// `latency:METHOD:MS`: the reply comes late. The world has acted by then.
    Latency {
        /// The calls concerned.
        calls: Calls,
        /// How late.
        delay: Duration,
    },
}

/// The calls a fault concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calls {
    /// `*`: every call, unknown methods among them.
    All,
    /// Those of one method.
    Of(Method),
}

/// Why a text is no fault.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FaultError {
    /// There is no fault of that name.
    #[error("there is no fault {0:?}; there is: latency:METHOD:MS")]
    Kind(String),
    /// A part is missing, or there is one too many.
    #[error("{0:?} does not have the form latency:METHOD:MS")]
    Form(String),
    /// There is no method of that name.
    #[error("there is no method {0:?} (a short name such as login, or *)")]
    Method(String),
    /// The delay is no number of milliseconds.
    #[error("{0:?} is no number of milliseconds (0 to 3600000)")]
    Delay(String),
}

/// The longest delay, in milliseconds: an hour.
const LONGEST_DELAY: u64 = 60 * 60 * 1000;

impl FromStr for Fault {
    type Err = FaultError;

    fn from_str(text: &str) -> Result<Self, FaultError> {
        let mut parts = text.split(':');
        match parts.next().unwrap_or_default() {
            "latency" => {
                let (Some(calls), Some(delay), None) = (parts.next(), parts.next(), parts.next()) else {
                    return Err(FaultError::Form(text.to_owned()));
                };
                let milliseconds = delay.parse().ok().filter(|ms| *ms <= LONGEST_DELAY);
                let milliseconds = milliseconds.ok_or_else(|| FaultError::Delay(delay.to_owned()))?;
                Ok(Self::Latency { calls: calls.parse()?, delay: Duration::from_millis(milliseconds) })
            }
            kind => Err(FaultError::Kind(kind.to_owned())),
        }
    }
}

impl FromStr for Calls {
    type Err = FaultError;

    fn from_str(text: &str) -> Result<Self, FaultError> {
        if text == "*" {
            return Ok(Self::All);
        }
        let method = MethodName::parse(text).and_then(|name| name.known());
        method.map(Self::Of).ok_or_else(|| FaultError::Method(text.to_owned()))
    }
}

impl Calls {
    /// True if a call of `method` (none: an unknown one) is concerned.
    pub fn concern(self, method: Option<Method>) -> bool {
        match self {
            Self::All => true,
            Self::Of(own) => method == Some(own),
        }
    }
}

/// How late the reply to a call of `method` comes; delays add up.
pub(super) fn delay(faults: &[Fault], method: Option<Method>) -> Duration {
    let delay = |fault: &Fault| match fault {
        Fault::Latency { calls, delay } if calls.concern(method) => *delay,
        Fault::Latency { .. } => Duration::ZERO,
    };
    faults.iter().map(delay).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_latency_names_a_method_or_all() {
        let login: Fault = "latency:login:250".parse().unwrap();
        assert_eq!(login, Fault::Latency { calls: Calls::Of(Method::Login), delay: Duration::from_millis(250) });
        let all: Fault = "latency:*:5".parse().unwrap();
        let faults = [login, all];
        assert_eq!(delay(&faults, Some(Method::Login)), Duration::from_millis(255));
        assert_eq!(delay(&faults, Some(Method::GetPicCode)), Duration::from_millis(5));
        assert_eq!(delay(&faults, None), Duration::from_millis(5));
        assert_eq!(delay(&[], None), Duration::ZERO);
    }

    #[test]
    fn an_error_names_what_is_wrong() {
        let error = |text: &str| text.parse::<Fault>().unwrap_err();
        assert_eq!(error("fire:login:1"), FaultError::Kind("fire".into()));
        assert_eq!(error(""), FaultError::Kind(String::new()));
        assert_eq!(error("latency:login"), FaultError::Form("latency:login".into()));
        assert_eq!(error("latency:login:1:2"), FaultError::Form("latency:login:1:2".into()));
        assert_eq!(error("latency:logon:1"), FaultError::Method("logon".into()));
        assert_eq!(error("latency:login:-1"), FaultError::Delay("-1".into()));
        assert_eq!(error("latency:login:99999999"), FaultError::Delay("99999999".into()));
    }
}
