//! Neither the key nor the signed text is ever shown: at no verbosity, in no error, in no file.

use std::fs;

use serde_json::{Value, json};

use crate::bench::{Bench, sandbox, signing};
use crate::keys;
use crate::support::cli::Zhengxin;
use crate::support::people::{CARD_WAY, answers_of};
use crate::support::process::files;

const KEY: &str = "1024-pkcs8.pem";

/// The lines of the key between the first and the last.
fn lines_of_the_key() -> Vec<String> {
    keys::text(KEY).lines().filter(|line| !line.starts_with("-----")).map(str::to_owned).collect()
}

/// The files that the program stores.
fn kept(zhengxin: &Zhengxin) -> String {
    let state = files(&zhengxin.path(".local"));
    state.iter().map(|path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned()).collect()
}

#[track_caller]
fn unseen(text: &str, secrets: &[String]) {
    for secret in secrets {
        assert!(!text.contains(secret.as_str()), "{secret} in {text}");
    }
}

#[test]
fn full_verbosity_shows_neither_key_nor_signature_nor_secret() {
    let served = sandbox(1024);
    let zhengxin = signing(served.url(), KEY);
    let person = answers_of(&zhengxin.run("sandbox people").json(), "apply-debit-01");
    let answers = zhengxin.answers(&person);
    let mut secrets = lines_of_the_key();
    secrets.extend(["password", "card_password", "id_card"].map(|key| person[key].as_str().unwrap().to_owned()));
    secrets.push("sign=".to_owned());
    for step in CARD_WAY {
        let ran = zhengxin.run(&format!("{step} -vvv --answers {answers} --ask sandbox:")).exits(0);
        unseen(&format!("{}{}", ran.printed(), kept(&zhengxin)), &secrets);
    }
}

#[test]
fn values_that_the_gateway_repeats_are_not_shown() {
    let sent = "lisi-7 hunter2 2wt56f applicant77";
    for body in [json!({"error": 1, "msg": sent, "request_id": sent}), json!({"error": sent, "msg": "签名"})] {
        let bench = Bench::hearing(KEY, &body.to_string()).env("ZHENGXIN_PASSWORD", "hunter2");
        for form in ["", "-vvv", "--lang zh"] {
            let line = format!("login --login-name lisi-7 --pic-code 2wt56f --user-id applicant77 {form}");
            let ran = bench.run(&line);
            assert!([10, 12].contains(&ran.exit), "{ran:?}");
            assert!(ran.printed().contains("***"));
            unseen(&ran.printed(), &sent.split(' ').map(str::to_owned).collect::<Vec<_>>());
        }
    }
}

#[test]
fn a_long_or_hostile_text_of_the_gateway_is_shown_on_one_short_line() {
    let msg = format!("\u{1b}[2J\n{}", "很长".repeat(5000));
    let ran = Bench::hearing(KEY, &json!({"error": 7, "msg": msg}).to_string()).run("login-info").exits(10);
    let error: Value = ran.error();
    assert!(error["msg"].as_str().unwrap().chars().count() < 300);
    assert!(!error["msg"].as_str().unwrap().contains(char::is_control));
}

#[test]
fn a_damaged_key_is_refused_without_quoting_it() {
    let bench = Bench::new(KEY);
    let path = bench.key(KEY);
    let text = fs::read_to_string(&path).unwrap();
    let secrets = lines_of_the_key();
    for damaged in [text.replace("MIIC", "MIID"), text.replace('C', "!"), text.replace("-----END", "----END")] {
        fs::write(&path, damaged).unwrap();
        for line in ["login-info -vvv", "config check -vvv", "config show"] {
            unseen(&bench.run(line).printed(), &secrets);
        }
        bench.run("login-info").exits(12);
    }
    bench.nothing_sent();
}
