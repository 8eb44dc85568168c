//! Texts of `call`.

use super::{Text, text};

/// The method is not in the document.
pub const UNKNOWN_METHOD: Text =
    text("接口文档中没有方法 {method}，仍按原样发送", "{method} is not in the document; it is sent anyway");
/// The same, with the nearest method.
pub const UNKNOWN_METHOD_NEAR: Text = text(
    "接口文档中没有方法 {method}（最接近的是 {nearest}），仍按原样发送",
    "{method} is not in the document (nearest: {nearest}); it is sent anyway",
);
/// A parameter's form.
pub const FORM: Text =
    text("{param}：应为 key=value、key:=json 或 key=@FILE", "{param}: give key=value, key:=json or key=@FILE");
/// A secret on the command line.
pub const SECRET: Text = text(
    "{key} 不能写在命令行上：请用 {key}=@FILE 或 {key}=@-",
    "{key} cannot be given on the command line: use {key}=@FILE or {key}=@-",
);
/// A merchant field among the parameters.
pub const MERCHANT: Text = text(
    "{key} 是商户字段：用 --user-id、配置档或环境变量给出",
    "{key} is a merchant field: give it by --user-id, the profile or the environment",
);
