//! Reports.
use jiff::Timestamp;
use serde_json::{Value, json};
use super::person::Person;
pub(super) fn report(person: &Person, _produced_at: Timestamp) -> Value { json!({"loginName": person.login_name}) }
