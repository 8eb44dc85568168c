//! The 15 methods of the document as one table.
//!
//! Fourteen have a name. The fifteenth (§1.2.2, whose page is lost) has no row: its name is the
//! `refreshMethod` of the submitApplyMessageCode form.

use std::fmt;

use super::{Key, folded};

/// The prefix of every full method name.
pub const PREFIX: &str = "crawler.api.zx.";

/// A documented method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // the vendor's names; METHODS describes each
pub enum Method {
    GetPicCode,
    GetLoginInfo,
    Login,
    GetVerifyMethod,
    GetQuestion,
    SubmitQuestion,
    OnlineValidateCard,
    GetOnlineMessageCode,
    OnlineAuthentication,
    SubmitOnlineAuth,
    GetOnlineAuthedInfo,
    SubmitApplyMessageCode,
    GetViewReportInfo,
    ViewReport,
}

/// The effect of a call at the gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// No effect: it may be retried freely.
    Reads,
    /// A lasting effect (a counted attempt, a message, a used code): never retried automatically.
    Tries,
    /// An application or a bank check. It is recorded before it is sent, and never sent again before the program has
    /// asked the gateway for its outcome.
    Submits,
}

impl Effect {
    /// Every effect.
    pub const ALL: [Self; 3] = [Self::Reads, Self::Tries, Self::Submits];

    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reads => "reads",
            Self::Tries => "tries",
            Self::Submits => "submits",
        }
    }
}

/// When a method needs a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needed {
    /// Always.
    Always,
    /// For a debit card only.
    Debit,
    /// For a credit card only.
    Credit,
    /// Sent if it is known (§1.1.8 as corrected).
    WhenKnown,
}

impl Needed {
    /// Every case.
    pub const ALL: [Self; 4] = [Self::Always, Self::Debit, Self::Credit, Self::WhenKnown];

    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Debit => "debit",
            Self::Credit => "credit",
            Self::WhenKnown => "when-known",
        }
    }
}

/// The meanings of `type`: two for getPicCode, two for all other methods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// 1 of getPicCode
    Register,
    /// 2 of getPicCode
    Login,
    /// 1 of the others: apply for a report
    Apply,
    /// 2 of the others: recover the password
    Recover,
}

impl Purpose {
    /// The integer sent as `type`.
    pub fn number(self) -> i64 {
        match self {
            Self::Register | Self::Apply => 1,
            Self::Login | Self::Recover => 2,
        }
    }
}

/// A parameter of a method.
#[derive(Clone, Copy, Debug)]
pub struct ParamSpec {
    /// Its key.
    pub key: &'static Key,
    /// When it is needed.
    pub needed: Needed,
}

/// One row of the method table.
#[derive(Clone, Copy, Debug)]
pub struct MethodSpec {
    /// The method.
    pub method: Method,
    /// The name without the prefix.
    pub name: &'static str,
    /// The section of the vendor's document.
    pub section: &'static str,
    /// Our command, in words.
    pub command: &'static str,
    /// The effect of a call.
    pub effect: Effect,
    /// Its parameters, in the document's order.
    pub params: &'static [ParamSpec],
    /// The vendor's title.
    pub title: &'static str,
    /// The title in English.
    pub english: &'static str,
}

const fn always(key: &'static Key) -> ParamSpec {
    ParamSpec { key, needed: Needed::Always }
}
const fn known(key: &'static Key) -> ParamSpec {
    ParamSpec { key, needed: Needed::WhenKnown }
}
const fn debit(key: &'static Key) -> ParamSpec {
    ParamSpec { key, needed: Needed::Debit }
}
const fn credit(key: &'static Key) -> ParamSpec {
    ParamSpec { key, needed: Needed::Credit }
}

