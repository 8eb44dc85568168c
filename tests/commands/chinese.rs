//! Help, mistakes and tables of the command line in Chinese, and mistakes in English beside them.

use super::support::cli::Zhengxin;

/// The usage of a command in Chinese.
const USAGE: &str = "用法: zhengxin login [选项]";

fn zhengxin() -> Zhengxin {
    Zhengxin::new()
}

#[test]
fn help_is_in_the_language_of_option_variable_locale_or_profile() {
    let profile = "default_profile = \"uat\"\n[profiles.uat]\nlang = \"zh\"\n[profiles.other]\nlang = \"en\"\n";
    for line in ["login --help", "help login"] {
        assert!(zhengxin().run(&format!("{line} --lang zh")).printed().contains(USAGE), "{line}");
        assert!(zhengxin().env("ZHENGXIN_LANG", "zh").run(line).printed().contains(USAGE), "{line}");
        assert!(zhengxin().env("LC_ALL", "zh_CN.UTF-8").run(line).printed().contains(USAGE), "{line}");
        assert!(zhengxin().config(profile).run(line).printed().contains(USAGE), "{line}");
        assert!(
            zhengxin().config(profile).run(&format!("{line} --profile other")).printed().contains("Usage: "),
            "{line}"
        );
        assert!(zhengxin().config(profile).run(&format!("{line} --lang en")).printed().contains("Usage: "), "{line}");
        assert!(zhengxin().run(line).printed().contains("Usage: "), "{line}");
    }
}

#[test]
fn help_is_shown_in_spite_of_an_unreadable_configuration() {
    let zhengxin = zhengxin().config("[profiles.uat\n").env("LANG", "zh_CN.UTF-8");
    assert!(zhengxin.run("login --help").printed().contains(USAGE));
    assert!(zhengxin.run("help login").printed().contains(USAGE));
}

#[test]
fn help_has_the_width_of_the_variable_columns() {
    let width = |columns: &str| {
        let help = zhengxin().env("COLUMNS", columns).run("run --help --lang zh").printed();
        help.lines().map(|line| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>()).max().unwrap()
    };
    assert!((31..=40).contains(&width("40")));
    assert!((71..=80).contains(&width("80")));
}

/// A mistake of each kind that the parser finds, with a part of its message in each language.
#[rustfmt::skip]
const MISTAKES: [(&str, &str, &str); 23] = [
    ("logn", "没有命令 'logn'", "unknown command 'logn'"),
    ("logn", "\n提示: 是否为命令 'login' 或 'login-info'？\n", "\nhint: did you mean 'login' or 'login-info'?\n"),
    ("apply inf", "\n提示: 是否为命令 'info'？\n", "\nhint: did you mean 'info'?\n"),
    ("login --fooo", "没有选项 '--fooo'", "unknown option '--fooo'"),
    ("status --profil x", "\n提示: 是否为选项 '--profile'？\n", "\nhint: did you mean '--profile'?\n"),
    ("--pager view x", "\n提示: 是否为 'view --pager'？\n", "\nhint: did you mean 'view --pager'?\n"),
    ("codes --nosuch", "\n提示: 如要把 '--nosuch' 作为值，请写作 '-- --nosuch'\n", "\nhint: to pass '--nosuch' as a value, write '-- --nosuch'\n"),
    ("-- login", "\n提示: 'login' 是命令；使用它时去掉前面的 '--'\n", "\nhint: 'login' is a command: to use it, remove the '--' before it\n"),
    ("view a b", "多余的参数 'b'", "unexpected argument 'b'"),
    ("captcha --for x", "'--for <WHAT>' 的值 'x' 无效", "invalid value 'x' for '--for <WHAT>'"),
    ("captcha --for x", "\n  [可选值: login、register]\n", "\n  [possible values: login, register]\n"),
    ("run --until", "'--until <GOAL>' 缺少值", "'--until <GOAL>' needs a value"),
    ("run --max-tries 101", "无效：应为 1 到 100 的整数", "'--max-tries <N>': must be a whole number from 1 to 100"),
    ("run --max-tries x", "无效：应为整数", "'--max-tries <N>': must be a whole number"),
    ("status --retries 99999999999", "无效：应为", "'--retries <N>': must be a whole number from 0 to"),
    ("status --authorization=", "无效：授权书的存放处不能为空", "'--authorization <REF>': must not be empty"),
    ("status --session=", "无效：须为会话的名称或路径", "'--session <NAME|PATH>': must be the name or path of a session"),
    ("sandbox serve --listen x", "无效：应为 IP 地址:端口", "'--listen <ADDRESS:PORT>': must be an IP address and a port"),
    ("batch run --rate 0", "无效：应为大于 0 的数", "'--rate <N/s>': must be a number above 0"),
    ("session prune", "缺少以下必需的参数：\n  --older-than <DURATION>\n", "required, but not given:\n  --older-than <DURATION>\n"),
    ("view --html a --pager f", "'--html <OUT>' 不能与以下参数同时使用：\n  --pager", "'--html <OUT>' cannot be used together with:\n  --pager"),
    ("codes --class x --class y", "'--class <CLASS>' 只能给出一次", "'--class <CLASS>' can be given only once"),
    ("login --quiet=3", "'--quiet' 多了一个值 '3'", "'--quiet' does not take the value '3'"),
];

