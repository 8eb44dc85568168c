//! Watches a journey for violations.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use zhengxin::flow::{Facts, Patience, Plan, Step};
use zhengxin::protocol::{
    APPLICATION_SECONDS, Arrived, CodeEntry, Effect, Key, Method, Outcome, ParamValue, Recovery, Reply, Request,
    Sensitivity, codes,
};

use super::driver::ADJUSTED;

const LOGIN: Step = Step::Call(Method::Login);

/// A refused call, and the keys that the refusal named.
struct RefusedCall {
    step: Step,
    values: Vec<(Key, String)>,
    fields: &'static [Key],
}

/// A submission whose outcome is not known.
struct Open {
    method: Method,
    at: Timestamp,
    timeout: i64,
    /// True if an earlier one of its kind also had an unknown outcome.
    second: bool,
}

impl Open {
    fn is_application(&self) -> bool {
        is_application(self.method)
    }

    /// From when on negative evidence counts.
    fn due(&self, settle_after: i64) -> Timestamp {
        let applies_for_nothing = self.method == Method::OnlineAuthentication;
        let seconds = if applies_for_nothing { self.timeout } else { settle_after.max(self.timeout) };
        self.at + SignedDuration::from_secs(seconds)
    }
}

fn is_application(method: Method) -> bool {
    matches!(method, Method::SubmitQuestion | Method::SubmitApplyMessageCode)
}

/// Watches every call of a run, and counts applications across all runs.
#[derive(Default)]
pub struct Watch {
    /// Login names and passwords that were refused in this run.
    refused_logins: Vec<[Option<String>; 2]>,
    /// Calls refused because of their values, in this run.
    refused_calls: Vec<RefusedCall>,
    /// The same for killed processes, if the values may leave a fingerprint. Only wrong values count.
    refused_before: Vec<RefusedCall>,
    /// Steps that were last refused because of a secret or code in them.
    secrets: Vec<Step>,
    /// True if a process was killed before it could report such a refusal.
    must_report: bool,
    /// The number of refused passwords by login name, over all runs.
    passwords: BTreeMap<Option<String>, usize>,
    /// The card that was sent last.
    card: Option<String>,
    /// Cards refused in this run by any step, and cards refused before a kill.
    refused_cards: [Vec<String>; 2],
    /// The last application, by the contract's definition.
    applied_at: Option<Timestamp>,
    /// The submissions with an unknown outcome, including one in flight.
    open: Vec<Open>,
    /// The submissions that did not act, according to a login.
    doubted: Vec<Method>,
    /// The submissions accepted since a login, a refusal or a lost reply.
    accepted: Vec<Step>,
    /// When the call under way left.
    left: Timestamp,
    patience: Patience,
    /// `--again`, until a submission's outcome became unknown.
    again: bool,
}

impl Watch {
    /// Starts a run, which does not know what people answered in earlier ones.
    pub fn begins(&mut self, plan: &Plan) {
        (self.patience, self.again) = (plan.patience, plan.again);
        self.refused_logins.clear();
        self.refused_calls.clear();
        self.refused_before.clear();
        self.refused_cards = Default::default();
        self.secrets.clear();
        self.must_report = false;
    }

    /// True if the next process has to report a refused secret or code before anything else.
    pub fn must_report(&self) -> bool {
        self.must_report
    }

    /// Records that the process was killed and that its memory is lost.
    pub fn is_killed(&mut self) {
        self.refused_logins.clear();
        let leaves_a_trace =
            |call: &RefusedCall| !call.fields.is_empty() && call.fields.iter().all(|key| has_fingerprint(key, call));
        self.refused_before.extend(self.refused_calls.drain(..).filter(leaves_a_trace));
        let [now, before] = &mut self.refused_cards;
        before.append(now);
        self.must_report = !self.secrets.is_empty();
    }

    /// Sets the time. Records dated in the future are dated now.
    pub fn clock_shows(&mut self, now: Timestamp) {
        let latest = now + SignedDuration::from_secs(ADJUSTED);
        let dates = self.open.iter_mut().map(|open| &mut open.at).chain(&mut self.applied_at);
        dates.filter(|at| **at > latest).for_each(|at| *at = now);
    }

