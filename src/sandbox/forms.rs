//! The forms of the document: titles, hints, types and keys as printed, but without stray blanks in the
//! names.

use serde_json::{Value, json};

use super::object::object;
use super::question_form;
use crate::protocol::{CardType, Key, Method};

const SIX: &str = "6 位， 由字母、数字组成";
const TO_REGISTERED: &str = "短信验证码将发送至您注册的手机中";

/// A field without a prefilled value.
fn field(title: &str, hint: &str, kind: i64, key: &str) -> Value {
    json!({"title": title, "hint": hint, "type": kind, "key": key, "value": "", "options": []})
}

/// The same with a refresh.
fn refreshed(mut field: Value, method: Method, params: Value) -> Value {
    if let Some(members) = field.as_object_mut() {
        members.insert("refreshMethod".to_owned(), method.name().into());
        members.insert("refreshParam".to_owned(), params);
    }
    field
}

fn form(method: Method, fields: Vec<Value>) -> Value {
    object([("method", method.name().into()), ("param", fields.into())])
}

/// §1.1.2
pub(super) fn login() -> Value {
    let captcha = field("验证码", SIX, 6, Key::PicCode.wire());
    form(
        Method::Login,
        vec![
            field("用户名", "", 1, Key::LoginName.wire()),
            field("密码", "", 5, Key::Password.wire()),
            refreshed(captcha, Method::GetPicCode, json!([{"value": 2, "key": "type"}])),
        ],
    )
}

/// §1.1.4
pub(super) fn rules() -> Value {
    let unionpay = vec![
        field("银行卡号", "建议使用信用卡，提高验证成功率", 6, Key::BankCard.wire()),
        field("银行卡身份验证功能支持的银行卡清单如下：", "", 15, "card_list"),
        field(&format!("{}：{}", CardType::Credit.title(), CardType::Credit.bank_names()), "", 16, "credit_card"),
        field(
            &format!("{}: {}", CardType::Debit.title(), CardType::Debit.bank_names()),
            "",
            16,
            Key::BankCard.wire(), // the document repeats the input's key
        ),
    ];
    let questions = vec![
        field("特别提示", "", 15, "title"),
        field(
            "问题验证方式为中国人民银行提供的低级别验证方式, 验证失败的概率较高, 建议使用银联认证的方式进行认证, 提高身份验证的成功率, 继续使用问题验证请点击下一步",
            "",
            16,
            "label",
        ),
    ];
    let rule = |title: &str, id: i64, next| object([("title", title.into()), ("id", id.into()), ("next", next)]);
    let unionpay = rule("银联验证", 2, form(Method::OnlineValidateCard, unionpay));
    let questions = rule("问题验证", 1, form(Method::GetQuestion, questions));
    vec![unionpay, questions].into()
}

/// §1.1.5
pub(super) fn questions() -> Value {
    form(Method::SubmitQuestion, question_form::fields())
}

/// §1.1.7
pub(super) fn authenticate(kind: CardType) -> Value {
    let mut fields = vec![
        field("姓名", "银行办理该卡时使用的姓名", 1, Key::RealName.wire()),
        field("身份证", "银行办理该卡时使用的身份证号", 2, Key::IdCard.wire()),
        field("手机号", "银行办理该卡时预留的手机号", 4, Key::Cellphone.wire()),
    ];
    match kind {
        CardType::Debit => fields.push(field("银行卡密码", "银行卡取款密码", 3, Key::CardPassword.wire())),
        CardType::Credit => {
            fields.push(field("后 3 位", "信用卡背面后 3 位", 3, Key::LastThree.wire()));
            fields.push(field("有效期至", "有效期至", 17, Key::Month.wire()));
        }
    }
    let code = field("动态验证码", "6 位，由字母、数字组成", 7, Key::MessageCode.wire());
    let cellphone = json!([{"value": "", "key": Key::Cellphone.wire()}]);
    fields.push(refreshed(code, Method::GetOnlineMessageCode, cellphone));
    form(Method::OnlineAuthentication, fields)
}

/// §1.1.9 with the UnionPay code prefilled. Its captcha has no refreshMethod.
pub(super) fn hand_in_code(unionpay_code: &str) -> Value {
    let mut code = field("银联认证码", "", 7, Key::UnionpayCode.wire());
    if let Some(members) = code.as_object_mut() {
        members.insert("value".to_owned(), unionpay_code.into());
    }
    form(Method::SubmitOnlineAuth, vec![code, field("图片验证码", SIX, 6, Key::PicCode.wire())])
}

fn apply_code() -> Value {
    field("短信验证码", TO_REGISTERED, 7, Key::MessageCode.wire())
}

/// §1.2.0
pub(super) fn apply_after_unionpay() -> Value {
    form(Method::SubmitApplyMessageCode, vec![refreshed(apply_code(), Method::GetOnlineMessageCode, json!([]))])
}

/// §1.2.1. The document's page is cut off at its end. The printed part has no refreshMethod, so this form has
/// none either.
pub(super) fn apply_as_authenticated() -> Value {
    form(Method::SubmitApplyMessageCode, vec![apply_code()])
}

/// §1.2.4: only fields, without a method.
pub(super) fn view_report_fields() -> Value {
    vec![field("央行验证码", "短信下发至您注册时使用的手机中", 7, Key::MessageCode.wire())].into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{Form, Rule};

    // §1.1.7
    #[test]
    fn every_form_asks_for_what_its_method_requires() {
        let asks = |json: &Value| Form::read(json, None).unwrap().asks();
        assert_eq!(asks(&login()), [Key::LoginName, Key::Password, Key::PicCode]);
        assert_eq!(asks(&questions()), [0, 1, 2, 3, 4].map(Key::Question));
        let both = [Key::RealName, Key::IdCard, Key::Cellphone];
        let debit = [&both[..], &[Key::CardPassword, Key::MessageCode]].concat();
        assert_eq!(asks(&authenticate(CardType::Debit)), debit);
        let credit = [&both[..], &[Key::LastThree, Key::Month, Key::Year, Key::MessageCode]].concat();
        assert_eq!(asks(&authenticate(CardType::Credit)), credit);
        assert_eq!(asks(&hand_in_code("rgcgeb")), [Key::UnionpayCode, Key::PicCode]);
        assert_eq!(asks(&apply_after_unionpay()), [Key::MessageCode]);
        assert_eq!(asks(&apply_as_authenticated()), [Key::MessageCode]);
    }

    // §1.1.4
    #[test]
    fn the_rules_are_unionpay_first_and_the_questions_second() {
        let rules = Rule::read_all(&rules());
        let ids: Vec<_> = rules.iter().map(|rule| (rule.id, rule.title.as_str())).collect();
        assert_eq!(ids, [(Some(2), "银联验证"), (Some(1), "问题验证")]);
        assert_eq!(rules[0].form.as_ref().unwrap().asks(), [Key::BankCard], "labels are not asked for");
        assert!(rules[1].form.as_ref().unwrap().asks().is_empty());
    }

    #[test]
    fn the_unionpay_code_is_prefilled() {
        let form = Form::read(&hand_in_code("rgcgeb"), None).unwrap();
        assert_eq!(form.field(&Key::UnionpayCode).unwrap().value.as_deref(), Some("rgcgeb"));
    }

    #[test]
    fn names_carry_no_stray_blanks() {
        for form in [login(), rules(), questions(), authenticate(CardType::Credit), apply_after_unionpay()] {
            let text = form.to_string();
            assert!(!text.contains("\" ") && !text.contains(" \""), "{text}");
        }
    }
}
