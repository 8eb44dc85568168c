//! Updates the facts from a call and its reply.

use jiff::Timestamp;

use super::departure::Sending;
use super::facts::{Kept, Login};
use super::next::{after_refusal, after_success};
use super::step::Step;
use super::submission::{OpenSubmission, Patience, Witness, is_application};
use super::{Facts, guard::Withheld};
use crate::protocol::{
    CodeEntry, Effect, Form, Key, Method, MethodName, Outcome, Purpose, Recovery, Reply, Request, Secret, UserStatus,
    codes, integer,
};

/// How many refused applications are remembered for an applicant. The gateway accepts one in 24 hours.
const MOST_REFUSED: usize = 32;

impl Facts {
    /// Records a submission before it is sent; other calls leave no record. True if there is something to write.
    pub fn record_sent(&mut self, request: &Request, now: Timestamp, patience: Patience) -> bool {
        let submits = request.effect() == Effect::Submits;
        if submits {
            let method = request.method().short().to_owned();
            let second = !self.sent.is_empty() || self.doubted.contains(&method);
            let Patience { timeout, settle_after } = patience;
            let (date, not_before, with) = (None, None, None);
            self.sent.push(OpenSubmission { method, at: now, timeout, settle_after, date, not_before, second, with });
            self.submitted_at = Some(now);
        }
        submits
    }

    /// Removes the latest record of a submission, because the call was certainly never sent or its outcome is known.
    /// Older records stay.
    /// Older records stay.
    pub fn record_settled(&mut self, request: &Request) {
        if request.effect() == Effect::Submits {
            self.sent.pop();
        }
    }

    /// Updates the facts from a reply. Returns the next step.
    pub fn absorb(&mut self, step: Step, request: &Request, reply: &Reply, now: Timestamp) -> Option<Step> {
        let sending = Sending { now, patience: Patience::default(), fingerprint: None };
        self.absorb_reply(step, request, reply, &sending, now)
    }

    /// Updates the facts from the reply to a call that was sent as `sending` says. Returns the next step.
    pub(super) fn absorb_reply(
        &mut self,
        step: Step,
        request: &Request,
        reply: &Reply,
        sending: &Sending,
        now: Timestamp,
    ) -> Option<Step> {
        self.record_answered(step);
        match reply.outcome() {
            Outcome::Success => self.absorb_success(step, request, reply, sending, now),
            Outcome::Refused(entry) => self.absorb_refusal(step, request, reply, entry, now),
            // An unknown code settles nothing.
            Outcome::Unknown(_) => {
                self.date_open(request, reply.date);
                None
            }
        }
    }

    /// Records the gateway's time for a submission whose outcome is unknown.
    pub(super) fn date_open(&mut self, request: &Request, date: Option<Timestamp>) {
        if request.effect() == Effect::Submits
            && let Some(sent) = self.sent.last_mut()
        {
            sent.date = date;
        }
    }

    /// True if the session belongs to another login name than the one about to be sent.
    pub fn other_login_name(&self, request: &Request) -> bool {
        match (&self.login_name, request.text(&Key::LoginName)) {
            (Some(own), Some(sent)) => own.0.expose() != sent,
            _ => false,
        }
    }

    fn absorb_success(
        &mut self,
        step: Step,
        request: &Request,
        reply: &Reply,
        sending: &Sending,
        now: Timestamp,
    ) -> Option<Step> {
        self.record_settled(request);
        if step.effect() == Effect::Submits {
            self.forget_doubt(request.method().short());
            self.accepted.retain(|accepted| *accepted != step);
            self.accepted.push(step);
        }
        let unionpay = step == Step::Call(Method::Login) && self.sent.iter().any(|sent| !sent.is_application());
        match step {
            Step::Call(Method::Login) => self.absorb_login(request, reply, sending.now, now),
            Step::Call(method) => self.absorb_accepted(method, request, reply, sending, now),
            Step::ApplySms => self.opened.open(step, now),
        }
        self.keep_forms(reply, now);
        if step == Step::Call(Method::GetPicCode) && self.is_for_registration(request) {
            return None; // no step of ours takes the answer
        }
        let next = after_success(step, reply, self).map(|next| match next {
            // "Submissions": after a UnionPay call that did not act, the route starts again at the card.
            Step::Call(Method::GetVerifyMethod) if unionpay => Step::Call(Method::OnlineValidateCard),
            next => next,
        });
        let next = self.unless_recovering(next);
        // Fetching a picture or a login form changes the next step only if it was the next step.
        if !matches!(step, Step::Call(Method::GetPicCode | Method::GetLoginInfo)) || self.next == Some(step) {
            self.next = next;
        }
        next
    }

