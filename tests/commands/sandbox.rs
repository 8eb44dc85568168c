//! `zhengxin sandbox ...`: the same controls for the built-in gateway and a served one.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, TcpStream, UdpSocket};
use std::process::Child;

use serde_json::json;

use super::bench::Bench;
use super::stage::Stage;
use super::support::cli::Zhengxin;

#[test]
fn people_have_four_members_and_the_first_person_applies_by_credit_card() {
    for stage in Stage::each("apply-credit-01") {
        let people = stage.run("sandbox people").json();
        let names: Vec<_> = people[0].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(names, ["how", "method", "code", "answers"]);
        assert!(people[0]["method"].is_null() && people[0]["code"].is_null());
        assert!(people[0]["answers"].get("last_three").is_some());
    }
}

#[test]
fn flag_answers_or_environment_name_the_applicant_of_the_inbox() {
    for stage in Stage::each("apply-credit-01") {
        assert_eq!(
            stage.run("sandbox inbox --user-id u1").json(),
            json!({"user_id": "u1", "captcha": null, "sms": []})
        );
        stage.run("captcha --user-id u1").json();
        let answers = stage.zhengxin.answers(&json!({"user_id": "u1"}));
        let inbox = stage.run(&format!("sandbox inbox --answers {answers}")).json();
        assert_eq!(inbox["user_id"], "u1");
        assert_eq!(inbox["captcha"].as_str().unwrap().len(), 6);
        stage.run(&format!("sandbox inbox --answers {answers} --user-id u2")).exits(2);
    }
}

#[test]
fn an_sms_names_the_method_that_takes_its_code() {
    for stage in Stage::each("apply-credit-01") {
        stage.steps(&["login", "verify-methods", "unionpay card", "unionpay sms"]);
        let inbox = stage.run("sandbox inbox").json();
        let sms = inbox["sms"][0].as_object().unwrap();
        let names: Vec<_> = sms.keys().map(String::as_str).collect();
        assert_eq!(names, ["method", "code", "sent_at"]);
        assert_eq!(sms["method"], "onlineAuthentication");
    }
}

#[test]
fn the_identity_code_reaches_an_applicant_who_logs_in_when_the_report_is_ready() {
    for stage in Stage::each("report-ready-02") {
        stage.step("login");
        assert_eq!(stage.run("sandbox inbox").json()["sms"][0]["method"], "viewReport");
    }
}

#[test]
fn reset_forgets_everything() {
    for stage in Stage::each("apply-credit-01") {
        stage.step("login");
        stage.run("sandbox reset").json();
        assert!(stage.journal().is_empty());
        assert_eq!(stage.run("sandbox inbox").json()["captcha"], json!(null));
    }
}

#[test]
fn advance_moves_the_sandboxs_time() {
    for stage in Stage::each("apply-credit-01") {
        stage.step("login");
        stage.run("sandbox advance 31m").json();
        let error = stage.run(&format!("verify-methods --login-name {}", stage.own("login_name"))).exits(4).error();
        assert_eq!(error["class"], "expired");
        stage.run("sandbox advance soon").exits(2);
    }
}

#[test]
fn another_server_on_this_machine_is_not_taken_for_a_sandbox() {
    for reply in [r#"{"code":200,"msg":"ok","data":{}}"#, "[]", "{}", r#"[{"name":"lisi"}]"#, "<html>"] {
        let bench = Bench::hearing(&[reply]);
        for command in ["inbox", "people", "reset", "advance 1h"] {
            if (reply, command) != ("[]", "people") {
                let error = bench.run(&format!("sandbox {command}")).exits(10).error();
                assert_eq!(error["class"], "protocol", "{command} {reply}");
            }
        }
        bench.run("apply submit --ask sandbox:").exits(10);
    }
}

