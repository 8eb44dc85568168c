//! Questions to people: a captcha to read, an SMS code to type, a value that the list lacks.

use jiff::{SignedDuration, Timestamp};

use super::applicant::ApplicantId;
use super::seal::SealedBytes;

/// The number of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionId(pub i64);

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// A captcha picture. It is fetched when somebody takes the question.
    Captcha,
    /// The code of an SMS. The SMS is sent when somebody takes the question.
    Sms,
    /// One of the five questions about the applicant (§1.1.5).
    Knowledge,
    /// The identity code of the day after the application (§1.2.5). It is open for days.
    Identity,
    /// A value that the list lacks, or that was refused.
    Value,
    /// The route.
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

    /// True if something has to be fetched from the gateway before the question can be answered.
    pub fn is_fetched(self) -> bool {
        matches!(self, Self::Captcha | Self::Sms)
    }
}

/// The state of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionState {
    /// Anybody may take it.
    Open,
    /// A person has taken it, until [`Question::held_until`].
    Taken,
    /// It is answered. The answer waits for the applicant's next worker.
    Answered,
    /// It is over: its answer was used, it expired, or its applicant moved on without it.
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
    /// What is needed to ask: title, options, the picture. `None` until it is fetched.
    pub payload: Option<SealedBytes>,
    /// When an answer comes too late; `None` if there is time.
    pub expires_at: Option<Timestamp>,
}

/// A question as the ledger knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its number.
    pub id: QuestionId,
    /// Whose value it asks for.
    pub applicant: ApplicantId,
    /// Their id.
    pub user_id: String,
    /// What is asked.
    pub asked: NewQuestion,
    /// When.
    pub asked_at: Timestamp,
    /// Its state.
    pub state: QuestionState,
    /// The person who took it last, or answered it.
    pub person: Option<String>,
    /// Until when it is that person's: taken, or open and kept for whoever answered the applicant's last question.
    pub held_until: Option<Timestamp>,
    /// The answer, until a worker has used it.
    pub answer: Option<SealedBytes>,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
    /// True if its picture or SMS has to be requested again first.
    pub is_refreshed: bool,
}

impl Question {
    /// The question is over. Nothing of it is kept but who answered it, and when.
    pub(super) fn close(&mut self) {
        self.state = QuestionState::Closed;
        (self.held_until, self.answer, self.asked.payload) = (None, None, None);
    }

    /// It is its taker's for `span`, but no longer than what was fetched for it counts.
    pub(super) fn hold(&mut self, span: SignedDuration, now: Timestamp) {
        let until = now.saturating_add(span).unwrap_or(Timestamp::MAX);
        self.held_until = Some(self.asked.expires_at.map_or(until, |expires_at| expires_at.min(until)));
    }

    /// True if an answer comes too late.
    pub(super) fn is_late(&self, now: Timestamp) -> bool {
        self.asked.expires_at.is_some_and(|expires_at| expires_at <= now)
    }

    /// What was fetched for it counts no more. Another SMS has to be asked for, because the last one still waits for its code.
    pub(super) fn drop_fetched(&mut self) {
        self.is_refreshed |= self.asked.kind == QuestionKind::Sms;
        (self.asked.payload, self.asked.expires_at) = (None, None);
    }

    /// Anybody may take it again. Its picture is dropped. An SMS is on the applicant's telephone.
    pub(super) fn reopen(&mut self) {
        self.state = QuestionState::Open;
        self.held_until = None;
        if self.asked.kind == QuestionKind::Captcha {
            (self.asked.payload, self.asked.expires_at) = (None, None);
        }
    }

    /// True if it is still to be answered.
    pub fn is_asked(&self) -> bool {
        matches!(self.state, QuestionState::Open | QuestionState::Taken)
    }

    /// True if somebody answered it, or had taken it, at most `span` before `now`.
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