    fn absorb_accepted(&mut self, method: Method, request: &Request, reply: &Reply, sending: &Sending, now: Timestamp) {
        let sent = |key| request.text(key).map(|text| Kept(Secret::from(text)));
        match method {
            Method::OnlineValidateCard => {
                self.forget_card();
                self.card_expired = false;
                self.opened.sms = None; // it was sent for another card
                self.card_at = Some(now);
                self.bank_card = sent(&Key::BankCard);
                self.card_type = reply.card_type();
            }
            Method::GetPicCode if self.is_for_registration(request) => self.opened.close_picture(),
            Method::GetPicCode => self.opened.open(Step::Call(method), now),
            Method::GetVerifyMethod => self.recovers = request.type_number() == Some(Purpose::Recover.number()),
            Method::GetOnlineMessageCode => {
                self.opened.open(Step::Call(method), now);
                self.card_at = self.card_at.or(Some(now));
                self.cellphone = sent(&Key::Cellphone).or(self.cellphone.take());
                self.forget_prefilled(&[Key::Cellphone]); // from now on, only the number that was sent counts
            }
            Method::OnlineAuthentication => {
                self.card_at = self.card_at.or(Some(now));
                self.card_expired = false;
                self.cellphone = sent(&Key::Cellphone).or(self.cellphone.take());
                self.recovers |= request.type_number() == Some(Purpose::Recover.number());
                self.unionpay_code = reply.unionpay_code().map(|code| Kept(code.into()));
                self.verified_with.clone_from(&sending.fingerprint);
                self.forms.remove(Method::OnlineAuthentication.name());
                self.opened.sms = None;
            }
            Method::SubmitOnlineAuth => {
                // A login says from now on that the bank check was done, which settles earlier ones without a known outcome.
                self.sent.retain(OpenSubmission::is_application);
                self.forget_card();
                self.forms.remove(Method::SubmitOnlineAuth.name());
                if let Some(login) = &mut self.login {
                    login.unionpay_auth = true; // protocol.md, 3.2: the security level is high now
                }
            }
            Method::SubmitQuestion | Method::SubmitApplyMessageCode => {
                self.sent.retain(|sent| !is_application(&sent.method));
                // Recovering the password applies for nothing.
                if !self.recovers {
                    self.applied_at = Some(now);
                    self.fetched_at = None;
                    self.applied_with = match method {
                        Method::SubmitQuestion => sending.fingerprint,
                        _ => self.verified_with,
                    };
                }
                self.forms.clear();
                self.opened.sms = None;
            }
            Method::Login
            | Method::GetLoginInfo
            | Method::GetQuestion
            | Method::GetOnlineAuthedInfo
            | Method::GetViewReportInfo
            | Method::ViewReport => {}
        }
    }

    /// No application follows when a password is recovered (protocol.md, section 3, "Corrections").
    fn unless_recovering(&self, next: Option<Step>) -> Option<Step> {
        next.filter(|next| !(self.recovers && next.applies()))
    }

    /// True for a picture of the registration (§1.1.1). Its `type` is 1, which no form on our way names.
    fn is_for_registration(&self, request: &Request) -> bool {
        let registers = Purpose::Register.number();
        let names_it = |form: &Form| {
            let params = form.picture_refresh().into_iter().flat_map(|refresh| &refresh.params);
            let mut types =
                params.filter(|param| param.key == Key::Type.wire()).filter_map(|param| param.value.as_ref());
            types.any(|value| integer(value) == Some(registers))
        };
        let form = match self.picture_taker() {
            Step::Call(method) => self.form(method),
            Step::ApplySms => None,
        };
        request.method().known() == Some(Method::GetPicCode)
            && request.type_number() == Some(registers)
            && !form.as_deref().is_some_and(names_it)
    }

    /// An accepted login starts a new session at the gateway, and is evidence for submissions with an unknown
    /// outcome.
    fn absorb_login(&mut self, request: &Request, reply: &Reply, left: Timestamp, now: Timestamp) {
        // If a form led to the login, the login does not make any step due again.
        let is_led = self.next == Some(Step::Call(Method::Login)) && self.is_logged_in(left) && self.sent.is_empty();
        if !is_led {
            self.accepted.clear();
        }
        self.forget_login_steps();
        self.login_name = request.text(&Key::LoginName).map(|name| Kept(name.into())).or(self.login_name.take());
        self.passwords_refused.clear();
        self.password_refused_for = None;
        self.locked_at = None;
        let (status, unionpay_auth) = (reply.user_status(), reply.unionpay_auth());
        self.login = Some(Login { at: now, user_status: reply.user_status_number(), unionpay_auth, ended: false });
        self.settle(&Witness { status, unionpay_auth, left, heard: now, date: reply.date });
        self.know_refused_applications(status);
        if status.is_some_and(|status| !status.has_report()) {
            self.fetched_at = None; // the applicant can apply, or has applied, for another report
        }
        match status {
            Some(UserStatus::Processing) if self.application_left(now).is_none() => self.applied_at = Some(now),
            // The report exists, or the gateway refused the application, so no application is pending.
            Some(
                UserStatus::ReportReady
                | UserStatus::LocalReport
                | UserStatus::VerificationRefused
                | UserStatus::ReportNotProduced,
            ) => self.applied_at = None,
            _ => {}
        }
    }

