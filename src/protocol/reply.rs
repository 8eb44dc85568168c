//! The lenient reader of replies (protocol.md, section 2).

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Map, Value};
use thiserror::Error;

use super::form::{self, integer};
use super::json_place::json_place;
use super::members::member_named;
use super::trimmed::trimmed;
use super::{
    Beyond, CodeEntry, FIELDS, Form, JsonError, KnownValues, Limits, Mended, Method, MethodName, Rule, UserStatus,
    codes, mask, parse_mended, picture,
};

/// Documented codes have six digits. Seven are allowed for new ones.
const LONGEST_CODE: u64 = 9_999_999;

/// `msg` of every success in the document's examples.
const OK: &str = "ok";

/// The apparent kind of a body that is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// Empty.
    Empty,
    /// The start of an HTML or XML page.
    Html,
    /// Truncated JSON.
    CutShort,
    /// Anything else.
    Other,
}

/// Why a body is not a valid reply. It holds positions and shapes, never the content.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReplyError {
    /// The body is not JSON.
    #[error("{}", not_json_text(*.looks, *.line, *.column, .excerpt))]
    NotJson {
        /// What it looks like.
        looks: Looks,
        /// Line of the first error, from 1.
        line: usize,
        /// Column of the first error, from 1.
        column: usize,
        /// The start of the body, with letters and digits replaced by `x`.
        excerpt: String,
    },
    /// The body is JSON, but not an object.
    #[error("the reply is no object")]
    NotAnObject,
    /// There is no `code`.
    #[error("the reply has no code")]
    NoCode,
    /// `code` is not an integer.
    #[error("the reply's code is no integer")]
    CodeType,
    /// The `data` of a success is neither object, string nor null.
    #[error("the reply's data is neither an object nor a string")]
    DataType,
    /// The reply exceeds a limit, or a member that must be unique occurs twice.
    #[error("the reply has {0}")]
    Beyond(Beyond),
    /// The captcha picture is not a picture.
    #[error("the captcha is no picture, but a web page or another text, or no base64")]
    NotAPicture,
    /// A successful reply lacks the data for which its method is called.
    #[error("the reply lacks {0}")]
    Lacks(Lacking),
}

fn not_json_text(looks: Looks, line: usize, column: usize, excerpt: &str) -> String {
    match looks {
        Looks::Empty => "the reply is empty".to_owned(),
        Looks::Html => format!("the gateway sent a web page: {excerpt}"),
        Looks::CutShort | Looks::Other => format!("not JSON at line {line}, column {column}: {excerpt}"),
    }
}

/// The data that a successful reply may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// The report.
    Report,
    /// The captcha picture.
    Picture,
    /// The answer of a method, in a reply of the open gateway.
    Answer,
}

impl fmt::Display for Lacking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Report => "a report",
            Self::Picture => "a captcha picture",
            Self::Answer => "the method's answer",
        })
    }
}

/// The gateway's decision.
#[derive(Clone, Copy, Debug)]
pub enum Outcome {
    /// Code 0 or 200.
    Success,
    /// A documented code.
    Refused(&'static CodeEntry),
    /// An undocumented code.
    Unknown(i64),
}

/// A parsed reply. It holds personal data and codes, so `Debug` shows only method and code.
#[derive(Clone)]
pub struct Reply {
    /// The method that was called.
    pub method: MethodName,
    /// The code.
    pub code: i64,
    /// `code` as received.
    pub code_sent: Value,
    /// `msg` as received; null if it was missing.
    pub msg: Value,
    /// `data` as received, but without `next`, and parsed if it was a string with an object.
    pub data: Value,
    /// The type of `data` as received; `None` if it was missing.
    pub data_sent: Option<&'static str>,
    /// The form, if the reply has one.
    pub next: Option<Arc<Form>>,
    /// `next` as received inside `data`, with its untrimmed name; `None` if there was no form in it.
    pub next_inside: Option<(String, Value)>,
    /// `next` as received next to `data`, even if it was not used.
    pub next_beside: Option<Value>,
    /// Forms to choose from (§1.1.4).
    pub rules: Vec<Rule>,
    /// Other top-level members, as received.
    pub extra: Map<String, Value>,
    /// The untrimmed names of `code`, `msg`, `data` and `next`.
    pub names_sent: Vec<String>,
    /// The gateway's own time, if the reply's `Date` header gave it.
    pub date: Option<Timestamp>,
    /// The mended faults of its text.
    pub mended: Mended,
}

impl std::fmt::Debug for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reply").field("method", &self.method).field("code", &self.code).finish_non_exhaustive()
    }
}

