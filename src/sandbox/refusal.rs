//! The result of a method: data, or a code of the catalogue.

use serde_json::{Value, json};

use super::dialect::Dialect;
use super::journal::Deed;
use crate::protocol::{Method, MethodName, codes};

/// The result of a method.
pub(super) type Answer = Result<Told, Refusal>;

/// A success.
pub(super) struct Told {
    /// The reply's `data`.
    pub data: Value,
    /// The effect.
    pub deed: Deed,
}

impl Told {
    /// Data and an effect.
    pub fn new(data: Value, deed: Deed) -> Self {
        Self { data, deed }
    }

    /// Data without an effect.
    pub fn read(data: Value) -> Self {
        Self::new(data, Deed::None)
    }

    /// An effect without data.
    pub fn done(deed: Deed) -> Self {
        Self::new(json!({}), deed)
    }
}

/// A refusal.
#[derive(Debug)]
pub(super) struct Refusal {
    /// The code.
    pub code: i64,
    /// The parameter in question. It is never in the reply; a served sandbox names it in a header.
    pub detail: Option<String>,
    /// The effect of the refused call, such as a counted attempt.
    pub deed: Deed,
}

impl From<i64> for Refusal {
    fn from(code: i64) -> Self {
        Self { code, detail: None, deed: Deed::None }
    }
}

impl Refusal {
    /// A refusal that names the parameter.
    pub fn because(code: i64, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..Self::from(code) }
    }

    /// A refusal with an effect.
    pub fn after(code: i64, deed: Deed) -> Self {
        Self { deed, ..Self::from(code) }
    }

    /// The reply. Its `msg` is the vendor's text for the code; with `--verbatim`, with the blanks as printed.
    pub fn reply(&self, dialect: Dialect) -> Value {
        let printed = BLANKS.iter().find(|(code, _)| dialect.verbatim && *code == self.code).map(|(_, text)| *text);
        let catalogued = || codes::find(self.code).map_or("", |entry| entry.vendor_text);
        let text = printed.unwrap_or_else(catalogued);
        json!({"code": self.code, "msg": text, "data": {}})
    }
}

/// The texts of section 2.1 that are printed with a blank around them. In the catalogue they have none.
const BLANKS: [(i64, &str); 2] =
    [(codes::SMS_CODE_TRIES, "短信验证码超过重试次数 "), (codes::ENTRIES_WRONG, " 您输入的信息有误, 请重新认证")];

/// The body is not JSON.
pub(super) fn not_json() -> Refusal {
    Refusal::because(MALFORMED, "the body is no JSON")
}

/// The method is missing or undocumented.
pub(super) fn unknown_method() -> Refusal {
    Refusal::because(MALFORMED, "method is missing or unknown")
}

/// A replayed recording has no reply for a method. The method is named only if the document lists it.
pub(super) fn not_recorded(method: &str) -> Refusal {
    let method = MethodName::parse(method).and_then(|name| name.known()).map_or("this method", Method::name);
    Refusal::because(MALFORMED, format!("the recording holds no reply to {method}"))
}

/// A parameter is missing or has the wrong JSON type, and there is no code for that parameter. Also for calls that
/// cannot be read at all: a client never sees a code that the catalogue does not have.
pub(super) const MALFORMED: i64 = codes::ENTRIES_WRONG;
/// The form of this step was not fetched in this login.
pub(super) const STEP_EXPIRED: i64 = codes::PAGE_EXPIRED;
/// The answer to question 1, 2, ... is missing (508208 does not exist).
pub(super) const ANSWER_MISSING: [i64; 5] = [
    codes::ANSWER_1_MISSING,
    codes::ANSWER_2_MISSING,
    codes::ANSWER_3_MISSING,
    codes::ANSWER_4_MISSING,
    codes::ANSWER_5_MISSING,
];

#[cfg(test)]
mod tests {
    use super::*;

    // §2.1
    #[test]
    fn two_texts_have_the_documents_blanks_only_in_a_verbatim_sandbox() {
        let verbatim = Dialect { verbatim: true, ..Dialect::default() };
        for (code, printed) in [
            (508126, "短信验证码超过重试次数 "),
            (508149, " 您输入的信息有误, 请重新认证"),
            (508110, "您未登录或已过期"),
        ] {
            let said = |dialect| Refusal::from(code).reply(dialect)["msg"].clone();
            assert_eq!((said(verbatim), said(Dialect::default())), (json!(printed), json!(printed.trim())), "{code}");
        }
    }
}