    /// Records whether, according to a login, the last application was refused. Once there is a report, earlier
    /// refusals are forgotten.
    fn know_refused_applications(&mut self, status: Option<UserStatus>) {
        match status {
            Some(UserStatus::VerificationRefused) => {
                let new = self.applied_with.take().filter(|with| !self.refused_with.contains(with));
                self.refused_with.extend(new);
                self.refused_with.drain(..self.refused_with.len().saturating_sub(MOST_REFUSED));
            }
            Some(UserStatus::ReportReady | UserStatus::LocalReport) => self.refused_with.clear(),
            _ => {}
        }
    }

    fn absorb_refusal(
        &mut self,
        step: Step,
        request: &Request,
        reply: &Reply,
        entry: &'static CodeEntry,
        now: Timestamp,
    ) -> Option<Step> {
        match entry.recovery {
            Recovery::Again => self.date_open(request, reply.date),
            _ => {
                self.record_settled(request);
                if request.effect() == Effect::Submits {
                    self.forget_doubt(request.method().short());
                }
            }
        }
        match entry.code {
            codes::APPLIED => {
                self.sent.retain(|sent| !is_application(&sent.method));
                self.fetched_at = None;
                self.applied_at = self.applied_at.filter(|_| self.application_left(now).is_some()).or(Some(now));
            }
            codes::LOCKED if step == Step::Call(Method::Login) => self.locked_at = Some(now),
            codes::UNIONPAY_CODE_USED | codes::UNIONPAY_CODE_EXPIRED | codes::WRONG_UNIONPAY_CODE => {
                self.unionpay_code = None;
                self.forget_prefilled(&[Key::UnionpayCode]);
            }
            _ => {}
        }
        if entry.recovery == Recovery::Report {
            // The report exists, so the next run must fetch it again, as after a login that says so.
            self.applied_at = None;
            if let Some(login) = &mut self.login {
                login.user_status = Some(UserStatus::ReportReady.number());
            }
        }
        if entry.recovery == Recovery::Login {
            if let Some(login) = &mut self.login {
                login.ended = true;
            }
            self.forget_login_steps();
        }
        if entry.fields.contains(&Key::BankCard) {
            self.bank_card = None; // a refused card must not be sent again without asking
            self.card_type = None;
            self.forget_prefilled(&[Key::BankCard]);
        }
        if entry.recovery == Recovery::RestartStep {
            self.opened.sms = None; // protocol.md, section 6: back to the form's step, and a new SMS
            if step == Step::Call(Method::Login) {
                self.forms.remove(Method::Login.name());
            }
        }
        if entry.recovery == Recovery::Route {
            self.forms.remove(Method::GetQuestion.name()); // the questions are closed
        }
        let next = match after_refusal(step, entry, self) {
            // "as user_status 6": an applicant already authenticated by UnionPay needs no verification.
            Some(_)
                if entry.code == codes::NOT_PRODUCED
                    && self.login.as_ref().is_some_and(|login| login.unionpay_auth) =>
            {
                Some(Step::Call(Method::GetOnlineAuthedInfo))
            }
            next => next,
        };
        let next = self.unless_recovering(next);
        if self.is_logged_in(now) && step != Step::Call(Method::Login) && next.is_some() {
            self.next = next;
        }
        // The code table may lead back to an accepted step; the guide limits how often.
        if next.is_some_and(|next| next.of_form(self) != step.of_form(self)) {
            self.accepted.clear();
        }
        next
    }
}

impl Facts {
    /// [`super::may_send`] for these facts.
    pub fn may_send(&self, method: &MethodName, now: Timestamp, again: bool) -> Result<(), Withheld> {
        super::guard::may_send(self, method, now, again)
    }

    /// [`super::may_take`] for these facts.
    pub fn may_take(&self, step: Step, method: &MethodName, now: Timestamp, again: bool) -> Result<(), Withheld> {
        super::guard::may_take(self, step, method, now, again)
    }
}

#[cfg(test)]
#[path = "absorb_tests.rs"]
mod tests;