/// Words that clap would say, in its own English.
#[rustfmt::skip]
const OF_CLAP: [&str; 9] = [
    "unrecognized", "subcommand", "tip:", "found", "provided", "a value is required", "more information", "multiple times",
    "argument(s)",
];

#[test]
fn mistakes_of_each_kind_are_reported_in_chinese() {
    for (line, said, _) in MISTAKES {
        let told = zhengxin().env("ZHENGXIN_LANG", "zh").env("COLUMNS", "110").run(line).exits(2).stderr;
        assert!(told.contains(said) && told.starts_with("错误: "), "{line}: {told}");
        for english in ["error", "Usage", "tip:", "possible", "For more"] {
            assert!(!told.contains(english), "{line}: {told}");
        }
    }
}

#[test]
fn mistakes_of_each_kind_are_reported_in_the_programs_own_english() {
    for (line, _, said) in MISTAKES {
        let told = zhengxin().env("COLUMNS", "110").run(line).exits(2).stderr;
        assert!(told.contains(said) && told.starts_with("error: "), "{line}: {told}");
        for of_clap in OF_CLAP {
            assert!(!told.contains(of_clap), "{line}: {of_clap}: {told}");
        }
    }
}

#[test]
fn a_mistake_is_one_line_and_what_stands_below_fits_the_terminal() {
    for (line, ..) in MISTAKES {
        for lang in ["zh", "en"] {
            let told = zhengxin().env("COLUMNS", "40").run(&format!("--lang {lang} {line}")).exits(2).stderr;
            let width = |line: &str| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
            let mut lines =
                told.lines().skip(1).filter(|line| !line.starts_with("hint: ") && !line.starts_with("提示: "));
            assert!(lines.all(|line| width(line) <= 40), "{line}: {told}");
            let error = zhengxin().run(&format!("--json --lang {lang} {line}")).exits(2).error();
            let first = told.lines().next().unwrap().split_once(": ").unwrap().1;
            assert!(error["msg"].as_str().unwrap().starts_with(first), "{line}: {told}");
        }
    }
}

#[test]
fn a_mistake_in_json_has_chinese_and_english() {
    for (line, ..) in MISTAKES {
        let error = zhengxin().run(&format!("--json --lang zh {line}")).exits(2).error();
        let english = zhengxin().run(&format!("--json --lang en {line}")).exits(2).error();
        assert_eq!(error["english"], english["msg"], "{line}");
        assert_ne!(error["msg"], english["msg"], "{line}");
        assert_eq!(error["hint"].is_null(), english["hint"].is_null(), "{line}");
    }
}

