//! Words around what is printed.

use super::Text;

/// Before the next command.
pub const NEXT: Text = Text { zh: "下一步", en: "next" };
/// A truth.
pub const YES: Text = Text { zh: "是", en: "yes" };
/// An untruth.
pub const NO: Text = Text { zh: "否", en: "no" };
/// user_status 0
pub const STATUS_NOT_APPLIED: Text = Text { zh: "暂未申请", en: "not applied yet" };
/// user_status 1
pub const STATUS_PROCESSING: Text = Text { zh: "处理中", en: "being processed" };
/// user_status 2
pub const STATUS_READY: Text = Text { zh: "报告已生成", en: "the report is ready" };
/// user_status 3
pub const STATUS_REFUSED: Text = Text { zh: "验证未通过", en: "verification was refused" };
/// user_status 4
pub const STATUS_LOCAL: Text = Text { zh: "本地有报告且未失效", en: "a report is there and valid" };
/// user_status 5
pub const STATUS_LOCAL_EXPIRED: Text = Text { zh: "本地有报告失效", en: "a report is there but has expired" };
/// user_status 6
pub const STATUS_NOT_PRODUCED: Text = Text { zh: "报告未生成", en: "no report was produced" };
/// A user_status that the document does not know.
pub const STATUS_UNKNOWN: Text = Text { zh: "未知状态", en: "unknown status" };
/// An applicant.
pub const APPLICANT: Text = Text { zh: "申请人", en: "applicant" };
/// A session.
pub const SESSION: Text = Text { zh: "会话", en: "session" };
/// A gateway.
pub const GATEWAY: Text = Text { zh: "网关", en: "gateway" };
/// Where somebody stands.
pub const STATE: Text = Text { zh: "状态", en: "state" };
/// Time left of a login.
pub const LEFT: Text = Text { zh: "登录剩余", en: "login left" };
/// When it was applied.
pub const APPLIED_AT: Text = Text { zh: "申请时间", en: "applied at" };
/// What is missing.
pub const MISSING: Text = Text { zh: "还缺", en: "missing" };
/// Nothing to list.
pub const NO_SESSIONS: Text = Text { zh: "没有会话", en: "no sessions" };
/// State none.
pub const STATE_NONE: Text = Text { zh: "尚未登录", en: "not logged in yet" };
/// State logged-in.
pub const STATE_LOGGED_IN: Text = Text { zh: "已登录", en: "logged in" };
/// State expired.
pub const STATE_EXPIRED: Text = Text { zh: "登录已过期", en: "the login has expired" };
/// State uncertain.
pub const STATE_UNCERTAIN: Text = Text {
    zh: "有一次提交结果未知，重新登录即可知道",
    en: "a submission's outcome is not known: log in again, which tells",
};
/// State applied.
pub const STATE_APPLIED: Text =
    Text { zh: "已申请，24 小时后出结果", en: "applied: the result comes 24 hours after the application" };
/// State report.
pub const STATE_REPORT: Text = Text { zh: "报告可取", en: "the report can be fetched" };
/// Below the list of commands.
pub const CAPABILITIES: Text = Text {
    zh: "加 --json：每个命令、选项、环境变量、类别、退出码，以及每种输出的 JSON Schema",
    en: "With --json: every command, flag, variable, class, exit code and the JSON Schema of each output",
};
/// Standard output cannot be written.
pub const UNPRINTABLE: Text = Text { zh: "无法写到标准输出（{reason}）", en: "standard output: {error}" };
/// A file that holds a result cannot be written.
pub const UNSAVED: Text = Text { zh: "{flag} {path}：{reason}", en: "{flag} {path}: {error}" };
/// The man pages cannot be written.
pub const MAN_PAGES: Text = Text { zh: "手册页：{reason}", en: "man pages: {error}" };
/// The jq filter failed.
pub const FILTER: Text =
    Text { zh: "jq 表达式不适用于这个结果（{what}）", en: "the jq filter failed: {what}" };
/// The jq filter ended its own process.
pub const FILTER_ENDLESS: Text = Text {
    zh: "jq 表达式无限递归，或其结果嵌套过深、过大",
    en: "the jq filter failed: it recurses without end, or what it makes is nested too deeply or too large",
};
/// The jq filter has no process.
pub const FILTER_ALONE: Text = Text {
    zh: "无法为 jq 表达式启动单独的进程（{reason}）",
    en: "the jq filter needs a process of its own, which cannot be started: {error}",
};
