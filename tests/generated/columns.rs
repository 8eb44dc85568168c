//! The columns in `docs/export.md` match the schemas.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use zhengxin::messages::Lang;
use zhengxin::output::export::{What, columns};

use crate::{RENEW, folder};

fn page() -> PathBuf {
    folder("docs").join("export.md")
}

/// The marks around these rows' columns on the page.
fn marks(what: What) -> [String; 2] {
    ["begin", "end"].map(|word| format!("<!-- {word} {} -->\n", what.schema_name()))
}

/// The page with all tables regenerated.
fn renewed(mut text: String) -> String {
    for what in What::ALL {
        let [begin, end] = marks(what);
        let (before, rest) = text.split_once(&begin).expect("the table begins");
        let (_, after) = rest.split_once(&end).expect("the table ends");
        text = format!("{before}{begin}{}{end}{after}", table(what));
    }
    text
}

fn table(what: What) -> String {
    let schema = what.schema(Lang::En);
    let mut text = "\n| column | values | meaning |\n|---|---|---|\n".to_owned();
    for column in columns(what) {
        let member = column.at.split('/').skip(1).fold(&schema, |outer, step| inner(&schema, outer, step));
        let (values, meaning) = (values(&schema, member), meaning(&schema, member));
        writeln!(text, "| `{}` | {values} | {meaning} |", column.name).unwrap();
    }
    text + "\n"
}

/// The schema of a member, or of a place in a list.
fn inner<'a>(root: &'a Value, outer: &'a Value, step: &str) -> &'a Value {
    let outer = definition(root, outer).unwrap_or(outer);
    outer["properties"].get(step).or_else(|| outer["prefixItems"].get(step.parse::<usize>().ok()?)).unwrap()
}

/// The target of a schema's reference.
fn definition<'a>(root: &'a Value, schema: &Value) -> Option<&'a Value> {
    root.pointer(schema["$ref"].as_str()?.strip_prefix('#')?)
}

/// The allowed values of a column: the name of a pattern, the words, or the types.
fn values(root: &Value, member: &Value) -> String {
    let reference = definition(root, member);
    let member = match (reference, &member["$ref"]) {
        (Some(known), Value::String(name)) if known.get("pattern").is_some() => {
            return name.rsplit('/').next().unwrap().to_owned();
        }
        (known, _) => known.unwrap_or(member),
    };
    let strings = |list: &Value| -> Vec<String> {
        let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
        list.iter().filter_map(Value::as_str).filter(|word| *word != "null").map(str::to_owned).collect()
    };
    match (&member["enum"], &member["type"]) {
        (words @ Value::Array(_), _) => strings(words).join(", "),
        (_, Value::String(kind)) if kind == "array" => "list, as JSON".to_owned(),
        (_, Value::String(kind)) => kind.clone(),
        (_, kinds @ Value::Array(_)) => strings(kinds).join(", "),
        _ => "as it came".to_owned(),
    }
}

fn meaning(root: &Value, member: &Value) -> String {
    let own = member["description"].as_str();
    let meaning = own.or_else(|| definition(root, member)?["description"].as_str());
    meaning.unwrap_or_default().replace('|', "\\|")
}

#[test]
fn the_documented_columns_are_those_of_the_program() {
    let kept = fs::read_to_string(page()).unwrap();
    assert!(kept == renewed(kept.clone()), "docs/export.md is stale: renew it with `{RENEW}`");
}

#[test]
#[ignore = "writes into the repository"]
fn renew_columns() {
    fs::write(page(), renewed(fs::read_to_string(page()).unwrap())).unwrap();
}
