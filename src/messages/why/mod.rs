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

/// The types of TOML and JSON values, by the names that their readers give.
const TYPES: [(&str, &str); 12] = [
    ("array", "数组"),
    ("boolean", "布尔值"),
    ("date", "日期"),
    ("datetime", "日期"),
    ("float", "小数"),
    ("integer", "整数"),
    ("list", "数组"),
    ("null", "空值"),
    ("number", "数字"),
    ("object", "对象"),
    ("string", "文本"),
    ("table", "表"),
];

/// A type in Chinese. A name without a row stays in English.
pub fn type_in_chinese(english: &'static str) -> &'static str {
    TYPES.iter().find(|(known, _)| *known == english).map_or(english, |(_, zh)| zh)
}

/// An error that should be impossible.
pub const INTERNAL: Text = text("内部错误（{error}）");
