//! The compiled jaq filter. It sees only the result: `env`, `input` and similar functions are left out, and
//! it cannot load files.

use jaq_core::load::{self, Arena, File, Loader};
use jaq_core::{Compiler, Ctx, Vars, data, unwrap_valr};
use jaq_json::{Val, read, write};

use super::{FilterError, FilterFault};
use crate::output::json;
use crate::printable::clipped;

/// Functions that a filter must not use: the environment, other input, halting, logging.
const CLOSED: [&str; 8] =
    ["env", "input", "inputs", "input_filename", "halt", "debug_empty", "stderr_empty", "halt_error"];

/// The table formats, which jq has and jaq lacks.
const TABLES: &str = r#"
    def _cell(f): if . == null then "" elif type == "string" then f elif type == "array" or type == "object" then error("a row holds texts and numbers only") else tojson end;
    def _row: if type == "array" then . else error("a row is an array") end;
    def @csv: [_row[] | _cell("\"" + (split("\"") | join("\"\"")) + "\"")] | join(",");
    def @tsv: [_row[] | _cell(split("\\") | join("\\\\") | split("\t") | join("\\t") | split("\n") | join("\\n") | split("\r") | join("\\r"))] | join("\t");
"#;
/// The longest text of a filter's own `error("text")` that is shown, in characters.
const LONGEST_ERROR: usize = 500;

/// A compiled filter.
pub(super) struct Compiled {
    filter: jaq_core::compile::Filter<jaq_core::Native<data::JustLut<Val>>>,
    /// The filter's text. An error message whose words occur in it cannot reveal anything of the result.
    code: String,
}

impl std::fmt::Debug for Compiled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Compiled")
    }
}

impl Compiled {
    /// Compiles a filter.
    pub(super) fn new(code: &str) -> Result<Self, FilterError> {
        let tables = load::parse(TABLES, |parser| parser.defs()).unwrap_or_default();
        let defs = jaq_core::defs().chain(jaq_std::defs()).chain(jaq_json::defs()).chain(tables);
        let funs = jaq_core::funs().chain(jaq_std::funs()).chain(jaq_json::funs());
        let open = funs.filter(|(name, ..)| !CLOSED.contains(name));
        let arena = Arena::default();
        // Also leave out definitions that use a closed function, because they would not compile.
        let defs = defs.filter(|def| !CLOSED.contains(&def.name) && !uses_closed(def.name));
        let modules = Loader::new(defs)
            .load(&arena, File { code, path: () })
            .map_err(|errors| FilterError::Syntax(unparsed(&errors)))?;
        load::import(&modules, |import| Err((*import.path).to_owned()))
            .map_err(|_| FilterError::Syntax(FilterFault::Import))?;
        let filter = Compiler::default().with_funs(open).compile(modules).map_err(|errors| {
            let first = errors.iter().flat_map(|(_, errors)| errors).next();
            FilterError::Syntax(first.map_or(FilterFault::End, |(name, kind)| FilterFault::undefined(name, kind)))
        })?;
        Ok(Self { filter, code: code.to_owned() })
    }

    /// Applies the filter to JSON text. The output has one line per value, with raw strings if `raw`.
    pub(super) fn run(&self, input: &[u8], raw: bool) -> Result<Vec<u8>, FilterError> {
        let failed = |error: String| FilterError::Run(error);
        let input = read::parse_single(input).map_err(|error| failed(error.to_string()))?;
        let context = Ctx::<data::JustLut<Val>>::new(&self.filter.lut, Vars::new([]));
        let mut lines = Vec::new();
        for output in self.filter.id.run((context, input)).map(unwrap_valr) {
            let output = output.map_err(|error| failed(self.without_values(&error.to_string())))?;
            match &output {
                Val::TStr(text) if raw => lines.extend_from_slice(text),
                other => {
                    let mut text = Vec::new();
                    let written = write::write(&mut text, &write::Pp::default(), 0, other);
                    written
                        .and_then(|()| json::copy(&mut lines, &String::from_utf8_lossy(&text)))
                        .map_err(|error| failed(error.to_string()))?;
                }
            }
            lines.push(b'\n');
        }
        Ok(lines)
    }

    /// jaq's error message, cut before the first value, because a value may be the whole result. The filter's own
    /// words, as in `error("text")`, are shown: jaq quotes them as JSON, unlike the words of its own messages.
    fn without_values(&self, text: &str) -> String {
        if let Ok(own) = serde_json::from_str::<String>(text)
            && [TABLES, &self.code].iter().any(|words| words.contains(&own))
        {
            return clipped(&own, LONGEST_ERROR);
        }
        let mut words = text.split(' ');
        match (words.next(), words.next()) {
            (Some("cannot"), Some(verb @ ("index" | "use" | "calculate" | "parse"))) => {
                format!("cannot {verb} a value of this result like that")
            }
            _ => "it does not fit this result".to_owned(),
        }
    }
}

