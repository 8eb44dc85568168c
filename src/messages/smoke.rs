//! Texts of the gateway checks.

use super::{Text, text};

/// `--format` contradicts `--json` or `--jq`.
pub const FORMAT_AND_JSON: Text =
    text("--format {format} 不能与 --json 或 --jq 同时使用", "--format {format} cannot be used with --json or --jq");
/// `--format json` and `--output human`.
pub const JSON_AND_HUMAN: Text =
    text("--format json 不能与 --output human 同时使用", "--format json cannot be used with --output human");
/// `--session` without a session.
pub const NO_SESSION: Text = text("smoke 不使用会话，不能用 --session", "smoke uses no session: leave out --session");
/// `--until` at another level than full.
pub const UNTIL_OF_FULL: Text = text("--until 只用于 --level full", "--until is for --level full only");
/// `--baseline` and `--record-baseline` name the same file.
pub const SAME_BASELINE: Text =
    text("--baseline 与 --record-baseline 是同一个文件", "--baseline and --record-baseline name the same file");
/// Two options name the same file.
pub const SAME_FILE: Text = text("{one} 与 {other} 是同一个文件", "{one} and {other} name the same file");
/// The level full at a gateway that is not a sandbox.
pub const NOT_A_SANDBOX: Text = text(
    "--level full 会提交申请，只用于模拟网关；{gateway} 不是模拟网关",
    "--level full submits an application, so it is meant for a sandbox; {gateway} is not a sandbox",
);
/// How to submit at such a gateway.
pub const YES_SUBMIT: Text = text(
    "确要为真实申请人提交申请时，加 --yes-submit",
    "to apply for a real applicant's report anyway, add --yes-submit",
);
/// The baseline was not written.
pub const NOT_RECORDED: Text = text("有检查未通过，未写入 {path}", "{path} was not written: not every check passed");

/// A file that is not a baseline.
pub const DAMAGED_BASELINE: Text =
    text("{path}：第 {line} 行第 {column} 列：不是基线文件", "{path}: line {line}, column {column}: not a baseline");
/// A baseline of an older version.
pub const OLDER_BASELINE: Text =
    text("{path}：由旧版本写入（格式 {format}）", "{path}: written by an older version (format {format})");
/// A baseline of a newer version.
pub const NEWER_BASELINE: Text =
    text("{path}：由更高版本写入（格式 {format}）", "{path}: written by a newer version (format {format})");
/// How to replace an old or new baseline.
pub const RECORD_ANEW: Text = text("用 --record-baseline 重新记录", "record it again with --record-baseline");

/// How to make the baseline that does not exist.
pub const RECORD_FIRST: Text = text("先记录基线，例如：{command}", "record a baseline first, such as with: {command}");

// The expectation of each check.

/// Check::Reachable
pub const REACHABLE: Text = text("网关可以连接并有应答", "the gateway can be reached and answers");
/// Check::Tls
pub const TLS: Text = text("TLS 握手成功，证书可信", "TLS with a trusted certificate");
/// Check::Reply
pub const REPLY: Text =
    text("应答是带整数 code 的 JSON 对象", "a reply of the protocol: a JSON object with an integer code");
/// Check::Picture
pub const PICTURE: Text = text("可以解码的图片验证码", "a captcha picture that can be decoded");
/// Check::TypeMissing
pub const TYPE_MISSING: Text = text("缺少 type 时应答含 code", "a code when type is missing");
/// Check::TypeUnknown
pub const TYPE_UNKNOWN: Text = text("type 为 9 时应答含 code", "a code when type is 9");
/// Check::TypeText
pub const TYPE_TEXT: Text = text("type 为文字时应答含 code", "a code when type is a word");
/// Check::LoginForm
pub const LOGIN_FORM: Text =
    text("login 表单含接口文档规定的键和类型", "the form of login, with the documented keys and types");
