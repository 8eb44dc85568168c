//! A single command: gather the values, make the one call, print the result. It decides nothing.

use std::sync::Arc;

use super::applicant::Applicant;
use super::context::{Context, Done};
use super::deliver::deliver;
use super::gather::{Gather, Gathered, Inputs};
use super::keep::Keep;
use super::picture;
use super::save::SaveFile;
use super::send::{Sender, may_send};
use super::show;
use crate::failure;
use crate::flow::Step;
use crate::journey::Call;
use crate::protocol::{Key, Method, Purpose, Request, Secret};
use crate::store;

/// One call as its command describes it.
#[derive(Debug)]
pub struct SingleCall {
    inputs: Inputs,
    purpose: Option<Purpose>,
    again: bool,
    picture_to: Option<SaveFile>,
    keep: Option<Keep>,
}

impl SingleCall {
    /// A call of a method of the table.
    pub fn of(method: Method) -> Self {
        Self::step(Step::Call(method))
    }

    /// The application's "send me the SMS".
    pub fn apply_sms() -> Self {
        Self::step(Step::ApplySms)
    }

    fn step(step: Step) -> Self {
        let inputs = Inputs { step, flags: Vec::new(), fallbacks: Vec::new() };
        Self { inputs, purpose: None, again: false, picture_to: None, keep: None }
    }

    /// A value given by its flag, if it was.
    #[must_use]
    pub fn flag(mut self, key: Key, value: Option<String>) -> Self {
        self.inputs.flags.extend(value.map(|value| (key, Secret::from(value))));
        self
    }

    /// What is sent where nobody says otherwise.
    #[must_use]
    pub fn fallback(mut self, key: Key, value: &'static str) -> Self {
        self.inputs.fallbacks.push((key, value));
        self
    }

    /// What `type` says.
    #[must_use]
    pub fn purpose(mut self, purpose: Purpose) -> Self {
        self.purpose = Some(purpose);
        self
    }

    /// `--again`.
    #[must_use]
    pub fn again(mut self, again: bool) -> Self {
        self.again = again;
        self
    }

    /// Where a picture goes.
    #[must_use]
    pub fn picture_to(mut self, place: Option<SaveFile>) -> Self {
        self.picture_to = place;
        self
    }

    /// Where a report goes.
    #[must_use]
    pub fn keep(mut self, keep: Keep) -> Self {
        self.keep = Some(keep);
        self
    }

    /// Makes the call, or shows it.
    pub fn run(self, context: &mut Context) -> Done {
        let applicant = Applicant::resolve(context)?;
        if context.sends() {
            // Nobody is asked for a code, nor shown a picture, for a call that will not be made.
            let (method, now, lang) = (applicant.needs(self.inputs.step).method, context.now(), context.lang());
            may_send(&applicant.facts, &method, now, self.again, &context.given, lang)?;
        }
        let mut sender = None;
        let gathered = Gather::new(&self.inputs, &applicant, self.again).values(context, &mut sender)?;
        let call = self.call(&applicant, gathered);
        if !context.sends() {
            return show::request(&call.request, &applicant, context);
        }
        let sender = sender.map_or_else(|| Sender::new(&applicant, context), Ok)?;
        self.send(call, &applicant, &sender, context)
    }

    fn call(&self, applicant: &Applicant, gathered: Gathered) -> Call {
        let needs = applicant.needs(self.inputs.step);
        let mut request = Request::new(needs.method.clone());
        for (key, value) in gathered.values {
            request.set(key, value);
        }
        let request = request.with_purpose(self.purpose);
        Call { needs: Arc::new(needs), request, is_typed: gathered.is_password_typed }
    }

    fn send(self, call: Call, applicant: &Applicant, sender: &Sender, context: &mut Context) -> Done {
        let lang = context.lang();
        let accepted = sender.send(call, self.again)?;
        let own = &applicant.file.location().picture;
        let file = match (self.inputs.step, self.picture_to) {
            (Step::Call(Method::GetPicCode), None) => Some(picture::keep(&accepted.reply, own, lang)?),
            (Step::Call(Method::GetPicCode), Some(place)) => {
                let (picture, path) = (picture::of(&accepted.reply, lang)?, place.path().to_owned());
                // The session's own is no longer the gateway's.
                store::remove(own).map_err(|error| failure::store(&error, lang))?;
                place.write_picture(&picture)?;
                Some(path)
            }
            _ => accepted.picture.clone(),
        };
        let keep = self.keep.unwrap_or_else(|| Keep::nothing(lang));
        deliver(self.inputs.step, accepted, file.as_deref(), keep, context)
    }
}
