//! The gateway's clock, as it tells it with every reply, and this machine's.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde_json::json;

use super::support::broken::{BrokenGateway, Then, http};
use super::support::cli::Zhengxin;

/// A gateway whose clock is ahead by this much.
fn ahead(by: SignedDuration) -> BrokenGateway {
    let date = (Timestamp::now() + by).to_zoned(TimeZone::UTC).strftime("Date: %a, %d %b %Y %H:%M:%S GMT\r\n");
    let reply = json!({"code": 200, "msg": "ok", "data": {}}).to_string();
    BrokenGateway::always(Then::Send(http("200 OK", &date.to_string(), &reply)))
}

/// What is said beside the result.
fn told(by: SignedDuration, options: &str) -> String {
    let gateway = ahead(by);
    Zhengxin::new().run(&format!("login-info --lang en --gateway {} {options}", gateway.url())).exits(0).stderr
}

#[test]
fn a_difference_of_more_than_five_minutes_is_told_once() {
    for minutes in [-600, -6, 6, 600] {
        let said = told(SignedDuration::from_mins(minutes), "");
        assert_eq!(said.matches("clock and the gateway's differ").count(), 1, "{minutes}: {said}");
    }
    for minutes in [-4, 0, 4] {
        assert!(!told(SignedDuration::from_mins(minutes), "").contains("differ"), "{minutes}");
    }
    assert!(!told(SignedDuration::from_mins(60), "--json").contains("differ"), "notices only with -v");
}
