//! The notes of the vendor's document about bank cards are shown where they help.

use serde_json::json;

use super::bench::{Bench, ok};
use super::stage::Stage;
use super::support::cli::Zhengxin;

/// Banks that are in the list for credit cards only.
const CREDIT_ONLY: [&str; 2] = ["招商银行", "民生银行"];

// §1.1.4, §1.1.7
#[test]
fn the_notes_and_both_lists_of_banks_are_in_the_help_of_unionpay() {
    for command in ["unionpay", "unionpay card", "unionpay sms", "unionpay auth"] {
        let help = Zhengxin::new().run(&format!("{command} --help")).exits(0).stdout;
        assert!(help.contains("30 minutes") && help.contains("30 分钟"), "{command}: {help}");
        assert!(help.contains("registered with the platform") && help.contains("与平台注册时填写的内容一致"), "{help}");
        let (credit, debit) = help.split_once("cardtype 1, debit card").unwrap();
        assert!(credit.contains("cardtype 2, credit card 信用卡(贷记卡)"), "{help}");
        assert!(CREDIT_ONLY.iter().all(|bank| credit.contains(bank) && !debit.contains(bank)), "{help}");
        assert!(debit.contains("邮储银行  Postal Savings Bank") && !credit.contains("邮储银行"), "{help}");
        assert_eq!((credit.matches("银行  ").count(), debit.matches("银行  ").count()), (16, 15), "{help}");
    }
    assert!(!Zhengxin::new().run("unionpay submit --help").exits(0).stdout.contains("30 minutes"));
}

// §1.1.7
#[test]
fn a_card_type_is_named_in_words_with_the_documents_notes_below() {
    let stage = Stage::human("apply-credit-01");
    let run = |line: &str| stage.run(&format!("{line} --answers answers.json --ask sandbox:")).exits(0).stdout;
    run("login");
    run("verify-methods");
    let card = run("unionpay card");
    assert!(card.contains("cardtype 2  credit card\n"), "{card}");
    assert!(
        card.contains("those that the applicant registered with the platform") && card.contains("within 30 minutes"),
        "{card}"
    );
    let sms = run("unionpay sms");
    assert!(
        sms.contains("those that the applicant registered with the platform") && sms.contains("within 30 minutes"),
        "{sms}"
    );
    let auth = run("unionpay auth");
    assert!(auth.contains("UnionPay code of 6 digits or letters") && auth.contains("within 30 minutes"), "{auth}");
    run("unionpay submit");
    // The same method also sends the application's SMS, to which the bank's notes do not apply.
    assert!(!run("apply sms").contains("30 minutes"));
}

// §1.1.7
#[test]
fn the_note_on_the_unionpay_code_is_in_the_help_in_the_documents_words() {
    let help = Zhengxin::new().run("unionpay auth --help").exits(0).stdout;
    assert!(help.contains("由 6 位数字或字母组成的银联认证码"), "{help}");
}

// §1.1.7
#[test]
fn the_form_of_each_kind_of_card_is_shown_with_its_titles_keys_and_hints() {
    for (person, own) in [
        ("apply-debit-01", "  - 银行卡密码 [card_password]  银行卡取款密码\n"),
        ("apply-credit-01", "  - 后 3 位 [last_three]  信用卡背面后 3 位\n  - 有效期至 [month, year]  有效期至\n"),
    ] {
        let stage = Stage::human(person);
        let run = |line: &str| stage.run(&format!("{line} --answers answers.json --ask sandbox:")).exits(0).stdout;
        run("login");
        let card = run("unionpay card");
        let form = format!(
            "  - 姓名 [real_name]  银行办理该卡时使用的姓名\n  - 身份证 [id_card]  银行办理该卡时使用的身份证号\n  \
             - 手机号 [cellphone]  银行办理该卡时预留的手机号\n{own}  - 动态验证码 [message_code]  6 位，由字母、数字组成\n"
        );
        assert!(card.contains(&form), "{card}");
    }
}

// §1.2.0, §1.2.1
#[test]
fn the_form_of_the_application_is_shown_with_its_title_key_and_hint() {
    for (person, way) in [
        ("apply-credit-01", &["login", "unionpay card", "unionpay sms", "unionpay auth", "unionpay submit"][..]),
        ("authenticated-01", &["login", "apply info"]),
    ] {
        let stage = Stage::human(person);
        let run = |line: &&str| stage.run(&format!("{line} --answers answers.json --ask sandbox:")).exits(0).stdout;
        let shown: Vec<String> = way.iter().map(run).collect();
        let shown = shown.last().unwrap();
        assert!(shown.contains("  - 短信验证码 [message_code]  短信验证码将发送至您注册的手机中\n"), "{shown}");
    }
}

// §1.1.4, §1.1.7
#[test]
fn a_card_of_an_unsupported_bank_is_refused_with_both_lists_of_banks() {
    for code in [508130, 508131] {
        let reply = json!({"code": code, "msg": "x"}).to_string();
        let bench = Bench::hearing(&[&reply]);
        let hint = |lang: &str| {
            bench.gateway.will_say(&reply);
            let line = format!("unionpay card --bank-card 6250000000000004 --lang {lang}");
            bench.run(&line).exits(6).error()["hint"].as_str().unwrap().to_owned()
        };
        let (en, zh) = (hint("en"), hint("zh"));
        assert!(en.contains("credit cards of ICBC, ") && en.contains("debit cards of ICBC, "), "{en}");
        assert!(zh.contains("信用卡(贷记卡)：工商银行、") && zh.contains("储蓄卡(借记卡)：工商银行、"), "{zh}");
    }
    let bench = Bench::hearing(&[r#"{"code":508122,"msg":"x"}"#, &ok(json!({})).to_string()]);
    let error = bench.run("unionpay card --bank-card 6250000000000004").error();
    assert!(!error["hint"].as_str().unwrap_or_default().contains("ICBC"), "{error}");
}
