//! `zhengxin capabilities`: a machine-readable description of this program. It is derived from the clap
//! definition and the program's tables, so nothing is listed twice.

mod commands;
mod tables;

use clap::Command;
use serde_json::{Map, Value, json};

use super::context::{Context, Done};
use super::parse::whole;
use super::{ask_topic, chinese};
use crate::failure;
use crate::messages::Lang;
use crate::output::schema::SCHEMAS;
use crate::output::{Failure, capabilities as shown};

/// Prints the description.
pub fn run(context: &mut Context) -> Done {
    let json = capabilities(context.lang())?;
    context.printer.result(&json, |style| shown::human(&json, style))
}

/// The description as one object.
fn capabilities(lang: Lang) -> Result<Value, Box<Failure>> {
    let root = built(lang);
    Ok(json!({
        "program": root.get_name(),
        "version": root.get_version(),
        "commands": commands::all(&root),
        "global_flags": commands::global_flags(&root),
        "variables": tables::variables(lang),
        "ask": ask_topic::json(lang),
        "classes": tables::classes(lang),
        "exit_codes": tables::exit_codes(),
        "methods": tables::methods(&root),
        "keys": tables::keys(),
        "profile_keys": tables::profile_keys(&root, lang),
        "schemas": schemas(lang)?,
    }))
}

fn schemas(lang: Lang) -> Result<Value, Box<Failure>> {
    let parsed = SCHEMAS.iter().map(|schema| Ok((schema.name.to_owned(), schema.json(lang)?)));
    let parsed: serde_json::Result<Map<String, Value>> = parsed.collect();
    Ok(Value::Object(parsed.map_err(|error| failure::internal(&error, lang))?))
}

/// The command line's definition, including what clap adds.
fn built(lang: Lang) -> Command {
    let mut root = chinese::spoken(whole(), lang);
    root.build();
    root
}

#[cfg(test)]
mod tests;
