//! Texts of the commands that show a ledger of `batch`, or change it by hand.

use super::{Text, text};

/// A worker has ended without releasing an applicant.
pub const INTERRUPTED: Text = text("已中断", "interrupted");

/// The ledger's file.
pub const LEDGER: Text = text("账本", "ledger");
/// The run.
pub const RUN: Text = text("运行", "run");
/// The run is active.
pub const RUN_OF: Text = text("进程 {pid} 正在运行", "process {pid} is running");
/// The run is starting.
pub const RUN_STARTS: Text = text("正在启动", "starting");
/// No run is active.
pub const NO_RUN: Text = text("没有进程在运行", "none");
/// The people who answer questions.
pub const PEOPLE: Text = text("人工", "people");
/// How many applicants.
pub const APPLICANTS: Text = text("申请人", "applicants");
/// Failures by class.
pub const CLASSES: Text = text("失败类别", "failures");
/// Open questions.
pub const QUESTIONS: Text = text("待答问题", "questions");
/// The number of open questions, and the age of the oldest.
pub const OLDEST: Text = text("{count}（最早的已等待 {age}）", "{count} (the oldest has waited {age})");
/// The questions for identity codes, which come about a day after the application.
pub const IDENTITY_CODES: Text = text("身份验证码", "identity codes");
/// How many of them are open.
pub const TO_COME: Text = text(
    "{count} 人待收（申请约 24 小时后短信送达）",
    "{count} to come (by SMS, about 24 hours after the application)",
);
/// When the next applicant is due.
pub const NEXT_DUE: Text = text("最早处理时间", "next due");
/// At once.
pub const NOW: Text = text("现在即可", "now");
/// How long the run will take.
pub const ESTIMATE: Text = text("预计", "estimate");
/// The estimate in words.
pub const ABOUT: Text = text(
    "可处理的 {count} 人约需 {left}（每分钟 {rate} 人）",
    "about {left} for the {count} who can go on now ({rate} a minute)",
);

/// Title: the merchant's id of an applicant.
pub const USER_ID: Text = text("user_id", "user_id");
/// Title: the applicant's state.
pub const STATE: Text = text("状态", "state");
/// Title: the class.
pub const CLASS: Text = text("类别", "class");
/// Title: the gateway's code.
pub const CODE: Text = text("返回码", "code");
/// Title: when the applicant is due.
pub const DUE_AT: Text = text("可处理时间", "due");
/// Title: the report's score.
pub const SCORE: Text = text("评分", "score");
/// Title: the report's grade.
pub const GRADE: Text = text("等级", "grade");
/// Title: the report's file.
pub const REPORT: Text = text("报告", "report");
/// Title: the worker that holds the claim.
pub const HOLDER: Text = text("处理者", "held by");
/// Title: when the claim's lease ends.
pub const LEASE: Text = text("占用至", "held until");
/// Title: how many workers died with the applicant.
pub const CRASHES: Text = text("中断次数", "crashes");
/// No applicant is listed.
pub const NO_RESULTS: Text = text("没有符合条件的申请人", "no such applicants");

/// Heading: calls that try or submit.
pub const INTENTS: Text = text("调用", "calls");
/// An intent without an outcome.
pub const OPEN: Text = text("尚无结果", "open");
/// `tries`: a call that counts or uses up something.
pub const TRIES: Text = text("尝试", "tries");
/// `reads`
pub const READS: Text = text("读取", "reads");
/// `submits`
pub const SUBMITS: Text = text("提交", "submits");
/// `accepted`
pub const ACCEPTED: Text = text("已接受", "accepted");
/// `refused`
pub const REFUSED: Text = text("被拒绝", "refused");
/// `busy`
pub const BUSY: Text = text("网关忙", "busy");
/// `never-left`
pub const NEVER_LEFT: Text = text("未发出", "never-left");
/// `lost`
pub const LOST: Text = text("未收到应答", "lost");
/// `died`
pub const DIED: Text = text("进程中断", "died");
/// Titles of calls.
pub const INTENT_TITLES: [Text; 7] = [
    text("时间", "at"),
    text("方法", "method"),
    text("性质", "effect"),
    text("第几次处理", "claim"),
    text("结果", "outcome"),
    text("返回码", "code"),
    text("结果时间", "outcome at"),
];
/// Heading: questions.
pub const ASKED: Text = text("问题", "questions");
/// `captcha`
pub const CAPTCHA: Text = text("图片验证码", "captcha");
/// `sms`
pub const SMS: Text = text("短信验证码", "sms");
/// `knowledge`
pub const KNOWLEDGE: Text = text("验证题", "knowledge");
/// `identity`
pub const IDENTITY: Text = text("身份验证码", "identity");
/// `value`
pub const VALUE: Text = text("值", "value");
/// `route`
pub const ROUTE: Text = text("验证方式", "route");
/// `open`
pub const QUESTION_OPEN: Text = text("待答", "open");
/// `taken`
pub const TAKEN: Text = text("已领取", "taken");
/// `answered`
pub const ANSWERED: Text = text("已答", "answered");
/// `closed`
pub const QUESTION_CLOSED: Text = text("已结束", "closed");
/// Titles of questions.
pub const QUESTION_TITLES: [Text; 7] = [
    text("时间", "at"),
    text("键", "key"),
    text("种类", "kind"),
    text("第几次", "attempt"),
    text("状态", "state"),
    text("人员", "person"),
    text("回答时间", "answered"),
];
/// Heading: replies that workers received too late.
pub const EVIDENCE: Text = text("迟到的应答", "late replies");
/// Titles of late replies.
pub const EVIDENCE_TITLES: [Text; 3] = [text("时间", "at"), text("第几次处理", "claim"), text("内容", "content")];

