//! Opens a signed call. It checks one field after the other, and verifies the signature before it uses any
//! field.

use std::collections::HashSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::own_error::{APP_ID, BIZ_DATA, FIELDS, FORMAT, OwnError, SIGN, SIGN_TYPE, TIMESTAMP, VERSION};
use crate::keys::PublicKey;
use crate::protocol::signed;

/// The maximum difference between the caller's clock and this one.
const CLOCKS: SignedDuration = SignedDuration::from_mins(10);

/// The content of a signed call.
#[derive(Debug)]
pub(super) struct Opened {
    pub method: String,
    pub biz_data: Value,
}

/// The fields as received, by name.
struct Fields(Vec<(String, String)>);

impl Fields {
    fn read(body: &[u8]) -> Result<Self, OwnError> {
        let fields = Self(url::form_urlencoded::parse(body).into_owned().collect());
        let mut names = HashSet::new();
        if !fields.0.iter().all(|(name, _)| names.insert(name)) {
            return Err(FIELDS);
        }
        for name in signed::SIGNED_FIELDS.into_iter().chain([signed::SIGN]) {
            fields.get(name)?;
        }
        Ok(fields)
    }

    fn get(&self, name: &str) -> Result<&str, OwnError> {
        let found = self.0.iter().find(|(known, value)| known == name && !value.is_empty());
        found.map(|(_, value)| value.as_str()).ok_or(FIELDS)
    }

    fn check(&self, name: &str, allowed: &[&str], error: OwnError) -> Result<(), OwnError> {
        if allowed.contains(&self.get(name)?) { Ok(()) } else { Err(error) }
    }

    /// All fields that were sent are signed, unknown ones included.
    fn string_to_sign(&self) -> zeroize::Zeroizing<String> {
        let pairs: Vec<(&str, &str)> = self.0.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        signed::string_to_sign(&pairs)
    }
}

/// Opens a call that arrived at `now`. `parse` reads its `biz_data`.
pub(super) fn open(
    key: &PublicKey,
    body: &[u8],
    now: Timestamp,
    parse: impl FnOnce(&str) -> Option<Value>,
) -> Result<Opened, OwnError> {
    let fields = Fields::read(body)?;
    fields.check(signed::SIGN_TYPE, &[signed::RSA], SIGN_TYPE)?;
    fields.check(signed::FORMAT, &[signed::JSON], FORMAT)?;
    fields.check(signed::VERSION, &signed::VERSIONS, VERSION)?;
    let signature = STANDARD.decode(fields.get(signed::SIGN)?).map_err(|_| SIGN)?;
    if !key.verifies(fields.string_to_sign().as_bytes(), &signature) {
        return Err(SIGN);
    }
    if !is_plausible(fields.get(signed::TIMESTAMP)?, now) {
        return Err(TIMESTAMP);
    }
    let biz_data = parse(fields.get(signed::BIZ_DATA)?).ok_or(BIZ_DATA)?;
    let merchant_id = biz_data.as_object().ok_or(BIZ_DATA)?.get("merchant_id").and_then(Value::as_str);
    if merchant_id != Some(fields.get(signed::APP_ID)?) {
        return Err(APP_ID);
    }
    Ok(Opened { method: fields.get(signed::METHOD)?.to_owned(), biz_data })
}

/// Thirteen digits are milliseconds until the year 2286; ten digits are seconds.
fn is_plausible(text: &str, now: Timestamp) -> bool {
    let Some(number) = text.parse::<i64>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit())) else {
        return false;
    };
    let time = if text.len() > 11 { Timestamp::from_millisecond(number) } else { Timestamp::from_second(number) };
    time.is_ok_and(|time| time.duration_since(now).abs() <= CLOCKS)
}
