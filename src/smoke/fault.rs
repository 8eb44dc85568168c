//! What is wrong with what came back, and why a check was not made.

use crate::flow::{Route, Step};
use crate::gateway::CallError;
use crate::protocol::{Class, Key, KnownValues, Method};

use super::shape::Drift;

/// What is wrong with a documented form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldFault {
    /// The form does not ask for it.
    Missing(Key),
    /// Its type is another one, or no number.
    Type {
        /// The field.
        key: Key,
        /// The number of the document.
        documented: i64,
        /// What came.
        came: Option<i64>,
    },
    /// The action beside it calls another method, or there is none.
    Refresh {
        /// The field.
        key: Key,
        /// The method of the document.
        documented: Method,
    },
    /// Its choices are not the five of the document.
    Options(Key),
}

/// Why a check that the level promises could not be made: a matter of the applicant, not of the gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreached {
    /// They have applied, so nothing is to be verified or applied for.
    Applied,
    /// Their report is there.
    HasReport,
    /// UnionPay has authenticated them, so nothing is to be verified.
    Authenticated,
    /// The gateway offers them no questions.
    NoQuestions,
    /// The questions are closed to them (508112, 508113): the code, and the gateway's words.
    QuestionsClosed(i64, String),
    /// They have applied, and the report is not there yet.
    Pending,
    /// They have no report.
    NoReport,
}

impl Unreached {
    /// The class: it decides the exit code.
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
    /// There is no reply.
    Call(CallError),
    /// The gateway refuses.
    Refused {
        /// The code; none where it repeats what is known.
        code: Option<i64>,
        /// Its class; of a code that the table does not know, `unknown`.
        class: Class,
        /// The gateway's words, without what is known.
        msg: String,
    },
    /// There is no picture.
    NoPicture,
    /// What is called a picture cannot be decoded.
    BadPicture,
    /// The reply hands out no form for this method.
    NoForm(Method),
    /// The form is not the document's.
    Form(Method, Vec<FieldFault>),
    /// `user_status` is missing or not documented.
    UserStatus(Option<i64>),
    /// No verification method that the document knows.
    NoRules,
    /// `cardtype` is neither 1 nor 2.
    CardType,
    /// There is no UnionPay code.
    NoUnionpayCode,
    /// What is called a report is none.
    NotAReport,
    /// Values are missing, and nobody could be asked.
    Missing(Vec<Key>),
    /// A value could not be had: the class of that failure, and its words.
    Unanswered(Class, String),
    /// A login was held back for passwords that were refused before: the class, and the words.
    HeldBack(Class, String),
    /// The route that was named is not offered.
    NotOffered(Route),
    /// The gateway leads in a circle.
    Circle(Step),
    /// Nothing says what comes next.
    NoWay,
    /// The applicant's way does not lead to what the level promises.
    Unreached(Unreached),
    /// The replies have changed.
    Drift(Vec<Drift>),
}

impl Fault {
    /// The same without numbers that are known: a gateway may send one as a status or a type.
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

    /// The class: it decides the exit code.
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
            | Self::NoWay
            | Self::Drift(_) => Class::Protocol,
        }
    }
}

/// Why a check was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skipped {
    /// There is no TLS to this gateway.
    NoTls,
    /// Another check failed, this one.
    Earlier(&'static str),
    /// The run was interrupted before.
    Interrupted,
    /// The applicant's way does not lead there.
    NotOnTheWay,
    /// The questions are closed to this applicant (508112, 508113), who goes another way.
    QuestionsClosed(i64),
    /// The gateway offers no questions.
    NoQuestions,
    /// The baseline knows no such reply.
    NotInBaseline,
    /// No such reply came.
    NoReply,
}
