//! Reasons why a body is not a valid reply.

use super::{Text, text};

/// What is said of all of them.
pub const REPLY: Text = text("无法解析网关的应答：{reason}");
/// Not JSON.
pub const NOT_JSON: Text = text("第 {line} 行第 {column} 列不是 JSON：{excerpt}");
/// Nothing.
pub const EMPTY: Text = text("内容为空");
/// A page for browsers.
pub const WEB_PAGE: Text = text("收到的是网页：{excerpt}");
/// No object.
pub const NOT_AN_OBJECT: Text = text("不是对象");
/// No code.
pub const NO_CODE: Text = text("没有 code");
/// A code that is no integer.
pub const CODE_TYPE: Text = text("code 不是整数");
/// Data that is neither.
pub const DATA_TYPE: Text = text("data 既不是对象也不是字符串");
/// No picture.
pub const NOT_A_PICTURE: Text = text("图片验证码的内容不是图片，而是网页或其他文本，或编码无效");
/// Something lacks.
pub const LACKS: Text = text("缺少{what}");

/// Too deep.
pub const DEPTH: Text = text("嵌套超过 {limit} 层");
/// Too many values.
pub const VALUES: Text = text("超过 {limit} 个值");
/// Too many fields.
pub const FIELDS: Text = text("表单超过 {limit} 个字段");
/// Too many options.
pub const OPTIONS: Text = text("一个字段超过 {limit} 个选项");
/// What may stand once.
pub const TWICE: Text = text("同一对象中有两个 {name}");

/// What a report's reply may lack.
pub const A_REPORT: Text = text("报告");
/// What the reply to a request for a picture may lack.
pub const A_PICTURE: Text = text("图片验证码");
/// What a reply of the open gateway may lack.
pub const THE_ANSWER: Text = text("该方法的应答");
