//! The code catalogue (protocol.md, section 6): the meaning of each gateway code and the client's possible
//! reaction.
//!
//! Every code has a named constant here ([`WRONG_PASSWORD`]). Code elsewhere uses the name, never the bare
//! number.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{CLASSES, Class, ClassSpec, Key};

/// The possible reaction to a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recovery {
    /// Nothing.
    None,
    /// Make the same call again, after a pause.
    Again,
    /// Repeat the step with new values for the named fields.
    NewInput,
    /// Fetch a new picture and answer it.
    NewCaptcha,
    /// Request a new SMS and enter its code.
    NewSms,
    /// Go back to the call that returns this step's form.
    RestartStep,
    /// Log in again, then continue.
    Login,
    /// Use another verification method.
    Route,
    /// Come back later.
    Wait,
    /// Go straight to the report.
    Report,
}

impl Recovery {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Again => "again",
            Self::NewInput => "new-input",
            Self::NewCaptcha => "new-captcha",
            Self::NewSms => "new-sms",
            Self::RestartStep => "restart-step",
            Self::Login => "login",
            Self::Route => "route",
            Self::Wait => "wait",
            Self::Report => "report",
        }
    }
}

impl fmt::Display for Recovery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Recovery {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// One row of the catalogue.
#[derive(Clone, Debug)]
pub struct CodeEntry {
    /// The code.
    pub code: i64,
    /// The vendor's text, as printed in the document.
    pub vendor_text: &'static str,
    /// The text in English.
    pub english: &'static str,
    /// The class, which determines the exit code.
    pub class: Class,
    /// The possible reaction.
    pub recovery: Recovery,
    /// The keys to ask for again.
    pub fields: &'static [Key],
    /// Seconds to wait before trying again.
    pub after: Option<u32>,
}

/// The classes that any code has, in the order of their exit codes.
pub fn classes() -> impl Iterator<Item = &'static ClassSpec> {
    CLASSES.iter().filter(|spec| CODES.iter().any(|row| row.class == spec.class))
}

/// Looks up the row of a code.
pub fn find(code: i64) -> Option<&'static CodeEntry> {
    CODES.binary_search_by_key(&code, |row| row.code).ok().and_then(|place| CODES.get(place))
}

const fn row(
    code: i64,
    vendor_text: &'static str,
    english: &'static str,
    class: Class,
    recovery: Recovery,
    fields: &'static [Key],
    after: u32,
) -> CodeEntry {
    let after = if after == 0 { None } else { Some(after) };
    CodeEntry { code, vendor_text, english, class, recovery, fields, after }
}

/// Turns each line into a named constant and a row of [`CODES`]. The number appears nowhere else.
macro_rules! catalogue {
    ($(
        $name:ident = $code:literal, $vendor_text:literal, $english:literal,
        $class:expr, $recovery:expr, $fields:expr, $after:literal;
    )*) => {
        $(
            #[doc = concat!(stringify!($code), ": ", $english)]
            pub const $name: i64 = $code;
        )*

        /// All codes, in ascending order.
        pub static CODES: [CodeEntry; [$($name),*].len()] =
            [$(row($name, $vendor_text, $english, $class, $recovery, $fields, $after)),*];
    };
}

