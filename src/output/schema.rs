//! The JSON Schemas of all `--json` output, and which command prints which.
//!
//! The files hold each description in English and, in a second member next to it, in Chinese. A printed schema contains
//! one of the two languages.

use serde_json::{Map, Value};

use crate::flow::Step;
use crate::messages::Lang;

/// The schema of one kind of output.
#[derive(Clone, Copy, Debug)]
pub struct Schema {
    /// Its name.
    pub name: &'static str,
    /// Its text: JSON Schema, draft 2020-12, in both languages.
    pub text: &'static str,
}

/// The members with texts for people, each with the member that holds its Chinese.
const WORDS: [(&str, &str); 2] = [("title", "title-zh"), ("description", "zh")];

impl Schema {
    /// The schema as it is printed in a language.
    ///
    /// # Errors
    ///
    /// If the text is no JSON, which a test rules out.
    pub fn json(&self, lang: Lang) -> serde_json::Result<Value> {
        let mut schema = serde_json::from_str(self.text)?;
        speak(&mut schema, lang);
        Ok(schema)
    }
}

/// Keeps only this language of each description.
fn speak(schema: &mut Value, lang: Lang) {
    match schema {
        Value::Object(members) => {
            WORDS.iter().for_each(|(english, chinese)| choose(members, english, chinese, lang));
            members.values_mut().for_each(|inner| speak(inner, lang));
        }
        Value::Array(items) => items.iter_mut().for_each(|inner| speak(inner, lang)),
        _ => {}
    }
}

fn choose(members: &mut Map<String, Value>, english: &str, chinese: &str, lang: Lang) {
    // A property may have the same name as such a member. Its value is then a schema and not a text.
    if !members.get(chinese).is_some_and(Value::is_string) {
        return;
    }
    let words = members.shift_remove(chinese);
    if let (Lang::Zh, Some(words)) = (lang, words) {
        members.insert(english.to_owned(), words);
    }
}

macro_rules! schemas {
    ($($name:literal)*) => {
        /// All schemas, by name.
        pub static SCHEMAS: &[Schema] =
            &[$(Schema { name: $name, text: include_str!(concat!("schemas/", $name, ".json")) }),*];
    };
}

schemas! {
    "batch-answer" "batch-check" "batch-close" "batch-event" "batch-results" "batch-retry" "batch-show" "batch-status" "batch-waiting"
    "batch-withdraw"
    "capabilities" "captcha" "codes" "config-check" "config-show" "config-written" "curl" "demo" "diff" "done" "error"
    "export-accounts" "export-advice" "export-figures" "export-public-records" "export-queries" "export-reports"
    "export-summary" "inbox" "notice" "path" "people" "removed" "reply"
    "report" "request" "run" "run-event" "run-preview" "schema" "session-adopt" "session-list" "session-show" "smoke" "status" "url"
    "version" "view"
}

/// The name of the schema of errors, which are the last line of standard error.
pub const ERROR: &str = "error";
/// The options that show a call instead of making it, with the schemas of their output.
const SHOWN: [(&str, &str); 2] = [("--dry-run", "request"), ("--curl", "curl")];
/// The options of `run` with the schemas of their output, which replaces the result or goes to standard
/// error.
const OF_RUN: [(&str, &str); 2] = [("--dry-run", "run-preview"), (EVENTS, "run-event")];
/// The options of commands that remove sessions, with the schemas of their output.
const OF_REMOVING: [(&str, &str); 1] = [("--dry-run", "removed")];
/// The options of `session adopt`, with the schemas of their output.
const OF_ADOPTING: [(&str, &str); 1] = [("--dry-run", "session-adopt")];
/// The options of `view`, with the schemas of their output.
const OF_VIEW: [(&str, &str); 1] = [("--html", "path")];
/// The options of `export`, with the schemas of their output.
const OF_EXPORT: [(&str, &str); 7] = [
    ("--what queries", "export-queries"),
    ("--what figures", "export-figures"),
    ("--what reports", "export-reports"),
    ("--what public-records", "export-public-records"),
    ("--what advice", "export-advice"),
    ("--what summary", "export-summary"),
    ("--schema", "schema"),
];
/// The options of `batch run` with the schemas of their output, which replaces the result or goes to standard error.
const OF_BATCH_RUN: [(&str, &str); 2] = [("--check", "batch-check"), ("--json", "batch-event")];
/// The options whose output is printed in addition to the result.
const IN_ADDITION: [&str; 2] = [EVENTS, "--json"];
/// The option of `run` that comes first in this list.
const EVENTS: &str = "--events";

/// The output of a command with `--json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// One value of this schema.
    Json(&'static str),
    /// Text even with `--json`: a script, a page, a help text.
    Text,
}

/// The calls of a command that `--dry-run` and `--curl` can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calls {
    /// No call that can be shown.
    NotShown,
    /// One call, which can be shown.
    One,
    /// A fixed sequence of calls.
    Several,
    /// The calls that the gateway asks for, one after the other. The command decides which to show.
    Run,
}

