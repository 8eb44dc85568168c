//! The words for the mistakes on the command line that clap finds.
//!
//! The first texts precede every failure.

use super::{Text, text};

/// Before a failure or a mistake.
pub const ERROR: Text = text("错误", "error");
/// Before a hint.
pub const HINT: Text = text("提示", "hint");
/// Below a mistake.
pub const MORE: Text = text("更多信息见 '--help'", "For more, see '--help'");

/// An unknown option.
pub const UNKNOWN_OPTION: Text = text("没有选项 '{what}'", "unknown option '{what}'");
/// An extra word.
pub const ONE_TOO_MANY: Text = text("多余的参数 '{what}'", "unexpected argument '{what}'");
/// An unknown command.
pub const UNKNOWN_COMMAND: Text = text("没有命令 '{what}'", "unknown command '{what}'");
/// A missing subcommand.
pub const NO_COMMAND: Text = text("'{what}' 之后缺少命令", "a command is missing after '{what}'");
/// A value that is not among the possible ones, or does not parse.
pub const BAD_VALUE: Text = text("'{what}' 的值 '{value}' 无效", "invalid value '{value}' for '{what}'");
/// The same, with the reason.
pub const BAD_VALUE_BECAUSE: Text =
    text("'{what}' 的值 '{value}' 无效：{reason}", "invalid value '{value}' for '{what}': {reason}");
/// An option without its value.
pub const NO_VALUE: Text = text("'{what}' 缺少值", "'{what}' needs a value");
/// An option that takes its value only after `=`.
pub const NO_EQUALS: Text = text("'{what}' 的值须用等号给出", "'{what}' takes its value only after an equals sign");
/// Too many values.
pub const TOO_MANY: Text = text("'{what}' 多了一个值 '{value}'", "'{what}' does not take the value '{value}'");
/// Too few values.
pub const TOO_FEW: Text = text(
    "'{what}' 至少需要 {least} 个值，只给出了 {count} 个",
    "'{what}' needs at least {least} {least|value|values}, not {count}",
);
/// A wrong number of values.
pub const OTHER_COUNT: Text =
    text("'{what}' 需要 {least} 个值，给出了 {count} 个", "'{what}' needs {least} {least|value|values}, not {count}");
/// An option twice.
pub const TWICE: Text = text("'{what}' 只能给出一次", "'{what}' can be given only once");
/// Two options that exclude each other.
pub const CONFLICT: Text = text("'{what}' 不能与以下参数同时使用：", "'{what}' cannot be used together with:");
/// An argument that excludes several others.
pub const CONFLICTS: Text = text("有的参数不能同时使用", "some of these arguments cannot be used together");
/// Arguments that are missing.
pub const MISSING: Text = text("缺少以下必需的参数：", "required, but not given:");
/// Bytes that are not UTF-8.
pub const NOT_UTF8: Text = text("有的参数不是有效的 UTF-8", "an argument is not valid UTF-8");
/// Another mistake, in clap's words.
pub const OTHER: Text = text("命令行有误：{what}", "invalid command line: {what}");

/// The possible values below a mistake.
pub const VALUES: Text = text("[可选值: {values}]", "[possible values: {values}]");
/// The commands below a mistake.
pub const COMMANDS: Text = text("[命令: {values}]", "[commands: {values}]");

/// The nearest commands.
pub const NEAR_COMMAND: Text = text("是否为命令 {names}？", "did you mean {names}?");
/// The nearest options.
pub const NEAR_ARGUMENT: Text = text("是否为选项 {names}？", "did you mean {names}?");
/// The nearest values.
pub const NEAR_VALUE: Text = text("是否为 {names}？", "did you mean {names}?");
/// Between the nearest.
pub const OR: Text = text(" 或 ", " or ");
/// An option of another command.
pub const ELSEWHERE: Text = text("是否为 '{command}'？", "did you mean '{command}'?");
/// A value that begins with a dash.
pub const AS_VALUE: Text =
    text("如要把 '{what}' 作为值，请写作 '{instead}'", "to pass '{what}' as a value, write '{instead}'");
/// A command after `--`.
pub const WITHOUT_DASHES: Text = text(
    "'{command}' 是命令；使用它时去掉前面的 '--'",
    "'{command}' is a command: to use it, remove the '--' before it",
);

/// A text that is not a number.
pub const NOT_A_NUMBER: Text = text("应为整数", "must be a whole number");
/// An empty value.
pub const EMPTY: Text = text("不能为空", "must not be empty");
/// A number too large to represent.
pub const TOO_LARGE: Text = text("数字过大", "the number is too large");
/// A number too small to represent.
pub const TOO_SMALL: Text = text("数字过小", "the number is too small");
/// A number out of its bounds.
pub const OUT_OF_BOUNDS: Text = text("应为 {least} 到 {most} 的整数", "must be a whole number from {least} to {most}");
/// A text that is not an address.
pub const NOT_AN_ADDRESS: Text =
    text("应为 IP 地址:端口，如 127.0.0.1:8080", "must be an IP address and a port, such as 127.0.0.1:8080");
/// A text that is not a rate.
pub const NOT_A_RATE: Text = text("应为大于 0 的数，如 20/s", "must be a number above 0, such as 20/s");
/// A session's name.
pub const SESSION_EMPTY: Text = text("须为会话的名称或路径", "must be the name or path of a session");
/// A session's name.
pub const SESSION_NOT_UTF8: Text =
    text("会话的名称须为 UTF-8，路径则不必", "the name of a session must be UTF-8; a path need not be");
/// A reference to a consent.
pub const AUTHORIZATION_BLANK: Text = text("授权书的存放处不能为空", "must not be empty");
/// A reference to a consent.
pub const AUTHORIZATION_CONTROL: Text = text("授权书的存放处须为一行文字", "must be one line of text");
/// A reference to a consent.
pub const AUTHORIZATION_LONG: Text =
    text("授权书的存放处不能超过 200 个字符", "must not be longer than 200 characters");
