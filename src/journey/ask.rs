//! The request of a journey for one value, or for the route.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::flow::{Needs, Route};
use crate::protocol::check::Problem;
use crate::protocol::{Key, Secret};

/// The sources a value may come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A given value (flag, file, environment, form, session), or else the answer to a question.
    Anywhere,
    /// A given value only.
    Given,
    /// Only the answer to a question: the given value was refused, is used up, or belongs to another card.
    Asked,
}

/// A request for a value.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The value's key.
    pub key: Key,
    /// The call that needs it, with the form that asks for it.
    pub needs: Arc<Needs>,
    /// The allowed sources.
    pub from: Origin,
    /// Used-up values: a given value that equals one of them does not count.
    pub spent: Vec<Secret>,
    /// The default if no value is given.
    pub default: Option<Secret>,
    /// True if the value sent last remains valid. It is then kept if there is no new answer.
    pub may_stay: bool,
    /// True if its picture or SMS was requested again since the last attempt.
    pub is_refreshed: bool,
    /// The number of this attempt, from 1, at asking for this key of this method.
    pub attempt: u32,
    /// The code with which the last value was refused.
    pub refused: Option<i64>,
    /// Facts about the applicant.
    pub about: About,
}

impl Ask {
    /// The form's prefilled value.
    pub fn prefilled(&self) -> Option<&str> {
        self.needs.prefilled(&self.key)
    }

    /// Checks the value and converts it to the gateway's notation. With `numbers`, card, identity and mobile
    /// numbers are checked too.
    pub fn checked(&self, value: Secret, numbers: bool) -> Result<Secret, Problem> {
        self.needs.checked(&self.key, value, numbers)
    }
}

/// The result of looking for a value.
#[derive(Clone, Debug)]
pub enum Answered {
    /// A given value, found without asking.
    Given(Secret),
    /// The answer of a program to a question.
    Said(Secret),
    /// A value that a person typed at a prompt.
    Typed(Secret),
    /// The picture or SMS should be requested again first.
    Refresh,
    /// No value was given, and no person or program answered the question.
    Nobody,
}

/// Facts about the applicant whose values are asked for.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// The login name entered during this journey.
    pub login_name: Option<Secret>,
    /// The session's values, by key.
    pub remembered: Arc<BTreeMap<Key, Secret>>,
    /// When the login expires.
    pub login_ends: Option<Timestamp>,
    /// Seconds until then; 0 if the applicant is not logged in.
    pub seconds_left: i64,
}

/// A request to choose a route.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The routes that the gateway offers.
    pub offered: Vec<Route>,
    /// Facts about the applicant.
    pub about: About,
}
