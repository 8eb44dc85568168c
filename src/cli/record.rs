//! `--record`: the file that calls are recorded in.

use super::applicant::Applicant;
use super::context::Context;
use super::failure;
use crate::gateway::Recorded;
use crate::messages::errors as say;
use crate::output::{Failure, trace};
use crate::recording::Recorder;
use crate::store::StoreError;

/// The gateway behind the recording that the option names.
pub fn recorded<G>(gateway: G, applicant: &Applicant, context: &Context) -> Result<Recorded<G>, Box<Failure>> {
    let lang = context.lang();
    let tells = context.printer.style().shows_notices();
    let Some(path) = &context.global.record else { return Ok(Recorded::unrecorded(gateway)) };
    let recorder = Recorder::open(path, applicant.merchant.clone()).map_err(|error| failure::store(&error, lang))?;
    let regret = move |error: &StoreError| {
        if tells {
            trace(&say::RECORD_LACKS.fill(lang, &[("error", &failure::store(error, lang).msg)]));
        }
    };
    Ok(Recorded::by(gateway, recorder, Box::new(regret)))
}
