//! The applicants' states, for people.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};

use super::moment::moment;
use super::plain_table::{plain_table, rendered};
use super::records::records;
use super::style::{Style, duration};
use crate::flow::State;
use crate::messages::{Lang, Text, output as say};
use crate::printable::printable;

/// One applicant.
pub fn human(status: &Value, style: &Style) -> String {
    let text = |name: &str| status.get(name).and_then(Value::as_str).map(printable).unwrap_or_default();
    let mut rows = vec![
        (say::APPLICANT, text("user_id")),
        (say::SESSION, text("session")),
        (say::GATEWAY, text("gateway")),
        (say::STATE, state(status, style.lang)),
    ];
    let left = status.get("seconds_left").and_then(Value::as_i64).filter(|left| *left > 0);
    rows.extend(left.map(|left| (say::LEFT, duration(left, style.lang))));
    rows.push((say::APPLIED_AT, time(status, "applied_at")));
    rows.push((until_title(status), until(status, style.lang)));
    let missing = status.get("missing").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let missing: Vec<String> = missing.iter().filter_map(Value::as_str).map(printable).collect();
    rows.push((say::MISSING, style.lang.list(&missing)));
    rows.push((say::NEXT, text("next_step")));
    let mut table = plain_table(style);
    for (title, value) in rows.into_iter().filter(|(_, value)| !value.is_empty()) {
        table.add_row([title.get(style.lang).to_owned(), value]);
    }
    rendered(table)
}

/// A row of `session list`.
#[derive(Clone, Debug, Serialize)]
pub struct SessionRow {
    /// The session's name.
    pub session: String,
    /// The applicant.
    pub user_id: String,
    /// The gateway.
    pub gateway: String,
    /// Where they stand.
    pub state: State,
    /// Within the 30 minutes of a login.
    pub logged_in: bool,
    /// How many seconds the login remains valid.
    pub seconds_left: i64,
    /// When an application was accepted, or first seen.
    pub applied_at: Option<Timestamp>,
    /// The command for the next step.
    pub next_step: Option<String>,
    /// The time until which the state lasts, as in `status`.
    #[serde(flatten)]
    pub due: Map<String, Value>,
}

/// Many applicants, one per line, or one record each on a narrow terminal. If they are the first, the column titles come above them. If any state has a time
/// until which it lasts, the time has a column.
pub fn list(rows: &[SessionRow], with_header: bool, style: &Style) -> String {
    let some_are_due = rows.iter().any(|row| row.due.contains_key("due_at"));
    let due_at = some_are_due.then_some(say::DUE_AT);
    let titles = [say::SESSION, say::APPLICANT, say::STATE, say::LEFT].into_iter().chain(due_at).chain([say::NEXT]);
    let titles: Vec<String> = titles.map(|title| title.get(style.lang).to_owned()).collect();
    let cells = rows.iter().map(|row| {
        let left = if row.seconds_left > 0 { duration(row.seconds_left, style.lang) } else { String::new() };
        let next = row.next_step.as_deref().map(printable).unwrap_or_default();
        let state = in_words(row.state).get(style.lang).to_owned();
        let mut cells = vec![printable(&row.session), printable(&row.user_id), state, left];
        if some_are_due {
            cells.push(row.due.get("due_at").map(local).unwrap_or_default());
        }
        cells.push(next);
        cells
    });
    records(&titles, &cells.collect::<Vec<_>>(), !with_header, style)
}

/// The title for the time until which a state lasts.
fn until_title(status: &Value) -> Text {
    match status.get("state").and_then(Value::as_str).and_then(State::from_name) {
        Some(State::Locked) => say::LOCKED_UNTIL,
        _ => say::DUE_AT,
    }
}

/// The time until which a state lasts, and how far away it is.
fn until(status: &Value, lang: Lang) -> String {
    let after = status.get("after").and_then(Value::as_i64).filter(|after| *after > 0);
    let left = after.map(|after| lang.in_brackets(&duration(after, lang))).unwrap_or_default();
    let due_at = time(status, "due_at");
    if due_at.is_empty() { due_at } else { format!("{due_at}{left}") }
}

/// A time of a row, formatted for people.
fn time(row: &Value, name: &str) -> String {
    row.get(name).map(local).unwrap_or_default()
}

fn local(time: &Value) -> String {
    time.as_str().and_then(|time| time.parse().ok()).map(moment).unwrap_or_default()
}

/// The state of a row, in words.
fn state(row: &Value, lang: Lang) -> String {
    let state = row.get("state").and_then(Value::as_str).and_then(State::from_name);
    state.map(|state| in_words(state).get(lang)).unwrap_or_default().to_owned()
}

fn in_words(state: State) -> Text {
    match state {
        State::None => say::STATE_NONE,
        State::LoggedIn => say::STATE_LOGGED_IN,
        State::Expired => say::STATE_EXPIRED,
        State::Locked => say::STATE_LOCKED,
        State::Uncertain => say::STATE_UNCERTAIN,
        State::Applied => say::STATE_APPLIED,
        State::ResultDue => say::STATE_RESULT_DUE,
        State::Report => say::STATE_REPORT,
        State::Fetched => say::STATE_FETCHED,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn row(session: &str, state: State, due_at: Option<&str>) -> SessionRow {
        SessionRow {
            session: session.into(),
            user_id: "u1".into(),
            gateway: "https://g.example".into(),
            state,
            logged_in: false,
            seconds_left: 0,
            applied_at: None,
            next_step: Some("zhengxin status".into()),
            due: due_at.map(|due_at| ("due_at".to_owned(), json!(due_at))).into_iter().collect(),
        }
    }

    #[test]
    fn a_list_says_when_an_outcome_can_be_asked_for() {
        let style = Style { lang: Lang::En, ..Style::default() };
        let due_at = "2026-03-01T08:10:00Z";
        let rows = [row("waits", State::Uncertain, Some(due_at)), row("idle", State::Expired, None)];
        let lines = list(&rows, true, &style);
        let [titles, waits, idle] = lines.lines().collect::<Vec<_>>()[..] else { panic!("{lines}") };
        assert!(titles.trim_start().starts_with("session") && titles.contains("next"), "{lines}");
        let due_at = moment(due_at.parse().unwrap());
        assert!(waits.find(&due_at).is_some_and(|at| at < waits.find("zhengxin status").unwrap()), "{lines}");
        assert_eq!(waits.find("zhengxin status"), idle.find("zhengxin status"), "{lines}");
        assert!(!idle.contains("2026"), "{lines}");
    }

    #[test]
    fn a_list_without_an_open_outcome_has_no_column_for_it() {
        let cells = |rows: &[SessionRow]| {
            let text = list(rows, false, &Style::default());
            text.lines().next().unwrap().find("zhengxin status").unwrap()
        };
        let (idle, waits) =
            (row("idle", State::Expired, None), row("w", State::Uncertain, Some("2026-03-01T08:10:00Z")));
        assert!(cells(std::slice::from_ref(&idle)) < cells(&[idle.clone(), waits]));
    }
}
