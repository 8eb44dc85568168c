//! The JSON Schemas of everything that is printed with `--json`, and which command prints which.

use crate::flow::Step;

/// The schema of one kind of output.
#[derive(Clone, Copy, Debug)]
pub struct Schema {
    /// Its name.
    pub name: &'static str,
    /// Its text: JSON Schema, draft 2020-12.
    pub text: &'static str,
}

macro_rules! schemas {
    ($($name:literal)*) => {
        /// Every schema, by name.
        pub static SCHEMAS: &[Schema] =
            &[$(Schema { name: $name, text: include_str!(concat!("schemas/", $name, ".json")) }),*];
    };
}

schemas! {
    "capabilities" "captcha" "codes" "config-check" "config-show" "curl" "demo" "diff" "done" "error"
    "export-accounts" "export-figures" "export-queries" "export-reports" "inbox" "path" "people" "removed" "reply"
    "report" "request" "run" "run-event" "run-preview" "schema" "session-list" "session-show" "smoke" "status" "url"
    "view"
}

/// The name of the schema of errors, the last line of standard error.
pub const ERROR: &str = "error";
/// Options that show a call instead of making it, and the schema of what they print.
const SHOWN: [(&str, &str); 2] = [("--dry-run", "request"), ("--curl", "curl")];
/// Options of `run`, and the schema of what they print: instead of its result, or on standard error.
const OF_RUN: [(&str, &str); 2] = [("--dry-run", "run-preview"), (EVENTS, "run-event")];
/// Options of the commands that remove sessions, and the schema of what they print.
const OF_REMOVING: [(&str, &str); 1] = [("--dry-run", "removed")];
/// Options of `view`, and the schema of what they print.
const OF_VIEW: [(&str, &str); 1] = [("--html", "path")];
/// Options of `export`, and the schema of what they print instead.
const OF_EXPORT: [(&str, &str); 4] = [
    ("--what queries", "export-queries"),
    ("--what figures", "export-figures"),
    ("--what reports", "export-reports"),
    ("--schema", "schema"),
];
/// The option that prints beside the result.
const EVENTS: &str = "--events";

/// What a command prints with `--json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// One value of this schema.
    Json(&'static str),
    /// A text all the same: a script, a page, a help.
    Text,
}

/// What the commands print that are not simply one call; those print `reply`.
#[rustfmt::skip]
static OUTPUTS: [(&str, Output); 30] = [
    ("call", Output::Json("reply")),
    ("capabilities", Output::Json("capabilities")),
    ("captcha", Output::Json("captcha")),
    ("codes", Output::Json("codes")),
    ("completions", Output::Text),
    ("config check", Output::Json("config-check")),
    ("config init", Output::Json("path")),
    ("config path", Output::Json("path")),
    ("config show", Output::Json("config-show")),
    ("demo", Output::Json("demo")),
    ("diff", Output::Json("diff")),
    ("export", Output::Json("export-accounts")),
    ("help", Output::Text),
    ("man", Output::Text),
    ("report", Output::Json("report")),
    ("run", Output::Json("run")),
    ("sandbox advance", Output::Json("done")),
    ("sandbox inbox", Output::Json("inbox")),
    ("sandbox people", Output::Json("people")),
    ("sandbox reset", Output::Json("done")),
    ("sandbox serve", Output::Json("url")),
    ("session list", Output::Json("session-list")),
    ("session path", Output::Json("path")),
    ("session prune", Output::Json("removed")),
    ("session remove", Output::Json("removed")),
    ("session show", Output::Json("session-show")),
    ("smoke", Output::Json("smoke")),
    ("status", Output::Json("status")),
    ("apply sms", Output::Json("reply")),
    ("view", Output::Json("view")),
];

/// The schema of that name.
pub fn find(name: &str) -> Option<&'static Schema> {
    SCHEMAS.iter().find(|schema| schema.name == name)
}

/// What the command of these words prints; none where there is no such command.
pub fn output(command: &str) -> Option<Output> {
    let special = OUTPUTS.iter().find(|(known, _)| *known == command).map(|(_, output)| *output);
    special.or_else(|| Step::from_command(command).map(|_| Output::Json("reply")))
}

/// True for the commands whose output is a call: `--dry-run` and `--curl` show it instead.
pub fn is_call(command: &str) -> bool {
    command == "call" || Step::from_command(command).is_some()
}

/// The options of a command that print something else, and the schema of that.
pub fn with_options(command: &str) -> &'static [(&'static str, &'static str)] {
    match command {
        "run" => &OF_RUN,
        "session prune" | "session remove" => &OF_REMOVING,
        "view" => &OF_VIEW,
        "export" => &OF_EXPORT,
        _ if is_call(command) => &SHOWN,
        _ => &[],
    }
}

