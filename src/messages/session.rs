//! Texts of the session commands.

use super::{Text, text};

/// `--gateway` of a list is not an address.
pub const NO_ADDRESS: Text = text("--gateway：不是网关地址", "--gateway: not the address of a gateway");
/// No session has this name.
pub const NO_SUCH: Text = text("没有会话 {name}", "there is no session {name}");
/// How to find the name of a session.
pub const NO_SUCH_HINT: Text = text(
    "会话名见 zhengxin session list；如这是申请人的 user_id，执行：{command}",
    "`zhengxin session list` shows the names; if this is an applicant's user_id, run: {command}",
);
/// The same, if the name can be no user_id.
pub const NAMES_HINT: Text = text("会话名见 zhengxin session list", "`zhengxin session list` shows the names");
/// The session was removed.
pub const REMOVED: Text = text("已删除会话 {name}", "session {name} is removed");
/// `--dry-run`.
pub const WOULD_REMOVE: Text = text("将删除：{names}", "would remove: {names}");
/// How many sessions were removed.
pub const PRUNED: Text = text("已删除 {count} 个会话", "{count} {count|session|sessions} removed");

/// The session was kept because of its bonds.
pub const NOT_REMOVED: Text = text("未删除会话 {name}：{why}", "session {name} was not removed: {why}");
/// How to remove it anyway.
pub const NOT_REMOVED_HINT: Text = text(
    "重新登录可查明结果；加 --force 则仍然删除，之后可能重复申请",
    "log in to find out the outcome; --force removes the session anyway, and an application may then be made twice",
);
/// How to remove a session with a recent application.
pub const NOT_REMOVED_APPLIED_HINT: Text = text(
    "请先取得报告（收到短信后执行：{command}）；加 --force 则仍然删除，之后可能重复申请",
    "fetch the report first (once the SMS has come: {command}); --force removes the session anyway, and an application may then be made twice",
);
/// A bond: a submission with an unknown outcome.
pub const BOUND: Text = text("{sent} 已于 {at} 发出，结果不明", "{sent} was sent at {at}, and its outcome is unknown");
/// A bond: a recent application.
pub const BOUND_BY_APPLICATION: Text =
    text("已于 {at} 申请，还要等 {left}", "it holds an application made at {at}, whose result takes another {left}");
/// Between two bonds.
pub const AND: Text = text("；", "; ");
/// `--force`: a submission with an unknown outcome was forgotten.
pub const FORGOTTEN: Text =
    text("已丢弃记录：{sent} 于 {at} 发出，结果不明", "forgotten: {sent} was sent at {at}, and its outcome is unknown");
/// `--force`: a recent application was forgotten.
pub const FORGOTTEN_APPLICATION: Text =
    text("已丢弃记录：{at} 的申请（还剩 {left}）", "forgotten: an application at {at} ({left} left)");
/// The session was adopted for the merchant.
pub const ADOPTED: Text = text(
    "会话 {name} 现属于商户 {merchant}，名为 {to}",
    "session {name} now belongs to merchant {merchant} and is named {to}",
);
/// `--dry-run`: the session would be adopted.
pub const WOULD_ADOPT: Text = text(
    "会话 {name} 将属于商户 {merchant}，名为 {to}",
    "session {name} would belong to merchant {merchant} and be named {to}",
);
/// Another session is already in its place.
pub const ADOPTED_ALREADY: Text =
    text("会话 {there} 已存在，{name} 未作改动", "session {there} exists already; {name} was not changed");
