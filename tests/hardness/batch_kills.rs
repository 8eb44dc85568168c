//! Kills `batch run` with SIGKILL at random moments and starts it again. Every applicant must end correctly, and no
//! submission may act twice.
//!
//! An ordinary test run kills it 20 times; `benches/batch_kills.sh` runs a larger trial.

use std::collections::BTreeMap;
use std::env;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::process::{Home, Served, files};

/// The calls that submit.
const SUBMITS: [&str; 4] = ["onlineAuthentication", "submitOnlineAuth", "submitApplyMessageCode", "submitQuestion"];
/// Faults that lose replies before and after the gateway acts.
const FAULTS: [&str; 6] = [
    "reset:submitQuestion%10",
    "reset:submitApplyMessageCode%10",
    "reset:login%3",
    "reset:submitOnlineAuth%5:unacted",
    "http:*%2:503",
    "latency:*:0-30",
];
/// How long the applicants may take after the last kill.
const PATIENCE: Duration = Duration::from_secs(600);

fn setting(name: &str, otherwise: u32) -> u32 {
    env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Writes a list of the sandbox's people who succeed, on all routes.
fn list(served: &Served, home: &Home) -> usize {
    let people = served.get("people");
    let trial = people.as_array().unwrap().iter().map(|person| person["answers"].clone());
    let trial = trial.filter(|answers| answers["login_name"].as_str().is_some_and(|name| name.starts_with("trial-")));
    let rows: Vec<String> = trial
        .map(|mut answers| {
            answers["user_id"] = json!(format!("u-{}", answers["login_name"].as_str().unwrap()));
            answers.to_string()
        })
        .collect();
    home.write("list.ndjson", rows.join("\n"));
    rows.len()
}

fn run(served: &Served, home: &Home) -> Command {
    let mut command = home.command("");
    command
        .args(["--gateway", &served.url, "--timeout", "1s", "--json", "-q", "batch", "run"])
        .arg(home.path().join("list.ndjson"))
        .args(["--ask", "sandbox:", "--until", "applied", "--jobs", "24"])
        .env("ZHENGXIN_SETTLE_AFTER", "1s")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// The calls for each applicant, in order: method, effect, code.
fn by_applicant(journal: &Value) -> BTreeMap<String, Vec<(String, String)>> {
    let mut calls: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for entry in journal.as_array().unwrap() {
        let text = |name: &str| entry[name].as_str().unwrap_or_default().to_owned();
        calls.entry(text("user_id")).or_default().push((text("method"), text("effect")));
    }
    calls
}

/// What a command under `batch` prints of the ledger.
fn said(served: &Served, home: &Home, args: &[&str]) -> String {
    let mut command = home.command("");
    command.args(["--gateway", &served.url, "-q", "batch"]).args(args);
    let output = command.arg("--ledger").arg(home.path().join("list.ndjson.ledger")).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Lets a minute pass, which an applicant waits whose login has no known outcome.
fn advance(served: &Served, home: &Home) {
    let mut command = home.command("");
    command.args(["--gateway", &served.url, "-q", "sandbox", "advance", "1m"]);
    let output = command.arg("--ledger").arg(home.path().join("list.ndjson.ledger")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The histories of those who have not applied, as the ledger has them.
fn unapplied(served: &Served, home: &Home) -> Vec<Value> {
    let results = said(served, home, &["results", "--json"]);
    let results = results.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let history = |result: Value| said(served, home, &["show", result["user_id"].as_str().unwrap(), "--json"]);
    let histories = results.filter(|result| result["state"] != "applied").map(history);
    histories.map(|history| serde_json::from_str(&history).unwrap()).collect()
}

/// Who ends otherwise than applied is a person's to decide on: after two submissions of one method without a known outcome
/// (docs/submissions.md), or after three logins without one, which may have been refused (SECURITY.md). Nobody ends so for
/// another reason. The person asks what the gateway knows: who has applied stays uncertain, or logs in again, and all others go on
/// with another submission. Returns the user_ids of the latter.
fn decide(served: &Served, home: &Home) -> Vec<String> {
    let (mut decided, journal) = (Vec::new(), served.get("journal"));
    for history in unapplied(served, home) {
        let intents = history["intents"].as_array().unwrap();
        let unknown = |intent: &&Value| intent["outcome"] == "lost" || intent["outcome"] == "died";
        let of = |method: &Value| intents.iter().filter(|intent| intent["method"] == *method).collect::<Vec<_>>();
        match (history["state"].as_str().unwrap(), history["class"].as_str()) {
            ("uncertain", Some("duplicate")) => {
                let last = intents.iter().rfind(|intent| intent["effect"] == "submits").unwrap();
                let same = of(&last["method"]);
                assert!(unknown(&last) && same.into_iter().filter(unknown).count() >= 2, "{history:#}");
            }
            ("failed", Some("locked")) => {
                let logins = of(&json!("login"));
                assert!(logins.len() >= 3 && logins[logins.len() - 3..].iter().all(unknown), "{history:#}");
            }
            ("failed" | "uncertain" | "poison", _) => panic!("{history:#}"),
            _ => continue,
        }
        let user_id = history["user_id"].as_str().unwrap();
        match (has_applied(&journal, user_id), history["state"] == "uncertain") {
            (true, true) => {}
            // The next login says that the application exists.
            (true, false) => drop(said(served, home, &["retry", user_id])),
            (false, _) => {
                said(served, home, &["retry", "--again", user_id]);
                decided.push(user_id.to_owned());
            }
        }
    }
    decided
}

fn has_applied(journal: &Value, user_id: &str) -> bool {
    let is_it = |entry: &Value| entry["user_id"] == user_id && entry["effect"] == "applied";
    journal.as_array().unwrap().iter().any(is_it)
}

fn applied(journal: &Value) -> usize {
    journal.as_array().unwrap().iter().filter(|entry| entry["effect"] == "applied").count()
}

#[test]
fn a_batch_killed_repeatedly_ends_correctly_and_submits_nothing_twice() {
    // With few people the last kills meet the same applicants again and again.
    let (kills, people) = (setting("BATCH_KILLS", 20), setting("BATCH_PEOPLE", 45));
    let served = Served::of(&people.to_string(), &FAULTS);
    let home = Home::new();
    let count = list(&served, &home);
    assert_eq!(count, people as usize);
    let mut random = fastrand::Rng::with_seed(u64::from(setting("BATCH_SEED", 7)));
    let mut met = 0; // kills while somebody had not applied yet
    for _ in 0..kills {
        met += u32::from(applied(&served.get("journal")) < count);
        let mut process = run(&served, &home).spawn().unwrap();
        sleep(Duration::from_millis(random.u64(60..500)));
        process.kill().unwrap(); // SIGKILL
        process.wait().unwrap();
    }
    assert!(met * 2 >= kills, "only {met} of {kills} kills met applicants on their way");
    let (mut decided, began) = (Vec::new(), Instant::now());
    let totals = loop {
        let output = run(&served, &home).output().unwrap();
        let totals: Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
        let (states, all) = (&totals["states"], applied(&served.get("journal")) == count);
        let ended = states["applied"].as_u64().unwrap() + states["uncertain"].as_u64().unwrap();
        if all && ended == count as u64 {
            decide(&served, &home); // each uncertain one is uncertain for the right reason
            break totals;
        }
        decided.extend(decide(&served, &home));
        assert!(began.elapsed() < PATIENCE, "{totals}\n{:#?}", unapplied(&served, &home));
        advance(&served, &home);
    };
    assert_eq!(totals["applicants"], count);
    let left = files(home.path());
    assert!(!left.iter().any(|path| path.extension().is_some_and(|end| end == "png")), "a killed run leaves {left:?}");

    let journal = served.get("journal");
    let made = journal.as_array().unwrap().len();
    let (on_their_way, for_people) = (format!("{met} with applicants on their way"), decided.len());
    println!("{kills} kills, {on_their_way}; {count} applicants, {for_people} decided on by a person, {made} calls");
    let calls = by_applicant(&journal);
    for (user_id, calls) in &calls {
        let applied = calls.iter().filter(|(_, effect)| effect == "applied").count();
        assert_eq!(applied, 1, "{user_id}: {calls:?}");
        for deed in ["wrong-password", "wrong-captcha", "wrong-code", "wrong-card-secret"] {
            assert!(!calls.iter().any(|(_, effect)| effect == deed), "{user_id}: {deed}: {calls:?}");
        }
        // A person's decision goes for one submission, which needs no login before it.
        let mut permitted = decided.iter().filter(|decided| *decided == user_id).count();
        for method in SUBMITS {
            let mut asked = true;
            for (called, _) in calls {
                match called.as_str() {
                    "login" => asked = true,
                    called if called == method => {
                        if !asked && permitted > 0 {
                            (asked, permitted) = (true, permitted - 1);
                        }
                        assert!(asked, "{user_id}: {method} twice without a login in between: {calls:?}");
                        asked = false;
                    }
                    _ => {}
                }
            }
        }
    }
    assert_eq!(calls.keys().filter(|user_id| user_id.starts_with("u-")).count(), count);
}
