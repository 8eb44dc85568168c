//! What a call leaves in the facts.

use jiff::Timestamp;

use super::facts::{Kept, Login, OpenSubmission};
use super::next::{after_refusal, after_success};
use super::step::Step;
use super::{Facts, guard::Withheld};
use crate::protocol::{
    CodeEntry, Effect, Key, Method, MethodName, Outcome, Recovery, Reply, Request, Secret, UserStatus, codes,
};

impl Facts {
    /// Records a submission before it is sent; other calls leave no record. True if there is something to write.
    pub fn record_sent(&mut self, request: &Request, now: Timestamp) -> bool {
        let submits = request.effect() == Effect::Submits;
        if submits {
            self.sent.push(OpenSubmission { method: request.method().short().to_owned(), at: now });
        }
        submits
    }

    /// Takes back the record made last: the call provably never left, or its outcome is known. Older ones stay open.
    pub fn record_settled(&mut self, request: &Request) {
        if request.effect() == Effect::Submits {
            self.sent.pop();
        }
    }

    /// Takes in a reply. Returns the step that comes next.
    pub fn absorb(&mut self, step: Step, request: &Request, reply: &Reply, now: Timestamp) -> Option<Step> {
        self.record_answered(step);
        match reply.outcome() {
            Outcome::Success => self.absorb_success(step, request, reply, now),
            Outcome::Refused(entry) => self.absorb_refusal(step, request, entry, now),
            Outcome::Unknown(_) => None, // an outcome that nobody understands settles nothing
        }
    }

    /// The session's login name, if it is another than the one about to be sent.
    pub fn other_login_name(&self, request: &Request) -> bool {
        match (&self.login_name, request.text(&Key::LoginName)) {
            (Some(own), Some(sent)) => own.0.expose() != sent,
            _ => false,
        }
    }

    fn absorb_success(&mut self, step: Step, request: &Request, reply: &Reply, now: Timestamp) -> Option<Step> {
        self.record_settled(request);
        let unionpay = step == Step::Call(Method::Login) && self.sent.iter().any(|sent| !is_application(&sent.method));
        match step {
            Step::Call(method) => self.absorb_accepted(method, request, reply, now),
            Step::ApplySms => self.opened.open(step, now),
        }
        self.keep_forms(reply, now);
        let next = after_success(step, reply, self).map(|next| match next {
            // "Submissions": a UnionPay call that did not act is done again from the card on.
            Step::Call(Method::GetVerifyMethod) if unionpay => Step::Call(Method::OnlineValidateCard),
            next => next,
        });
        if !matches!(step, Step::Call(Method::GetPicCode | Method::GetLoginInfo)) {
            self.next = next; // a picture or a fresh login form moves nobody
        }
        next
    }

    fn absorb_accepted(&mut self, method: Method, request: &Request, reply: &Reply, now: Timestamp) {
        let sent = |key| request.text(key).map(|text| Kept(Secret::from(text)));
        match method {
            Method::Login => self.absorb_login(request, reply, now),
            Method::OnlineValidateCard => {
                self.forget_card();
                self.opened.sms = None; // it was sent for another card
                self.card_at = Some(now);
                self.bank_card = sent(&Key::BankCard);
                self.card_type = reply.card_type();
            }
            Method::GetPicCode => self.opened.open(Step::Call(method), now),
            Method::GetOnlineMessageCode => {
                self.opened.open(Step::Call(method), now);
                self.card_at = self.card_at.or(Some(now));
                self.cellphone = sent(&Key::Cellphone).or(self.cellphone.take());
                self.forget_prefilled(&[Key::Cellphone]); // the one that was used counts from here on
            }
            Method::OnlineAuthentication => {
                self.card_at = self.card_at.or(Some(now));
                self.cellphone = sent(&Key::Cellphone).or(self.cellphone.take());
                self.unionpay_code = reply.unionpay_code().map(|code| Kept(code.into()));
                self.forms.remove(Method::OnlineAuthentication.name());
                self.opened.sms = None;
            }
            Method::SubmitOnlineAuth => {
                self.forget_card();
                self.forms.remove(Method::SubmitOnlineAuth.name());
                if let Some(login) = &mut self.login {
                    login.unionpay_auth = true; // protocol.md, 3.2: the security level is high now
                }
            }
            Method::SubmitQuestion | Method::SubmitApplyMessageCode => {
                self.sent.retain(|sent| !is_application(&sent.method));
                self.applied_at = Some(now);
                self.forms.clear();
                self.opened.sms = None;
            }
            Method::GetLoginInfo
            | Method::GetVerifyMethod
            | Method::GetQuestion
            | Method::GetOnlineAuthedInfo
            | Method::GetViewReportInfo
            | Method::ViewReport => {}
        }
    }

