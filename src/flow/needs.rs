//! What a call needs: the parameters of the method table, the fields of the gateway's form, and the keys of a
//! refresh.
//! In: the step, the facts, and the profile's readings. Out: the method, its form, the keys it needs in the
//! document's order, and the values that are already known.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value;

use super::{Facts, Readings, Step};
use crate::protocol::check::{self, Problem};
use crate::protocol::{
    CardType, ChoiceOption, Field, Form, Hidden, Key, Method, MethodName, Needed, ParamValue, Purpose, Refresh,
    RefreshParam, Secret, normalised,
};

/// Why a call needs a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The document or a refresh requires it.
    Required,
    /// The gateway's form asks for it, although the document does not list it for this method.
    ByForm,
    /// Sent if the value is known (§1.1.8).
    WhenKnown,
}

/// A parameter of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Want {
    /// Its key.
    pub key: Key,
    /// Why the call needs it.
    pub need: Need,
}

/// Parameters in the order in which they were added, each once. A gateway may name many.
#[derive(Default)]
struct Wants {
    in_order: Vec<Want>,
    keys: BTreeSet<Key>,
}

impl Wants {
    /// Adds a key, unless it is wanted already.
    fn add(&mut self, key: Key, need: Need) {
        if self.keys.insert(key.clone()) {
            self.in_order.push(Want { key, need });
        }
    }

    fn leave_out(&mut self, keys: impl Iterator<Item = Key>) {
        for key in keys {
            self.keys.remove(&key);
        }
        self.in_order.retain(|want| self.keys.contains(&want.key));
    }
}

/// What a call needs.
#[derive(Clone, Debug)]
pub struct Needs {
    /// The step.
    pub step: Step,
    /// The method to call.
    pub method: MethodName,
    /// The form whose fields the values come from.
    pub form: Option<Arc<Form>>,
    /// The refresh, if the call is one.
    refresh: Option<Refresh>,
    /// True if the profile names the parameters of this SMS, in place of the document's.
    is_read_otherwise: bool,
    /// What the call is for, where its method has a `type`.
    purpose: Option<Purpose>,
}

impl Needs {
    /// Determines the needs of `step`. For a picture, the form that comes next decides.
    pub fn of(step: Step, facts: &Facts, readings: &Readings) -> Self {
        match step {
            Step::ApplySms => {
                let read = readings.apply_sms_params.as_deref();
                let refresh = read_as(facts.apply_sms(readings.apply_sms_method.clone()), read);
                Self::new(step, refresh.method.clone(), None, Some(refresh), facts)
            }
            Step::Call(Method::GetPicCode) => Self::of_picture(facts.picture_taker(), facts),
            // The bank's SMS is an action of the authentication's form.
            Step::Call(method @ Method::GetOnlineMessageCode) => {
                let form = facts.form(Method::OnlineAuthentication);
                let named = form.as_deref().and_then(Form::sms_refresh).cloned();
                let read = readings.bank_sms_params.as_deref();
                let refresh = match read {
                    None => named,
                    Some(_) => Some(read_as(named.unwrap_or_else(|| plain(method)), read)),
                };
                let called = refresh.as_ref().map_or_else(|| method.into(), |refresh| refresh.method.clone());
                Self { is_read_otherwise: read.is_some(), ..Self::new(step, called, form, refresh, facts) }
            }
            Step::Call(method) => Self::new(step, method.into(), facts.form(method), None, facts),
        }
    }

    /// The needs of a picture for the form that belongs to `taker`. The form says how its picture is fetched.
    pub fn of_picture(taker: Step, facts: &Facts) -> Self {
        let form = match taker {
            Step::Call(method) => facts.form(method),
            Step::ApplySms => None,
        };
        let refresh = form.as_deref().and_then(Form::picture_refresh).cloned();
        let method = refresh.as_ref().map_or_else(|| Method::GetPicCode.into(), |refresh| refresh.method.clone());
        Self::new(Step::Call(Method::GetPicCode), method, form, refresh, facts)
    }

    /// The needs of a picture for the registration, which belongs to no form on our way.
    pub fn of_registration_picture(facts: &Facts) -> Self {
        let needs = Self::new(Step::Call(Method::GetPicCode), Method::GetPicCode.into(), None, None, facts);
        Self { purpose: Some(Purpose::Register), ..needs }
    }

    fn new(step: Step, method: MethodName, form: Option<Arc<Form>>, refresh: Option<Refresh>, facts: &Facts) -> Self {
        let takes_type = match &refresh {
            Some(refresh) if refresh.params.iter().any(|param| param.key == Key::Type.wire()) => true,
            Some(_) | None => method.known().is_some_and(Method::has_type),
        };
        let purpose = takes_type.then(|| step.purpose(facts.recovers));
        Self { step, method, form, refresh, is_read_otherwise: false, purpose }
    }

