//! `config check` says whether the key is valid; `config init` writes the signed envelope's keys.

use std::path::Path;

use serde_json::{Value, json};

use crate::keys;
use crate::support::cli::{Zhengxin, chmod};
use crate::support::schema::assert_valid;

const MERCHANT: &str = "merchant_id=123124 app_name=rong360bigapp app_version=2.0.0 platform=web \
                        notice_url=https://merchant.example/notice";

fn with_key(name: &str) -> Zhengxin {
    let zhengxin = Zhengxin::new().option("--json");
    let path = keys::private(&zhengxin.path(""), name);
    zhengxin.env("ZHENGXIN_PRIVATE_KEY", path.to_str().unwrap())
}

fn problems(check: &Value) -> Vec<&Value> {
    let findings = check["findings"].as_array().unwrap().iter();
    findings.map(|finding| &finding["problem"]).filter(|problem| !problem.is_null()).collect()
}

#[test]
fn check_prints_the_public_key_and_its_fingerprint() {
    // sha256sum of `openssl pkey -pubin -outform DER`
    for (name, bits, fingerprint) in [
        ("1024-pkcs1.pem", 1024, "1f9f60e38fdd4adf9201b59785616ab3cb3a941d382f35a540cac139f3683dbf"),
        ("2048-pkcs8.pem", 2048, "0c320d94c82b404f622d79c7150c6b3a398052e4a932bbe3dbd4839b5ea746e1"),
    ] {
        let ran = with_key(name).run("config check");
        assert_valid("config check", &ran.stdout);
        let key = &ran.json()["key"];
        assert_eq!((&key["bits"], &key["fingerprint"]), (&json!(bits), &json!(fingerprint)));
        assert_eq!(key["public_key"], keys::text(&format!("{bits}-public.pem")));
        assert_eq!(key["warning"].is_string(), bits == 1024);
    }
}

#[test]
fn people_see_the_public_key_below_the_table() {
    let zhengxin = with_key("1024-pkcs8.pem");
    let ran = zhengxin.command().args(["config", "check"]).output().unwrap();
    let shown = String::from_utf8(ran.stdout).unwrap();
    assert!(shown.contains(&keys::text("1024-public.pem")), "{shown}");
    assert!(shown.contains("has 1024 bits; SHA-256") && shown.contains("2048 bits or more"), "{shown}");
}

#[test]
fn a_key_that_cannot_be_used_is_a_finding() {
    for (name, says) in [("1024-encrypted.pem", "passphrase"), ("512-pkcs1.pem", "512 bits"), ("README", "PEM")] {
        let ran = with_key(name).run("config check").exits(12);
        assert_valid("config check", &ran.stdout);
        let check = ran.value();
        assert_eq!(check["key"], Value::Null);
        assert_eq!(problems(&check).len(), 1, "{check}");
        assert!(problems(&check)[0].as_str().unwrap().contains(says), "{check}");
    }
    let open = with_key("1024-pkcs8.pem");
    chmod(&open.path("1024-pkcs8.pem"), 0o644);
    let check = open.run("config check").exits(12).value();
    assert!(problems(&check)[0].as_str().unwrap().contains("read or changed by others"), "{check}");
    assert_eq!(check["key"], Value::Null, "its public half is not shown as if it were in use");
}

#[test]
fn without_a_key_check_shows_no_key() {
    assert_eq!(Zhengxin::new().run("config check --json").json()["key"], Value::Null);
}

#[test]
fn init_takes_the_keys_of_the_signed_envelope_and_names_a_missing_one() {
    let zhengxin = with_key("2048-pkcs8.pem").env("ZHENGXIN_PRIVATE_KEY", "");
    let init = format!("config init gateway=https://gateway.example/api envelope=signed {MERCHANT}");
    assert_eq!(zhengxin.run(&init).exits(11).refusal().1, ["private_key"]);
    zhengxin.run(&format!("{init} private_key=2048-pkcs8.pem app_id=a7 timestamp_unit=ms")).json();
    let written = std::fs::read_to_string(zhengxin.path(".config/zhengxin/config.toml")).unwrap();
    let place = zhengxin.path("2048-pkcs8.pem");
    assert!(written.contains(&format!("private_key = \"{}\"", place.display())), "{written}");
    let clean = Zhengxin::new().env("ZHENGXIN_CONFIG", zhengxin.path(".config/zhengxin/config.toml").to_str().unwrap());
    let check = clean.run("config check --json").json();
    assert_eq!(check["key"]["bits"], 2048);
    assert!(Path::new(&place).is_absolute());
}
