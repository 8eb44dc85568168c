//! Generated gateways. They reply as documented, with any code of the table, with any form, or not at all.

use proptest::prelude::*;
use serde_json::{Value, json};
use zhengxin::protocol::{CODES, KEYS, Key, METHODS, Method};

/// A gateway's answer to one call.
#[derive(Clone, Debug)]
pub enum Answer {
    /// As documented for the method, with this status, this `unionpay_auth` and this kind of card.
    AsDocumented(Option<i64>, i64, i64),
    /// A success with arbitrary data.
    Anything(Value),
    /// A refusal with arbitrary data, with a code of the table or an unknown one.
    Refusal(i64, Value),
    /// A refusal whose code names a value of the call, the one at this place. A success if no code fits.
    Fitting(usize),
    /// No reply. If `true`, the call may have arrived.
    Silence(bool),
}

impl Answer {
    /// The reply to a call of `method`, if there is one.
    pub fn to(&self, method: Option<Method>) -> Option<Value> {
        match self {
            Self::AsDocumented(status, auth, card) => {
                Some(json!({"code": 200, "msg": "ok", "data": documented(method, *status, *auth, *card)}))
            }
            Self::Anything(data) => Some(json!({"code": 0, "msg": "ok", "data": data})),
            Self::Refusal(code, data) => Some(json!({"code": code, "msg": "no", "data": data})),
            Self::Fitting(place) => {
                let codes = fitting(method);
                match codes.get(place % codes.len().max(1)) {
                    Some(code) => Some(json!({"code": code, "msg": "no"})),
                    None => Self::AsDocumented(Some(0), 0, 2).to(method),
                }
            }
            Self::Silence(_) => None,
        }
    }
}

/// An arbitrary gateway, which cycles through its answers.
pub fn any_gateway() -> impl Strategy<Value = Vec<Answer>> {
    let answer = prop_oneof![
        12 => documented_answer(),
        2 => any_data().prop_map(Answer::Anything),
        4 => (any_code(), any_data()).prop_map(|(code, data)| Answer::Refusal(code, data)),
        1 => any::<bool>().prop_map(Answer::Silence),
    ];
    prop::collection::vec(answer, 1..40)
}

/// A gateway that follows the document, but also refuses calls with codes that name a sent value.
pub fn refusing_gateway() -> impl Strategy<Value = Vec<Answer>> {
    let refusal = (0_usize..40).prop_map(Answer::Fitting);
    prop::collection::vec(prop_oneof![6 => documented_answer(), 4 => refusal], 1..40)
}

/// The codes that name a value which a call of this method sends.
fn fitting(method: Option<Method>) -> Vec<i64> {
    let sends = |key: &Key| method.is_some_and(|method| method.spec().params.iter().any(|param| param.key == key));
    CODES.iter().filter(|row| row.fields.iter().any(sends)).map(|row| row.code).collect()
}

/// A gateway that follows the document.
pub fn documented_gateway() -> impl Strategy<Value = Vec<Answer>> {
    prop::collection::vec(documented_answer(), 1..40)
}

fn documented_answer() -> impl Strategy<Value = Answer> {
    let status = prop_oneof![6 => Just(Some(0)), 3 => (1_i64..=6).prop_map(Some), 1 => Just(Some(9)), 1 => Just(None)];
    (status, prop_oneof![3 => Just(0), 1 => Just(1)], 1_i64..=2)
        .prop_map(|(status, auth, card)| Answer::AsDocumented(status, auth, card))
}

/// Any code but success.
pub fn any_code() -> impl Strategy<Value = i64> {
    let known: Vec<i64> = CODES.iter().map(|row| row.code).filter(|code| !matches!(code, 0 | 200)).collect();
    prop_oneof![20 => prop::sample::select(known), 1 => Just(999_999)]
}

/// Arbitrary data of a reply, including members that the program looks for.
fn any_data() -> impl Strategy<Value = Value> {
    let status = prop::option::of(0_i64..8);
    let card = prop::option::of(1_i64..=3);
    let forms = (prop::option::of(any_form()), prop::collection::vec(any_form(), 0..3));
    (status, 0_i64..3, card, forms).prop_map(|(status, auth, card, (next, rules))| {
        let rules: Vec<Value> = rules.into_iter().map(|form| json!({"title": "t", "id": 1, "next": form})).collect();
        json!({"user_status": status, "unionpay_auth": auth, "cardtype": card, "pic_code": "aGk=", "next": next,
            "rules": rules})
    })
}

/// An arbitrary form of any method, with any fields in any order.
fn any_form() -> impl Strategy<Value = Value> {
    (any_method_name(), prop::collection::vec(any_field(), 0..7))
        .prop_map(|(method, fields)| json!({"method": method, "param": fields}))
}

