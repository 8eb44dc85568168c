//! `notice serve`: a notice posted by the platform is verified, printed and appended to the file.

use std::io::{BufRead, BufReader, Lines, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::keys::source;
use crate::support::cli::Zhengxin;
use crate::support::schema;

/// A receiver, killed on drop.
struct Receiver {
    process: Child,
    lines: Lines<BufReader<ChildStdout>>,
    address: String,
}

impl Receiver {
    fn start(home: &Zhengxin, options: &[&str]) -> Self {
        let mut process = home.command().args(["notice", "serve", "--json"]).args(options).spawn().unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        schema::assert_valid("notice serve", &first);
        let url = serde_json::from_str::<Value>(&first).unwrap()["url"].as_str().unwrap().to_owned();
        Self { process, lines, address: url.strip_prefix("http://").unwrap().to_owned() }
    }

    /// Posts a body and returns the HTTP status.
    fn post(&self, body: impl AsRef<[u8]>, headers: &str) -> u16 {
        let body = body.as_ref();
        let head = format!(
            "POST /notice HTTP/1.1\r\nHost: x\r\n{headers}Connection: close\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(&[head.as_bytes(), body].concat()).unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        reply.split(' ').nth(1).unwrap().parse().unwrap()
    }

    /// The next line that the receiver prints.
    fn line(&mut self) -> Value {
        let line = self.lines.next().unwrap().unwrap();
        schema::assert_valid("notice serve", &line);
        serde_json::from_str(&line).unwrap()
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The signature of a text by the platform, made with openssl.
fn sign(text: impl AsRef<[u8]>) -> String {
    let key = source("2048-pkcs8.pem");
    let mut openssl = Command::new("openssl");
    openssl.args(["dgst", "-sha1", "-sign"]).arg(key).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut process = openssl.spawn().unwrap();
    process.stdin.take().unwrap().write_all(text.as_ref()).unwrap();
    STANDARD.encode(process.wait_with_output().unwrap().stdout)
}

fn notice(text: &str, sign: &str) -> String {
    json!({"biz_data": text, "sign": sign}).to_string()
}

const TEXT: &str = r#"{"user_id":"applicant-1","state":"报告已生成"}"#;

#[test]
fn a_signed_notice_is_printed_and_appended_as_verified() {
    let home = Zhengxin::new();
    let (file, key) = (home.path("notices.jsonl"), source("2048-public.pem"));
    let options = ["--public-key", key.to_str().unwrap(), "--append", file.to_str().unwrap()];
    let mut receiver = Receiver::start(&home, &options);
    assert_eq!(receiver.post(notice(TEXT, &sign(TEXT)), ""), 200);
    let line = receiver.line();
    assert_eq!((&line["verified"], &line["user_id"]), (&json!(true), &json!("applicant-1")));
    assert_eq!((&line["biz_data"], &line["data"]["state"]), (&json!(TEXT), &json!("报告已生成")));
    let appended = std::fs::read_to_string(&file).unwrap();
    assert_eq!(serde_json::from_str::<Value>(appended.trim_end()).unwrap(), line);
}

#[test]
fn a_notice_with_a_wrong_signature_is_answered_401_and_kept_as_unverified() {
    let home = Zhengxin::new();
    let (file, key) = (home.path("notices.jsonl"), source("2048-public.pem"));
    let options = ["--public-key", key.to_str().unwrap(), "--append", file.to_str().unwrap()];
    let mut receiver = Receiver::start(&home, &options);
    let other = sign("{}");
    for body in [notice(TEXT, &other), notice(TEXT, "no base64"), json!({"biz_data": TEXT}).to_string(), "x".to_owned()]
    {
        assert_eq!(receiver.post(&body, ""), 401, "{body}");
        assert_eq!(receiver.line()["verified"], json!(false), "{body}");
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap().lines().count(), 4);
}

#[test]
fn line_endings_and_blanks_in_a_signature_are_ignored() {
    let key = source("2048-public.pem");
    let mut receiver = Receiver::start(&Zhengxin::new(), &["--public-key", key.to_str().unwrap()]);
    let whole = sign(TEXT);
    for end in ["\n", "\r\n", " \t"] {
        let wrapped: String = whole.as_bytes().chunks(76).map(|line| String::from_utf8_lossy(line) + end).collect();
        assert_eq!(receiver.post(notice(TEXT, &wrapped), ""), 200, "{end:?}");
        let line = receiver.line();
        assert_eq!((&line["verified"], &line["sign"]), (&json!(true), &json!(wrapped)));
    }
}

#[test]
fn a_form_in_gbk_is_verified_over_its_bytes_and_kept_unchanged() {
    let key = source("2048-public.pem");
    let mut receiver = Receiver::start(&Zhengxin::new(), &["--public-key", key.to_str().unwrap()]);
    let text = b"{\"user_id\":\"applicant-1\",\"state\":\"\xd5\xf7\xd0\xc5\"}";
    let percent = |bytes: &[u8]| url::form_urlencoded::byte_serialize(bytes).collect::<String>();
    let form = format!("biz_data={}&sign={}", percent(text), percent(sign(text).as_bytes()));
    assert_eq!(receiver.post(form, "Content-Type: application/x-www-form-urlencoded\r\n"), 200);
    let line = receiver.line();
    assert_eq!((&line["verified"], &line["biz_data_base64"]), (&json!(true), &json!(STANDARD.encode(text))));
    assert_eq!(line.get("biz_data"), None);
}

#[test]
fn without_a_key_no_notice_is_verified_and_forms_are_still_read() {
    let mut receiver = Receiver::start(&Zhengxin::new(), &[]);
    let form: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("biz_data", TEXT).finish();
    assert_eq!(receiver.post(&form, "Content-Type: application/x-www-form-urlencoded\r\n"), 200);
    let line = receiver.line();
    assert_eq!((&line["verified"], &line["user_id"]), (&Value::Null, &json!("applicant-1")));
}

#[test]
fn a_notice_is_a_post_of_at_most_one_mebibyte_and_not_from_a_web_page() {
    let mut receiver = Receiver::start(&Zhengxin::new(), &[]);
    assert_eq!(receiver.post("{}", "Origin: https://evil.example\r\n"), 403);
    assert_eq!(receiver.post("x".repeat(1024 * 1024 + 1), ""), 413);
    let mut stream = TcpStream::connect(&receiver.address).unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).unwrap();
    assert!(reply.starts_with("HTTP/1.1 405 "), "{reply}");
    assert_eq!(receiver.post("last", ""), 200);
    assert_eq!(receiver.line()["body"], "last", "none of the others was printed");
}

#[test]
fn a_notice_that_cannot_be_stored_is_answered_503() {
    let home = Zhengxin::new();
    let receiver = Receiver::start(&home, &["--append", "/dev/full"]);
    assert_eq!(receiver.post(notice(TEXT, ""), ""), 503);
}

#[test]
fn a_file_with_other_content_is_refused_and_unchanged() {
    let home = Zhengxin::new();
    let file = home.path("list.txt");
    std::fs::write(&file, "hello\n").unwrap();
    home.run(&format!("notice serve --append {}", file.display())).exits(12);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "hello\n");
}
