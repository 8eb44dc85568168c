//! Walks through a sentence: date and head, then clause by clause, skipping clauses that do not fit.

use std::borrow::Cow;
use std::ops::Range;

use super::clause::{Clause, Lead, Position};
use super::follow::Follower;
use super::form::Family;
use super::head::head;
use super::tokens::{begins_history, day, goes_on, is_bracket, is_separator, mark, separator};
use crate::report::{Account, State, Understood};
use winnow::Parser;

/// A piece of a sentence. All pieces in order make up the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// A rule understood it.
    Taken(&'a str),
    /// No rule understood it: it is part of the rest.
    Rest(&'a str),
}

/// The maximum number of skipped clauses between date and head.
const MOST_BEFORE_HEAD: usize = 4;

/// Parses a plain sentence and reports its pieces to `tell`. The record's `sentence` stays empty.
pub(super) fn walk<'a>(text: &'a str, tell: impl FnMut(Piece<'a>)) -> Account<'a> {
    let mut walk = Walk { text, at: 0, account: Account::default(), rest: 0..0, rests: None, may_state: false, tell };
    let Some(family) = walk.beginning() else {
        walk.account = Account::default();
        walk.at = 0;
        walk.pass_over(text.len());
        return walk.account(Understood::None);
    };
    let mut follower = Follower::new(family.forms());
    while walk.at < text.len() && !walk.is_at_end() {
        if !walk.clause(&mut follower) {
            walk.may_state = walk.may_state || !walk.is_known_to_state_nothing(family);
            walk.pass_over(walk.at + unit(walk.left()));
            follower.skip();
        }
    }
    walk.take(text.len());
    // Figures imply an account in use, unless the sentence states otherwise. A skipped part might do so.
    if follower.has_figures() && family.has_state() && !walk.may_state {
        walk.account.state.get_or_insert(State::Open);
    }
    let whole = follower.may_end() && !walk.has_rest();
    walk.account(if whole { Understood::Full } else { Understood::Part })
}

struct Walk<'a, T> {
    text: &'a str,
    /// The current position.
    at: usize,
    account: Account<'a>,
    /// The last range of the rest.
    rest: Range<usize>,
    /// The earlier ranges of the rest, if it has several.
    rests: Option<String>,
    /// True if a skipped part might state the end or state of the account.
    may_state: bool,
    tell: T,
}

impl<'a, T: FnMut(Piece<'a>)> Walk<'a, T> {
    fn left(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// True if anything was skipped.
    fn has_rest(&self) -> bool {
        !self.rest.is_empty()
    }

    /// True if only the final full stop is left.
    fn is_at_end(&self) -> bool {
        is_end(self.left())
    }

    /// Records that a rule understood everything up to `end`.
    fn take(&mut self, end: usize) {
        if let Some(piece) = self.text.get(self.at..end).filter(|piece| !piece.is_empty()) {
            (self.tell)(Piece::Taken(piece));
        }
        self.at = end;
    }

    /// Records that no rule understood the text before `end`.
    fn pass_over(&mut self, end: usize) {
        let Some(piece) = self.text.get(self.at..end).filter(|piece| !piece.is_empty()) else { return };
        (self.tell)(Piece::Rest(piece));
        if self.rest.end != self.at {
            let before = self.text.get(self.rest.clone()).unwrap_or_default();
            self.rests.get_or_insert_default().push_str(before);
            self.rest.start = self.at;
        }
        self.rest.end = end;
        self.at = end;
    }

    /// Parses date and head, with skipped text before each. `None` if this is not an account.
    fn beginning(&mut self) -> Option<Family> {
        let (opened, date) = date(self.text)?;
        let mut start = date.end;
        for _ in 0..=MOST_BEFORE_HEAD {
            let mut input = self.text.get(start..)?;
            let loosely = start > date.end;
            let mut account = Account { opened_on: Some(opened), ..Account::default() };
            if let Ok(family) = head(&mut input, &mut account, loosely) {
                self.account = account;
                self.pass_over(date.start);
                self.take(date.end);
                self.pass_over(start);
                self.take(self.text.len() - input.len());
                self.may_state = self.has_rest();
                return Some(family);
            }
            start += unit(input);
            let behind = self.text.get(start..)?;
            start += behind.chars().next().filter(|c| is_separator(*c)).map_or(0, char::len_utf8);
        }
        None
    }

    /// Parses the next clause, if one fits.
    fn clause(&mut self, follower: &mut Follower) -> bool {
        let (is_inside, has_dated) = (follower.is_inside() || self.has_rest(), follower.has_dated());
        let left = Beginning::of(self.left());
        let mut input = left.text;
        let account = &mut self.account;
        let clause = follower.next(|clause| {
            let Some(begun) = left.behind(clause.lead(), is_inside) else { return false };
            input = begun;
            // A date after its figures is unambiguous only at the end of a sentence.
            let as_of = account.as_of;
            let fits = clause.read(&mut input, account).is_ok();
            let unclear = fits && has_dated && clause.position() == Position::Date && !is_end(input);
            if unclear {
                account.as_of = as_of;
            }
            fits && !unclear
        });
        if clause.is_some() {
            self.take(self.text.len() - input.len());
        }
        clause.is_some()
    }

    /// True if the text to skip next is a clause of the family in an unusual place, and says nothing about the state
    /// of the account.
    fn is_known_to_state_nothing(&self, family: Family) -> bool {
        let left = self.left();
        let (beginning, end) = (Beginning::of(left), left.len() - unit(left));
        let mut aside = Account::default();
        let fits = |clause: &Clause| {
            let Some(mut input) = beginning.behind(clause.lead(), true) else { return false };
            clause.read(&mut input, &mut aside).is_ok() && input.len() <= end
        };
        { family.forms().clauses.iter().filter(|clause| !clause.states()) }.any(fits)
    }

    fn account(self, understood: Understood) -> Account<'a> {
        let last = self.text.get(self.rest.clone()).filter(|rest| !rest.is_empty());
        let rest = last.map(|last| match self.rests {
            Some(before) => Cow::Owned(before + last),
            None => Cow::Borrowed(last),
        });
        Account { understood, rest, ..self.account }
    }
}

