//! Handing over what a call brought: a picture to its file, a report to its file, the reply to standard output.

use std::path::Path;

use serde_json::Map;

use super::context::{Context, Done};
use super::failure;
use super::save::SaveFile;
use super::send::Accepted;
use crate::flow::Step;
use crate::output::reply::{self as shown, Around};
use crate::protocol::{Class, Method, ReplyError};

/// Saves what is to be saved and prints the reply; `file` is the picture that came with it.
pub fn deliver(
    step: Step,
    accepted: Accepted,
    file: Option<&Path>,
    save: Option<SaveFile>,
    context: &mut Context,
) -> Done {
    let Accepted { reply, next_step, kept, .. } = accepted;
    // The file appears only with a report in it.
    if save.is_some() && reply.data.as_object().is_some_and(Map::is_empty) {
        return Err(Box::new(failure::call(&ReplyError::Lacks("a report").into(), &reply.method, context.lang())));
    }
    // The report is saved before it is printed; if it cannot be, printing it bare is its last chance.
    let only_here = step == Step::Call(Method::ViewReport) && save.is_none();
    let saved = save.map_or(Ok(()), |save| save.write(&reply.data));
    let bare = format!("{}\n", reply.data);
    let around = Around { step: Some(step), next_step: next_step.as_deref(), file };
    let json = shown::json(&reply, around);
    let printed = match &saved {
        Ok(()) => context.printer.result(&json, |style| shown::human(&reply, around, style)),
        Err(_) => context.printer.write(&bare),
    };
    if let (true, Err(failure)) = (only_here && context.printer.style().filter.is_some(), &printed)
        && failure.class == Class::Output
    {
        context.printer.write(&bare)?; // the filter failed, and the report costs a day
    }
    saved.and(printed).and(kept)
}
