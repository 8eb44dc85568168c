//! `zhengxin config ...`, profiles, and the checks of a gateway's settings before anything is sent.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::json;

use super::bench::Bench;
use super::support::cli::Zhengxin;

const MERCHANT: &str = "merchant_id=123124 app_name=rong360bigapp app_version=2.0.0 platform=web \
                        notice_url=https://merchant.example/notice";

fn json() -> Zhengxin {
    Zhengxin::new().option("--json")
}

#[test]
fn init_writes_a_profile_that_takes_effect() {
    let zhengxin = json();
    let path = zhengxin.run("config path").json()["path"].as_str().unwrap().to_owned();
    let written = zhengxin.run(&format!("config init gateway=https://gateway.example/api {MERCHANT}")).json();
    assert_eq!(written["path"], path);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(zhengxin.run("config check").json()["ok"], true);
    let shown = zhengxin.run("config show").json().to_string();
    assert!(shown.contains("https://gateway.example/api") && shown.contains("rong360bigapp"), "{shown}");
    let before = fs::read_to_string(&path).unwrap();
    zhengxin.run(&format!("config init gateway=sandbox: {MERCHANT}")).exits(12);
    assert_eq!(fs::read_to_string(&path).unwrap(), before, "an existing file is left as it is");
}

#[test]
fn init_names_the_values_that_were_not_given() {
    let fields = json().run("config init gateway=https://gateway.example/api").exits(11).refusal().1;
    assert_eq!(fields, ["merchant_id", "app_name", "app_version", "platform", "notice_url"]);
    json().run("config init nonsense=1").exits(2);
    json().run("config init gateway").exits(2);
}

#[test]
fn check_finds_every_problem() {
    let zhengxin = json()
        .config("default_profile = \"x\"\n[profiles.x]\ngateway = \"http://gateway.example\"\ntimeout = \"soon\"\n");
    let ran = zhengxin.run("config check").exits(12);
    let found = ran.value();
    assert_eq!(found["ok"], false);
    let problems: Vec<_> =
        found["findings"].as_array().unwrap().iter().filter(|row| !row["problem"].is_null()).collect();
    let keys: Vec<_> = problems.iter().filter_map(|row| row["key"].as_str()).collect();
    let merchant = ["merchant_id", "app_name", "app_version", "platform", "notice_url"];
    assert_eq!(keys, [&["gateway"][..], &merchant, &["timeout"]].concat(), "{found}");
}

#[test]
fn show_hides_values_that_may_contain_a_password() {
    let zhengxin = json()
        .env("ZHENGXIN_PROXY", "http://joe:s3cret@proxy.example:3128")
        .env("ZHENGXIN_PASSWORD_COMMAND", "echo s3cret")
        .env("ZHENGXIN_GATEWAY", "https://joe:s3cret@gateway.example/api?token=s3cret#s3cret");
    let merchant = MERCHANT
        .split(' ')
        .filter_map(|pair| pair.split_once('='))
        .fold(zhengxin, |zhengxin, (name, value)| zhengxin.env(&format!("ZHENGXIN_{}", name.to_uppercase()), value));
    let shown = merchant.run("config show").json().to_string();
    assert!(!shown.contains("s3cret") && shown.contains("gateway.example"), "{shown}");
}

#[test]
fn a_gateway_without_a_profile_is_not_called_the_sandbox() {
    let zhengxin = json().option("--gateway https://gateway.example");
    let error = zhengxin.run("login-info").exits(12).error();
    let said = error["msg"].as_str().unwrap();
    assert!(
        said.starts_with("no profile is named, and these are missing: merchant_id (ZHENGXIN_MERCHANT_ID)"),
        "{said}"
    );
    assert!(!said.contains("sandbox"), "{said}");
    let local = json().option("--gateway http://127.0.0.1:1");
    assert_eq!(local.run("config show").json()["profile"], serde_json::Value::Null);
    assert_eq!(json().run("config show").json()["profile"], "sandbox");
}

#[test]
fn people_are_told_which_settings_apply_if_no_profile_is_named() {
    let merchant = |zhengxin: Zhengxin| {
        let pairs = MERCHANT.split(' ').filter_map(|pair| pair.split_once('='));
        pairs
            .fold(zhengxin, |zhengxin, (name, value)| zhengxin.env(&format!("ZHENGXIN_{}", name.to_uppercase()), value))
    };
    let told = |gateway: &str| merchant(Zhengxin::new().env("ZHENGXIN_GATEWAY", gateway)).run("config show").exits(0);
    let real = told("https://gateway.example");
    assert!(
        real.stderr.contains("no profile was named: only options and environment variables are used"),
        "{}",
        real.stderr
    );
    assert!(!real.printed().contains("sandbox"), "{}", real.printed());
    let local = told("http://127.0.0.1:1");
    assert!(
        local.stderr.contains("no profile was named: values that neither options nor environment variables give"),
        "{}",
        local.stderr
    );
    let sandbox = told("sandbox:");
    assert!(sandbox.stderr.contains("the built-in profile `sandbox` is used"), "{}", sandbox.stderr);
}

