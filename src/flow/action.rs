//! The vocabulary between the guide and its driver. It holds no value of an applicant.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::guard::Withheld;
use super::refresh::BadRefresh;
use super::step::Step;
use super::submission::Patience;
use super::unlisted::Unlisted;
use crate::protocol::{CardType, Key, Method};

/// The goal of a journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Goal {
    /// Logged in.
    Login,
    /// An application is accepted.
    Applied,
    /// The report is ready.
    Report,
}

/// A verification route (§1.1.4), in the order in which they are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Route {
    /// 银联验证: bank card and SMS.
    Unionpay,
    /// 问题验证: five questions.
    Questions,
}

impl Route {
    /// Every route.
    pub const ALL: [Self; 2] = [Self::Unionpay, Self::Questions];

    /// Its name in flags and answers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unionpay => "unionpay",
            Self::Questions => "questions",
        }
    }

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Unionpay => Self::Questions,
            Self::Questions => Self::Unionpay,
        }
    }

    /// Looks a route up by its name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|route| route.name() == name)
    }

    /// The method whose form starts the route.
    pub fn method(self) -> Method {
        match self {
            Self::Unionpay => Method::OnlineValidateCard,
            Self::Questions => Method::GetQuestion,
        }
    }

    /// The route of a step that belongs to only one.
    pub(super) fn of(step: Step) -> Option<Self> {
        match step {
            Step::Call(Method::SubmitQuestion) => Some(Self::Questions),
            Step::Call(Method::OnlineAuthentication | Method::SubmitOnlineAuth) => Some(Self::Unionpay),
            _ => None,
        }
    }

    /// The vendor's title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Unionpay => "银联验证",
            Self::Questions => "问题验证",
        }
    }
}

/// What the user asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// How far to go.
    pub until: Goal,
    /// The named route. Without one, the gateway's offer decides, or the user is asked.
    pub route: Option<Route>,
    /// How often a step may be refused before the refusal ends the journey.
    pub max_tries: u32,
    /// How long to wait for the outcome of a call.
    pub patience: Patience,
    /// True if a person is present, who can look at a refused SMS code again, type a password, and wait until an
    /// outcome settles. Otherwise a new SMS is sent after a refused code, and a long wait ends the journey.
    pub person: bool,
    /// Sends a submission although the outcome of an earlier one is unknown, or although the gateway refused the same
    /// application. Sends a password although too many were refused.
    #[serde(default)]
    pub again: bool,
    /// Logs in although an application is less than 24 hours old, to see whether the report came early.
    #[serde(default)]
    pub look: bool,
}

/// The next thing to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Make this call with the found values, and report its outcome.
    Call(Step),
    /// Find these values, and report which were found.
    Ask(Fields),
    /// Choose one of these routes.
    Choose(Vec<Route>),
    /// Wait.
    Wait(Wait),
    /// The end: the goal is reached, or as much of it as is possible today.
    Done(Reached),
    /// The end: the goal cannot be reached now.
    Stop(Stop),
}

/// Values that a step needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields {
    /// The step that needs them.
    pub step: Step,
    /// Their keys, in order.
    pub keys: Vec<Key>,
    /// The keys whose last value was refused or used up. Only a new answer is accepted for them.
    pub ask_again: Vec<Key>,
    /// Keys to ask for after these, because an SMS must be sent first.
    pub later: Vec<Key>,
}

/// The result of finding values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The keys without a value, including keys of `later` that could not be answered either.
    pub missing: Vec<Key>,
    /// The keys of `ask_again` whose value is not the refused one.
    pub renewed: Vec<Key>,
    /// The key whose picture or SMS should be requested again first.
    pub refresh: Option<Key>,
    /// The card's type, if it was among the keys.
    pub card: Option<CardType>,
}

/// A pause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    /// When it ends.
    pub until: Timestamp,
    /// The reason.
    pub why: Why,
}

/// The reason for a pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The gateway is busy, or could not send an SMS.
    Busy,
    /// A submission may still be in flight.
    Outcome,
}

/// The result of a journey that succeeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reached {
    /// Logged in, as requested.
    Login,
    /// Applied, as requested.
    Applied,
    /// The report is ready.
    Report,
    /// Applied, but the report is not ready yet. To check for it, these missing values are needed.
    Waiting(Vec<Key>),
}

/// Why a journey stops before its goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stop {
    /// The last refusal is final.
    Refused,
    /// The last call had no reply.
    Lost,
    /// Values are missing, and no person or program could be asked.
    Missing {
        /// The step that needs them.
        step: Step,
        /// Their keys.
        keys: Vec<Key>,
    },
    /// The guard withheld the call.
    Guard(Withheld),
    /// The `user_status` is not documented, and no route was named.
    UnknownStatus(Option<i64>),
    /// The gateway does not offer the named route.
    NotOffered(Route),
    /// The session recovers a password, and no step leads from there to an application.
    Recovers,
    /// Neither the gateway nor the document names a next step.
    NoWay,
    /// The gateway keeps returning to this step.
    Circle(Step),
    /// A form names, as a refresh, a method that a refresh must not call.
    Refresh(BadRefresh),
    /// The gateway has refused an application with the values that were given for this step.
    Rejected(Step),
    /// A form asks for undocumented values, which no one has allowed to be sent.
    Unlisted(Vec<Unlisted>),
}

impl Action {
    /// The step that it concerns, if it sends or collects something.
    pub fn step(&self) -> Option<Step> {
        match self {
            Self::Call(step) => Some(*step),
            Self::Ask(fields) => Some(fields.step),
            Self::Choose(_) | Self::Wait(_) | Self::Done(_) | Self::Stop(_) => None,
        }
    }
}
