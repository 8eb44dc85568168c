//! Texts of `batch waiting` and `batch answer`.

use super::{Text, text};

/// No question is open.
pub const NO_QUESTIONS: Text = text("没有待答的问题", "no question is open");
/// Other people have taken all questions.
pub const ALL_TAKEN: Text = text(
    "有 {count} 个待答的问题，均已由他人领取",
    "open questions: {count}; others have taken or skipped all of them",
);
/// The ask program of a run has failed.
pub const PROGRAM_FAILED: Text =
    text("{error}；相应问题留给人工回答", "{error}; the questions that it leaves stay for people");
/// A question whose picture or SMS could not be fetched.
pub const NOT_FETCHED: Text = text(
    "{user_id}：未能取得图片或短信，稍后再试",
    "{user_id}: the picture or SMS could not be requested; it will be retried later",
);
/// An applicant that has ended, so that its question is no longer asked.
pub const ENDED: Text =
    text("{user_id}：已结束（{state}），见 batch show", "{user_id}: has ended ({state}); see batch show");
/// A question whose sealed payload is damaged, or an applicant whose sealed values are.
pub const DAMAGED: Text = text(
    "{user_id}：账本中密封的内容已损坏，无法提问",
    "{user_id}: what the ledger keeps sealed for this applicant is damaged, so its question cannot be asked",
);
/// No run is active.
pub const NO_RUN: Text = text(
    "目前没有 batch run 在运行，答案待下次运行时使用",
    "no run is active: your answers wait for the next batch run",
);
/// `--person` has control characters.
pub const PERSON_CONTROL: Text =
    text("--person 不能含有控制字符", "--person: a name has no control characters or line breaks");
/// The command waits for new questions.
pub const LOOKING: Text =
    text("有新问题时会在此提出，按 Ctrl-C 结束", "new questions appear here; press Ctrl-C to stop");
/// The ledger stores no values, so no picture or SMS can be requested.
pub const NOTHING_TO_FETCH_WITH: Text = text(
    "账本不保存申请人资料（--no-store），在此无法取得图片和短信；请用 batch run LIST --no-store --ask PROGRAM",
    "the ledger keeps no values (--no-store), so no picture or SMS can be requested here; use batch run LIST --no-store --ask PROGRAM",
);
/// How to answer at the terminal.
pub const HOW: Text = text(
    "输入答案后按回车进入下一题；直接回车或输入 r 则换一张图片或重发短信，稍后再问；其他问题直接回车则跳过；Ctrl-D 结束并退回其余问题",
    "Enter sends the answer and goes to the next question; an empty line or r requests another picture or SMS, which is asked \
     for later; at any other question an empty line skips it; Ctrl-D ends and gives the other questions back",
);
/// Above a prompt.
pub const WHOSE: Text = text("申请人 {user_id}", "applicant {user_id}");
/// Above a prompt that is repeated.
pub const WHOSE_AGAIN: Text = text("申请人 {user_id}（第 {attempt} 次）", "applicant {user_id} (attempt {attempt})");
/// A line is too long.
pub const LINE_TOO_LONG: Text = text("该行过长", "the line is too long");
/// A line that is not an answer.
pub const BAD_LINE: Text = text(
    "该行不是答案（第 {column} 列）：需要含 user_id、key 及 value 的 JSON 对象",
    "the line is not an answer (column {column}): expected a JSON object with user_id, key and value",
);
/// A line with a member that is unknown.
pub const UNKNOWN_MEMBER: Text = text(
    "该行不是答案：没有 {name} 这一项，可用的是 user_id、key 及 value、refresh、keep、free 之一",
    "the line is not an answer: unknown member {name}; it takes user_id, key and one of value, refresh, keep, free",
);
/// A line with a member that is not a string.
pub const NOT_A_STRING: Text =
    text("该行不是答案：{name} 应为字符串，须加引号", "the line is not an answer: {name} must be a string in quotes");
/// A line with a member that is not a boolean.
pub const NOT_TRUE: Text =
    text("该行不是答案：{name} 应为 true 或 false", "the line is not an answer: {name} must be true or false");
/// A line without a member that it needs.
pub const MEMBER_MISSING: Text = text("该行不是答案：缺少 {name}", "the line is not an answer: {name} is missing");
/// A line with no action, or with more than one.
pub const ONE_OF_FOUR: Text =
    text("value、refresh、keep、free 必须有且只有一个", "exactly one of value, refresh, keep and free is required");
/// A verdict.
pub const ACCEPTED: Text = text("已接受", "accepted");
/// A verdict.
pub const ALREADY_ANSWERED: Text =
    text("该问题已有答案，此答案不采用", "the question was answered before; this answer is not used");
/// A verdict.
pub const EXPIRED: Text = text(
    "图片或短信已过期，或尚未取得；此答案不采用",
    "the picture or SMS has expired, or was not requested yet; this answer is not used",
);
/// A verdict.
pub const TAKEN_BY_ANOTHER: Text = text("他人正在回答该问题", "another person has taken this question");
/// A verdict.
pub const WITHDRAWN: Text = text("申请人不再等待该答案", "the applicant no longer waits for this answer");
/// A verdict.
pub const UNKNOWN: Text = text("没有这个问题", "there is no such question");
