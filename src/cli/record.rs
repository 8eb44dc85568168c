//! `--record`: the file that calls are recorded in.

use std::path::Path;

use super::applicant::Applicant;
use super::context::Context;
use super::keep::same;
use crate::config::ProfileKey;
use crate::failure;
use crate::gateway::Recorded;
use crate::messages::{errors as say, usage};
use crate::output::{Failure, trace};
use crate::recording::Recorder;
use crate::store::StoreError;

/// True for a device, a pipe or the like: it keeps no lines apart.
fn takes_all(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|found| !found.is_file())
}

/// The gateway behind the recording that the option names.
pub fn recorded<G>(gateway: G, applicant: &Applicant, context: &Context) -> Result<Recorded<G>, Box<Failure>> {
    let lang = context.lang();
    let tells = context.printer.style().shows_notices();
    let Some(path) = context.record_path() else { return Ok(Recorded::unrecorded(gateway)) };
    if let Some(audit) = applicant.profile.path(ProfileKey::Audit)
        && same(&path, &audit)
        && !takes_all(&path)
    {
        return Err(Failure::misused(lang, usage::RECORD_AND_AUDIT, &[("path", &path.display().to_string())]));
    }
    let recorder = Recorder::open(&path).map_err(|error| failure::store(&error, lang))?;
    let regret = move |error: &StoreError| {
        if tells {
            trace(&say::RECORD_LACKS.fill(lang, &[("error", &failure::store(error, lang).msg)]));
        }
    };
    Ok(Recorded::by(gateway, recorder, Box::new(regret)))
}
