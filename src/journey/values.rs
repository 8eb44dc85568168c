//! The values of one journey: found, sent, used up, refused.

use std::collections::{BTreeMap, BTreeSet};

use super::refused::RefusedValues;
use super::snapshot::{Interrupted, RecordedRefusal, RefusedSecret};
use crate::fingerprint::FingerprintKey;
use crate::flow::{Guide, Needs, Step, is_recognisable};
use crate::protocol::{Key, Method, MethodName, ParamValue, Request, Secret, Sensitivity};

/// The report's default version (§1.2.5).
const VERSION: &str = "2.0";

/// The values of one journey. Its `Debug` output shows none of them.
#[derive(Debug, Default)]
pub(super) struct Values {
    /// The answers of this journey. They are newer than given values.
    said: BTreeMap<Key, Secret>,
    /// Answers since the last call of a form's step. They are not asked for again before that call.
    just_said: BTreeSet<Key>,
    /// Keys whose picture or SMS was requested again since the last call of a form's step.
    refreshed: BTreeSet<Key>,
    /// The values of the current step.
    current: (Option<Step>, BTreeMap<Key, Secret>),
    /// A code from an SMS that was sent with a wrong name or PIN. It remains valid for that step.
    code: Option<(Step, Secret)>,
    /// The value sent last, by key.
    sent: BTreeMap<Key, Secret>,
    /// One-time values that were sent and are used up.
    used: Vec<(Key, Secret)>,
    /// Keys whose given values belong to another card.
    stale: BTreeSet<Key>,
    refused: RefusedValues,
    /// The last refusal.
    last: Option<RecordedRefusal>,
    /// The refusal before it, while the last one only says that the gateway is busy. Once the busy step succeeds, this
    /// is the last refusal again: the journey may still end because of it.
    before_busy: Option<RecordedRefusal>,
    /// Secrets and codes that were refused, unless their step had another outcome since.
    secrets: Vec<(Key, RecordedRefusal, Option<Secret>)>,
    /// The password that a person typed last.
    typed: Option<Secret>,
    /// The method and key of every question so far.
    asked: Vec<(MethodName, Key)>,
}

impl Values {
    /// Starts the search for a step's values. Another step's values are dropped.
    pub(super) fn begin(&mut self, step: Step) {
        if self.current.0 != Some(step) {
            self.current = (Some(step), BTreeMap::new());
        }
    }

    /// The values of the current step.
    pub(super) fn current(&self) -> &BTreeMap<Key, Secret> {
        &self.current.1
    }

    /// Adds a value to the current step.
    pub(super) fn found(&mut self, key: &Key, value: Secret) {
        self.current.1.insert(key.clone(), value);
    }

    /// Adds an answer.
    pub(super) fn say(&mut self, key: &Key, value: Secret) {
        self.said.insert(key.clone(), value);
        self.just_said.insert(key.clone());
    }

    /// Records that a person typed a value.
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

    /// True if a secret or code was refused, and its step had no other outcome since.
    pub(super) fn holds_refused_secret(&self) -> bool {
        !self.secrets.is_empty()
    }

    /// The last refusal.
    pub(super) fn last_refusal(&self) -> Option<RecordedRefusal> {
        self.last
    }

    /// Forgets the last refusal, because the journey no longer ends with it.
    pub(super) fn forget_last_refusal(&mut self) {
        (self.last, self.before_busy) = (None, None);
    }

    /// Records that a step has succeeded. If it was busy before, that is over.
    pub(super) fn was_accepted(&mut self, step: Step) {
        if self.last.is_some_and(|last| last.step == step && last.is_busy()) {
            self.last = self.before_busy.take();
        }
    }

    /// The answer for `key` of `step`, if there is one that can still be used. `again`: the last value was refused or
    /// used up.
    pub(super) fn at_hand(&self, step: Step, key: &Key, again: bool) -> Option<Secret> {
        let said = self.said.get(key).filter(|_| !again || self.just_said.contains(key));
        let code = || self.code.as_ref().filter(|(of, _)| !again && *key == Key::MessageCode && *of == step);
        said.or_else(|| code().map(|(_, code)| code)).cloned()
    }

    /// The login name that was entered.
    pub(super) fn login_name(&self) -> Option<Secret> {
        self.current.1.get(&Key::LoginName).or_else(|| self.said.get(&Key::LoginName)).cloned()
    }

    /// True if the value of `key` was an answer in this journey.
    pub(super) fn was_said(&self, key: &Key) -> bool {
        self.said.contains_key(key)
    }

    /// The value of `key` that was sent last.
    pub(super) fn sent_last(&self, key: &Key) -> Option<Secret> {
        self.sent.get(key).cloned()
    }

    /// True if the given value of `key` belongs to another card.
    pub(super) fn is_stale(&self, key: &Key) -> bool {
        self.stale.contains(key)
    }

    /// The used-up values of `key`. A UnionPay code in the session remains valid until the gateway refuses
    /// it.
    pub(super) fn spent(&self, key: &Key) -> Vec<Secret> {
        let of_key = self.used.iter().filter(|(used, _)| used == key && *key != Key::UnionpayCode);
        of_key.map(|(_, value)| value.clone()).collect()
    }

