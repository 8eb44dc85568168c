//! Writes reports of the sandbox's people into a directory, for benchmarks: `reports COUNT DIRECTORY`.
//!
//! Each report has a different date, so that no two are equal. Only people whose report is ready are used.

use std::fs;
use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use zhengxin::protocol::PREFIX;
use zhengxin::sandbox::{World, rows};

/// The user_id of every call.
const USER_ID: &str = "bench";
/// The number of days that the reports are spread over.
const DAYS: i64 = 4000;
/// The start time of the worlds.
const BEGIN: &str = "2015-07-01T04:00:00Z";

fn main() -> anyhow::Result<()> {
    let mut words = std::env::args().skip(1);
    let (Some(count), Some(directory)) = (words.next(), words.next()) else {
        anyhow::bail!("usage: reports COUNT DIRECTORY");
    };
    let begin: Timestamp = BEGIN.parse()?;
    let people = ready(begin);
    fs::create_dir_all(&directory)?;
    for number in 0..count.parse()? {
        let Some(person) = people.get(number % people.len().max(1)) else { anyhow::bail!("nobody has a report") };
        let days = i64::try_from(number / people.len())?;
        // The dates repeat after some years, because the calendar ends. Further reports differ by seconds.
        let age = SignedDuration::from_hours(24 * (days % DAYS)) + SignedDuration::from_secs(days);
        let report = report(person, begin + age)?;
        fs::write(Path::new(&directory).join(format!("{number:06}.json")), format!("{report}\n"))?;
    }
    Ok(())
}

/// The answers of people whose report is ready.
fn ready(at: Timestamp) -> Vec<Value> {
    let is_ready = |answers: &Value| report(answers, at).is_ok();
    rows().into_iter().map(|row| row.answers).filter(is_ready).collect()
}

fn call(world: &mut World, method: &str, parameters: Value, at: Timestamp) -> Value {
    let mut biz_data = json!({
        "merchant_id": "1", "app_name": "bench", "app_version": "1", "platform": "web",
        "notice_url": "https://merchant.example/notice", "user_id": USER_ID,
    });
    if let (Some(all), Value::Object(more)) = (biz_data.as_object_mut(), parameters) {
        all.extend(more);
    }
    let mut reply = world.answer(&json!({"method": format!("{PREFIX}{method}"), "biz_data": biz_data}), at);
    reply.get_mut("data").map(Value::take).unwrap_or_default()
}

fn log_in(world: &mut World, answers: &Value, at: Timestamp) {
    call(world, "getPicCode", json!({"type": 2}), at);
    let captcha = world.inbox(USER_ID, at).captcha;
    let parameters = json!({
        "login_name": answers.get("login_name"), "password": answers.get("password"), "pic_code": captcha,
    });
    call(world, "login", parameters, at);
}

/// A person's report, produced at that time.
fn report(person: &Value, at: Timestamp) -> anyhow::Result<Value> {
    let mut world = World::new(0);
    log_in(&mut world, person, at);
    call(&mut world, "getViewReportInfo", json!({}), at);
    let inbox = world.inbox(USER_ID, at).sms;
    let code = inbox.iter().find(|sms| sms.method == "viewReport").map(|sms| sms.code.clone());
    let parameters = json!({"login_name": person.get("login_name"), "message_code": code, "version": "2.0"});
    let report = call(&mut world, "viewReport", parameters, at);
    anyhow::ensure!(report.get("reportId").is_some(), "the sandbox gives no report");
    Ok(report)
}
