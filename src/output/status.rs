//! The applicants' states, for people.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};

use super::codes::{plain_table, rendered};
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
    rows.push((say::APPLIED_AT, text("applied_at")));
    rows.push((say::DUE_AT, text("due_at")));
    let missing = status.get("missing").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    rows.push((say::MISSING, missing.iter().filter_map(Value::as_str).map(printable).collect::<Vec<_>>().join(", ")));
    rows.push((say::NEXT, text("next_step")));
    let mut table = plain_table(style);
    for (title, value) in rows.into_iter().filter(|(_, value)| !value.is_empty()) {
        table.add_row([title.get(style.lang).to_owned(), value]);
    }
    rendered(&table)
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
    /// Seconds the login still holds.
    pub seconds_left: i64,
    /// When an application was accepted, or first seen.
    pub applied_at: Option<Timestamp>,
    /// The command for what comes next.
    pub next_step: Option<String>,
    /// When the outcome of a submission can be asked for, as in `status`.
    #[serde(flatten)]
    pub due: Map<String, Value>,
}

/// Many applicants, a line each. When an outcome can be asked for has a column if there is one.
pub fn list(rows: &[SessionRow], style: &Style) -> String {
    let mut table = plain_table(style);
    let due_at = |row: &SessionRow| row.due.get("due_at").and_then(Value::as_str).map(printable);
    let some_are_due = rows.iter().any(|row| due_at(row).is_some());
    for row in rows {
        let left = if row.seconds_left > 0 { duration(row.seconds_left, style.lang) } else { String::new() };
        let next = row.next_step.as_deref().map(printable).unwrap_or_default();
        let mut cells = vec![printable(&row.session), in_words(row.state).get(style.lang).to_owned(), left];
        if some_are_due {
            cells.push(due_at(row).unwrap_or_default());
        }
        cells.push(next);
        table.add_row(cells);
    }
    if rows.is_empty() {
        return format!("{}\n", say::NO_SESSIONS.get(style.lang));
    }
    rendered(&table)
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
        State::Uncertain => say::STATE_UNCERTAIN,
        State::Applied => say::STATE_APPLIED,
        State::Report => say::STATE_REPORT,
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
        let lines = list(&rows, &style);
        let [waits, idle] = lines.lines().collect::<Vec<_>>()[..] else { panic!("{lines}") };
        assert!(waits.find(due_at).is_some_and(|at| at < waits.find("zhengxin status").unwrap()), "{lines}");
        assert_eq!(waits.find("zhengxin status"), idle.find("zhengxin status"), "{lines}");
        assert!(!idle.contains("2026"), "{lines}");
    }

    #[test]
    fn a_list_without_an_open_outcome_has_no_column_for_it() {
        let cells = |rows: &[SessionRow]| {
            let text = list(rows, &Style::default());
            text.lines().next().unwrap().find("zhengxin status").unwrap()
        };
        let (idle, waits) =
            (row("idle", State::Expired, None), row("w", State::Uncertain, Some("2026-03-01T08:10:00Z")));
        assert!(cells(std::slice::from_ref(&idle)) < cells(&[idle.clone(), waits]));
    }
}
