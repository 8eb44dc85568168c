//! Reasons why a file holds no readable report.

use super::{Text, text};

/// Reading failed.
pub const IO: Text = text("{path}：无法读取（{reason}）");
/// Too long.
pub const TOO_LONG: Text = text("{path}：超过 {limit} 字节");
/// Nothing is in it.
pub const EMPTY: Text = text("{path}：内容为空");
/// No JSON.
pub const NOT_JSON: Text = text("{path}：第 {line} 行第 {column} 列：不是有效的 JSON");
/// Lists and objects within one another, too often.
pub const TOO_DEEP: Text = text("{path}：第 {line} 行第 {column} 列：嵌套过深");
/// More than any report holds.
pub const BEYOND: Text = text("{path}：第 {line} 行第 {column} 列：{beyond}");
/// Something else.
pub const NO_REPORT: Text = text("{path}：其中没有报告");
