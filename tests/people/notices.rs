//! `notice serve --ledger`: a verified notice makes its applicant due at once.

use std::io::{BufRead, BufReader, Lines, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::batch::{Batch, CREDIT};
use crate::keys::source;
use crate::support::schema::assert_valid;

/// A receiver of notices, killed on drop.
struct Receiver {
    process: Child,
    lines: Lines<BufReader<ChildStdout>>,
    address: String,
}

impl Receiver {
    fn start(batch: &Batch) -> Self {
        let mut command = batch.home.bare();
        command.args(["--gateway", &batch.served.url, "notice", "serve", "--json", "--public-key"]);
        command.arg(source("2048-public.pem")).arg("--ledger").arg(batch.ledger());
        let mut process = command.spawn().unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let first: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
        let address = first["url"].as_str().unwrap().strip_prefix("http://").unwrap().to_owned();
        Self { process, lines, address }
    }

    /// Posts a notice and returns the output line for the applicant.
    fn says(&mut self, text: &str, sign: &str) -> Value {
        let reply = self.post(text, sign);
        assert!(!reply.starts_with("HTTP/1.1 503 "), "the notice is not stored: {reply}");
        let line = self.lines.next().unwrap().unwrap();
        assert_valid("notice serve", &line);
        serde_json::from_str::<Value>(&line).unwrap()["applicant"].clone()
    }

    /// Posts a notice and returns the reply.
    fn post(&self, text: &str, sign: &str) -> String {
        let body = json!({"biz_data": text, "sign": sign}).to_string();
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let length = body.len();
        write!(stream, "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}")
            .unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        reply
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The platform's signature of a text, made with openssl.
fn sign(text: &str) -> String {
    let mut openssl = Command::new("openssl");
    openssl.args(["dgst", "-sha1", "-sign"]).arg(source("2048-pkcs8.pem")).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut process = openssl.spawn().unwrap();
    process.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    STANDARD.encode(process.wait_with_output().unwrap().stdout)
}

/// True if the applicant is due now.
fn is_due(batch: &Batch) -> bool {
    let ledger = Connection::open(batch.ledger()).unwrap();
    let now = jiff::Timestamp::now().as_microsecond();
    ledger.query_row("SELECT due_at <= ?1 FROM applicants", [now], |row| row.get(0)).unwrap()
}

#[test]
fn a_verified_notice_makes_its_applicant_due_and_says_so() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.batch("run list.ndjson --ask sandbox:").exits(7);
    let mut receiver = Receiver::start(&batch);
    let text = r#"{"user_id":"u1"}"#;
    assert_eq!(receiver.says(text, &sign("{}")), Value::Null, "anybody may have sent it");
    assert!(!is_due(&batch));
    assert_eq!(receiver.says(text, &sign(text)), "due");
    assert!(is_due(&batch));
    let other = r#"{"user_id":"u7"}"#;
    assert_eq!(receiver.says(other, &sign(other)), "unknown");
    // The run fetches the report, although less than a day has passed.
    batch.batch("run").exits(11);
    assert_eq!(batch.waiting("")[0]["key"], "viewReport.message_code");
    assert!(batch.waiting("").iter().any(|question| question["key"] == "pic_code"));
    assert_eq!(receiver.says(text, &sign(text)), "unchanged");
}

#[test]
fn after_an_error_of_the_ledger_the_next_notice_makes_its_applicant_due() {
    let batch = Batch::of(CREDIT, 1, |_| {});
    batch.batch("run list.ndjson --ask sandbox:").exits(7);
    let mut receiver = Receiver::start(&batch);
    let text = r#"{"user_id":"u1"}"#;
    let ledger = Connection::open(batch.ledger()).unwrap();
    let error = "CREATE TRIGGER error BEFORE UPDATE ON applicants BEGIN SELECT RAISE(ABORT, 'an error'); END";
    ledger.execute_batch(error).unwrap();
    for _ in 0..2 {
        let reply = receiver.post(text, &sign(text));
        assert!(reply.starts_with("HTTP/1.1 503 "), "the platform sends it again: {reply}");
    }
    ledger.execute_batch("DROP TRIGGER error").unwrap();
    assert_eq!(receiver.says(text, &sign(text)), "due");
    assert!(is_due(&batch));
}
