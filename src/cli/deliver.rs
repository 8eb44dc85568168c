//! Delivers the result of a call: a picture to its file, a report to its file, the reply to standard output.

use std::path::Path;

use super::context::{Context, Done};
use super::outcome::Accepted;
use super::report_files::ReportFiles;
use crate::failure;
use crate::flow::Step;
use crate::output::reply::{self as shown, Around};
use crate::protocol::{Class, Lacking, Method, ReplyError};

/// Stores what must be stored and prints the reply. `file` is the picture that came with the reply.
pub fn deliver(
    step: Step,
    accepted: Accepted,
    file: Option<&Path>,
    mut keep: ReportFiles,
    context: &mut Context,
) -> Done {
    let Accepted { reply, said, next_step, stored, .. } = accepted;
    // Create the files only if the reply contains a report.
    if keep.is_in_vain(&reply.data) {
        return Err(Box::new(failure::call(&ReplyError::Lacks(Lacking::Report).into(), &reply.method, context.lang())));
    }
    // Save the report before printing it. If saving fails, print it without decoration, as the last chance to
    // keep it.
    let only_here = step == Step::Call(Method::ViewReport) && !keep.saves();
    let saved = keep.save(&reply.data);
    let (next_step, said) = (next_step.as_deref(), said.as_deref());
    let login = login_after_the_wait(step, context);
    let after_the_wait = login.as_deref();
    let around = Around { step: Some(step), next_step, after_the_wait, said, file, masks: keep.masks() };
    let json = shown::json(&reply, around);
    let printed = match &saved {
        Ok(()) => context.printer.result(&json, |style| shown::human(&reply, around, style)),
        Err(_) => context.printer.write_json(&reply.data),
    };
    if let (true, Err(failure)) = (only_here && context.printer.style().filter.is_some(), &printed)
        && failure.class == Class::Output
    {
        context.printer.write_json(&reply.data)?; // the filter failed, and the report costs a day
    }
    // A report takes a day to get, so it is delivered even if the session, which it does not change, could not be
    // stored.
    let stored = if step == Step::Call(Method::ViewReport) { Ok(()) } else { stored };
    saved.and(printed).and(keep.write_html(&reply.data)).and(stored)
}

/// The login that comes a day after an accepted application; `None` for every other step.
pub fn login_after_the_wait(step: Step, context: &Context) -> Option<String> {
    let applies = matches!(step, Step::Call(Method::SubmitApplyMessageCode | Method::SubmitQuestion));
    applies.then(|| context.given.command(Step::Call(Method::Login).command()))
}
