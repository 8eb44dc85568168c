//! The types of profile values.

use std::time::Duration;

use jiff::SpanRelativeTo;
use thiserror::Error;
use url::Url;

use super::{GatewayAddress, ProfileKey, ValueKind};
use crate::protocol::{Key, Sensitivity};
use crate::proxy_url;

/// The requirement that a value violates. The value itself is not repeated.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum ValueProblem {
    /// The value is empty or blank.
    #[error("not empty")]
    Empty,
    /// Neither `sandbox:` nor an http(s) URL.
    #[error("\"sandbox:\" or a URL that begins with https:// or http:// (a host beyond ASCII as xn--...)")]
    NotAGateway,
    /// Not a URL.
    #[error("a URL")]
    NotAUrl,
    /// Not the URL of an HTTP proxy.
    #[error("the URL of an http:// or https:// proxy (SOCKS is not supported)")]
    NotAProxy,
    /// A duration without its unit.
    #[error("a duration with its unit, such as 30s, 5m or 25h")]
    NoUnit,
    /// Not a duration.
    #[error("a duration such as 30s, 5m or 25h")]
    NotADuration,
    /// A duration of zero or less.
    #[error("a duration longer than 0")]
    NotPositive,
    /// Not a whole number of 0 or greater.
    #[error("a whole number from 0 on")]
    NotACount,
    /// The list contains a secret, or a key that is neither a card's nor a person's.
    #[error("a list of card and personal keys, such as real_name or id_card; secrets never")]
    NotExtra,
    /// The list contains a secret, or a key that the document does not have.
    #[error("a list of the document's keys, such as cellphone or type; secrets never")]
    NotParams,
    /// Not one of these words.
    #[error("one of {}", .0.join(", "))]
    NotOneOf(&'static [&'static str]),
}

/// Parses a duration: `30s`, `500ms`, `2m`, `1h 30m`, `2d`. It must have a unit and be longer than zero.
pub fn duration(text: &str) -> Result<Duration, ValueProblem> {
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return Err(ValueProblem::NoUnit);
    }
    let span: jiff::Span = text.parse().map_err(|_| ValueProblem::NotADuration)?;
    // Months and years are rejected, because their length depends on a date.
    let length = span.to_duration(SpanRelativeTo::days_are_24_hours()).map_err(|_| ValueProblem::NotADuration)?;
    match Duration::try_from(length) {
        Ok(length) if !length.is_zero() => Ok(length),
        _ => Err(ValueProblem::NotPositive),
    }
}

/// Reads a list of card and personal keys, separated by commas. `None` if it contains any other key.
pub(super) fn extra_fields(text: &str) -> Option<Vec<Key>> {
    let key = |name: &str| {
        let key = Key::from_name(name);
        let may_be = matches!(key.sensitivity(), Sensitivity::Card | Sensitivity::Personal) && key.spec().is_some();
        may_be.then_some(key)
    };
    text.split(',').map(str::trim).filter(|name| !name.is_empty()).map(key).collect()
}

/// Reads a list of the document's keys, separated by commas. `None` if it contains a secret or an undocumented key.
pub(super) fn params(text: &str) -> Option<Vec<Key>> {
    let key = |name: &str| {
        let key = Key::from_name(name);
        (key.spec().is_some() && key.sensitivity() != Sensitivity::Secret).then_some(key)
    };
    text.split(',').map(str::trim).filter(|name| !name.is_empty()).map(key).collect()
}

/// The problem of a value for this key, if there is one.
pub fn value_problem(key: ProfileKey, text: &str) -> Option<ValueProblem> {
    check(key.spec().kind, text).err()
}

