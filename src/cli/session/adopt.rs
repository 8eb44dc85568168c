//! `zhengxin session adopt`: a person assigns a session of format 1 to a merchant.

use std::ffi::OsString;

use clap::Args;
use serde_json::json;

use super::{given, no_such, unusable};
use crate::cli::context::{Context, Done};
use crate::cli::session_name::session_name;
use crate::messages::session as say;
use crate::output::Failure;
use crate::protocol::Class;
use crate::session::{Location, Owner, SessionError, SessionFile, take_over};

/// Arguments of `session adopt`.
#[derive(Args, Debug)]
pub struct AdoptArgs {
    /// The session's name or path
    #[arg(value_name = "NAME", value_parser = session_name())]
    pub name: OsString,
}

/// Adopts a session of format 1 for the profile's gateway and merchant. If format 1 chose the session's name, it is
/// renamed, so that commands without `--session` find it.
pub fn run(args: &AdoptArgs, context: &mut Context) -> Done {
    let state = context.state()?;
    let file = given(&args.name, context)?.adopting(true);
    let session = file.read().map_err(|error| unusable(&error, &file, context))?;
    let session = session.ok_or_else(|| no_such(&file, None, context))?;
    let identity = context.profile()?.identity(&session.user_id);
    let from = file.location().name.clone();
    if context.global.user_id.as_ref().is_some_and(|user_id| *user_id != identity.user_id) {
        let error = SessionError::Foreign { name: from, what: Owner::UserId, own: identity.user_id };
        return Err(unusable(&error, &file, context));
    }
    file.check(&session, &identity).map_err(|error| unusable(&error, &file, context))?;
    let moves = session.is_format_1() && *file.location() == Location::of_format_1(&state, &identity);
    let to = if moves { Location::of(&state, &identity) } else { file.location().clone() };
    let adopted = SessionFile::new(to.clone()).adopting(true);
    if moves && adopted.exists() {
        let values = [("name", from.as_str()), ("there", &to.name)];
        return Err(Box::new(Failure::said(Class::Config, context.lang(), say::ADOPTED_ALREADY, &values)));
    }
    if !context.global.dry_run {
        if moves {
            take_over(file.location(), &to).map_err(|error| unusable(&error, &file, context))?;
        }
        let saved = adopted.lock(&identity).and_then(|mut lock| lock.save());
        saved.map_err(|error| unusable(&error, &adopted, context))?;
    }
    let json = json!({
        "session": to.name, "from": from, "gateway": identity.gateway, "merchant_id": identity.merchant_id,
        "user_id": identity.user_id, "adopted": !context.global.dry_run,
    });
    let values = [("name", from.as_str()), ("to", &to.name), ("merchant", &identity.merchant_id)];
    let text = if context.global.dry_run { say::WOULD_ADOPT } else { say::ADOPTED }.fill(context.lang(), &values);
    context.printer.result(&json, |_| format!("{text}\n"))
}
