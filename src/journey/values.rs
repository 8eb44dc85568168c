//! The values of one journey: what was said, sent, used up and refused.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::RefusedValues;
use super::snapshot::{Interrupted, Refusal, RefusedSecret};
use crate::fingerprint::FingerprintKey;
use crate::flow::{Guide, Needs, Step, is_recognisable};
use crate::protocol::{CodeEntry, Key, Method, MethodName, ParamValue, Request, Secret, Sensitivity};

/// The report's version unless another one is given (§1.2.5).
const VERSION: &str = "2.0";

/// The values of one journey. `Debug` shows none of them.
#[derive(Debug, Default)]
pub(super) struct Values {
    /// What somebody said during this journey: newer than what was given.
    said: BTreeMap<Key, Secret>,
    /// Said since the last call of a form's step: not asked again before that call.
    just_said: BTreeSet<Key>,
    /// The keys of pictures and SMS codes that were fetched again since the last call of a form's step.
    refreshed: BTreeSet<Key>,
    /// The values of the step at hand.
    current: (Option<Step>, BTreeMap<Key, Secret>),
    /// A code by SMS that went out with a wrong name or PIN: it still holds, for that step.
    code: Option<(Step, Secret)>,
    /// The value sent last, by key.
    sent: BTreeMap<Key, Secret>,
    /// One-time values that were sent: they are used up.
    used: Vec<(Key, Secret)>,
    /// Values that were given for another card.
    stale: BTreeSet<Key>,
    refused: RefusedValues,
    /// The last refusal.
    last: Option<Refusal>,
    /// Secrets and codes that were refused, where nothing else came of their step since.
    secrets: Vec<(Key, Refusal, Option<Secret>)>,
    /// The password that a person typed last.
    typed: Option<Secret>,
    /// The method and key of every question to somebody.
    asked: Vec<(MethodName, Key)>,
}

impl Values {
    /// The values of a step are being found: those of another one no longer count.
    pub(super) fn begin(&mut self, step: Step) {
        if self.current.0 != Some(step) {
            self.current = (Some(step), BTreeMap::new());
        }
    }

    /// The values of the step at hand.
    pub(super) fn current(&self) -> &BTreeMap<Key, Secret> {
        &self.current.1
    }

    /// A value of the step at hand was found.
    pub(super) fn found(&mut self, key: &Key, value: Secret) {
        self.current.1.insert(key.clone(), value);
    }

    /// Somebody said a value.
    pub(super) fn say(&mut self, key: &Key, value: Secret) {
        self.said.insert(key.clone(), value);
        self.just_said.insert(key.clone());
    }

    /// A person typed a value.
    pub(super) fn was_typed(&mut self, key: &Key, value: &Secret) {
        if *key == Key::Password {
            self.typed = Some(value.clone());
        }
    }

    /// True if a person typed the password of a request.
    pub(super) fn is_typed(&self, request: &Request) -> bool {
        let typed = self.typed.as_ref().map(Secret::expose);
        typed.is_some() && request.text(&Key::Password) == typed
    }

    /// True if a secret or code was refused, and nothing else came of its step since.
    pub(super) fn holds_refused_secret(&self) -> bool {
        !self.secrets.is_empty()
    }

    /// The last refusal.
    pub(super) fn last_refusal(&self) -> Option<Refusal> {
        self.last
    }

    /// What was refused last is no longer how the journey ends.
    pub(super) fn forget_last_refusal(&mut self) {
        self.last = None;
    }

    /// The value of `key` for `step`, if it was said before and still counts. `again`: the last one was refused or is used
    /// up.
    pub(super) fn at_hand(&self, step: Step, key: &Key, again: bool) -> Option<Secret> {
        let said = self.said.get(key).filter(|_| !again || self.just_said.contains(key));
        let code = || self.code.as_ref().filter(|(of, _)| !again && *key == Key::MessageCode && *of == step);
        said.or_else(|| code().map(|(_, code)| code)).cloned()
    }

    /// The login name that somebody said.
    pub(super) fn login_name(&self) -> Option<Secret> {
        self.current.1.get(&Key::LoginName).or_else(|| self.said.get(&Key::LoginName)).cloned()
    }

    /// The value of `key` that was sent last.
    pub(super) fn sent_last(&self, key: &Key) -> Option<Secret> {
        self.sent.get(key).cloned()
    }

    /// True if the given value of `key` belongs to another card.
    pub(super) fn is_stale(&self, key: &Key) -> bool {
        self.stale.contains(key)
    }

    /// The values of `key` that are used up. A UnionPay code that the session remembers counts until the gateway says
    /// otherwise.
    pub(super) fn spent(&self, key: &Key) -> Vec<Secret> {
        let of_key = self.used.iter().filter(|(used, _)| used == key && *key != Key::UnionpayCode);
        of_key.map(|(_, value)| value.clone()).collect()
    }

    /// The value where nothing is given.
    pub(super) fn default_of(key: &Key, needs: &Needs) -> Option<Secret> {
        match key {
            Key::Version => Some(VERSION.into()),
            Key::CardType => needs.card_of_form().map(|card| card.wire().into()),
            _ => None,
        }
    }