impl Reply {
    /// Parses the reply body of a call of `method`.
    pub fn read(method: &MethodName, body: &[u8]) -> Result<Self, ReplyError> {
        let mut mended = Mended::default();
        let json = Self::json(body, Limits::of(method), &mut mended)?;
        Ok(Self::from_json(method, json)?.also(mended))
    }

    /// Adds the faults that were mended in the text around this reply.
    #[must_use]
    pub fn also(self, mended: Mended) -> Self {
        Self { mended: self.mended.and(mended), ..self }
    }

    /// Parses a body's JSON, keeping numbers as written. Broken characters are mended and counted.
    pub fn json(body: &[u8], limits: Limits, mended: &mut Mended) -> Result<Value, ReplyError> {
        let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
        match std::str::from_utf8(body) {
            Ok(text) => parse_mended(text, limits, mended).map_err(|error| not_read(body, &error)),
            // Says where.
            Err(_) => serde_json::from_slice(body).map_err(|error| not_json(body, &error)),
        }
    }

    /// Parses a reply that is already JSON.
    pub fn from_json(method: &MethodName, json: Value) -> Result<Self, ReplyError> {
        let Value::Object(members) = json else { return Err(ReplyError::NotAnObject) };
        let (mut extra, mut names_sent) = (Map::new(), Vec::new());
        let (mut code_sent, mut msg, mut data, mut beside) = (None, None, None, None);
        for (name, value) in members {
            let slot = match trimmed(&name) {
                "code" => &mut code_sent,
                "msg" => &mut msg,
                "data" => &mut data,
                "next" => &mut beside,
                _ => {
                    extra.insert(name, value);
                    continue;
                }
            };
            if slot.is_none() {
                *slot = Some(value);
                names_sent.push(name);
            }
        }
        let limits = Limits::of(method);
        let code_sent = code_sent.ok_or(ReplyError::NoCode)?;
        let code = integer(&code_sent).ok_or(ReplyError::CodeType)?;
        let data_sent = data.as_ref().map(json_type);
        let mut mended = Mended::default();
        let (data, inside) = read_data(data.unwrap_or(Value::Null), succeeded(code), limits, &mut mended)?;
        let (form, next_inside) = inside.unzip();
        check_forms(&data, next_inside.as_ref().map(|(_, next)| next).into_iter().chain(&beside))?;
        let of_beside = || Form::read(beside.as_ref()?, None);
        let next = form.or_else(of_beside).or_else(|| implied_form(method, &data)).map(Arc::new);
        let rules = data.as_object().and_then(|data| member_named(data, "rules")).map(Rule::read_all);
        let msg = msg.unwrap_or(Value::Null);
        Ok(Self {
            method: method.clone(),
            code,
            code_sent,
            msg,
            data,
            data_sent,
            next,
            next_inside,
            next_beside: beside,
            rules: rules.unwrap_or_default(),
            extra,
            names_sent,
            date: None,
            mended,
        })
    }

    /// The gateway's decision.
    pub fn outcome(&self) -> Outcome {
        match codes::find(self.code) {
            _ if succeeded(self.code) => Outcome::Success,
            Some(entry) => Outcome::Refused(entry),
            None => Outcome::Unknown(self.code),
        }
    }

    /// The code for our files. `None` if it is undocumented and may be a value: one that is longer than
    /// documented codes, or a known value.
    pub fn code_written(&self, known: &KnownValues) -> Option<i64> {
        let is_plain = |code: i64| code.unsigned_abs() <= LONGEST_CODE && !known.holds_number(code);
        match self.outcome() {
            Outcome::Unknown(code) => Some(code).filter(|code| is_plain(*code)),
            Outcome::Success | Outcome::Refused(_) => Some(self.code),
        }
    }

    /// The untrimmed name of `code`, `msg`, `data` or the outer `next`; `None` if it was missing.
    pub fn name_sent(&self, name: &str) -> Option<&str> {
        self.names_sent.iter().map(String::as_str).find(|sent| sent.trim() == name)
    }

