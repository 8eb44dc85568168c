//! The commands and their flags, from clap's definition of the command line.

use clap::{Arg, ArgAction, Command};
use serde_json::{Map, Value, json};

use crate::flow::Step;
use crate::output::schema::{self, Output};

/// The section of the application's SMS in the vendor's document. Its page is lost, and only a form names the
/// method.
const APPLY_SMS_SECTION: &str = "1.2.2";

/// All runnable commands, by their words.
pub fn leaves(root: &Command) -> Vec<(String, &Command)> {
    let mut leaves = Vec::new();
    collect("", root, &mut leaves);
    leaves
}

fn collect<'a>(words: &str, command: &'a Command, leaves: &mut Vec<(String, &'a Command)>) {
    for child in command.get_subcommands().filter(|child| !child.is_hide_set()) {
        let words = format!("{words} {}", child.get_name()).trim_start().to_owned();
        match child.has_subcommands() {
            true => collect(&words, child, leaves),
            false => leaves.push((words, child)),
        }
    }
}

/// A command's own options, without the global ones.
pub fn own_flags(command: &Command) -> impl Iterator<Item = &Arg> {
    let own = |arg: &&Arg| arg.get_long().is_some() && !arg.is_global_set() && !is_claps(arg);
    command.get_arguments().filter(own)
}

/// True for `--help` and `--version`, which clap adds to every command.
fn is_claps(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::Help | ArgAction::HelpShort | ArgAction::HelpLong | ArgAction::Version)
}

/// All commands as JSON.
pub fn all(root: &Command) -> Value {
    leaves(root).into_iter().map(|(words, command)| of_command(&words, command)).collect()
}

/// The global options.
pub fn global_flags(root: &Command) -> Value {
    root.get_arguments().filter(|arg| arg.get_long().is_some()).map(flag).collect()
}

fn of_command(words: &str, command: &Command) -> Value {
    let arguments: Vec<Value> = command.get_positionals().map(argument).collect();
    let flags: Vec<Value> = own_flags(command).map(flag).collect();
    let output = match schema::output(words) {
        Some(Output::Json(name)) => Some(name),
        Some(Output::Text) | None => None,
    };
    let shown: Map<String, Value> =
        schema::with_options(words).iter().map(|(flag, name)| ((*flag).to_owned(), json!(name))).collect();
    json!({
        "command": words,
        "about": command.get_about().map(ToString::to_string).unwrap_or_default(),
        "arguments": arguments,
        "flags": flags,
        "calls": calls(words),
        "output": output,
        "output_with": shown,
    })
}

/// The method that a command calls. Members are null if a form or an argument names the method.
fn calls(words: &str) -> Value {
    match Step::from_command(words) {
        Some(step @ Step::Call(method)) => {
            json!({ "method": method.name(), "section": method.spec().section, "effect": step.effect().name() })
        }
        Some(step @ Step::ApplySms) => {
            json!({ "method": null, "section": APPLY_SMS_SECTION, "effect": step.effect().name() })
        }
        None if schema::is_call(words) => json!({ "method": null, "section": null, "effect": null }),
        None => Value::Null,
    }
}

fn argument(arg: &Arg) -> Value {
    json!({
        "name": value_name(arg),
        "help": help(arg),
        "values": values(arg),
        "default": default(arg),
        "required": arg.is_required_set(),
        "repeatable": is_repeatable(arg),
    })
}

fn flag(arg: &Arg) -> Value {
    json!({
        "name": arg.get_long().map(|long| format!("--{long}")),
        "short": arg.get_short().map(|short| format!("-{short}")),
        "value": arg.get_action().takes_values().then(|| value_name(arg)),
        "values": values(arg),
        "default": default(arg),
        "required": arg.is_required_set(),
        "repeatable": is_repeatable(arg),
        "help": help(arg),
    })
}

fn value_name(arg: &Arg) -> String {
    let names: Vec<&str> = arg.get_value_names().unwrap_or_default().iter().map(clap::builder::Str::as_str).collect();
    names.join(" ")
}

fn values(arg: &Arg) -> Option<Vec<String>> {
    let values = arg.get_possible_values();
    let takes_any = values.is_empty() || !arg.get_action().takes_values();
    (!takes_any).then(|| values.iter().map(|value| value.get_name().to_owned()).collect())
}

fn default(arg: &Arg) -> Option<String> {
    let takes = arg.get_action().takes_values();
    arg.get_default_values().first().filter(|_| takes).map(|value| value.to_string_lossy().into_owned())
}

fn is_repeatable(arg: &Arg) -> bool {
    let many = arg.get_num_args().is_some_and(|range| range.max_values() > 1);
    many || matches!(arg.get_action(), ArgAction::Append | ArgAction::Count)
}

fn help(arg: &Arg) -> String {
    arg.get_help().map(ToString::to_string).unwrap_or_default()
}