/// A row of the table of commands.
#[derive(Clone, Copy, Debug)]
struct CommandRow {
    /// The command's words.
    words: &'static str,
    /// Its output.
    output: Output,
    /// Its calls.
    calls: Calls,
    /// The options that change its output, with their schemas.
    options: &'static [(&'static str, &'static str)],
}

const fn row(
    words: &'static str,
    output: Output,
    calls: Calls,
    options: &'static [(&'static str, &'static str)],
) -> CommandRow {
    CommandRow { words, output, calls, options }
}

/// The commands that do not simply make one documented call.
#[rustfmt::skip]
static COMMANDS: &[CommandRow] = &[
    row("batch answer", Output::Json("batch-answer"), Calls::NotShown, &[]),
    row("batch backup", Output::Json("path"), Calls::NotShown, &[]),
    row("batch close", Output::Json("batch-close"), Calls::NotShown, &[]),
    row("batch results", Output::Json("batch-results"), Calls::NotShown, &[]),
    row("batch retry", Output::Json("batch-retry"), Calls::NotShown, &[]),
    row("batch run", Output::Json("batch-status"), Calls::NotShown, &OF_BATCH_RUN),
    row("batch show", Output::Json("batch-show"), Calls::NotShown, &[]),
    row("batch status", Output::Json("batch-status"), Calls::NotShown, &[]),
    row("batch waiting", Output::Json("batch-waiting"), Calls::NotShown, &[]),
    row("batch withdraw", Output::Json("batch-withdraw"), Calls::NotShown, &[]),
    row("call", Output::Json("reply"), Calls::One, &SHOWN),
    row("capabilities", Output::Json("capabilities"), Calls::NotShown, &[]),
    row("captcha", Output::Json("captcha"), Calls::One, &SHOWN),
    row("codes", Output::Json("codes"), Calls::NotShown, &[]),
    row("completions", Output::Text, Calls::NotShown, &[]),
    row("config check", Output::Json("config-check"), Calls::NotShown, &[]),
    row("config edit", Output::Json("path"), Calls::NotShown, &[]),
    row("config init", Output::Json("config-written"), Calls::NotShown, &[]),
    row("config path", Output::Json("path"), Calls::NotShown, &[]),
    row("config set", Output::Json("config-written"), Calls::NotShown, &[]),
    row("config show", Output::Json("config-show"), Calls::NotShown, &[]),
    row("demo", Output::Json("demo"), Calls::NotShown, &[]),
    row("diff", Output::Json("diff"), Calls::NotShown, &[]),
    row("export", Output::Json("export-accounts"), Calls::NotShown, &OF_EXPORT),
    row("help", Output::Text, Calls::NotShown, &[]),
    row("man", Output::Text, Calls::NotShown, &[]),
    row("report", Output::Json("report"), Calls::One, &SHOWN),
    row("run", Output::Json("run"), Calls::Run, &OF_RUN),
    row("notice serve", Output::Json("notice"), Calls::NotShown, &[]),
    row("sandbox advance", Output::Json("done"), Calls::NotShown, &[]),
    row("sandbox inbox", Output::Json("inbox"), Calls::NotShown, &[]),
    row("sandbox people", Output::Json("people"), Calls::NotShown, &[]),
    row("sandbox reset", Output::Json("done"), Calls::NotShown, &[]),
    row("sandbox serve", Output::Json("url"), Calls::NotShown, &[]),
    row("session adopt", Output::Json("session-adopt"), Calls::NotShown, &OF_ADOPTING),
    row("session list", Output::Json("session-list"), Calls::NotShown, &[]),
    row("session path", Output::Json("path"), Calls::NotShown, &[]),
    row("session prune", Output::Json("removed"), Calls::NotShown, &OF_REMOVING),
    row("session remove", Output::Json("removed"), Calls::NotShown, &OF_REMOVING),
    row("session show", Output::Json("session-show"), Calls::NotShown, &[]),
    row("smoke", Output::Json("smoke"), Calls::Several, &[]),
    row("status", Output::Json("status"), Calls::NotShown, &[]),
    row("apply sms", Output::Json("reply"), Calls::One, &SHOWN),
    row("version", Output::Json("version"), Calls::NotShown, &[]),
    row("view", Output::Json("view"), Calls::NotShown, &OF_VIEW),
];

/// The row of all commands that make one documented call.
const ONE_CALL: CommandRow = row("", Output::Json("reply"), Calls::One, &SHOWN);

/// The row of a command; `None` if the command does not exist.
fn command(words: &str) -> Option<CommandRow> {
    let special = COMMANDS.iter().find(|row| row.words == words).copied();
    special.or_else(|| Step::from_command(words).map(|_| ONE_CALL))
}

/// Looks a schema up by its name.
pub fn find(name: &str) -> Option<&'static Schema> {
    SCHEMAS.iter().find(|schema| schema.name == name)
}

/// The output of a command; `None` if the command does not exist.
pub fn output(words: &str) -> Option<Output> {
    command(words).map(|row| row.output)
}

/// The calls of a command.
pub fn calls(words: &str) -> Calls {
    command(words).map_or(Calls::NotShown, |row| row.calls)
}

