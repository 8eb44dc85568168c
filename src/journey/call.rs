//! A call that is to be made.

use std::sync::Arc;

use crate::flow::{Needs, Step};
use crate::protocol::Request;

/// A call to be made.
#[derive(Clone, Debug)]
pub struct Call {
    /// What it needs, with the form that it fills in.
    pub needs: Arc<Needs>,
    /// The request, complete.
    pub request: Request,
    /// True if a person typed its password at a prompt.
    pub is_typed: bool,
}

impl Call {
    /// The step that it is.
    pub fn step(&self) -> Step {
        self.needs.step
    }
}