#[test]
fn an_unknown_profile_is_refused_with_the_known_ones() {
    let bench = Bench::new();
    let error = bench.run("login-info --profile uta").exits(12).error();
    assert_eq!(error["class"], "config");
    assert!(error["msg"].as_str().unwrap().contains("uat"), "{error}");
    json().env("ZHENGXIN_PROFILE", "nobody").run("login-info").exits(12);
    bench.nothing_sent();
}

#[test]
fn an_unknown_profile_is_answered_with_the_nearest_one_from_every_source() {
    let bench = Bench::new();
    let meant = |error: serde_json::Value| error["msg"].as_str().unwrap().contains("did you mean uat?");
    for line in ["login-info --profile uta", "config show --profile uta", "config set retries 3 --profile uta"] {
        assert!(meant(bench.run(line).exits(12).error()), "{line}");
    }
    let named = json().config("[profiles.uat]\n").env("ZHENGXIN_PROFILE", "uta");
    assert!(meant(named.run("login-info").exits(12).error()));
    let default = json().config("default_profile = 'uta'\n[profiles.uat]\n");
    assert!(meant(default.run("login-info").exits(12).error()));
}

#[test]
fn a_configuration_named_by_the_environment_must_exist() {
    json().env("ZHENGXIN_CONFIG", "/nonexistent/config.toml").run("login-info").exits(12);
    json().config("[profiles.x]\nnonsense = 1\n").run("login-info").exits(12);
}

#[test]
fn commands_that_need_no_configuration_work_without_one() {
    let zhengxin = json().env("ZHENGXIN_CONFIG", "/nonexistent/config.toml");
    for line in ["codes", "completions bash", "man", "demo", "demo --route questions"] {
        zhengxin.run(line).exits(0);
    }
    assert!(!fs::exists(zhengxin.path(".local")).unwrap(), "nothing is left behind");
}

#[test]
fn a_real_gateway_needs_every_merchant_field() {
    let error = json().run("login-info --gateway https://gateway.example/api --user-id u1").exits(12).error();
    for name in ["merchant_id", "app_name", "app_version", "platform", "notice_url"] {
        assert!(error["msg"].as_str().unwrap().contains(name), "{name}: {error}");
    }
}

#[test]
fn the_sandboxs_user_id_never_reaches_a_real_gateway() {
    let zhengxin = MERCHANT
        .split(' ')
        .filter_map(|pair| pair.split_once('='))
        .fold(json(), |zhengxin, (name, value)| zhengxin.env(&format!("ZHENGXIN_{}", name.to_uppercase()), value));
    assert_eq!(zhengxin.run("login-info --gateway https://gateway.example/api").exits(11).refusal().1, ["user_id"]);
}

#[test]
fn plain_http_is_allowed_only_for_this_machine() {
    let bench = Bench::new();
    for url in ["http://gateway.example/api", "http://192.0.2.1/api"] {
        let error = bench.run(&format!("login-info --gateway {url}")).exits(12).error();
        assert_eq!(error["class"], "config");
        assert!(error.to_string().contains("--allow-http"), "{error}");
    }
    // With the permission, the call is attempted, and fails only at the unreachable proxy.
    let nobody = super::support::broken::refusing_url();
    let tried = bench.env("ZHENGXIN_PROXY", &nobody);
    tried.run("login-info --gateway http://192.0.2.1/api --allow-http").exits(8);
}

#[test]
fn the_profile_ranks_below_flag_and_environment() {
    let bench = Bench::new().env("ZHENGXIN_APP_NAME", "by-environment");
    bench.run("login-info").json();
    assert_eq!(bench.gateway.last()["biz_data"]["app_name"], "by-environment");
    assert_eq!(bench.gateway.last()["biz_data"]["platform"], "web");
}

