//! `zhengxin capabilities`: what this program can do, for programs.

use super::context::{Context, Done};

/// Prints everything.
pub fn run(context: &mut Context) -> Done {
    context.printer.result(&serde_json::Value::Null, |_| String::new())
}
