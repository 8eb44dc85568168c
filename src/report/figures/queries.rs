//! Queries in the months before the report.

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use crate::report::vocabulary::reason;
use crate::report::{Query, Report, Source};

/// The periods in months. Each starts on the same day that many months before the report and ends on the
/// report's day, both included.
pub const WINDOWS: [i64; 5] = [1, 3, 6, 12, 24];

/// Queries of one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QueryCounts {
    /// The source.
    pub source: Source,
    /// The counts.
    #[serde(flatten)]
    pub periods: Periods,
}

/// Queries of one source for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QueryCount {
    /// The source.
    pub source: Source,
    /// The reason without the brackets after 本人查询; null if the record does not state it.
    pub reason: Option<String>,
    /// The counts.
    #[serde(flatten)]
    pub periods: Periods,
}

impl QueryCount {
    /// Renames the reasons and merges rows whose reasons become equal.
    pub fn renamed(counts: Vec<Self>, mut name: impl FnMut(String) -> String) -> Vec<Self> {
        let mut reasons = ByReason::new();
        for Self { source, reason, periods } in counts {
            let reason = reason.map(&mut name);
            reasons.entry((source, reason)).and_modify(|sum| sum.join(periods)).or_insert(periods);
        }
        rows(reasons)
    }
}

/// Query counts by period. Null if the report states no date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Periods {
    /// In the last month.
    pub months_1: Option<u64>,
    /// In the last three months.
    pub months_3: Option<u64>,
    /// In the last six months.
    pub months_6: Option<u64>,
    /// In the last year.
    pub months_12: Option<u64>,
    /// In the last two years.
    pub months_24: Option<u64>,
    /// All queries, including those without a readable date.
    pub all: u64,
}

/// The first day of each period, and the last day of all.
#[derive(Clone, Copy)]
struct Calendar {
    from: [Date; WINDOWS.len()],
    to: Date,
}

impl Calendar {
    fn new(today: Date) -> Self {
        Self { from: WINDOWS.map(|months| today.saturating_sub(months.months())), to: today }
    }
}

impl Periods {
    fn add(&mut self, query: &Query<'_>, calendar: Option<Calendar>) {
        self.all += 1;
        let Some(Calendar { from, to }) = calendar else { return };
        let periods =
            [&mut self.months_1, &mut self.months_3, &mut self.months_6, &mut self.months_12, &mut self.months_24];
        for (count, from) in periods.into_iter().zip(from) {
            let within = query.day().is_some_and(|day| from <= day && day <= to);
            *count.get_or_insert(0) += u64::from(within);
        }
    }

    fn join(&mut self, other: Self) {
        let sum = |one: Option<u64>, other: Option<u64>| one.zip(other).map(|(one, other)| one + other);
        *self = Self {
            months_1: sum(self.months_1, other.months_1),
            months_3: sum(self.months_3, other.months_3),
            months_6: sum(self.months_6, other.months_6),
            months_12: sum(self.months_12, other.months_12),
            months_24: sum(self.months_24, other.months_24),
            all: self.all + other.all,
        };
    }

    fn none(calendar: Option<Calendar>) -> Self {
        let zero = calendar.map(|_| 0);
        Self { months_1: zero, months_3: zero, months_6: zero, months_12: zero, months_24: zero, all: 0 }
    }
}

/// Counts a report's queries relative to `today`: by source, and by source and reason.
pub(super) fn count(report: &Report, today: Option<Date>) -> (Vec<QueryCounts>, Vec<QueryCount>) {
    let calendar = today.map(Calendar::new);
    let mut sources = Source::ALL.map(|source| QueryCounts { source, periods: Periods::none(calendar) });
    let mut reasons: ByReason = HashMap::new();
    for query in report.queries() {
        for counts in sources.iter_mut().filter(|counts| counts.source == query.source) {
            counts.periods.add(&query, calendar);
        }
        let why = query.reason.as_deref().map(|printed| reason(printed).into_owned());
        reasons.entry((query.source, why)).or_default().add(&query, calendar);
    }
    (sources.to_vec(), rows(reasons))
}

/// Counts by source and reason.
type ByReason = HashMap<(Source, Option<String>), Periods>;

/// The rows of each source, the most frequent reason first.
fn rows(reasons: ByReason) -> Vec<QueryCount> {
    let rows = reasons.into_iter().map(|((source, reason), periods)| QueryCount { source, reason, periods });
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by(|one, other| {
        let key = |row: &QueryCount| (row.source, std::cmp::Reverse(row.periods.all));
        key(one).cmp(&key(other)).then_with(|| one.reason.cmp(&other.reason))
    });
    rows
}
