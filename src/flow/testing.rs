//! Test support: a guided applicant, and a gateway that follows the document unless a test overrides a reply.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::{Action, Departure, Facts, Fields, Goal, Guide, Needs, Patience, Plan, Readings, Sending, Step, Told};
use crate::protocol::{Arrived, Key, KnownValues, Method, ParamValue, Reply, Request, codes};

pub(super) fn plan() -> Plan {
    let patience = Patience { timeout: 30, settle_after: 600 };
    Plan { until: Goal::Report, route: None, max_tries: 3, patience, person: false, again: false, look: false }
}

pub(super) struct Guided {
    pub guide: Guide,
    pub facts: Facts,
    pub now: Timestamp,
    /// The `user_status` and `unionpay_auth` that the next login returns.
    pub login: (i64, i64),
    /// All calls so far.
    pub calls: Vec<Step>,
    /// The questions since the last call.
    pub asked: Vec<Fields>,
}

impl Guided {
    pub fn by(plan: Plan) -> Self {
        let now = Timestamp::from_second(1_700_000_000).unwrap();
        let (calls, asked) = (Vec::new(), Vec::new());
        Self { guide: Guide::new(plan), facts: Facts::default(), now, login: (0, 0), calls, asked }
    }

    pub fn new() -> Self {
        Self::by(plan())
    }

    /// A guide about to call this method.
    pub fn before(method: Method) -> Self {
        Self::new().on_to(method)
    }

    /// Sets the result of the next login.
    pub fn logging_in(mut self, user_status: i64, unionpay_auth: i64) -> Self {
        self.login = (user_status, unionpay_auth);
        self
    }

    /// Accepts all calls until this method comes next.
    pub fn on_to(mut self, method: Method) -> Self {
        for _ in 0..40 {
            match self.next() {
                Action::Call(step) if step == Step::Call(method) => return self,
                Action::Call(step) => self.accept(step),
                other => panic!("{other:?} on the way to {method:?}, after {:?}", self.calls),
            }
        }
        panic!("{method:?} never came: {:?}", self.calls);
    }

    /// The guide's next action, after every question was answered with a new value.
    pub fn next(&mut self) -> Action {
        loop {
            self.facts.expire(self.now);
            match self.guide.next(&self.facts, self.now) {
                Action::Ask(fields) => self.tell(&fields, &[], &fields.ask_again),
                Action::Choose(offered) => self.guide.choose(offered[0]),
                other => return other,
            }
        }
    }

    /// The guide's next question, after its calls were accepted.
    pub fn ask(&mut self) -> Fields {
        loop {
            self.facts.expire(self.now);
            match self.guide.next(&self.facts, self.now) {
                Action::Ask(fields) => return fields,
                Action::Call(step) => self.accept(step),
                other => panic!("{other:?}"),
            }
        }
    }

    /// Answers a question: these keys are missing, those are new.
    pub fn tell(&mut self, fields: &Fields, missing: &[Key], renewed: &[Key]) {
        let told = Told { missing: missing.to_vec(), renewed: renewed.to_vec(), ..Told::default() };
        self.guide.told(fields, &told);
        self.asked.push(fields.clone());
    }

    pub fn accept(&mut self, step: Step) {
        let reply = json!({"code": 200, "data": self.documented(step)});
        self.hear(step, reply);
    }

    pub fn refuse(&mut self, step: Step, code: i64) {
        self.hear(step, json!({"code": code, "msg": "no"}));
    }

    /// Refuses the next call, which is of `method`.
    pub fn refused(mut self, method: Method, code: i64) -> Self {
        self.refuse(Step::Call(method), code);
        self
    }

    /// Makes a call and returns this reply to it.
    pub fn hear(&mut self, step: Step, reply: Value) {
        let request = self.request(step);
        let reply = Reply::from_json(request.method(), reply).unwrap();
        let sending = self.sending();
        let departure = Departure::record(&mut self.facts, step, &request, sending);
        departure.replied(&mut self.facts, &reply, &KnownValues::default(), self.now);
        self.guide.heard(step, Ok(&reply), &self.facts, self.now);
    }

    /// Makes a call that gets no reply.
    pub fn lose(&mut self, step: Step, arrived: Arrived) {
        let request = self.request(step);
        let sending = self.sending();
        Departure::record(&mut self.facts, step, &request, sending).lost(&mut self.facts, arrived, None);
        self.guide.heard(step, Err(arrived), &self.facts, self.now);
    }

    fn sending(&self) -> Sending {
        Sending { now: self.now, patience: self.guide.plan().patience, fingerprint: None }
    }

    pub fn pass(&mut self, seconds: i64) {
        self.now += SignedDuration::from_secs(seconds);
    }

    fn request(&mut self, step: Step) -> Request {
        self.calls.push(step);
        self.asked.clear();
        let needs = Needs::of(step, &self.facts, &Readings::default());
        let mut request = Request::new(needs.method.clone());
        for want in needs.wants(None) {
            request.set(want.key, ParamValue::Text("x".into()));
        }
        request
    }

    fn documented(&self, step: Step) -> Value {
        let Step::Call(method) = step else { return json!({}) };
        match method {
            Method::GetPicCode => json!({"pic_code": "aGk="}),
            Method::Login => json!({"user_status": self.login.0, "unionpay_auth": self.login.1}),
            Method::GetVerifyMethod => json!({"rules": [
                {"id": 2, "next": {"method": "onlineValidateCard", "param": []}},
                {"id": 1, "next": {"method": "getQuestion", "param": []}}]}),
            Method::OnlineValidateCard => json!({"cardtype": 2}),
            Method::OnlineAuthentication => {
                json!({"next": {"method": "submitOnlineAuth", "param": [{"type": 7, "key": "unionpay_code", "value": "u1"}]}})
            }
            _ => json!({}),
        }
    }
}

/// The codes of the table with this recovery.
pub(super) fn codes_to(recovery: crate::protocol::Recovery) -> impl Iterator<Item = i64> {
    codes::CODES.iter().filter(move |row| row.recovery == recovery && row.code > 200).map(|row| row.code)
}
