//! Watches, from the gateway's side, for violations.
//!
//! It knows what really happened at the gateway, and which replies reached a living process. It does not know what the
//! computer has stored.

use jiff::{SignedDuration, Timestamp};
use zhengxin::flow::Patience;
use zhengxin::protocol::{APPLICATION_SECONDS, Method, Outcome, Recovery, Reply, codes};

/// A submission that arrived, but whose outcome has reached no process.
#[derive(Debug)]
struct Open {
    method: Method,
    at: Timestamp,
    /// True if an earlier one of its kind also has an unknown outcome.
    second: bool,
}

#[derive(Debug, Default)]
pub struct Watch {
    open: Vec<Open>,
    /// The methods whose last submission did not act, according to a login.
    doubted: Vec<Method>,
    /// When the gateway accepted an application, or will accept it.
    applied: Vec<Timestamp>,
    /// The violations found so far.
    pub violations: Vec<String>,
    pub submissions: u64,
}

pub fn is_application(method: Method) -> bool {
    matches!(method, Method::SubmitQuestion | Method::SubmitApplyMessageCode)
}

impl Watch {
    pub fn violated(&mut self, what: String) {
        self.violations.push(what);
    }

    /// A submission arrives.
    pub fn submission(&mut self, method: Method, at: Timestamp) {
        self.submissions += 1;
        if let Some(open) = self.open.first() {
            let what =
                format!("{method:?} at {at} although nobody was told what came of {:?} at {}", open.method, open.at);
            self.violated(what);
        }
        let day = SignedDuration::from_secs(APPLICATION_SECONDS);
        if let Some(first) = self.applied.iter().find(|first| is_application(method) && at < **first + day) {
            let what = format!("{method:?} at {at} although the gateway has accepted an application at {first}");
            self.violated(what);
        }
        let second = self.doubted.contains(&method);
        self.open.push(Open { method, at, second });
    }

    /// Records that the gateway accepts an application, now or later.
    pub fn applies(&mut self, at: Timestamp) {
        self.applied.push(at);
    }

    /// Records that a living process got this reply to a call that left at `left`.
    pub fn told(&mut self, method: Method, reply: &Reply, left: Timestamp) {
        let known = match reply.outcome() {
            Outcome::Success => true,
            Outcome::Refused(entry) => entry.recovery != Recovery::Again,
            Outcome::Unknown(_) => false,
        };
        if known && let Some(place) = self.open.iter().rposition(|open| open.method == method) {
            self.open.remove(place);
            let both = is_application(method);
            self.doubted.retain(|doubted| *doubted != method && !(both && is_application(*doubted)));
        }
        // A call that arrived twice may first have been accepted and then refused. The process may rely on the refusal.
        if let Outcome::Refused(entry) = reply.outcome()
            && is_application(method)
            && known
            && entry.code != codes::APPLIED
        {
            self.applied.clear();
        }
        if method == Method::Login && matches!(reply.outcome(), Outcome::Success) {
            self.logged_in(reply, left);
        }
    }

    /// An accepted login settles at once the submissions that it confirms. Those that it denies are settled only once
    /// the gateway has had enough time.
    fn logged_in(&mut self, reply: &Reply, left: Timestamp) {
        let (status, auth) = (reply.user_status_number(), reply.unionpay_auth());
        let Patience { timeout, settle_after } = Patience::default();
        for open in std::mem::take(&mut self.open) {
            let seconds = if open.method == Method::OnlineAuthentication { timeout } else { settle_after };
            let is_due = left >= open.at + SignedDuration::from_secs(seconds);
            match (is_application(open.method), status, auth) {
                (true, Some(1 | 2 | 4), _) | (false, _, true) => {}
                (true, Some(0 | 3 | 5 | 6), _) | (false, _, false) if is_due && !open.second => {
                    self.doubted.push(open.method);
                }
                _ => self.open.push(open),
            }
        }
    }
}