#[test]
fn codes_are_looked_up_by_number_or_class() {
    let row = json().run("codes 208101").json();
    assert_eq!(row.as_array().unwrap().len(), 1);
    assert_eq!((&row[0]["class"], &row[0]["exit"]), (&json!("credentials"), &json!(5)));
    let pending = json().run("codes --class pending").json();
    let codes: Vec<_> = pending.as_array().unwrap().iter().map(|row| row["code"].clone()).collect();
    assert_eq!(codes, [508107, 508114, 508147]);
    json().run("codes 508208").exits(2);
    json().run("codes --class nonsense").exits(2);
    let catalogue = json().run("codes").json();
    for lang in ["en", "zh"] {
        let error = json().run(&format!("codes --class usage --lang {lang}")).exits(2).error();
        let (_, offered) = error["english"].as_str().unwrap().split_once("classes of codes are ").unwrap();
        let offered: Vec<&str> = offered.split(", ").collect();
        assert!(!offered.contains(&"usage") && !offered.contains(&"internal"), "{error}");
        for row in catalogue.as_array().unwrap() {
            assert!(offered.contains(&row["class"].as_str().unwrap()), "{row}");
        }
    }
}

#[test]
fn a_configuration_that_cannot_be_used_hints_at_the_command_that_mends_it() {
    let known = "[profiles.uat]\ngateway = \"sandbox:\"\n";
    let rows = [
        ("profiles = [", "login-info", "config edit"),
        ("nonsense = 1\n", "login-info", "config edit"),
        ("[profiles.uat]\ngateway = 7\n", "login-info -p uat", "config edit"),
        ("[profiles.uat]\ngateway = \"sandbox:\"\ntimeout = \"soon\"\n", "login-info -p uat", "config edit"),
        (known, "login-info -p nope", "config init --profile NAME"),
        (&format!("default_profile = \"nope\"\n{known}"), "login-info", "config set default_profile NAME"),
        (known, "login-info -g https://gateway.invalid/api -u u1", "config init --profile NAME"),
    ];
    for (text, line, hint) in rows {
        for lang in ["en", "zh"] {
            let zhengxin = Zhengxin::new().config(text);
            let error = zhengxin.run(&format!("{line} --json --lang {lang}")).exits(12).error();
            assert!(error["hint"].as_str().unwrap_or_default().contains(hint), "{text} {line}: {error}");
        }
    }
}

#[test]
fn config_check_names_the_source_of_an_unknown_profile() {
    let zhengxin = Zhengxin::new().config("default_profile = \"nope\"\n[profiles.uat]\ngateway = \"sandbox:\"\n");
    for (line, source) in [("config check", "default_profile"), ("config check --profile none", "--profile")] {
        let shown = zhengxin.run(line).exits(12).stdout;
        let words: Vec<&str> = shown.split_whitespace().collect();
        assert_eq!(words[..2], ["✗", source], "{shown}");
    }
    assert_eq!(zhengxin.run("config check --json").exits(12).value()["findings"][0]["key"], "default_profile");
}

#[test]
fn a_proxy_that_no_call_could_use_is_refused_when_it_is_set_and_found_by_check() {
    let zhengxin = Zhengxin::new().config("default_profile = \"uat\"\n[profiles.uat]\ngateway = \"sandbox:\"\n");
    for proxy in ["ftp://x", "socks5://x:1080"] {
        let error = zhengxin.run(&format!("config set proxy {proxy} --json")).exits(2).error();
        assert!(error["msg"].as_str().unwrap().starts_with("proxy must be"), "{error}");
    }
    let wrong = Zhengxin::new()
        .config("default_profile = \"uat\"\n[profiles.uat]\ngateway = \"sandbox:\"\nproxy = \"ftp://x\"\n");
    let rows = wrong.run("config check --json").exits(12).value();
    let row = rows["findings"].as_array().unwrap().iter().find(|row| row["key"] == "proxy").unwrap();
    assert!(!row["problem"].is_null(), "{row}");
    let error = wrong.run("login-info -u u1 --json").exits(12).error();
    assert!(error["msg"].as_str().unwrap().contains("config.toml:4: proxy must be"), "{error}");
}

#[test]
fn a_bad_value_of_an_option_or_a_variable_is_named_once() {
    let zhengxin = Zhengxin::new().option("--json -p sandbox");
    for (line, en, zh) in [
        ("status --timeout soon", "--timeout must be a duration", "--timeout 应为时长"),
        ("status -g ftp://x", "--gateway must be", "--gateway 应为"),
        ("status -u ''", "--user-id must be not empty", "--user-id 不能为空"),
    ] {
        for (lang, start) in [("en", en), ("zh", zh)] {
            let error = zhengxin.run(&format!("{line} --lang {lang}")).exits(2).error();
            assert!(error["msg"].as_str().unwrap().starts_with(start), "{error}");
        }
    }
    let variable = Zhengxin::new().option("--json -p sandbox").env("ZHENGXIN_RETRIES", "x");
    let error = variable.run("status").exits(12).error();
    assert!(error["msg"].as_str().unwrap().starts_with("ZHENGXIN_RETRIES must be"), "{error}");
}
