//! What must never happen, whatever a guide is told.

use std::collections::BTreeMap;

use jiff::Timestamp;
use zhengxin::flow::{Facts, Step};
use zhengxin::protocol::{
    APPLICATION_SECONDS, CodeEntry, Effect, Key, Method, Outcome, ParamValue, Recovery, Reply, Request, Sensitivity,
    codes,
};

const LOGIN: Step = Step::Call(Method::Login);

/// A call, and what was wrong with it.
struct RefusedCall {
    step: Step,
    values: Vec<(Key, String)>,
    fields: &'static [Key],
}

/// Watches every call of a run, and keeps its own count of applications over all of them.
#[derive(Default)]
pub struct Watch {
    /// Login names and passwords that were refused in this run.
    refused_logins: Vec<[Option<String>; 2]>,
    /// Calls refused for a value of theirs, in this run.
    refused_calls: Vec<RefusedCall>,
    /// The same of a process that was killed, as far as they may leave a fingerprint: only what was wrong counts.
    refused_before: Vec<RefusedCall>,
    /// Steps whose last outcome is that a secret or code of theirs was refused.
    secrets: Vec<Step>,
    /// A process was killed before it could report one.
    must_report: bool,
    /// Refused passwords by login name, over all runs.
    passwords: BTreeMap<Option<String>, usize>,
    /// The card that went out last.
    card: Option<String>,
    /// Cards that were refused in this run, by whichever step, and those of killed processes.
    refused_cards: [Vec<String>; 2],
    /// The last application, as the contract counts it.
    applied_at: Option<Timestamp>,
}

impl Watch {
    /// A run begins: what was said in another one is not known.
    pub fn begins(&mut self) {
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

    /// The process was killed. What it kept in memory is gone.
    pub fn is_killed(&mut self) {
        self.refused_logins.clear();
        let leaves_a_trace = |call: &RefusedCall| call.fields.iter().all(|key| has_fingerprint(key, call));
        self.refused_before.extend(self.refused_calls.drain(..).filter(leaves_a_trace));
        let [now, before] = &mut self.refused_cards;
        before.append(now);
        self.must_report = !self.secrets.is_empty();
    }

    /// A call is about to go out.
    pub fn before(
        &mut self,
        step: Step,
        request: &Request,
        is_typed: bool,
        facts: &Facts,
        now: Timestamp,
        calls: &[Step],
    ) {
        self.never_again_after_a_kill(step, request, calls);
        if step == LOGIN {
            assert!(!self.refused_logins.contains(&pair(request)), "a refused login went out again, after {calls:?}");
            let refused = self.passwords.get(&pair(request)[0]).copied().unwrap_or_default();
            assert!(refused < 3 || is_typed, "a fourth password that nobody typed, after {calls:?}");
        }
        // What leaves nothing behind may be tried again.
        let acts = step.effect() != Effect::Reads;
        let again = acts && self.refused_calls.iter().any(|call| call.step == step && call.values == values(request));
        assert!(!again, "a refused call went out again as it was: {step:?} after {calls:?}");
        if request.effect() != Effect::Submits {
            return;
        }
        assert!(facts.sent.is_empty(), "{step:?} while {:?} is open, after {calls:?}", facts.sent);
        let left = self.applied_at.map(|at| APPLICATION_SECONDS - now.duration_since(at).as_secs().max(0));
        assert!(left.is_none_or(|left| left <= 0), "{step:?} with {left:?} s of the day left, after {calls:?}");
    }

    /// What was wrong with a call of a killed process is not sent to that step again.
    fn never_again_after_a_kill(&mut self, step: Step, request: &Request, calls: &[Step]) {
        if let Some(card) = request.text(&Key::BankCard) {
            let is_refused = self.refused_cards[1].iter().any(|refused| refused == card);
            assert!(!is_refused, "a card that was refused before a kill went out again: {step:?} after {calls:?}");
            if self.card.replace(card.to_owned()).is_some_and(|last| last != card) {
                // Holder and telephone of another card may be what was refused for this one.
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

    /// A call has no reply.
    pub fn has_no_reply(&mut self, step: Step) {
        if !step.is_refresh() {
            self.secrets.retain(|refused| *refused != step);
        }
    }

    /// The gateway has answered a call.
    pub fn after(&mut self, step: Step, request: &Request, reply: &Reply, now: Timestamp) {
        self.has_no_reply(step);
        match reply.outcome() {
            Outcome::Success => {
                if step == LOGIN {
                    self.passwords.remove(&pair(request)[0]);
                }
                if matches!(step, Step::ApplySms | Step::Call(Method::GetOnlineMessageCode)) {
                    // Another SMS may bring the same code.
                    self.refused_calls.retain(|call| !call.fields.contains(&Key::MessageCode));
                    self.refused_before.retain(|call| !call.fields.contains(&Key::MessageCode));
                }
                self.accepted(step, reply, now);
            }
            Outcome::Refused(entry) => {
                self.count_password(step, entry, request);
                if entry.recovery == Recovery::NewInput && entry.fields == [Key::BankCard] {
                    self.refused_cards[0].extend(self.card.clone());
                }
                if entry.fields.iter().any(|key| is_secret(key) && request.text(key).is_some()) {
                    self.secrets.push(step);
                }
                if step == LOGIN && entry.code == codes::WRONG_PASSWORD {
                    self.refused_logins.push(pair(request));
                }
                // What belongs to the login is said anew there, and may leave another call as it was.
                let its_own = entry.fields.iter().any(|key| request.text(key).is_some());
                let the_logins = entry.fields.iter().any(|key| matches!(key, Key::LoginName | Key::Password));
                if entry.recovery == Recovery::NewInput && its_own && (step == LOGIN || !the_logins) {
                    self.refused_calls.push(RefusedCall { step, values: values(request), fields: entry.fields });
                }
                if entry.code == codes::APPLIED {
                    self.seen_applied(now);
                }
            }
            Outcome::Unknown(_) => {}
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

    /// "One application in 24 hours": accepted, 508114, or user_status 1; a login may say that it came to something, or to
    /// nothing.
    fn accepted(&mut self, step: Step, reply: &Reply, now: Timestamp) {
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

/// True for what a session may not hold, nor anything derived from it.
fn is_secret(key: &Key) -> bool {
    matches!(key.sensitivity(), Sensitivity::Secret | Sensitivity::OneTime) || matches!(key, Key::Year | Key::Month)
}

/// True if a refused field of a call may leave a fingerprint, or was not sent.
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