    /// True if the picture or SMS of `key` was fetched again since the last attempt.
    pub(super) fn is_refreshed(&self, key: &Key, is_captcha: bool) -> bool {
        self.refreshed.contains(if is_captcha { &Key::PicCode } else { key })
    }

    /// How often somebody was asked for a key of a method.
    pub(super) fn times_asked(&self, method: &MethodName, key: &Key) -> u32 {
        let times = self.asked.iter().filter(|(asked, of)| asked == method && of == key).count();
        u32::try_from(times).unwrap_or(u32::MAX)
    }

    /// Somebody was asked.
    pub(super) fn was_asked(&mut self, method: &MethodName, key: &Key) {
        self.asked.push((method.clone(), key.clone()));
    }

    /// True if `value` is another one than was sent last, or comes from a picture or an SMS that was fetched again.
    pub(super) fn is_new(&self, key: &Key, value: &Secret) -> bool {
        self.refreshed.contains(key) || self.sent.get(key) != Some(value)
    }

    /// All values of a step were looked for: takes out of `renewed` those that were refused before.
    pub(super) fn settle(&mut self, renewed: &mut Vec<Key>) {
        self.refused.keep_new(&self.current.1, renewed);
        if renewed.contains(&Key::BankCard) {
            self.forget_the_other_card();
        }
    }

    /// True if this very call was refused before.
    pub(super) fn were_refused(&self, step: Step, request: &Request) -> bool {
        self.refused.holds(step, request)
    }

    /// A call went out. `code_holds`: it was refused for another value than the code that an SMS brought.
    pub(super) fn was_sent(&mut self, step: Step, request: &Request, code_holds: bool) {
        let params = request.params().iter().filter_map(|(key, value)| match value {
            ParamValue::Text(value) => Some((key.clone(), value.clone())),
            ParamValue::Json(_) => None,
        });
        let params: Vec<(Key, Secret)> = params.collect();
        if !step.is_refresh() {
            self.secrets.retain(|(_, refusal, _)| refusal.step != step);
        }
        // A refresh may be refused for its values, too.
        self.sent.extend(params.iter().cloned());
        match step {
            Step::Call(Method::GetPicCode) => {
                self.refreshed.insert(Key::PicCode);
                return;
            }
            Step::ApplySms | Step::Call(Method::GetOnlineMessageCode) => {
                self.refreshed.insert(Key::MessageCode);
                self.refused.forget(&Key::MessageCode);
                self.used.extend(self.code.take().map(|(_, code)| (Key::MessageCode, code)));
                return;
            }
            Step::Call(_) => {}
        }
        for (key, value) in params.into_iter().filter(|(key, _)| key.sensitivity() == Sensitivity::OneTime) {
            self.said.remove(&key);
            if key == Key::MessageCode && code_holds {
                self.code = Some((step, value));
            } else {
                self.used.push((key, value));
            }
        }
        self.just_said.clear();
        self.refreshed.clear();
        self.current = (None, BTreeMap::new());
    }

    /// The gateway refused a call.
    pub(super) fn was_refused(&mut self, step: Step, entry: &CodeEntry, request: &Request, now: Timestamp) {
        let refusal = Refusal { step, code: entry.code, at: now };
        self.last = Some(refusal);
        // Of the calls that only send an SMS or read something no value is wrong that is not theirs.
        let sent = entry.fields.iter().filter(|key| !is_recognisable(key) && request.text(key).is_some());
        let of_password = |key: &Key| request.text(&Key::LoginName).filter(|_| *key == Key::Password).map(Secret::from);
        self.secrets.extend(sent.map(|key| (key.clone(), refusal, of_password(key))));
        self.just_said.retain(|key| !entry.fields.contains(key));
        self.refused.add(step, entry, request, &self.sent);
    }

    /// What an interruption now would leave, beside the guide.
    pub(super) fn put_down(&self, guide: Guide, key: &FingerprintKey) -> Interrupted {
        let (values, calls) = self.refused.fingerprints(key);
        let secret = |(secret, refusal, login_name): &(Key, Refusal, Option<Secret>)| RefusedSecret {
            key: secret.clone(),
            refusal: *refusal,
            login_name: login_name.as_ref().map(|name| key.of_login_name(name.expose())),
        };
        let (stale, secrets) = (self.stale.iter().cloned().collect(), self.secrets.iter().map(secret).collect());
        Interrupted { guide, values, calls, stale, last: self.last, secrets }
    }

    /// The values of a journey that goes on where another process was interrupted. Returns its guide, too.
    pub(super) fn picked_up(way: Interrupted, key: &FingerprintKey) -> (Self, Guide) {
        let refused = RefusedValues::of_fingerprints(way.values, way.calls, key);
        let stale = way.stale.into_iter().collect();
        (Self { refused, stale, last: way.last, ..Self::default() }, way.guide)
    }

    /// PIN, expiry and last three digits belong to one card.
    fn forget_the_other_card(&mut self) {
        for key in [Key::CardPassword, Key::Year, Key::Month, Key::LastThree] {
            self.said.remove(&key);
            self.refused.forget(&key);
            self.stale.insert(key);
        }
        // The holder of that card, and the telephone on file with its bank, may be what was refused for this one.
        for key in [Key::RealName, Key::IdCard, Key::Cellphone] {
            self.refused.forget(&key);
        }
    }
}
