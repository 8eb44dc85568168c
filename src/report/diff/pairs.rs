//! Finding each account of one report in the other. Two accounts may be equal in everything: they are matched one to
//! one, in their order.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

use serde_json::Value;

use super::fields;
use super::identity::Identity;
use crate::report::lists::Sentence;
use crate::report::{Account, Line, Report};

/// The accounts of two reports, matched.
#[derive(Default)]
pub(super) struct Pairs<'a> {
    /// Those that both have, the older first; in the newer report's order.
    pub pairs: Vec<(Account<'a>, Account<'a>)>,
    pub only_old: Vec<Account<'a>>,
    pub only_new: Vec<Account<'a>>,
}

/// The accounts of both reports, but not those whose sentences are equal and stand in the same list: most reports
/// differ little, and those need not even be read.
pub(super) fn without_equal_sentences<'a>(old: &'a Report, new: &'a Report) -> (Vec<Account<'a>>, Vec<Account<'a>>) {
    let mut counts = Counts::new();
    for line in old.sentences() {
        *counts.entry(line).or_default() += 1;
    }
    for line in new.sentences() {
        *counts.entry(line).or_default() -= 1;
    }
    // Left are, of each sentence, how many more the older report has.
    let mut surplus = counts.clone();
    let only_old = old.lines_of(|line| take(&mut surplus, line, 1));
    let only_new = new.lines_of(|line| take(&mut counts, line, -1));
    let accounts = |lines: Vec<Line<'a>>| {
        let accounts = lines.into_iter().filter_map(|line| match line {
            Line::Account(account) => Some(account),
            Line::Remark(_) => None,
        });
        accounts.collect()
    };
    (accounts(only_old), accounts(only_new))
}

/// A list's name and a sentence in it, counted.
type Counts<'a> = HashMap<Sentence<'a>, i64>;

/// Takes one of a surplus of the given sign.
fn take<'a>(surplus: &mut Counts<'a>, line: &Sentence<'a>, sign: i64) -> bool {
    match surplus.get_mut(line) {
        Some(count) if *count * sign > 0 => {
            *count -= sign;
            true
        }
        _ => false,
    }
}

/// Matches accounts: first those that say the same, then by identity, then by identity without the card's tail where
/// one of the two has none.
pub(super) fn pair<'a>(old: Vec<Account<'a>>, new: Vec<Account<'a>>) -> Pairs<'a> {
    let mut matching = Matching { old: old.into_iter().map(Some).collect(), new: Vec::new() };
    matching.new = new.into_iter().map(|account| (account, None)).collect();
    matching.by(|account| {
        let mut said = fields(account);
        said.shift_remove("as_of");
        Some(Value::Object(said).to_string())
    });
    matching.by(|account| Some(Identity::of(account)));
    matching.without_tails();
    matching.finish()
}

struct Matching<'a> {
    /// Taken out once matched.
    old: Vec<Option<Account<'a>>>,
    /// With the older account once matched.
    new: Vec<(Account<'a>, Option<Account<'a>>)>,
}

impl<'a> Matching<'a> {
    /// Matches accounts that have the same key.
    fn by<K: Eq + Hash>(&mut self, key: impl Fn(&Account<'a>) -> Option<K>) {
        let mut places: HashMap<K, VecDeque<usize>> = HashMap::new();
        for (place, old) in self.old.iter().enumerate() {
            if let Some(key) = old.as_ref().and_then(&key) {
                places.entry(key).or_default().push_back(place);
            }
        }
        for (new, matched) in self.new.iter_mut().filter(|(_, matched)| matched.is_none()) {
            let place = key(new).and_then(|key| places.get_mut(&key)?.pop_front());
            *matched = place.and_then(|place| self.old.get_mut(place)?.take());
        }
    }

    fn without_tails(&mut self) {
        let identity = |account: &Account<'a>| Identity::of(account).without_tail();
        // A tail against none, then none against a tail; two different tails are two cards.
        for new_has_tail in [true, false] {
            let mut places: HashMap<Identity, VecDeque<usize>> = HashMap::new();
            for (place, old) in self.old.iter().enumerate() {
                if let Some(old) = old.as_ref().filter(|old| old.tail.is_some() != new_has_tail) {
                    places.entry(identity(old)).or_default().push_back(place);
                }
            }
            for (new, matched) in self.new.iter_mut().filter(|(_, matched)| matched.is_none()) {
                if new.tail.is_some() == new_has_tail {
                    let place = places.get_mut(&identity(new)).and_then(VecDeque::pop_front);
                    *matched = place.and_then(|place| self.old.get_mut(place)?.take());
                }
            }
        }
    }

    fn finish(self) -> Pairs<'a> {
        let mut pairs = Pairs { only_old: self.old.into_iter().flatten().collect(), ..Pairs::default() };
        for (new, old) in self.new {
            match old {
                Some(old) => pairs.pairs.push((old, new)),
                None => pairs.only_new.push(new),
            }
        }
        pairs
    }
}
