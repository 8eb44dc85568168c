//! Failures for a gateway that cannot be opened and for a sandbox that cannot be inspected.

use super::{audit, internal, key, line, named_file, settings, state};
use crate::client::{ClientError, ControlError};
use crate::config::Setting;
use crate::messages::{Lang, Text, errors as say, keys as signing, sandbox, usage};
use crate::output::Failure;
use crate::protocol::Class;

/// The failure for a gateway that cannot be opened.
pub fn client(error: &ClientError, lang: Lang) -> Box<Failure> {
    match error {
        ClientError::Settings(error, setting) => traced(settings(error, lang), setting, say::CA_FILE_FROM, lang),
        ClientError::Key(error, setting) => traced(key(error, lang), setting, signing::KEY_FROM, lang),
        ClientError::Audit(error) => audit(error, lang),
        ClientError::Record(error) => named_file(error, lang),
        ClientError::RecordIsAudit(path) => {
            Failure::misused(lang, usage::RECORD_AND_AUDIT, &[("path", &path.display().to_string())])
        }
    }
}

/// Adds the setting that names the file, unless the failure already has a hint.
fn traced(failure: Box<Failure>, setting: &Option<Setting>, text: Text, lang: Lang) -> Box<Failure> {
    match setting.as_ref().filter(|_| failure.hint.is_none()) {
        Some(setting) => {
            let from = format!("{}{}", setting.key, lang.in_brackets(&setting.place.to_string()));
            Box::new(failure.hint(text.fill(lang, &[("from", &from)])))
        }
        None => failure,
    }
}

/// The failure for a sandbox that cannot be inspected or changed.
pub fn control(error: &ControlError, lang: Lang) -> Box<Failure> {
    match error {
        ControlError::NotASandbox => {
            let failure = Failure::misused(lang, sandbox::NOT_A_SANDBOX, &[]);
            Box::new(failure.hint(sandbox::USE_THE_BUILT_IN.get(lang)))
        }
        ControlError::Unreachable(error) => {
            let mut failure = line(error, lang);
            failure.hint = failure.hint.or_else(|| Some(sandbox::IS_IT_SERVED.get(lang).to_owned()));
            Box::new(failure)
        }
        ControlError::NotItsAnswer => {
            let failure = Failure::said(Class::Protocol, lang, sandbox::NOT_ITS_ANSWER, &[]);
            Box::new(failure.hint(sandbox::IS_IT_SERVED.get(lang)))
        }
        ControlError::State(error) => state(error, lang),
        ControlError::Json(error) => internal(error, lang),
    }
}