    /// `msg` as text.
    pub fn message(&self) -> String {
        match &self.msg {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        }
    }

    /// `msg` for display. A documented text is shown unchanged, in any other known values are hidden. Blanks are
    /// ignored when comparing, because the document itself is not consistent about them (§2.1).
    pub fn said(&self, known: &KnownValues) -> String {
        match (self.outcome(), self.message()) {
            (Outcome::Refused(entry), said) if without_blanks(&said).eq(without_blanks(entry.vendor_text)) => said,
            (_, said) => known.hide(&said),
        }
    }

    /// `msg` of a success for display. `None` if it says no more than the document's `ok`.
    pub fn said_with_success(&self, known: &KnownValues) -> Option<String> {
        let said = self.said(known);
        let said = said.trim();
        (!said.is_empty() && !said.eq_ignore_ascii_case(OK)).then(|| said.to_owned())
    }

    /// A member of `data`, by trimmed name.
    pub fn member(&self, name: &str) -> Option<&Value> {
        member_named(self.data.as_object()?, name)
    }

    /// A member of `data`, or of the reply itself if `data` does not have it (§1.1.3).
    pub fn member_anywhere(&self, name: &str) -> Option<&Value> {
        self.member(name).or_else(|| member_named(&self.extra, name))
    }

    /// `user_status` of a login, as a number.
    pub fn user_status_number(&self) -> Option<i64> {
        self.member_anywhere("user_status").and_then(integer)
    }

    /// `user_status` of a login; `None` if it is missing or undocumented.
    pub fn user_status(&self) -> Option<UserStatus> {
        self.user_status_number().and_then(UserStatus::from_number)
    }

    /// `unionpay_auth` of a login; false unless it is 1.
    pub fn unionpay_auth(&self) -> bool {
        self.member_anywhere("unionpay_auth").and_then(integer) == Some(1)
    }

    /// `cardtype` of onlineValidateCard: "1" or "2", as sent later in `card_type`.
    pub fn card_type(&self) -> Option<String> {
        self.member("cardtype").and_then(integer).map(|number| number.to_string())
    }

    /// The captcha picture of getPicCode, or of a login with a new one, as base64 text.
    pub fn picture(&self) -> Option<&str> {
        let text = match &self.data {
            Value::String(text) => Some(text.as_str()),
            _ => self.member_anywhere("pic_code").or_else(|| self.member_anywhere("url")).and_then(Value::as_str),
        };
        text.map(picture::bare).filter(|base64| !base64.is_empty()).or_else(|| self.form_picture())
    }

    /// The captcha picture's bytes. `None` if the reply has no picture, it is not valid base64, or it is a page.
    pub fn picture_bytes(&self) -> Option<Vec<u8>> {
        picture::decoded(self.picture()?)
    }

    /// The error for an accepted reply without a picture, which may contain a page instead.
    pub fn without_picture(&self) -> ReplyError {
        match self.picture() {
            Some(_) => ReplyError::NotAPicture,
            None => ReplyError::Lacks(Lacking::Picture),
        }
    }

    /// The bytes of the picture that came with a field of the reply's form.
    pub fn form_picture_bytes(&self) -> Option<Vec<u8>> {
        picture::decoded(self.form_picture()?)
    }

    /// The captcha picture that came in a field of the form, as base64 text.
    pub fn form_picture(&self) -> Option<&str> {
        self.next.as_deref().and_then(Form::picture).map(picture::bare)
    }

    /// The UnionPay code of onlineAuthentication: prefilled in its form, or the data themselves (§1.1.9).
    pub fn unionpay_code(&self) -> Option<String> {
        if self.method.known() != Some(Method::OnlineAuthentication) {
            return None;
        }
        let prefilled = self.next.as_ref().and_then(|form| form.field(&super::Key::UnionpayCode)?.value.clone());
        let bare = self.data.as_str().or_else(|| self.member("unionpay_code")?.as_str());
        prefilled.or_else(|| bare.map(|code| code.trim().to_owned())).filter(|code| !code.is_empty())
    }
}