    /// A call is about to go out.
    pub fn before(
        &mut self,
        step: Step,
        request: &Request,
        is_meant: bool,
        facts: &Facts,
        now: Timestamp,
        calls: &[Step],
    ) {
        self.never_again_after_a_kill(step, request, calls);
        if step == LOGIN {
            assert!(!self.refused_logins.contains(&pair(request)), "a refused login went out again, after {calls:?}");
            let refused = self.passwords.get(&pair(request)[0]).copied().unwrap_or_default();
            assert!(
                refused < 3 || is_meant,
                "a fourth password that was neither typed nor sent with --again, after {calls:?}"
            );
        }
        // Calls without effect may be retried.
        let acts = step.effect() != Effect::Reads;
        let again = acts && self.refused_calls.iter().any(|call| call.step == step && call.values == values(request));
        assert!(!again, "a refused call went out again as it was: {step:?} after {calls:?}");
        self.left = now;
        let method = request.method().known();
        let Some(method) = method.filter(|_| request.effect() == Effect::Submits) else { return };
        assert!(!step.is_refresh(), "a refresh that submits: {method:?} after {calls:?}");
        assert!(facts.sent.is_empty() || self.again, "{step:?} while {:?} is open, after {calls:?}", facts.sent);
        assert!(self.open.is_empty() || self.again, "{step:?} before its outcome is known, after {calls:?}");
        assert!(!self.accepted.contains(&step), "{step:?} was accepted, after {calls:?}");
        let second = !self.open.is_empty() || self.doubted.contains(&method);
        self.open.push(Open { method, at: now, timeout: self.patience.timeout, second });
        let left = self.applied_at.map(|at| APPLICATION_SECONDS - now.duration_since(at).as_secs().max(0));
        assert!(left.is_none_or(|left| left <= 0), "{step:?} with {left:?} s of the day left, after {calls:?}");
    }

    /// Checks that the wrong values of a killed process's call are not sent to the same step again.
    fn never_again_after_a_kill(&mut self, step: Step, request: &Request, calls: &[Step]) {
        if let Some(card) = request.text(&Key::BankCard) {
            let is_refused = self.refused_cards[1].iter().any(|refused| refused == card);
            assert!(!is_refused, "a card that was refused before a kill went out again: {step:?} after {calls:?}");
            if self.card.replace(card.to_owned()).is_some_and(|last| last != card) {
                // A holder and telephone that were refused with one card may be right for another.
                let of_card = |key: &Key| matches!(key, Key::RealName | Key::IdCard | Key::Cellphone);
                self.refused_before.retain(|call| !call.fields.iter().any(of_card));
            }
        }
        let is_sent = |call: &RefusedCall, key: &Key| {
            call.values.iter().filter(|(of, _)| of == key).all(|(_, value)| request.text(key) == Some(value))
        };
        let again = self.refused_before.iter().find(|call| {
            call.step == step && step.effect() != Effect::Reads && call.fields.iter().all(|key| is_sent(call, key))
        });
        assert!(again.is_none(), "a value that was refused before a kill went out again: {step:?} after {calls:?}");
    }

    /// Records that a step had another outcome since one of its secrets or codes was refused.
    fn came_to_something_else(&mut self, step: Step) {
        if !step.is_refresh() {
            self.secrets.retain(|refused| *refused != step);
        }
    }

    /// Takes note of a reply.
    pub fn after(&mut self, step: Step, request: &Request, reply: &Reply, now: Timestamp) {
        self.came_to_something_else(step);
        self.outcome_of(request, reply);
        match reply.outcome() {
            Outcome::Success => {
                if request.effect() == Effect::Submits {
                    self.accepted.push(step);
                }
                if step == LOGIN {
                    self.passwords.remove(&pair(request)[0]);
                }
                if matches!(step, Step::ApplySms | Step::Call(Method::GetOnlineMessageCode)) {
                    // A new SMS may bring the same code.
                    self.refused_calls.retain(|call| !call.fields.contains(&Key::MessageCode));
                    self.refused_before.retain(|call| !call.fields.contains(&Key::MessageCode));
                }
                self.accepted(step, reply, now);
            }
            Outcome::Refused(entry) => {
                self.count_password(step, entry, request);
                let asks_again = matches!(entry.recovery, Recovery::NewInput | Recovery::RestartStep);
                if asks_again && entry.fields == [Key::BankCard] {
                    self.refused_cards[0].extend(self.card.clone());
                }
                if entry.fields.iter().any(|key| is_secret(key) && request.text(key).is_some()) {
                    self.secrets.push(step);
                }
                if step == LOGIN && entry.code == codes::WRONG_PASSWORD {
                    self.refused_logins.push(pair(request));
                }
                // Login values are entered again at the login, so a repeated call may have the same values.
                let its_own = entry.fields.iter().any(|key| request.text(key).is_some());
                let the_logins = entry.fields.iter().any(|key| matches!(key, Key::LoginName | Key::Password));
                // "What you entered is wrong" names no field: the answers are refused together.
                let as_a_whole = entry.code == codes::ENTRIES_WRONG && step == Step::Call(Method::SubmitQuestion);
                if as_a_whole || asks_again && its_own && (step == LOGIN || !the_logins) {
                    self.refused_calls.push(RefusedCall { step, values: values(request), fields: entry.fields });
                }
                if entry.code == codes::APPLIED {
                    self.seen_applied(now);
                }
            }
            Outcome::Unknown(_) => {}
        }
    }

