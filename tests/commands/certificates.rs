//! A certificate that is not trusted is explained with what helps, and nothing is sent.

use super::support::broken::ok;
use super::support::cli::Zhengxin;
use super::support::tls::{file, serve};

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
