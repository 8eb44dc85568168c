//! The replies that replace the world's answer.

use serde_json::{Value, json};

use super::super::dialect::Dialect;
use super::super::refusal::Refusal;
use super::{Met, Part, Spoil, quirks};
use crate::protocol::{Method, codes};

/// The message of a refusal with a code that is not in the catalogue.
const UNKNOWN: &str = "模拟故障";

/// The world's answer to a call of `method` after the faults were applied, in the dialect of the sandbox; `answer` is
/// `None` if the call did not reach the world.
pub(in crate::sandbox) fn spoilt(met: &Met, method: Option<Method>, answer: Option<Value>, dialect: Dialect) -> Value {
    let mut told = match (&met.spoils, answer) {
        (Some(Spoil::Code(code)), _) => {
            let refused = Refusal::from(*code).reply(dialect);
            if codes::find(*code).is_some() { refused } else { with(refused, "msg", UNKNOWN.into()) }
        }
        (Some(Spoil::Type(part)), Some(answer)) => wrong_type(*part, answer),
        (_, answer) => answer.unwrap_or_default(),
    };
    quirks::apply(&met.quirks, method, &mut told);
    told
}

fn wrong_type(part: Part, mut answer: Value) -> Value {
    match part {
        Part::Reply => json!([answer]),
        Part::Code => with(answer, "code", json!({"value": 200})),
        Part::Data => with(answer, "data", json!([1, 2])),
        Part::Next => {
            let data = answer.get_mut("data").map(Value::take).unwrap_or_default();
            with(answer, "data", with(data, "next", json!(7)))
        }
    }
}

fn with(mut object: Value, name: &str, value: Value) -> Value {
    if let Value::Object(members) = &mut object {
        members.insert(name.to_owned(), value);
    }
    object
}
