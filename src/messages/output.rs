//! Labels and headings of printed results.

use super::{Text, text};

/// Before the next command.
pub const NEXT: Text = text("下一步", "next");
/// An application was accepted.
pub const CODE_COMES: Text = text(
    "约 24 小时后，征信中心以短信把身份验证码发给申请人；收到后执行：{command}",
    "in about 24 hours the applicant gets the credit centre's SMS with the identity code; then run: {command}",
);
/// The value true.
pub const YES: Text = text("是", "yes");
/// The value false.
pub const NO: Text = text("否", "no");
/// user_status 0
pub const STATUS_NOT_APPLIED: Text = text("暂未申请", "not applied yet");
/// user_status 1
pub const STATUS_PROCESSING: Text = text("处理中", "being processed");
/// user_status 2
pub const STATUS_READY: Text = text("报告已生成", "the report is ready");
/// user_status 3
pub const STATUS_REFUSED: Text = text("验证未通过", "verification was refused");
/// user_status 4
pub const STATUS_LOCAL: Text = text("本地有报告且未失效", "a valid report exists");
/// user_status 5
pub const STATUS_LOCAL_EXPIRED: Text = text("本地有报告失效", "a report exists but has expired");
/// user_status 6
pub const STATUS_NOT_PRODUCED: Text = text("报告未生成", "no report was produced");
/// An undocumented user_status.
pub const STATUS_UNKNOWN: Text = text("未知状态", "unknown status");
/// What can be done after a refusal: nothing.
pub const RECOVERY_NONE: Text = text("无", "nothing");
/// Recovery again.
pub const RECOVERY_AGAIN: Text = text("稍后重试", "try again");
/// Recovery new-input.
pub const RECOVERY_NEW_INPUT: Text = text("重新填写", "enter new values");
/// Recovery new-captcha.
pub const RECOVERY_NEW_CAPTCHA: Text = text("换一张图片验证码", "fetch a new picture");
/// Recovery new-sms.
pub const RECOVERY_NEW_SMS: Text = text("重新获取短信", "request a new SMS");
/// Recovery restart-step.
pub const RECOVERY_RESTART_STEP: Text = text("重做本步骤", "restart the step");
/// Recovery login.
pub const RECOVERY_LOGIN: Text = text("重新登录", "log in again");
/// Recovery route.
pub const RECOVERY_ROUTE: Text = text("换一种验证方式", "take another route");
/// Recovery wait.
pub const RECOVERY_WAIT: Text = text("等待", "wait");
/// Recovery report.
pub const RECOVERY_REPORT: Text = text("直接取报告", "fetch the report");
/// An applicant.
pub const APPLICANT: Text = text("申请人", "applicant");
/// A session.
pub const SESSION: Text = text("会话", "session");
/// A gateway.
pub const GATEWAY: Text = text("网关", "gateway");
/// An applicant's state.
pub const STATE: Text = text("状态", "state");
/// Time left of a login.
pub const LEFT: Text = text("登录剩余", "login left");
/// When the applicant applied.
pub const APPLIED_AT: Text = text("申请时间", "applied at");
/// When the outcome of a submission or an application can be asked for, or a lock ends.
pub const DUE_AT: Text = text("结果可查时间", "result due");
/// When a lock ends.
pub const LOCKED_UNTIL: Text = text("锁定至", "locked until");
/// Missing values.
pub const MISSING: Text = text("还缺", "missing");
/// The list is empty.
pub const NO_SESSIONS: Text = text("没有会话", "no sessions");
/// No session is due.
pub const NONE_DUE: Text = text("没有现在可以继续的会话", "no session is due now");
/// State none.
pub const STATE_NONE: Text = text("尚未登录", "not logged in yet");
/// State logged-in.
pub const STATE_LOGGED_IN: Text = text("已登录", "logged in");
/// State expired.
pub const STATE_EXPIRED: Text = text("登录已过期", "the login has expired");
/// State locked.
pub const STATE_LOCKED: Text = text("登录名被锁定", "the login name is locked");
/// State result-due.
pub const STATE_RESULT_DUE: Text =
    text("申请已满 24 小时，登录可查看结果", "applied over 24 hours ago: log in to see the result");
/// State fetched.
pub const STATE_FETCHED: Text = text("报告已取", "the report was fetched");
/// State uncertain.
pub const STATE_UNCERTAIN: Text =
    text("有一次提交结果不明，重新登录可查明", "the outcome of a submission is unknown: log in again to find out");
/// State applied.
pub const STATE_APPLIED: Text =
    text("已申请，24 小时后出结果", "applied: the result comes 24 hours after the application");
/// State report.
pub const STATE_REPORT: Text = text("报告可取", "the report can be fetched");
/// Below the list of commands.
pub const CAPABILITIES: Text = text(
    "加 --json：每条命令、选项、环境变量、类别、退出码，以及每种输出的 JSON Schema",
    "With --json: every command, flag, variable, class, exit code and the JSON Schema of each output",
);
/// `version`: the commit.
pub const COMMIT: Text = text("提交", "commit");
/// `version`: the features.
pub const FEATURES: Text = text("特性", "features");
/// `version`: without features.
pub const NO_FEATURES: Text = text("（无）", "(none)");
/// `version`: the platform.
pub const TARGET: Text = text("目标平台", "target");
/// Standard output cannot be written.
pub const UNPRINTABLE: Text = text("无法写到标准输出（{reason}）", "standard output: {error}");
/// A result's file cannot be written.
pub const UNSAVED: Text = text("{flag} {path}：{reason}", "{flag} {path}: {error}");
/// `man` got the name of a page where it expects a directory.
pub const MAN_PAGE_NAMED: Text =
    text("man 的参数是目录，而 {name} 是一个手册页的名称", "man takes a directory, and {name} is the name of a page");
/// How to read the page, and how to write all pages into a directory of that name.
pub const MAN_PAGE_NAMED_HINT: Text = text(
    "{show} 显示其内容；{write} 把所有手册页写入以此为名的目录",
    "`{show}` shows it; `{write}` writes all pages into a directory of that name",
);
/// The man pages cannot be written.
pub const MAN_PAGES: Text = text("手册页：无法写入 {path}：{reason}", "man pages: {path} cannot be written: {error}");
/// The jq filter failed.
pub const FILTER: Text = text("jq 表达式不适用于这个结果（{what}）", "the jq filter failed: {what}");
/// The jq filter crashed its own process.
pub const FILTER_ENDLESS: Text = text(
    "jq 表达式无限递归，或其结果嵌套过深、过大",
    "the jq filter failed: it recurses without end, or its result is too large or too deeply nested",
);
/// The jq filter's process cannot be started.
pub const FILTER_ALONE: Text = text(
    "无法为 jq 表达式启动单独的进程（{reason}）",
    "cannot start the separate process that runs the jq filter: {error}",
);
