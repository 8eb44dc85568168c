//! `zhengxin call METHOD [key=value ...]`: calls any method, without local checks.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::sync::Arc;

use clap::Args;
use serde_json::Value;

use super::again::Again;
use super::applicant::Applicant;
use super::context::{Context, Done};
use super::deliver::login_after_the_wait;
use super::misuse;
use super::send::Sender;
use super::show;
use crate::answers::{is_stdin, only_line};
use crate::failure;
use crate::flow::Step;
use crate::journey::Call;
use crate::messages::{Lang, call as say, usage};
use crate::nearest::nearest;
use crate::output::Failure;
use crate::output::reply::{self as shown, Around};
use crate::path_text;
use crate::protocol::{
    Key, MERCHANT_KEYS, METHODS, Method, MethodName, Notation, ParamValue, Request, Secret, Sensitivity, bare,
};

/// Digits of a number that is surely an integer of 64 bits.
const LONGEST_NUMBER: usize = 18;

/// Arguments of `call`.
#[derive(Args, Debug)]
pub struct CallArgs {
    /// The method, by short or full name
    #[arg(value_name = "METHOD")]
    pub method: String,
    /// key=value sends a string, key:=json any JSON, key=@FILE the only line of a file (@- is standard input),
    /// key:=@FILE that line as JSON
    #[arg(value_name = "KEY=VALUE")]
    pub params: Vec<OsString>,
    /// Repeat a submission.
    #[command(flatten)]
    pub again: Again,
}

/// Makes the call with the given parameters.
pub fn run(args: CallArgs, context: &mut Context) -> Done {
    if let Some((key, _)) = args.method.split_once('=') {
        return Err(misuse::pair(key.trim_end_matches(':'), context.lang()));
    }
    let wrong = || Failure::misused(context.lang(), usage::NOT_A_METHOD, &[("name", &args.method)]);
    let method = MethodName::parse(&args.method).filter(is_name).ok_or_else(wrong)?;
    if method.known().is_none() {
        let text = match nearest(method.short(), METHODS.iter().map(|row| row.name)) {
            Some(near) => {
                let values = [("method", method.short()), ("nearest", near)];
                say::UNKNOWN_METHOD_NEAR.fill(context.lang(), &values)
            }
            None => say::UNKNOWN_METHOD.fill(context.lang(), &[("method", method.short())]),
        };
        context.printer.notice(&text);
    }
    refuse_repeated(&method, &args.params, context.lang())?;
    context.claim_stdin()?;
    for (key, _) in args.params.iter().filter_map(|param| file_of(param)).filter(|(_, path)| is_stdin(path)) {
        context.stdin.claim(&format!("{key}=@-")).map_err(|error| failure::answers(&error, context.lang()))?;
    }
    let mut request = Request::new(method.clone());
    for param in &args.params {
        match read(&method, param, context)? {
            (key, Given::Value(value)) => request.set(key, value),
            (key, Given::Number(digits)) => request.set_number(key, digits),
        }
    }
    let mut applicant = Applicant::resolve(context)?;
    applicant.merchant.notation = Notation::default(); // values go as they are given
    if !context.sends() {
        return show::request(&request, &applicant, context);
    }
    let sender = Sender::new(&applicant, context)?;
    let accepted = match method.known() {
        Some(known) => {
            let needs = Arc::new(applicant.needs(Step::Call(known)));
            sender.send(Call { needs, request, is_typed: false }, args.again.again)?
        }
        // The session has no step for an undocumented method.
        None => sender.send_unknown(&request)?,
    };
    let (next_step, said) = (accepted.next_step.as_deref(), accepted.said.as_deref());
    let step = method.known().map(Step::Call);
    let login = step.and_then(|step| login_after_the_wait(step, context));
    let around = Around { step, next_step, said, after_the_wait: login.as_deref(), ..Around::default() };
    let reply = &accepted.reply;
    let printed = context.printer.result(&shown::json(reply, around), |style| shown::human(reply, around, style));
    printed?;
    if method.known() == Some(Method::ViewReport) {
        context.after.mark_fetched(&applicant.file, context.now());
    }
    accepted.stored
}

