//! A reply, as JSON for scripts and as lines for people.

use std::path::Path;

use anstyle::{AnsiColor, Style as Ansi};
use serde_json::{Map, Value, json};

use super::style::Style;
use super::{form, report};
use crate::flow::Step;
use crate::messages::{Lang, output as say};
use crate::path_text;
use crate::printable::printable;
use crate::protocol::{CardType, Method, Reply, UNIONPAY_NOTES, UserStatus, mask};

/// The context in which a reply is shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around<'a> {
    /// The step; `None` for an undocumented method.
    pub step: Option<Step>,
    /// The suggested next command.
    pub next_step: Option<&'a str>,
    /// The login that shows the report's state once the wait after an application is over.
    pub after_the_wait: Option<&'a str>,
    /// The gateway's words with a success, with known values hidden, if they are more than `ok`.
    pub said: Option<&'a str>,
    /// The captcha picture.
    pub file: Option<&'a Path>,
    /// True if personal data are masked on a report's page.
    pub masks: bool,
}

/// The object of the contract: method, code, msg, data, next, next_step, other members of the reply, and the
/// picture.
pub fn json(reply: &Reply, around: Around<'_>) -> Value {
    let mut object = Map::new();
    object.insert("method".to_owned(), reply.method.short().into());
    object.insert("code".to_owned(), reply.code_sent.clone());
    object.insert("msg".to_owned(), reply.msg.clone());
    object.insert("data".to_owned(), reply.data.clone());
    object.insert("next".to_owned(), reply.next.as_ref().map_or(Value::Null, |form| form.json().clone()));
    object.insert("next_step".to_owned(), json!(around.next_step));
    if let Some(file) = around.file {
        object.insert("file".to_owned(), json!(path_text::shown(file)));
    }
    if reply.mended.characters > 0 {
        object.insert("broken_characters".to_owned(), reply.mended.characters.into());
    }
    for (name, value) in &reply.extra {
        object.entry(name.as_str()).or_insert_with(|| value.clone());
    }
    Value::Object(object)
}

/// The reply for people: the method, the gateway's text, the result and the next step.
pub fn human(reply: &Reply, around: Around<'_>, style: &Style) -> String {
    let green = Ansi::new().fg_color(Some(AnsiColor::Green.into()));
    let title = around.step.map(|step| match style.lang {
        Lang::Zh => step.title(),
        Lang::En => step.english(),
    });
    let mut text = format!("{green}✓{green:#} {}", reply.method);
    if let Some(title) = title {
        text.push_str(&format!("  {title}"));
    }
    text.push('\n');
    if let Some(said) = around.said {
        text.push_str(&format!("  {}\n", printable(said)));
    }
    body(reply, around.masks, style, &mut text);
    if !style.quiet {
        notes(around.step, style.lang, &mut text);
    }
    if let Some(file) = around.file {
        text.push_str(&format!("  {}\n", file.display()));
    }
    if let Some(next) = around.next_step.filter(|_| !style.quiet) {
        text.push_str(&format!("{}: {next}\n", say::NEXT.get(style.lang)));
    }
    if let Some(login) = around.after_the_wait.filter(|_| !style.quiet && around.next_step.is_none()) {
        text.push_str(&format!("{}\n", say::CODE_COMES.fill(style.lang, &[("command", login)])));
    }
    text
}

fn body(reply: &Reply, masks: bool, style: &Style, text: &mut String) {
    match reply.method.known() {
        Some(Method::ViewReport) => text.push_str(&report::received(&reply.data, masks, style)),
        Some(Method::Login) => text.push_str(&login(reply, style)),
        Some(Method::GetPicCode) => {}
        _ => {
            for rule in &reply.rules {
                text.push_str(&format!("  {}\n", printable(&rule.title)));
                text.push_str(&rule.form.as_deref().map(form::human).unwrap_or_default());
            }
            if let Some(kind) = reply.card_type() {
                let words = CardType::from_wire(&kind).map(|kind| match style.lang {
                    Lang::Zh => kind.title(),
                    Lang::En => kind.english(),
                });
                text.push_str(format!("  cardtype {kind}  {}", words.unwrap_or_default()).trim_end());
                text.push('\n');
            }
            match (reply.unionpay_code(), &reply.next) {
                (Some(code), _) => text.push_str(&format!("  unionpay_code {}\n", shown_code(&code))),
                (None, Some(next)) => text.push_str(&form::human(next)),
                (None, None) => {}
            }
            if let Value::String(said) = &reply.data {
                text.push_str(&format!("  {}\n", printable(said)));
            }
        }
    }
}

/// The notes of the vendor's document on the UnionPay steps that follow.
fn notes(step: Option<Step>, lang: Lang, text: &mut String) {
    let Some(Step::Call(method)) = step else { return };
    for note in UNIONPAY_NOTES.iter().filter(|note| note.after.contains(&method)) {
        let said = match lang {
            Lang::Zh => note.text,
            Lang::En => note.english,
        };
        text.push_str(&format!("  · {said}\n"));
    }
}

fn shown_code(code: &str) -> String {
    mask::value(&crate::protocol::Key::UnionpayCode, code)
}

fn login(reply: &Reply, style: &Style) -> String {
    let number = reply.user_status_number().map_or_else(|| "-".to_owned(), |number| number.to_string());
    let meaning = reply.user_status().map_or(say::STATUS_UNKNOWN, status_text).get(style.lang);
    let auth = if reply.unionpay_auth() { say::YES } else { say::NO };
    let mut text = format!("  user_status {number}  {meaning}\n  unionpay_auth {}\n", auth.get(style.lang));
    if let Some(kind) = reply.member_anywhere("apply_type").and_then(Value::as_str) {
        text.push_str(&format!("  apply_type {}\n", printable(kind)));
    }
    text
}

fn status_text(status: UserStatus) -> crate::messages::Text {
    match status {
        UserStatus::NotApplied => say::STATUS_NOT_APPLIED,
        UserStatus::Processing => say::STATUS_PROCESSING,
        UserStatus::ReportReady => say::STATUS_READY,
        UserStatus::VerificationRefused => say::STATUS_REFUSED,
        UserStatus::LocalReport => say::STATUS_LOCAL,
        UserStatus::LocalReportExpired => say::STATUS_LOCAL_EXPIRED,
        UserStatus::ReportNotProduced => say::STATUS_NOT_PRODUCED,
    }
}
