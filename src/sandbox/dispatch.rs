//! The entry to the world: parses a request, dispatches it to its method, and writes the reply into the
//! journal.
//!
//! It imports the methods. They import the world, but not this file.

use jiff::Timestamp;
use serde_json::Value;

use super::call::Call;
use super::dialect::Dialect;
use super::faults::Met;
use super::journal::Deed;
use super::object::object;
use super::refusal::Answer;
use super::standing::AppliedBy;
use super::world::World;
use super::{application, lenient, login, questions, unionpay, verbatim, viewing};
use crate::protocol::{Method, codes};

/// A reply, and the problem that a served sandbox names in a header.
#[derive(Debug)]
pub(super) struct Said {
    /// The reply.
    pub reply: Value,
    /// The problem, if the code alone does not say it.
    pub problem: Option<String>,
}

impl From<Value> for Said {
    fn from(reply: Value) -> Self {
        Self { reply, problem: None }
    }
}

fn success(call: &Call, data: Value) -> Value {
    if call.dialect.verbatim {
        return verbatim::printed(call, data);
    }
    object([("code", codes::SUCCESS.into()), ("msg", "ok".into()), ("data", data)])
}

impl World {
    /// Answers a request `{"method", "biz_data"}` at the wall clock's time `wall`. Accepts any JSON and
    /// always returns a reply.
    pub fn answer(&mut self, request: &Value, wall: Timestamp) -> Value {
        self.say(request, wall, Dialect::default()).reply
    }

    /// Answers a request in this dialect, with the problem beside the reply.
    pub(super) fn say(&mut self, request: &Value, wall: Timestamp, dialect: Dialect) -> Said {
        let now = self.now(wall);
        let mended = dialect.lenient.then(|| lenient::mended(self, request, now));
        let meant = mended.as_ref().unwrap_or(request);
        let read = Call::read(meant, now, dialect);
        let understood = read.is_ok();
        let done = read.and_then(|call| {
            let told = self.dispatch(&call)?;
            Ok((told.deed, success(&call, told.data)))
        });
        let (said, code, deed) = match done {
            Ok((deed, reply)) => (Said::from(reply), codes::SUCCESS, deed),
            Err(refusal) => {
                (Said { reply: refusal.reply(dialect), problem: refusal.detail }, refusal.code, refusal.deed)
            }
        };
        self.record(request, meant, understood, now, Some(code), deed);
        said
    }

    /// Answers a call that met faults. `None` if a fault keeps it from the world. The journal records it in
    /// any case.
    pub(super) fn say_under(&mut self, request: &Value, wall: Timestamp, dialect: Dialect, met: &Met) -> Option<Said> {
        let said = met.acts.then(|| self.say(request, wall, dialect));
        if said.is_none() {
            self.record(request, request, false, self.now(wall), None, Deed::None);
        }
        self.mark(&met.faults);
        said
    }

    fn dispatch(&mut self, call: &Call) -> Answer {
        let answer = self.answer_of(call);
        if let Err(refusal) = &answer {
            self.come_true(call, refusal.code);
        }
        answer
    }

    /// The code of a person's case changes the person's state from then on: one who applied elsewhere has applied,
    /// and one whose report exists can fetch it.
    fn come_true(&mut self, call: &Call, code: i64) {
        let Ok(person) = self.logged_in(call) else { return };
        if person.case.trouble != Some((call.method, code)) {
            return;
        }
        let standing = self.standing_mut(person, call.now);
        match code {
            codes::APPLIED => standing.apply(AppliedBy::UnionPay, person.case.outcome, call.now),
            codes::REPORT_EXISTS => standing.apply_before(AppliedBy::UnionPay, call.now),
            _ => {}
        }
    }

    fn answer_of(&mut self, call: &Call) -> Answer {
        match call.method {
            Method::GetPicCode => login::get_pic_code(self, call),
            Method::GetLoginInfo => login::get_login_info(),
            Method::Login => login::login(self, call),
            Method::GetVerifyMethod => questions::get_verify_method(self, call),
            Method::GetQuestion => questions::get_question(self, call),
            Method::SubmitQuestion => questions::submit_question(self, call),
            Method::OnlineValidateCard => unionpay::online_validate_card(self, call),
            Method::GetOnlineMessageCode => unionpay::get_online_message_code(self, call),
            Method::OnlineAuthentication => unionpay::online_authentication(self, call),
            Method::SubmitOnlineAuth => unionpay::submit_online_auth(self, call),
            Method::GetOnlineAuthedInfo => application::get_online_authed_info(self, call),
            Method::SubmitApplyMessageCode => application::submit_apply_message_code(self, call),
            Method::GetViewReportInfo => viewing::get_view_report_info(self, call),
            Method::ViewReport => viewing::view_report(self, call),
        }
    }
}
