//! `--authorization`: where the applicant's written consent is kept.

use super::context::Context;
use crate::answers::AnswersFile;
use crate::audit::Authorization;
use crate::config::{Profile, ProfileKey};
use crate::failure;
use crate::messages::{Lang, errors as say};
use crate::output::{Failure, trace};
use crate::protocol::Class;

/// The consent named by the flag, or else by the answers file, or else by the environment. Only an audit log
/// uses it.
pub fn of(
    profile: &Profile,
    answers: Option<&AnswersFile>,
    context: &Context,
) -> Result<Option<Authorization>, Box<Failure>> {
    let authorization = given(answers, context)?;
    let is_audited = profile.path(ProfileKey::Audit).is_some();
    if authorization.is_some() && !is_audited && context.printer.style().shows_notices() {
        trace(say::NO_AUDIT.get(context.lang()));
    }
    Ok(authorization)
}

fn given(answers: Option<&AnswersFile>, context: &Context) -> Result<Option<Authorization>, Box<Failure>> {
    if let Some(given) = &context.global.authorization {
        return Ok(Some(given.clone()));
    }
    let answered = answers.and_then(AnswersFile::authorization);
    let variable = context.env.get("ZHENGXIN_AUTHORIZATION");
    let variable = variable.map_err(|error| failure::environment(&error, context.lang()))?;
    let Some(text) = answered.or(variable) else { return Ok(None) };
    Authorization::new(text).map(Some).map_err(|_| bad(context.lang()))
}

fn bad(lang: Lang) -> Box<Failure> {
    let mut failure = Failure::said(Class::Input, lang, say::BAD_AUTHORIZATION, &[]);
    failure.fields = vec!["authorization".to_owned()];
    Box::new(failure)
}
