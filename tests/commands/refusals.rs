//! Every gateway code, and the exit code and class that scripts get for it.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::bench::Bench;
use super::stage::Stage;

/// The result of each code for scripts: code, class, exit code, recovery, seconds to wait, keys to ask for again. The
/// vendor's text follows, so that each row can be reviewed here. Class and exit code were determined row by row from
/// the vendor's text and the contract's table of exit codes. Neither was generated from the program's tables or from
/// the other column, and they agree with the code catalogue. Two rows were close: 508149 ("what you entered is wrong")
/// could also be `input`, and 508141 (no SMS because the number is missing) could be `unavailable`. The catalogue
/// decided both.
const REFUSALS: &str = "
    # What was typed cannot be right: empty, of the wrong form, or not what the card or document says.
    508122  input        3  new-input     -      bank_card                             卡号输入错误, 请重新输入
    508123  input        3  new-input     -      id_card                               身份证输入错误, 请重新输入
    508125  input        3  new-input     -      last_three                            请输入信用卡背面的末三位数字
    508127  input        3  restart-step  -      bank_card                             储蓄卡、信用卡类型选择错误
    508200  input        3  new-input     -      year                                  年份不能为空
    508201  input        3  new-input     -      month                                 月份不能为空
    508202  input        3  new-input     -      last_three                            信用卡后 3 位不能为空
    508203  input        3  new-input     -      id_card                               身份证后 4 位不能为空
    508204  input        3  new-input     -      kbaList[0].options                    请选择第 1 道题目答案
    508205  input        3  new-input     -      kbaList[1].options                    请选择第 2 道题目答案
    508206  input        3  new-input     -      kbaList[2].options                    请选择第 3 道题目答案
    508207  input        3  new-input     -      kbaList[3].options                    请选择第 4 道题目答案
    508209  input        3  new-input     -      kbaList[4].options                    请选择第 5 道题目答案
    508300  input        3  new-input     -      year                                  年份为 2 位数字
    508301  input        3  new-input     -      month                                 月份为 2 位数字
    508302  input        3  new-input     -      last_three                            信用卡后 3 位为数字
    508303  input        3  new-input     -      password                              密码、确认密码不一致!

    # Name, identity number or mobile number are not those on file.
    508105  identity     3  new-input     -      real_name,id_card                     请核对您的真实姓名与身份证号是否正确!
    508119  identity     3  new-input     -      real_name,id_card                     姓名、身份证号与在互联网个人信用信息服务平台上注册时填写的信息不一致
    508121  identity     3  new-input     -      cellphone                             请输入您在银行开户或办理业务时留存的手机号码
    508124  identity     3  new-input     -      real_name,id_card,cellphone           持卡人身份信息或手机号输入不正确
    508141  identity     3  new-input     -      cellphone                             未能获取手机号短信发送失败
    508146  identity     3  new-input     -      login_name,real_name,id_card          您输入的登录名与三项标识不匹配

    # What only the card's holder knows does not fit the card.
    508120  card         3  new-input     -      card_password,month,year,last_three   输入的密码、有效期或 CVN2 有误
    508136  card         3  new-input     -      bank_card                             密码输入次数超限

    # The login, the page or a code of an earlier step no longer holds.
    508101  expired      4  restart-step  -      -                                     页面过期, 请刷新页面重试
    508110  expired      4  login         -      -                                     您未登录或已过期
    508128  expired      4  restart-step  -      -                                     您输入的银联认证码过期
    508129  expired      4  restart-step  -      -                                     您输入的银联认证码已经使用过
    508142  expired      4  login         -      -                                     由于您很长时间未在线使用, 请您重新登录

    # A password, a captcha or a code was wrong; nobody is locked out.
    208101  credentials  5  new-input     -      login_name,password                   您输入的账户名和密码不匹配, 请重新输入
    210101  captcha      5  new-captcha   -      pic_code                              图片验证码输入不正确
    211101  code         5  new-sms       -      message_code                          动态密码输入不正确或已过期
    508115  code         5  new-input     -      message_code                          身份验证码不正确
    508117  code         5  new-input     -      unionpay_code                         您输入的银联认证码无效
    508126  code         5  restart-step  -      -                                     短信验证码超过重试次数

    # The card or the person is refused, whatever is typed.
    508109  rejected     6  new-input     -      login_name                            请使用已经进行过银联认证或数字验证的用户名登录
    508130  rejected     6  new-input     -      bank_card                             银行卡验证失败
    508131  rejected     6  new-input     -      bank_card                             银行卡暂不支持该业务
    508132  rejected     6  route         -      -                                     您提交过申请但没有生成信用信息, 请重新申请
    508134  rejected     6  new-input     -      bank_card                             交易失败, 详情请咨询您的发卡行
    508138  rejected     6  new-input     -      bank_card                             银行卡未开通认证支付
    508139  rejected     6  new-input     -      bank_card                             交易失败。详情请咨询 95516
    508144  rejected     6  none          -      -                                     您无法使用该功能找回登录名, 可能是因为您的安全等级为低、未注册或已销户, 请重新注册
    508149  rejected     6  restart-step  -      -                                     您输入的信息有误, 请重新认证

    # It is there already: a user, a name, a number, a report.
    508102  exists       6  none          -      -                                     您已注册过用户
    508103  exists       6  new-input     -      login_name                            该登录名已存在
    508104  exists       6  new-input     -      cellphone                             此手机号码已注册
    508106  exists       6  none          -      -                                     您的身份信息已被注册, 请勿重复注册
    508111  exists       6  report        -      -                                     您的个人信用信息产品已存在

    # It is not there: never registered, closed, or nothing stored.
    508133  not-found    6  none          -      -                                     无 userId 对应的 HbaseKey
    508135  not-found    6  none          -      -                                     您的账户已经销户, 请重新提交申请
    508137  not-found    6  none          -      -                                     系统没有找到您的信息,您尚未注册或已经销户
    508145  not-found    6  new-input     -      login_name                            登录名不存在
    508148  not-found    6  none          -      -                                     登录名已注销

    # Another verification is the way.
    508112  route        6  route         -      -                                     目前系统尚未收录足够的信息对您的身份进行“问题验证”, 请您选择银联认证方式
    508113  route        6  route         -      -                                     您当前的安全等级为高, 问题验证只有安全等级为中或低的用户才能使用

    # The same has been sent before.
    508140  duplicate    6  none          -      -                                     重复交易

    # Handed in and under way: there is nothing to do but wait.
    508107  pending      7  wait          -      -                                     您之前已经提交过注册申请, 系统正在审核
    508114  pending      7  wait          86400  -                                     您的查询请求已提交。查询结果将在 24 小时后发送至您的手机中, 请勿重复提交申请
    508147  pending      7  wait          -      -                                     您提交的重置密码申请正在审核中, 请耐心等待

    # The fault is on the other side, and may pass.
    508100  unavailable  8  again         5      -                                     系统正忙, 请稍后重试
    508116  unavailable  8  again         5      -                                     网银加载出现错误
    508118  unavailable  8  new-sms       60     message_code                          短信发送失败, 请刷新重试
    508143  unavailable  8  again         5      -                                     系统暂时无法处理您的交易, 请您稍候再试

    # Too many wrong passwords: locked out for a while.
    508108  locked       9  wait          600    -                                     您的登录名已因密码连续输入错误次数超过 5 次被锁定, 请 10 分钟后再登录
