//! The gateway's clock, as it tells it with every reply, and this machine's.

use std::time::{Duration, SystemTime};

use serde_json::json;

use super::support::broken::{BrokenGateway, Then, http};
use super::support::cli::Zhengxin;

/// What is said beside the result by a command whose gateway's clock is ahead by so many minutes.
fn told(minutes: i64, options: &str) -> String {
    let by = Duration::from_secs(minutes.unsigned_abs() * 60);
    let date = if minutes < 0 { SystemTime::now() - by } else { SystemTime::now() + by };
    let date = format!("Date: {}\r\n", httpdate::fmt_http_date(date));
    let reply = json!({"code": 200, "msg": "ok", "data": {}}).to_string();
    let gateway = BrokenGateway::always(Then::Send(http("200 OK", &date, &reply)));
    Zhengxin::new().run(&format!("login-info --lang en --gateway {} {options}", gateway.url())).exits(0).stderr
}

#[test]
fn a_difference_of_more_than_five_minutes_is_told_once() {
    for minutes in [-600, -6, 6, 600] {
        let said = told(minutes, "");
        assert_eq!(said.matches("clock and the gateway's differ").count(), 1, "{minutes}: {said}");
    }
    for minutes in [-4, 0, 4] {
        assert!(!told(minutes, "").contains("differ"), "{minutes}");
    }
    assert!(!told(60, "--json").contains("differ"), "notices only with -v");
}
