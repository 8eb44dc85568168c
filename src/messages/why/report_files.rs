//! Reasons why a file holds no readable report.

use super::{Text, text};

/// Reading failed.
pub const IO: Text = text("无法读取 {path}（{reason}）");
/// Too long.
pub const TOO_LONG: Text = text("{path}：超过 {limit} 字节");
/// It is empty.
pub const EMPTY: Text = text("{path}：内容为空");
/// Not JSON.
pub const NOT_JSON: Text = text("{path}：第 {line} 行第 {column} 列：不是有效的 JSON");
/// Nested too deeply.
pub const TOO_DEEP: Text = text("{path}：第 {line} 行第 {column} 列：嵌套过深");
/// It exceeds the limits of a report.
pub const BEYOND: Text = text("{path}：第 {line} 行第 {column} 列：{beyond}");
/// Not a report.
pub const NO_REPORT: Text = text("{path}：其中没有报告");
