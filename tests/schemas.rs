//! Validates the binary's output with the schemas it publishes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "support/people.rs"]
#[allow(dead_code)]
mod people;
#[path = "support/schema.rs"]
mod schema;

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use people::answers_of;
use schema::{assert_error, assert_valid};
use serde_json::Value;
use tempfile::TempDir;

/// A home directory for the binary, with the sandbox and one of its people.
struct Home {
    dir: TempDir,
    gateway: String,
}

impl Home {
    fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap(), gateway: "sandbox:".to_owned() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zhengxin"));
        command.env_clear().env("HOME", self.dir.path()).env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.current_dir(self.dir.path()).stdin(Stdio::null()).args(line.split_whitespace()).arg("--json");
        command
    }

    /// Runs a command line and validates its output with its schema.
    #[track_caller]
    fn ok(&self, line: &str) -> Value {
        self.ends(0, line)
    }

    #[track_caller]
    fn ends(&self, exit: i32, line: &str) -> Value {
        let output = self.command(line).output().unwrap();
        let (stdout, stderr) = texts(&output);
        assert_eq!(output.status.code(), Some(exit), "{line}\n{stdout}{stderr}");
        assert_valid(line, &stdout);
        serde_json::from_str(&stdout).unwrap()
    }

    /// Runs a command line that fails. Standard output must be empty, and standard error one error object.
    #[track_caller]
    fn fails(&self, exit: i32, line: &str) -> Value {
        let output = self.command(line).output().unwrap();
        let (stdout, stderr) = texts(&output);
        assert_eq!((output.status.code(), stdout.as_str()), (Some(exit), ""), "{line}\n{stderr}");
        let last = stderr.lines().last().unwrap();
        assert_error(last);
        let error = serde_json::from_str::<Value>(last).unwrap()["error"].clone();
        assert_eq!(error["exit"], exit, "{last}");
        error
    }

    /// The options for acting as the person with this login name.
    fn as_person(&self, login_name: &str) -> String {
        let answers = answers_of(&self.ok("sandbox people"), login_name);
        let file = self.path(&format!("{login_name}.json"));
        write_private(&file, &answers.to_string());
        format!("--gateway {} --user-id {login_name} --answers {login_name}.json --ask sandbox:", self.gateway)
    }

    fn all(&self, options: &str, lines: &[&str]) {
        for line in lines {
            self.ok(&format!("{line} {options}"));
        }
    }
}

fn texts(output: &Output) -> (String, String) {
    (String::from_utf8(output.stdout.clone()).unwrap(), String::from_utf8(output.stderr.clone()).unwrap())
}

fn write_private(path: &Path, text: &str) {
    std::fs::write(path, text).unwrap();
    std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
}

const LOGGED_IN: [&str; 4] = ["captcha", "login-info", "login", "verify-methods"];
const AUTHENTICATED: [&str; 4] = ["unionpay card", "unionpay sms", "unionpay auth", "unionpay submit"];
const APPLIED: [&str; 3] = ["apply info", "apply sms", "apply submit"];

#[test]
fn the_unionpay_way_prints_what_its_schemas_say() {
    let home = Home::new();
    let person = home.as_person("apply-credit-01");
    home.all(&person, &LOGGED_IN);
    home.all(&person, &["session show", "status", "unionpay card", "session show"]);
    home.all(&person, &AUTHENTICATED[1..]);
    home.all(&person, &APPLIED);
    let waiting = home.ends(7, &format!("status {person}"));
    assert_eq!(waiting["state"], "applied");
    home.fails(7, &format!("report-info {person}"));
    home.all(
        &person,
        &["session show", "session list", "sandbox advance 25h", "login", "sandbox inbox", "report-info"],
    );
    let report = home.ok(&format!("report --save saved.json {person}"));
    assert!(report["data"].is_object());
    home.all("", &["view saved.json", "view saved.json --mask", "view saved.json --html page.html"]);
    home.all("", &["diff saved.json saved.json", "export saved.json", "export --schema figures"]);
    home.all(&person, &["session list --due", "session path", "session remove", "sandbox reset"]);
}

#[test]
fn the_questions_way_prints_what_its_schemas_say() {
    let home = Home::new();
    let person = home.as_person("apply-questions-01");
    home.all(&person, &LOGGED_IN);
    home.all(&person, &["questions", "session show", "submit-answers"]);
}

#[cfg(feature = "batch")]
#[test]
fn a_batch_prints_what_its_schemas_say() {
    let home = Home::new();
    let people = home.ok("sandbox people");
    let row = |name: &str| {
        let mut row = answers_of(&people, name);
        row["user_id"] = name.into();
        format!("{row}\n")
    };
    let list = ["report-ready-01", "apply-questions-01", "locked", "wrong-password"].map(row).concat();
    write_private(&home.path("list.ndjson"), &list);
    let ledger = "--ledger list.ndjson.ledger";
    home.ends(7, "batch run list.ndjson --gateway sandbox: --ask sandbox:");
    for words in ["status", "show report-ready-01", "show apply-questions-01", "show wrong-password"] {
        home.ok(&format!("batch {words} {ledger}"));
    }
    let rows = home.command(&format!("batch results {ledger}")).output().unwrap();
    texts(&rows).0.lines().for_each(|line| assert_valid("batch results", line));
    for words in ["retry locked", "retry locked", "retry --class locked", "withdraw locked report-ready-01"] {
        home.ok(&format!("batch {words} {ledger}"));
    }
    home.ends(6, &format!("batch withdraw nobody {ledger}"));
    home.ok(&format!("batch backup copy.ledger {ledger}"));
    home.ok(&format!("batch close --yes {ledger}"));
    assert_eq!(home.fails(6, &format!("batch show nobody {ledger}"))["class"], "not-found");
}