";

struct Row {
    code: i64,
    class: &'static str,
    exit: i32,
    recovery: &'static str,
    after: Value,
    fields: Vec<&'static str>,
    text: String,
}

/// The rows, ordered by code.
fn rows() -> Vec<Row> {
    let row = |line: &'static str| {
        let mut words = line.split_whitespace();
        let mut next = || words.next().unwrap_or_else(|| panic!("{line}"));
        let (code, class, exit, recovery, after, fields) = (next(), next(), next(), next(), next(), next());
        let fields = if fields == "-" { Vec::new() } else { fields.split(',').collect() };
        let after = after.parse::<i64>().map_or(Value::Null, Value::from);
        let text = words.collect::<Vec<_>>().join(" ");
        Row { code: code.parse().unwrap(), class, exit: exit.parse().unwrap(), recovery, after, fields, text }
    };
    let lines = REFUSALS.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut rows: Vec<Row> = lines.map(row).collect();
    rows.sort_by_key(|row| row.code);
    rows
}

/// All codes except success.
pub fn codes() -> BTreeSet<i64> {
    rows().iter().map(|row| row.code).collect()
}

// §1.1.1, §1.1.4, §1.1.6, §2.1
#[test]
fn every_refusal_has_its_class_exit_code_recovery_fields_and_pause() {
    let bench = Bench::new();
    for row in rows() {
        bench.gateway.will_say(&json!({"code": row.code, "msg": "为什么", "data": {}}).to_string());
        let error = bench.run("verify-methods --login-name lisi").exits(row.exit).error();
        let code = row.code;
        assert_eq!(error["code"], code);
        assert_eq!(error["class"], row.class, "{code}");
        assert_eq!(error["recovery"], row.recovery, "{code}");
        assert_eq!(error["after"], row.after, "{code}");
        assert_eq!(error["fields"], json!(row.fields), "{code}");
        assert_eq!(error["msg"], "为什么", "{code}");
        assert_eq!(error["method"], "getVerifyMethod", "{code}");
    }
    assert_eq!(bench.gateway.requests().len(), rows().len(), "one command, one call");
}

