//! Reasons why a gateway cannot be used as configured.

use super::{Text, text};

/// Not a URL.
pub const URL: Text = text("网关地址不是有效的 URL（{message}）");
/// Neither http nor https.
pub const SCHEME: Text = text("网关地址应以 https:// 或 http:// 开头，不能是 {scheme}:");
/// Passwords would travel unencrypted.
pub const PLAIN_HTTP: Text = text("{host} 未加密：密码会明文传输");
/// A user or password in the URL.
pub const CREDENTIALS: Text = text("网关地址中含有用户名或密码");
/// A time limit of zero.
pub const NO_TIME: Text = text("时限应大于零");
/// Not a proxy.
pub const PROXY: Text = text("代理地址不是 http:// 或 https:// 的 URL");
/// A variable that does not name a proxy.
pub const PROXY_VARIABLE: Text = text("环境变量 {name} 不是代理地址：应为 http:// 或 https:// 的 URL，或 主机:端口");
/// A SOCKS proxy.
pub const SOCKS: Text = text("代理 {proxy}（{place}）是 SOCKS 代理，不受支持：请用 http:// 或 https:// 的代理");
/// `ca_file` cannot be read.
pub const CA_FILE: Text = text("ca_file：无法读取 {path}（{reason}）");
/// `ca_file` has no certificate.
pub const NO_CERTIFICATE: Text = text("ca_file：{path} 中没有 PEM 证书");
/// `ca_file` has an invalid certificate.
pub const BAD_CERTIFICATE: Text = text("ca_file：{path} 的第 {number} 个证书无法读取");
/// There are no root certificates.
pub const NO_ROOTS: Text = text("系统中没有可用的根证书");
/// Another reason.
pub const CLIENT: Text = text("HTTP 客户端无法启动");
