//! An unusable private key gives exit code 12 and names the file, before anything is sent.

use crate::bench::Bench;
use crate::keys;
use crate::support::cli::chmod;

/// The message for a rejected key.
#[track_caller]
fn refused(bench: &Bench, line: &str) -> (String, String) {
    let error = bench.run(line).exits(12).error();
    assert_eq!(error["class"], "config", "{error}");
    bench.nothing_sent();
    assert!(bench.zhengxin.sessions().is_empty(), "nothing is remembered of it");
    let text = |name: &str| error[name].as_str().unwrap_or_default().to_owned();
    (text("msg"), text("hint"))
}

#[test]
fn a_key_open_to_others_is_refused_with_the_command_that_fixes_it() {
    for mode in [0o644, 0o640, 0o604, 0o622] {
        let bench = Bench::new("1024-pkcs8.pem");
        chmod(&bench.key("1024-pkcs8.pem"), mode);
        let (msg, hint) = refused(&bench, "login-info");
        assert!(msg.contains("can be read or changed by others") && hint.contains("chmod 600"), "{msg} {hint}");
        refused(&bench, "login-info --allow-shared-file");
    }
}

#[test]
fn a_file_that_is_not_an_rsa_private_key_is_refused_and_named() {
    for (name, says) in [
        ("1024-encrypted.pem", "encrypted with a passphrase"),
        ("1024-public.pem", "holds PUBLIC KEY"),
        ("ec-pkcs8.pem", "not an RSA private key"),
        ("512-pkcs1.pem", "512 bits"),
        ("vectors.json", "holds no private key in PEM"),
    ] {
        let (msg, _) = refused(&Bench::new(name), "login-info");
        assert!(msg.contains(says) && msg.contains(name), "{msg}");
    }
    let bench = Bench::new("1024-pkcs8.pem").env("ZHENGXIN_PRIVATE_KEY", "/nonexistent/key.pem");
    let (msg, hint) = refused(&bench, "login-info");
    assert!(msg.starts_with("/nonexistent/key.pem cannot be read: No such file or directory"), "{msg}");
    assert!(hint.contains("private_key (ZHENGXIN_PRIVATE_KEY)"), "{hint}");
}

#[test]
fn a_signed_profile_without_a_key_reports_it_as_missing() {
    let bench = Bench::new("1024-pkcs8.pem").env("ZHENGXIN_PRIVATE_KEY", "");
    let error = bench.run("login-info").exits(12).error();
    assert!(error["msg"].as_str().unwrap().contains("private_key"), "{error}");
    bench.nothing_sent();
}

/// The number of warnings about the key in a login, which makes two calls.
fn warnings(key: &str, options: &str) -> usize {
    let bench = Bench::new(key).env("ZHENGXIN_PASSWORD", "hunter2");
    bench.gateway.will_say(r#"{"code":200,"data":{"pic_code":"aGVsbG8="}}"#);
    let ask = bench.zhengxin.program("ask.sh", "echo 2wt56f");
    let mut command = bench.zhengxin.command();
    command.args(["login", "--login-name", "lisi", "--gateway", &bench.gateway.url(), "--ask", &ask]);
    let ran = command.args(options.split_whitespace()).output().unwrap();
    assert!(ran.status.success(), "{ran:?}");
    assert_eq!(bench.gateway.requests().len(), 2);
    String::from_utf8(ran.stderr).unwrap().matches("1024 bits").count()
}

#[test]
fn a_short_key_works_with_one_warning_and_a_long_one_with_none() {
    assert_eq!(warnings("1024-pkcs8.pem", ""), 1);
    assert_eq!(warnings("1024-pkcs8.pem", "--json -v"), 1);
    assert_eq!(warnings("1024-pkcs8.pem", "--json"), 0);
    assert_eq!(warnings("1024-pkcs8.pem", "--quiet"), 0);
    assert_eq!(warnings("2048-pkcs8.pem", ""), 0);
}

#[test]
fn a_key_may_be_read_from_a_pipe_and_through_a_link() {
    let bench = Bench::new("1024-pkcs8.pem");
    let link = bench.key("link.pem");
    std::os::unix::fs::symlink(bench.key("1024-pkcs8.pem"), &link).unwrap();
    let bench = bench.env("ZHENGXIN_PRIVATE_KEY", link.to_str().unwrap());
    bench.run("login-info").json();
    let bench = bench.env("ZHENGXIN_PRIVATE_KEY", "/dev/stdin");
    bench.zhengxin.run_with("login-info", &keys::text("1024-pkcs8.pem")).json();
    assert_eq!(bench.gateway.requests().len(), 2);
}