// §1.2.4, §2.1
#[test]
fn the_catalogue_holds_these_codes_and_the_two_of_success() {
    let catalogue = Bench::new().run("codes").json();
    let codes: Vec<i64> = catalogue.as_array().unwrap().iter().map(|row| row["code"].as_i64().unwrap()).collect();
    let expected: Vec<i64> = [0, 200].into_iter().chain(rows().iter().map(|row| row.code)).collect();
    assert_eq!(codes, expected);
    for (entry, row) in catalogue.as_array().unwrap().iter().skip(2).zip(rows()) {
        let told = ["class", "exit", "recovery", "after", "fields", "vendor_text"].map(|name| entry[name].clone());
        let (class, exit, text) = (json!(row.class), json!(row.exit), json!(row.text));
        let expected = [class, exit, json!(row.recovery), row.after, json!(row.fields), text];
        assert_eq!(told, expected, "{}", row.code);
    }
}

// §1.1.1, §1.2.4, §2.1
#[test]
fn both_codes_of_success_are_success() {
    for code in [0, 200] {
        let bench = Bench::hearing(&[&json!({"code": code, "msg": "ok", "data": {}}).to_string()]);
        assert_eq!(bench.run("report-info").json()["code"], code);
    }
}

// §1.1.1, §1.2.4, §2.1
#[test]
fn an_undocumented_code_is_unknown_and_its_text_is_passed_through() {
    let bench = Bench::hearing(&[r#"{"code":508208,"msg":"第五题","data":null}"#]);
    let error = bench.run("report-info").exits(10).error();
    assert_eq!((&error["class"], &error["code"], &error["msg"]), (&json!("unknown"), &json!(508208), &json!("第五题")));
    assert_eq!((&error["recovery"], &error["fields"], &error["after"]), (&json!("none"), &json!([]), &Value::Null));
}

// §1.2.4
#[test]
fn a_refusal_without_a_text_gets_the_vendors_text() {
    let bench = Bench::hearing(&[r#"{"code":508140}"#]);
    let error = bench.run("report-info").exits(6).error();
    assert_eq!((&error["msg"], &error["english"]), (&json!("重复交易"), &json!("duplicate transaction")));
}

// §1.1.1, §1.1.6, §1.1.7, §1.1.9, §2.1
#[test]
fn people_read_the_vendors_words_and_what_to_do() {
    let bench = Bench::new();
    bench.gateway.will_say(r#"{"code":508110,"msg":"您未登录或已过期"}"#);
    let profile = bench.zhengxin.path(".config/zhengxin/config.toml");
    let human = super::support::cli::Zhengxin::new().env("ZHENGXIN_CONFIG", profile.to_str().unwrap());
    let ran = human.run("report-info").exits(4);
    assert_eq!(
        ran.stderr,
        "error: 508110 您未登录或已过期 (not logged in, or the login has expired)\nhint: next: zhengxin login\n"
    );
    assert_eq!(ran.stdout, "");
}

// §2.1
#[test]
fn a_trying_call_refused_as_busy_is_never_repeated() {
    let bench = Bench::hearing(&[r#"{"code":508143,"msg":"busy"}"#]);
    bench.run("unionpay card --bank-card 6250000000000004 --retries 2").exits(8);
    assert_eq!(bench.gateway.requests().len(), 1);
}

#[test]
fn the_hint_names_the_values_of_the_file_to_correct() {
    for (lang, said) in [("en", "check and correct in"), ("zh", "请在")] {
        let stage = Stage::human_in("wrong-password", lang);
        let ran = stage.go("").exits(5);
        let hint = ran.stderr.lines().last().unwrap();
        for part in [said, ".json", "login_name", "password", "zhengxin run "] {
            assert!(hint.contains(part), "{part}: {}", ran.stderr);
        }
    }
    for (person, key) in [("bad-card", "bank_card"), ("bad-year", "year"), ("wrong-id", "id_card")] {
        let error = Stage::served(person).go("").error();
        assert!(error["hint"].as_str().unwrap().contains(key), "{person}: {error}");
    }
}

#[test]
fn the_hint_names_refused_values_that_no_file_holds() {
    let bench = Bench::hearing(&[r#"{"code":208101,"msg":"x"}"#]).env("ZHENGXIN_PASSWORD", "hunter2");
    let error = bench.run("login --login-name lisi --pic-code 2wt56f --lang en").exits(5).error();
    let hint = error["hint"].as_str().unwrap();
    assert!(hint.starts_with("give a correct value for: login_name, password; then run: zhengxin login"), "{hint}");
}

#[test]
fn answers_that_were_all_refused_have_to_be_corrected() {
    for lang in ["en", "zh"] {
        let stage = Stage::human_in("stale-answers", lang);
        let answers = stage.answers_and(&json!({"question_answers": [1, 2, 3, 1, 5]}));
        let file = stage.zhengxin.answers(&answers);
        let run = || stage.run(&format!("run --answers {file} --ask sandbox:"));
        run();
        let again = run();
        let text =
            again.stderr.lines().find(|line| line.contains("508149 ")).unwrap_or_else(|| panic!("{}", again.stderr));
        assert_eq!(text.matches("508149").count(), 1, "{text}");
        assert!(again.stderr.contains("question_answers") && again.stderr.contains("zhengxin run"), "{}", again.stderr);
        assert!(!again.stderr.contains("run it again to continue"), "{}", again.stderr);
        assert!(!again.stderr.contains("再次运行即可继续"), "{}", again.stderr);
    }
}

#[test]
fn a_translation_is_of_the_gateways_text_alone() {
    let stage = Stage::human("unionpay-busy");
    let said = stage.go("").stderr;
    let error = said.lines().find(|line| line.starts_with("error: ")).unwrap();
    assert_eq!(error.matches("was sent at").count(), 1, "{said}");
    assert!(!error.contains("508143") && !error.contains(" ("), "{said}");
    let stage = Stage::human_in("unionpay-busy", "zh");
    let said = stage.go("").stderr;
    let error = said.lines().find(|line| line.starts_with("错误: ")).unwrap();
    assert!(error.contains("结果不明") && !error.contains("508143"), "{said}");
}
