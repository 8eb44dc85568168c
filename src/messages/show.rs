//! What `--dry-run` and `--curl` say.

use super::Text;

/// A command without a call.
pub const NO_CALL: Text = Text {
    zh: "{flag}：{command} 不调用网关的方法，没有可显示的请求",
    en: "{flag}: `{command}` calls no method of the gateway, so there is nothing to show",
};
/// curl cannot reach the sandbox in this process.
pub const NO_CURL: Text = Text {
    zh: "--curl 需要 HTTP 网关，sandbox: 在本进程内",
    en: "--curl needs a gateway over HTTP; sandbox: is in this process",
};
/// The way out.
pub const NO_CURL_HINT: Text = Text {
    zh: "先运行 zhengxin sandbox serve，再用 --gateway 指定它的地址",
    en: "start one with `zhengxin sandbox serve` and name its URL with --gateway",
};
/// The variables of a curl command.
pub const VARIABLES: Text = Text { zh: "运行前先设置: {variables}", en: "set before you run it: {variables}" };
