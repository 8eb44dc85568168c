//! Matches each account of one report with one of the other. Accounts that are equal in every field are
//! matched one to one, in order.

use std::collections::HashMap;

use super::known::{Fingerprints, Known};
use crate::report::Report;
use crate::report::lists::Sentence;

/// The unmatched and the changed accounts of two reports.
pub(super) struct Pairs<'a> {
    /// Accounts in both reports with different content, the older one first, in the newer report's order.
    pub changed: Vec<(Known<'a>, Known<'a>)>,
    pub only_old: Vec<Known<'a>>,
    pub only_new: Vec<Known<'a>>,
}

/// Matches accounts in four passes: equal sentences in the same list (most reports differ little, and these
/// need not even be parsed), then equal content, then equal identity, then equal identity without the card's
/// tail if only one of the two has a tail.
pub(super) fn pair<'a>(old: &'a Report, new: &'a Report) -> Pairs<'a> {
    let (old, new) = without_equal_sentences(old, new);
    let same = Matched::by(old, new, |old| old.said, |new| new.said);
    let found = Matched::by(same.only_old, same.only_new, |old| old.identity, |new| new.identity);
    // Only an account with a tail matches one without. Two different tails are two cards.
    let with_tail = |known: &Known<'_>| (known.without_tail, known.has_tail);
    let without_tail = |known: &Known<'_>| (known.without_tail, !known.has_tail);
    let mut left = Matched::by(found.only_old, found.only_new, without_tail, with_tail);
    let mut changed = found.pairs;
    changed.append(&mut left.pairs);
    changed.sort_unstable_by_key(|(_, new)| new.place);
    left.only_old.sort_unstable_by_key(|old| old.place);
    left.only_new.sort_unstable_by_key(|new| new.place);
    Pairs { changed, only_old: left.only_old, only_new: left.only_new }
}

/// The accounts of both reports without sentences that both have word for word.
fn without_equal_sentences<'a>(old: &'a Report, new: &'a Report) -> (Vec<Known<'a>>, Vec<Known<'a>>) {
    // For each sentence, how many more times the older report has it.
    let mut surplus: HashMap<Sentence<'a>, i64> = HashMap::new();
    for line in old.sentences() {
        *surplus.entry(line).or_default() += 1;
    }
    for line in new.sentences() {
        *surplus.entry(line).or_default() -= 1;
    }
    let fingerprints = Fingerprints::default();
    let mut of = |report: &'a Report, sign: i64| {
        let lines = report.sentences().filter(|line| take(&mut surplus, line, sign)).enumerate();
        lines.filter_map(|(place, line)| Known::read(report, line, place, &fingerprints)).collect()
    };
    (of(old, 1), of(new, -1))
}

/// Takes one from a surplus of the given sign.
fn take<'a>(surplus: &mut HashMap<Sentence<'a>, i64>, line: &Sentence<'a>, sign: i64) -> bool {
    match surplus.get_mut(line) {
        Some(count) if *count * sign > 0 => {
            *count -= sign;
            true
        }
        _ => false,
    }
}

/// Accounts of both reports with the same key, and the unmatched rest.
struct Matched<'a> {
    pairs: Vec<(Known<'a>, Known<'a>)>,
    only_old: Vec<Known<'a>>,
    only_new: Vec<Known<'a>>,
}

impl<'a> Matched<'a> {
    /// Sorts both lists by key and walks through them in parallel.
    fn by<K: Ord>(
        mut old: Vec<Known<'a>>,
        mut new: Vec<Known<'a>>,
        of_old: impl Fn(&Known<'a>) -> K,
        of_new: impl Fn(&Known<'a>) -> K,
    ) -> Self {
        old.sort_unstable_by_key(|old| (of_old(old), old.place));
        new.sort_unstable_by_key(|new| (of_new(new), new.place));
        let (mut old, mut new) = (old.into_iter().peekable(), new.into_iter().peekable());
        let mut matched = Self { pairs: Vec::new(), only_old: Vec::new(), only_new: Vec::new() };
        while let (Some(one), Some(other)) = (old.peek(), new.peek()) {
            let order = of_old(one).cmp(&of_new(other));
            let one = if order.is_le() { old.next() } else { None };
            let other = if order.is_ge() { new.next() } else { None };
            match (one, other) {
                (Some(one), Some(other)) => matched.pairs.push((one, other)),
                (one, other) => {
                    matched.only_old.extend(one);
                    matched.only_new.extend(other);
                }
            }
        }
        matched.only_old.extend(old);
        matched.only_new.extend(new);
        matched
    }
}