fn any_method_name() -> impl Strategy<Value = String> {
    let known: Vec<&str> = METHODS.iter().map(|row| row.name).collect();
    prop_oneof![12 => prop::sample::select(known).prop_map(|name| format!("{name} ")), 1 => Just("somethingNew".into())]
}

fn any_field() -> impl Strategy<Value = Value> {
    let known: Vec<&str> = KEYS.iter().map(|row| row.wire).collect();
    let key = prop_oneof![3 => prop::sample::select(known), 1 => Just("city"), 1 => Just("mother_name")];
    let kind = prop::sample::select(vec![1, 2, 3, 4, 5, 6, 7, 15, 16, 17, 19, 42]);
    let refresh = prop::option::of((any_method_name(), prop::collection::vec(any_refresh_param(), 0..3)));
    let spelling = prop::sample::select(vec![("refreshMethod", "refreshParam"), ("refresh_method", "refresh_param")]);
    let value = prop::option::of("[a-z0-9]{1,6}");
    (key, kind, refresh, value, spelling).prop_map(|(key, kind, refresh, value, (refresh_method, refresh_param))| {
        let options =
            if kind == 19 { json!([{"title": "a", "value": 1}, {"title": "b", "value": "2"}]) } else { json!([]) };
        let mut field =
            json!({"title": "t", "hint": "h", "type": kind, "key": key, "value": value, "options": options});
        if let Some((method, params)) = refresh {
            field[refresh_method] = method.into();
            field[refresh_param] = params.into();
        }
        field
    })
}

fn any_refresh_param() -> impl Strategy<Value = Value> {
    let known: Vec<&str> = KEYS.iter().map(|row| row.wire).collect();
    (prop::sample::select(known), prop::sample::select(vec!["", "2"]))
        .prop_map(|(key, value)| json!({"key": key, "value": value}))
}

/// The documented success of a method (protocol.md, section 3).
fn documented(method: Option<Method>, status: Option<i64>, auth: i64, card: i64) -> Value {
    let field = |key: &str, kind: i64| json!({"title": "t", "type": kind, "key": key});
    let sms = |params: Value| json!({"type": 7, "key": "message_code", "refreshMethod": "getOnlineMessageCode", "refreshParam": params});
    let form = |method: &str, fields: Vec<Value>| json!({"method": method, "param": fields});
    let next = |form: Value| json!({"next": form});
    match method {
        Some(Method::GetPicCode) => json!({"pic_code": "aGk="}),
        Some(Method::GetLoginInfo) => {
            next(form("login", vec![field("login_name", 1), field("password", 5), field("pic_code", 6)]))
        }
        Some(Method::Login) => match status {
            Some(status) => json!({"user_status": status, "unionpay_auth": auth}),
            None => json!({"unionpay_auth": auth}),
        },
        Some(Method::GetVerifyMethod) => json!({"rules": [
            {"title": "银联验证", "id": 2, "next": form("onlineValidateCard", vec![field("bank_card", 15), field("bank_card", 6)])},
            {"title": "问题验证", "id": 1, "next": form("getQuestion", vec![])},
        ]}),
        Some(Method::GetQuestion) => {
            next(form("submitQuestion", (0..5).map(|n| field(&format!("kbaList[{n}].options"), 19)).collect()))
        }
        Some(Method::OnlineValidateCard) => {
            let mut fields = vec![field("real_name", 1), field("id_card", 2), field("cellphone", 4)];
            let own: &[(&str, i64)] = if card == 1 { &[("password", 3)] } else { &[("last_three", 3), ("month", 17)] };
            fields.extend(own.iter().map(|(key, kind)| field(key, *kind)));
            fields.push(sms(json!([{"key": "cellphone", "value": ""}])));
            json!({"cardtype": card, "next": form("onlineAuthentication", fields)})
        }
        Some(Method::OnlineAuthentication) => next(form(
            "submitOnlineAuth ",
            vec![json!({"type": 7, "key": "unionpay_code", "value": "uikie9"}), field("pic_code", 6)],
        )),
        Some(Method::SubmitOnlineAuth | Method::GetOnlineAuthedInfo) => {
            next(form("submitApplyMessageCode", vec![sms(json!([]))]))
        }
        Some(Method::GetViewReportInfo) => json!({"param": [field("message_code", 7)]}),
        Some(Method::ViewReport) => json!({"report": "r"}),
        Some(Method::GetOnlineMessageCode | Method::SubmitQuestion | Method::SubmitApplyMessageCode) | None => {
            json!({})
        }
    }
}
