//! Why a saved report cannot be read.

use super::{Text, text};

/// Reading failed.
pub const IO: Text = text("无法读取 {path}（{reason}）");
/// No text.
pub const NOT_TEXT: Text = text("{path} 不是有效的 UTF-8");
/// No JSON.
pub const NOT_JSON: Text = text("{path}：第 {line} 行第 {column} 列：不是有效的 JSON");
/// It ends too early.
pub const CUT_SHORT: Text = text("{path}：第 {line} 行第 {column} 列：JSON 不完整");
/// JSON, but no report.
pub const NO_REPORT: Text = text("{path} 中没有报告");
