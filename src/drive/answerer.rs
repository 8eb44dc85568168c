//! The trait for finding values.

use crate::flow::{Needs, Route, Step, Unlisted};
use crate::journey::{Answered, Ask, Choice};

/// Finds the values that a journey asks for.
pub trait Answerer: Send {
    /// Why the search for a value failed. Finding no value is not an error.
    type Error: Send;

    /// Finds one value. If [`Ask::from`] allows it, a given value (flag, file, environment, form, session)
    /// takes precedence, then [`Ask::default`]; only then is the value asked for. `None` means that the
    /// answer comes later, and the journey is parked until then.
    fn find(&mut self, ask: &Ask) -> impl Future<Output = Result<Option<Answered>, Self::Error>> + Send;

    /// Chooses the route; `None` if the choice comes later.
    fn choose(&mut self, choice: &Choice) -> impl Future<Output = Result<Option<Route>, Self::Error>> + Send;

    /// Whether a person allows values to be sent that the document does not list. Defaults to no if no person can be asked.
    fn permit(&mut self, unlisted: &[Unlisted]) -> impl Future<Output = Result<bool, Self::Error>> + Send {
        let _ = unlisted;
        async { Ok(false) }
    }

    /// Asked before a picture or an SMS is requested. False if no person or program is there to answer it: then the
    /// request is not sent, and the drive ends.
    fn attends(&mut self, step: Step) -> impl Future<Output = bool> + Send {
        let _ = step;
        async { true }
    }

    /// True if [`find`](Self::find) would return without waiting for an answer.
    fn is_at_hand(&self, ask: &Ask) -> bool;

    /// True if a value is given or could be asked for. This asks no one.
    fn can_find(&self, ask: &Ask) -> bool;

    /// True if the choice of the route would be asked for.
    fn asks_for_the_route(&self) -> bool;

    /// Called before a call is made. A form without fields may still have a text for a person, such as the warning
    /// before the questions. `seconds_left` is the rest of the login's time.
    fn show(&mut self, needs: &Needs, seconds_left: i64) {
        let _ = (needs, seconds_left);
    }
}