    /// The `type` of the call, unless the gateway's form names its value.
    pub fn purpose(&self) -> Option<Purpose> {
        let is_fixed = || self.fixed().iter().any(|(key, _)| *key == Key::Type);
        self.purpose.filter(|_| !is_fixed())
    }

    /// The refresh that the call is, if the gateway has named one.
    pub fn refresh(&self) -> Option<&Refresh> {
        self.refresh.as_ref()
    }

    /// The form's field for `key`.
    pub fn field(&self, key: &Key) -> Option<&Field> {
        self.form.as_ref().and_then(|form| form.field(key))
    }

    /// The form's prefilled value of `key`.
    pub fn prefilled(&self, key: &Key) -> Option<&str> {
        self.field(key).and_then(|field| field.value.as_deref())
    }

    /// Checks a value and converts it to the gateway's notation. A choice's option may be given by its title.
    pub fn checked(&self, key: &Key, value: Secret, numbers: bool) -> Result<Secret, Problem> {
        checked(self.field(key).map(|field| field.options.as_slice()).unwrap_or_default(), key, value, numbers)
    }

    /// True if the parameters depend on the card's type.
    pub fn depends_on_card(&self) -> bool {
        self.table().any(|(key, _)| *key == Key::CardType)
    }

    /// The card's type as implied by the form: it asks for a debit card's PIN or for the back of a credit
    /// card.
    pub fn card_of_form(&self) -> Option<CardType> {
        let asks = self.form.as_ref()?.asks();
        match (asks.contains(&Key::CardPassword), asks.contains(&Key::LastThree)) {
            (true, false) => Some(CardType::Debit),
            (false, true) => Some(CardType::Credit),
            _ => None,
        }
    }

    /// The card's type, as stated by the gateway or implied by the form.
    pub fn card(&self, facts: &Facts) -> Option<CardType> {
        facts.card_type.as_deref().and_then(CardType::from_wire).or_else(|| self.card_of_form())
    }

    /// The values to find. If the card's type is unknown, those for both types.
    pub fn wants_so_far(&self, facts: &Facts) -> Vec<Want> {
        let Some(card) = self.card(facts) else {
            let mut wants = self.wants(Some(CardType::Debit));
            let more = self.wants(Some(CardType::Credit)).into_iter().filter(|want| !wants.contains(want));
            let more: Vec<Want> = more.collect();
            wants.extend(more);
            return wants;
        };
        self.wants(Some(card))
    }

    /// The values to find for a card of this type.
    pub fn wants(&self, card: Option<CardType>) -> Vec<Want> {
        let mut wants = Wants::default();
        for (key, needed) in self.table().filter(|(key, _)| **key != Key::Type) {
            let need = match needed {
                Needed::Always => Need::Required,
                Needed::Debit if card == Some(CardType::Debit) => Need::Required,
                Needed::Credit if card == Some(CardType::Credit) => Need::Required,
                Needed::Debit | Needed::Credit => continue,
                Needed::WhenKnown => Need::WhenKnown,
            };
            wants.add(key.clone(), need);
        }
        for param in self.refresh.iter().flat_map(|refresh| &refresh.params).filter(|param| param.value.is_none()) {
            let key = self.refreshed(param);
            if key != Key::Type {
                wants.add(key, Need::Required);
            }
        }
        // Values that the refresh itself fixes need no source.
        wants.leave_out(self.fixed().into_iter().map(|(key, _)| key));
        if !self.step.is_refresh() {
            // The other card type's parameters are in the table, but must not be sent.
            let own = |key: &Key| *key != Key::Type && !self.table().any(|(known, _)| known == key);
            let shown = self.form.as_deref().into_iter().flat_map(Form::asks).map(|key| (key, Need::ByForm));
            // Hidden fields are not asked for.
            let hidden = self.hidden().filter(|hidden| hidden.value.is_none());
            let hidden = hidden.map(|hidden| (hidden.key.clone(), Need::WhenKnown));
            for (key, need) in shown.chain(hidden).filter(|(key, _)| own(key)) {
                wants.add(key, need);
            }
        }
        wants.in_order
    }

    /// The hidden fields of the form that the call fills in, without those that the form also shows.
    fn hidden(&self) -> impl Iterator<Item = &Hidden> {
        let form = self.form.as_deref().filter(|form| !self.step.is_refresh() && !form.hidden.is_empty());
        let asks: BTreeSet<Key> = form.into_iter().flat_map(Form::asks).collect();
        form.into_iter().flat_map(|form| &form.hidden).filter(move |hidden| !asks.contains(&hidden.key))
    }

