//! The gateway's clock, which every reply states, compared with this machine's.

use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use serde_json::{Value, json};

use super::support::broken::{BrokenGateway, Then, http};
use super::support::cli::Zhengxin;

/// The header of a gateway whose clock is ahead by so many minutes.
fn ahead(minutes: i64) -> String {
    let by = Duration::from_secs(minutes.unsigned_abs() * 60);
    let date = if minutes < 0 { SystemTime::now() - by } else { SystemTime::now() + by };
    format!("Date: {}\r\n", httpdate::fmt_http_date(date))
}

/// The notice that a command prints if the gateway's clock is ahead by so many minutes.
fn told(minutes: i64, options: &str) -> String {
    let reply = json!({"code": 200, "msg": "ok", "data": {}}).to_string();
    let gateway = BrokenGateway::always(Then::Send(http("200 OK", &ahead(minutes), &reply)));
    Zhengxin::new().run(&format!("login-info --lang en --gateway {} {options}", gateway.url())).exits(0).stderr
}

#[test]
fn a_difference_of_more_than_five_minutes_is_reported_once() {
    for minutes in [-600, -6, 6, 600] {
        let said = told(minutes, "");
        assert_eq!(said.matches("clock and the gateway's differ").count(), 1, "{minutes}: {said}");
    }
    for minutes in [-4, 0, 4] {
        assert!(!told(minutes, "").contains("differ"), "{minutes}");
    }
    assert!(!told(60, "--json").contains("differ"), "notices only with -v");
}

#[test]
fn the_date_of_an_error_status_counts_as_that_of_a_reply() {
    for (minutes, differ) in [(60, 1), (0, 0)] {
        let page = http("502 Bad Gateway", &ahead(minutes), "<h1>down</h1>");
        let gateway = BrokenGateway::always(Then::Send(page));
        let zhengxin = Zhengxin::new().option(&format!("--lang en --session mine --gateway {}", gateway.url()));
        let said = zhengxin.run("submit-answers 1 2 3 1 5").exits(8).stderr;
        assert_eq!(said.matches("clock and the gateway's differ").count(), differ, "{minutes}: {said}");
        let session: Value = serde_json::from_str(&zhengxin.session_text()).unwrap();
        let date: Timestamp = session["facts"]["sent"][0]["date"].as_str().unwrap().parse().unwrap();
        let off = date.duration_since(Timestamp::now()).as_secs() - minutes * 60;
        assert!(off.abs() < 30, "{minutes}: {session}");
    }
}
