//! No character of a text that is parsed as a sentence is lost.

use zhengxin::report::Account;
use zhengxin::report::sentence::{Piece, pieces, plain, read};

/// A parsed text.
pub struct Accounted<'a> {
    pub account: Account<'a>,
    /// The text without blanks and numbering.
    pub plain: String,
    /// The part that was not understood.
    pub rest: String,
}

/// Parses a text, and asserts that the understood pieces and the rest make up all of it.
pub fn accounted(text: &str) -> Accounted<'_> {
    let account = read(text);
    assert_eq!(account.sentence, text);
    let plain = plain(text).into_owned();
    let (mut whole, mut rest) = (String::new(), String::new());
    for piece in pieces(&plain) {
        match piece {
            Piece::Taken(text) => whole.push_str(text),
            Piece::Rest(text) => {
                whole.push_str(text);
                rest.push_str(text);
            }
        }
    }
    assert_eq!(whole, plain, "the pieces are the sentence");
    assert_eq!(account.rest.as_deref().unwrap_or_default(), rest, "the rest is what was not taken");
    Accounted { account, plain, rest }
}
