//! `--dry-run` and `--curl`: show the call without sending it.

use serde_json::Value;

use super::applicant::Applicant;
use super::context::{Context, Done};
use crate::answers::variable_of;
use crate::config::{EnvelopeKind, GatewayAddress, ProfileKey, may_hold_a_secret};
use crate::messages::show as say;
use crate::output::Failure;
use crate::output::schema::{self, Calls};
use crate::protocol::{Key, ParamValue, Request, Sensitivity};

/// Refuses the two options for commands that make no call. Such a command must not act when they are given, and has
/// nothing to show.
pub fn check(context: &Context) -> Done {
    let command = context.given.name();
    let asked = [("--dry-run", context.global.dry_run), ("--curl", context.global.curl)];
    let has = |flag: &str| schema::with_options(command).iter().any(|(known, _)| *known == flag);
    let Some((flag, _)) = asked.into_iter().find(|(flag, asked)| *asked && !has(flag)) else { return Ok(()) };
    if command.starts_with("batch ") {
        let mut failure = Failure::misused(context.lang(), say::NO_DRY_BATCH, &[("flag", flag)]);
        failure.hint = Some(say::NO_DRY_BATCH_HINT.get(context.lang()).to_owned());
        return Err(failure);
    }
    let text = match schema::calls(command) {
        Calls::Run => return Ok(()), // `run` itself says what to use instead
        Calls::Several => say::MANY_CALLS,
        Calls::One | Calls::NotShown => say::NO_CALL,
    };
    Err(Failure::misused(context.lang(), text, &[("flag", flag), ("command", command)]))
}

/// Shows the request as masked JSON or as a curl command.
pub fn request(request: &Request, applicant: &Applicant, context: &mut Context) -> Done {
    if context.global.curl {
        return curl(request, applicant, context);
    }
    let json = request.masked_json(&applicant.merchant);
    let text = serde_json::to_string_pretty(&json).unwrap_or_default();
    context.printer.result(&json, |_| format!("{text}\n"))
}

/// The exact call as a curl command. Sensitive values are replaced by their variables, so that the command
/// can be stored, shown and run.
fn curl(request: &Request, applicant: &Applicant, context: &mut Context) -> Done {
    if applicant.profile.envelope == EnvelopeKind::Signed && applicant.profile.gateway != GatewayAddress::Sandbox {
        let mut failure = Failure::misused(context.lang(), say::NO_SIGNED_CURL, &[]);
        failure.hint = Some(say::NO_SIGNED_CURL_HINT.get(context.lang()).to_owned());
        return Err(failure);
    }
    let mut variables = Vec::new();
    let url = match &applicant.profile.gateway {
        GatewayAddress::Http(url) if may_hold_a_secret(url.as_str()) => {
            variables.push(ProfileKey::Gateway.spec().variable.to_owned());
            format!("\"${}\"", ProfileKey::Gateway.spec().variable)
        }
        GatewayAddress::Http(url) => shell_words::quote(url.as_str()).into_owned(),
        GatewayAddress::Sandbox => {
            let mut failure = Failure::misused(context.lang(), say::NO_CURL, &[]);
            failure.hint = Some(say::NO_CURL_HINT.get(context.lang()).to_owned());
            return Err(failure);
        }
    };
    let command = command(request, applicant, &url, &mut variables);
    if !variables.is_empty() {
        let text = say::VARIABLES.fill(context.lang(), &[("variables", &variables.join(" "))]);
        context.printer.notice(&text);
    }
    let json = serde_json::json!({ "curl": command, "variables": variables });
    context.printer.result(&json, |_| format!("{command}\n"))
}

/// The body goes to curl's standard input, because other users could read values in its arguments.
fn command(request: &Request, applicant: &Applicant, url: &str, variables: &mut Vec<String>) -> String {
    // A marker that no value can contain stands for each variable until the JSON is quoted for the shell.
    let mut marks: Vec<(String, String)> = Vec::new();
    for (key, value) in request.params().iter().filter(|(key, _)| key.sensitivity() != Sensitivity::Open) {
        let variable = variable_of(key);
        marks.push(match (key, value) {
            // The five answers share one variable.
            (Key::Question(question), _) => (mark(key), nth_of_list(&variable, question + 1)),
            (_, ParamValue::Text(_)) if request.goes_as_number(key, &applicant.merchant) => {
                (format!("\"{}\"", mark(key)), as_a_number(&variable))
            }
            (_, ParamValue::Text(_)) => (mark(key), in_a_json_string(&variable)),
            // The variable holds a complete JSON value.
            (_, ParamValue::Json(_)) => (format!("\"{}\"", mark(key)), format!("\"${variable}\"")),
        });
        if !variables.contains(&variable) {
            variables.push(variable);
        }
    }
    let shown = request.shown_json(&applicant.merchant, |key, text| {
        if key.sensitivity() == Sensitivity::Open { text.to_owned() } else { mark(key) }
    });
    let mut body = quoted(&shown);
    for (mark, word) in marks {
        // Close the single quotes, insert the word, and open them again.
        body = body.replace(&mark, &format!("'{word}'"));
    }
    format!(
        "printf '%s' {body} | curl --silent --show-error --header 'Content-Type: application/json; charset=utf-8' \
         --data-binary @- {url}"
    )
}

/// A POSIX shell word that inserts a variable's value into a JSON string, with quotes and backslashes
/// escaped. Values are single lines and contain no other control characters.
fn in_a_json_string(variable: &str) -> String {
    format!(r#""$(printf '%s' "${variable}" | sed 's/[\"]/\\&/g')""#)
}

/// A POSIX shell word that inserts a variable's digits as a JSON number, which has no leading zeros.
fn as_a_number(variable: &str) -> String {
    format!(r#""$(printf '%s' "${variable}" | sed 's/^0*\([0-9]\)/\1/')""#)
}

/// A POSIX shell word for one answer of a variable's list.
fn nth_of_list(variable: &str, place: u8) -> String {
    format!(r#""$(printf '%s' "${variable}" | cut -d , -f {place} | tr -d ' ')""#)
}

fn mark(key: &Key) -> String {
    format!("\u{e000}{}\u{e001}", key.name())
}

/// JSON in single quotes.
fn quoted(json: &Value) -> String {
    format!("'{}'", json.to_string().replace('\'', "'\\''"))
}
