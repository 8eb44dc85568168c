//! What a journey asks for: one value at a time, or the route.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::flow::{Needs, Route};
use crate::protocol::check::Problem;
use crate::protocol::{Key, Secret};

/// Where a value may come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// A given value (flag, file, environment, form, session), otherwise somebody who can be asked.
    Anywhere,
    /// A given value only.
    Given,
    /// Only somebody who is asked now: the given value was refused, is used up, or belongs to another card.
    Asked,
}

/// A value to be found.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Its key.
    pub key: Key,
    /// The call it is for, with the form whose field it fills in.
    pub needs: Arc<Needs>,
    /// Where it may come from.
    pub from: From,
    /// Given values that no longer count, because they were used up.
    pub spent: Vec<Secret>,
    /// The value where nothing is given, if there is a default.
    pub default: Option<Secret>,
    /// True if the value sent last may stay: no answer then keeps it.
    pub may_stay: bool,
    /// True if the picture or the SMS that it is read from was fetched again since the last attempt.
    pub is_refreshed: bool,
    /// Which attempt this is, from 1, at asking somebody for this key of this method.
    pub attempt: u32,
    /// The code by which the last value was refused.
    pub refused: Option<i64>,
    /// What is known of the applicant.
    pub about: About,
}

impl Ask {
    /// What the form has already filled in.
    pub fn prefilled(&self) -> Option<&str> {
        self.needs.prefilled(&self.key)
    }

    /// The value as the gateway takes it, or why it cannot be right. `numbers`: card, identity and mobile numbers are
    /// checked, too.
    pub fn checked(&self, value: Secret, numbers: bool) -> Result<Secret, Problem> {
        self.needs.checked(&self.key, value, numbers)
    }
}

/// What came of looking for a value.
#[derive(Clone, Debug)]
pub enum Answered {
    /// A value that was given: nobody had to be asked.
    Given(Secret),
    /// A value that a program said when asked.
    Said(Secret),
    /// A value that a person typed at a prompt.
    Typed(Secret),
    /// Another picture or SMS is wished for first.
    Refresh,
    /// Nothing was given, and nobody had an answer.
    Nobody,
}

/// What is known of the applicant who is asked for.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// The login name that was said during this journey.
    pub login_name: Option<Secret>,
    /// What the session remembers, by key.
    pub remembered: Arc<BTreeMap<Key, Secret>>,
    /// When the login ends.
    pub login_ends: Option<Timestamp>,
    /// Seconds that are left of it; 0 if nobody is logged in.
    pub seconds_left: i64,
}

/// A route to be chosen.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The routes that the gateway offers.
    pub offered: Vec<Route>,
    /// What is known of the applicant.
    pub about: About,
}
