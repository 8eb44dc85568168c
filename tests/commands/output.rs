//! Results go to standard output, everything else to standard error.

use serde_json::{Value, json};

use super::behind::with;
use super::bench::{Bench, form, ok};
use super::stage::Stage;
use super::support::between::{Arrived, Fate};
use super::support::cli::Zhengxin;

/// The sandbox as the default gateway, with output for people.
fn plain() -> Zhengxin {
    Zhengxin::new()
}

#[test]
fn jq_filters_the_result_and_raw_prints_strings_unquoted() {
    let zhengxin = plain();
    assert_eq!(zhengxin.run("login-info --jq .method").exits(0).stdout, "\"getLoginInfo\"\n");
    assert_eq!(zhengxin.run("login-info --jq .method --raw").exits(0).stdout, "getLoginInfo\n");
    assert_eq!(
        zhengxin.run("login-info --jq '.next.param[].key' --raw").exits(0).stdout,
        "login_name\npassword\npic_code\n"
    );
    assert_eq!(zhengxin.run("login-info --jq .method").exits(0).stderr, "", "jq implies json");
}

#[test]
fn an_invalid_filter_is_a_usage_error_before_any_call() {
    let bench = Bench::new();
    assert_eq!(bench.run("login-info --jq '.['").exits(2).error()["class"], "usage");
    assert_eq!(bench.run("login-info --raw").exits(2).error()["class"], "usage");
    bench.nothing_sent();
}

#[test]
fn an_error_is_json_however_json_was_asked_for() {
    for line in
        ["verify-methods --json", "verify-methods --output json", "--json verify-methods", "verify-methods --jq .msg"]
    {
        assert_eq!(plain().run(line).exits(11).error()["class"], "missing", "{line}");
    }
    assert_eq!(plain().env("ZHENGXIN_OUTPUT", "json").run("verify-methods").exits(11).error()["class"], "missing");
    let human = plain().env("ZHENGXIN_OUTPUT", "json").run("verify-methods --output human").exits(11);
    assert!(human.stderr.contains("error: "), "the option goes before the variable");
}

