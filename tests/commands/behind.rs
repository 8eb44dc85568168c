//! An applicant of a served sandbox. The test decides what happens to each call.

use super::stage::Stage;
use super::support::between::{Arrived, Between, Fate};
use super::support::served::Served;

/// A person whose calls meet these fates.
pub fn with(person: &str, fate: impl Fn(&Arrived) -> Fate + Send + Sync + 'static) -> (Stage, Between) {
    let served = Served::start();
    let gateway = Between::before(served.url(), fate);
    (Stage::behind(&gateway.url(), served, person), gateway)
}

/// A person whose first call of a method meets this fate.
pub fn once(person: &str, method: &'static str, fate: fn() -> Fate) -> (Stage, Between) {
    with(person, move |call| if call.method == method && call.nth == 1 { fate() } else { Fate::Through })
}

/// A person whose first call of a method is refused.
pub fn refused_once(person: &str, method: &'static str, code: i64) -> (Stage, Between) {
    with(person, move |call| match (call.method == method, call.nth) {
        (true, 1) => Fate::refused(code),
        _ => Fate::Through,
    })
}

/// The number of calls of each method.
pub fn counts(gateway: &Between, methods: &[&str]) -> Vec<usize> {
    methods.iter().map(|method| gateway.count(method)).collect()
}
