//! Removes names from texts.

use std::borrow::Cow;

use crate::printable::is_printed;
use crate::protocol::Key;
use crate::protocol::mask::{self, HIDDEN};
use crate::report::sentence::plain;
use crate::report::vocabulary::{BRANCHES, CARD_CENTRE, INSTITUTIONS, half};

/// The word between a person's name and the number of their document.
const DOCUMENT: &str = "证件类型";
/// The word for the person's own query.
const OWN: &str = "本人";

/// True for blanks, and for characters printed like blanks.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{ad}' || !is_printed(c)
}

/// The institution of a query's operator, `招商银行` in `招商银行/user1`: up to the last word that ends an
/// institution's name. Empty if none is recognised.
pub fn institution(operator: &str) -> &str {
    if operator == OWN {
        return operator;
    }
    if let Some((institution, _)) = operator.split_once(['/', '／']) {
        return institution;
    }
    let words = INSTITUTIONS.iter().chain(&BRANCHES).chain([&CARD_CENTRE]);
    let end = words.filter_map(|word| Some(operator.rfind(word)? + word.len())).max();
    operator.get(..end.unwrap_or(0)).unwrap_or_default()
}

/// `张***` for `张测一（证件类型：身份证，证件号码：**************0014）`.
pub fn party_hidden(party: &str) -> String {
    let name = party.find(DOCUMENT).and_then(|place| party.get(..place)).unwrap_or(party);
    let name = name.trim_end_matches(|c| half(c) == '(');
    mask::value(&Key::RealName, name)
}

/// A sentence without its contract number, whatever characters the number contains.
pub fn without_contract<'a>(sentence: Cow<'a, str>, contract: Option<&str>) -> Cow<'a, str> {
    let Some(contract) = contract else { return sentence };
    let plain = plain(&sentence);
    let hidden = ['）', ')'].into_iter().fold(plain.into_owned(), |text, bracket| {
        text.replace(&format!("{contract}{bracket}"), &format!("{HIDDEN}{bracket}"))
    });
    hidden.into()
}

/// A sentence without the names between 为 and the document.
pub fn without_parties(sentence: &str) -> String {
    let mut shown = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once(DOCUMENT) {
        match before.split_once('为') {
            Some((head, _)) => shown.push_str(&format!("{head}为{HIDDEN}（")),
            None => shown.push_str(before),
        }
        shown.push_str(DOCUMENT);
        rest = after;
    }
    shown + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_keeps_its_first_character() {
        assert_eq!(party_hidden("张测一（证件类型：身份证，证件号码：**0014）"), "张***");
        assert_eq!(party_hidden("某某（北京）有限公司(证件类型：x"), "某***");
    }
}