#[test]
fn an_error_object_has_every_member_of_the_contract() {
    let bench = Bench::hearing(&[r#"{"code":208101,"msg":"no"}"#]).env("ZHENGXIN_PASSWORD", "hunter2");
    let error = bench.run("login --login-name lisi --pic-code 2wt56f").exits(5).error();
    let names: Vec<_> = error.as_object().unwrap().keys().map(String::as_str).collect();
    let expected =
        ["class", "exit", "code", "msg", "english", "method", "recovery", "fields", "after", "hint", "next_step"];
    assert_eq!(names, expected);
}

#[test]
fn a_usage_error_exits_with_2_in_words_or_json() {
    let ran = plain().run("login --no-such-option").exits(2);
    assert!(ran.stderr.contains("--no-such-option") && ran.stdout.is_empty());
    assert_eq!(plain().run("login --no-such-option --json").exits(2).error()["class"], "usage");
    assert_eq!(plain().run("nonsense --json").exits(2).error()["class"], "usage");
}

#[test]
fn help_and_version_go_to_standard_output() {
    for line in ["--help", "--version", "login --help", "unionpay auth --help", "help login", "help unionpay auth"] {
        let ran = plain().run(line).exits(0);
        assert!(!ran.stdout.is_empty() && ran.stderr.is_empty(), "{line}");
    }
    assert_eq!(plain().run("help nonsense").exits(2).stdout, "");
}

#[test]
fn without_arguments_the_program_prints_its_short_help_and_exits_with_0() {
    let ran = plain().run("").exits(0);
    assert_eq!(ran.stdout, plain().run("-h").exits(0).stdout);
    assert!(ran.stdout.contains("First steps:\n  demo") && ran.stderr.is_empty(), "{}", ran.stdout);
    let chinese = plain().env("LC_ALL", "zh_CN.UTF-8").run("").exits(0).stdout;
    assert!(chinese.contains("第一步:\n  demo"), "{chinese}");
    assert_eq!(plain().run("session").exits(2).stdout, "", "only the bare program is a request for help");
}

#[test]
fn short_options_work_like_their_long_forms() {
    let same = |short: &str, long: &str| {
        assert_eq!(plain().run(short).exits(0).stdout, plain().run(long).exits(0).stdout, "{short}");
    };
    same("config show -p sandbox -u u1 -o json", "config show --profile sandbox --user-id u1 --output json");
    same(
        "login-info -g sandbox: -s own -u u1 --jq .method -r",
        "login-info --gateway sandbox: --session own --user-id u1 --jq .method --raw",
    );
    same("config show -psandbox -qu u1 -ojson", "config show --profile sandbox --quiet --user-id u1 --output json");
}

#[test]
fn a_mistake_is_reported_as_json_for_the_short_option_too() {
    for line in ["login -o json --nosuch", "login -ojson --nosuch"] {
        assert_eq!(plain().run(line).exits(2).error()["class"], "usage", "{line}");
    }
}

#[test]
fn the_global_options_are_a_topic_of_help() {
    let topic = plain().run("help options").exits(0).stdout;
    for option in ["-p, --profile <NAME> ", "    --ask-timeout <DURATION> ", "-n, --dry-run ", "-f, --force "] {
        assert!(topic.contains(option), "{option}: {topic}");
    }
    let help = plain().run("login --help").exits(0).stdout;
    assert!(help.contains("--pic-code") && !help.contains("--profile <NAME>"), "{help}");
}

#[test]
fn the_topics_of_help_are_the_tables_of_the_contract() {
    let topic = |name: &str| plain().run(&format!("help {name}")).exits(0).stdout;
    let environment = topic("environment");
    for name in [
        "LOGIN_NAME",
        "PASSWORD",
        "CARD_PASSWORD",
        "QUESTION_ANSWERS",
        "ASK",
        "ANSWERS",
        "CONFIG",
        "MERCHANT_ID",
        "SESSION",
        "OUTPUT",
    ] {
        assert!(environment.contains(&format!("ZHENGXIN_{name} ")), "{name}");
    }
    let exit_codes = topic("exit-codes");
    for code in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 70, 130] {
        let begins = |line: &str| line.split_whitespace().next() == Some(&code.to_string());
        assert!(exit_codes.lines().any(begins), "{code}");
    }
    assert!(topic("values").contains("bank_card"));
}

#[test]
fn a_notice_says_that_no_profile_was_named_unless_json_or_quiet_is_given() {
    let noticed = |zhengxin: Zhengxin, line: &str| zhengxin.run(line).exits(0).stderr.contains("sandbox");
    assert!(noticed(plain(), "login-info"));
    assert!(noticed(plain(), "login-info --gateway sandbox:"), "the profile's merchant fields hold all the same");
    for line in ["login-info --json", "login-info --quiet", "login-info --profile sandbox"] {
        assert!(!noticed(plain(), line), "{line}");
    }
    assert!(noticed(plain(), "login-info --json -v"), "notices in JSON with -v");
    assert!(!noticed(plain().env("ZHENGXIN_PROFILE", "sandbox"), "login-info"));
    let stderr = plain().run("login-info").exits(0).stderr;
    assert_eq!(stderr.lines().count(), 1, "{stderr}");
}

#[test]
fn people_see_the_result_and_the_next_step() {
    let ran = plain().run("login-info --profile sandbox").exits(0);
    assert!(
        ran.stdout.contains("getLoginInfo") && ran.stdout.contains("zhengxin login --profile sandbox"),
        "{}",
        ran.stdout
    );
    assert!(!ran.stdout.contains('\u{1b}'), "no colours in a pipe");
    assert!(plain().run("login-info --color always").exits(0).stdout.contains('\u{1b}'));
}

/// The output for people of a command that gets this reply.
fn read_of(line: &str, reply: &Value) -> String {
    let bench = Bench::hearing(&[&reply.to_string()]);
    let config = bench.zhengxin.path(".config/zhengxin/config.toml");
    let human = plain().env("ZHENGXIN_CONFIG", config.to_str().unwrap()).env("ZHENGXIN_PASSWORD", "hunter2");
    human.run(line).exits(0).stdout
}

/// The output for people of a login that gets this reply.
fn login_with(reply: &Value, lang: &str) -> String {
    read_of(&format!("login --login-name lisi --pic-code 2wt56f --lang {lang}"), reply)
}

// §1.1.1
#[test]
fn people_read_the_message_of_a_success_unless_it_is_ok() {
    let picture = |msg: Value| read_of("captcha", &json!({"code": 0, "msg": msg, "data": {"pic_code": "aGVsbG8="}}));
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let bare = lines(&picture(json!("ok")));
    for nothing in [json!(" OK "), json!(""), Value::Null] {
        assert_eq!(lines(&picture(nothing)).len(), bare.len());
    }
    let told = lines(&picture(json!("系统今晚\n维护\u{1b}[2J")));
    assert_eq!((told.len(), told[1].as_str()), (bare.len() + 1, "  系统今晚 维护 [2J"));
}

// §1.1.1, §1.1.3
#[test]
fn sent_values_are_masked_in_the_message_of_a_success() {
    let said = login_with(&json!({"code": 200, "msg": "lisi hunter2 登录成功", "data": {"user_status": 0}}), "en");
    assert!(said.contains("\n  *** *** 登录成功\n  user_status 0"), "{said}");
}

// §1.1.1
#[test]
fn a_run_prints_the_message_of_a_success() {
    let said = |msg: &str| {
        let form = json!({"method": "login", "param": []});
        let (stage, _gateway) = with("apply-credit-01", {
            let reply = json!({"code": 200, "msg": msg, "data": {"next": form}});
            move |call: &Arrived| {
                if call.method == "getLoginInfo" { Fate::Instead(reply.clone()) } else { Fate::Through }
            }
        });
        let ran = stage.go("--until login -v --lang en --color never").exits(0);
        ran.stderr.lines().find(|line| line.starts_with("✓ getLoginInfo")).unwrap().to_owned()
    };
    assert!(said("今晚维护").ends_with("fetch the login form: 今晚维护"));
    assert!(said("ok").ends_with("fetch the login form"));
}

// §1.1.3
#[test]
fn people_read_the_status_of_a_login_in_the_documents_words() {
    for (number, zh, en) in [
        (0, "暂未申请", "not applied yet"),
        (1, "处理中", "being processed"),
        (2, "报告已生成", "the report is ready"),
        (3, "验证未通过", "verification was refused"),
        (4, "本地有报告且未失效", "a valid report exists"),
        (5, "本地有报告失效", "a report exists but has expired"),
        (6, "报告未生成", "no report was produced"),
        (9, "未知状态", "unknown status"),
    ] {
        let reply = ok(json!({"user_status": number}));
        for (lang, words) in [("zh", zh), ("en", en)] {
            let said = login_with(&reply, lang);
            assert!(said.contains(&format!("  user_status {number}  {words}\n")), "{said}");
        }
    }
}

// §1.1.3
#[test]
fn people_read_the_unionpay_status_and_how_the_report_was_applied_for() {
    let inside = ok(json!({"user_status": 1, "unionpay_auth": 1, "apply_type": "银联认证"}));
    let beside = json!({"code": 0, "user_status": 1, "unionpay_auth": 0, "apply_type": "问题验证", "data": {}});
    for (reply, auth, kind) in [(inside, "yes", "银联认证"), (beside, "no", "问题验证")] {
        let said = login_with(&reply, "en");
        assert!(said.contains(&format!("  unionpay_auth {auth}\n  apply_type {kind}\n")), "{said}");
    }
    let neither = login_with(&ok(json!({"user_status": 0})), "en");
    assert!(neither.contains("  unionpay_auth no\n") && !neither.contains("apply_type"), "{neither}");
}

// §1.1.2
#[test]
fn people_read_the_fields_of_the_login_form_with_title_key_and_hint() {
    let said = plain().run("login-info --profile sandbox").exits(0).stdout;
    let fields = "  - 用户名 [login_name]\n  - 密码 [password]\n  - 验证码 [pic_code]  6 位， 由字母、数字组成\n";
    assert!(said.contains(fields), "{said}");
}

// §1.1.4
#[test]
fn people_read_the_verification_methods_with_the_banks_and_the_advice() {
    let stage = Stage::human("apply-credit-01");
    stage.run("login --answers answers.json --ask sandbox:").exits(0);
    let said = stage.run("verify-methods --answers answers.json").exits(0).stdout;
    let (unionpay, questions) = said.split_once("\n  问题验证\n").unwrap();
    assert!(unionpay.contains("\n  银联验证\n  - 银行卡号 [bank_card]  建议使用信用卡，提高验证成功率\n"), "{said}");
    for line in ["银行卡身份验证功能支持的银行卡清单如下：", "信用卡(贷记卡)：工商银行、", "储蓄卡(借记卡): 工商银行、"]
    {
        assert!(unionpay.contains(&format!("\n    {line}")), "{line} in {said}");
    }
    assert!(questions.starts_with("    特别提示\n    问题验证方式为中国人民银行提供的低级别验证方式"), "{said}");
    assert!(questions.contains("建议使用银联认证的方式进行认证"), "{said}");
}

// §1.1.5
#[test]
fn people_read_the_five_questions_with_their_numbered_options() {
    let stage = Stage::human("apply-questions-01");
    for command in ["login", "verify-methods"] {
        stage.run(&format!("{command} --answers answers.json --ask sandbox:")).exits(0);
    }
    let said = stage.run("questions").exits(0).stdout;
    let titles =
        ["信用卡额度是多少？", "并且正在使用？", "在哪家机构办理过信用卡？", "婚姻状况是什么？", "领取地是哪里？"];
    for (place, title) in titles.into_iter().enumerate() {
        assert!(said.contains(&format!("{title} [kbaList[{place}].options]\n      1. ")), "{title} in {said}");
    }
    assert!(said.contains("      1. 丧偶\n      2. 已婚\n      3. 离婚\n      4. 未婚\n"), "{said}");
    assert_eq!(said.matches("      5. 以上都不是\n").count(), 5, "{said}");
}

#[test]
fn the_language_follows_option_variable_and_locale() {
    let said = |zhengxin: Zhengxin, line: &str| zhengxin.run(line).exits(11).stderr;
    assert!(said(plain(), "verify-methods -q").contains("missing"));
    assert!(said(plain(), "verify-methods -q --lang zh").contains("缺少"));
    assert!(said(plain().env("LANG", "zh_CN.UTF-8"), "verify-methods -q").contains("缺少"));
    assert!(
        said(plain().env("LANG", "zh_CN.UTF-8").env("ZHENGXIN_LANG", "en"), "verify-methods -q").contains("missing")
    );
}

#[test]
fn next_step_repeats_the_global_options_but_contains_no_values() {
    let bench = Bench::hearing(&[&form("login", json!([])).to_string()]);
    let ran = bench.run("--session 'my session' login-info --user-id u1 --no-verify-input --timeout 5s").json();
    let next = ran["next_step"].as_str().unwrap();
    assert!(next.starts_with("zhengxin login "), "{next}");
    for option in ["--session 'my session'", "--user-id u1", "--no-verify-input", "--timeout 5s", "--json"] {
        assert!(next.contains(option), "{option} in {next}");
    }
    let card = bench.run("unionpay card --bank-card 6250000000000004 --user-id u1").json();
    assert!(!card["next_step"].as_str().unwrap().contains("6250000000000004"));
}

#[test]
fn next_step_of_an_error_is_ready_to_run_as_well() {
    let bench = Bench::hearing(&[r#"{"code":508110,"msg":"x"}"#]);
    let error = bench.run("report-info --user-id u1").exits(4).error();
    assert_eq!(error["next_step"], "zhengxin login --user-id u1 --json");
}
