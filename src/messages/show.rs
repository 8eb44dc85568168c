//! Texts of `--dry-run` and `--curl`.

use super::{Text, text};

/// The command makes no call.
pub const NO_CALL: Text = text(
    "{flag}：{command} 不调用网关的方法，没有可显示的请求",
    "{flag}: `{command}` calls no method of the gateway, so there is nothing to show",
);
/// The command makes many calls.
pub const MANY_CALLS: Text = text(
    "{flag}：{command} 会调用多个方法，没有单独的请求可显示",
    "{flag}: `{command}` makes many calls, and there is no single one to show",
);
/// curl cannot reach the sandbox in this process.
pub const NO_CURL: Text = text(
    "--curl 需要 HTTP 网关，而 sandbox: 在本进程内运行",
    "--curl needs a gateway over HTTP; sandbox: runs in this process",
);
/// How to get a gateway that curl can reach.
pub const NO_CURL_HINT: Text = text(
    "先运行 zhengxin sandbox serve，再用 --gateway 指定它的地址",
    "start one with `zhengxin sandbox serve` and name its URL with --gateway",
);
/// curl cannot sign.
pub const NO_SIGNED_CURL: Text = text(
    "--curl 无法显示签名的调用：签名包含发送时刻，须在发送时计算",
    "--curl cannot show a signed call: its signature covers the time of the call and is made when it is sent",
);
/// How to see the call instead.
pub const NO_SIGNED_CURL_HINT: Text = text(
    "用 --dry-run 查看请求本身，或以 ZHENGXIN_ENVELOPE=plain 显示未签名的调用",
    "see the request itself with --dry-run, or the unsigned call with ZHENGXIN_ENVELOPE=plain",
);
/// The variables of a curl command.
pub const VARIABLES: Text = text("运行前先设置：{variables}", "set before you run it: {variables}");
/// A command of `batch`.
pub const NO_DRY_BATCH: Text =
    text("{flag}：batch 的命令不支持试运行", "{flag}: the commands of `batch` have no dry run");
/// What can be tried without effect.
pub const NO_DRY_BATCH_HINT: Text = text(
    "只检查名单、不导入也不调用网关：zhengxin batch run LIST --check",
    "to check a list without importing it or calling the gateway: zhengxin batch run LIST --check",
);