/// Check::Login
pub const LOGIN: Text = text("登录成功", "the login is accepted");
/// Check::UserStatus
pub const USER_STATUS: Text = text("user_status 为 0 至 6", "user_status is one of 0 to 6");
/// Check::Rules
pub const RULES: Text = text(
    "至少一种接口文档规定的验证方式，表单含规定的键和类型",
    "a documented verification method, its form with the documented keys and types",
);
/// Check::Questions
pub const QUESTIONS: Text = text("五道题，每题五个选项（1 至 5）", "five questions with five choices each, 1 to 5");
/// Check::SubmitQuestion
pub const SUBMIT_QUESTION: Text = text("答案被接受", "the answers are accepted");
/// Check::Card
pub const CARD: Text = text(
    "银行卡被接受，应答含 cardtype 和该类卡的表单",
    "the card is accepted, with its cardtype and the form for that type of card",
);
/// Check::BankSms
pub const BANK_SMS: Text = text("银行短信已发送", "the bank's SMS is sent");
/// Check::Authentication
pub const AUTHENTICATION: Text = text("应答含银联认证码", "a UnionPay code");
/// Check::HandInCode
pub const HAND_IN_CODE: Text =
    text("银联认证码被接受，应答含申请表单", "the UnionPay code is accepted, with the form of the application");
/// Check::AuthedInfo
pub const AUTHED_INFO: Text = text("申请表单", "the form of the application");
/// Check::ApplySms
pub const APPLY_SMS: Text = text("征信中心短信已发送", "the credit centre's SMS is sent");
/// Check::Apply
pub const APPLY: Text = text("申请被接受", "the application is accepted");
/// Check::ReportForm
pub const REPORT_FORM: Text = text("查询报告的表单", "the form of the report");
/// Check::Report
pub const REPORT: Text = text("征信报告", "the report");
/// A comparison with a baseline.
pub const AS_IN_BASELINE: Text = text("与基线一致", "as in the baseline");

// The actual result of a failed check.

/// The reply has no picture.
pub const NO_PICTURE: Text = text("没有图片", "no picture");
/// Not a picture.
pub const BAD_PICTURE: Text = text("无法解码为图片的数据", "data that cannot be decoded as a picture");
/// The reply has no form of this method.
pub const NO_FORM: Text = text("没有 {method} 的表单", "no form of {method}");
/// A form's faults.
pub const FORM: Text = text("{method} 的表单：{faults}", "the form of {method}: {faults}");
/// A field is missing.
pub const FIELD_MISSING: Text = text("缺少 {key}", "{key} is missing");
/// A field of another type.
pub const FIELD_TYPE: Text =
    text("{key} 的 type 为 {came}，应为 {documented}", "{key} is of type {came}, not {documented}");
/// A field's refresh calls another method.
pub const FIELD_REFRESH: Text =
    text("{key} 的 refreshMethod 不是 {method}", "the refreshMethod of {key} is not {method}");
/// A captcha's refresh requests a picture for something other than a login.
pub const FIELD_REFRESH_TYPE: Text =
    text("{key} 的 refreshParam 中 type 不是 2（登录）", "type in the refreshParam of {key} is not 2 (login)");
/// A question without its five choices.
pub const FIELD_OPTIONS: Text =
    text("{key} 的选项不是 1 至 5（或 0 至 4）", "the options of {key} are not 1 to 5 (or 0 to 4)");
/// An undocumented status.
pub const CAME_USER_STATUS: Text = text("user_status 为 {status}", "user_status {status}");
/// No documented verification method.
pub const NO_RULES: Text = text("没有接口文档规定的验证方式", "no documented verification method");
/// No valid card type.
pub const NO_CARD_TYPE: Text = text("cardtype 既不是 1 也不是 2", "a cardtype that is neither 1 nor 2");
/// No UnionPay code.
pub const NO_UNIONPAY_CODE: Text = text("没有银联认证码", "no UnionPay code");
/// Not a report.
pub const NOT_A_REPORT: Text = text("不是征信报告的数据", "data that is not a report");
/// Values are missing and no source could be asked.
pub const MISSING: Text = text("缺少 {keys}，也无法询问", "{keys}: missing, and nobody could be asked");
/// A member is gone.
pub const GONE: Text = text("不再有 {path}", "{path} is gone");
/// A member is gone from some elements.
pub const GONE_FROM_SOME: Text = text("部分元素中不再有 {path}", "{path} is gone from some elements");
/// A new member.
pub const NEW: Text = text("新增 {path}", "{path} is new");
/// A member's type changed.
pub const TYPE: Text = text("{path} 由 {was} 变为 {is}", "{path} changed from {was} to {is}");
/// The spelling of a member's name changed.
pub const NAME_WRITTEN: Text = text(
    "名称 {path} 的写法由 \"{was}\" 变为 \"{is}\"",
    "the spelling of the name {path} changed from \"{was}\" to \"{is}\"",
);
/// The spelling of the method or key in a member changed.
pub const TEXT_WRITTEN: Text =
    text("{path} 的写法由 \"{was}\" 变为 \"{is}\"", "the spelling of {path} changed from \"{was}\" to \"{is}\"");

