//! A reply that takes every liberty the document allows, all at once (protocol.md, sections 2 and 2.1).

use serde_json::{Map, Value, json};

/// The key of a field that all forms of this gateway have and others do not.
pub const UNKNOWN_KEY: &str = "city";

/// The reply to a call of `method` with every quirk applied.
pub fn quirky(method: &str, reply: Value) -> String {
    let Value::Object(mut reply) = reply else { panic!("no object") };
    let mut data = match reply.remove("data") {
        Some(Value::Object(data)) => data,
        _ => Map::new(),
    };
    let form = data.remove("next").map(quirky_form);
    if let Some(Value::Array(rules)) = data.get_mut("rules") {
        for rule in rules.iter_mut() {
            let form = quirky_form(rule["next"].take());
            *rule = json!({" next": form, " id ": rule["id"].to_string(), "title": rule["title"], "colour": "red"});
        }
        rules.reverse();
    }
    if let Some(fields) = data.remove("param") {
        data.insert(" param ".into(), quirky_fields(fields));
    }
    let mut told = Map::new();
    told.insert("trace".into(), json!({"node": 7}));
    told.insert(" msg".into(), reply["msg"].clone());
    match method {
        "getPicCode" => drop(told.insert("data ".into(), data.remove("pic_code").unwrap_or_default())),
        // The UnionPay code alone, without a form.
        "onlineAuthentication" if form.is_some() => {
            let fields = form.as_ref().unwrap()[" param"].as_array().unwrap().clone();
            let code = fields.iter().find_map(|field| field.get("value ").filter(|value| *value != "")).unwrap();
            told.insert("data ".into(), code.clone());
        }
        "login" => {
            told.extend(data.into_iter().map(|(name, value)| (format!(" {name}"), text(&value))));
            told.insert("data".into(), Value::Null);
        }
        _ if data.is_empty() => drop(told.insert("data".into(), "".into())),
        _ => {
            let data: Map<String, Value> = data.into_iter().map(|(name, value)| (format!("{name} "), value)).collect();
            told.insert("data ".into(), Value::Object(data).to_string().into());
        }
    }
    if let (Some(form), true) = (form, method != "onlineAuthentication") {
        told.insert(" next ".into(), form);
    }
    told.insert(" code ".into(), format!(" {} ", reply["code"]).into());
    Value::Object(told).to_string()
}

/// Adds a prefix and blanks to the method's name, reverses the fields, and adds one field.
fn quirky_form(form: Value) -> Value {
    let method = format!(" crawler.api.zx.{} ", form["method"].as_str().unwrap());
    json!({" param": quirky_fields(form["param"].clone()), "method ": method, "version": 3})
}

fn quirky_fields(fields: Value) -> Value {
    let mut fields: Vec<Value> = fields.as_array().unwrap().iter().map(quirky_field).collect();
    fields.push(json!({"title": "城市", "type": 42, "key": format!(" {UNKNOWN_KEY} "), "width": 10}));
    fields.push(json!({"title": "渠道", "type": 1, "key": "channel", "value": 7}));
    fields.reverse();
    fields.into()
}

fn quirky_field(field: &Value) -> Value {
    let mut told = Map::new();
    for (name, value) in field.as_object().unwrap() {
        let value = match (name.as_str(), value) {
            ("key" | "refreshMethod", Value::String(text)) => format!(" {text} ").into(),
            ("options", Value::Array(options)) => options
                .iter()
                .map(|option| json!({" title": option["title"], "value ": text(&option["value"]), "hint": null}))
                .collect(),
            ("refreshParam", Value::Array(params)) => params
                .iter()
                .map(|param| json!({" key ": format!(" {} ", param["key"].as_str().unwrap()), "value": param["value"]}))
                .collect(),
            (_, value) => value.clone(),
        };
        told.insert(format!("{name} "), value);
    }
    told.into()
}

/// A number as a string.
fn text(value: &Value) -> Value {
    match value {
        Value::Number(number) => format!(" {number}").into(),
        other => other.clone(),
    }
}
