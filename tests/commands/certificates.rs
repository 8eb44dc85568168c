//! TLS failures, by an untrusted certificate or otherwise: the error suggests a fix, and no call is sent.

use std::io::{Read, Write};
use std::net::TcpListener;

use super::support::broken::ok;
use super::support::cli::Zhengxin;
use super::support::tls::{file, serve};

#[test]
fn an_unusable_ca_file_is_named_with_its_setting_the_reason_and_a_fix() {
    let gateway = "--json --gateway https://127.0.0.1:1 --retries 0";
    let told = |zhengxin: Zhengxin, place: &str, reason: &str| {
        let error = zhengxin.option(gateway).run("login-info").exits(12).error();
        let (msg, hint) = (error["msg"].as_str().unwrap(), error["hint"].as_str().unwrap());
        assert!(msg.starts_with("ca_file: ") && msg.contains(reason), "{msg}");
        assert!(hint.contains("ca_file") && hint.contains(place) && hint.contains("remove it"), "{hint}");
    };
    let missing = "nope.pem cannot be read: No such file or directory";
    told(Zhengxin::new().env("ZHENGXIN_CA_FILE", "nope.pem"), "ZHENGXIN_CA_FILE", missing);
    let profile = "default_profile = \"uat\"\n[profiles.uat]\nuser_id = \"1\"\nca_file = \"nope.pem\"\n";
    told(Zhengxin::new().config(profile), "config.toml:4", missing);
    let zhengxin = Zhengxin::new();
    let empty = zhengxin.file("empty.pem", "x").to_str().unwrap().to_owned();
    told(zhengxin.env("ZHENGXIN_CA_FILE", &empty), "ZHENGXIN_CA_FILE", "empty.pem holds no PEM certificate");
}

#[test]
fn every_certificate_problem_comes_with_its_fix() {
    for (certificate, ca, problem, fix) in [
        ("good.pem", "good.pem", "unknown issuer", "ca_file"),
        ("self-signed.pem", "ca.pem", "unknown issuer", "ca_file"),
        ("self-signed-ca.pem", "ca.pem", "a CA's, not a server's", "CA:FALSE"),
        ("expired.pem", "ca.pem", "expired", "clock"),
        ("elsewhere.pem", "ca.pem", "issued for another host", "--gateway"),
    ] {
        let url = format!("https://{}", serve(certificate, ok(r#"{"code":200,"data":{}}"#)));
        let zhengxin = Zhengxin::at(&url).env("ZHENGXIN_CA_FILE", file(ca).to_str().unwrap());
        let zhengxin = zhengxin.env("ZHENGXIN_PASSWORD", "hunter2").env("ZHENGXIN_AUDIT", "audit.jsonl");
        let ran = zhengxin.run("login --login-name wangwu --pic-code 2wt56f --user-id u-1").exits(8);
        let error = ran.error();
        let said = |key: &str| error[key].as_str().unwrap().to_owned();
        assert!(said("msg").ends_with(problem) && said("hint").contains(fix), "{certificate}: {error}");
        let audit = std::fs::read_to_string(zhengxin.path("audit.jsonl")).unwrap();
        assert!(audit.ends_with("\"code\":null,\"outcome\":\"not-sent\"}\n"), "{audit}");
    }
}

/// A port that answers any input with these bytes and closes.
fn answering(answer: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(answer);
        }
    });
    address.to_string()
}

/// The class, the message, and the hint.
fn explained(url: &str, exit: i32) -> (String, String) {
    let zhengxin = Zhengxin::at(url).env("ZHENGXIN_CA_FILE", file("ca.pem").to_str().unwrap()).option("--retries 0");
    let error = zhengxin.run("login-info --user-id u-1").exits(exit).error();
    let said = |key: &str| error[key].as_str().unwrap_or_else(|| panic!("{key}: {error}")).to_owned();
    (said("msg"), said("hint"))
}

#[test]
fn https_to_a_plain_port_names_http() {
    for answer in [&b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"[..], b""] {
        let address = answering(answer);
        let (msg, hint) = explained(&format!("https://{address}"), 8);
        let problem = if answer.is_empty() { "the other side closed the connection" } else { "does not speak TLS" };
        assert!(msg.ends_with(problem), "{msg}");
        assert!(hint.contains(&format!("http://{address}")), "{hint}");
    }
}

#[test]
fn http_to_a_tls_port_names_https() {
    let address = serve("good.pem", ok(r#"{"code":200,"data":{}}"#));
    let (msg, hint) = explained(&format!("http://{address}"), 10);
    assert_eq!(msg, format!("http://{address} speaks TLS, not plain HTTP"));
    assert!(hint.contains(&format!("https://{address}")) && hint.contains("ca_file"), "{hint}");
    let inbox = Zhengxin::at(&format!("http://{address}")).run("sandbox inbox --user-id u-1").exits(10).error();
    assert_eq!((inbox["msg"].as_str(), inbox["hint"].as_str()), (Some(&*msg), Some(&*hint)));
}

#[test]
fn a_server_with_too_old_a_tls_version_is_reported_as_such() {
    const OLD_HELLO: &[u8] = &[
        22, 3, 2, 0, 42, 2, 0, 0, 38, 3, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 0, 0xc0, 0x13, 0,
    ];
    for answer in [OLD_HELLO, &[21, 3, 1, 0, 2, 2, 70]] {
        let (msg, hint) = explained(&format!("https://{}", answering(answer)), 8);
        assert!(msg.ends_with("offers only TLS 1.1 or older; at least TLS 1.2 is needed"), "{msg}");
        assert!(hint.contains("TLS 1.2 or 1.3"), "{hint}");
    }
}

#[test]
fn trusting_other_certificates_than_the_systems_is_shown_with_v_and_in_the_help() {
    let zhengxin = Zhengxin::new().env("SSL_CERT_FILE", "/tmp/own.pem").env("SSL_CERT_DIR", "/tmp/own");
    let zhengxin = zhengxin.option("--gateway https://127.0.0.1:1 --retries 0 --lang en");
    let merchant = ["MERCHANT_ID", "APP_NAME", "APP_VERSION", "PLATFORM", "USER_ID"];
    let zhengxin = merchant.into_iter().fold(zhengxin, |zhengxin, name| zhengxin.env(&format!("ZHENGXIN_{name}"), "1"));
    let zhengxin = zhengxin.env("ZHENGXIN_NOTICE_URL", "http://m.example/");
    let told = zhengxin.run("login-info -v").stderr;
    for line in ["SSL_CERT_FILE: the certificates of /tmp/own.pem", "SSL_CERT_DIR: the certificates of /tmp/own"] {
        assert!(told.contains(line), "{told}");
    }
    assert!(!zhengxin.run("login-info").stderr.contains("SSL_CERT"));
    let help = zhengxin.run("help environment").stdout;
    assert!(help.contains("SSL_CERT_FILE") && help.contains("SSL_CERT_DIR"), "{help}");
}
