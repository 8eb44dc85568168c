//! Judges the outcome of a call.

use super::check::Check;
use super::fault::{Fault, FieldFault, Skipped};
use super::picture::is_picture;
use super::status::Status;
use crate::gateway::CallError;
use crate::protocol::documented::{CREDIT_FIELDS, DEBIT_FIELDS, FieldSpec, FormSpec};
use crate::protocol::{
    CardType, Class, Field, FieldType, Form, Key, KnownValues, Method, Outcome, Purpose, Reply, integer,
};
use crate::report::Report;

/// The outcome of a call, to be judged.
#[derive(Clone, Copy, Debug)]
pub struct Heard<'a> {
    /// The values received and sent so far. They are removed from the gateway's texts.
    pub known: &'a KnownValues,
    /// The reply, or why there is none.
    pub outcome: &'a Result<Reply, CallError>,
    /// Its picture, decoded from base64.
    pub picture: Option<&'a [u8]>,
    /// True if the connection uses TLS.
    pub tls: bool,
}

/// The number of options of a question (§1.1.5).
const CHOICES: usize = 5;

/// Judges one check by the outcome of its call.
pub fn judge(check: Check, heard: &Heard) -> Status {
    match check {
        Check::Reachable => reachable(heard.outcome),
        Check::Tls => tls(heard),
        Check::Reply | Check::TypeMissing | Check::TypeUnknown | Check::TypeText => any_code(heard.outcome),
        other => {
            let judged = accepted(heard).and_then(|reply| content(other, reply, heard));
            judged.map_err(|fault| fault.hidden(heard.known)).into()
        }
    }
}

/// Passes if a server answered at all. Other checks judge whether it speaks TLS, HTTP and the protocol.
fn reachable(outcome: &Result<Reply, CallError>) -> Status {
    match outcome {
        Err(
            error @ (CallError::Connect { .. }
            | CallError::Proxy { .. }
            | CallError::ConnectTimeout { .. }
            | CallError::Timeout { .. }
            | CallError::Interrupted
            | CallError::Settings(_)
            | CallError::Key(_)
            | CallError::Audit(_)
            | CallError::Sandbox(_)),
        ) => Status::Failed(Fault::Call(error.clone())),
        _ => Status::Passed,
    }
}

fn tls(heard: &Heard) -> Status {
    match heard.outcome {
        _ if !heard.tls => Status::Skipped(Skipped::NoTls),
        Err(error @ (CallError::Certificate { .. } | CallError::Tls { .. })) => {
            Status::Failed(Fault::Call(error.clone()))
        }
        _ => Status::Passed,
    }
}

/// Passes for a reply of the protocol with any code.
fn any_code(outcome: &Result<Reply, CallError>) -> Status {
    outcome.as_ref().map(drop).map_err(|error| Fault::Call(error.clone())).into()
}

/// The reply, if the gateway accepted the call.
pub fn accepted<'a>(heard: &Heard<'a>) -> Result<&'a Reply, Fault> {
    let reply = heard.outcome.as_ref().map_err(|error| Fault::Call(error.clone()))?;
    let (code, class) = match reply.outcome() {
        Outcome::Success => return Ok(reply),
        Outcome::Refused(entry) => (Some(entry.code), entry.class),
        Outcome::Unknown(code) => (Some(code).filter(|code| !heard.known.holds_number(*code)), Class::Unknown),
    };
    Err(Fault::Refused { code, class, msg: reply.said(heard.known) })
}

/// Checks that an accepted reply contains what its method promises.
fn content(check: Check, reply: &Reply, heard: &Heard) -> Result<(), Fault> {
    match check {
        Check::Picture => picture(heard.picture),
        Check::LoginForm => form(reply, Method::GetLoginInfo, Method::Login, &[]),
        Check::UserStatus => user_status(reply),
        Check::Rules => rules(reply),
        Check::Questions => form(reply, Method::GetQuestion, Method::SubmitQuestion, &[]),
        Check::Card => card(reply),
        Check::Authentication => authentication(reply),
        Check::HandInCode => form(reply, Method::SubmitOnlineAuth, Method::SubmitApplyMessageCode, &[]),
        Check::AuthedInfo => form(reply, Method::GetOnlineAuthedInfo, Method::SubmitApplyMessageCode, &[]),
        Check::ReportForm => form(reply, Method::GetViewReportInfo, Method::ViewReport, &[]),
        Check::Report => report(reply),
        Check::Login | Check::SubmitQuestion | Check::BankSms | Check::ApplySms | Check::Apply => Ok(()),
        // Judged by the call itself, not by its data.
        Check::Reachable | Check::Tls | Check::Reply | Check::TypeMissing | Check::TypeUnknown | Check::TypeText => {
            Ok(())
        }
    }
}

fn picture(bytes: Option<&[u8]>) -> Result<(), Fault> {
    match bytes {
        None => Err(Fault::NoPicture),
        Some(bytes) if is_picture(bytes) => Ok(()),
        Some(_) => Err(Fault::BadPicture),
    }
}

