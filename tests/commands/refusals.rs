//! Every code of the gateway: what it means to a script. The table is the code catalogue's, with the exit codes of the
//! contract; nothing of it comes from the program.

use serde_json::{Value, json};

use super::bench::Bench;

/// Code, class, exit code, recovery, seconds to wait, keys to ask for again.
const REFUSALS: &str = "
    208101  credentials  5  new-input     -      login_name,password
    210101  captcha      5  new-captcha   -      pic_code
    211101  code         5  new-sms       -      message_code
    508100  unavailable  8  again         5      -
    508101  expired      4  restart-step  -      -
    508102  exists       6  none          -      -
    508103  exists       6  new-input     -      login_name
    508104  exists       6  new-input     -      cellphone
    508105  identity     3  new-input     -      real_name,id_card
    508106  exists       6  none          -      -
    508107  pending      7  wait          -      -
    508108  locked       9  wait          600    -
    508109  rejected     6  new-input     -      login_name
    508110  expired      4  login         -      -
    508111  exists       6  report        -      -
    508112  route        6  route         -      -
    508113  route        6  route         -      -
    508114  pending      7  wait          86400  -
    508115  code         5  new-input     -      message_code
    508116  unavailable  8  again         5      -
    508117  code         5  new-input     -      unionpay_code
    508118  unavailable  8  new-sms       60     message_code
    508119  identity     3  new-input     -      real_name,id_card
    508120  card         3  new-input     -      card_password,month,year,last_three
    508121  identity     3  new-input     -      cellphone
    508122  input        3  new-input     -      bank_card
    508123  input        3  new-input     -      id_card
    508124  identity     3  new-input     -      real_name,id_card,cellphone
    508125  input        3  new-input     -      last_three
    508126  code         5  restart-step  -      -
    508127  input        3  restart-step  -      bank_card
    508128  expired      4  restart-step  -      -
    508129  expired      4  restart-step  -      -
    508130  rejected     6  new-input     -      bank_card
    508131  rejected     6  new-input     -      bank_card
    508132  rejected     6  route         -      -
    508133  not-found    6  none          -      -
    508134  rejected     6  new-input     -      bank_card
    508135  not-found    6  none          -      -
    508136  locked       9  wait          -      -
    508137  not-found    6  none          -      -
    508138  rejected     6  new-input     -      bank_card
    508139  rejected     6  new-input     -      bank_card
    508140  duplicate    6  none          -      -
    508141  identity     3  new-input     -      cellphone
    508142  expired      4  login         -      -
    508143  unavailable  8  again         5      -
    508144  rejected     6  none          -      -
    508145  not-found    6  new-input     -      login_name
    508146  identity     3  new-input     -      login_name,real_name,id_card
    508147  pending      7  wait          -      -
    508148  not-found    6  none          -      -
    508149  rejected     6  restart-step  -      -
    508200  input        3  new-input     -      year
    508201  input        3  new-input     -      month
    508202  input        3  new-input     -      last_three
    508203  input        3  new-input     -      id_card
    508204  input        3  new-input     -      kbaList[0].options
    508205  input        3  new-input     -      kbaList[1].options
    508206  input        3  new-input     -      kbaList[2].options
    508207  input        3  new-input     -      kbaList[3].options
    508209  input        3  new-input     -      kbaList[4].options
    508300  input        3  new-input     -      year
    508301  input        3  new-input     -      month
    508302  input        3  new-input     -      last_three
    508303  input        3  new-input     -      password
";

struct Row {
    code: i64,
    class: &'static str,
    exit: i32,
    recovery: &'static str,
    after: Value,
    fields: Vec<&'static str>,
}

fn rows() -> Vec<Row> {
    let row = |line: &'static str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [code, class, exit, recovery, after, fields] = words[..] else { panic!("{line}") };
        let fields = if fields == "-" { Vec::new() } else { fields.split(',').collect() };
        let after = after.parse::<i64>().map_or(Value::Null, Value::from);
        Row { code: code.parse().unwrap(), class, exit: exit.parse().unwrap(), recovery, after, fields }
    };
    REFUSALS.trim().lines().map(row).collect()
}

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

#[test]
fn the_catalogue_holds_these_codes_and_the_two_of_success() {
    let catalogue = Bench::new().run("codes").json();
    let codes: Vec<i64> = catalogue.as_array().unwrap().iter().map(|row| row["code"].as_i64().unwrap()).collect();
    let expected: Vec<i64> = [0, 200].into_iter().chain(rows().iter().map(|row| row.code)).collect();
    assert_eq!(codes, expected);
    for (entry, row) in catalogue.as_array().unwrap().iter().skip(2).zip(rows()) {
        let told = ["class", "exit", "recovery", "after", "fields"].map(|name| entry[name].clone());
        let expected = [json!(row.class), json!(row.exit), json!(row.recovery), row.after, json!(row.fields)];
        assert_eq!(told, expected, "{}", row.code);
    }
}

#[test]
fn both_codes_of_success_are_success() {
    for code in [0, 200] {
        let bench = Bench::hearing(&[&json!({"code": code, "msg": "ok", "data": {}}).to_string()]);
        assert_eq!(bench.run("report-info").json()["code"], code);
    }
}

#[test]
fn a_code_that_nobody_documented_is_unknown_and_its_text_is_passed_through() {
    let bench = Bench::hearing(&[r#"{"code":508208,"msg":"第五题","data":null}"#]);
    let error = bench.run("report-info").exits(10).error();
    assert_eq!((&error["class"], &error["code"], &error["msg"]), (&json!("unknown"), &json!(508208), &json!("第五题")));
    assert_eq!((&error["recovery"], &error["fields"], &error["after"]), (&json!("none"), &json!([]), &Value::Null));
}

#[test]
fn a_refusal_without_a_text_has_the_vendors() {
    let bench = Bench::hearing(&[r#"{"code":508140}"#]);
    let error = bench.run("report-info").exits(6).error();
    assert_eq!((&error["msg"], &error["english"]), (&json!("重复交易"), &json!("duplicate transaction")));
}

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

#[test]
fn a_busy_try_is_never_repeated() {
    let bench = Bench::hearing(&[r#"{"code":508143,"msg":"busy"}"#]);
    bench.run("unionpay card --bank-card 6250000000000004 --retries 2").exits(8);
    assert_eq!(bench.gateway.requests().len(), 1);
}
