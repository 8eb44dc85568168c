//! Repairs a call that follows the document's examples instead of its tables.
//!
//! Blanks around names and values are removed, integers become strings where the tables require them, `type` becomes
//! an integer, and a value that an example leaves out is filled in from the step. The repaired call is then read as
//! strictly as any other.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::call;
use super::scene;
use super::world::World;
use crate::protocol::{CardType, Key, Method, MethodName, PREFIX};

/// Misprinted names in the document's tables (§1.1.9, §1.2.0), and the names in its examples.
const SLIPS: [(&str, &Key); 2] = [("cank_card", &Key::BankCard), ("usnionpay_code", &Key::UnionpayCode)];
/// The only version that the document knows (§1.2.5).
const VERSION: &str = "2.0";

/// The call as it was meant. A method or `biz_data` that cannot be read is not changed.
pub(super) fn mended(world: &mut World, request: &Value, now: Timestamp) -> Value {
    let method = request.get("method").and_then(Value::as_str).and_then(MethodName::parse);
    let Some(method) = method.and_then(|name| name.known()) else { return request.clone() };
    let Some(sent) = call::biz_data(request) else { return request.clone() };
    let mut params = Map::new();
    for (name, value) in sent {
        let name = meant(name.trim());
        let value = value_of(name, value);
        if value.as_str() != Some("") {
            params.insert(name.to_owned(), value);
        }
    }
    scene::set(world, method, &mut params, now);
    fill(world, method, &mut params, now);
    json!({"method": format!("{PREFIX}{}", method.name()), "biz_data": params})
}

fn meant(name: &str) -> &str {
    SLIPS.iter().find(|(slip, _)| *slip == name).map_or(name, |(_, key)| key.wire())
}

/// A value without blanks and in the JSON type of its key.
fn value_of(name: &str, value: &Value) -> Value {
    let is_type = name == Key::Type.wire();
    match value {
        Value::String(text) if is_type => text.trim().parse::<i64>().map_or_else(|_| value.clone(), Value::from),
        Value::String(text) => text.trim().into(),
        Value::Number(number) if !is_type => {
            let width = [(&Key::Year, 2), (&Key::Month, 2), (&Key::LastThree, 3)];
            let width = width.iter().find(|(key, _)| key.wire() == name).map_or(0, |(_, width)| *width);
            format!("{:0>width$}", number.to_string()).into()
        }
        _ => value.clone(),
    }
}

/// Adds required values that the examples leave out, and removes a `card_type` with an invalid value (§1.1.9).
fn fill(world: &mut World, method: Method, params: &mut Map<String, Value>, now: Timestamp) {
    let mut add = |key: &Key, value: Value| {
        params.entry(key.wire()).or_insert(value);
    };
    match method {
        Method::GetPicCode => add(&Key::Type, 2.into()),
        Method::GetVerifyMethod | Method::OnlineValidateCard | Method::OnlineAuthentication => {
            add(&Key::Type, 1.into());
        }
        Method::ViewReport => add(&Key::Version, VERSION.into()),
        Method::GetOnlineMessageCode => {
            let kinds = [CardType::Debit, CardType::Credit].map(CardType::wire);
            let is_kind = |value: &Value| value.as_str().is_some_and(|text| kinds.contains(&text));
            if params.get(Key::CardType.wire()).is_some_and(|value| !is_kind(value)) {
                params.shift_remove(Key::CardType.wire());
            }
        }
        _ => {}
    }
    let Some(user_id) = call::valid_user_id(params).map(str::to_owned) else { return };
    let missing = |key: &Key| !params.contains_key(key.wire());
    match method {
        Method::GetVerifyMethod | Method::GetOnlineAuthedInfo | Method::ViewReport if missing(&Key::LoginName) => {
            let session = world.session(&user_id);
            if let Some(name) = session.and_then(|session| session.logged_in(now)) {
                params.insert(Key::LoginName.wire().to_owned(), name.into());
            }
        }
        Method::Login if missing(&Key::PicCode) => {
            let code = world.answered_picture(&user_id, now);
            params.insert(Key::PicCode.wire().to_owned(), code.into());
        }
        _ => {}
    }
}