/// The schema of what a command line prints: its words from the command on, options and all.
pub fn of_line(line: &str) -> Option<&'static Schema> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let commands = (1..=words.len()).rev().filter_map(|count| words.get(..count)).map(|words| words.join(" "));
    let command = commands.into_iter().find(|command| output(command).is_some())?;
    let says = |flag: &str| {
        let flag: Vec<&str> = flag.split(' ').collect();
        words.windows(flag.len()).any(|said| said == flag)
    };
    let shown = with_options(&command).iter().find(|(flag, _)| *flag != EVENTS && says(flag));
    let shown = shown.map(|(_, name)| *name);
    match (shown, output(&command)?) {
        (Some(name), _) | (None, Output::Json(name)) => find(name),
        (None, Output::Text) => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::{Value, json};

    use super::*;
    use crate::config::Place;
    use crate::flow::State;
    use crate::protocol::{CLASSES, CODES, Effect, Needed, Sensitivity};

    fn schema(name: &str) -> Value {
        serde_json::from_str(find(name).unwrap().text).unwrap()
    }

    #[test]
    fn every_schema_is_a_schema_of_its_name() {
        assert!(SCHEMAS.is_sorted_by_key(|schema| schema.name));
        for row in SCHEMAS {
            let schema = schema(row.name);
            assert!(jsonschema::meta::is_valid(&schema), "{}", row.name);
            assert_eq!(schema["$id"], format!("urn:zhengxin:{}", row.name));
            assert!(jsonschema::draft202012::new(&schema).is_ok(), "{}", row.name);
        }
    }

    #[test]
    fn every_output_has_its_schema_and_every_schema_an_output() {
        let mut printed: BTreeSet<&str> = SHOWN
            .iter()
            .chain(&OF_RUN)
            .chain(&OF_VIEW)
            .chain(&OF_EXPORT)
            .map(|(_, name)| *name)
            .chain([ERROR, "reply"])
            .collect();
        printed.extend(OUTPUTS.iter().filter_map(|(_, output)| match output {
            Output::Json(name) => Some(*name),
            Output::Text => None,
        }));
        assert_eq!(printed, SCHEMAS.iter().map(|schema| schema.name).collect());
    }

    #[test]
    fn a_command_line_has_the_schema_of_its_output() {
        let name = |line| of_line(line).map(|schema| schema.name);
        assert_eq!(name("session show u1"), Some("session-show"));
        assert_eq!(name("unionpay auth --year 29"), Some("reply"));
        assert_eq!(name("login --user-id u1 --dry-run"), Some("request"));
        assert_eq!(name("call getLoginInfo --curl"), Some("curl"));
        assert_eq!(name("session prune --older-than 1d --dry-run"), Some("removed"));
        assert_eq!(name("export a.json"), Some("export-accounts"));
        assert_eq!(name("export a.json --what figures"), Some("export-figures"));
        assert_eq!(name("export --schema figures"), Some("schema"));
        assert_eq!(name("man"), None);
        assert_eq!(name("session"), None);
    }

    #[test]
    fn the_schemas_say_the_words_of_the_tables() {
        let words = |schema: &Value| schema["enum"].as_array().unwrap().clone();
        let classes: Vec<Value> = CLASSES.iter().map(|row| json!(row.name)).collect();
        for name in ["error", "codes", "capabilities", "smoke"] {
            assert_eq!(words(&schema(name)["$defs"]["class"]), classes, "{name}");
        }
        let recoveries = words(&schema("error")["$defs"]["recovery"]);
        assert_eq!(recoveries, words(&schema("codes")["$defs"]["recovery"]));
        assert!(CODES.iter().all(|row| recoveries.contains(&json!(row.recovery))));
        let states = State::ALL.map(|state| json!(state));
        assert_eq!(words(&schema("status")["$defs"]["state"]), states);
        assert_eq!(words(&schema("session-list")["$defs"]["state"]), states);
        let capabilities = &schema("capabilities")["$defs"];
        assert_eq!(words(&capabilities["sensitivity"]), Sensitivity::ALL.map(|kind| json!(kind.name())));
        assert_eq!(words(&capabilities["effect"]), Effect::ALL.map(|effect| json!(effect.name())));
        assert_eq!(words(&capabilities["when"]), Needed::ALL.map(|needed| json!(needed.name())));
        let origins = &schema("config-show")["properties"]["values"]["additionalProperties"]["properties"]["origin"];
        assert!(words(origins).contains(&json!(Place::Default.origin())));
    }
}
