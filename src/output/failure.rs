//! Renders a command's failure: one line for people, one line of JSON for scripts.

use std::fmt;
use std::path::PathBuf;

use anstyle::{AnsiColor, Style as Ansi};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::json;
use super::style::Style;
use crate::messages::{Lang, Text, mistakes as say};
use crate::path_text;
use crate::printable::{harmless, printable};
use crate::protocol::{Class, CodeEntry, Recovery};

/// A failure: what went wrong, where, and what to do.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The class, which determines the exit code.
    pub class: Class,
    /// The gateway's code, if the failure is the gateway's.
    pub code: Option<i64>,
    /// The message: the gateway's text, or ours.
    pub msg: String,
    /// The message in English.
    pub english: Option<String>,
    /// The short name of the called method.
    pub method: Option<String>,
    /// The possible reaction.
    pub recovery: Recovery,
    /// The keys to ask for again, or the missing keys.
    pub fields: Vec<String>,
    /// Seconds to wait.
    pub after: Option<i64>,
    /// When a login can show the outcome of a submission.
    pub due_at: Option<Timestamp>,
    /// What to do, in words.
    pub hint: Option<String>,
    /// A command to run next.
    pub next_step: Option<String>,
    /// The open captcha picture.
    pub file: Option<PathBuf>,
    /// What became of a list of applicants, as JSON.
    pub list: Option<Value>,
    /// The applicant and their session, for scripts that work on many applicants.
    of: Option<(String, String)>,
    words: Words,
    silent: bool,
}

/// Whose words the message is. People see the code and, in English, a translation only with the gateway's words.
#[derive(Clone, Debug, Default)]
enum Words {
    /// This program's, in the user's language.
    #[default]
    Ours,
    /// The gateway's, in Chinese.
    Gateways,
    /// The gateway's within a sentence of this program, whose `{text}` they fill.
    Quoted { text: String, english: String, around: Text, values: Vec<(&'static str, String)> },
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.msg)
    }
}

impl std::error::Error for Failure {}

impl Failure {
    /// A failure that does not come from the gateway.
    pub fn new(class: Class, msg: impl Into<String>) -> Self {
        Self {
            class,
            code: None,
            msg: msg.into(),
            english: None,
            method: None,
            recovery: Recovery::None,
            fields: Vec::new(),
            after: None,
            due_at: None,
            hint: None,
            next_step: None,
            file: None,
            list: None,
            of: None,
            words: Words::Ours,
            silent: false,
        }
    }

    /// A failure in the user's language, with English added in JSON.
    pub fn said(class: Class, lang: Lang, text: Text, values: &[(&str, &str)]) -> Self {
        let english = text.fill(Lang::En, values);
        Self { english: Some(english), ..Self::new(class, text.fill(lang, values)) }
    }

    /// A failure worded separately for each language, because the inserted values differ by language as well.
    pub fn worded(class: Class, lang: Lang, words: impl Fn(Lang) -> String) -> Self {
        Self { english: Some(words(Lang::En)), ..Self::new(class, words(lang)) }
    }

    /// A usage error.
    pub fn usage(msg: impl Into<String>) -> Box<Self> {
        Box::new(Self::new(Class::Usage, msg))
    }

    /// A usage error in the user's language.
    pub fn misused(lang: Lang, text: Text, values: &[(&str, &str)]) -> Box<Self> {
        Box::new(Self::said(Class::Usage, lang, text, values))
    }

    /// A refusal by the gateway with a documented code.
    pub fn refused(entry: &CodeEntry, msg: String, method: &str) -> Self {
        Self {
            code: Some(entry.code),
            msg: if msg.is_empty() { entry.vendor_text.to_owned() } else { msg },
            english: Some(entry.english.to_owned()),
            method: Some(method.to_owned()),
            recovery: entry.recovery,
            fields: entry.fields.iter().map(ToString::to_string).collect(),
            after: entry.after.map(i64::from),
            words: Words::Gateways,
            ..Self::new(entry.class, "")
        }
    }

    /// A refusal by the gateway with an undocumented code.
    pub fn unknown(code: Option<i64>, msg: String, english: &str, method: &str) -> Self {
        Self {
            code,
            english: Some(english.to_owned()),
            method: Some(method.to_owned()),
            words: Words::Gateways,
            ..Self::new(Class::Unknown, msg)
        }
    }

