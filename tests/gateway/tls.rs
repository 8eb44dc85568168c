//! Certificates: which are trusted, and the errors for those that are not.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use zhengxin::gateway::{CallError, CertificateReason, HttpGateway, HttpSettings, SettingsError, TlsReason};
use zhengxin::protocol::{Arrived, Class};

use crate::caller::{Caller, read, submit};
use crate::support::broken::{BrokenGateway, Then, ok};
use crate::support::tls::{file, serve};

fn caller(url: &str, ca: &str) -> Caller {
    Caller::with(url, |settings| settings.ca_file = Some(file(ca)))
}

fn untrusted(served: &str, ca: &str) -> CertificateReason {
    let url = format!("https://{}", serve(served, ok(r#"{"code":200}"#)));
    let caller = caller(&url, ca);
    for request in [read(), submit()] {
        let error = caller.error(&request);
        assert_eq!((error.class(), error.arrived()), (Class::Unavailable, Arrived::No), "{error:?}");
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
fn each_certificate_problem_has_its_own_reason() {
    assert_eq!(untrusted("good.pem", "good.pem"), CertificateReason::UnknownIssuer);
    assert_eq!(untrusted("expired.pem", "ca.pem"), CertificateReason::Expired);
    assert_eq!(untrusted("elsewhere.pem", "ca.pem"), CertificateReason::WrongHost);
}

#[test]
fn a_port_that_does_not_speak_tls_is_recognised() {
    let greeting = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", greeting.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in greeting.incoming().flatten() {
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
            std::mem::forget(stream); // closing it now would reset the connection before the client has read the reply
        }
    });
    let caller = caller(&url, "ca.pem");
    let error = caller.error(&submit());
    assert_eq!(error, CallError::Tls { origin: url, reason: TlsReason::NotTls });
    assert_eq!((error.class(), error.arrived()), (Class::Unavailable, Arrived::No));
    assert_eq!(caller.attempts(), 3);
}

#[test]
fn a_port_that_closes_during_the_handshake_has_its_own_error() {
    let closing = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", closing.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in closing.incoming().flatten() {
            let _ = stream.read(&mut [0; 4096]);
        }
    });
    let error = caller(&url, "ca.pem").error(&submit());
    assert_eq!(error, CallError::Tls { origin: url, reason: TlsReason::Closed });
    assert_eq!((error.class(), error.arrived()), (Class::Unavailable, Arrived::No));
}

#[test]
fn plain_http_to_a_tls_port_is_recognised() {
    let url = format!("http://{}", serve("good.pem", ok("")));
    let caller = Caller::new(&url);
    for request in [read(), submit()] {
        let error = caller.error(&request);
        assert_eq!(error, CallError::OnlyTls { origin: url.clone() });
        assert_eq!((error.class(), error.arrived()), (Class::Protocol, Arrived::Maybe));
        assert_eq!(caller.attempts(), 1);
    }
}

#[test]
fn an_interrupted_call_that_acts_is_not_followed_by_a_tls_probe_and_a_probe_is_short() {
    let gateway = BrokenGateway::start(|number| if number == 0 { Then::Reset } else { Then::Silence });
    assert_eq!(Caller::new(&gateway.url()).error(&submit()), CallError::Interrupted);
    assert_eq!(gateway.connections(), 1);
    let gateway = BrokenGateway::start(|number| if number == 0 { Then::Reset } else { Then::Silence });
    let caller = Caller::with(&gateway.url(), |settings| settings.retries = 0);
    let started = Instant::now();
    assert_eq!(caller.error(&read()), CallError::Interrupted);
    assert!(started.elapsed() < Duration::from_millis(900), "{:?}", started.elapsed());
    assert_eq!(gateway.connections(), 2);
}

#[test]
fn a_server_that_answers_in_http_that_it_wants_tls_is_recognised() {
    // Go's server, nginx and Apache send such a page to clients that do not speak TLS.
    let wants = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", wants.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in wants.incoming().flatten() {
            let mut first = [0; 4096];
            let _ = stream.read(&mut first);
            let answer: &[u8] = match first[0] {
                22 => &[21, 3, 1, 0, 2, 2, 40],
                _ => b"HTTP/1.0 400 Bad Request\r\nContent-Length: 0\r\n\r\n",
            };
            let _ = stream.write_all(answer);
        }
    });
    assert_eq!(Caller::new(&url).error(&read()), CallError::OnlyTls { origin: url });
}

#[test]
fn a_server_that_speaks_neither_http_nor_tls_is_reported_as_not_http() {
    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", other.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in other.incoming().flatten() {
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(b"-ERR unknown command\r\n");
        }
    });
    assert_eq!(Caller::new(&url).error(&read()), CallError::NotHttp);
}

fn ca_file(path: PathBuf) -> SettingsError {
    let mut settings = HttpSettings::new("https://gateway.example/").unwrap();
    settings.ca_file = Some(path);
    HttpGateway::new(settings).unwrap_err()
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

#[test]
fn a_self_signed_certificate_is_trusted_as_ca_file_unless_it_is_also_a_ca() {
    assert_eq!(untrusted("self-signed.pem", "ca.pem"), CertificateReason::UnknownIssuer);
    let address = serve("self-signed.pem", ok(r#"{"code":200,"data":{}}"#));
    assert_eq!(caller(&format!("https://{address}"), "self-signed.pem").call(&read()).unwrap().code, 200);
    for ca in ["ca.pem", "self-signed-ca.pem"] {
        assert_eq!(untrusted("self-signed-ca.pem", ca), CertificateReason::IssuesCertificates);
    }
}

/// The first record that a client sends; the server then sends `answer`.
fn greeted(answer: &'static [u8]) -> (String, std::sync::mpsc::Receiver<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let (sender, greeting) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut hello = vec![0; 4096];
            let length = stream.read(&mut hello).unwrap_or_default();
            hello.truncate(length);
            let _ = sender.send(hello);
            let _ = stream.write_all(answer);
            std::mem::forget(stream);
        }
    });
    (url, greeting)
}

#[test]
fn only_tls_1_2_and_1_3_are_offered_and_an_older_answer_is_refused() {
    // A ServerHello of TLS 1.1 (0x0302): 32 bytes of randomness, no session, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA.
    const TLS_1_1: &[u8] = &[
        22, 3, 2, 0, 42, 2, 0, 0, 38, 3, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 0, 0xc0, 0x13, 0,
    ];
    let (url, greeting) = greeted(TLS_1_1);
    let error = caller(&url, "ca.pem").error(&submit());
    assert_eq!(error, CallError::Tls { origin: url, reason: TlsReason::TooOld });
    let hello = greeting.recv().unwrap();
    // The extension supported_versions (43): its length, the list's length, 1.3 and 1.2 in either order.
    let versions = |pair: [u8; 4]| [&[0, 43, 0, 5, 4][..], &pair].concat();
    let offers = [versions([3, 4, 3, 3]), versions([3, 3, 3, 4])];
    assert!(offers.iter().any(|offer| hello.windows(offer.len()).any(|bytes| bytes == offer)), "{hello:x?}");
}

#[test]
fn only_a_refused_tls_version_counts_as_a_server_that_is_too_old() {
    let refusal = |alert: u8| {
        let answer: &'static [u8] = Vec::leak(vec![21, 3, 1, 0, 2, 2, alert]);
        let (url, _greeting) = greeted(answer);
        caller(&url, "ca.pem").error(&read())
    };
    assert!(matches!(refusal(70), CallError::Tls { reason: TlsReason::TooOld, .. }));
    assert!(matches!(refusal(40), CallError::Tls { reason: TlsReason::Alert, .. }));
}