    /// Records a call without a reply.
    pub fn lost(&mut self, step: Step, request: &Request, arrived: Arrived) {
        self.came_to_something_else(step);
        self.accepted.clear();
        if request.effect() != Effect::Submits {
            return;
        }
        match arrived {
            Arrived::No => drop(self.open.pop()),
            Arrived::Maybe => self.again = false,
        }
    }

    /// Records an outcome: a success, or a code of the table other than busy.
    fn outcome_of(&mut self, request: &Request, reply: &Reply) {
        let known = match reply.outcome() {
            Outcome::Success => true,
            Outcome::Refused(entry) => entry.recovery != Recovery::Again,
            Outcome::Unknown(_) => false,
        };
        if !matches!(reply.outcome(), Outcome::Success) {
            self.accepted.clear();
        }
        let submits = request.method().known().filter(|_| request.effect() == Effect::Submits);
        match submits {
            Some(method) if known => {
                self.open.pop();
                let both = is_application(method);
                self.doubted.retain(|doubted| *doubted != method && !(both && is_application(*doubted)));
            }
            Some(_) => self.again = false,
            None => {}
        }
        let applied = match reply.outcome() {
            Outcome::Success => submits.is_some_and(is_application),
            Outcome::Refused(entry) => entry.code == codes::APPLIED,
            Outcome::Unknown(_) => false,
        };
        if applied {
            self.open.retain(|open| !open.is_application());
        }
    }

    /// An accepted login settles confirmed submissions at once, and denied ones from `due_at` on.
    fn logged_in(&mut self, reply: &Reply) {
        self.accepted.clear();
        let (status, auth, left) = (reply.user_status_number(), reply.unionpay_auth(), self.left);
        let settle_after = self.patience.settle_after;
        for open in std::mem::take(&mut self.open) {
            let done = match (open.is_application(), status) {
                (false, _) => Some(auth),
                (true, Some(1 | 2 | 4)) => Some(true),
                (true, Some(0 | 3 | 5 | 6)) => Some(false),
                (true, _) => None,
            };
            match done {
                Some(true) => self.doubted.retain(|doubted| *doubted != open.method),
                Some(false) if !open.second && left >= open.due(settle_after) => self.doubted.push(open.method),
                _ => self.open.push(open),
            }
        }
    }

    fn count_password(&mut self, step: Step, entry: &CodeEntry, request: &Request) {
        let times = match entry.code {
            codes::WRONG_PASSWORD => 1,
            codes::LOCKED => 3,
            _ => 0,
        };
        if step == LOGIN && times > 0 {
            *self.passwords.entry(pair(request)[0].clone()).or_default() += times;
        }
    }
    /// Keeps track of "one application in 24 hours": accepted, 508114, or user_status 1. A login may say that the
    /// application succeeded or failed.
    fn accepted(&mut self, step: Step, reply: &Reply, now: Timestamp) {
        if step == LOGIN {
            self.logged_in(reply);
        }
        match (step, reply.user_status_number()) {
            (LOGIN, Some(1)) => self.seen_applied(now),
            (LOGIN, Some(2 | 3 | 4 | 6)) => self.applied_at = None,
            (Step::Call(Method::SubmitQuestion | Method::SubmitApplyMessageCode), _) => self.applied_at = Some(now),
            _ => {}
        }
    }

    fn seen_applied(&mut self, now: Timestamp) {
        let known = self.applied_at.filter(|at| now.duration_since(*at).as_secs() < APPLICATION_SECONDS);
        self.applied_at = known.or(Some(now));
    }
}

fn pair(request: &Request) -> [Option<String>; 2] {
    [Key::LoginName, Key::Password].map(|key| request.text(&key).map(str::to_owned))
}

/// True for a value that a session must not store, not even as a fingerprint.
fn is_secret(key: &Key) -> bool {
    matches!(key.sensitivity(), Sensitivity::Secret | Sensitivity::OneTime) || matches!(key, Key::Year | Key::Month)
}

/// True if a refused field of a call may leave a fingerprint or was not sent.
fn has_fingerprint(key: &Key, call: &RefusedCall) -> bool {
    !is_secret(key) || call.values.iter().all(|(sent, _)| sent != key)
}

/// The texts of a request.
pub fn values(request: &Request) -> Vec<(Key, String)> {
    let texts = request.params().iter().filter_map(|(key, value)| match value {
        ParamValue::Text(text) => Some((key.clone(), text.expose().to_owned())),
        ParamValue::Json(_) => None,
    });
    texts.collect()
}
