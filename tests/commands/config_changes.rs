//! `config init --profile`, `config set`, `config edit`: the configuration is changed, never damaged.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use super::support::cli::Zhengxin;

const TEXT: &str = "# ours\ndefault_profile = \"uat\"\n\n[profiles.uat]\ngateway = \"sandbox:\" # for now\n\
                    # as agreed\nretries = 3\n\n[profiles.prod]\ngateway = \"https://gateway.example/api\"\n";
const MERCHANT: &str = "merchant_id=123124 app_name=rong360bigapp app_version=2.0.0 platform=web \
                        notice_url=https://merchant.example/notice";

fn with_config() -> Zhengxin {
    Zhengxin::new().option("--json").config(TEXT)
}

fn file(zhengxin: &Zhengxin) -> PathBuf {
    zhengxin.path(".config/zhengxin/config.toml")
}

fn text(zhengxin: &Zhengxin) -> String {
    fs::read_to_string(file(zhengxin)).unwrap()
}

/// Asserts that the configuration is the only file in its directory.
fn is_alone(zhengxin: &Zhengxin) {
    let names = fs::read_dir(file(zhengxin).parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(names.collect::<Vec<_>>(), ["config.toml"]);
}

#[test]
fn init_with_a_profile_adds_it_to_the_existing_file() {
    let zhengxin = with_config();
    let line = format!("config init --profile test gateway=https://test.example/api {MERCHANT}");
    assert_eq!(zhengxin.run(&line).json()["path"], file(&zhengxin).to_str().unwrap());
    assert!(text(&zhengxin).starts_with(TEXT), "everything before stays");
    assert_eq!(fs::metadata(file(&zhengxin)).unwrap().permissions().mode() & 0o777, 0o600);
    let shown = zhengxin.run("config show --profile test").json().to_string();
    assert!(shown.contains("https://test.example/api"), "{shown}");
    assert_eq!(zhengxin.run("config show").json()["profile"], "uat", "the default stays");
    is_alone(&zhengxin);
    let after = text(&zhengxin);
    let error = zhengxin.run(&line).exits(12).error();
    assert!(error["msg"].as_str().unwrap().contains("has a profile \"test\" already"), "{error}");
    assert!(error["hint"].as_str().unwrap().contains("config set -p test KEY VALUE"), "{error}");
    let error = zhengxin.run(&format!("config init gateway=sandbox: {MERCHANT}")).exits(12).error();
    assert!(error["hint"].as_str().unwrap().contains("--profile NAME adds a profile"), "{error}");
    assert_eq!(text(&zhengxin), after);
}

#[test]
fn set_changes_one_value_and_keeps_comments_and_order() {
    let zhengxin = with_config();
    zhengxin.run("config set retries 5").exits(0);
    zhengxin.run("config set gateway https://prod.example/api --profile prod").exits(0);
    let expected = TEXT.replace("retries = 3", "retries = 5").replace("gateway.example", "prod.example");
    assert_eq!(text(&zhengxin), expected);
    assert_eq!(fs::metadata(file(&zhengxin)).unwrap().permissions().mode() & 0o777, 0o600);
    zhengxin.run("config set timeout 10s").exits(0);
    assert_eq!(text(&zhengxin), expected.replace("retries = 5\n", "retries = 5\ntimeout = \"10s\"\n"));
    zhengxin.run("config set default_profile prod").exits(0);
    assert!(text(&zhengxin).contains("default_profile = \"prod\"\n"));
    is_alone(&zhengxin);
    let by_variable = zhengxin.env("ZHENGXIN_PROFILE", "uat");
    by_variable.run("config set lang en").exits(0);
    assert!(text(&by_variable).contains("timeout = \"10s\"\nlang = \"en\"\n"), "{}", text(&by_variable));
}

#[test]
fn set_refuses_invalid_values_and_leaves_the_file_unchanged() {
    let zhengxin = with_config();
    for (line, exit, said) in [
        ("config set password hunter2", 2, "a configuration file must not contain secrets"),
        ("config set card_password 123456", 2, "a configuration file must not contain secrets"),
        ("config set last_three 012", 2, "a configuration file must not contain secrets"),
        ("config set merchantid 1", 2, "unknown key \"merchantid\" (did you mean merchant_id?)"),
        ("config set timeout soon", 2, "timeout must be a duration"),
        ("config set retries many", 2, "retries must be a whole number"),
        ("config set gateway http://gateway.example/api", 12, "is not encrypted"),
        ("config set envelope signed --profile uta", 12, "did you mean uat?"),
        ("config set default_profile nobody", 12, "no profile \"nobody\" to change (known: "),
    ] {
        let error = zhengxin.run(line).exits(exit).error();
        assert!(error["msg"].as_str().unwrap().contains(said), "{line}: {error}");
        assert!(!error.to_string().contains("hunter2"), "{error}");
    }
    let hint = zhengxin.run("config init password=hunter2").exits(12).error();
    assert!(hint["msg"].as_str().unwrap().contains("exists already"), "{hint}");
    let error = zhengxin.run("config set password x").error();
    for way in ["password_command", "--password-file", "--answers", "--ask", "environment"] {
        assert!(error["hint"].as_str().unwrap().contains(way), "{error}");
    }
    assert_eq!(text(&zhengxin), TEXT);
    is_alone(&zhengxin);
    let none = Zhengxin::new().option("--json").run("config set retries 5").exits(12).error();
    assert!(none["hint"].as_str().unwrap().contains("config init"), "{none}");
}

#[test]
fn a_profile_with_several_problems_can_be_fixed_value_by_value() {
    let zhengxin = Zhengxin::new().option("--json").config("[profiles.x]\ntimeout = \"soon\"\nretries = \"many\"\n");
    zhengxin.run("config set timeout 10s --profile x").exits(0);
    assert_eq!(text(&zhengxin), "[profiles.x]\ntimeout = \"10s\"\nretries = \"many\"\n");
}

#[test]
fn edit_saves_a_valid_configuration() {
    let zhengxin = with_config();
    let editor =
        zhengxin.program("editor", "env | grep -c ZHENGXIN_ >seen; sed -i 's/retries = 3/retries = 4/' \"$1\"");
    let zhengxin = zhengxin.env("EDITOR", &editor).env("ZHENGXIN_PASSWORD", "hunter2");
    zhengxin.run("config edit").exits(0);
    assert_eq!(text(&zhengxin), TEXT.replace("retries = 3", "retries = 4"));
    assert_eq!(fs::metadata(file(&zhengxin)).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_to_string(zhengxin.path("seen")).unwrap(), "0\n", "the editor gets no secret");
    is_alone(&zhengxin);
    let with_words = zhengxin.env("VISUAL", "sed -i -e s/4/6/");
    with_words.run("config edit").exits(0);
    assert!(text(&with_words).contains("retries = 6"), "VISUAL goes first, and may have arguments");
    let unchanged = with_words.env("VISUAL", "true");
    unchanged.run("config edit").exits(0);
    is_alone(&unchanged);
}

#[test]
fn an_invalid_edit_is_kept_in_another_file_and_the_next_edit_continues_it() {
    for (broken, said) in [
        ("s/retries = 3/retries = /", "config.toml.edited:7:"),
        ("s/retries = 3/retrys = 3/", "did you mean retries?"),
        ("s/retries = 3/retries = \"x\"/", "config.toml.edited:7: retries must be a whole number"),
        ("s/default_profile = \"uat\"/default_profile = \"uta\"/", "did you mean uat?"),
    ] {
        let zhengxin = with_config();
        let script = zhengxin.file("broken.sed", broken);
        let zhengxin = zhengxin.env("EDITOR", &format!("sed -i -f {}", script.display()));
        let error = zhengxin.run("config edit").exits(12).error();
        assert!(error["msg"].as_str().unwrap().contains(said), "{broken}: {error}");
        assert!(error["hint"].as_str().unwrap().contains("config.toml.edited"), "{error}");
        assert_eq!(text(&zhengxin), TEXT);
        let kept = file(&zhengxin).with_file_name("config.toml.edited");
        assert_ne!(fs::read_to_string(&kept).unwrap(), TEXT);
        assert_eq!(fs::metadata(&kept).unwrap().permissions().mode() & 0o777, 0o600);
        zhengxin.file("mended.toml", &TEXT.replace("# ours", "# mended"));
        let mend = zhengxin.program("mend", "cp \"$1\" seen.toml; cp mended.toml \"$1\"");
        let broken = fs::read_to_string(&kept).unwrap();
        let zhengxin = zhengxin.env("VISUAL", &mend);
        zhengxin.run("config edit").exits(0);
        assert_eq!(fs::read_to_string(zhengxin.path("seen.toml")).unwrap(), broken);
        assert_eq!(text(&zhengxin), TEXT.replace("# ours", "# mended"));
        is_alone(&zhengxin);
    }
}

#[test]
fn an_editor_that_fails_changes_nothing() {
    let zhengxin = with_config().env("EDITOR", "false");
    let error = zhengxin.run("config edit").exits(12).error();
    assert!(error["msg"].as_str().unwrap().contains("the editor false failed"), "{error}");
    assert_eq!(text(&zhengxin), TEXT);
    is_alone(&zhengxin);
    let error = with_config().run("config edit").exits(12).error();
    assert!(error["msg"].as_str().unwrap().contains("VISUAL"), "nobody could use an editor here: {error}");
}

#[test]
fn init_and_set_name_the_profile_and_the_command_that_checks_it() {
    let zhengxin = with_config();
    let human = |line: &str| {
        let ran = zhengxin.command().args(line.split(' ')).args(["--lang", "en"]).output().unwrap();
        String::from_utf8(ran.stdout).unwrap()
    };
    let said = human(&format!("config init --profile lab gateway=https://lab.example/api {MERCHANT}"));
    assert!(said.contains("profile lab of ") && said.contains("zhengxin config check --profile lab\n"), "{said}");
    assert_eq!(zhengxin.run("config set retries 4 --profile lab").json()["profile"], "lab");
    assert_eq!(zhengxin.run("config set retries 4").json()["profile"], "uat");
}

#[test]
fn a_key_that_a_profile_lacks_is_answered_with_the_command_that_sets_it() {
    let pairs = MERCHANT.split_whitespace().skip(1).filter_map(|pair| pair.split_once('='));
    let merchant: String = pairs.map(|(key, value)| format!("{key} = \"{value}\"\n")).collect();
    let one = format!("[profiles.uat]\ngateway = \"https://g.example\"\n{merchant}");
    let hint = |zhengxin: &Zhengxin, line: &str| {
        let error = zhengxin.run(line).exits(12).error();
        error["hint"].as_str().unwrap().to_owned()
    };
    for (lang, alone, each) in
        [("en", "set it first: ", "set each of them first: "), ("zh", "先设置：", "先逐项设置：")]
    {
        let zhengxin = Zhengxin::new().option(&format!("--json --lang {lang}")).config(&one);
        let said = hint(&zhengxin, "login-info -p uat");
        assert_eq!(said, format!("{alone}zhengxin config set -p uat merchant_id VALUE"));
        zhengxin.run("config set -p uat merchant_id 123124").exits(0);
        let said = hint(&zhengxin, "config set -p uat envelope signed");
        assert_eq!(said, format!("{alone}zhengxin config set -p uat private_key VALUE"));
        let said = hint(&with_config().option(&format!("--lang {lang}")), "login-info -p prod");
        assert_eq!(said, format!("{each}zhengxin config set -p prod KEY VALUE"));
    }
}

#[test]
fn init_for_the_sandbox_requires_no_values() {
    let zhengxin = Zhengxin::new().option("--json");
    zhengxin.run("config init --profile play gateway=sandbox:").exits(0);
    zhengxin.run("config check --profile play").exits(0);
    zhengxin.run("login-info --profile play --user-id u1").exits(0);
}

#[test]
fn init_without_a_terminal_says_how_to_supply_the_missing_keys() {
    let zhengxin = Zhengxin::new().option("--json");
    let error = zhengxin.run("config init gateway=https://gateway.example/api envelope=signed").exits(11).error();
    let hint = error["hint"].as_str().unwrap();
    assert!(hint.contains("merchant_id=123124") && hint.contains("private_key=/path/key.pem"), "{error}");
    assert!(!hint.contains("gateway="), "it was given: {error}");
}

#[test]
fn a_list_may_be_written_as_in_the_file_or_with_commas() {
    let zhengxin = with_config();
    for list in ["'[\"real_name\", \"id_card\"]'", "real_name,id_card", "'real_name, id_card'"] {
        zhengxin.run(&format!("config set extra_fields {list}")).exits(0);
        assert!(text(&zhengxin).contains("extra_fields = [\"real_name\", \"id_card\"]\n"), "{list}");
    }
    zhengxin.run("config set extra_fields '[\"password\"]'").exits(2);
    assert!(zhengxin.run("config set --help").stdout.contains("real_name,id_card"));
}

#[test]
fn a_key_unlike_any_other_is_answered_with_the_list_of_keys() {
    let error = Zhengxin::new().option("--json").run("config init foo=bar").exits(2).error();
    let said = error["msg"].as_str().unwrap();
    assert!(said.contains("merchant_id") && said.contains("settle_after") && !said.contains("did you mean"), "{said}");
}
