//! Texts of `-v`.

use super::{Text, text};

/// Other certificates are trusted than the system's.
pub const TRUSTED: Text = text(
    "根据 {name}，信任 {path} 中的证书，不使用系统证书",
    "{name}: the certificates of {path} are trusted instead of the system's",
);
/// An attempt begins.
pub const STARTED: Text = text("{method}：第 {attempt} 次尝试", "{method}: attempt {attempt}");
/// A reply has arrived.
pub const ANSWERED: Text =
    text("HTTP {status}，{bytes} 字节，{ms} 毫秒", "HTTP {status}, {bytes} {bytes|byte|bytes}, {ms} ms");
/// The call is retried.
pub const PAUSING: Text = text("{cause}：{ms} 毫秒后重试", "{cause}: retrying in {ms} ms");
/// The call has ended.
pub const FINISHED: Text =
    text("共 {attempts} 次尝试，{ms} 毫秒", "done after {attempts} {attempts|attempt|attempts}, {ms} ms");
