//! The table of cases: the sandbox's people, and the end that each reaches.

use super::person::Case;
use crate::protocol::{Key, Method, UserStatus, codes};

/// One row of the table.
#[derive(Debug)]
pub(super) struct CaseRow {
    /// The login name. Numbered if the case has several people.
    pub name: &'static str,
    /// The number of people.
    pub people: usize,
    /// A description in one line.
    pub how: &'static str,
    /// The answers besides login name and password.
    pub route: Route,
    /// What is special about these people.
    pub case: Case,
    /// A deliberate change in the answers.
    pub change: Option<Change>,
    /// The refusal that ends the journey.
    pub end: Option<(Method, i64)>,
}

/// The route of a row's answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Route {
    /// UnionPay with a credit card.
    Credit,
    /// UnionPay with a debit card.
    Debit,
    /// The five questions.
    Questions,
    /// Only login name and password.
    Login,
}

/// A wrong value in the answers, or a value that would otherwise come from the inbox.
#[derive(Clone, Copy, Debug)]
pub(super) enum Change {
    /// Under the bare key.
    Value(&'static Key, &'static str),
    /// Under the method.
    At(Method, &'static Key, &'static str),
    /// All five answers to the questions are wrong.
    Answers,
}

const ORDINARY: Case = Case::ORDINARY;

/// A case that ends well.
const fn good(name: &'static str, people: usize, how: &'static str, route: Route, case: Case) -> CaseRow {
    CaseRow { name, people, how, route, case, change: None, end: None }
}

/// A case that ends with a code because of the person's situation.
const fn refused(name: &'static str, how: &'static str, route: Route, case: Case, end: (Method, i64)) -> CaseRow {
    CaseRow { name, people: 1, how, route, case, change: None, end: Some(end) }
}

/// A case that ends with a code because of a wrong value.
const fn wrong(
    name: &'static str,
    how: &'static str,
    route: Route,
    change: Change,
    case: Case,
    end: (Method, i64),
) -> CaseRow {
    CaseRow { name, people: 1, how, route, case, change: Some(change), end: Some(end) }
}

/// A case that ends with a code although all values are right.
const fn trouble(name: &'static str, how: &'static str, route: Route, end: (Method, i64)) -> CaseRow {
    let case = Case { trouble: Some(end), ..start_of(end.0) };
    CaseRow { name, people: 1, how, route, case, change: None, end: Some(end) }
}

/// A case that ends at the login, with a code of registration or password recovery, for which the document
/// has no method.
const fn forced(name: &'static str, how: &'static str, code: i64) -> CaseRow {
    trouble(name, how, Route::Login, (Method::Login, code))
}

/// The situation from which a method is reached most quickly: authenticated for application refusals, report
/// ready for report refusals.
const fn start_of(method: Method) -> Case {
    match method {
        Method::GetOnlineAuthedInfo | Method::SubmitApplyMessageCode => AUTHENTICATED,
        Method::GetViewReportInfo | Method::ViewReport => with_status(UserStatus::ReportReady),
        _ => ORDINARY,
    }
}

const AUTHENTICATED: Case = Case { unionpay_auth: true, ..ORDINARY };

const fn with_status(status: UserStatus) -> Case {
    Case { status, ..ORDINARY }
}

