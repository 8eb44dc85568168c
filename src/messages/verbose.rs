//! What `-v` tells of a call.

use super::Text;

/// An attempt begins.
pub const STARTED: Text = Text { zh: "{method}: 第 {attempt} 次尝试", en: "{method}: attempt {attempt}" };
/// A reply has come.
pub const ANSWERED: Text =
    Text { zh: "HTTP {status}，{bytes} 字节，{ms} 毫秒", en: "HTTP {status}, {bytes} bytes, {ms} ms" };
/// It is called once more.
pub const PAUSING: Text = Text { zh: "{cause}：{ms} 毫秒后重试", en: "{cause}: again in {ms} ms" };
/// The call is over.
pub const FINISHED: Text =
    Text { zh: "共 {attempts} 次尝试，{ms} 毫秒", en: "done after {attempts} attempt(s), {ms} ms" };
