//! A single command: gather the values, make one call, print the result. It makes no decisions of its own.

use std::sync::Arc;

use super::applicant::Applicant;
use super::context::{Context, Done};
use super::deliver::deliver;
use super::gather::{Gather, GatheredValues, Inputs};
use super::picture;
use super::report_files::ReportFiles;
use super::save::SaveFile;
use super::send::{Sender, may_take};
use super::show;
use crate::failure;
use crate::flow::{BadRefresh, Needs, Step};
use crate::journey::Call;
use crate::protocol::{Key, Method, Purpose, Request, Secret};
use crate::store::{self, SystemDisk};

/// Describes one call of a command.
#[derive(Debug)]
pub struct SingleCall {
    inputs: Inputs,
    again: bool,
    picture_to: Option<SaveFile>,
    keep: Option<ReportFiles>,
}

impl SingleCall {
    /// A call of a documented method.
    pub fn of(method: Method) -> Self {
        Self::step(Step::Call(method))
    }

    /// The application's "send me the SMS".
    pub fn apply_sms() -> Self {
        Self::step(Step::ApplySms)
    }

    fn step(step: Step) -> Self {
        let inputs = Inputs { step, purpose: None, flags: Vec::new(), fallbacks: Vec::new() };
        Self { inputs, again: false, picture_to: None, keep: None }
    }

    /// Adds a value given by a flag.
    #[must_use]
    pub fn flag(mut self, key: Key, value: Option<String>) -> Self {
        self.inputs.flags.extend(value.map(|value| (key, Secret::from(value))));
        self
    }

    /// Adds a default value.
    #[must_use]
    pub fn fallback(mut self, key: Key, value: &'static str) -> Self {
        self.inputs.fallbacks.push((key, value));
        self
    }

    /// Sets the call's `type`. Without it, the form's or the session's counts.
    #[must_use]
    pub fn purpose(mut self, purpose: Option<Purpose>) -> Self {
        self.inputs.purpose = purpose;
        self
    }

    /// Sets `--again`.
    #[must_use]
    pub fn again(mut self, again: bool) -> Self {
        self.again = again;
        self
    }

    /// Sets the file for a picture.
    #[must_use]
    pub fn picture_to(mut self, place: Option<SaveFile>) -> Self {
        self.picture_to = place;
        self
    }

    /// Sets the files for a report.
    #[must_use]
    pub fn keep(mut self, keep: ReportFiles) -> Self {
        self.keep = Some(keep);
        self
    }

    /// Makes the call, or shows it.
    pub fn run(self, context: &mut Context) -> Done {
        let applicant = Applicant::resolve(context)?;
        let needs = self.needs(&applicant);
        if context.sends() {
            // For a call that will not be made, ask for no code and show no picture.
            let (now, lang) = (context.now(), context.lang());
            may_take(&applicant.facts, (self.inputs.step, &needs.method), now, self.again, &context.given, lang)?;
            if let Some(bad) = BadRefresh::of(&needs) {
                return Err(Box::new(failure::bad_refresh(&bad, lang)));
            }
            if !matches!(self.inputs.step, Step::Call(Method::Login | Method::GetLoginInfo)) {
                applicant.tell_little_left(context);
            }
        }
        let mut sender = None;
        let gathered = Gather::new(&self.inputs, &applicant, needs.clone(), self.again).values(context, &mut sender)?;
        let call = self.call(needs, gathered);
        if !context.sends() {
            return show::request(&call.request, &applicant, context);
        }
        let sender = sender.map_or_else(|| Sender::new(&applicant, context), Ok)?;
        self.send(call, &applicant, &sender, context)
    }

    /// What the call needs. A picture for the registration belongs to no form.
    fn needs(&self, applicant: &Applicant) -> Needs {
        match self.inputs.purpose {
            Some(Purpose::Register) => Needs::of_registration_picture(&applicant.facts),
            _ => applicant.needs(self.inputs.step),
        }
    }

    fn call(&self, needs: Needs, gathered: GatheredValues) -> Call {
        let mut request = Request::new(needs.method.clone());
        for (key, value) in gathered.values {
            request.set(key, value);
        }
        let request = request.with_purpose(self.inputs.purpose.or(needs.purpose()));
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
                // The gateway has replaced the picture in the session, so remove it.
                store::remove(&SystemDisk, own).map_err(|error| failure::store(&error, lang))?;
                place.write_picture(&picture)?;
                Some(path)
            }
            _ => accepted.picture.clone(),
        };
        let keep = self.keep.unwrap_or_else(|| ReportFiles::nothing(lang));
        deliver(self.inputs.step, accepted, file.as_deref(), keep, context)?;
        if self.inputs.step == Step::Call(Method::ViewReport) {
            context.after.mark_fetched(&applicant.file, context.now());
        }
        Ok(())
    }
}
