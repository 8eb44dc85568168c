//! `zhengxin codes`: the code catalogue.

use clap::Args;
use serde_json::{Value, json};

use super::context::{Context, Done};
use crate::messages::{Lang, Text, usage as say};
use crate::output::{Failure, codes as table};
use crate::protocol::{CLASSES, Class, ClassSpec, CodeEntry, codes};

/// Arguments of `codes`.
#[derive(Args, Debug)]
pub struct CodesArgs {
    /// Only this code
    #[arg(value_name = "CODE", allow_negative_numbers = true)]
    pub code: Option<i64>,
    /// Only codes of this class
    #[arg(long, value_name = "CLASS")]
    pub class: Option<String>,
}

/// Lists the codes.
pub fn run(args: &CodesArgs, context: &mut Context) -> Done {
    let class = args.class.as_deref().map(|name| class_of_codes(name, context.lang())).transpose()?;
    let fits = |row: &&CodeEntry| {
        args.code.is_none_or(|code| row.code == code) && class.is_none_or(|class| row.class == class)
    };
    let rows: Vec<&CodeEntry> = codes::CODES.iter().filter(fits).collect();
    if let (Some(code), true) = (args.code, rows.is_empty()) {
        return Err(Failure::misused(context.lang(), say::NO_SUCH_CODE, &[("code", &code.to_string())]));
    }
    let json: Vec<Value> = rows.iter().map(|row| json_of(row)).collect();
    context.printer.result(&Value::Array(json), |style| table::human(&rows, style))
}

/// The class of this name.
pub fn class_of(name: &str, lang: Lang) -> Result<Class, Box<Failure>> {
    Class::from_name(name).ok_or_else(|| unlike(name, CLASSES.iter(), say::NO_SUCH_CLASS, lang))
}

/// The class of this name, if a code of the catalogue has it.
fn class_of_codes(name: &str, lang: Lang) -> Result<Class, Box<Failure>> {
    let row = codes::classes().find(|row| row.name == name);
    row.map(|row| row.class).ok_or_else(|| unlike(name, codes::classes(), say::NO_CODE_OF_CLASS, lang))
}

/// The failure for a name that is none of these classes.
fn unlike(name: &str, classes: impl Iterator<Item = &'static ClassSpec>, text: Text, lang: Lang) -> Box<Failure> {
    let names: Vec<&str> = classes.map(|row| row.name).collect();
    let said = |lang: Lang| text.fill(lang, &[("name", name), ("names", &lang.list(&names))]);
    Box::new(Failure::worded(Class::Usage, lang, said))
}

fn json_of(row: &CodeEntry) -> Value {
    let fields: Vec<&str> = row.fields.iter().map(crate::protocol::Key::name).collect();
    json!({
        "code": row.code, "class": row.class, "exit": row.class.exit(), "vendor_text": row.vendor_text,
        "english": row.english, "recovery": row.recovery, "fields": fields, "after": row.after,
    })
}
