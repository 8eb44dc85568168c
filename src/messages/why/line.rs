//! Reasons why a call has no reply.

use super::{Text, text};

/// The audit log cannot be written.
pub const AUDIT: Text = text("审计日志无法写入：{reason}");
/// The connection failed.
pub const CONNECT: Text = text("无法连接 {origin}（{reason}）");
/// The connection through the proxy failed.
pub const BY_PROXY: Text = text("无法连接 {origin}：代理 {proxy}（{reason}）");
/// Connecting took too long.
pub const CONNECT_TIMEOUT: Text = text("连接 {origin} 超时");
/// The certificate is not acceptable.
pub const CERTIFICATE: Text = text("{origin} 的证书无效（{reason}）");
/// TLS could not be set up.
pub const TLS: Text = text("与 {origin} 建立 TLS 失败（{reason}）");
/// The reply took too long.
pub const TIMEOUT: Text = text("等待网关应答超时");
/// The connection broke.
pub const INTERRUPTED: Text = text("应答尚未收完，连接已断开");
/// An HTTP status that is not a success.
pub const STATUS: Text = text("网关的应答为 HTTP {status}");
/// The same, with the beginning of the body.
pub const STATUS_BODY: Text = text("网关的应答为 HTTP {status}：{excerpt}");
/// A redirect.
pub const REDIRECTED: Text = text("网关要求重定向到其他地址（HTTP {status}），未跟随");
/// A redirect from http to https.
pub const ONLY_HTTPS: Text = text("网关要求重定向到 {origin}（HTTP {status}），未跟随");
/// Plain HTTP to a TLS port.
pub const ONLY_TLS: Text = text("{origin} 使用 TLS，不接受明文 HTTP");
/// The reply is not HTTP.
pub const NOT_HTTP: Text = text("对方的应答不是 HTTP");
/// The reply could not be unpacked.
pub const PACKING: Text = text("应答无法解压");
/// A compression other than the requested one.
pub const COMPRESSED: Text = text("应答以 {encoding} 压缩，不是请求所允许的方式，无法解压");
/// An unknown charset.
pub const CHARSET: Text = text("应答的字符集 {charset} 无法识别，内容也不是 UTF-8");
/// A web page.
pub const WEB_PAGE: Text = text("网关的应答是网页（{type}）");
/// The reply is too long.
pub const TOO_LARGE: Text = text("应答超过 {limit} 字节");

/// The gateway itself refuses the call.
pub const GATEWAY_REFUSED: Text = text("网关自身拒绝了调用（错误 {code}）：{msg}{id}");
/// The same, without a text of the gateway.
pub const GATEWAY_REFUSED_SILENTLY: Text = text("网关自身拒绝了调用（错误 {code}）{id}");
/// The call's request_id.
pub const REQUEST_ID: Text = text("（请求编号 {id}）");

/// No server listens there.
pub const REFUSED: Text = text("连接被拒绝");
/// The name has no address.
pub const DNS: Text = text("主机名无法解析");
/// The connection was closed at once.
pub const CLOSED: Text = text("连接随即被关闭");
/// The proxy refuses the connection.
pub const PROXY: Text = text("代理拒绝转发");
/// The proxy closed the connection.
pub const PROXY_CLOSED: Text = text("代理未转发就关闭了连接");
/// The proxy requires a password.
pub const PROXY_PASSWORD: Text = text("代理要求用户名和密码（407），或所给的不对");
/// TLS with the proxy failed.
pub const PROXY_TLS: Text = text("与代理建立 TLS 失败");
/// The proxy took too long.
pub const PROXY_TIMEOUT: Text = text("连接超时");

/// No trusted CA has issued it.
pub const UNKNOWN_ISSUER: Text = text("签发者不受信任");
/// It has expired.
pub const EXPIRED: Text = text("已过期");
/// It is not valid yet.
pub const NOT_VALID_YET: Text = text("尚未生效");
/// It was issued for another host.
pub const WRONG_HOST: Text = text("签发给了其他主机");
/// It is a CA's certificate, not a server's.
pub const ISSUES_CERTIFICATES: Text = text("是 CA 证书，不是服务器证书");
/// It was revoked.
pub const REVOKED: Text = text("已被吊销");
/// Any other problem of a certificate.
pub const NOT_ACCEPTABLE: Text = text("不符合要求");

/// The server does not use TLS.
pub const NOT_TLS: Text = text("对方不使用 TLS");
/// The server's TLS version is too old.
pub const TOO_OLD: Text = text("对方只支持 TLS 1.1 或更早版本，至少须 TLS 1.2");
/// Server and client have no TLS parameters in common.
pub const INCOMPATIBLE: Text = text("没有双方都支持的 TLS 版本或算法");
/// The server sent a TLS alert.
pub const ALERT: Text = text("对方拒绝了握手");
/// Any other problem of a handshake.
pub const HANDSHAKE: Text = text("握手失败");
