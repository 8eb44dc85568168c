//! The Chinese of clap's messages for mistakes on the command line. The English is clap's own.
//!
//! The first texts precede every failure.

use super::{Text, text};

/// Before a failure or a mistake.
pub const ERROR: Text = text("错误", "error");
/// Before a hint.
pub const HINT: Text = text("提示", "hint");
/// Below a mistake.
pub const MORE: &str = "更多信息见 '--help'";

/// An unknown option.
pub const UNKNOWN_OPTION: Text = text("没有选项 '{what}'", "{error}");
/// An extra word.
pub const ONE_TOO_MANY: Text = text("多余的参数 '{what}'", "{error}");
/// An unknown command.
pub const UNKNOWN_COMMAND: Text = text("没有命令 '{what}'", "{error}");
/// A missing subcommand.
pub const NO_COMMAND: Text = text("'{what}' 之后缺少命令", "{error}");
/// A value that is not among the possible ones, or does not parse.
pub const BAD_VALUE: Text = text("'{what}' 的值 '{value}' 无效", "{error}");
/// The same, with the reason.
pub const BAD_VALUE_BECAUSE: Text = text("'{what}' 的值 '{value}' 无效：{reason}", "{error}");
/// An option without its value.
pub const NO_VALUE: Text = text("'{what}' 缺少值", "{error}");
/// An option that takes its value only after `=`.
pub const NO_EQUALS: Text = text("'{what}' 的值须用等号给出", "{error}");
/// Too many values.
pub const TOO_MANY: Text = text("'{what}' 多了一个值 '{value}'", "{error}");
/// Too few values.
pub const TOO_FEW: Text = text("'{what}' 至少需要 {least} 个值，只给出了 {count} 个", "{error}");
/// A wrong number of values.
pub const OTHER_COUNT: Text = text("'{what}' 需要 {least} 个值，给出了 {count} 个", "{error}");
/// An option twice.
pub const TWICE: Text = text("'{what}' 只能给出一次", "{error}");
/// Two options that exclude each other.
pub const CONFLICT: Text = text("'{what}' 不能与以下参数同时使用：", "{error}");
/// An argument that excludes several others.
pub const CONFLICTS: Text = text("有的参数不能同时使用", "{error}");
/// Arguments that are missing.
pub const MISSING: Text = text("缺少以下必需的参数：", "{error}");
/// Bytes that are not UTF-8.
pub const NOT_UTF8: Text = text("有的参数不是有效的 UTF-8", "{error}");
/// Another mistake, in clap's words.
pub const OTHER: Text = text("命令行有误：{what}", "{error}");

/// The possible values below a mistake.
pub const VALUES: &str = "[可选值: {values}]";
/// The commands below a mistake.
pub const COMMANDS: &str = "[命令: {values}]";

/// The nearest commands.
pub const NEAR_COMMAND: Text = text("是否为命令 {names}？", "a similar command: {names}");
/// The nearest options.
pub const NEAR_ARGUMENT: Text = text("是否为选项 {names}？", "a similar option: {names}");
/// The nearest values.
pub const NEAR_VALUE: Text = text("是否为 {names}？", "a similar value: {names}");
/// An option of another command.
pub const ELSEWHERE: Text = text("'{command}' 有这个选项", "'{command}' exists");
/// A value that begins with a dash.
pub const AS_VALUE: Text =
    text("如要把 '{what}' 作为值，请写作 '{instead}'", "to pass '{what}' as a value, use '{instead}'");
/// A command after `--`.
pub const WITHOUT_DASHES: Text = text(
    "'{command}' 是命令；使用它时去掉前面的 '--'",
    "the command '{command}' exists; to use it, remove the '--' before it",
);

/// A text that is not a number.
pub const NOT_A_NUMBER: &str = "应为整数";
/// An empty value.
pub const EMPTY: &str = "不能为空";
/// A number too large to represent.
pub const TOO_LARGE: &str = "数字过大";
/// A number too small to represent.
pub const TOO_SMALL: &str = "数字过小";
/// A number out of its bounds.
pub const OUT_OF_BOUNDS: &str = "应为 {least} 到 {most} 的整数";
/// A text that is not an address.
pub const NOT_AN_ADDRESS: &str = "应为 IP 地址:端口，如 127.0.0.1:8080";
/// A text that is not a rate.
pub const NOT_A_RATE: &str = "应为大于 0 的数，如 20/s";
/// A session's name.
pub const SESSION_EMPTY: &str = "须为会话的名称或路径";
/// A session's name.
pub const SESSION_NOT_UTF8: &str = "会话的名称须为 UTF-8，路径则不必";
/// A reference to a consent.
pub const AUTHORIZATION_BLANK: &str = "授权书的存放处不能为空";
/// A reference to a consent.
pub const AUTHORIZATION_CONTROL: &str = "授权书的存放处须为一行文字";
/// A reference to a consent.
pub const AUTHORIZATION_LONG: &str = "授权书的存放处不能超过 200 个字符";