/// All named methods, in the document's order.
#[rustfmt::skip]
pub static METHODS: [MethodSpec; 14] = [
    MethodSpec { method: Method::GetPicCode, name: "getPicCode", section: "1.1.1", command: "captcha", effect: Effect::Reads,
        params: &[always(&Key::Type)],
        title: "获取图片验证码", english: "fetch a captcha picture" },
    MethodSpec { method: Method::GetLoginInfo, name: "getLoginInfo", section: "1.1.2", command: "login-info", effect: Effect::Reads,
        params: &[],
        title: "获取登录首页信息", english: "fetch the login form" },
    MethodSpec { method: Method::Login, name: "login", section: "1.1.3", command: "login", effect: Effect::Tries,
        params: &[always(&Key::LoginName), always(&Key::Password), always(&Key::PicCode)],
        title: "账号登录", english: "log in" },
    MethodSpec { method: Method::GetVerifyMethod, name: "getVerifyMethod", section: "1.1.4", command: "verify-methods", effect: Effect::Reads,
        params: &[always(&Key::LoginName), always(&Key::Type)],
        title: "获取验证方式首页", english: "list the verification methods" },
    MethodSpec { method: Method::GetQuestion, name: "getQuestion", section: "1.1.5", command: "questions", effect: Effect::Reads,
        params: &[],
        title: "获取征信报告申请问题", english: "fetch the five questions" },
    MethodSpec { method: Method::SubmitQuestion, name: "submitQuestion", section: "1.1.6", command: "submit-answers", effect: Effect::Submits,
        params: &[always(&Key::Question(0)), always(&Key::Question(1)), always(&Key::Question(2)), always(&Key::Question(3)), always(&Key::Question(4))],
        title: "提交征信报告申请问题", english: "answer the questions: applies for the report" },
    MethodSpec { method: Method::OnlineValidateCard, name: "onlineValidateCard", section: "1.1.7", command: "unionpay card", effect: Effect::Tries,
        params: &[always(&Key::BankCard), always(&Key::Type)],
        title: "银联认证中心验证银行卡", english: "let UnionPay check a bank card" },
    MethodSpec { method: Method::GetOnlineMessageCode, name: "getOnlineMessageCode", section: "1.1.8", command: "unionpay sms", effect: Effect::Tries,
        params: &[always(&Key::Cellphone), known(&Key::RealName), known(&Key::IdCard), known(&Key::BankCard), known(&Key::CardType)],
        title: "银联中心发送动态密码口令", english: "send the bank's SMS code" },
    MethodSpec { method: Method::OnlineAuthentication, name: "onlineAuthentication", section: "1.1.9", command: "unionpay auth", effect: Effect::Submits,
        params: &[always(&Key::Cellphone), always(&Key::RealName), always(&Key::IdCard), always(&Key::CardType), always(&Key::BankCard),
            debit(&Key::CardPassword), always(&Key::MessageCode), credit(&Key::Year), credit(&Key::Month), credit(&Key::LastThree), always(&Key::Type)],
        title: "银联中心认证获取银联认证码", english: "authenticate at UnionPay" },
    MethodSpec { method: Method::SubmitOnlineAuth, name: "submitOnlineAuth", section: "1.2.0", command: "unionpay submit", effect: Effect::Submits,
        params: &[always(&Key::PicCode), always(&Key::UnionpayCode)],
        title: "银联认证用户安全等级变更", english: "hand in the UnionPay code" },
    MethodSpec { method: Method::GetOnlineAuthedInfo, name: "getOnlineAuthedInfo", section: "1.2.1", command: "apply info", effect: Effect::Reads,
        params: &[always(&Key::LoginName)],
        title: "获取已银联认证用户首页", english: "fetch the application form" },
    MethodSpec { method: Method::SubmitApplyMessageCode, name: "submitApplyMessageCode", section: "1.2.3", command: "apply submit", effect: Effect::Submits,
        params: &[always(&Key::MessageCode)],
        title: "银联已认证用户后续申请征信报告", english: "apply for the report" },
    MethodSpec { method: Method::GetViewReportInfo, name: "getViewReportInfo", section: "1.2.4", command: "report-info", effect: Effect::Reads,
        params: &[],
        title: "获取查询征信报告首页信息", english: "fetch the report form" },
    MethodSpec { method: Method::ViewReport, name: "viewReport", section: "1.2.5", command: "report", effect: Effect::Tries,
        params: &[always(&Key::LoginName), always(&Key::MessageCode), always(&Key::Version)],
        title: "查询征信报告", english: "fetch the report" },
];

impl Method {
    /// The method's row.
    pub fn spec(self) -> &'static MethodSpec {
        // The table holds every method in the order of the enum, which a test proves.
        METHODS.get(self as usize).unwrap_or(&METHODS[0])
    }

    /// Its name without the prefix.
    pub fn name(self) -> &'static str {
        self.spec().name
    }

    /// True if the method has a `type`.
    pub fn has_type(self) -> bool {
        self.spec().params.iter().any(|param| *param.key == Key::Type)
    }

    /// The `type` on the way to a report, if the method has one.
    pub fn purpose(self) -> Option<Purpose> {
        self.has_type().then_some(if self == Self::GetPicCode { Purpose::Login } else { Purpose::Apply })
    }
}

/// A method's name as a form or a person gives it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum MethodName {
    /// A documented method.
    Known(Method),
    /// An undocumented name, without the prefix.
    Other(Box<str>),
}

impl MethodName {
    /// Parses a short or full name, trimmed. `None` if it is empty.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let short = text.strip_prefix(PREFIX).unwrap_or(text);
        if short.is_empty() {
            return None;
        }
        let known = METHODS.iter().find(|row| row.name == short);
        Some(known.map_or_else(|| Self::Other(short.into()), |row| Self::Known(row.method)))
    }

    /// The name without the prefix.
    pub fn short(&self) -> &str {
        match self {
            Self::Known(method) => method.name(),
            Self::Other(name) => name,
        }
    }

    /// The name on the wire.
    pub fn full(&self) -> String {
        format!("{PREFIX}{}", self.short())
    }

    /// The documented method, if it is one.
    pub fn known(&self) -> Option<Method> {
        match self {
            Self::Known(method) => Some(*method),
            Self::Other(_) => None,
        }
    }

    /// The documented method that a gateway may understand by this name. A gateway that ignores case, blanks,
    /// punctuation and the prefix reads `zx.Submit_Question` as submitQuestion.
    pub fn meant(&self) -> Option<Method> {
        self.known().or_else(|| {
            let (name, prefix) = (letters(self.short()), letters(PREFIX));
            let is_row = |row: &&MethodSpec| {
                let before = name.strip_suffix(&letters(row.name));
                before.is_some_and(|before| prefix.repeat(2).ends_with(before))
            };
            METHODS.iter().find(is_row).map(|row| row.method)
        })
    }

    /// The effect of a call. The effect of an undocumented method is unknown, so such a call is never retried.
    pub fn effect(&self) -> Effect {
        self.known().map_or(Effect::Tries, |method| method.spec().effect)
    }
}