fn is_name(method: &MethodName) -> bool {
    method.short().chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'))
}

/// A key that is given twice is an error, because it is unclear which value was meant.
fn refuse_repeated(method: &MethodName, params: &[OsString], lang: Lang) -> Done {
    let mut seen = Vec::new();
    for (key, _) in params.iter().filter_map(|param| halves(param)) {
        let key = Key::from_wire(method, key.trim_end_matches(':'));
        if seen.contains(&key) {
            return Err(Failure::misused(lang, usage::TWICE, &[("what", key.wire())]));
        }
        seen.push(key);
    }
    Ok(())
}

/// The texts before and after the first `=`. Only the second may contain bytes that are not UTF-8.
fn halves(param: &OsStr) -> Option<(&str, &OsStr)> {
    let bytes = param.as_bytes();
    let place = bytes.iter().position(|byte| *byte == b'=')?;
    let (key, value) = bytes.split_at_checked(place)?;
    Some((std::str::from_utf8(key).ok()?, OsStr::from_bytes(value.get(1..)?)))
}

/// The key and the path of `key=@FILE`.
fn file_of(param: &OsStr) -> Option<(&str, &Path)> {
    let (key, value) = halves(param)?;
    Some((key, Path::new(OsStr::from_bytes(value.as_bytes().strip_prefix(b"@")?))))
}

/// A value as the user gave it.
enum Given {
    Value(ParamValue),
    /// Digits that are sent as an integer.
    Number(Secret),
}

fn read(method: &MethodName, param: &OsStr, context: &mut Context) -> Result<(Key, Given), Box<Failure>> {
    let lang = context.lang();
    let shown = path_text::shown(param);
    let form = || Failure::misused(lang, say::FORM, &[("param", shown.split(['=', ':']).next().unwrap_or_default())]);
    let (key, value) = halves(param).ok_or_else(form)?;
    let name = key.trim_end_matches(':').trim();
    if MERCHANT_KEYS.contains(&name) {
        // The session belongs to one user_id, and the merchant's fields come from the profile.
        return Err(Failure::misused(lang, say::MERCHANT, &[("key", name)]));
    }
    let file = file_of(param).map(|(_, path)| path);
    let value = value.to_str().or(file.map(|_| "")).ok_or_else(form)?;
    let as_json = key.strip_suffix(':');
    if let Some(path) = file {
        let allow = context.global.allow_shared_file;
        let text = only_line(path, allow, &mut context.stdin).map_err(|error| failure::answers(&error, lang))?;
        let value =
            if as_json.is_some() { of_file(text).ok_or_else(form)? } else { Given::Value(ParamValue::Text(text)) };
        return Ok((Key::from_wire(method, as_json.unwrap_or(key)), value));
    }
    if let Some(key) = as_json {
        let json: Value = serde_json::from_str(value).map_err(|_| form())?;
        return Ok((open_key(method, key, lang)?, Given::Value(ParamValue::Json(json))));
    }
    Ok((open_key(method, key, lang)?, Given::Value(ParamValue::Text(Secret::from(bare(value))))))
}

/// A file's line as JSON. Digits are sent as an integer, even with leading zeros, and are kept secret in memory; of
/// other JSON, texts are.
fn of_file(line: Secret) -> Option<Given> {
    let text = line.expose().trim();
    if !text.is_empty() && text.len() <= LONGEST_NUMBER && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Given::Number(Secret::from(text)));
    }
    Some(Given::Value(match serde_json::from_str(text).ok()? {
        Value::String(text) => ParamValue::Text(Secret::from(text)),
        json => ParamValue::Json(json),
    }))
}

/// Secrets must not be given as arguments.
fn open_key(method: &MethodName, key: &str, lang: Lang) -> Result<Key, Box<Failure>> {
    let key = Key::from_wire(method, key);
    if key.sensitivity() != Sensitivity::Secret {
        return Ok(key);
    }
    Err(Failure::misused(lang, say::SECRET, &[("key", key.wire())]))
}
