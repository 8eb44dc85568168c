//! The variables that describe a question to an ask program: one table for the program, `help ask`, docs/ask.md and
//! `capabilities`.

/// The fact that a variable describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    Key,
    Title,
    Hint,
    Secret,
    Options,
    Image,
    Method,
    UserId,
    LoginName,
    Attempt,
    Refused,
    Deadline,
}

/// A variable of the ask program.
#[derive(Clone, Copy, Debug)]
pub struct AskVariable {
    pub(super) told: Told,
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub meaning: &'static str,
}

/// Every variable that describes the question. All of them are set; one that does not apply is empty.
#[rustfmt::skip]
pub static ASK_VARIABLES: [AskVariable; 12] = [
    row(Told::Key, "ZHENGXIN_ASK_KEY", "the key that is wanted: login_name, password, pic_code, message_code, route, ..."),
    row(Told::Title, "ZHENGXIN_ASK_TITLE", "the name of the value in the gateway's form, for people"),
    row(Told::Hint, "ZHENGXIN_ASK_HINT", "the form's hint, for people"),
    row(Told::Secret, "ZHENGXIN_ASK_SECRET", "1 if the answer must not be shown while it is typed, otherwise 0"),
    row(Told::Options, "ZHENGXIN_ASK_OPTIONS", "the options, a JSON array of {\"title\",\"value\"}; the answer is one of the values; [] if any text is allowed"),
    row(Told::Image, "ZHENGXIN_ASK_IMAGE", "the path of the captcha picture, for pic_code"),
    row(Told::Method, "ZHENGXIN_ASK_METHOD", "the method that takes the answer, by its short name"),
    row(Told::UserId, "ZHENGXIN_ASK_USER_ID", "the merchant's own id for the applicant"),
    row(Told::LoginName, "ZHENGXIN_ASK_LOGIN_NAME", "the applicant's login name, if it is known"),
    row(Told::Attempt, "ZHENGXIN_ASK_ATTEMPT", "how often the same value has been asked for: 1, then 2, ..."),
    row(Told::Refused, "ZHENGXIN_ASK_REFUSED", "if the gateway refused the last answer, its code"),
    row(Told::Deadline, "ZHENGXIN_ASK_DEADLINE", "when the login ends, in Unix seconds"),
];

/// The program's own variables that are passed on to an ask program, so that it can call `zhengxin` itself. All others
/// are withheld, because they could hold an answer.
pub static PASSED_ON: [&str; 6] = [
    "ZHENGXIN_CONFIG",
    "ZHENGXIN_PROFILE",
    "ZHENGXIN_GATEWAY",
    "ZHENGXIN_SESSION",
    "ZHENGXIN_USER_ID",
    "ZHENGXIN_LANG",
];

const fn row(told: Told, name: &'static str, meaning: &'static str) -> AskVariable {
    AskVariable { told, name, meaning }
}