    /// The values that a refresh, or a hidden field of the form, states itself.
    pub fn fixed(&self) -> Vec<(Key, ParamValue)> {
        let hidden = self.hidden().filter_map(|hidden| {
            let value = match hidden.value.clone()? {
                Value::String(text) => ParamValue::Text(text.into()),
                other => ParamValue::Json(other),
            };
            Some((hidden.key.clone(), value))
        });
        self.fixed_by_refresh().into_iter().chain(hidden).collect()
    }

    /// The key of a refresh's parameter. In the bank's form, and in an SMS without a form, the PIN is called
    /// `password`.
    fn refreshed(&self, param: &RefreshParam) -> Key {
        let bank = MethodName::from(Method::OnlineAuthentication);
        Key::from_wire(self.form.as_ref().map_or(&bank, |form| &form.method), &param.key)
    }

    /// The keys that the call's own refresh sends.
    pub(super) fn refreshed_keys(&self) -> impl Iterator<Item = Key> {
        self.refresh.iter().flat_map(|refresh| &refresh.params).map(|param| self.refreshed(param))
    }

    fn fixed_by_refresh(&self) -> Vec<(Key, ParamValue)> {
        let params = self.refresh.iter().flat_map(|refresh| &refresh.params);
        let fixed = params.filter_map(|param| {
            let key = self.refreshed(param);
            let value = match (param.value.clone()?, &key) {
                // `type` is the only integer, even if the form writes it as a string.
                (Value::String(text), Key::Type) => match text.trim().parse::<i64>() {
                    Ok(number) => ParamValue::Json(number.into()),
                    Err(_) => ParamValue::Text(text.trim().into()),
                },
                (Value::String(text), _) => ParamValue::Text(text.trim().into()),
                (number, Key::Type) => ParamValue::Json(number),
                (other, _) => ParamValue::Text(other.to_string().into()),
            };
            Some((key, value))
        });
        fixed.collect()
    }

    /// True if `key` is read off a captcha picture.
    pub fn is_captcha(&self, key: &Key) -> bool {
        *key == Key::PicCode || self.field(key).is_some_and(Field::is_captcha)
    }

    /// The key of the code that the form's own refresh sends by SMS, and the step that sends it.
    pub fn sms(&self) -> Option<(Key, Step)> {
        Some((Key::MessageCode, self.step.sms()?))
    }

    fn table(&self) -> impl Iterator<Item = (&'static Key, Needed)> {
        // A refresh has only the parameters that the form names, unless it calls the method that the document describes.
        let method = match self.step {
            Step::Call(method) if self.method.known() == Some(method) && !self.is_read_otherwise => Some(method),
            Step::Call(_) | Step::ApplySms => None,
        };
        method.into_iter().flat_map(|method| method.spec().params).map(|param| (param.key, param.needed))
    }
}

/// Checks a value with these options and converts it to the gateway's notation ([`Needs::checked`]).
pub fn checked(options: &[ChoiceOption], key: &Key, value: Secret, numbers: bool) -> Result<Secret, Problem> {
    if options.iter().any(|option| option.value == value.expose()) {
        return Ok(value); // a value of the gateway's own is not checked
    }
    let value = normalised(key, value.expose())?;
    let is = |text: &str| text == value.expose();
    match options.iter().find(|option| is(&option.value) || is(option.title.trim())) {
        Some(option) => Ok(option.value.as_str().into()),
        None if options.is_empty() || value.is_blank() => check::value(key, value.expose(), numbers).map(|()| value),
        None => Err(Problem::NoOption),
    }
}

/// A refresh of this method without parameters.
fn plain(method: Method) -> Refresh {
    Refresh { method: method.into(), params: Vec::new() }
}

/// The refresh with the parameters that the profile names. Values that the gateway stated are kept with their keys.
fn read_as(refresh: Refresh, read: Option<&[Key]>) -> Refresh {
    let Some(keys) = read else { return refresh };
    let value = |key: &Key| refresh.params.iter().find(|param| param.key == key.wire())?.value.clone();
    let params = keys.iter().map(|key| RefreshParam { key: key.wire().to_owned(), value: value(key) }).collect();
    Refresh { params, ..refresh }
}

impl Facts {
    /// The application's "send me the SMS" (§1.2.2): the method comes from the profile, else from the form,
    /// else from §1.2.0.
    pub fn apply_sms(&self, named: Option<MethodName>) -> Refresh {
        let form = self.form(Method::SubmitApplyMessageCode);
        let own = form.as_deref().and_then(Form::sms_refresh).cloned();
        let mut refresh = own.unwrap_or_else(|| plain(Method::GetOnlineMessageCode));
        if let Some(method) = named {
            refresh.method = method;
        }
        refresh
    }
}

#[cfg(test)]
#[path = "needs_tests.rs"]
mod tests;