    /// The default value.
    pub(super) fn default_of(key: &Key, needs: &Needs) -> Option<Secret> {
        match key {
            Key::Version => Some(VERSION.into()),
            Key::CardType => needs.card_of_form().map(|card| card.wire().into()),
            _ => None,
        }
    }

    /// True if the picture or SMS of `key` was requested again since the last attempt.
    pub(super) fn is_refreshed(&self, key: &Key, is_captcha: bool) -> bool {
        self.refreshed.contains(if is_captcha { &Key::PicCode } else { key })
    }

    /// How often a method's key was asked for.
    pub(super) fn times_asked(&self, method: &MethodName, key: &Key) -> u32 {
        let times = self.asked.iter().filter(|(asked, of)| asked == method && of == key).count();
        u32::try_from(times).unwrap_or(u32::MAX)
    }

    /// Counts a question.
    pub(super) fn was_asked(&mut self, method: &MethodName, key: &Key) {
        self.asked.push((method.clone(), key.clone()));
    }

    /// True if `value` differs from the one sent last, or comes from a new picture or SMS.
    pub(super) fn is_new(&self, key: &Key, value: &Secret) -> bool {
        self.refreshed.contains(key) || self.sent.get(key) != Some(value)
    }

    /// Removes from `renewed` the keys whose values were refused before.
    pub(super) fn settle(&mut self, renewed: &mut Vec<Key>) {
        self.refused.keep_new(&self.current.1, renewed);
        if renewed.contains(&Key::BankCard) {
            self.forget_the_other_card();
        }
    }

    /// True if exactly this call was refused before.
    pub(super) fn were_refused(&self, step: Step, request: &Request) -> bool {
        self.refused.holds(step, request)
    }

    /// Records a sent call. `code_holds`: it was refused, but not because of the code from the SMS.
    pub(super) fn was_sent(&mut self, step: Step, request: &Request, code_holds: bool) {
        let params = request.params().iter().filter_map(|(key, value)| match value {
            ParamValue::Text(value) => Some((key.clone(), value.clone())),
            ParamValue::Json(_) => None,
        });
        let params: Vec<(Key, Secret)> = params.collect();
        if !step.is_refresh() {
            self.secrets.retain(|(_, refusal, _)| refusal.step != step);
        }
        // A refresh may also be refused because of its values.
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

    /// Records a refusal of the values of `keys`.
    pub(super) fn was_refused(&mut self, refusal: RecordedRefusal, keys: &[Key], request: &Request) {
        self.before_busy = match refusal.is_busy() {
            true => self.last.filter(|last| !last.is_busy()).or(self.before_busy),
            false => None,
        };
        self.last = Some(refusal);
        // A call that only sends an SMS or reads cannot be refused because of a secret that it does not contain.
        let sent = keys.iter().filter(|key| !is_recognisable(key) && request.text(key).is_some());
        let of_password = |key: &Key| request.text(&Key::LoginName).filter(|_| *key == Key::Password).map(Secret::from);
        self.secrets.extend(sent.map(|key| (key.clone(), refusal, of_password(key))));
        self.just_said.retain(|key| !keys.contains(key));
    }

    /// Makes sure that the values of `keys`, and the call if it acts, are not sent again.
    pub(super) fn refuse(&mut self, step: Step, keys: &[Key], request: &Request) {
        self.refused.add(step, keys, request, &self.sent);
    }

    /// The state for the next process: the guide and the refused values. Without a key it holds no fingerprints.
    pub(super) fn stored(&self, guide: Guide, key: Option<&FingerprintKey>) -> Interrupted {
        let (values, calls) = key.map(|key| self.refused.fingerprints(key)).unwrap_or_default();
        let secret = |(secret, refusal, login_name): &(Key, RecordedRefusal, Option<Secret>)| RefusedSecret {
            key: secret.clone(),
            refusal: *refusal,
            login_name: key.zip(login_name.as_ref()).map(|(key, name)| key.of_login_name(name.expose())),
        };
        let (stale, secrets) = (self.stale.iter().cloned().collect(), self.secrets.iter().map(secret).collect());
        Interrupted { guide, values, calls, stale, last: self.last, before_busy: self.before_busy, secrets }
    }

    /// The values of a journey that resumes an interrupted one. Returns its guide, too.
    pub(super) fn resumed(interrupted: Interrupted, key: Option<&FingerprintKey>) -> (Self, Guide) {
        let refused = RefusedValues::of_fingerprints(interrupted.values, interrupted.calls, key);
        let stale = interrupted.stale.into_iter().collect();
        let Interrupted { guide, last, before_busy, .. } = interrupted;
        (Self { refused, stale, last, before_busy, ..Self::default() }, guide)
    }

    /// Forgets what belongs to the card before.
    fn forget_the_other_card(&mut self) {
        for key in Key::OF_ONE_CARD {
            self.said.remove(&key);
            self.refused.forget(&key);
            self.stale.insert(key);
        }
        // Another card may have another holder or phone number, so values refused for this card may be right
        // for it.
        for key in [Key::RealName, Key::IdCard, Key::Cellphone] {
            self.refused.forget(&key);
        }
    }
}
