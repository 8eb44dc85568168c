//! Why a call has no reply. The English column is what the error itself says.

use super::Text;

const fn text(zh: &'static str) -> Text {
    Text { zh, en: "{error}" }
}

/// No connection.
pub const CONNECT: Text = text("无法连接 {origin}（{error}）");
/// Connecting took too long.
pub const CONNECT_TIMEOUT: Text = text("连接 {origin} 超时");
/// The certificate is not acceptable.
pub const CERTIFICATE: Text = text("{origin} 的证书不可接受（{error}）");
/// TLS could not be set up.
pub const TLS: Text = text("与 {origin} 建立 TLS 失败（{error}）");
/// No reply in time.
pub const TIMEOUT: Text = text("等待网关应答超时");
/// The connection broke.
pub const INTERRUPTED: Text = text("应答未收完连接就断开了");
/// An HTTP status that says no.
pub const STATUS: Text = text("网关返回 HTTP {status}");
/// A redirect.
pub const REDIRECTED: Text = text("网关要求转向其他地址（HTTP {status}），未跟随");
/// What came is no HTTP.
pub const NOT_HTTP: Text = text("对方的应答不是 HTTP");
/// The reply could not be unpacked.
pub const PACKING: Text = text("应答无法解压");
/// The reply is too long.
pub const TOO_LARGE: Text = text("应答超过 16 MiB");
/// The reply is not understood.
pub const REPLY: Text = text("无法理解网关的应答（{error}）");
/// The settings or the sandbox's file.
pub const OTHER: Text = Text { zh: "{error}", en: "{error}" };