/// The first reason why the filter's text cannot be parsed.
fn unparsed(errors: &load::Errors<&str, ()>) -> FilterFault {
    errors.first().map_or(FilterFault::End, |(file, error)| FilterFault::of_text(file.code, error))
}

/// True for jq definitions that use a closed function.
fn uses_closed(name: &str) -> bool {
    matches!(name, "debug" | "stderr" | "halt" | "halt_error" | "inputs" | "input_line_number")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn run(code: &str, value: &Value, raw: bool) -> String {
        String::from_utf8(Compiled::new(code).unwrap().run(value.to_string().as_bytes(), raw).unwrap()).unwrap()
    }

    #[test]
    fn terminal_control_characters_are_escaped_unless_raw_strings_are_asked_for() {
        let value = json!({"a": "甲\u{9b}31m\u{202e}乙"});
        assert_eq!(run(".a", &value, false), "\"甲\\u009b31m\\u202e乙\"\n");
        assert_eq!(run(".a", &value, true), "甲\u{9b}31m\u{202e}乙\n");
    }

    #[test]
    fn a_row_becomes_csv_or_tsv() {
        let value = json!(["甲,\"乙\"", 1.50, null, true, "a\tb\\c\nd"]);
        assert_eq!(run("@csv", &value, true), "\"甲,\"\"乙\"\"\",1.5,,true,\"a\tb\\c\nd\"\n");
        assert_eq!(run("@tsv", &value, true), "甲,\"乙\"\t1.5\t\ttrue\ta\\tb\\\\c\\nd\n");
        assert_eq!(run(".[3:] | @csv \"row: \\(.)\"", &json!([1, 2, 3, "x"]), true), "row: \"x\"\n");
    }

    #[test]
    fn an_error_raised_by_the_filter_shows_its_text() {
        let failed = |code: &str| match Compiled::new(code).unwrap().run(b"[{}]", false) {
            Err(FilterError::Run(said)) => said,
            other => panic!("{other:?}"),
        };
        assert_eq!(failed("error(\"my own words\")"), "my own words");
        assert_eq!(failed("@csv"), "a row holds texts and numbers only");
        assert_eq!(failed(".[0] | . + 1"), "cannot calculate a value of this result like that");
    }

    #[test]
    fn a_filter_prints_one_line_per_result() {
        let value = json!({"data": {"rules": [{"id": 2}, {"id": 1}]}, "msg": "ok"});
        assert_eq!(run(".data.rules[].id", &value, false), "2\n1\n");
        assert_eq!(run(".msg", &value, false), "\"ok\"\n");
        assert_eq!(run(".msg", &value, true), "ok\n");
        assert_eq!(run("[.data.rules[] | select(.id == 2)] | length", &value, false), "1\n");
        assert_eq!(run(".msg | test(\"^o\") | not", &value, false), "false\n");
    }

    #[test]
    fn the_order_of_keys_is_kept() {
        let value: Value = serde_json::from_str(r#"{"z":1,"a":2}"#).unwrap();
        assert_eq!(run(".", &value, false), "{\"z\":1,\"a\":2}\n");
    }

    #[test]
    fn a_filter_reaches_neither_the_environment_nor_files() {
        for code in [
            "env",
            "$ENV",
            "env.HOME",
            "input",
            "inputs",
            "input_filename",
            "input_line_number",
            "halt",
            "halt_error",
            "debug",
            "stderr",
            "$__prog_args",
            "get_search_list",
            "import \"./x\" as x; x::f",
            "include \"/etc/passwd\"; .",
            "import \"/etc/passwd\" as $x; .",
        ] {
            assert!(Compiled::new(code).is_err(), "{code}");
        }
        // Functions that only format a result are allowed.
        let value = json!({"a": [1, "x"]});
        assert_eq!(run(".a | @json", &value, true), "[1,\"x\"]\n");
        assert_eq!(run(".a[1] | @base64", &value, true), "eA==\n");
    }

    #[test]
    fn an_error_names_its_cause() {
        assert!(matches!(Compiled::new(".["), Err(FilterError::Syntax(_))));
        let error = Compiled::new("nosuch").unwrap_err().to_string();
        assert_eq!(error, "not a jq filter: nosuch is not defined");
        let failed =
            |code: &str| Compiled::new(code).unwrap().run(br#"{"a": "s3cret"}"#, false).unwrap_err().to_string();
        assert_eq!(failed(".a.b"), "the jq filter failed: cannot index a value of this result like that");
    }

    #[test]
    fn an_error_message_quotes_nothing_of_the_result() {
        for code in [".a.b", ".a - 1", "error(.a)", ".a | fromjson", ".a | tonumber"] {
            let error = Compiled::new(code).unwrap().run(br#"{"a": "s3cret"}"#, false).unwrap_err().to_string();
            assert!(!error.contains("s3cret"), "{code}: {error}");
        }
    }
}