/// Where the next clause may begin.
struct Beginning<'a> {
    text: &'a str,
    /// The text after a comma or a full stop, if it begins with one.
    separated: Option<&'a str>,
}

impl<'a> Beginning<'a> {
    fn of(text: &'a str) -> Self {
        let mut behind = text;
        Self { text, separated: separator(&mut behind).is_ok().then_some(behind) }
    }

    /// The text after a clause's lead, if it has that lead.
    fn behind(&self, lead: Lead, is_inside: bool) -> Option<&'a str> {
        match (lead, self.separated) {
            (Lead::Separator, None) | (Lead::Nothing, Some(_)) => None,
            (Lead::Separator | Lead::Any, Some(separated)) => Some(separated),
            (Lead::Nothing | Lead::Any, None) => Some(self.text),
            (Lead::Inside, Some(separated)) => is_inside.then_some(separated),
            (Lead::Inside, None) => {
                let mut inside = self.text;
                mark('(').parse_next(&mut inside).is_ok().then_some(inside)
            }
        }
    }
}

/// True if at most a final full stop is left.
fn is_end(text: &str) -> bool {
    let mut left = text;
    text.is_empty() || (separator(&mut left).is_ok() && left.is_empty())
}

/// The first date and its range.
fn date(text: &str) -> Option<(jiff::civil::Date, Range<usize>)> {
    text.match_indices('年').find_map(|(place, _)| {
        let start = place.checked_sub(4)?;
        let mut input = text.get(start..)?;
        let date = day(&mut input).ok()?;
        Some((date, start..text.len() - input.len()))
    })
}

/// The length of the text to skip at once: a mark or bracket and the text after it, up to the next mark or
/// bracket, or up to a history.
fn unit(text: &str) -> usize {
    let mut places = text.char_indices().skip(1);
    let end = places.find(|(place, c)| {
        let here = text.get(*place..).unwrap_or_default();
        let within_number = || {
            let before = text.get(..*place).unwrap_or_default();
            before.ends_with(|c: char| c.is_ascii_digit()) && goes_on(here)
        };
        is_bracket(*c) || (is_separator(*c) && !within_number()) || begins_history(here)
    });
    end.map_or(text.len(), |(place, _)| place)
}