/// All cases. Row 0 applies by credit card; the rest follow the order of the way to the report.
#[rustfmt::skip]
pub(super) static CASES: [CaseRow; 81] = [
    good("apply-credit", 8, "applies by credit card", Route::Credit, ORDINARY),
    good("apply-debit", 4, "applies by debit card", Route::Debit, ORDINARY),
    good("apply-questions", 4, "applies by answering the questions", Route::Questions, ORDINARY),
    good("authenticated", 4, "authenticated by UnionPay before: applies with an SMS code", Route::Login, AUTHENTICATED),
    good("report-ready", 8, "the report is ready", Route::Login, with_status(UserStatus::ReportReady)),
    good("local-report", 2, "a local report exists and is valid", Route::Login, with_status(UserStatus::LocalReport)),
    good("local-expired", 2, "a local report has expired: applies again by credit card", Route::Credit, with_status(UserStatus::LocalReportExpired)),
    good("processing", 2, "applied before: the report comes 24 hours after the first login", Route::Login, with_status(UserStatus::Processing)),
    good("refused", 2, "the last verification was refused: applies again by credit card", Route::Credit, with_status(UserStatus::VerificationRefused)),
    good("not-produced", 2, "no report was produced: applies again by credit card", Route::Credit, with_status(UserStatus::ReportNotProduced)),
    good("produces-none", 1, "applies by credit card, and no report is produced", Route::Credit, Case { outcome: UserStatus::ReportNotProduced, ..ORDINARY }),
    CaseRow { name: "wrong-answers", people: 1, how: "answers the questions wrongly: refused after 24 hours", route: Route::Questions, case: ORDINARY,
        change: Some(Change::Answers), end: None },

    wrong("wrong-captcha", "wrong captcha at login", Route::Login, Change::At(Method::Login, &Key::PicCode, "000000"), ORDINARY, (Method::Login, codes::WRONG_CAPTCHA)),
    wrong("unknown-name", "a login name that does not exist", Route::Login, Change::Value(&Key::LoginName, "nobody-here"), ORDINARY, (Method::Login, codes::NO_SUCH_LOGIN_NAME)),
    wrong("wrong-password", "wrong password", Route::Login, Change::Value(&Key::Password, "not-the-password"), ORDINARY, (Method::Login, codes::WRONG_PASSWORD)),
    trouble("locked", "the login name is locked", Route::Login, (Method::Login, codes::LOCKED)),
    trouble("busy", "the gateway is busy at login", Route::Login, (Method::Login, codes::BUSY)),
    trouble("weak-name", "the login name was not verified by UnionPay or certificate", Route::Login, (Method::Login, codes::NOT_AUTHENTICATED)),
    trouble("closed", "the account is closed", Route::Login, (Method::Login, codes::ACCOUNT_CLOSED)),
    trouble("unregistered", "not registered, or closed", Route::Login, (Method::Login, codes::UNREGISTERED)),
    trouble("cancelled", "the login name is cancelled", Route::Login, (Method::Login, codes::LOGIN_NAME_CANCELLED)),
    forced("force-508102", "registered already", codes::REGISTERED),
    forced("force-508103", "the login name exists already", codes::LOGIN_NAME_TAKEN),
    forced("force-508104", "the mobile number is registered already", codes::MOBILE_TAKEN),
    forced("force-508105", "name or identity number is wrong", codes::IDENTITY_UNCONFIRMED),
    forced("force-508106", "the identity is registered already", codes::IDENTITY_TAKEN),
    forced("force-508107", "the registration is under review", codes::REGISTRATION_PENDING),
    forced("force-508144", "the login name cannot be recovered", codes::LOGIN_NAME_NOT_RECOVERED),
    forced("force-508146", "login name and identity document do not match", codes::LOGIN_NAME_NOT_MATCHED),
    forced("force-508147", "the password reset is under review", codes::PASSWORD_RESET_PENDING),
    forced("force-508303", "password and its confirmation differ", codes::PASSWORDS_DIFFER),
    trouble("idle", "idle for too long before the verification", Route::Credit, (Method::GetVerifyMethod, codes::IDLE)),

    refused("thin-file", "too little credit history for questions", Route::Questions, Case { thin_file: true, ..ORDINARY }, (Method::GetQuestion, codes::THIN_FILE)),
    refused("high-security", "the security level is too high for questions", Route::Questions, Case { high_security: true, ..ORDINARY }, (Method::GetQuestion, codes::HIGH_SECURITY)),
    trouble("stale-answers", "the answers are refused: back to the questions", Route::Questions, (Method::SubmitQuestion, codes::ENTRIES_WRONG)),
    trouble("applied-elsewhere", "applied elsewhere, which shows only when the questions are answered", Route::Questions, (Method::SubmitQuestion, codes::APPLIED)),
    trouble("unanswered-1", "the gateway says that question 1 is not answered", Route::Questions, (Method::SubmitQuestion, codes::ANSWER_1_MISSING)),
    trouble("unanswered-2", "the gateway says that question 2 is not answered", Route::Questions, (Method::SubmitQuestion, codes::ANSWER_2_MISSING)),
    trouble("unanswered-3", "the gateway says that question 3 is not answered", Route::Questions, (Method::SubmitQuestion, codes::ANSWER_3_MISSING)),
    trouble("unanswered-4", "the gateway says that question 4 is not answered", Route::Questions, (Method::SubmitQuestion, codes::ANSWER_4_MISSING)),
    trouble("unanswered-5", "the gateway says that question 5 is not answered", Route::Questions, (Method::SubmitQuestion, codes::ANSWER_5_MISSING)),

    wrong("unknown-card", "a card that no bank issued", Route::Credit, Change::Value(&Key::BankCard, "6200009999999994"), ORDINARY, (Method::OnlineValidateCard, codes::CARD_UNKNOWN)),
    refused("unsupported-bank", "a card of a bank that is not supported", Route::Credit, Case { unsupported_bank: true, ..ORDINARY }, (Method::OnlineValidateCard, codes::CARD_UNSUPPORTED)),
    trouble("no-netbank", "online banking does not load", Route::Credit, (Method::OnlineValidateCard, codes::ONLINE_BANKING_FAILED)),
    trouble("bad-card", "the card number is wrong", Route::Credit, (Method::OnlineValidateCard, codes::WRONG_CARD_NUMBER)),
    wrong("wrong-mobile", "a mobile number that the bank does not have on file", Route::Credit, Change::Value(&Key::Cellphone, "13800000001"), ORDINARY, (Method::GetOnlineMessageCode, codes::NOT_THE_BANKS_MOBILE)),
    trouble("no-sms", "the bank's SMS cannot be sent", Route::Credit, (Method::GetOnlineMessageCode, codes::SMS_NOT_SENT)),
    trouble("no-mobile", "no mobile number can be obtained for the SMS", Route::Credit, (Method::GetOnlineMessageCode, codes::NO_MOBILE)),
    wrong("wrong-sms", "wrong code of the bank's SMS", Route::Credit, Change::At(Method::OnlineAuthentication, &Key::MessageCode, "000000"), ORDINARY, (Method::OnlineAuthentication, codes::WRONG_SMS_CODE)),
    wrong("wrong-name", "not the registered name", Route::Credit, Change::Value(&Key::RealName, "无名氏"), ORDINARY, (Method::OnlineAuthentication, codes::NOT_AS_REGISTERED)),
    wrong("wrong-id", "not the registered identity number", Route::Credit, Change::Value(&Key::IdCard, "999900190001010013"), ORDINARY, (Method::OnlineAuthentication, codes::NOT_AS_REGISTERED)),
    trouble("other-holder", "the bank has other data of the card holder", Route::Credit, (Method::OnlineAuthentication, codes::NOT_THE_HOLDER)),
    trouble("bad-id", "the identity number is wrong", Route::Credit, (Method::OnlineAuthentication, codes::WRONG_ID_CARD)),
    trouble("no-id-digits", "the gateway says that digits of the identity number are missing", Route::Credit, (Method::OnlineAuthentication, codes::ID_CARD_MISSING)),
    wrong("wrong-pin", "wrong PIN of the debit card", Route::Debit, Change::Value(&Key::CardPassword, "000000"), ORDINARY, (Method::OnlineAuthentication, codes::WRONG_CARD_SECRET)),
    trouble("pin-tries", "too many tries of the debit card's PIN", Route::Debit, (Method::OnlineAuthentication, codes::PIN_TRIES)),
    wrong("wrong-expiry", "wrong expiry of the credit card", Route::Credit, Change::Value(&Key::Year, "19"), ORDINARY, (Method::OnlineAuthentication, codes::WRONG_CARD_SECRET)),
    trouble("no-year", "the gateway says that the year of expiry is missing", Route::Credit, (Method::OnlineAuthentication, codes::YEAR_MISSING)),
    trouble("no-month", "the gateway says that the month of expiry is missing", Route::Credit, (Method::OnlineAuthentication, codes::MONTH_MISSING)),
    trouble("no-last-three", "the gateway says that the last three digits are missing", Route::Credit, (Method::OnlineAuthentication, codes::LAST_THREE_MISSING)),
    trouble("bad-year", "the gateway says that the year is not two digits", Route::Credit, (Method::OnlineAuthentication, codes::YEAR_NOT_DIGITS)),
    trouble("bad-month", "the gateway says that the month is not two digits", Route::Credit, (Method::OnlineAuthentication, codes::MONTH_NOT_DIGITS)),
    trouble("bad-last-three", "the gateway says that the last three are not digits", Route::Credit, (Method::OnlineAuthentication, codes::LAST_THREE_NOT_DIGITS)),
    trouble("other-last-three", "the gateway says that the last three are not those on the back", Route::Credit, (Method::OnlineAuthentication, codes::WRONG_LAST_THREE)),
    trouble("sms-tries", "too many tries of the bank's SMS code", Route::Credit, (Method::OnlineAuthentication, codes::SMS_CODE_TRIES)),
    trouble("wrong-kind", "the bank says that the card is of the other kind", Route::Credit, (Method::OnlineAuthentication, codes::WRONG_CARD_TYPE)),
    trouble("issuer-refuses", "the card's issuer refuses", Route::Credit, (Method::OnlineAuthentication, codes::ISSUER_REFUSED)),
    trouble("not-enabled", "the card is not enabled for authenticated payment", Route::Credit, (Method::OnlineAuthentication, codes::CARD_NOT_ENABLED)),
    trouble("unionpay-refuses", "UnionPay refuses", Route::Credit, (Method::OnlineAuthentication, codes::UNIONPAY_REFUSED)),
    trouble("duplicate", "UnionPay takes it for a repeated transaction", Route::Credit, (Method::OnlineAuthentication, codes::DUPLICATE)),
    trouble("unionpay-busy", "UnionPay cannot process it now", Route::Credit, (Method::OnlineAuthentication, codes::NOT_PROCESSED)),
    wrong("wrong-unionpay", "wrong UnionPay code", Route::Credit, Change::Value(&Key::UnionpayCode, "000000"), ORDINARY, (Method::SubmitOnlineAuth, codes::WRONG_UNIONPAY_CODE)),
    trouble("unionpay-expired", "the UnionPay code has expired", Route::Credit, (Method::SubmitOnlineAuth, codes::UNIONPAY_CODE_EXPIRED)),
    trouble("unionpay-used", "the UnionPay code was used before", Route::Credit, (Method::SubmitOnlineAuth, codes::UNIONPAY_CODE_USED)),

    trouble("logged-out", "the login has expired when applying", Route::Login, (Method::GetOnlineAuthedInfo, codes::NOT_LOGGED_IN)),
    wrong("wrong-apply-sms", "wrong code of the credit centre's SMS", Route::Login, Change::At(Method::SubmitApplyMessageCode, &Key::MessageCode, "000000"), AUTHENTICATED, (Method::SubmitApplyMessageCode, codes::WRONG_SMS_CODE)),
    trouble("exists", "a report exists, seen only when applying", Route::Login, (Method::SubmitApplyMessageCode, codes::REPORT_EXISTS)),
    trouble("stale-page", "the page has expired before the report", Route::Login, (Method::GetViewReportInfo, codes::PAGE_EXPIRED)),
    trouble("nothing-produced", "no report was produced, seen only when it is fetched", Route::Login, (Method::GetViewReportInfo, codes::NOT_PRODUCED)),
    wrong("wrong-identity", "wrong identity code", Route::Login, Change::At(Method::ViewReport, &Key::MessageCode, "000000"), with_status(UserStatus::ReportReady), (Method::ViewReport, codes::WRONG_IDENTITY_CODE)),
    trouble("report-lost", "no stored report", Route::Login, (Method::ViewReport, codes::NO_REPORT)),
];
