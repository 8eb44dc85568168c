//! `run`, and `call` for methods by name.

use super::HelpRow;

#[rustfmt::skip]
pub(super) static ROWS: [HelpRow; 16] = [
    ("run", "", "按网关给出的表单逐步进行，直到取得报告"),
    ("run", "route", "申请人的验证方式 [默认: auto]"),
    ("run", "until", "进行到哪一步为止"),
    ("run", "until=login", "登录"),
    ("run", "until=applied", "申请报告"),
    ("run", "until=report", "取得报告"),
    ("run", "max_tries", "同一步骤被拒几次后停止，并以该拒绝作为结果"),
    ("run", "look", "即使申请未满 24 小时也登录查看：报告可能提前生成"),
    ("run", "captcha", "提问时如何显示图片验证码"),
    ("run", "captcha=show", "显示图片及其路径"),
    ("run", "captcha=path", "只显示路径"),
    ("run", "captcha=none", "不显示"),
    ("run", "events", "每一步向标准错误写一行 JSON"),
    ("call", "", "按短名或全名调用任一方法"),
    ("call", "method", "方法的短名或全名"),
    ("call", "params", "key=value 发送字符串，key:=json 发送任意 JSON，key=@FILE 发送文件中的一行（@- 为标准输入），key:=@FILE 把该行作为 JSON 发送"),
];
