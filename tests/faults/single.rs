//! A single command as a process, and an applicant who runs the command that the last one named as the next step.

use std::sync::Arc;

use zhengxin::drive::{Channel, Exchange, ExchangeError, InMemoryBudget, Manner, Unobserved, exchange};
use zhengxin::flow::{Facts, Need, Needs, Readings, Route, Step};
use zhengxin::journey::{Call, Snapshot};
use zhengxin::protocol::{CardType, Key, Method, ParamValue, Request};
use zhengxin::store;

use super::computer::{Computer, Ended, patience};
use super::person::USER_ID;

const LOGIN: Step = Step::Call(Method::Login);
const PICTURE: Step = Step::Call(Method::GetPicCode);

impl Computer {
    /// The next command.
    pub async fn single(&mut self, patient: bool) -> Ended {
        match self.try_single(patient).await {
            Ok(ended) => ended,
            Err(error) => Ended::Failed(error),
        }
    }

    async fn try_single(&mut self, patient: bool) -> Result<Ended, String> {
        let facts = self.facts().map_err(|error| error.to_string())?;
        let now = self.now();
        if facts.application_left(now).is_some() {
            return Ok(self.waits(&facts));
        }
        if let Some(ended) = self.open_submission(&facts, patient) {
            return Ok(ended);
        }
        let step = self.command(&facts);
        let needs = Needs::of(step, &facts, &Readings::default());
        facts.may_send(&needs.method, now, false).map_err(|withheld| withheld.to_string())?;
        let draft = if step == Step::Call(Method::ViewReport) { Some(self.draft()?) } else { None };
        let call = self.fill_in(needs, &facts)?;
        let (gateway, principal) = (self.line()?, self.principal());
        let applies = matches!(step, Step::Call(Method::SubmitQuestion | Method::OnlineAuthentication));
        let fingerprints = if applies { Some(self.fingerprints()?) } else { None };
        let (clock, mut keep) = (self.clock.clone(), self.keep());
        let (patience, budget) = (patience(), InMemoryBudget::default());
        let (gateway, principal, clock, budget) = (&gateway, &principal, &clock, &budget);
        let channel = Channel { gateway, principal, clock, budget, patience, fingerprints };
        let (manner, mut owner) = (Manner::Single { again: false }, Snapshot::from(facts));
        let made = exchange(&channel, call, manner, &mut owner, &mut keep, &mut Unobserved).await;
        drop(keep);
        let made = match made {
            Ok(exchange) => exchange,
            // The result is reported even if it could not be stored, and a report is delivered.
            Err(ExchangeError::Unstored(_, exchange)) => *exchange,
            Err(error) => return Err(error.to_string()),
        };
        Ok(self.heard(&made, draft))
    }

    fn heard(&mut self, made: &Exchange, draft: Option<store::Draft>) -> Ended {
        if let (PICTURE, Some(reply)) = (made.call.step(), made.accepted())
            && let Some(picture) = reply.picture_bytes()
            && let Err(error) = store::write_passing(&*self.seen(), &self.files.session.picture, &picture)
        {
            return Ended::Failed(error.to_string());
        }
        match draft.filter(|_| made.accepted().is_some()) {
            Some(draft) => self.deliver(made, draft),
            None if made.outcome.is_err() => Ended::Failed("no reply".to_owned()),
            None => Ended::GoesOn,
        }
    }

    /// How the applicant deals with a submission whose outcome is unknown, besides logging in.
    fn open_submission(&self, facts: &Facts, patient: bool) -> Option<Ended> {
        let (first, due) = (facts.sent.first()?, facts.due_at()?);
        let has_asked = |since| facts.login.as_ref().is_some_and(|login| login.at >= since);
        match () {
            () if facts.is_for_a_person() && has_asked(first.at) => Some(Ended::ForAPerson),
            () if self.now() < due && (patient || has_asked(first.at)) => Some(Ended::Until(due)),
            () => None,
        }
    }

    /// The step that the last command named, or the picture or SMS that it needs first.
    fn command(&self, facts: &Facts) -> Step {
        let named = match facts.next_step(self.now()).unwrap_or(LOGIN) {
            Step::Call(Method::OnlineValidateCard | Method::GetQuestion) => {
                Step::Call(if self.case.way.route() == Route::Questions {
                    Method::GetQuestion
                } else {
                    Method::OnlineValidateCard
                })
            }
            other => other,
        };
        let inbox = self.gateway.inbox(USER_ID);
        let has_picture = facts.opened.picture.is_some() && inbox.captcha.is_some();
        if !facts.captchas(named).is_empty() && !has_picture {
            return PICTURE;
        }
        let method = Needs::of(named, facts, &Readings::default()).method;
        let has_code = inbox.sms.iter().any(|sms| sms.method == method.short());
        match named.sms() {
            Some(sms) if !facts.opened.has_sms_for(named) || !has_code => sms,
            _ => named,
        }
    }

    /// The call of a command, filled in with the applicant's values.
    fn fill_in(&self, needs: Needs, facts: &Facts) -> Result<Call, String> {
        let card = needs.card(facts);
        let mut request = Request::new(needs.method.clone());
        for want in needs.wants(card) {
            let value = match (&want.key, card) {
                (Key::CardType, Some(card)) => Some(wire(card).into()),
                (key, _) => self.person.value(key, &needs).or_else(|| facts.remembered(key)),
            };
            match value {
                Some(value) => {
                    let checked = needs.checked(&want.key, value, true).map_err(|problem| format!("{problem:?}"))?;
                    request.set(want.key, ParamValue::Text(checked));
                }
                None if want.need == Need::Required => return Err(format!("{:?} is missing", want.key)),
                None => {}
            }
        }
        for (key, value) in needs.fixed() {
            request.set(key, value);
        }
        let purpose = needs.purpose();
        Ok(Call { needs: Arc::new(needs), request: request.with_purpose(purpose), is_typed: false })
    }
}

fn wire(card: CardType) -> &'static str {
    if card == CardType::Debit { "1" } else { "2" }
}
