//! One applicant's way to the report, as decisions without I/O.
//!
//! In: the known facts ([`Facts`]), the request, its reply, the time. Out: the updated facts, whether a call
//! may be sent ([`guard`]), what a call needs ([`Needs`]) and what comes next ([`Step`]). The [`Guide`]
//! combines them into one [`Action`] after the other. Facts and guides are serialisable, so another process
//! can resume them on another day.

mod absorb;
mod action;
mod age;
mod captchas;
mod cleaned;
mod clock;
mod departure;
mod earlier;
mod facts;
mod forms;
mod guard;
mod guide;
mod needs;
mod next;
mod opened;
mod passwords;
mod prefilled;
mod readings;
mod recall;
mod recognisable;
mod recover;
mod refresh;
mod settle;
mod state;
mod step;
mod submission;
mod target;
#[cfg(test)]
mod testing;
mod unlisted;
mod way_back;

pub use action::{Action, Fields, Goal, Plan, Reached, Route, Stop, Told, Wait, Why};
pub use departure::{Departure, Sending};
pub use earlier::age;
pub use facts::{Facts, Kept, Login};
pub use forms::StoredForms;
pub use guard::Withheld;
pub use guide::Guide;
pub use needs::{Need, Needs, Want, checked};
pub use next::{after_refusal, after_success};
pub use opened::{OpenSms, Opened};
pub use passwords::{LoginCame, PasswordStanding, Passwords, Unreported};
pub use readings::Readings;
pub use recognisable::is_recognisable;
pub use recover::refused_keys;
pub use refresh::BadRefresh;
pub use state::State;
pub use step::Step;
pub use submission::{OpenSubmission, Patience, are_of_a_kind};
pub use unlisted::{Unlisted, takers, unlisted};
pub use way_back::WayBack;
