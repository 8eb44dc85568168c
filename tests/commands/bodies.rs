//! Request bodies equal the document's: protocol.md, sections 1 and 3, each compared as a whole.

use serde_json::{Value, json};

use super::bench::{Bench, merchant, ok};
use super::support::cli::Zhengxin;
use super::support::recording::RecordingGateway;

const HOLDER: &str = "--real-name 张三 --id-card 99000019550101004X --cellphone 13800000001";

/// A command, its stdin, and the request it makes.
#[track_caller]
fn sends(line: &str, stdin: &str, method: &str, params: Value) {
    let bench = Bench::new().env("ZHENGXIN_LAST_THREE", "007").env("ZHENGXIN_CARD_PASSWORD", "012345");
    bench.gateway.will_say(&ok(json!({"pic_code": "aGVsbG8="})).to_string());
    bench.zhengxin.run_with(line, stdin).json();
    assert_eq!(bench.gateway.requests().len(), 1, "one command, one call");
    assert_eq!(bench.sent(), (method.to_owned(), params));
}

// §1.1.1
#[test]
fn captcha() {
    sends("captcha", "", "crawler.api.zx.getPicCode", json!({"type": 2}));
    sends("captcha --for login", "", "crawler.api.zx.getPicCode", json!({"type": 2}));
    sends("captcha --for register", "", "crawler.api.zx.getPicCode", json!({"type": 1}));
}

// §1.1.2, §1.1.3
#[test]
fn login() {
    sends("login-info", "", "crawler.api.zx.getLoginInfo", json!({}));
    sends(
        "login --login-name lisi --pic-code 2wt56f --password-stdin",
        "hunter 2\n",
        "crawler.api.zx.login",
        json!({"login_name": "lisi", "password": "hunter 2", "pic_code": "2wt56f"}),
    );
}

// §1.1.4
#[test]
fn verification() {
    let asks = |kind: i64| json!({"login_name": "lisi", "type": kind});
    sends("verify-methods --login-name lisi", "", "crawler.api.zx.getVerifyMethod", asks(1));
    sends("verify-methods --login-name lisi --for recover", "", "crawler.api.zx.getVerifyMethod", asks(2));
}

// §1.1.5, §1.1.6
#[test]
fn questions() {
    let answers = json!({"kbaList[0].options": "1", "kbaList[1].options": "2", "kbaList[2].options": "3",
        "kbaList[3].options": "1", "kbaList[4].options": "5"});
    sends("questions", "", "crawler.api.zx.getQuestion", json!({}));
    sends("submit-answers 1 2 3 1 5", "", "crawler.api.zx.submitQuestion", answers.clone());
    let named = "submit-answers --answer 5=5 --answer 1=1 --answer 2=2 --answer 3=3 --answer 4=1";
    sends(named, "", "crawler.api.zx.submitQuestion", answers);
}

// §1.1.7
#[test]
fn card() {
    sends(
        "unionpay card --bank-card 6250000000000004",
        "",
        "crawler.api.zx.onlineValidateCard",
        json!({"bank_card": "6250000000000004", "type": 1}),
    );
}

// §1.1.8, §1.1.9
#[test]
fn the_bank_sms_carries_the_card_fields_that_were_given() {
    let method = "crawler.api.zx.getOnlineMessageCode";
    sends("unionpay sms --cellphone 13800000001", "", method, json!({"cellphone": "13800000001"}));
    sends(
        &format!("unionpay sms {HOLDER} --bank-card 6250000000000004 --card-type 2"),
        "",
        method,
        json!({"cellphone": "13800000001", "real_name": "张三", "id_card": "99000019550101004X",
            "bank_card": "6250000000000004", "card_type": "2"}),
    );
}

// §1.1.9
#[test]
fn authentication_by_credit_card_sends_no_pin() {
    let line = |purpose: &str| {
        format!(
            "unionpay auth {HOLDER} --bank-card 6250000000000004 --card-type 2 --message-code herdrc --year 09 \
             --month 07 {purpose}"
        )
    };
    let params = |kind: i64| {
        json!({"cellphone": "13800000001", "real_name": "张三", "id_card": "99000019550101004X",
            "bank_card": "6250000000000004", "card_type": "2", "message_code": "herdrc", "year": "09", "month": "07",
            "last_three": "007", "type": kind})
    };
    sends(&line(""), "", "crawler.api.zx.onlineAuthentication", params(1));
    sends(&line("--for recover"), "", "crawler.api.zx.onlineAuthentication", params(2));
}

