//! Which of a step's keys are captchas.

use super::{Facts, Step};
use crate::protocol::{Field, Key, Method};

impl Facts {
    /// The keys of `step` that are answered from a captcha picture: the document's (protocol.md, section 3),
    /// and those of its form.
    pub fn captchas(&self, step: Step) -> Vec<Key> {
        let Step::Call(method) = step else { return Vec::new() };
        let documented = documents_a_captcha(method).then_some(Key::PicCode);
        let form = self.form(method);
        let fields = form.iter().flat_map(|form| &form.fields).filter(|field| field.is_captcha());
        let more = fields.flat_map(Field::asks).filter(|key| documented.as_ref() != Some(key));
        documented.iter().cloned().chain(more.cloned()).collect()
    }

    /// The step whose form the next picture is for.
    pub fn picture_taker(&self) -> Step {
        let next = self.next.map(|next| next.of_form(self)).filter(|next| !self.captchas(*next).is_empty());
        next.unwrap_or_else(|| Step::Call(Method::GetPicCode).of_form(self))
    }

    /// True if a call of `step` answers a captcha picture.
    pub fn answers_picture(&self, step: Step) -> bool {
        matches!(step, Step::Call(method) if documents_a_captcha(method)) || !self.captchas(step).is_empty()
    }

    /// Records that a call answers the open picture. A captcha can be answered only once, whatever the result.
    pub fn record_answered(&mut self, step: Step) {
        if self.opened.picture.is_some() && self.answers_picture(step) {
            self.opened.close_picture();
        }
    }
}

/// True for the methods that the document lists `pic_code` for.
fn documents_a_captcha(method: Method) -> bool {
    matches!(method, Method::Login | Method::SubmitOnlineAuth)
}