// The expectation of a level's promise that this applicant cannot keep.

/// Expected: verification and application are available to the applicant.
pub const OPEN: Text = text("该申请人可以验证和申请", "verification and application available to this applicant");
/// Expected: the questions are available to the applicant.
pub const QUESTIONS_OPEN: Text = text("该申请人可以使用问题验证", "the questions available to this applicant");
/// Expected: the applicant's report is ready.
pub const REPORT_THERE: Text = text("该申请人的报告已生成", "this applicant's report ready");
/// The applicant has applied already.
pub const APPLIED: Text = text("该申请人已经申请过", "the applicant has applied already");
/// The applicant's report is ready.
pub const HAS_REPORT: Text = text("该申请人的报告已生成", "the applicant's report is ready");
/// UnionPay has authenticated the applicant.
pub const AUTHENTICATED: Text = text(
    "该申请人已通过银联认证，无需再验证",
    "UnionPay has already authenticated the applicant: no verification is needed",
);
/// The applicant's report is not ready yet.
pub const PENDING: Text =
    text("该申请人已申请，报告尚未生成", "the applicant has applied, and the report is not ready");
/// The applicant has no report.
pub const NO_REPORT: Text = text("该申请人没有报告", "this applicant has no report");
/// The obstacle, and how to avoid it.
pub const WAY_OUT: Text = text("{what}；{way_out}", "{what}; {way_out}");
/// How to avoid it: another applicant.
pub const ANOTHER_APPLICANT: Text = text("请换一个申请人", "use another applicant");
/// How to avoid it if there is a report.
pub const ANOTHER_OR_REPORT: Text = text(
    "请换一个申请人，或用 --level full --until report 取报告",
    "use another applicant, or fetch the report with --level full --until report",
);
/// How to avoid it if there is no report.
pub const ANOTHER_OR_APPLY: Text = text(
    "请换一个申请人，或去掉 --until report 以提交申请",
    "use another applicant, or leave out --until report to apply for a report",
);
/// How to avoid it if the report is being prepared.
pub const LATER: Text = text("请在申请 24 小时后再试", "come back 24 hours after the application");

// The reasons for skipping a check.

/// The gateway does not use TLS.
pub const NO_TLS: Text = text("该网关不用 TLS", "this gateway does not use TLS");
/// Another check failed.
pub const EARLIER: Text = text("{id} 未通过", "{id} failed");
/// The applicant's route does not include the step.
pub const NOT_ON_THE_WAY: Text = text("该申请人的流程不包含此步骤", "this applicant's flow does not include this step");
/// Closed questions.
pub const QUESTIONS_CLOSED: Text =
    text("问题验证对该申请人不可用（{code}）", "the questions are not available to this applicant ({code})");
/// The gateway offers no questions.
pub const NO_QUESTIONS: Text = text("网关没有提供问题验证", "the gateway offers no questions");
/// The baseline has no reply of this method.
pub const NOT_IN_BASELINE: Text = text("基线中没有", "not in the baseline");
/// This run has no reply of this method.
pub const NO_REPLY: Text = text("本次没有这样的应答", "no such reply came this time");

// Texts around the list of checks.

/// The first line.
pub const HEAD: Text = text("{gateway}，级别 {level}", "{gateway}, level {level}");
/// The last line.
pub const TOTAL: Text = text(
    "{all} 项检查：{passed} 项通过，{failed} 项未通过，{skipped} 项跳过",
    "{all} {all|check|checks}: {passed} passed, {failed} failed, {skipped} skipped",
);
/// The section of the document that a check is about.
pub const SECTION: Text = text("{section} 节", "section {section}");
/// Before the expectation.
pub const EXPECTED: Text = text("应为", "expected");
/// Before the actual result.
pub const GOT: Text = text("实际", "got");