// In ascending order. 0 and 200 both mean success.
catalogue! {
    OK = 0, "ok", "ok", Class::Ok, Recovery::None, &[], 0;
    SUCCESS = 200, "ok", "ok", Class::Ok, Recovery::None, &[], 0;
    WRONG_PASSWORD = 208101, "您输入的账户名和密码不匹配, 请重新输入", "login name and password do not match", Class::Credentials, Recovery::NewInput, &[Key::LoginName, Key::Password], 0;
    WRONG_CAPTCHA = 210101, "图片验证码输入不正确", "captcha is wrong", Class::Captcha, Recovery::NewCaptcha, &[Key::PicCode], 0;
    WRONG_SMS_CODE = 211101, "动态密码输入不正确或已过期", "one-time code is wrong or has expired", Class::Code, Recovery::NewSms, &[Key::MessageCode], 0;
    BUSY = 508100, "系统正忙, 请稍后重试", "system busy, try again later", Class::Unavailable, Recovery::Again, &[], 5;
    PAGE_EXPIRED = 508101, "页面过期, 请刷新页面重试", "page expired, refresh and try again", Class::Expired, Recovery::RestartStep, &[], 0;
    REGISTERED = 508102, "您已注册过用户", "you have registered already", Class::Exists, Recovery::None, &[], 0;
    LOGIN_NAME_TAKEN = 508103, "该登录名已存在", "login name exists already", Class::Exists, Recovery::NewInput, &[Key::LoginName], 0;
    MOBILE_TAKEN = 508104, "此手机号码已注册", "mobile number is registered already", Class::Exists, Recovery::NewInput, &[Key::Cellphone], 0;
    IDENTITY_UNCONFIRMED = 508105, "请核对您的真实姓名与身份证号是否正确!", "check the real name and identity number", Class::Identity, Recovery::NewInput, &[Key::RealName, Key::IdCard], 0;
    IDENTITY_TAKEN = 508106, "您的身份信息已被注册, 请勿重复注册", "identity is registered already, do not register again", Class::Exists, Recovery::None, &[], 0;
    REGISTRATION_PENDING = 508107, "您之前已经提交过注册申请, 系统正在审核", "registration was submitted before and is under review", Class::Pending, Recovery::Wait, &[], 0;
    LOCKED = 508108, "您的登录名已因密码连续输入错误次数超过 5 次被锁定, 请 10 分钟后再登录", "login name locked after more than 5 wrong passwords in a row, try again in 10 minutes", Class::Locked, Recovery::Wait, &[], 600;
    NOT_AUTHENTICATED = 508109, "请使用已经进行过银联认证或数字验证的用户名登录", "log in with a name that has been authenticated by UnionPay or a digital certificate", Class::Rejected, Recovery::NewInput, &[Key::LoginName], 0;
    NOT_LOGGED_IN = 508110, "您未登录或已过期", "not logged in, or the login has expired", Class::Expired, Recovery::Login, &[], 0;
    REPORT_EXISTS = 508111, "您的个人信用信息产品已存在", "your credit report exists already", Class::Exists, Recovery::Report, &[], 0;
    THIN_FILE = 508112, "目前系统尚未收录足够的信息对您的身份进行“问题验证”, 请您选择银联认证方式", "not enough on file for the questions, choose UnionPay", Class::Route, Recovery::Route, &[], 0;
    HIGH_SECURITY = 508113, "您当前的安全等级为高, 问题验证只有安全等级为中或低的用户才能使用", "security level is high, questions are only for medium or low", Class::Route, Recovery::Route, &[], 0;
    APPLIED = 508114, "您的查询请求已提交。查询结果将在 24 小时后发送至您的手机中, 请勿重复提交申请", "request submitted, the result comes by SMS after 24 hours, do not apply again", Class::Pending, Recovery::Wait, &[], 86400;
    WRONG_IDENTITY_CODE = 508115, "身份验证码不正确", "identity code is wrong", Class::Code, Recovery::NewInput, &[Key::MessageCode], 0;
    ONLINE_BANKING_FAILED = 508116, "网银加载出现错误", "online banking failed to load", Class::Unavailable, Recovery::Again, &[], 5;
    WRONG_UNIONPAY_CODE = 508117, "您输入的银联认证码无效", "UnionPay code is invalid", Class::Code, Recovery::NewInput, &[Key::UnionpayCode], 0;
    SMS_NOT_SENT = 508118, "短信发送失败, 请刷新重试", "SMS could not be sent, try again", Class::Unavailable, Recovery::NewSms, &[Key::MessageCode], 60;
    NOT_AS_REGISTERED = 508119, "姓名、身份证号与在互联网个人信用信息服务平台上注册时填写的信息不一致", "name or identity number differ from the registration at the credit centre", Class::Identity, Recovery::NewInput, &[Key::RealName, Key::IdCard], 0;
    WRONG_CARD_SECRET = 508120, "输入的密码、有效期或 CVN2 有误", "card PIN, expiry or CVN2 is wrong", Class::Card, Recovery::NewInput, &[Key::CardPassword, Key::Month, Key::Year, Key::LastThree], 0;
    NOT_THE_BANKS_MOBILE = 508121, "请输入您在银行开户或办理业务时留存的手机号码", "use the mobile number on file with the bank", Class::Identity, Recovery::NewInput, &[Key::Cellphone], 0;
    WRONG_CARD_NUMBER = 508122, "卡号输入错误, 请重新输入", "card number is wrong", Class::Input, Recovery::NewInput, &[Key::BankCard], 0;
    WRONG_ID_CARD = 508123, "身份证输入错误, 请重新输入", "identity number is wrong", Class::Input, Recovery::NewInput, &[Key::IdCard], 0;
    NOT_THE_HOLDER = 508124, "持卡人身份信息或手机号输入不正确", "cardholder identity or mobile number is wrong", Class::Identity, Recovery::NewInput, &[Key::RealName, Key::IdCard, Key::Cellphone], 0;
    WRONG_LAST_THREE = 508125, "请输入信用卡背面的末三位数字", "enter the last three digits on the back of the card", Class::Input, Recovery::NewInput, &[Key::LastThree], 0;
    SMS_CODE_TRIES = 508126, "短信验证码超过重试次数", "too many tries of the SMS code", Class::Code, Recovery::RestartStep, &[], 0;
    WRONG_CARD_TYPE = 508127, "储蓄卡、信用卡类型选择错误", "wrong card type, debit or credit", Class::Input, Recovery::RestartStep, &[Key::BankCard], 0;
    UNIONPAY_CODE_EXPIRED = 508128, "您输入的银联认证码过期", "UnionPay code has expired", Class::Expired, Recovery::RestartStep, &[], 0;
    UNIONPAY_CODE_USED = 508129, "您输入的银联认证码已经使用过", "UnionPay code was used before", Class::Expired, Recovery::RestartStep, &[], 0;
    CARD_UNKNOWN = 508130, "银行卡验证失败", "card verification failed", Class::Rejected, Recovery::NewInput, &[Key::BankCard], 0;
    CARD_UNSUPPORTED = 508131, "银行卡暂不支持该业务", "card does not support this", Class::Rejected, Recovery::NewInput, &[Key::BankCard], 0;
    NOT_PRODUCED = 508132, "您提交过申请但没有生成信用信息, 请重新申请", "you applied but no report was produced, apply again", Class::Rejected, Recovery::Route, &[], 0;
    NO_REPORT = 508133, "无 userId 对应的 HbaseKey", "no stored report for this user_id", Class::NotFound, Recovery::None, &[], 0;
    ISSUER_REFUSED = 508134, "交易失败, 详情请咨询您的发卡行", "transaction failed, ask the card issuer", Class::Rejected, Recovery::NewInput, &[Key::BankCard], 0;
    ACCOUNT_CLOSED = 508135, "您的账户已经销户, 请重新提交申请", "account was closed, register and apply again", Class::NotFound, Recovery::None, &[], 0;
    PIN_TRIES = 508136, "密码输入次数超限", "too many tries of the card's PIN", Class::Card, Recovery::NewInput, &[Key::BankCard], 0;
    UNREGISTERED = 508137, "系统没有找到您的信息,您尚未注册或已经销户", "not found: not registered, or closed", Class::NotFound, Recovery::None, &[], 0;
    CARD_NOT_ENABLED = 508138, "银行卡未开通认证支付", "card is not enabled for authenticated payment", Class::Rejected, Recovery::NewInput, &[Key::BankCard], 0;
    UNIONPAY_REFUSED = 508139, "交易失败。详情请咨询 95516", "transaction failed, call 95516", Class::Rejected, Recovery::NewInput, &[Key::BankCard], 0;
    DUPLICATE = 508140, "重复交易", "duplicate transaction", Class::Duplicate, Recovery::None, &[], 0;
    NO_MOBILE = 508141, "未能获取手机号短信发送失败", "mobile number could not be obtained, SMS not sent", Class::Identity, Recovery::NewInput, &[Key::Cellphone], 0;
    IDLE = 508142, "由于您很长时间未在线使用, 请您重新登录", "idle for too long, log in again", Class::Expired, Recovery::Login, &[], 0;
    NOT_PROCESSED = 508143, "系统暂时无法处理您的交易, 请您稍候再试", "system cannot process this now, try again later", Class::Unavailable, Recovery::Again, &[], 5;
    LOGIN_NAME_NOT_RECOVERED = 508144, "您无法使用该功能找回登录名, 可能是因为您的安全等级为低、未注册或已销户, 请重新注册", "login name cannot be recovered: low security level, not registered, or closed", Class::Rejected, Recovery::None, &[], 0;
    NO_SUCH_LOGIN_NAME = 508145, "登录名不存在", "login name does not exist", Class::NotFound, Recovery::NewInput, &[Key::LoginName], 0;
    LOGIN_NAME_NOT_MATCHED = 508146, "您输入的登录名与三项标识不匹配", "login name does not match the three identifiers", Class::Identity, Recovery::NewInput, &[Key::LoginName, Key::RealName, Key::IdCard], 0;
    PASSWORD_RESET_PENDING = 508147, "您提交的重置密码申请正在审核中, 请耐心等待", "password reset is under review", Class::Pending, Recovery::Wait, &[], 0;
    LOGIN_NAME_CANCELLED = 508148, "登录名已注销", "login name was cancelled", Class::NotFound, Recovery::None, &[], 0;
    ENTRIES_WRONG = 508149, "您输入的信息有误, 请重新认证", "what you entered is wrong, authenticate again", Class::Rejected, Recovery::RestartStep, &[], 0;
    YEAR_MISSING = 508200, "年份不能为空", "year is missing", Class::Input, Recovery::NewInput, &[Key::Year], 0;
    MONTH_MISSING = 508201, "月份不能为空", "month is missing", Class::Input, Recovery::NewInput, &[Key::Month], 0;
    LAST_THREE_MISSING = 508202, "信用卡后 3 位不能为空", "last three digits are missing", Class::Input, Recovery::NewInput, &[Key::LastThree], 0;
    ID_CARD_MISSING = 508203, "身份证后 4 位不能为空", "last four digits of the identity number are missing", Class::Input, Recovery::NewInput, &[Key::IdCard], 0;
    ANSWER_1_MISSING = 508204, "请选择第 1 道题目答案", "question 1 is not answered", Class::Input, Recovery::NewInput, &[Key::Question(0)], 0;
    ANSWER_2_MISSING = 508205, "请选择第 2 道题目答案", "question 2 is not answered", Class::Input, Recovery::NewInput, &[Key::Question(1)], 0;
    ANSWER_3_MISSING = 508206, "请选择第 3 道题目答案", "question 3 is not answered", Class::Input, Recovery::NewInput, &[Key::Question(2)], 0;
    ANSWER_4_MISSING = 508207, "请选择第 4 道题目答案", "question 4 is not answered", Class::Input, Recovery::NewInput, &[Key::Question(3)], 0;
    ANSWER_5_MISSING = 508209, "请选择第 5 道题目答案", "question 5 is not answered", Class::Input, Recovery::NewInput, &[Key::Question(4)], 0;
    YEAR_NOT_DIGITS = 508300, "年份为 2 位数字", "year must be two digits", Class::Input, Recovery::NewInput, &[Key::Year], 0;
    MONTH_NOT_DIGITS = 508301, "月份为 2 位数字", "month must be two digits", Class::Input, Recovery::NewInput, &[Key::Month], 0;
    LAST_THREE_NOT_DIGITS = 508302, "信用卡后 3 位为数字", "last three must be digits", Class::Input, Recovery::NewInput, &[Key::LastThree], 0;
    PASSWORDS_DIFFER = 508303, "密码、确认密码不一致!", "password and its confirmation differ", Class::Input, Recovery::NewInput, &[Key::Password], 0;
}

#[cfg(test)]
mod tests {
    use super::*;

    // §2.1
    #[test]
    fn the_catalogue_is_in_ascending_order_so_that_every_code_is_found() {
        assert!(CODES.is_sorted_by_key(|row| row.code));
        for row in &CODES {
            assert_eq!(find(row.code).map(|found| found.code), Some(row.code));
        }
        assert!(find(508208).is_none(), "508208 does not exist: the fifth question's code is 508209");
    }
}
