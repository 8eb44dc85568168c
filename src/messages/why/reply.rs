//! Reasons why a body is not a valid reply.

use super::{Text, text};

/// Before each of these reasons.
pub const REPLY: Text = text("无法解析网关的应答：{reason}");
/// Not JSON.
pub const NOT_JSON: Text = text("第 {line} 行第 {column} 列不是 JSON：{excerpt}");
/// It is empty.
pub const EMPTY: Text = text("内容为空");
/// A web page.
pub const WEB_PAGE: Text = text("收到的是网页：{excerpt}");
/// Not an object.
pub const NOT_AN_OBJECT: Text = text("不是对象");
/// There is no code.
pub const NO_CODE: Text = text("没有 code");
/// A code that is not an integer.
pub const CODE_TYPE: Text = text("code 不是整数");
/// Data that are neither an object nor a string.
pub const DATA_TYPE: Text = text("data 既不是对象也不是字符串");
/// Not a picture.
pub const NOT_A_PICTURE: Text = text("图片验证码的内容不是图片，而是网页或其他文本，或编码无效");
/// A part is missing.
pub const LACKS: Text = text("缺少{what}");

/// Nested too deeply.
pub const DEPTH: Text = text("嵌套超过 {limit} 层");
/// Too many values.
pub const VALUES: Text = text("超过 {limit} 个值");
/// Too many fields.
pub const FIELDS: Text = text("表单超过 {limit} 个字段");
/// Too many options.
pub const OPTIONS: Text = text("一个字段超过 {limit} 个选项");
/// A member that must not occur twice.
pub const TWICE: Text = text("同一对象中有两个 {name}");

/// The missing part of a report's reply.
pub const A_REPORT: Text = text("报告");
/// The missing part of the reply to a request for a picture.
pub const A_PICTURE: Text = text("图片验证码");
/// The missing part of a reply of the open gateway.
pub const THE_ANSWER: Text = text("该方法的应答");