/// The ledger does not have this applicant.
pub const UNKNOWN: Text = text("{user_id}：账本中没有该申请人", "{user_id}: the ledger has no such applicant");

/// The command names no applicant to retry.
pub const RETRY_WHOM: Text = text("未指定申请人", "no applicant is named");
/// How to name applicants to retry.
pub const RETRY_WHOM_HINT: Text = text(
    "用 --class CLASS 指定一类，用 --state STATE 指定一种状态，或逐个列出 user_id",
    "name a class with --class CLASS, a state with --state STATE, or user_ids as arguments",
);
/// The name of a state was given as a class.
pub const RETRY_STATE: Text = text(
    "{state} 是状态：要重试处于该状态的申请人，用 --state {state}",
    "{state} is a state: to retry the applicants in it, use --state {state}",
);
/// The risk of `--again`.
pub const RETRY_AGAIN: Text = text(
    "--again：结果不明的申请人可能已经申请成功，再次提交可能造成重复申请；被拒三次的密码也会再次发送",
    "--again: applicants whose outcome is unknown may have applied already, and may now apply twice; passwords that were \
     refused three times are sent again",
);
/// How many applicants will be retried.
pub const RETRIED: Text = text("{count} 人将在下次运行时重试", "{count} will be retried at the next run");
/// No applicant will be retried.
pub const NONE_RETRIED: Text = text("没有可重试的申请人，未作改动", "no applicant to retry; nothing was changed");
/// An applicant who will not be retried.
pub const NOT_RETRIED: Text = text("{user_id}：状态为“{state}”，保持不变", "{user_id}: is {state}; not changed");
/// Applicants who need `--again`.
pub const RETRY_UNCERTAIN: Text = text(
    "{count} 人结果不明，保持不变：可能已经申请成功；确认接受重复申请的风险时，加 --again",
    "{count} with an unknown outcome {count|was|were} not changed and may have applied already; to retry at the risk of a second application, add --again",
);

/// An applicant who was withdrawn.
pub const WITHDRAWN: Text = text("{user_id}：已撤出，其资料已清除", "{user_id}: withdrawn; the values are erased");
/// An applicant who was not withdrawn.
pub const NOT_WITHDRAWN: Text =
    text("{user_id}：状态已是“{state}”，保持不变", "{user_id}: is already {state}; not changed");

/// The question before everything is erased.
pub const CLOSE: Text = text(
    "清除全部 {all} 名申请人的资料，并撤出未结束的 {unended} 人？",
    "Erase the values of all applicants ({all}), and withdraw those who have not ended ({unended})?",
);
/// Confirmation is needed, but there is no terminal.
pub const CLOSE_UNASKED: Text = text("需要确认，但没有终端", "confirmation is needed, but there is no terminal");
/// How to skip the question.
pub const CLOSE_UNASKED_HINT: Text = text("加 --yes 不再询问", "add --yes to skip the question");
/// The person answered no.
pub const NOT_CLOSED: Text = text("未作改动", "nothing was changed");
/// Everything is erased.
pub const CLOSED: Text = text(
    "已清除 {closed} 名申请人的资料，其中撤出 {withdrawn} 人；结果保留",
    "applicants whose values were erased: {closed}; withdrawn: {withdrawn}; the results are kept",
);

/// The copy's file exists.
pub const COPY_EXISTS: Text = text("{path} 已存在，未覆盖", "{path} exists already and was not overwritten");
/// The copy would have no name: `-` is given for it.
pub const COPY_UNNAMED: Text = text("{path}：副本须有文件名", "{path}: the copy needs a file name");
/// The copy cannot be written.
pub const NO_COPY: Text = text("{path}：{reason}", "{path}: {error}");
/// The disk is full.
pub const COPY_FULL: Text = text("磁盘空间不足，无法写入 {path}", "the disk is full: {path} cannot be written");
/// The key is not in the copy.
pub const KEY_APART: Text =
    text("副本不含密钥文件，请另行备份", "the copy does not contain the key file; back it up separately");

/// CSV and JSON at once.
pub const CSV_AND_JSON: Text = text("--json 与 --format csv 不能同时使用", "--json cannot be used with --format csv");
