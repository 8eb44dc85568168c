//! A command's gateway: opens it once and supplies the texts for its notices.

use std::path::PathBuf;

use tokio::runtime::{Builder, Runtime};

use super::applicant::Applicant;
use super::context::Context;
use super::{variables, verbose};
use crate::audit::AuditError;
use crate::client::{self, Client, Options, SandboxControl, Tell};
use crate::config::{GatewayAddress, Profile};
use crate::failure;
use crate::gateway::{ProxyVariables, UnreadPlace};
use crate::messages::{Lang, errors as say, keys as signing, verbose as told};
use crate::output::{Failure, trace};
use crate::store::StoreError;

/// A command's runtime. A single thread is enough for one call at a time.
pub fn runtime(lang: Lang) -> Result<Runtime, Box<Failure>> {
    Builder::new_current_thread().enable_all().build().map_err(|error| failure::internal(&error, lang))
}

/// Opens the gateway of an applicant's profile. With `leaves_busy`, the caller waits for a busy gateway
/// itself and reports it.
pub fn open(applicant: &Applicant, leaves_busy: bool, context: &Context) -> Result<Client, Box<Failure>> {
    open_for(&applicant.profile, leaves_busy, context)
}

/// Opens the gateway of a profile.
pub fn open_for(profile: &Profile, leaves_busy: bool, context: &Context) -> Result<Client, Box<Failure>> {
    let lang = context.lang();
    let options = Options {
        sandbox: context.paths().sandbox_file().map_err(|error| failure::config(&error, lang))?,
        allow_http: context.global.allow_http,
        leaves_busy,
        record: context.record_path(),
        unread: UnreadPlace { beside: context.saves_to.clone(), state: context.state().ok() },
        proxies: ProxyVariables::of(|name| context.env.path(name).map(PathBuf::into_os_string)),
        tell: tell(context),
    };
    tell_trusted(profile, context);
    client::open(profile, options).map_err(|error| failure::client(&error, lang))
}

/// These variables decide which certificates are trusted, so `-v` prints them.
fn tell_trusted(profile: &Profile, context: &Context) {
    let is_https = matches!(&profile.gateway, GatewayAddress::Http(url) if url.scheme() == "https");
    if context.global.verbose == 0 || !is_https {
        return;
    }
    for name in variables::of_certificates() {
        if let Some(path) = context.env.path(name) {
            let path = path.display().to_string();
            trace(&told::TRUSTED.fill(context.lang(), &[("name", name), ("path", &path)]));
        }
    }
}

/// Controls the profile's sandbox.
pub fn sandbox(profile: &Profile, context: &Context) -> Result<SandboxControl, Box<Failure>> {
    let lang = context.lang();
    let state = context.paths().sandbox_file().map_err(|error| failure::config(&error, lang))?;
    SandboxControl::of(profile, state).map_err(|error| failure::control(&error, lang))
}

fn tell(context: &Context) -> Tell {
    let (lang, tells) = (context.lang(), context.printer.style().shows_notices());
    let notice = move |text: String| {
        if tells {
            trace(&text);
        }
    };
    Tell {
        observer: verbose::observer(context.global.verbose, lang),
        complaint: Box::new(move |error: &AuditError| {
            notice(say::AUDIT_LACKS.fill(lang, &[("error", &failure::audit(error, lang).msg)]));
        }),
        regret: Box::new(move |error: &StoreError| {
            notice(say::RECORD_LACKS.fill(lang, &[("error", &failure::named_file(error, lang).msg)]));
        }),
        weak_key: Box::new(move |bits| notice(signing::WEAK.fill(lang, &[("bits", &bits.to_string())]))),
    }
}
