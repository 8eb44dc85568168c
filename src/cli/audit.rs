//! `--audit` and `--authorization`: the log that calls leave by.

use super::applicant::Applicant;
use super::context::Context;
use crate::audit::{AuditError, AuditLog, Authorization, Destination};
use crate::config::{GatewayAddress, ProfileKey};
use crate::failure;
use crate::gateway::{Audited, Gateway};
use crate::messages::{Lang, errors as say};
use crate::output::{Failure, trace};
use crate::protocol::Class;

/// The gateway behind the log that flag, environment or profile name, and the consent that its lines name.
pub fn audited<G: Gateway>(
    gateway: G,
    applicant: &Applicant,
    context: &Context,
) -> Result<(Audited<G>, Option<Authorization>), Box<Failure>> {
    let lang = context.lang();
    let tells = context.printer.style().shows_notices();
    let authorization = authorization(applicant, context)?;
    let Some(path) = applicant.profile.path(ProfileKey::Audit) else {
        if authorization.is_some() && tells {
            trace(say::NO_AUDIT.get(lang));
        }
        return Ok((Audited::unlogged(gateway), authorization));
    };
    let destination =
        Destination { profile: applicant.profile.name.clone(), gateway: host(&applicant.profile.gateway) };
    let log = AuditLog::open(&path, destination).map_err(|error| failure::audit(&error, lang))?;
    let complaint = move |error: &AuditError| {
        if tells {
            trace(&say::AUDIT_LACKS.fill(lang, &[("error", &failure::audit(error, lang).msg)]));
        }
    };
    Ok((Audited::logged(gateway, log, Box::new(complaint)), authorization))
}

/// The flag's, or else the answers file's, or else the environment's.
fn authorization(applicant: &Applicant, context: &Context) -> Result<Option<Authorization>, Box<Failure>> {
    if let Some(given) = &context.global.authorization {
        return Ok(Some(given.clone()));
    }
    let answered = applicant.answers.as_ref().and_then(|answers| answers.authorization());
    let variable = context.env.get("ZHENGXIN_AUTHORIZATION");
    let variable = variable.map_err(|error| failure::environment(&error, context.lang()))?;
    let Some(text) = answered.or(variable) else { return Ok(None) };
    Authorization::new(text).map(Some).map_err(|_| bad_authorization(context.lang()))
}

fn bad_authorization(lang: Lang) -> Box<Failure> {
    let mut failure = Failure::said(Class::Input, lang, say::BAD_AUTHORIZATION, &[]);
    failure.fields = vec!["authorization".to_owned()];
    Box::new(failure)
}

fn host(gateway: &GatewayAddress) -> String {
    match gateway {
        GatewayAddress::Sandbox => gateway.origin(),
        GatewayAddress::Http(url) => url.host_str().unwrap_or_default().to_owned(),
    }
}
