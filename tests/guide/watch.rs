//! Watches a journey for what must never happen.

use jiff::Timestamp;
use zhengxin::flow::{Facts, Step};
use zhengxin::protocol::{
    APPLICATION_SECONDS, Effect, Key, LOCK_SECONDS, Method, Outcome, ParamValue, Recovery, Reply, Request, codes,
};

const LOGIN: Step = Step::Call(Method::Login);

/// A refused call, and the keys that the refusal named.
struct RefusedCall {
    step: Step,
    values: Vec<(Key, String)>,
    fields: &'static [Key],
}

/// Watches all calls of a run, and counts applications over all runs.
#[derive(Default)]
pub struct Watch {
    /// Login names and passwords that were refused in this run.
    refused_logins: Vec<[Option<String>; 2]>,
    /// Calls refused because of their values, in this run.
    refused_calls: Vec<RefusedCall>,
    /// The last application, by the contract's definition.
    applied_at: Option<Timestamp>,
}

impl Watch {
    /// A run starts. Refusals of earlier runs are forgotten.
    pub fn begins(&mut self) {
        self.refused_logins.clear();
        self.refused_calls.clear();
    }

    /// Checks a call that is about to leave.
    pub fn before(&self, step: Step, request: &Request, facts: &Facts, now: Timestamp, calls: &[Step]) {
        if step == LOGIN {
            assert!(!self.refused_logins.contains(&pair(request)), "a refused login went out again, after {calls:?}");
            let recent = |at: &&Timestamp| now.duration_since(**at).as_secs().max(0) < LOCK_SECONDS;
            assert!(facts.passwords_refused.iter().filter(recent).count() < 3, "a fourth password, after {calls:?}");
        }
        // Calls without effect may be retried.
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

    /// Takes note of a reply.
    pub fn after(&mut self, step: Step, request: &Request, reply: &Reply, now: Timestamp) {
        match reply.outcome() {
            Outcome::Success => {
                if matches!(step, Step::ApplySms | Step::Call(Method::GetOnlineMessageCode)) {
                    // A new SMS may bring the same code.
                    self.refused_calls.retain(|call| !call.fields.contains(&Key::MessageCode));
                }
                self.accepted(step, reply, now);
            }
            Outcome::Refused(entry) => {
                if step == LOGIN && entry.code == codes::WRONG_PASSWORD {
                    self.refused_logins.push(pair(request));
                }
                // Login values are entered again at the login, so another call may stay unchanged.
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

    /// "One application in 24 hours": accepted, 508114, or user_status 1. A login may settle whether it had a
    /// result.
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

/// The texts of a request.
pub fn values(request: &Request) -> Vec<(Key, String)> {
    let texts = request.params().iter().filter_map(|(key, value)| match value {
        ParamValue::Text(text) => Some((key.clone(), text.expose().to_owned())),
        ParamValue::Json(_) => None,
    });
    texts.collect()
}
