//! Reasons for failures: one row for every error of the lower rooms, and one for every reason within them.
//!
//! The English column is the error's own `Display` text. In Chinese, the placeholder `{reason}` takes the
//! Chinese text of another row.

pub mod answers;
pub mod config;
pub mod files;
pub mod gateway;
pub mod json;
pub mod keys;
pub mod line;
pub mod list;
pub mod reply;
pub mod report_files;
pub mod system;

use super::Text;

const fn text(zh: &'static str) -> Text {
    Text { zh, en: "{error}" }
}

/// A variable that is not valid Unicode.
pub const NOT_UNICODE: Text = text("环境变量 {name} 不是有效的 UTF-8");

/// An error that should be impossible.
pub const INTERNAL: Text = text("内部错误（{error}）");
