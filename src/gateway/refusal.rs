//! A call refused by the gateway's envelope: an `error` of the envelope, not a code of the protocol.

use std::fmt;

use serde_json::{Map, Value};

use crate::protocol::Class;

/// How much of the gateway's own words is kept, in characters.
const LONGEST: usize = 200;

/// Takes out of a text what is known of the applicant.
pub type Hide<'a> = &'a dyn Fn(&str) -> String;

/// What is most likely wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blame {
    /// The other envelope is wanted.
    Envelope,
    /// The signature, the key or the app_id.
    Key,
    /// The time of the call.
    Clock,
    /// Anything else: quota, maintenance, ...
    Other,
}

/// Words of `error` and `msg`, in small letters, that tell what is wrong. Nobody publishes the gateway's numbers, so its words have
/// to do; the first row whose word is there counts.
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

/// A refusal by the gateway itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatewayRefusal {
    /// Its `error`, as it was sent.
    pub error: String,
    /// Its `msg`, cut short.
    pub msg: String,
    /// Its `request_id`, if it gave one.
    pub request_id: Option<String>,
    /// What is most likely wrong.
    pub blame: Blame,
}

impl GatewayRefusal {
    /// Reads what stands beside `error`. `signed` says what was sent: a plain call that lacks a signature has the wrong
    /// envelope, not the wrong key.
    /// Every text passes through `hide` before anything else is done to it: of a value cut in two, half would be shown.
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

    /// What it says, as it says it: `error`, `msg` and `request_id`, the latter two where it gave them.
    pub fn words(&self) -> String {
        let colon = if self.msg.is_empty() { "" } else { ": " };
        let id = self.request_id.as_ref().map(|id| format!(" (request_id {id})")).unwrap_or_default();
        format!("error {}{colon}{}{id}", self.error, self.msg)
    }

    /// `config` where the profile is to blame, otherwise `protocol`.
    pub fn class(&self) -> Class {
        match self.blame {
            Blame::Envelope | Blame::Key => Class::Config,
            Blame::Clock | Blame::Other => Class::Protocol,
        }
    }
}

/// True if a word begins so: "assigned" says nothing of a signature.
fn says(text: &str, word: &str) -> bool {
    let mut places = text.match_indices(word).filter_map(|(place, _)| text.get(..place));
    places.any(|before| !before.ends_with(|c: char| c.is_ascii_alphabetic()))
}

/// A text of the gateway's on one line, and not too much of it.
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
