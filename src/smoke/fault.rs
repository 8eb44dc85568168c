//! Faults of a reply, and reasons for skipping a check.

use crate::flow::{Route, Step, Unlisted};
use crate::gateway::CallError;
use crate::protocol::{Class, Key, KnownValues, Method};

use super::shape::Drift;

/// A fault of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldFault {
    /// The form lacks a field for this key.
    Missing(Key),
    /// The field's type differs, or is not a number.
    Type {
        /// The field.
        key: Key,
        /// The documented number.
        documented: i64,
        /// The received number.
        came: Option<i64>,
    },
    /// The field's refresh calls another method or is missing.
    Refresh {
        /// The field.
        key: Key,
        /// The documented method.
        documented: Method,
    },
    /// The captcha's refresh asks for another picture than that of a login.
    RefreshType(Key),
    /// The options are not the document's five.
    Options(Key),
}

/// Why this applicant cannot reach a check that the level promises. This is not a fault of the gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreached {
    /// They have already applied, so there is nothing to verify or to apply for.
    Applied,
    /// Their report is ready.
    HasReport,
    /// UnionPay has already authenticated them, so there is nothing to verify.
    Authenticated,
    /// The gateway offers them no questions.
    NoQuestions,
    /// The gateway closed the questions for them (508112, 508113): the code and the gateway's words.
    QuestionsClosed(i64, String),
    /// They have applied, but the report is not ready yet.
    Pending,
    /// They have no report.
    NoReport,
}

impl Unreached {
    /// The error class, which determines the exit code.
    pub fn class(&self) -> Class {
        match self {
            Self::Applied | Self::Pending => Class::Pending,
            Self::HasReport => Class::Exists,
            Self::Authenticated | Self::NoQuestions | Self::QuestionsClosed(..) => Class::Route,
            Self::NoReport => Class::NotFound,
        }
    }
}

/// Why a check failed.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// There was no reply.
    Call(CallError),
    /// The gateway refused the call.
    Refused {
        /// The code; `None` if it repeats a known value.
        code: Option<i64>,
        /// Its class; `unknown` for an undocumented code.
        class: Class,
        /// The gateway's words, with known values removed.
        msg: String,
    },
    /// The picture is missing.
    NoPicture,
    /// The picture cannot be decoded.
    BadPicture,
    /// The reply contains no form for this method.
    NoForm(Method),
    /// The form differs from the document's.
    Form(Method, Vec<FieldFault>),
    /// `user_status` is missing or undocumented.
    UserStatus(Option<i64>),
    /// There is no documented verification method.
    NoRules,
    /// `cardtype` is neither 1 nor 2.
    CardType,
    /// The UnionPay code is missing.
    NoUnionpayCode,
    /// The data are not a report.
    NotAReport,
    /// Values are missing, and no source could be asked for them.
    Missing(Vec<Key>),
    /// The search for a value failed: the class and message of that failure.
    Unanswered(Class, String),
    /// A login was withheld because of earlier refused passwords: the class and message of that failure.
    HeldBack(Class, String),
    /// The gateway does not offer the named route.
    NotOffered(Route),
    /// The gateway keeps returning to this step.
    Circle(Step),
    /// A form asks for values that the document does not list.
    Unlisted(Vec<Unlisted>),
    /// Neither the gateway nor the document names a next step.
    NoWay,
    /// The applicant cannot reach a step that the level promises.
    Unreached(Unreached),
    /// The shapes of the replies have changed.
    Drift(Vec<Drift>),
}

impl Fault {
    /// Removes numbers that are known values: the gateway may send one as a status or a type.
    #[must_use]
    pub fn hidden(mut self, known: &KnownValues) -> Self {
        let forget = |number: &mut Option<i64>| *number = number.filter(|number| !known.holds_number(*number));
        match &mut self {
            Self::UserStatus(status) => forget(status),
            Self::Form(_, faults) => faults.iter_mut().for_each(|fault| {
                if let FieldFault::Type { came, .. } = fault {
                    forget(came);
                }
            }),
            _ => {}
        }
        self
    }

    /// The error class, which determines the exit code.
    pub fn class(&self) -> Class {
        match self {
            Self::Call(error) => error.class(),
            Self::Refused { class, .. } | Self::Unanswered(class, _) | Self::HeldBack(class, _) => *class,
            Self::Unreached(why) => why.class(),
            Self::UserStatus(_) => Class::Unknown,
            Self::Missing(_) => Class::Missing,
            Self::NotOffered(_) => Class::Route,
            Self::NoPicture
            | Self::BadPicture
            | Self::NoForm(_)
            | Self::Form(..)
            | Self::NoRules
            | Self::CardType
            | Self::NoUnionpayCode
            | Self::NotAReport
            | Self::Circle(_)
            | Self::Unlisted(_)
            | Self::NoWay
            | Self::Drift(_) => Class::Protocol,
        }
    }
}

/// Why a check was skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skipped {
    /// The connection to this gateway does not use TLS.
    NoTls,
    /// This other check failed.
    Earlier(&'static str),
    /// The run was interrupted first.
    Interrupted,
    /// The check does not belong to the applicant's route.
    NotOnTheWay,
    /// The gateway closed the questions for this applicant (508112, 508113), so the run takes another route.
    QuestionsClosed(i64),
    /// The gateway offers no questions.
    NoQuestions,
    /// The baseline has no reply of this method.
    NotInBaseline,
    /// This run has no reply of this method.
    NoReply,
}
