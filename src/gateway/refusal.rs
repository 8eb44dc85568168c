//! A call refused by the gateway's envelope: an `error` of the envelope, not a code of the protocol.

use std::fmt;

use serde_json::{Map, Value};

use crate::protocol::Class;

/// The maximum length of the gateway's words, in characters.
const LONGEST: usize = 200;

/// Removes known values from a text.
pub type Hide<'a> = &'a dyn Fn(&str) -> String;

/// The most likely cause of a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blame {
    /// The gateway expects the other envelope.
    Envelope,
    /// The signature, the key or the app_id.
    Key,
    /// The time of the call.
    Clock,
    /// Anything else: quota, maintenance, ...
    Other,
}

/// Lower-case words of `error` and `msg` that identify the cause. The gateway's error numbers are not
/// published, so its words must do. The first matching row wins.
const WORDS: [(&str, Blame); 14] = [
    ("envelope", Blame::Envelope),
    ("时间戳", Blame::Clock),
    ("timestamp", Blame::Clock),
    ("签名", Blame::Key),
    ("验签", Blame::Key),
    ("sign", Blame::Key),
    ("密钥", Blame::Key),
    ("公钥", Blame::Key),
    ("私钥", Blame::Key),
    ("private key", Blame::Key),
    ("public key", Blame::Key),
    ("app_id", Blame::Key),
    ("appid", Blame::Key),
    ("app id", Blame::Key),
];

/// A refusal by the gateway's envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatewayRefusal {
    /// Its `error`, as received.
    pub error: String,
    /// Its `msg`, shortened.
    pub msg: String,
    /// Its `request_id`, if there is one.
    pub request_id: Option<String>,
    /// The most likely cause.
    pub blame: Blame,
}

impl GatewayRefusal {
    /// Parses a refusal from `error` and the members next to it. `signed` says which envelope was sent: if a
    /// plain call lacks a signature, the envelope is wrong, not the key. Every text passes through `hide`
    /// first, because a value cut in half would no longer be recognised.
    pub(super) fn read(error: &Value, beside: &Map<String, Value>, signed: bool, hide: Hide) -> Self {
        let text = |value: &Value| shown(value, hide);
        let member = |name: &str| beside.iter().find(|(known, _)| known.trim() == name).map(|(_, value)| text(value));
        let msg = member("msg").unwrap_or_default();
        let small = format!("{} {msg}", text(error)).to_lowercase();
        let blame = WORDS.iter().find(|(word, _)| says(&small, word)).map_or(Blame::Other, |(_, blame)| *blame);
        let blame = if blame == Blame::Key && !signed { Blame::Envelope } else { blame };
        let request_id = member("request_id").filter(|id| !id.is_empty());
        Self { error: text(error), msg, request_id, blame }
    }

    /// The gateway's words: `error`, and `msg` and `request_id` if there are any.
    pub fn words(&self) -> String {
        let colon = if self.msg.is_empty() { "" } else { ": " };
        let id = self.request_id.as_ref().map(|id| format!(" (request_id {id})")).unwrap_or_default();
        format!("error {}{colon}{}{id}", self.error, self.msg)
    }

    /// The error class: `config` if the profile is the cause, otherwise `protocol`.
    pub fn class(&self) -> Class {
        match self.blame {
            Blame::Envelope | Blame::Key => Class::Config,
            Blame::Clock | Blame::Other => Class::Protocol,
        }
    }
}

/// True if a word of the text starts with `word`. So "assigned" does not match "sign".
fn says(text: &str, word: &str) -> bool {
    let mut places = text.match_indices(word).filter_map(|(place, _)| text.get(..place));
    places.any(|before| !before.ends_with(|c: char| c.is_ascii_alphabetic()))
}

/// One of the gateway's texts on one line, shortened.
fn shown(value: &Value, hide: Hide) -> String {
    let text = hide(&value.as_str().map_or_else(|| value.to_string(), str::to_owned));
    text.trim().chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

impl fmt::Display for GatewayRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the gateway itself refuses the call, {}", self.words())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn refusal(msg: &str, signed: bool) -> GatewayRefusal {
        let Value::Object(beside) = json!({ "msg": msg, "request_id": "r-1" }) else { unreachable!() };
        GatewayRefusal::read(&json!(1002), &beside, signed, &|text: &str| text.replace("hunter2", "***"))
    }

    #[test]
    fn the_words_tell_a_key_problem_from_others() {
        for msg in
            ["签名错误", "验签失败", "Invalid Sign", "SIGNATURE_ERROR", "appid不存在", "invalid app_id", "公钥未上传"]
        {
            assert_eq!((refusal(msg, true).blame, refusal(msg, true).class()), (Blame::Key, Class::Config), "{msg}");
        }
        for msg in ["调用次数超限", "service is down", "", "quota exceeded"] {
            assert_eq!(
                (refusal(msg, true).blame, refusal(msg, true).class()),
                (Blame::Other, Class::Protocol),
                "{msg}"
            );
        }
        assert_eq!(refusal("timestamp expired, sign again", true).blame, Blame::Clock);
        assert_eq!(refusal("designated method, biz_data assign error", true).blame, Blame::Other);
        assert_eq!(refusal("时间戳过期", true).class(), Class::Protocol);
    }

    #[test]
    fn a_plain_call_that_should_be_signed_has_the_wrong_envelope() {
        assert_eq!((refusal("缺少签名", false).blame, refusal("", false).blame), (Blame::Envelope, Blame::Other));
    }

    #[test]
    fn what_is_hidden_is_hidden_before_the_text_is_cut() {
        let cut = refusal(&format!("{}hunter2", "x".repeat(LONGEST - 3)), true);
        assert!(cut.msg.ends_with("x***"), "{}", cut.msg);
    }

    #[test]
    fn a_long_text_is_cut_and_cannot_steer_the_terminal() {
        let long = refusal(&format!("\u{1b}[31m\n{}", "长".repeat(500)), true);
        assert_eq!(long.msg.chars().count(), LONGEST);
        assert!(!long.to_string().contains(char::is_control));
        assert!(refusal("x", true).to_string().ends_with("error 1002: x (request_id r-1)"));
    }
}