#[test]
fn sandbox_commands_refuse_other_gateways_without_calling_them() {
    let bench = Bench::new();
    for command in ["people", "inbox", "reset", "advance 1h"] {
        let line = format!("sandbox {command} --gateway https://gateway.example/api");
        assert_eq!(bench.run(&line).exits(2).error()["class"], "usage", "{command}");
    }
    // This precedes every other error of the command or the profile.
    for gateway in ["https://gateway.example/api", "http://gateway.example"] {
        for command in ["people", "inbox", "reset", "advance 1h"] {
            let line = format!("sandbox {command} --gateway {gateway}");
            assert_eq!(Zhengxin::new().option("--json").run(&line).exits(2).error()["class"], "usage", "{line}");
        }
    }
    let nobody = super::support::broken::refusing_url();
    Zhengxin::at(&nobody).run("sandbox people").exits(8);
}

/// A page of the documentation.
fn page() -> String {
    std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/sandbox.md")).unwrap()
}

#[test]
fn help_and_page_of_the_inbox_show_its_json_and_a_working_ask_program() {
    let help = Zhengxin::new().run("sandbox inbox --help").stdout;
    let example = help.lines().skip_while(|line| !line.contains("#!/bin/sh")).take_while(|line| line.starts_with("  "));
    let program: Vec<&str> = example.map(|line| &line[2..]).collect();
    assert!(page().contains(&program.join("\n")), "the page shows it as well");
    let shape = help.lines().find_map(|line| serde_json::from_str::<serde_json::Value>(line.trim()).ok()).unwrap();
    let stage = Stage::served("apply-credit-01");
    stage.steps(&["login", "verify-methods", "unionpay card", "unionpay sms"]);
    let inbox = stage.run("sandbox inbox").json();
    let keys = |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!((keys(&shape), keys(&shape["sms"][0])), (keys(&inbox), keys(&inbox["sms"][0])));
    let stage = Stage::served("apply-credit-01");
    let script = program[1..].join("\n");
    let ask = stage.zhengxin.program("ask.sh", &script);
    let own = std::path::Path::new(env!("CARGO_BIN_EXE_zhengxin")).parent().unwrap().display().to_string();
    let url = stage.served.as_ref().unwrap().url().to_owned();
    let stage = stage.env("PATH", &format!("{own}:/usr/bin:/bin")).env("ZHENGXIN_GATEWAY", &url);
    let answers = stage.zhengxin.answers(&stage.answers_and(&json!({})));
    stage.run(&format!("run --until applied --answers {answers} --ask {ask}")).exits(0);
    assert_eq!(stage.applied(), 1);
}

/// The output of `sandbox serve` at this address, and the process.
fn serving(zhengxin: &Zhengxin, listen: &str) -> (String, Child) {
    let mut command = zhengxin.command();
    let mut serve = command.args(["sandbox", "serve", "--lang", "en", "--listen", listen]).spawn().unwrap();
    let lines = BufReader::new(serve.stderr.take().unwrap()).lines();
    let told = lines.map(Result::unwrap).find(|line| line.contains("serving the sandbox")).unwrap();
    (told, serve)
}

#[test]
fn the_command_that_a_served_sandbox_names_works() {
    let zhengxin = Zhengxin::new();
    for listen in ["127.0.0.1:0", "0.0.0.0:0"] {
        let (told, mut serve) = serving(&zhengxin, listen);
        let words = shell_words::split(told.split("In another terminal: ").nth(1).unwrap()).unwrap();
        let ran = zhengxin.command().args(&words[1..]).output().unwrap();
        serve.kill().unwrap();
        serve.wait().unwrap();
        assert!(ran.status.success(), "{told}");
    }
}

/// An address of this machine other than a loopback address, if it has one. Determining it sends nothing.
fn own_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    socket.connect("192.0.2.1:9").ok()?;
    Some(socket.local_addr().ok()?.ip()).filter(|ip| !ip.is_loopback() && !ip.is_unspecified())
}

#[test]
fn a_sandbox_at_another_address_prints_a_command_that_works_there() {
    let Some(ip) = own_address() else { return eprintln!("this machine has no address but loopback ones") };
    let zhengxin = Zhengxin::new();
    let (told, mut serve) = serving(&zhengxin, &format!("{ip}:0"));
    let url = told.split("curl http://").nth(1).unwrap().split_whitespace().next().unwrap();
    let (address, path) = url.split_once('/').unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    serve.kill().unwrap();
    serve.wait().unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("apply-credit-01"), "{answer}");
    assert!(!told.contains("zhengxin --gateway"), "{told}");
}
