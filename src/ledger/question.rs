//! Questions to people: a captcha to read, an SMS code to type, a value that the list lacks.

use jiff::{SignedDuration, Timestamp};

use super::applicant::ApplicantId;
use super::seal::SealedBytes;
use super::times::later;

/// The number of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionId(pub i64);

/// How many questions are read at once.
pub const PAGE_OF_QUESTIONS: usize = 200;

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// A captcha picture. It is fetched when a person takes the question.
    Captcha,
    /// The code of an SMS. The SMS is requested when a person takes the question.
    Sms,
    /// One of the five questions about the applicant (§1.1.5).
    Knowledge,
    /// The identity code, which the gateway sends a day after the application (§1.2.5). The question is open for
    /// days.
    Identity,
    /// A value that is missing in the list, or that the gateway refused.
    Value,
    /// The route by which the applicant is verified.
    Route,
}

impl QuestionKind {
    /// All kinds.
    pub const ALL: [Self; 6] = [Self::Captcha, Self::Sms, Self::Knowledge, Self::Identity, Self::Value, Self::Route];

    /// Its name in JSON and in stores.
    pub fn name(self) -> &'static str {
        match self {
            Self::Captcha => "captcha",
            Self::Sms => "sms",
            Self::Knowledge => "knowledge",
            Self::Identity => "identity",
            Self::Value => "value",
            Self::Route => "route",
        }
    }

    /// The kind of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// True if a picture or an SMS must be fetched from the gateway before the question can be answered.
    pub fn is_fetched(self) -> bool {
        matches!(self, Self::Captcha | Self::Sms)
    }
}

/// The state of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionState {
    /// Any person may take it.
    Open,
    /// A person has taken it, until [`Question::held_until`].
    Taken,
    /// It is answered. The answer waits for the applicant's next worker.
    Answered,
    /// It is over: its answer was used, it expired, or the applicant went on without it.
    Closed,
}

impl QuestionState {
    /// All states.
    pub const ALL: [Self; 4] = [Self::Open, Self::Taken, Self::Answered, Self::Closed];

    /// Its name in stores.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Taken => "taken",
            Self::Answered => "answered",
            Self::Closed => "closed",
        }
    }

    /// The state of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// A question to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewQuestion {
    /// The key that is asked for, as `--answers` files write it; `route` for the route.
    pub key: String,
    /// What it is about.
    pub kind: QuestionKind,
    /// The number of this attempt, from 1.
    pub attempt: u32,
    /// What a person must see to answer: title, options, the picture. `None` until it is fetched.
    pub payload: Option<SealedBytes>,
    /// From when an answer is too late; `None` if there is no limit.
    pub expires_at: Option<Timestamp>,
}

/// A question as the ledger knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its number.
    pub id: QuestionId,
    /// The applicant whose value it asks for.
    pub applicant: ApplicantId,
    /// The applicant's user_id.
    pub user_id: String,
    /// The question as it was asked.
    pub asked: NewQuestion,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// Its state.
    pub state: QuestionState,
    /// The person who took it last, or answered it.
    pub person: Option<String>,
    /// Until when it belongs to that person: either the person took it, or it is open and reserved for the person who
    /// answered the applicant's last question.
    pub held_until: Option<Timestamp>,
    /// The answer, until a worker has used it.
    pub answer: Option<SealedBytes>,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
    /// True if its picture or SMS must first be requested again.
    pub is_refreshed: bool,
}

impl Question {
    /// Closes the question. Only who answered it, and when, is kept.
    pub(super) fn close(&mut self) {
        self.state = QuestionState::Closed;
        (self.held_until, self.answer, self.asked.payload) = (None, None, None);
    }

    /// Gives it to the person who took it for `span`, but never beyond the validity of the picture or SMS.
    pub(super) fn hold(&mut self, span: SignedDuration, now: Timestamp) {
        let until = later(now, span);
        self.held_until = Some(self.asked.expires_at.map_or(until, |expires_at| expires_at.min(until)));
    }

    /// True if an answer would come too late.
    pub(super) fn is_late(&self, now: Timestamp) -> bool {
        self.asked.expires_at.is_some_and(|expires_at| expires_at <= now)
    }

    /// Discards what was fetched. For an SMS, sets `is_refreshed`: another SMS must be requested explicitly, because
    /// the gateway still waits for the code of the last one.
    pub(super) fn drop_fetched(&mut self) {
        self.is_refreshed |= self.asked.kind == QuestionKind::Sms;
        (self.asked.payload, self.asked.expires_at) = (None, None);
    }

    /// Any person may take it again. Its picture is dropped. An SMS is not, because it is already on the applicant's
    /// telephone.
    pub(super) fn reopen(&mut self) {
        self.state = QuestionState::Open;
        self.held_until = None;
        if self.asked.kind == QuestionKind::Captcha {
            (self.asked.payload, self.asked.expires_at) = (None, None);
        }
    }

    /// True if it asks for the identity code, which the gateway sends once.
    pub(super) fn is_identity(&self) -> bool {
        self.asked.kind == QuestionKind::Identity
    }

    /// True if it still needs an answer.
    pub fn is_asked(&self) -> bool {
        matches!(self.state, QuestionState::Open | QuestionState::Taken)
    }

    /// True if a person has taken it and was shown what was fetched for it.
    pub fn is_shown(&self) -> bool {
        self.state == QuestionState::Taken && self.asked.payload.is_some()
    }

    /// True if a person answered it or held it less than `span` ago.
    pub(super) fn was_in_hand(&self, span: SignedDuration, now: Timestamp) -> bool {
        let last = self.answered_at.max(self.held_until);
        last.is_some_and(|last| now.duration_since(last) < span)
    }

    /// True if `person` may take it now.
    pub fn is_free_for(&self, person: &str, now: Timestamp) -> bool {
        let is_kept = self.held_until.is_some_and(|until| until > now);
        match self.state {
            QuestionState::Open => !is_kept || self.person.as_deref() == Some(person),
            QuestionState::Taken => !is_kept,
            QuestionState::Answered | QuestionState::Closed => false,
        }
    }
}