/// Checks for a number of section 4. `unionpay_auth` needs no check: anything but 1 means no (§1.1.3).
fn user_status(reply: &Reply) -> Result<(), Fault> {
    reply.user_status().map(drop).ok_or(Fault::UserStatus(reply.user_status_number()))
}

/// Checks for at least one documented verification method, each with its form.
fn rules(reply: &Reply) -> Result<(), Fault> {
    let mut known = 0;
    for documented in FormSpec::all_of(Method::GetVerifyMethod) {
        let offered = reply.rules.iter().filter_map(|rule| rule.form.as_ref());
        if let Some(form) = offered.clone().find(|form| form.method.known() == Some(documented.method)) {
            fields(form, documented.fields, documented.method)?;
            known += 1;
        }
    }
    if known > 0 { Ok(()) } else { Err(Fault::NoRules) }
}

fn card(reply: &Reply) -> Result<(), Fault> {
    let kind = reply.card_type().as_deref().and_then(CardType::from_wire);
    let more: &[FieldSpec] = match kind {
        Some(CardType::Debit) => &DEBIT_FIELDS,
        Some(CardType::Credit) => &CREDIT_FIELDS,
        None => return Err(Fault::CardType),
    };
    form(reply, Method::OnlineValidateCard, Method::OnlineAuthentication, more)
}

/// Checks for the UnionPay code, either alone or in the form that submits it (§1.1.9).
fn authentication(reply: &Reply) -> Result<(), Fault> {
    reply.unionpay_code().ok_or(Fault::NoUnionpayCode)?;
    match &reply.next {
        Some(_) => form(reply, Method::OnlineAuthentication, Method::SubmitOnlineAuth, &[]),
        None => Ok(()),
    }
}

fn report(reply: &Reply) -> Result<(), Fault> {
    let whole = reply.data.as_object().is_some_and(|data| !data.is_empty());
    let read = whole.then(|| Report::read(reply.data.clone()).ok()).flatten();
    read.map(drop).ok_or(Fault::NotAReport)
}

/// Checks for the documented form, with `more` fields in addition to its own.
fn form(reply: &Reply, of: Method, method: Method, more: &[FieldSpec]) -> Result<(), Fault> {
    let form = reply.next.as_ref().filter(|form| form.method.known() == Some(method));
    let form = form.ok_or(Fault::NoForm(method))?;
    let documented = FormSpec::find(of, method).map(|form| form.fields).unwrap_or_default();
    fields(form, documented, method)?;
    fields(form, more, method)
}

fn fields(form: &Form, documented: &[FieldSpec], method: Method) -> Result<(), Fault> {
    let faults: Vec<FieldFault> = documented.iter().filter_map(|field| field_fault(form, field)).collect();
    if faults.is_empty() { Ok(()) } else { Err(Fault::Form(method, faults)) }
}

fn field_fault(form: &Form, documented: &FieldSpec) -> Option<FieldFault> {
    let key = documented.key;
    let inputs = || form.fields.iter().filter(|field| field.key == *key && !field.kind.is_label());
    let Some(field) = inputs().find(|field| field.number == Some(documented.number)).or_else(|| inputs().next()) else {
        return Some(FieldFault::Missing(key.clone()));
    };
    let refreshes = |field: &Field| field.refresh.as_ref().and_then(|refresh| refresh.method.known());
    match documented.refresh {
        _ if field.number != Some(documented.number) => {
            Some(FieldFault::Type { key: key.clone(), documented: documented.number, came: field.number })
        }
        Some(method) if refreshes(field) != Some(method) => {
            Some(FieldFault::Refresh { key: key.clone(), documented: method })
        }
        Some(Method::GetPicCode) if !fetches_the_logins_picture(field) => Some(FieldFault::RefreshType(key.clone())),
        _ if field.kind == FieldType::Choice && !has_choices(field) => Some(FieldFault::Options(key.clone())),
        _ => None,
    }
}

/// False if the field's refresh names a `type` other than the login's (§1.1.2). Without one, 2 is sent.
fn fetches_the_logins_picture(field: &Field) -> bool {
    let params = field.refresh.iter().flat_map(|refresh| &refresh.params);
    let mut types = params.filter(|param| param.key == Key::Type.wire()).filter_map(|param| param.value.as_ref());
    types.all(|value| integer(value) == Some(Purpose::Login.number()))
}

/// True for five options, numbered from 1, or from 0 (protocol.md, 2.1).
fn has_choices(field: &Field) -> bool {
    let is_numbered_from = |first: usize| {
        let numbers = (first..first + CHOICES).map(|number| number.to_string());
        numbers.zip(&field.options).all(|(number, option)| option.value == number)
    };
    field.options.len() == CHOICES && (is_numbered_from(1) || is_numbered_from(0))
}

#[cfg(test)]
#[path = "judge_tests.rs"]
mod tests;
