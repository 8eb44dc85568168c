//! Sessions of format 1, which do not name their merchant. If the merchant is clear, the session is adopted;
//! otherwise a person must say.

use std::path::Path;

use super::context::Context;
use crate::config::Merchants;
use crate::failure;
use crate::messages::{Lang, errors as say};
use crate::output::{self, Failure, moment};
use crate::protocol::{Class, SessionOwner};
use crate::session::{Bond, Location, Session, SessionError, SessionFile, take_over};

/// A session, and what it holds.
type Found = (SessionFile, Option<Session>);

/// The session that the user named, if it belongs to `identity` or may be adopted for it.
pub fn named(file: SessionFile, identity: &SessionOwner, context: &Context) -> Result<Found, Box<Failure>> {
    let stored = read(&file, context)?;
    let Some(session) = stored else { return Ok((file, None)) };
    let file = match session.is_format_1() {
        true => file.adopting(is_plain(identity, context)?),
        false => file,
    };
    check(&file, &session, identity, context)?;
    Ok((file, Some(session)))
}

/// The session named after `identity`. If there is none yet, looks for one of format 1. That session is adopted. If
/// it might belong to another merchant, the command fails until a person has said whose it is.
pub fn own(state: &Path, identity: &SessionOwner, context: &Context) -> Result<Found, Box<Failure>> {
    // A session with this name was adopted for this identity, whatever its format.
    let file = SessionFile::new(Location::of(state, identity)).adopting(true);
    if let Some(session) = read(&file, context)? {
        check(&file, &session, identity, context)?;
        return Ok((file, Some(session)));
    }
    let former = SessionFile::new(Location::of_format_1(state, identity));
    let Some(session) = read(&former, context)?.filter(Session::is_format_1) else { return Ok((file, None)) };
    let former = former.adopting(is_plain(identity, context)?);
    if let Err(SessionError::Foreign { .. }) = former.check(&session, identity) {
        return Ok((file, None)); // a person gave it this name
    }
    check(&former, &session, identity, context)?;
    if !context.sends() {
        return Ok((file, Some(session)));
    }
    take_over(former.location(), file.location()).map_err(|error| unusable(&error, &former, context))?;
    let stored = read(&file, context)?;
    Ok((file, stored))
}

/// True if only one merchant is configured, since format 1 did not distinguish merchants.
fn is_plain(identity: &SessionOwner, context: &Context) -> Result<bool, Box<Failure>> {
    Ok(Merchants::of(&context.config_file()?).knows_no_other(identity))
}

fn read(file: &SessionFile, context: &Context) -> Result<Option<Session>, Box<Failure>> {
    file.read().map_err(|error| unusable(&error, file, context))
}

fn unusable(error: &SessionError, file: &SessionFile, context: &Context) -> Box<Failure> {
    failure::session(error, &file.location().name, context.lang())
}

fn check(
    file: &SessionFile,
    session: &Session,
    identity: &SessionOwner,
    context: &Context,
) -> Result<(), Box<Failure>> {
    let bonds = session.bonds(context.now());
    file.check(session, identity).map_err(|error| match (&error, bonds.first()) {
        (SessionError::Unclaimed { name }, Some(bond)) => binding(bond, name, context.lang()),
        _ => unusable(&error, file, context),
    })
}

/// The submissions of such a session bind every merchant until it is adopted.
fn binding(bond: &Bond, name: &str, lang: Lang) -> Box<Failure> {
    let adopt = format!("zhengxin session adopt {}", shell_words::quote(name));
    let mut failure = match bond {
        Bond::Applied { at, seconds_left } => {
            let words = |lang| {
                let left = output::duration(*seconds_left, lang);
                let values = [("name", name), ("at", &moment(*at)), ("left", &left)];
                say::UNCLAIMED_APPLIED.fill(lang, &values)
            };
            Failure::worded(Class::Pending, lang, words)
        }
        Bond::Uncertain { method, at } => {
            let values = [("name", name), ("at", &moment(*at)), ("sent", method.as_str())];
            Failure::said(Class::Uncertain, lang, say::UNCLAIMED_UNCERTAIN, &values)
        }
    };
    if let Bond::Applied { seconds_left, .. } = bond {
        failure.after = Some(*seconds_left);
    }
    Box::new(failure.hint(say::SESSION_UNCLAIMED.fill(lang, &[("adopt", &adopt)])))
}