#[test]
fn a_command_without_its_subcommand_shows_its_help_in_chinese() {
    let told = zhengxin().run("--lang zh session").exits(2).stderr;
    assert!(told.contains("用法: zhengxin session [选项] <命令>") && told.contains("列出会话"), "{told}");
}

#[test]
fn an_unknown_language_is_reported_in_the_language_of_the_locale() {
    let told = zhengxin().env("LANG", "zh_CN.UTF-8").run("--lang xx status").exits(2).stderr;
    assert!(told.contains("'--lang <LANG>' 的值 'xx' 无效"), "{told}");
}

#[test]
fn topics_are_in_chinese() {
    for (topic, says) in [
        ("environment", "审计日志文件"),
        ("exit-codes", "网关拒绝"),
        ("values", "每个值取自以下来源"),
        ("ask", "它的退出状态"),
        ("faults", "应答延迟若干毫秒"),
    ] {
        let text = zhengxin().run(&format!("help {topic} --lang zh")).printed();
        assert!(text.contains(says), "{text}");
    }
}

#[test]
fn the_sandboxs_people_are_described_in_chinese() {
    let people = zhengxin().run("sandbox people --gateway sandbox: --lang zh").printed();
    assert!(people.contains("以信用卡申请") && !people.contains("applies"), "{people}");
    let rows = zhengxin().run("sandbox people --gateway sandbox: --lang zh --json").json();
    assert_eq!(rows[0]["how"], "以信用卡申请");
}

#[test]
fn the_table_of_codes_says_in_chinese_what_can_be_done() {
    let codes = zhengxin().run("codes 210101 --lang zh").printed();
    assert!(codes.contains("换一张图片验证码") && !codes.contains("new"), "{codes}");
    assert!(zhengxin().run("codes 210101 --lang en").printed().contains("fetch a new picture"));
    assert_eq!(zhengxin().run("codes 210101 --lang zh --json").json()[0]["recovery"], "new-captcha");
}

#[test]
fn capabilities_are_described_in_chinese() {
    let all = zhengxin().run("capabilities --json --lang zh").json();
    let login = all["commands"].as_array().unwrap().iter().find(|row| row["command"] == "login").unwrap();
    assert_eq!(login["about"], "登录（login）");
    assert_eq!(all["classes"][0]["meaning"], "完成");
    assert_eq!(all["schemas"]["path"]["title"], "文件的路径");
    let schema = zhengxin().run("export --schema accounts --lang zh").printed();
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    assert_eq!(schema["properties"]["issuer"]["description"], "机构全称，报告原文去掉空白");
}

#[test]
fn completions_describe_in_chinese() {
    let asked = |line: &str| zhengxin().env("ZHENGXIN_COMPLETE", "1").env("LANG", "zh_CN.UTF-8").run(line).printed();
    assert!(asked("-- zhengxin logi").contains("login\t登录（login）\n"));
    assert!(asked("-- zhengxin login --log").contains("--login-name\t申请人的登录名\n"));
    assert!(asked("-- zhengxin codes --class card").contains("card\t银行卡的密码、有效期或后三位不符\n"));
    assert!(asked("-- zhengxin call getPic").contains("getPicCode\t获取图片验证码\n"));
    assert!(asked("-- zhengxin run --until ''").contains("applied\t申请报告\n"));
    assert!(asked("-- zhengxin --lang en logi").contains("login\tLog in (login)\n"));
}

#[test]
fn a_report_is_shown_in_the_language_of_the_profile() {
    let zhengxin = zhengxin().config("default_profile = \"uat\"\n[profiles.uat]\nlang = \"zh\"\n");
    let report = zhengxin.run("demo --json").json()["report"].to_string();
    zhengxin.file("r.json", &report);
    assert!(zhengxin.run("view r.json --html -").printed().contains("<html lang=\"zh-CN\">"));
    assert!(zhengxin.run("view r.json --html - --lang en").printed().contains("<html lang=\"en\">"));
}