    /// An accepted login begins anew at the gateway, and settles a submission whose outcome was not known.
    fn absorb_login(&mut self, request: &Request, reply: &Reply, now: Timestamp) {
        self.forget_login_steps();
        self.login_name = request.text(&Key::LoginName).map(|name| Kept(name.into())).or(self.login_name.take());
        self.passwords_refused.clear();
        self.login_tried = None;
        let status = reply.user_status();
        self.login = Some(Login {
            at: now,
            user_status: reply.user_status_number(),
            unionpay_auth: reply.unionpay_auth(),
            ended: false,
        });
        self.settle(status);
        match status {
            Some(UserStatus::Processing) if self.application_left(now).is_none() => self.applied_at = Some(now),
            // The report is there, or the gateway refused that application: nothing is waited for.
            Some(
                UserStatus::ReportReady
                | UserStatus::LocalReport
                | UserStatus::VerificationRefused
                | UserStatus::ReportNotProduced,
            ) => self.applied_at = None,
            _ => {}
        }
    }

    /// "Submissions": what a login says of those whose outcome was not known. An unknown status tells nothing of an
    /// application.
    fn settle(&mut self, status: Option<UserStatus>) {
        self.sent.retain(|sent| status.is_none() && is_application(&sent.method));
    }

    fn absorb_refusal(
        &mut self,
        step: Step,
        request: &Request,
        entry: &'static CodeEntry,
        now: Timestamp,
    ) -> Option<Step> {
        if entry.recovery != Recovery::Again {
            self.record_settled(request);
        }
        match entry.code {
            codes::APPLIED => {
                self.sent.retain(|sent| !is_application(&sent.method));
                self.applied_at = self.applied_at.filter(|_| self.application_left(now).is_some()).or(Some(now));
            }
            codes::UNIONPAY_CODE_USED | codes::UNIONPAY_CODE_EXPIRED | codes::WRONG_UNIONPAY_CODE => {
                self.unionpay_code = None;
                self.forget_prefilled(&[Key::UnionpayCode]);
            }
            _ => {}
        }
        if entry.recovery == Recovery::Login {
            if let Some(login) = &mut self.login {
                login.ended = true;
            }
            self.forget_login_steps();
        }
        if entry.fields.contains(&Key::BankCard) {
            self.bank_card = None; // nobody shall send a refused card again unasked
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
            // "as user_status 6": whom UnionPay has authenticated needs no verification for it.
            Some(_)
                if entry.code == codes::NOT_PRODUCED
                    && self.login.as_ref().is_some_and(|login| login.unionpay_auth) =>
            {
                Some(Step::Call(Method::GetOnlineAuthedInfo))
            }
            next => next,
        };
        if self.is_logged_in(now) && step != Step::Call(Method::Login) && next.is_some() {
            self.next = next;
        }
        next
    }
}

/// True for a method that applies for the report.
fn is_application(method: &str) -> bool {
    [Method::SubmitQuestion, Method::SubmitApplyMessageCode].iter().any(|known| known.name() == method)
}

impl Facts {
    /// Like [`super::may_send`], for these facts.
    pub fn may_send(&self, method: &MethodName, now: Timestamp, again: bool) -> Result<(), Withheld> {
        super::guard::may_send(self, method, now, again)
    }
}

#[cfg(test)]
#[path = "absorb_tests.rs"]
mod tests;
