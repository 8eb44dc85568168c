//! Shifts the times in an applicant's facts into the past, so that a sandbox can simulate the passing of time.

use jiff::SignedDuration;

use super::earlier::age;
use super::{Facts, Guide};

impl Facts {
    /// Moves all times back by `by`, to try the states of later days today.
    pub fn age(&mut self, by: SignedDuration) {
        let Self { login, sent, opened, passwords_refused, .. } = self;
        login.iter_mut().for_each(|login| age(&mut login.at, by));
        opened.sms.iter_mut().for_each(|sms| age(&mut sms.at, by));
        passwords_refused.iter_mut().for_each(|at| age(at, by));
        for sent in sent {
            age(&mut sent.at, by);
            [&mut sent.date, &mut sent.not_before].into_iter().flatten().for_each(|at| age(at, by));
        }
        let single = [
            &mut opened.picture,
            &mut self.submitted_at,
            &mut self.counted_ahead,
            &mut self.applied_at,
            &mut self.fetched_at,
            &mut self.locked_at,
            &mut self.card_at,
        ];
        single.into_iter().flatten().for_each(|at| age(at, by));
    }
}

impl Guide {
    /// The same for the state of an interrupted run.
    pub fn age(&mut self, by: SignedDuration) {
        self.pause.iter_mut().for_each(|wait| age(&mut wait.until, by));
        self.paused_at.iter_mut().for_each(|at| age(at, by));
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use serde_json::Value;

    use super::*;
    use crate::flow::{Login, OpenSms, OpenSubmission, Opened, Step};
    use crate::protocol::Method;

    #[test]
    fn every_time_of_the_facts_lies_further_back() {
        let at = Timestamp::from_second(1_700_000_000).unwrap();
        let mut facts = Facts {
            login: Some(Login { at, user_status: Some(1), unionpay_auth: false, ended: false }),
            passwords_refused: vec![at],
            sent: vec![OpenSubmission {
                method: "submitQuestion".into(),
                at,
                timeout: 30,
                settle_after: 600,
                date: Some(at),
                not_before: Some(at),
                second: false,
                with: None,
            }],
            opened: Opened {
                picture: Some(at),
                is_unasked: false,
                sms: Some(OpenSms { step: Step::Call(Method::OnlineAuthentication), at }),
            },
            submitted_at: Some(at),
            counted_ahead: Some(at),
            applied_at: Some(at),
            fetched_at: Some(at),
            locked_at: Some(at),
            card_at: Some(at),
            ..Facts::default()
        };
        let text = |facts: &Facts| serde_json::to_string(&serde_json::to_value::<&Facts>(facts).unwrap()).unwrap();
        let (before, old) = (text(&facts), at.to_string());
        facts.age(SignedDuration::from_hours(25));
        let after: Value = serde_json::from_str(&text(&facts)).unwrap();
        assert!(!after.to_string().contains(&old), "{after}");
        let new = (at - SignedDuration::from_hours(25)).to_string();
        assert_eq!(after.to_string().matches(&new).count(), before.matches(&old).count());
    }
}
