//! Texts of the sandbox commands.

use super::{Text, text};

/// The gateway is not a sandbox.
pub const NOT_A_SANDBOX: Text = text(
    "网关不是模拟网关：--gateway 须为 sandbox: 或本机地址",
    "the gateway is not a sandbox: --gateway must be sandbox: or an address of this machine",
);
/// How to use the built-in sandbox instead.
pub const USE_THE_BUILT_IN: Text = text("用 -p sandbox 使用内置的模拟网关", "use the built-in one with -p sandbox");
/// Another server answers at this address.
pub const NOT_ITS_ANSWER: Text = text("应答的不是模拟网关", "the server at this address is not a sandbox");
/// No sandbox is served at this address.
pub const IS_IT_SERVED: Text = text("先运行 zhengxin sandbox serve", "start it with `zhengxin sandbox serve`");
/// The sandbox was reset.
pub const RESET: Text = text("模拟网关已重置", "the sandbox was reset");
/// The sandbox's time was advanced.
pub const ADVANCED: Text = text("模拟网关的时间前进了 {by}", "the sandbox's clock moved forward by {by}");
/// Other machines can reach the sandbox.
pub const NOT_LOOPBACK: Text = text(
    "模拟网关监听的不是本机地址，其他机器也能访问",
    "the sandbox does not listen on a loopback address: other machines can reach it",
);
/// The sandbox is being served.
pub const SERVING: Text = text(
    "模拟网关运行中，按 Ctrl-C 停止；在另一个终端执行：zhengxin --gateway {url} sandbox people",
    "serving the sandbox; press Ctrl-C to stop. In another terminal: zhengxin --gateway {url} sandbox people",
);
/// The sandbox is being served at a non-loopback address.
pub const SERVING_AFAR: Text = text(
    "模拟网关运行中，按 Ctrl-C 停止；查看测试人员：curl {url}/_sandbox/people；`zhengxin sandbox people` 等命令只用于 127.0.0.1 等本机地址",
    "serving the sandbox; press Ctrl-C to stop. Its people: curl {url}/_sandbox/people (`zhengxin sandbox people` and similar commands work only with loopback addresses)",
);
/// No captcha is waiting.
pub const NO_CAPTCHA: Text = text("（无）", "none");
/// Before the captcha's text.
pub const CAPTCHA: Text = text("图片验证码", "captcha");
/// No SMS is waiting.
pub const NO_SMS: Text = text("没有等待中的短信", "no SMS is waiting");
/// The server cannot listen at this address.
pub const CANNOT_LISTEN: Text = text("无法监听 {address}（{reason}）", "cannot listen on {address}: {error}");
/// `--public-key` without the signed envelope.
pub const KEY_WITHOUT_SIGNED: Text =
    text("--public-key 只用于 --envelope signed", "--public-key is for --envelope signed only");
/// `--wrap` without the signed envelope.
pub const WRAP_WITHOUT_SIGNED: Text = text("--wrap 只用于 --envelope signed", "--wrap is for --envelope signed only");
/// The signed envelope without a public key.
pub const SIGNED_WITHOUT_KEY: Text = text(
    "--envelope signed 需要 --public-key FILE 来验证签名",
    "--envelope signed needs --public-key FILE to verify signatures with",
);
/// No certificate could be made.
pub const NO_CERTIFICATE: Text = text("无法生成证书：{error}", "{error}");
/// The certificate cannot be written to the named file.
pub const CERTIFICATE_FILE: Text =
    text("--tls-cert-out {path}：无法写入（{reason}）", "--tls-cert-out {path}: {error}");
