//! The applicant: a person of the sandbox with the values of their row, who reads codes off the screen and the
//! telephone.

use std::convert::Infallible;
use std::sync::{Arc, LazyLock};

use serde_json::Value;
use zhengxin::drive::Answerer;
use zhengxin::flow::{Needs, Route};
use zhengxin::journey::{Answered, Ask, Choice, Origin};
use zhengxin::protocol::{Key, QUESTIONS, Secret};
use zhengxin::sandbox::rows;

use super::gateway::FaultyGateway;

pub const USER_ID: &str = "applicant";

/// The way in which an applicant is verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Unionpay,
    Questions,
    /// UnionPay has authenticated the applicant before.
    Authenticated,
}

pub const WAYS: [Way; 3] = [Way::Unionpay, Way::Questions, Way::Authenticated];

static ANSWERS: LazyLock<Vec<Value>> = LazyLock::new(|| rows().into_iter().map(|row| row.answers).collect());

impl Way {
    pub fn route(self) -> Route {
        if self == Self::Questions { Route::Questions } else { Route::Unionpay }
    }

    /// The values of the applicant of this way.
    pub fn answers(self) -> &'static Value {
        let name = match self {
            Self::Unionpay => "apply-credit-01",
            Self::Questions => "apply-questions-01",
            Self::Authenticated => "authenticated-01",
        };
        ANSWERS.iter().find(|answers| answers["login_name"] == name).unwrap()
    }
}

#[derive(Clone, Debug)]
pub struct Person {
    pub answers: &'static Value,
    pub gateway: Arc<FaultyGateway>,
}

impl Person {
    /// The person's value for a key of a call.
    pub fn value(&self, key: &Key, needs: &Needs) -> Option<Secret> {
        let inbox = || self.gateway.inbox(USER_ID);
        let answer = |name: &str| self.answers[name].as_str().map(str::to_owned);
        let text = match key {
            Key::PicCode => inbox().captcha,
            Key::MessageCode => {
                let method = needs.method.short();
                inbox().sms.into_iter().rev().find(|sms| sms.method == method).map(|sms| sms.code)
            }
            Key::Question(n) if *n < QUESTIONS => {
                answer("question_answers").map(|all| all.split(',').nth(usize::from(*n)).unwrap().trim().to_owned())
            }
            Key::Version => Some("2.0".to_owned()),
            key => answer(key.name()).or_else(|| needs.prefilled(key).map(str::to_owned)),
        };
        text.map(Secret::from)
    }
}

impl Answerer for Person {
    type Error = Infallible;

    async fn find(&mut self, ask: &Ask) -> Result<Option<Answered>, Infallible> {
        let remembered = || ask.about.remembered.get(&ask.key).cloned();
        let found = self.value(&ask.key, &ask.needs).or_else(remembered).or_else(|| ask.default.clone());
        Ok(Some(match found {
            Some(value) if ask.from == Origin::Asked => Answered::Said(value),
            Some(value) => Answered::Given(value),
            // The code has expired, so the person asks for another one.
            None if matches!(ask.key, Key::PicCode | Key::MessageCode) && ask.from != Origin::Given => {
                Answered::Refresh
            }
            None => Answered::Nobody,
        }))
    }

    async fn choose(&mut self, choice: &Choice) -> Result<Option<Route>, Infallible> {
        Ok(choice.offered.first().copied())
    }

    fn is_at_hand(&self, _: &Ask) -> bool {
        true
    }

    fn can_find(&self, ask: &Ask) -> bool {
        self.value(&ask.key, &ask.needs).is_some()
    }

    fn asks_for_the_route(&self) -> bool {
        false
    }
}
