//! Account sentences (report.md, section 2), read into records.
//!
//! In: a sentence as printed. Out: an [`Account`]; what was not understood of it is its `rest`.
//!
//! A sentence is first made plain ([`plain`]: blanks and numbering dropped). Its head (`head`) says what kind of sentence it
//! is; then come clauses (`clause`), each in its place. Which clauses belong in which place is a table (`form`), written
//! like the table of the specification: **a new wording is one rule in `rules`, one row there and its test.** Where no
//! rule fits, one clause is passed over as not understood and reading goes on behind it; what belongs later in the
//! sentence may still be understood, what belongs earlier may not. Only a sentence that was wholly consumed and lacks
//! nothing is [`Understood::Full`](super::Understood::Full).
//!
//! Reading takes time linear in the length of the sentence and, unless blanks must be dropped or a document number
//! hidden, allocates nothing.

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

/// Reads one sentence.
pub fn read(sentence: &str) -> Account<'_> {
    let mut account = match plain(sentence) {
        Cow::Borrowed(plain) => walk::walk(plain, |_| ()),
        Cow::Owned(plain) => walk::walk(&plain, |_| ()).into_owned(),
    };
    account.sentence = Cow::Borrowed(sentence);
    account
}

/// How a sentence already made [`plain`] was read: every piece of it, in order, understood or not.
pub fn pieces(plain: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    walk::walk(plain, |piece| pieces.push(piece));
    pieces
}

#[cfg(test)]
#[path = "cards_tests.rs"]
mod cards_tests;
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
