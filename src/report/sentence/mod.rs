//! Parses account sentences (report.md, section 2) into records.
//!
//! In: a sentence as printed. Out: an [`Account`]; the part that was not understood is its `rest`.
//!
//! A sentence is first normalised ([`plain`] drops blanks and numbering). Its head (`head`) says what kind of
//! sentence it is. The clauses (`clause`) follow in any order, except where the order carries meaning. A table
//! (`form`), written like the table of the specification, says which clauses belong together. **A new wording
//! is one rule in `rules`, one row in `clause`, its name in `form` and its test.** If no rule fits, the parser
//! skips one clause as not understood and goes on after it. Only a sentence that was consumed completely and
//! lacks nothing is [`Understood::Full`](super::Understood::Full). An account is taken for open only if every
//! skipped clause is known to state nothing else.
//! Names, kinds of loans and other free texts contain no word for a state
//! ([`names_state`](super::vocabulary::names_state)), so that `乙银行（已冻结）` is no issuer.
//!
//! Parsing takes time linear in the length of the sentence. It allocates nothing unless it must drop blanks
//! or hide a document number.

mod clause;
mod follow;
mod form;
mod head;
mod name;
mod note;
mod plain;
mod rules;
mod tokens;
mod walk;

use std::borrow::Cow;

pub use note::{Note, note};
pub use plain::plain;
pub use walk::Piece;

use super::Account;

/// Parses one sentence.
pub fn read(sentence: &str) -> Account<'_> {
    let mut account = match plain(sentence) {
        Cow::Borrowed(plain) => walk::walk(plain, |_| ()),
        Cow::Owned(plain) => walk::walk(&plain, |_| ()).into_owned(),
    };
    account.sentence = Cow::Borrowed(sentence);
    account
}

/// The pieces of a sentence already made [`plain`], in order, understood or not.
pub fn pieces(plain: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    walk::walk(plain, |piece| pieces.push(piece));
    pieces
}

#[cfg(test)]
#[path = "cards_tests.rs"]
mod cards_tests;
#[cfg(test)]
#[path = "copies_tests.rs"]
mod copies_tests;
#[cfg(test)]
#[path = "guarantees_tests.rs"]
mod guarantees_tests;
#[cfg(test)]
#[path = "loans_tests.rs"]
mod loans_tests;
#[cfg(test)]
#[path = "parts_tests.rs"]
mod parts_tests;
#[cfg(test)]
mod testing;