/// JSON's name for the type of a value.
pub fn json_type(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// 0 and 200 both mean success.
fn succeeded(code: i64) -> bool {
    matches!(code, codes::OK | codes::SUCCESS)
}

fn without_blanks(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace())
}

/// The form inside `data`, and its name and JSON as received.
type Inside = (Form, (String, Value));

/// `data` as it is kept, and the form that was inside it.
fn read_data(
    data: Value,
    success: bool,
    limits: Limits,
    mended: &mut Mended,
) -> Result<(Value, Option<Inside>), ReplyError> {
    let mut data = match data {
        Value::String(text) => read_string(text, limits, mended)?,
        other => other,
    };
    let mut inside = None;
    match &mut data {
        Value::Object(members) => {
            let next = members.iter().find(|(name, _)| trimmed(name) == "next");
            // A `next` that is not a form is kept like any other member.
            let read = next.and_then(|(name, next)| Some((name.clone(), Form::read(next, None)?)));
            if let Some((name, form)) = read {
                inside = members.shift_remove(&name).map(|next| (form, (name, next)));
            }
        }
        Value::Null => data = Value::Object(Map::new()),
        Value::Array(list) if list.is_empty() => data = Value::Object(Map::new()), // PHP's empty object
        Value::String(_) => {}
        _ if success => return Err(ReplyError::DataType),
        _ => {}
    }
    Ok((data, inside))
}

/// Reads a string. A string with an object becomes that object, an empty string becomes null, any other is kept.
fn read_string(text: String, limits: Limits, mended: &mut Mended) -> Result<Value, ReplyError> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Ok(Value::Null);
    }
    let mut inside = Mended::default();
    match parse_mended(trimmed, limits, &mut inside) {
        Ok(object @ Value::Object(_)) => {
            *mended = mended.and(inside);
            Ok(object)
        }
        Err(JsonError::Beyond { beyond, .. }) => Err(ReplyError::Beyond(beyond)),
        Ok(_) | Err(JsonError::Syntax(_)) => Ok(Value::String(text)),
    }
}

/// Refuses forms with too many fields to fill in: the next form, the forms to choose from, and fields without a form.
fn check_forms<'v>(data: &Value, next: impl Iterator<Item = &'v Value>) -> Result<(), ReplyError> {
    let mut next = next;
    next.try_for_each(form::check_size).map_err(ReplyError::Beyond)?;
    form::check_size(data).map_err(ReplyError::Beyond)?;
    let rules = data.as_object().and_then(|data| member_named(data, "rules")).and_then(Value::as_array);
    let Some(rules) = rules else { return Ok(()) };
    if rules.len() > FIELDS {
        return Err(ReplyError::Beyond(Beyond::Fields(FIELDS)));
    }
    let mut forms = rules.iter().filter_map(|rule| member_named(rule.as_object()?, "next"));
    forms.try_for_each(form::check_size).map_err(ReplyError::Beyond)
}

/// getViewReportInfo sends `data.param` without a method. The form's method is then viewReport (§1.2.4).
fn implied_form(method: &MethodName, data: &Value) -> Option<Form> {
    if method.known() != Some(Method::GetViewReportInfo) {
        return None;
    }
    let data = data.as_object()?;
    let mut form = Map::new();
    form.insert("param".to_owned(), member_named(data, "param")?.clone());
    form.extend(member_named(data, "hidden").map(|hidden| ("hidden".to_owned(), hidden.clone())));
    Form::read(&Value::Object(form), Some(Method::ViewReport))
}

fn not_read(body: &[u8], error: &JsonError) -> ReplyError {
    match error {
        JsonError::Syntax(error) => not_json(body, error),
        JsonError::Beyond { beyond, .. } => ReplyError::Beyond(*beyond),
    }
}

fn not_json(body: &[u8], error: &serde_json::Error) -> ReplyError {
    let text = String::from_utf8_lossy(body.get(..256).unwrap_or(body));
    let looks = match text.trim_start().chars().next() {
        None => Looks::Empty,
        Some('<') => Looks::Html,
        _ if error.is_eof() => Looks::CutShort,
        _ => Looks::Other,
    };
    let (line, column) = json_place(body, error);
    ReplyError::NotJson { looks, line, column, excerpt: mask::shape(text.trim(), 40) }
}

#[cfg(test)]
#[path = "reply_tests.rs"]
mod tests;