#[test]
fn any_method_called_by_name_prints_a_reply() {
    let home = Home::new();
    let person = home.as_person("apply-credit-01");
    let reply = home.ok(&format!("call getPicCode type:=2 {person}"));
    assert_eq!(reply["method"], "getPicCode");
}

#[test]
fn a_call_that_is_shown_prints_a_request_or_a_curl_command() {
    let home = Home { gateway: "http://127.0.0.1:9".to_owned(), ..Home::new() };
    let person = home.as_person("apply-credit-01");
    for line in ["captcha", "login-info", "login --pic-code abc", "call login", "unionpay card", "apply sms"] {
        let request = home.ok(&format!("{line} --dry-run {person}"));
        assert!(request["method"].as_str().unwrap().starts_with("crawler.api.zx."));
        home.ok(&format!("{line} --curl {person}"));
    }
}

#[test]
fn a_served_sandbox_prints_the_same_as_the_built_in_one() {
    let mut home = Home::new();
    let mut server = home.command("sandbox serve").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert_valid("sandbox serve", &line);
    home.gateway = serde_json::from_str::<Value>(&line).unwrap()["url"].as_str().unwrap().to_owned();
    let person = home.as_person("apply-debit-01");
    home.all(&person, &["captcha", "sandbox people", "sandbox inbox", "login", "sandbox advance 1h", "sandbox reset"]);
    server.kill().unwrap();
    server.wait().unwrap();
}

#[test]
fn checks_of_a_gateway_print_what_their_schema_says() {
    let home = Home::new();
    let person = home.as_person("apply-credit-01");
    home.all(
        &person,
        &["smoke", "smoke --level login --record-baseline b.json", "smoke --level full --baseline b.json"],
    );
    home.ends(8, "smoke --retries 0 --gateway http://127.0.0.1:9");
    home.fails(11, "smoke --level login --gateway sandbox:");
    home.fails(2, "smoke --format tap");
}

#[test]
fn commands_that_call_nothing_print_what_their_schemas_say() {
    let home = Home::new();
    home.all(
        "",
        &[
            "codes",
            "codes 508114",
            "codes --class pending",
            "capabilities",
            "version",
            "demo",
            "demo --route questions",
        ],
    );
    home.all("", &["session list", "session prune --older-than 30d", "config show", "config path", "config check"]);
    let merchant = "gateway=https://gateway.example/api merchant_id=1 app_name=a app_version=1 platform=web \
                    notice_url=https://merchant.example/n --profile uat";
    home.ok(&format!("config init {merchant}"));
    home.ok("config show --profile uat --retries 3");
    let broken = home.ends(12, "config check --profile uat --timeout soon");
    assert_eq!(broken["ok"], false);
    home.ends(4, "status --gateway sandbox: --user-id nobody");
}

#[test]
fn an_error_of_every_kind_is_an_error_object() {
    let home = Home::new();
    let person = home.as_person("wrong-password");
    let wrong = home.fails(5, &format!("login {person}"));
    assert_eq!((&wrong["code"], &wrong["fields"][1]), (&208101.into(), &"password".into()));
    let input = home.fails(3, "unionpay card --bank-card 123 --gateway sandbox: --user-id u");
    assert_eq!((&input["method"], &input["fields"][0]), (&"onlineValidateCard".into(), &"bank_card".into()));
    let high = home.as_person("high-security");
    home.all(&high, &["captcha", "login", "verify-methods"]);
    assert_eq!(home.fails(6, &format!("questions {high}"))["class"], "route");
    let missing = home.fails(11, "unionpay card --gateway sandbox: --user-id u");
    assert_eq!(missing["fields"][0], "bank_card");
    assert_eq!(home.fails(4, "questions --gateway sandbox: --user-id nobody")["class"], "expired");
    assert_eq!(home.fails(8, "captcha --gateway http://127.0.0.1:9 --user-id u --retries 0")["class"], "unavailable");
    assert_eq!(home.fails(12, "captcha --profile nowhere")["class"], "config");
    assert_eq!(home.fails(12, "session show nowhere")["class"], "config");
    assert_eq!(home.fails(2, "captcha --for nothing")["class"], "usage");
    assert_eq!(home.fails(2, "login --no-such-flag")["class"], "usage");
}

#[test]
fn a_usage_error_is_json_however_json_was_asked_for() {
    for asked in [&["--output", "json"][..], &["--output=json"], &["--jq", ".x"], &["--jq=.x"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zhengxin"));
        let output = command.env_clear().args(["captcha", "--for", "nothing"]).args(asked).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert_error(texts(&output).1.lines().last().unwrap());
    }
}

#[test]
fn a_missing_picture_answer_names_the_picture() {
    let home = Home::new();
    home.ok("captcha --gateway sandbox: --user-id u");
    write_private(&home.path("a.json"), r#"{"login_name": "a", "password": "b"}"#);
    let missing = home.fails(11, "login --gateway sandbox: --user-id u --answers a.json");
    assert!(Path::new(missing["file"].as_str().unwrap()).is_file());
}

#[test]
fn the_published_schemas_are_those_of_the_table() {
    let published = Home::new().ok("capabilities")["schemas"].clone();
    for schema in zhengxin::output::schema::SCHEMAS {
        let text = schema.json(zhengxin::messages::Lang::En).unwrap();
        assert_eq!(published[schema.name], text, "{}", schema.name);
    }
    assert_eq!(published.as_object().unwrap().len(), zhengxin::output::schema::SCHEMAS.len());
}
