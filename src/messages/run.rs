//! Texts of `run`.

use super::{Text, text};

/// Another `run` uses the session.
pub const RUNNING: Text =
    text("这个会话已有另一个 run 在进行（进程 {pid}）", "another run is already using this session (process {pid})");
/// How to proceed while another `run` uses the session.
pub const RUNNING_HINT: Text =
    text("等它结束，或用 --session 另选一个会话", "wait until it has ended, or choose another session with --session");
/// `--curl` shows one call.
pub const NO_CURL: Text = text("run 会调用多个方法，--curl 只显示一个", "run makes many calls; --curl shows one");
/// How to show calls instead.
pub const NO_CURL_HINT: Text =
    text("用 --dry-run，或对单条命令用 --curl", "use --dry-run, or --curl with a single command");

/// The time left of the login, before a form.
pub const LEFT: Text = text("（登录还剩 {left}）", "({left} left of the login)");
/// The title of the choice of a route.
pub const ROUTE: Text = text("验证方式", "how to verify");
/// UnionPay among the choices.
pub const UNIONPAY: Text =
    text("银联验证（银行卡，推荐信用卡）", "银联验证 (UnionPay: bank card and SMS; a credit card is best)");
/// The questions among the choices.
pub const QUESTIONS: Text = text("问题验证（五道题，常被拒）", "问题验证 (five questions; often refused)");
/// An unknown route.
pub const WRONG_ROUTE: Text =
    text("{place}：应为 auto、unionpay 或 questions", "{place}: must be auto, unionpay or questions");

/// The gateway is busy.
pub const BUSY: Text = text("网关忙，{left}后再试", "the gateway is busy: retrying in {left}");
/// A submission may still be in flight.
pub const OUTCOME: Text =
    text("{left}后重新登录，以查明提交的结果", "logging in again in {left}, to find out the outcome of the submission");
/// The call in flight.
pub const CALLING: Text = text("正在调用 {method} …", "calling {method} …");
/// The ask program gave an invalid value.
pub const PROGRAM_WRONG: Text =
    text("问答程序给出的 {key} 不可用：{problem}", "the ask program gave an unusable {key}: {problem}");

/// Logged in.
pub const LOGGED_IN: Text = text("已登录", "logged in");
/// Applied.
pub const APPLIED: Text = text("已提交申请", "applied");
/// A report exists, so there is nothing to apply for.
pub const REPORT_THERE: Text = text("已有报告，无需申请", "there is a report already: nothing to apply for");
/// The run has to wait for the report.
pub const WAITING: Text = text(
    "已提交申请，报告尚未生成。约 {left}后申请人会收到征信中心的短信（身份验证码），届时执行：\n  {command}",
    "applied; the report is not there yet. In about {left} the applicant gets the credit centre's SMS with the identity \
     code; then run:\n  {command}",
);
/// The run could not log in to look for the report.
pub const NOT_LOOKED: Text =
    text("本次未能登录查看（缺少：{keys}）", "could not log in to see whether the report is ready (missing: {keys})");

/// An undocumented status.
pub const UNKNOWN_STATUS: Text = text(
    "网关应答中的 user_status（{status}）不在接口文档中；未提交任何申请",
    "the gateway's user_status is not documented ({status}): nothing was applied for",
);
/// How to apply in spite of an undocumented status.
pub const UNKNOWN_STATUS_HINT: Text =
    text("确要申请时用 --route 指定验证方式", "to apply anyway, name a route with --route");
/// The gateway does not offer the named route.
pub const NOT_OFFERED: Text = text("网关没有提供验证方式 {route}", "the gateway does not offer the route {route}");
/// How to proceed without that route.
pub const NOT_OFFERED_HINT: Text = text("去掉 --route，或换一种方式", "leave out --route, or name the other one");
/// The session recovers the password.
pub const RECOVERS: Text = text(
    "本会话用于找回密码（verify-methods --for recover），不会由此提交申请",
    "this session is for recovering the password (verify-methods --for recover): it cannot be used to apply",
);
/// The gateway names no next step.
pub const NO_WAY: Text = text("网关没有说明下一步", "the gateway does not say what comes next");
/// The gateway repeats the same request endlessly.
pub const CIRCLE: Text =
    text("网关反复要求 {method}，已停止", "stopped: the gateway asks for {method} again and again");
/// The same application was refused.
pub const REJECTED: Text = text(
    "网关已拒绝用同样的 {keys} 提出的申请；未再次提交",
    "the gateway has refused an application with the same {keys}: it is not submitted again",
);
/// How to apply again after a refusal.
pub const REJECTED_HINT: Text =
    text("换一组值，在终端中回答，或用 --again 再次提交", "give other values, answer at a terminal, or add --again");
/// How to see the steps.
pub const CIRCLE_HINT: Text = text("用 -v 查看各步骤", "-v shows the steps");

/// Titles of `--dry-run`.
pub const STEP: Text = text("步骤", "step");
/// A value's key.
pub const VALUE: Text = text("值", "value");
/// A value's source.
pub const SOURCE: Text = text("来源", "from");
/// A value without a source.
pub const NOBODY: Text = text("未提供", "not given");
/// The file exists, and the report was fetched before.
pub const ALREADY_FETCHED: Text = text(
    "--save {path}：文件已存在；报告已于 {at} 取得，无须再取",
    "--save {path}: the file exists, and this applicant's report was fetched at {at}: nothing is left to do",
);
/// How to proceed if the report was fetched before.
pub const ALREADY_FETCHED_HINT: Text = text(
    "用 `zhengxin session list --state fetched` 列出已取报告的申请人；加 --force 重新取报告并覆盖",
    "`zhengxin session list --state fetched` lists the applicants whose report was fetched; --force fetches the report again and replaces the file",
);
/// The next command does not show all values.
pub const LEFT_OUT: Text = text(
    "上述命令未含全部的值：执行时还须加上 {options}",
    "the next command does not show every value: add {options} to it again",
);