// §1.1.9
#[test]
fn authentication_by_debit_card_sends_no_expiry() {
    sends(
        &format!(
            "unionpay auth {HOLDER} --bank-card 6200000000000005 --card-type 1 --message-code herdrc --year 09 \
             --month 07"
        ),
        "",
        "crawler.api.zx.onlineAuthentication",
        json!({"cellphone": "13800000001", "real_name": "张三", "id_card": "99000019550101004X",
            "bank_card": "6200000000000005", "card_type": "1", "message_code": "herdrc", "password": "012345",
            "type": 1}),
    );
}

// §1.1.7, §1.2.0
#[test]
fn unionpay_code() {
    sends(
        "unionpay submit --pic-code 2wt56f --unionpay-code uikie9",
        "",
        "crawler.api.zx.submitOnlineAuth",
        json!({"pic_code": "2wt56f", "unionpay_code": "uikie9"}),
    );
}

// §1.2.1, §1.2.3
#[test]
fn application() {
    let method = "crawler.api.zx.getOnlineAuthedInfo";
    sends("apply info --login-name lisi", "", method, json!({"login_name": "lisi"}));
    sends("apply sms", "", "crawler.api.zx.getOnlineMessageCode", json!({}));
    let method = "crawler.api.zx.submitApplyMessageCode";
    sends("apply submit --message-code herdrc", "", method, json!({"message_code": "herdrc"}));
}

// §1.2.4, §1.2.5
#[test]
fn report() {
    sends("report-info", "", "crawler.api.zx.getViewReportInfo", json!({}));
    let params = |version: &str| json!({"login_name": "lisi", "message_code": "herdrc", "version": version});
    let line = "report --login-name lisi --message-code herdrc";
    sends(line, "", "crawler.api.zx.viewReport", params("2.0"));
    sends(&format!("{line} --report-version 1.0"), "", "crawler.api.zx.viewReport", params("1.0"));
}

// §1.1.1
#[test]
fn merchant_fields_come_from_profile_environment_and_flags() {
    let bench = Bench::new();
    bench.run("login-info").json();
    let whole = json!({"method": "crawler.api.zx.getLoginInfo", "biz_data": merchant()});
    assert_eq!(bench.gateway.last(), whole);

    let gateway = RecordingGateway::start();
    let zhengxin = Zhengxin::new()
        .env("ZHENGXIN_GATEWAY", &gateway.url())
        .env("ZHENGXIN_MERCHANT_ID", "123124")
        .env("ZHENGXIN_APP_NAME", "rong360bigapp")
        .env("ZHENGXIN_APP_VERSION", "2.0.0")
        .env("ZHENGXIN_PLATFORM", "web")
        .env("ZHENGXIN_NOTICE_URL", "http://m.rong360.com/api/notice\n")
        .env("ZHENGXIN_USER_ID", "another");
    zhengxin.run("login-info --json --user-id 123124455").json();
    assert_eq!(gateway.last(), whole);
}

// §1.1.3
#[test]
fn blanks_around_values_are_removed_except_around_a_password() {
    let bench = Bench::new();
    let answers =
        bench.zhengxin.answers(&json!({"login_name": " lisi ", "password": " pass word ", "pic_code": "2wt56f\n"}));
    bench.run(&format!("login --answers {answers}")).json();
    assert_eq!(bench.sent().1, json!({"login_name": "lisi", "password": " pass word ", "pic_code": "2wt56f"}));
}

#[test]
fn a_number_is_sent_without_the_blanks_and_hyphens_people_write_in_it() {
    let bench = Bench::new();
    bench.run("unionpay card --bank-card '6250 0000-0000 0004'").json();
    assert_eq!(bench.sent().1["bank_card"], "6250000000000004");
}
