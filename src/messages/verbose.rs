//! Texts of `-v`.

use super::{Text, text};

/// An attempt begins.
pub const STARTED: Text = text("{method}: 第 {attempt} 次尝试", "{method}: attempt {attempt}");
/// A reply has come.
pub const ANSWERED: Text = text("HTTP {status}，{bytes} 字节，{ms} 毫秒", "HTTP {status}, {bytes} bytes, {ms} ms");
/// It is called once more.
pub const PAUSING: Text = text("{cause}：{ms} 毫秒后重试", "{cause}: again in {ms} ms");
/// The call is over.
pub const FINISHED: Text = text("共 {attempts} 次尝试，{ms} 毫秒", "done after {attempts} attempt(s), {ms} ms");