/// Checks that a value has this type.
pub(super) fn check(kind: ValueKind, text: &str) -> Result<(), ValueProblem> {
    if text.trim().is_empty() && !matches!(kind, ValueKind::Keys | ValueKind::Params) {
        return Err(ValueProblem::Empty);
    }
    match kind {
        ValueKind::Text | ValueKind::Path => Ok(()),
        ValueKind::Gateway => GatewayAddress::parse(text).map(drop).ok_or(ValueProblem::NotAGateway),
        ValueKind::Url => Url::parse(text).map(drop).map_err(|_| ValueProblem::NotAUrl),
        ValueKind::Proxy if Url::parse(text.trim()).is_ok_and(|url| proxy_url::is_usable(&url)) => Ok(()),
        ValueKind::Proxy => Err(ValueProblem::NotAProxy),
        ValueKind::Duration => duration(text).map(drop),
        ValueKind::Count => text.parse::<u32>().map(drop).map_err(|_| ValueProblem::NotACount),
        ValueKind::Keys if extra_fields(text).is_some() => Ok(()),
        ValueKind::Keys => Err(ValueProblem::NotExtra),
        ValueKind::Params if params(text).is_some() => Ok(()),
        ValueKind::Params => Err(ValueProblem::NotParams),
        ValueKind::OneOf(words) if words.contains(&text) => Ok(()),
        ValueKind::OneOf(words) => Err(ValueProblem::NotOneOf(words)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_need_a_unit() {
        assert_eq!(duration("30s"), Ok(Duration::from_secs(30)));
        assert_eq!(duration("500ms"), Ok(Duration::from_millis(500)));
        assert_eq!(duration(" 2m "), Ok(Duration::from_secs(120)));
        assert_eq!(duration("1h 30m"), Ok(Duration::from_secs(5400)));
        assert_eq!(duration("30d"), Ok(Duration::from_secs(30 * 86400)));
        assert_eq!(duration("30"), Err(ValueProblem::NoUnit));
        assert_eq!(duration("1.5"), Err(ValueProblem::NoUnit));
    }

    #[test]
    fn a_text_that_is_not_a_positive_duration_is_refused() {
        assert_eq!(duration(""), Err(ValueProblem::NotADuration));
        assert_eq!(duration("soon"), Err(ValueProblem::NotADuration));
        assert_eq!(duration("1 month"), Err(ValueProblem::NotADuration));
        assert_eq!(duration("0s"), Err(ValueProblem::NotPositive));
        assert_eq!(duration("-5s"), Err(ValueProblem::NotPositive));
    }

    #[test]
    fn each_kind_refuses_values_of_other_kinds() {
        assert_eq!(check(ValueKind::Text, " "), Err(ValueProblem::Empty));
        assert_eq!(check(ValueKind::Count, "-1"), Err(ValueProblem::NotACount));
        assert_eq!(check(ValueKind::Url, "nowhere"), Err(ValueProblem::NotAUrl));
        for text in ["ftp://x", "socks5://x:1080", "proxy.example:3128", "http://x:0"] {
            assert_eq!(check(ValueKind::Proxy, text), Err(ValueProblem::NotAProxy), "{text}");
        }
        assert_eq!(check(ValueKind::Proxy, "http://joe:s3cret@proxy.example:3128"), Ok(()));
        assert_eq!(check(ValueKind::Gateway, "ftp://x/"), Err(ValueProblem::NotAGateway));
        assert_eq!(check(ValueKind::OneOf(&["s", "ms"]), "S"), Err(ValueProblem::NotOneOf(&["s", "ms"])));
        assert_eq!(check(ValueKind::OneOf(&["s", "ms"]), "ms"), Ok(()));
        for text in ["", "real_name, id_card", "bank_card"] {
            assert_eq!(check(ValueKind::Keys, text), Ok(()), "{text}");
        }
        for text in ["password", "real_name, last_three", "city", "pic_code", "type"] {
            assert_eq!(check(ValueKind::Keys, text), Err(ValueProblem::NotExtra), "{text}");
        }
        for text in ["", "cellphone, type", "bank_card"] {
            assert_eq!(check(ValueKind::Params, text), Ok(()), "{text}");
        }
        for text in ["card_password", "cellphone, password", "city"] {
            assert_eq!(check(ValueKind::Params, text), Err(ValueProblem::NotParams), "{text}");
        }
    }
}