/// The letters and digits of a name, without case and width.
fn letters(name: &str) -> String {
    folded(name).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl From<Method> for MethodName {
    fn from(method: Method) -> Self {
        Self::Known(method)
    }
}

impl fmt::Display for MethodName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.short())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_the_order_of_the_enum() {
        for (place, row) in METHODS.iter().enumerate() {
            assert_eq!(row.method as usize, place, "{}", row.name);
        }
    }

    // §1.1.1, §1.1.2, §1.1.3, §1.1.4, §1.1.5, §1.1.6, §1.1.7, §1.1.8, §1.1.9
    // §1.2.0, §1.2.1, §1.2.3, §1.2.4, §1.2.5
    #[test]
    fn sections_names_and_titles_are_the_documents() {
        let rows: Vec<_> = METHODS.iter().map(|row| (row.section, row.name, row.title)).collect();
        let contents = [
            ("1.1.1", "getPicCode", "获取图片验证码"),
            ("1.1.2", "getLoginInfo", "获取登录首页信息"),
            ("1.1.3", "login", "账号登录"),
            ("1.1.4", "getVerifyMethod", "获取验证方式首页"),
            ("1.1.5", "getQuestion", "获取征信报告申请问题"),
            ("1.1.6", "submitQuestion", "提交征信报告申请问题"),
            ("1.1.7", "onlineValidateCard", "银联认证中心验证银行卡"),
            ("1.1.8", "getOnlineMessageCode", "银联中心发送动态密码口令"),
            ("1.1.9", "onlineAuthentication", "银联中心认证获取银联认证码"),
            ("1.2.0", "submitOnlineAuth", "银联认证用户安全等级变更"),
            ("1.2.1", "getOnlineAuthedInfo", "获取已银联认证用户首页"),
            // 1.2.2 is left out: its method has no name
            ("1.2.3", "submitApplyMessageCode", "银联已认证用户后续申请征信报告"),
            ("1.2.4", "getViewReportInfo", "获取查询征信报告首页信息"),
            ("1.2.5", "viewReport", "查询征信报告"),
        ];
        assert_eq!(rows, contents);
    }

    #[test]
    fn effects_are_those_of_section_3() {
        let of = |effect| METHODS.iter().filter(|row| row.effect == effect).map(|row| row.name).collect::<Vec<_>>();
        assert_eq!(
            of(Effect::Submits),
            ["submitQuestion", "onlineAuthentication", "submitOnlineAuth", "submitApplyMessageCode"]
        );
        assert_eq!(of(Effect::Tries), ["login", "onlineValidateCard", "getOnlineMessageCode", "viewReport"]);
    }

    #[test]
    fn blanks_and_prefixes_of_a_name_are_ignored() {
        let sms = MethodName::parse("getOnlineMessageCode ").unwrap();
        assert_eq!(sms.known(), Some(Method::GetOnlineMessageCode));
        assert_eq!(MethodName::parse("crawler.api.zx.login").unwrap().known(), Some(Method::Login));
        assert_eq!(MethodName::parse(" "), None);
        assert_eq!(MethodName::parse("sendIt").unwrap().effect(), Effect::Tries);
    }

    #[test]
    fn meant_ignores_case_blanks_punctuation_and_prefix() {
        let meant = |name: &str| MethodName::parse(name).unwrap().meant();
        for name in [
            "submitQuestion",
            "SubmitQuestion",
            "crawler.api.zx.SubmitQuestion",
            "Crawler.Api.ZX.submitquestion",
            "crawler.api.zx.crawler.api.zx.submitQuestion",
            "crawler.api.zx. submit Question",
            "submit_question",
            "zx.submit.question",
            "/api/zx/submit-question/",
            "ｓubmitQuestion",
            "submit\u{200b}Question",
        ] {
            assert_eq!(meant(name), Some(Method::SubmitQuestion), "{name}");
        }
        assert_eq!((meant("LOGIN"), meant("get_login_info")), (Some(Method::Login), Some(Method::GetLoginInfo)));
        for name in ["sendIt", "sendLogin", "submitQuestion2", "resubmitQuestion", "..."] {
            assert_eq!(meant(name), None, "{name}");
        }
    }
}
