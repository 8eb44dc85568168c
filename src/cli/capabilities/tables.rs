//! The program's tables as JSON.

use clap::Command;
use serde_json::{Value, json};

use super::commands::{leaves, own_flags};
use crate::answers::missing;
use crate::cli::topics::meaning_of_class;
use crate::cli::variables as environment;
use crate::config::{PROFILE_KEYS, ProfileKeySpec, Required, ValueKind};
use crate::messages::Lang;
use crate::protocol::{CLASSES, ClassSpec, KEYS, Key, METHODS, MethodSpec, Needed, ParamSpec};

/// The environment variables.
pub fn variables(lang: Lang) -> Value {
    environment::own(lang)
        .iter()
        .chain(&environment::foreign(lang))
        .map(|row| json!({ "name": row.name, "meaning": row.meaning }))
        .collect()
}

/// The result classes.
pub fn classes(lang: Lang) -> Value {
    let row = |row: &ClassSpec| json!({ "class": row.name, "exit": row.exit, "meaning": meaning_of_class(row, lang) });
    CLASSES.iter().map(row).collect()
}

/// The exit codes with their classes.
pub fn exit_codes() -> Value {
    let same = CLASSES.chunk_by(|a, b| a.exit == b.exit);
    let row = |rows: &[ClassSpec]| {
        let names: Vec<&str> = rows.iter().map(|row| row.name).collect();
        json!({ "exit": rows.first().map(|row| row.exit), "classes": names })
    };
    same.map(row).collect()
}

/// The gateway's methods, and the flags for their parameters.
pub fn methods(root: &Command) -> Value {
    let leaves = leaves(root);
    let command = |row: &MethodSpec| leaves.iter().find(|(words, _)| words == row.command).map(|(_, command)| *command);
    METHODS.iter().map(|row| of_method(row, command(row))).collect()
}

fn of_method(row: &MethodSpec, command: Option<&Command>) -> Value {
    let parameter = |param: &ParamSpec| {
        json!({
            "key": param.key.name(),
            "when": param.needed.name(),
            "required": param.needed == Needed::Always,
            "sensitivity": param.key.sensitivity().name(),
            "flags": command.map(|command| flags(param.key, command)).unwrap_or_default(),
        })
    };
    json!({
        "method": row.name,
        "full_name": crate::protocol::MethodName::from(row.method).full(),
        "section": row.section,
        "command": row.command,
        "effect": row.effect.name(),
        "title": row.title,
        "english": row.english,
        "parameters": row.params.iter().map(parameter).collect::<Vec<_>>(),
    })
}

/// A command's flags that take a key's value or name its source.
pub fn flags(key: &Key, command: &Command) -> Vec<String> {
    let ways = missing(std::slice::from_ref(key)).into_iter().flat_map(|value| value.flags);
    ways.filter(|flag| own_flags(command).any(|arg| arg.get_long() == flag.strip_prefix("--"))).collect()
}

/// The parameter keys.
pub fn keys() -> Value {
    let row = |row: &crate::protocol::KeySpec| {
        let variable = missing(std::slice::from_ref(&row.key)).into_iter().next().map(|value| value.variable);
        json!({
            "key": row.name,
            "wire": row.wire,
            "sensitivity": row.sensitivity.name(),
            "variable": variable,
            "title": row.title,
            "english": row.english,
        })
    };
    KEYS.iter().map(row).collect()
}

/// The profile keys.
pub fn profile_keys(root: &Command, lang: Lang) -> Value {
    PROFILE_KEYS.iter().map(|row| profile_key(row, root, lang)).collect()
}

fn profile_key(row: &ProfileKeySpec, root: &Command, lang: Lang) -> Value {
    let is_there = |flag: &&str| root.get_arguments().any(|arg| arg.get_long() == flag.strip_prefix("--"));
    let (value, values) = kind(row.kind);
    json!({
        "key": row.name,
        "variable": row.variable,
        "flag": row.flag.filter(is_there),
        "value": value,
        "values": values,
        "default": row.default,
        "required": match row.required {
            Required::No => "never",
            Required::RealGateway => "real-gateway",
            Required::Signed => "signed",
        },
        "example": row.example,
        "meaning": row.meaning.get(lang),
    })
}

fn kind(kind: ValueKind) -> (&'static str, Option<&'static [&'static str]>) {
    match kind {
        ValueKind::Text => ("text", None),
        ValueKind::Gateway => ("gateway", None),
        ValueKind::Url | ValueKind::Proxy => ("url", None),
        ValueKind::Path => ("path", None),
        ValueKind::Duration => ("duration", None),
        ValueKind::Count => ("count", None),
        ValueKind::Keys | ValueKind::Params => ("keys", None),
        ValueKind::OneOf(words) => ("one-of", Some(words)),
    }
}
