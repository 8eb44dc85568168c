//! What the guide and whoever drives it say to each other. No value of an applicant is in it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::guard::Withheld;
use super::step::Step;
use crate::protocol::{CardType, Key, Method};

/// How far the way is to be gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Goal {
    /// Until logged in.
    Login,
    /// Until an application is accepted.
    Applied,
    /// Until the report is there.
    Report,
}

/// How the applicant is verified (§1.1.4), in the order in which they are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Route {
    /// 银联验证: bank card and SMS.
    Unionpay,
    /// 问题验证: five questions.
    Questions,
}

impl Route {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Unionpay, Self::Questions];

    /// Its name in flags and answers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unionpay => "unionpay",
            Self::Questions => "questions",
        }
    }

    /// The route of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|route| route.name() == name)
    }

    /// The method whose form begins it.
    pub fn method(self) -> Method {
        match self {
            Self::Unionpay => Method::OnlineValidateCard,
            Self::Questions => Method::GetQuestion,
        }
    }

    /// The route that a step belongs to alone.
    pub(super) fn of(step: Step) -> Option<Self> {
        match step {
            Step::Call(Method::SubmitQuestion) => Some(Self::Questions),
            Step::Call(Method::OnlineAuthentication | Method::SubmitOnlineAuth) => Some(Self::Unionpay),
            _ => None,
        }
    }

    /// The vendor's title of it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Unionpay => "银联验证",
            Self::Questions => "问题验证",
        }
    }
}

/// What somebody wants of a guide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// How far to go.
    pub until: Goal,
    /// The route that was named; none: what the gateway offers decides, or whoever can be asked.
    pub route: Option<Route>,
    /// How often a step may be refused before the refusal is the result.
    pub max_tries: u32,
    /// Seconds a call may be on its way: an unknown outcome is not asked for earlier.
    pub patience: i64,
    /// True if a person can look at a refused SMS code again, and type a password; otherwise a new SMS is sent.
    pub person: bool,
    /// `--again`: a password leaves although too many were refused.
    #[serde(default)]
    pub again: bool,
}

/// What to do now.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Make this call with the values at hand, and say what came of it.
    Call(Step),
    /// Find these values, and say which are there.
    Ask(Fields),
    /// Find out which of these routes is wished for.
    Choose(Vec<Route>),
    /// Do nothing until then.
    Wait(Wait),
    /// The end: the goal, or what can be reached of it today.
    Done(Reached),
    /// The end: something is in the way.
    Stop(Stop),
}

/// Values that a step needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields {
    /// The step they are for.
    pub step: Step,
    /// Their keys, in order.
    pub keys: Vec<Key>,
    /// Those of them whose last value was refused or is used up: only somebody who is asked now counts.
    pub anew: Vec<Key>,
    /// Keys that will be asked for when these are there, because an SMS has to be sent first.
    pub later: Vec<Key>,
}

/// What came of asking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The keys that have no value, `later` ones among them if nobody could give those either.
    pub missing: Vec<Key>,
    /// The keys of `anew` that have a value other than the refused one.
    pub renewed: Vec<Key>,
    /// Another picture, or another SMS, is wished for first: the key of its answer.
    pub refresh: Option<Key>,
    /// The card's type, if it was asked for.
    pub card: Option<CardType>,
}

/// A pause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    /// Until when.
    pub until: Timestamp,
    /// What for.
    pub why: Why,
}

/// What a pause is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The gateway is busy, or could not send an SMS.
    Busy,
    /// A submission may still be on its way.
    Outcome,
}

/// How far the way was gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reached {
    /// Logged in, as was wished.
    Login,
    /// Applied, as was wished.
    Applied,
    /// The report is there.
    Report,
    /// Applied; the report is not there yet. These values are missing to look whether it is.
    Waiting(Vec<Key>),
}

/// Why the way ends before its goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stop {
    /// The last refusal stands.
    Refused,
    /// The last call had no reply.
    Lost,
    /// Values are missing, and nobody could be asked.
    Missing {
        /// The step they are for.
        step: Step,
        /// Their keys.
        keys: Vec<Key>,
    },
    /// The session knows that it must not be sent.
    Guard(Withheld),
    /// A `user_status` that nobody documented, and no route was named.
    UnknownStatus(Option<i64>),
    /// The route that was named is not offered.
    NotOffered(Route),
    /// Nothing says what comes next.
    NoWay,
    /// The gateway leads in a circle.
    Circle(Step),
}