/// True for commands with a call that `--dry-run` and `--curl` show instead.
pub fn is_call(words: &str) -> bool {
    calls(words) == Calls::One
}

/// The options that change a command's output, with their schemas.
pub fn with_options(words: &str) -> &'static [(&'static str, &'static str)] {
    command(words).map_or(&[], |row| row.options)
}

/// The schema of a command line's output, given its words from the command on, including options.
pub fn of_line(line: &str) -> Option<&'static Schema> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let commands = (1..=words.len()).rev().filter_map(|count| words.get(..count)).map(|words| words.join(" "));
    let command = commands.into_iter().find(|command| output(command).is_some())?;
    let says = |flag: &str| {
        let flag: Vec<&str> = flag.split(' ').collect();
        words.windows(flag.len()).any(|said| said == flag)
    };
    let shown = with_options(&command).iter().find(|(flag, _)| !IN_ADDITION.contains(flag) && says(flag));
    let shown = shown.map(|(_, name)| *name);
    match (shown, output(&command)?) {
        (Some(name), _) | (None, Output::Json(name)) => find(name),
        (None, Output::Text) => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;

    use super::*;
    use crate::config::Place;
    use crate::flow::State;
    use crate::protocol::{CLASSES, CODES, Effect, METHODS, Needed, Sensitivity};

    fn schema(name: &str) -> Value {
        find(name).unwrap().json(Lang::En).unwrap()
    }

    /// The words of a schema, as they stand in its file.
    fn words_of(schema: &Value, found: &mut Vec<(String, Option<String>)>) {
        for (english, chinese) in WORDS {
            let text = |name: &str| schema.get(name).and_then(Value::as_str).map(str::to_owned);
            found.extend(text(english).map(|words| (words, text(chinese))));
        }
        match schema {
            Value::Object(members) => members.values().for_each(|inner| words_of(inner, found)),
            Value::Array(items) => items.iter().for_each(|inner| words_of(inner, found)),
            _ => {}
        }
    }

    #[test]
    fn every_description_has_its_chinese() {
        let is_chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        for row in SCHEMAS {
            let mut words = Vec::new();
            words_of(&serde_json::from_str(row.text).unwrap(), &mut words);
            for (english, chinese) in words {
                // The Chinese of `RFC 3339, UTC` contains no Chinese characters and differs only in its comma.
                let is_said = chinese.is_some_and(|zh| is_chinese(&zh) || zh.starts_with("RFC 3339"));
                assert!(is_said, "{}: {english}", row.name);
            }
        }
    }

    #[test]
    fn a_schema_is_printed_in_one_language() {
        let [en, zh] = [Lang::En, Lang::Zh].map(|lang| find("path").unwrap().json(lang).unwrap());
        assert_eq!((en["title"].as_str(), zh["title"].as_str()), (Some("The path of a file"), Some("文件的路径")));
        assert_eq!(
            en.as_object().unwrap().keys().collect::<Vec<_>>(),
            zh.as_object().unwrap().keys().collect::<Vec<_>>()
        );
        assert!(en.get("title-zh").is_none());
    }

    #[test]
    fn every_schema_is_valid_and_has_its_own_name() {
        assert!(SCHEMAS.is_sorted_by_key(|schema| schema.name));
        for row in SCHEMAS {
            let schema = schema(row.name);
            assert!(jsonschema::meta::is_valid(&schema), "{}", row.name);
            assert_eq!(schema["$id"], format!("urn:zhengxin:{}", row.name));
            assert!(jsonschema::draft202012::new(&schema).is_ok(), "{}", row.name);
        }
    }

    #[test]
    fn every_output_has_a_schema_and_every_schema_has_an_output() {
        let mut printed: BTreeSet<&str> = SHOWN
            .iter()
            .chain(&OF_RUN)
            .chain(&OF_VIEW)
            .chain(&OF_EXPORT)
            .chain(&OF_BATCH_RUN)
            .map(|(_, name)| *name)
            .chain([ERROR, "reply"])
            .collect();
        printed.extend(COMMANDS.iter().filter_map(|row| match row.output {
            Output::Json(name) => Some(name),
            Output::Text => None,
        }));
        assert_eq!(printed, SCHEMAS.iter().map(|schema| schema.name).collect());
    }

    #[test]
    fn the_commands_with_dry_run_and_curl_are_known() {
        assert_eq!(["call", "apply sms"].map(calls), [Calls::One; 2]);
        assert!(METHODS.iter().all(|row| calls(row.command) == Calls::One && with_options(row.command) == SHOWN));
        assert_eq!(["smoke", "run"].map(calls), [Calls::Several, Calls::Run]);
        assert_eq!(["status", "session", "no such command"].map(calls), [Calls::NotShown; 3]);
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
    fn the_schemas_use_the_words_of_the_tables() {
        let words = |schema: &Value| schema["enum"].as_array().unwrap().clone();
        let classes: Vec<Value> = CLASSES.iter().map(|row| json!(row.name)).collect();
        for name in ["error", "codes", "capabilities", "smoke", "batch-event", "batch-results", "batch-show"] {
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
