//! `smoke --format`: for people, TAP, JUnit, JSON.

use serde_json::Value;

use super::behind::with;
use super::support::between::{Between, Fate};
use super::support::broken::refusing_url;
use super::support::cli::{Ran, Zhengxin};
use super::support::served::Served;

/// A gateway without a login form, whose texts would break any format.
pub fn broken() -> (Zhengxin, Between, impl Sized) {
    let served = Served::start();
    let gateway = Between::before(served.url(), |call| match call.method.as_str() {
        "getLoginInfo" => {
            Fate::Instead(serde_json::json!({"code": 999999, "msg": "<]]>&\"#\u{1}\u{1b}[31m\n...\nok 9"}))
        }
        _ => Fate::Through,
    });
    (Zhengxin::new().option(&format!("--gateway {} --lang en --color never --quiet", gateway.url())), gateway, served)
}

/// The output without times.
fn timeless(ran: &Ran) -> String {
    let digits = |c: char| c.is_ascii_digit();
    let mut text = String::new();
    for line in ran.stdout.lines() {
        let line = match line.split_once(" ms") {
            Some((before, after)) => {
                let before = before.trim_end_matches(|c: char| digits(c) || c == '.' || c == ' ');
                format!("{before} TIME{after}")
            }
            None if line.starts_with("  duration_ms: ") => "  duration_ms: TIME".to_owned(),
            None => line.to_owned(),
        };
        text.push_str(&line);
        text.push('\n');
    }
    text
}

#[test]
fn people_see_a_line_for_each_check() {
    let (zhengxin, gateway, _served) = broken();
    let ran = zhengxin.run("smoke").exits(10);
    let expected = format!(
        "{}, level probe\n\
         ✓ gateway.reachable        1 TIME  the gateway can be reached and answers\n\
         - gateway.tls              1                  this gateway does not use TLS\n\
         ✓ gateway.reply            1 TIME  a reply of the protocol: a JSON object with an integer code\n\
         ✓ getPicCode.picture       1.1.1 TIME  a captcha picture that can be decoded\n\
         ✓ getPicCode.type-missing  1.1.1 TIME  a code when type is missing\n\
         ✓ getPicCode.type-unknown  1.1.1 TIME  a code when type is 9\n\
         ✓ getPicCode.type-text     1.1.1 TIME  a code when type is a word\n\
         ✗ getLoginInfo.form        1.1.2 TIME  unknown (10)\n    \
             expected: the form of login, with the documented keys and types\n    \
             got:      999999 <]]>&\"#  [31m ... ok 9\n\
         8 checks: 6 passed, 1 failed, 1 skipped\n",
        gateway.url()
    );
    let sections = |text: &str| {
        text.replace("1.1.1 TIME", "SECTION").replace("1.1.2 TIME", "SECTION").replace("1 TIME", "SECTION")
    };
    assert_eq!(squeezed(&timeless(&ran)), squeezed(&sections(&expected)));
}

/// Removes times, but not the section before them, which also consists of digits.
fn squeezed(text: &str) -> String {
    let line = |line: &str| line.replace("SECTION", "TIME").split_whitespace().collect::<Vec<_>>().join(" ");
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn tap_has_a_point_for_each_check() {
    let (zhengxin, gateway, _served) = broken();
    let ran = zhengxin.run("smoke --format tap").exits(10);
    let block = |section: &str| format!("  ---\n  section: \"{section}\"\n  duration_ms: TIME\n  ...\n");
    let (one, picture) = (block("1"), block("1.1.1"));
    assert_eq!(
        timeless(&ran),
        format!(
            "TAP version 14\n1..8\n# {}, level probe\n\
             ok 1 - gateway.reachable\n{one}\
             ok 2 - gateway.tls # SKIP this gateway does not use TLS\n  ---\n  section: \"1\"\n  ...\n\
             ok 3 - gateway.reply\n{one}\
             ok 4 - getPicCode.picture\n{picture}\
             ok 5 - getPicCode.type-missing\n{picture}\
             ok 6 - getPicCode.type-unknown\n{picture}\
             ok 7 - getPicCode.type-text\n{picture}\
             not ok 8 - getLoginInfo.form\n  ---\n  section: \"1.1.2\"\n  class: \"unknown\"\n  \
             expected: \"the form of login, with the documented keys and types\"\n  \
             got: \"999999 <]]>&\\\"#  [31m ... ok 9\"\n  duration_ms: TIME\n  ...\n",
            gateway.url()
        )
    );
}

#[test]
fn json_is_printed_by_either_option() {
    let served = Served::start();
    let shape = |ran: Ran| {
        let value = ran.exits(0).value();
        let mut checks = value["checks"].as_array().unwrap().clone();
        checks.iter_mut().for_each(|check| check["ms"] = Value::Null);
        checks
    };
    let by_option = shape(Zhengxin::at(served.url()).run("smoke"));
    let by_format = Zhengxin::new().option(&format!("--gateway {}", served.url()));
    assert_eq!(shape(by_format.run("smoke --format json")), by_option);
    assert_eq!(shape(Zhengxin::at(served.url()).run("smoke --format json")), by_option);
    let filtered = by_format.run("smoke --jq '.checks|length'").exits(0);
    assert_eq!(filtered.stdout, "8\n");
    let variable = Zhengxin::new().env("ZHENGXIN_OUTPUT", "json").option(&format!("--gateway {}", served.url()));
    assert!(variable.run("smoke --format tap").exits(0).stdout.starts_with("TAP version 14\n"));
}

#[test]
fn contradictory_formats_are_a_usage_error_before_any_call() {
    let (zhengxin, gateway, _served) = broken();
    for options in [
        "--format tap --json",
        "--format junit --jq .x",
        "--format human --output json",
        "--format json --output human",
    ] {
        zhengxin.run(&format!("smoke {options}")).exits(2);
    }
    assert_eq!(gateway.calls().len(), 0);
}

#[test]
fn the_output_is_also_available_in_chinese() {
    let zhengxin = Zhengxin::new().option(&format!("--gateway {} --lang zh --quiet --retries 0", refusing_url()));
    let ran = zhengxin.run("smoke --format tap").exits(8);
    assert!(ran.stdout.contains("expected: \"网关可以连接并有应答\""), "{}", ran.stdout);
    assert!(ran.stdout.contains("# SKIP gateway.reachable 未通过"), "{}", ran.stdout);
}

#[test]
fn a_closed_reader_is_not_a_failure() {
    let (_, gateway) = with("apply-credit-01", |_| Fate::Through);
    let zhengxin = Zhengxin::new();
    let mut child = zhengxin.command().args(["smoke", "--gateway", &gateway.url(), "--quiet"]).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