    /// The same refusal, told in a sentence of this program. `around` is the sentence, whose `{text}` is the gateway's
    /// words.
    #[must_use]
    pub fn quoted(self, around: Text, values: &[(&'static str, &str)], lang: Lang) -> Self {
        let said = |lang, text: &str| around.fill(lang, &[&[("text", text)], values].concat());
        let (text, english) = (self.msg.clone(), self.english.clone().unwrap_or_default());
        let owned = values.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        Self {
            msg: said(lang, &text),
            english: Some(said(Lang::En, &english)),
            words: Words::Quoted { text, english, around, values: owned },
            ..self
        }
    }

    /// The message for people on one line: the gateway's code and words, followed by a translation in English; or this
    /// program's words alone.
    pub fn sentence(&self, lang: Lang) -> String {
        let code = self.code.map(|code| format!("{code} ")).unwrap_or_default();
        let translated = |text: &str, english: Option<&str>| match english.filter(|_| lang == Lang::En) {
            Some(english) if self.code.is_some() => format!("{} ({})", printable(text), printable(english)),
            _ => printable(text),
        };
        match &self.words {
            Words::Ours => printable(&self.msg),
            Words::Gateways => code + &translated(&self.msg, self.english.as_deref()),
            Words::Quoted { text, english, around, values } => {
                let text = translated(text, Some(english));
                let own = values.iter().map(|(name, value)| (*name, value.as_str()));
                let values: Vec<(&str, &str)> = [("text", text.as_str())].into_iter().chain(own).collect();
                code + &around.fill(lang, &values)
            }
        }
    }

    /// The program that read standard output has closed it. This process then ends silently with success.
    pub fn reader_gone() -> Self {
        Self { silent: true, ..Self::new(Class::Ok, "") }
    }

    /// An end with this class and without a message.
    pub fn quiet(class: Class) -> Box<Self> {
        Box::new(Self { silent: true, ..Self::new(class, "") })
    }

    /// True if nothing is printed.
    pub fn is_silent(&self) -> bool {
        self.silent
    }

    /// Adds a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds the applicant and their session.
    #[must_use]
    pub fn of(self, user_id: &str, session: &str) -> Self {
        Self { of: Some((user_id.to_owned(), session.to_owned())), ..self }
    }

    /// Adds the called method.
    #[must_use]
    pub fn method(mut self, method: &str) -> Self {
        self.method = Some(method.to_owned());
        self
    }

    /// The error object of the contract.
    pub fn json(&self) -> Value {
        let mut error = Map::new();
        let mut put = |name: &str, value: Value| error.insert(name.to_owned(), value);
        put("class", json!(self.class));
        put("exit", json!(self.class.exit()));
        put("code", json!(self.code));
        put("msg", json!(self.msg));
        put("english", json!(self.english.as_ref().unwrap_or(&self.msg)));
        put("method", json!(self.method));
        put("recovery", json!(self.recovery));
        put("fields", json!(self.fields));
        put("after", json!(self.after));
        if let Some(due_at) = self.due_at {
            put("due_at", json!(due_at));
        }
        put("hint", json!(self.hint));
        put("next_step", json!(self.next_step));
        if let Some(file) = &self.file {
            put("file", json!(path_text::shown(file)));
        }
        if let Some(list) = &self.list {
            put("list", list.clone());
        }
        if let Some((user_id, session)) = &self.of {
            put("user_id", json!(user_id));
            put("session", json!(session));
        }
        json!({ "error": error })
    }

    /// The error as one line of JSON.
    pub fn json_line(&self) -> String {
        json::line(&self.json())
    }

    /// `error: ...`, followed by `hint: ...` if there is a hint; both words in the user's language.
    pub(super) fn human(&self, style: &Style) -> String {
        let red = Ansi::new().fg_color(Some(AnsiColor::Red.into())).bold();
        let mut text = format!("{red}{}{red:#}: ", say::ERROR.get(style.lang));
        text.push_str(&self.sentence(style.lang));
        if let Some(hint) = &self.hint {
            let cyan = Ansi::new().fg_color(Some(AnsiColor::Cyan.into()));
            let word = say::HINT.get(style.lang);
            text.push_str(&format!("\n{cyan}{word}{cyan:#}: {}", harmless(hint, false)));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::codes;

    fn refused() -> Failure {
        Failure::refused(codes::find(208101).unwrap(), "您输入的账户名和密码不匹配, 请重新输入".into(), "login")
            .hint("try again")
    }

    #[test]
    fn a_refusal_has_the_members_of_the_contract() {
        assert_eq!(
            refused().json_line(),
            r#"{"error":{"class":"credentials","exit":5,"code":208101,"msg":"您输入的账户名和密码不匹配, 请重新输入","#
                .to_owned()
                + r#""english":"login name and password do not match","method":"login","recovery":"new-input","#
                + r#""fields":["login_name","password"],"after":null,"hint":"try again","next_step":null}}"#
        );
    }

    #[test]
    fn people_read_the_vendors_words_followed_by_english_in_english() {
        let lines =
            |lang| anstream::adapter::strip_str(&refused().human(&Style { lang, ..Style::default() })).to_string();
        assert_eq!(
            lines(Lang::En),
            "error: 208101 您输入的账户名和密码不匹配, 请重新输入 (login name and password do not match)\nhint: try again"
        );
        assert_eq!(lines(Lang::Zh), "错误: 208101 您输入的账户名和密码不匹配, 请重新输入\n提示: try again");
    }

    #[test]
    fn neither_message_nor_hint_controls_the_terminal() {
        let failure = Failure::new(Class::Input, "a\u{1b}]52;c;eA==\u{7}b").hint("c\u{9b}2J\u{202e}d");
        assert_eq!(
            anstream::adapter::strip_str(&failure.human(&Style::default())).to_string(),
            "error: a ]52;c;eA== b\nhint: c 2J d"
        );
    }
}
