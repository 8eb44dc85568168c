//! `zhengxin version`: what this program was built from. `build.rs` finds the values out when the program is built.

use serde_json::json;

use super::context::{Context, Done};
use crate::output::version as shown;

/// The version of the package.
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// The commit; `unknown` if there was none to find.
const COMMIT: &str = env!("BUILD_COMMIT");
/// The features, separated by commas.
const FEATURES: &str = env!("BUILD_FEATURES");
/// The platform that it was built for.
const TARGET: &str = env!("BUILD_TARGET");

/// Prints version, commit, features and target.
pub fn run(context: &mut Context) -> Done {
    let features: Vec<&str> = FEATURES.split(',').filter(|name| !name.is_empty()).collect();
    let json = json!({ "version": VERSION, "commit": COMMIT, "features": features, "target": TARGET });
    context.printer.result(&json, |style| shown::human(&json, style))
}
