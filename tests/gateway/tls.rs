//! Certificates: which are trusted, and what is said of those that are not.

use std::io::Write;
use std::net::TcpListener;
use std::path::PathBuf;

use zhengxin::gateway::{CallError, CertificateReason, HttpGateway, HttpSettings, Sent, SettingsError, TlsReason};
use zhengxin::protocol::{Class, Merchant};

use crate::caller::{Caller, read, submit};
use crate::support::broken::ok;
use crate::support::tls::{file, serve};

fn caller(url: &str, ca: &str) -> Caller {
    Caller::with(url, |settings| settings.ca_file = Some(file(ca)))
}

fn untrusted(served: &str, ca: &str) -> CertificateReason {
    let url = format!("https://{}", serve(served, ok(r#"{"code":200}"#)));
    let caller = caller(&url, ca);
    for request in [read(), submit()] {
        let error = caller.error(&request);
        assert_eq!((error.class(), error.was_sent()), (Class::Unavailable, Sent::No), "{error:?}");
        assert_eq!(caller.attempts(), 1, "a bad certificate is not tried again");
    }
    match caller.error(&read()) {
        CallError::Certificate { origin, reason } => {
            assert_eq!(origin, url);
            reason
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_certificate_of_the_ca_file_is_trusted() {
    let address = serve("good.pem", ok(r#"{"code":200,"data":{}}"#));
    let caller = caller(&format!("https://{address}"), "ca.pem");
    for _ in 0..3 {
        assert_eq!(caller.call(&submit()).unwrap().code, 200);
    }
}

#[test]
fn what_is_wrong_with_a_certificate_is_told_apart() {
    assert_eq!(untrusted("good.pem", "good.pem"), CertificateReason::UnknownIssuer);
    assert_eq!(untrusted("expired.pem", "ca.pem"), CertificateReason::Expired);
    assert_eq!(untrusted("elsewhere.pem", "ca.pem"), CertificateReason::WrongHost);
}

#[test]
fn a_port_that_speaks_no_tls_is_recognised() {
    let greeting = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", greeting.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in greeting.incoming().flatten() {
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
            std::mem::forget(stream); // closing it now would reset the connection before that is read
        }
    });
    let caller = caller(&url, "ca.pem");
    let error = caller.error(&submit());
    assert_eq!(error, CallError::Tls { origin: url, reason: TlsReason::NotTls });
    assert_eq!((error.class(), error.was_sent()), (Class::Unavailable, Sent::No));
    assert_eq!(caller.attempts(), 3);
}

#[test]
fn plain_http_to_a_tls_port_is_no_http() {
    let address = serve("good.pem", ok(""));
    let error = Caller::new(&format!("http://{address}")).error(&read());
    assert!(matches!(error, CallError::NotHttp | CallError::Interrupted), "{error:?}");
}

fn ca_file(path: PathBuf) -> SettingsError {
    let mut settings = HttpSettings::new("https://gateway.example/").unwrap();
    settings.ca_file = Some(path);
    HttpGateway::new(settings, Merchant::default()).unwrap_err()
}

#[test]
fn a_ca_file_is_checked_before_any_call() {
    let directory = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = directory.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let missing = directory.path().join("missing.pem");
    assert!(matches!(ca_file(missing), SettingsError::CaFile { kind: std::io::ErrorKind::NotFound, .. }));
    for path in [write("empty.pem", ""), write("text.pem", "no certificate"), file("server.key")] {
        assert_eq!(ca_file(path.clone()), SettingsError::NoCertificate { path });
    }
    let good = std::fs::read_to_string(file("ca.pem")).unwrap();
    let garbage = "-----BEGIN CERTIFICATE-----\naGFsbG8=\n-----END CERTIFICATE-----\n";
    let path = write("second.pem", &format!("{good}{garbage}"));
    assert_eq!(ca_file(path.clone()), SettingsError::BadCertificate { path, number: 2 });
}

#[test]
fn a_ca_file_may_hold_several_certificates() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("two.pem");
    let two = ["elsewhere.pem", "ca.pem"].map(|name| std::fs::read_to_string(file(name)).unwrap()).concat();
    std::fs::write(&path, two).unwrap();
    let address = serve("good.pem", ok(r#"{"code":200,"data":{}}"#));
    let caller = Caller::with(&format!("https://{address}"), |settings| settings.ca_file = Some(path));
    assert_eq!(caller.call(&read()).unwrap().code, 200);
}
