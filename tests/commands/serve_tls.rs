//! `sandbox serve --tls`: it prints the certificate's path, and the program trusts the certificate through
//! `ca_file`.

use std::io::{BufRead, BufReader};
use std::process::Child;

use serde_json::{Value, json};

use super::support::cli::Zhengxin;
use super::support::schema;

/// A served sandbox with TLS, killed on drop.
struct ServedTls {
    process: Child,
    lines: Vec<String>,
}

impl ServedTls {
    /// Starts it in this home directory and reads this many lines of its output.
    fn start(home: &Zhengxin, options: &[&str], lines: usize) -> Self {
        let mut process = home.command().args(["sandbox", "serve", "--quiet", "--tls"]).args(options).spawn().unwrap();
        let printed = BufReader::new(process.stdout.take().unwrap()).lines();
        Self { process, lines: printed.take(lines).map(Result::unwrap).collect() }
    }

    /// The first line, which is the URL.
    fn url(&self) -> &str {
        &self.lines[0]
    }
}

impl Drop for ServedTls {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A home directory that trusts the certificate in `ca.pem`, and a sandbox that uses it.
fn trusting(options: &[&str]) -> (Zhengxin, ServedTls) {
    let home = Zhengxin::new();
    let file = home.path("ca.pem");
    let path = file.to_str().unwrap().to_owned();
    let served = ServedTls::start(&home, &[&["--tls-cert-out", &path], options].concat(), 1);
    let home = home.env("ZHENGXIN_CA_FILE", &path).option(&format!("--json --gateway {}", served.url()));
    (home, served)
}

#[test]
fn the_url_is_the_first_line_and_the_certificate_follows() {
    let home = Zhengxin::new();
    let served = ServedTls::start(&home, &[], 3);
    assert!(served.url().starts_with("https://127.0.0.1:"), "{:?}", served.lines);
    assert_eq!(served.lines[1], "-----BEGIN CERTIFICATE-----");
}

#[test]
fn with_json_the_certificate_is_beside_the_url() {
    let home = Zhengxin::new();
    let served = ServedTls::start(&home, &["--json"], 1);
    schema::assert_valid("sandbox serve", &served.lines[0]);
    let told: Value = serde_json::from_str(&served.lines[0]).unwrap();
    assert!(told["url"].as_str().unwrap().starts_with("https://"));
    assert!(told["ca"].as_str().unwrap().trim_end().ends_with("-----END CERTIFICATE-----"));
}

#[test]
fn a_client_that_trusts_the_certificate_can_run_and_use_sandbox_commands() {
    let (home, _served) = trusting(&[]);
    let person = home.run("sandbox people").json()[0]["answers"].clone();
    let answers = home.answers(&person);
    let login = home.run(&format!("login --user-id u1 --answers {answers} --ask sandbox:")).json();
    assert_eq!(login["data"]["user_status"], 0);
    let applied = home.run(&format!("run --user-id u1 --answers {answers} --ask sandbox:")).exits(7);
    assert_eq!(applied.value()["method"], "submitApplyMessageCode");
}

#[test]
fn the_certificate_is_also_valid_for_localhost() {
    let (home, served) = trusting(&[]);
    let url = served.url().replace("127.0.0.1", "localhost");
    let ca = home.path("ca.pem");
    let other = Zhengxin::at(&url).env("ZHENGXIN_CA_FILE", ca.to_str().unwrap());
    other.run("login-info --user-id u1").json();
}

#[test]
fn a_client_that_does_not_trust_the_certificate_sends_nothing() {
    let (home, served) = trusting(&[]);
    let error = Zhengxin::at(served.url()).run("login-info --user-id u1 --retries 0").exits(8).error();
    assert!(error["msg"].as_str().unwrap().contains("unknown issuer"), "{error}");
    assert!(home.run("sandbox inbox --user-id u1").json()["captcha"].is_null());
}

#[test]
fn faults_also_happen_over_tls() {
    for fault in ["reset:getLoginInfo", "half:getLoginInfo", "http:getLoginInfo:503"] {
        let (home, _served) = trusting(&["--fault", fault]);
        let error = home.run("login-info --user-id u1 --retries 0").exits(8).error();
        assert_eq!((&error["class"], &error["method"]), (&json!("unavailable"), &json!("getLoginInfo")), "{fault}");
        home.run("captcha --user-id u1").json();
    }
}

#[test]
fn tls_cert_out_needs_tls_and_an_existing_directory() {
    let home = Zhengxin::new();
    home.run("sandbox serve --tls-cert-out ca.pem").exits(2);
    home.run("sandbox serve --tls --tls-cert-out nowhere/ca.pem").exits(1);
    assert!(!home.path("ca.pem").exists());
}

#[test]
fn the_certificate_replaces_only_an_earlier_one() {
    let home = Zhengxin::new();
    let file = home.path("ca.pem");
    let path = file.to_str().unwrap();
    std::fs::write(&file, "").unwrap();
    let served = || drop(ServedTls::start(&home, &["--tls-cert-out", path], 1));
    served();
    let first = std::fs::read_to_string(&file).unwrap();
    served();
    assert_ne!(std::fs::read_to_string(&file).unwrap(), first);
    let foreign = std::fs::read_to_string(super::support::tls::file("ca.pem")).unwrap();
    for precious in ["precious", &foreign, &format!("{first}{first}"), &format!("# mine\n{first}")] {
        std::fs::write(&file, precious).unwrap();
        let error = home.run("sandbox serve --json --tls --tls-cert-out ca.pem").exits(2).error();
        assert_eq!(error["msg"], "--tls-cert-out ca.pem: the file exists");
        assert!(error["hint"].as_str().unwrap().contains("--force"), "{error}");
        assert_eq!(std::fs::read_to_string(&file).unwrap(), precious);
    }
    drop(ServedTls::start(&home, &["--force", "--tls-cert-out", path], 1));
    assert!(std::fs::read_to_string(&file).unwrap().starts_with("-----BEGIN CERTIFICATE-----"));
}

#[test]
fn a_sandbox_that_listens_everywhere_prints_a_usable_address() {
    let home = Zhengxin::new();
    let served = ServedTls::start(&home, &["--listen", "0.0.0.0:0", "--tls-cert-out", "ca.pem"], 1);
    assert!(served.url().starts_with("https://127.0.0.1:"), "{:?}", served.lines);
    let client = home.env("ZHENGXIN_CA_FILE", "ca.pem").option(&format!("--json --gateway {}", served.url()));
    client.run("login-info --user-id u1").json();
}
