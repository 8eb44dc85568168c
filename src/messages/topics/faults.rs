//! The faults and quirks of the sandbox, its inbox, and the notes on UnionPay.

use super::NamedRow;

/// The syntax of a fault.
pub const SYNTAX: &str = "`sandbox serve --fault` 的故障写作 KIND:CALLS[:...]。CALLS 为方法的短名，或表示所有方法的 *。故障作用于其全部调用（login）、\
    第二次调用（login#2）、第二次起的调用（login#2+），或随机百分之三十的调用（login%30）；各方法分别计数。模拟网关运行时，可用 GET、\
    PUT 和 DELETE /_sandbox/faults 查看、替换和清除故障（PUT：故障的 JSON 数组）。";
/// Above the quirks.
pub const QUIRKS_BELOW: &str = "\n应答变体（即 NAME；all 为全部变体）：\n\n";

/// The meaning of the kinds of faults.
#[rustfmt::skip]
pub static KINDS: [NamedRow; 12] = [
    ("latency", "应答延迟若干毫秒，或两数之间的随机毫秒数"),
    ("refuse", "从此刻起若干毫秒内关闭端口：拒绝新连接，重置已有连接；只用于 *"),
    ("reset", "不应答，而重置连接"),
    ("silence", "始终不应答，连接保持打开"),
    ("half", "应答发出一半后关闭连接"),
    ("drip", "逐字节发送应答，每个字节之前等待若干毫秒"),
    ("http", "以此 HTTP 状态（400 到 599）的网页应答；给出秒数时带 Retry-After"),
    ("html", "以状态为 200 的网页应答"),
    ("not-json", "应答中多一个逗号，同接口文档所印"),
    ("type", "应答的某一部分 JSON 类型有误：reply、code、data 或 next"),
    ("quirk", "按接口文档允许的方式改变应答：一种、几种或全部变体"),
    ("code", "以此返回码拒绝；不能是表示成功的 200 和 0"),
];

/// Whether the sandbox acts, by the kind's English words.
pub const ACTED: &str = "调用已生效";
/// The sandbox does not act.
pub const UNACTED: &str = "调用未生效";
/// The sandbox acts unless the fault says otherwise.
pub const ACTED_UNLESS: &str = "调用已生效，加 :unacted 则未生效";
/// The sandbox does not act unless the fault says otherwise.
pub const UNACTED_UNLESS: &str = "调用未生效，加 :acted 则已生效";

/// The meaning of the quirks.
#[rustfmt::skip]
pub static QUIRKS: [NamedRow; 19] = [
    ("zero-code", "成功的返回码为 0，而不是 200"),
    ("text-code", "返回码为字符串，前后有空白"),
    ("text-numbers", "其他数字为字符串：user_status、cardtype、规则的 id、选项的值"),
    ("unknown-keys", "data 旁边、data 中、表单中和字段中有接口文档未列出的成员"),
    ("unknown-field", "每个表单都有一个预填字段，其类型和键接口文档未列出"),
    ("reversed", "规则和字段的顺序颠倒"),
    ("prefixed-methods", "表单指定的方法带前缀"),
    ("blank-methods", "表单和刷新动作指定的方法后有空白"),
    ("blank-keys", "字段和刷新参数的键前后有空白"),
    ("blank-values", "预填值前后有空白"),
    ("platform-forms", "表单同平台的其他业务：refresh_method、refresh_param、detail_hint、隐藏字段、类型为字符串"),
    ("next-outside", "表单与 data 并列"),
    ("status-outside", "user_status、unionpay_auth 和 apply_type 与 data 并列"),
    ("bare-data", "data 直接为图片的 base64 或银联认证码"),
    ("null-data", "空的 data 为 null"),
    ("blank-data", "空的 data 为空字符串"),
    ("no-data", "省略空的 data"),
    ("blank-names", "成员名前后有空白"),
    ("text-data", "data 为含有该对象的字符串"),
];

/// Below the options of `sandbox inbox`, above the ask program.
pub const INBOX: &str = "加 --json 时输出一个对象。没有待用的图片验证码时 captcha 为 null。最后一条短信最新，其 method 是使用该验证码的\
    方法：\n\n  {shape}\n\n--ask sandbox: 从中取答案。作用相同的问答程序（网关取自 ZHENGXIN_GATEWAY）：\n\n";

/// Above the notes.
pub const NOTES: &str = "接口文档的说明（1.1.7）：\n\n";
/// Above the banks of a kind of card.
pub const BANKS: &str = "\ncardtype {kind} 为{title}，支持以下银行：\n\n";
