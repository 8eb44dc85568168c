//! The requests of a journey to its driver.

use std::sync::Arc;

use super::ask::{Ask, Choice};
use super::snapshot::RefusedSecret;
use crate::flow::{Fields, Needs, Reached, Step, Stop, Told, Unlisted, Wait};
use crate::protocol::check::Problem;
use crate::protocol::{Key, MethodName, Request};

/// The next thing to do.
#[derive(Debug)]
pub enum Next {
    /// Find this value, and say what was found ([`Journey::found`]).
    Find(Ask),
    /// Nothing to do: reports that the search for a step's values has ended, with its result.
    Told(Fields, Told),
    /// Have the route chosen, and report it ([`Journey::chose`]).
    Choose(Choice),
    /// Ask a person whether these values, which the document does not list, may be sent ([`Journey::permit`]).
    Permit(Vec<Unlisted>),
    /// Make this call ([`Journey::heard`]).
    Send(Call),
    /// Do nothing until then.
    Wait(Wait),
    /// There is nothing left to do.
    End(End),
}

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
    /// The step of the call.
    pub fn step(&self) -> Step {
        self.needs.step
    }
}

/// How a journey ends.
#[derive(Clone, Debug, PartialEq)]
pub enum End {
    /// The goal is reached, or as much of it as is possible today.
    Reached(Reached),
    /// Something is in the way.
    Stopped(Stop),
    /// A secret or code was refused, and the process that received the refusal was interrupted before it could report
    /// it. It must be reported before anything is sent.
    Unreported(Box<RefusedSecret>),
}

/// A value that cannot be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unusable {
    /// Its key.
    pub key: Key,
    /// What is wrong with it.
    pub problem: Problem,
    /// The method of the call.
    pub method: MethodName,
}

/// How durably the facts must be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Durability {
    /// They may be stored later, together with the result of the next call. Losing them costs only a repeated read.
    Later,
    /// They must survive the end of this process.
    Process,
    /// They must survive a crash of the machine.
    Machine,
}
