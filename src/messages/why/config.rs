//! Reasons why a configuration cannot be used.

use super::{Text, text};

/// No home directory.
pub const NO_HOME: Text = text("找不到主目录：请设置 HOME");
/// The same, if the configuration is needed.
pub const NO_HOME_CONFIG: Text = text("找不到主目录：请设置 HOME，或用 ZHENGXIN_CONFIG 指定配置文件");
/// The file named by the environment does not exist.
pub const NOT_THERE: Text = text("文件 {path} 不存在（由 ZHENGXIN_CONFIG 指定）");
/// Reading or writing failed.
pub const IO: Text = text("无法使用配置文件 {path}（{reason}）");
/// The file is not TOML.
pub const SYNTAX: Text = text("{path}:{line}:{column}：此处不是有效的 TOML；解析器的原文：“{message}”");
/// The file is not UTF-8.
pub const NOT_TEXT: Text = text("{path}:{line}:{column}：不是有效的 UTF-8");
/// An unknown key.
pub const UNKNOWN_KEY: Text = text("{path}:{line}：没有 {key} 这个键{near}");
/// The nearest name.
pub const NEAR: Text = text("（是否为 {nearest}？）");
/// A value of the wrong type.
pub const WRONG_TYPE: Text = text("{path}:{line}：{key} 应为{expected}，不能是{found}");
/// A table.
pub const TABLE: Text = text("表");
/// A text.
pub const QUOTED: Text = text("带引号的文本");
/// A duration.
pub const DURATION: Text = text("带单位的时长，如 \"30s\"");
/// A value that is invalid for its key.
pub const BAD_VALUE: Text = text("{place}：{key} {reason}");
/// The same for an option or a variable, which have the name of their key.
pub const BAD_NAMED: Text = text("{name} {reason}");
/// An unknown profile.
pub const UNKNOWN_PROFILE: Text = text("{place}：没有配置档 {name}{near}（已有：{known}）");
/// The place of a default value.
pub const BY_DEFAULT: Text = text("默认值");
/// Passwords would travel unencrypted.
pub const PLAIN_HTTP: Text = text("{origin} 未加密，密码会明文传输；请用 https，或加 --allow-http");
/// The audit log cannot be written.
pub const AUDIT: Text = text("audit：{reason}");
/// Missing keys.
pub const LACKING: Text = text("配置档 {profile} 缺少 {keys}");
/// The same, if no profile was named.
pub const LACKING_UNNAMED: Text = text("未指定配置档，缺少 {keys}");
/// Two applicants.
pub const USER_IDS_DIFFER: Text = text("--user-id 与值文件中的 user_id 不一致");
/// An existing file is not overwritten.
pub const EXISTS: Text = text("{path} 已存在");
/// An existing profile is not overwritten.
pub const PROFILE_EXISTS: Text = text("{path} 中已有配置档 {name}");
/// The file has no profile of that name.
pub const NOT_IN_FILE: Text = text("{path}：没有可修改的配置档 {name}{near}（已有：{known}）");
/// There is no file to change.
pub const NOTHING_TO_CHANGE: Text = text("没有可修改的配置文件 {path}");
/// A file that the profile names.
pub const NAMED_FILE: Text = text("{key}：无法使用 {path}（{reason}）");
/// A file that other users can change.
pub const WRITABLE: Text = text("{path} 可被其他用户修改");

/// An empty value.
pub const EMPTY: Text = text("不能为空");
/// Not a gateway.
pub const NOT_A_GATEWAY: Text = text("应为 sandbox: 或以 https://、http:// 开头的 URL");
/// Not a URL.
pub const NOT_A_URL: Text = text("应为 URL");
/// Not a proxy.
pub const NOT_A_PROXY: Text = text("应为 http:// 或 https:// 代理的 URL（不支持 SOCKS）");
/// A duration without its unit.
pub const NO_UNIT: Text = text("应为带单位的时长，如 30s、5m、25h");
/// Not a duration.
pub const NOT_A_DURATION: Text = text("应为时长，如 30s、5m、25h");
/// A duration of zero or less.
pub const NOT_POSITIVE: Text = text("应为大于 0 的时长");
/// Not a number.
pub const NOT_A_COUNT: Text = text("应为不小于 0 的整数");
/// A key that is neither a card's nor a person's.
pub const NOT_EXTRA: Text = text("应为银行卡或个人信息的字段名，如 real_name、id_card；不能是密码类");
/// A secret, or an undocumented key.
pub const NOT_PARAMS: Text = text("应为接口文档的字段名，如 cellphone、type；不能是密码类");
/// A list.
pub const LIST: Text = text("文本列表，如 [\"real_name\"]");
/// Not one of the allowed words.
pub const NOT_ONE_OF: Text = text("应为以下之一：{words}");
