//! The meaning of each class of results.

use super::NamedRow;

/// By the class's name.
#[rustfmt::skip]
pub static CLASSES: [NamedRow; 26] = [
    ("ok", "完成"),
    ("output", "结果无法写出"),
    ("different", "diff：两份报告不同"),
    ("usage", "命令行用法有误"),
    ("input", "值未被接受（本地校验或网关）"),
    ("identity", "姓名、身份证号或手机号不符"),
    ("card", "银行卡的密码、有效期或后三位不符"),
    ("expired", "未登录，或某一步已过期"),
    ("credentials", "登录名或密码错误"),
    ("captcha", "图片验证码错误"),
    ("code", "短信验证码、身份验证码或银联认证码错误"),
    ("rejected", "网关拒绝"),
    ("exists", "已存在"),
    ("not-found", "不存在"),
    ("route", "须改用另一种验证方式"),
    ("duplicate", "已发送过：向网关查明结果之前不再发送"),
    ("pending", "已申请，结果未出：稍后再来"),
    ("uncertain", "已发送，是否生效尚不可知：稍后再来"),
    ("unavailable", "网络故障、超时、HTTP 5xx 或系统繁忙"),
    ("locked", "被锁定一段时间"),
    ("unknown", "返回码不在返回码表中"),
    ("protocol", "无法理解网关的应答"),
    ("missing", "缺少所需的值，也无法询问"),
    ("config", "配置、会话或密钥文件不可用"),
    ("internal", "程序内部错误"),
    ("interrupted", "被中断：Ctrl-C、SIGTERM 或 SIGHUP"),
];
