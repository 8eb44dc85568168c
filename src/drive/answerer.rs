//! The trait for finding values.

use crate::flow::{Needs, Route};
use crate::journey::{Answered, Ask, Choice};

/// Finds the values that a journey asks for.
pub trait Answerer: Send {
    /// Why a value could not be looked for. That nobody had an answer is no error.
    type Error: Send;

    /// Finds one value. Where [`Ask::from`] says so, a given value counts first: flag, file, environment, form, session,
    /// and [`Ask::default`] where none is given; then somebody is asked. Without a result somebody will answer later, and the
    /// journey is parked until then.
    fn find(&mut self, ask: &Ask) -> impl Future<Output = Result<Option<Answered>, Self::Error>> + Send;

    /// The route that is wished for; none if the choice is made later.
    fn choose(&mut self, choice: &Choice) -> impl Future<Output = Result<Option<Route>, Self::Error>> + Send;

    /// True if [`find`](Self::find) would not wait for anybody.
    fn is_at_hand(&self, ask: &Ask) -> bool;

    /// True if a value is given or somebody could be asked for it. Nobody is asked.
    fn can_find(&self, ask: &Ask) -> bool;

    /// True if somebody would be asked which route is wished for.
    fn asks_for_the_route(&self) -> bool;

    /// A call is about to be made. A form that asks for nothing may say something to a person all the same, such as the
    /// warning before the questions. `seconds_left`: of the login.
    fn show(&mut self, needs: &Needs, seconds_left: i64) {
        let _ = (needs, seconds_left);
    }
}
