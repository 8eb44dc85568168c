//! The documented forms as one table: which reply contains which form, and the keys and field types of each
//! form.

use super::{KEYS, Key, MERCHANT_KEYS, METHODS, Method};

/// The documented members of replies and forms, except keys and members of the report. Also the members that the
/// platform's forms have beyond the document (protocol.md, 2.1).
#[rustfmt::skip]
const MEMBERS: [&str; 26] = [
    "code", "msg", "data", "next", "rules", "id", "title", "hint", "method", "param", "value", "options", "refreshMethod",
    "refreshParam", "user_status", "unionpay_auth", "apply_type", "cardtype", "url", "error", "request_id", "biz_data",
    "hidden", "refresh_method", "refresh_param", "detail_hint",
];

/// True if the document uses this name for a member, a key or a method.
pub fn is_name(name: &str) -> bool {
    MEMBERS.contains(&name)
        || MERCHANT_KEYS.contains(&name)
        || KEYS.iter().any(|row| row.wire == name)
        || METHODS.iter().any(|row| row.name == name)
}

/// A field of a documented form.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    /// Its key.
    pub key: &'static Key,
    /// The number of its type.
    pub number: i64,
    /// The method of its refresh, if the document prints one.
    pub refresh: Option<Method>,
}

/// A documented form.
#[derive(Clone, Copy, Debug)]
pub struct FormSpec {
    /// The method whose reply contains the form.
    pub of: Method,
    /// The method that takes the form's answers.
    pub method: Method,
    /// The fields that the form always has.
    pub fields: &'static [FieldSpec],
}

/// The additional fields for a debit card (§1.1.7).
pub static DEBIT_FIELDS: [FieldSpec; 1] = [field(&Key::CardPassword, 3)];
/// The additional fields for a credit card.
pub static CREDIT_FIELDS: [FieldSpec; 2] = [field(&Key::LastThree, 3), field(&Key::Month, 17)];

/// All forms, in the order of the replies that contain them.
#[rustfmt::skip]
pub static FORMS: [FormSpec; 9] = [
    FormSpec { of: Method::GetLoginInfo, method: Method::Login, fields: &[
        field(&Key::LoginName, 1), field(&Key::Password, 5), refreshed(&Key::PicCode, 6, Method::GetPicCode)] },
    FormSpec { of: Method::GetVerifyMethod, method: Method::OnlineValidateCard, fields: &[field(&Key::BankCard, 6)] },
    FormSpec { of: Method::GetVerifyMethod, method: Method::GetQuestion, fields: &[] },
    FormSpec { of: Method::GetQuestion, method: Method::SubmitQuestion, fields: &[
        field(&Key::Question(0), 19), field(&Key::Question(1), 19), field(&Key::Question(2), 19),
        field(&Key::Question(3), 19), field(&Key::Question(4), 19)] },
    FormSpec { of: Method::OnlineValidateCard, method: Method::OnlineAuthentication, fields: &[
        field(&Key::RealName, 1), field(&Key::IdCard, 2), field(&Key::Cellphone, 4),
        refreshed(&Key::MessageCode, 7, Method::GetOnlineMessageCode)] },
    FormSpec { of: Method::OnlineAuthentication, method: Method::SubmitOnlineAuth, fields: &[
        field(&Key::UnionpayCode, 7), field(&Key::PicCode, 6)] },
    FormSpec { of: Method::SubmitOnlineAuth, method: Method::SubmitApplyMessageCode, fields: &[field(&Key::MessageCode, 7)] },
    FormSpec { of: Method::GetOnlineAuthedInfo, method: Method::SubmitApplyMessageCode, fields: &[field(&Key::MessageCode, 7)] },
    FormSpec { of: Method::GetViewReportInfo, method: Method::ViewReport, fields: &[field(&Key::MessageCode, 7)] },
];

const fn field(key: &'static Key, number: i64) -> FieldSpec {
    FieldSpec { key, number, refresh: None }
}

const fn refreshed(key: &'static Key, number: i64, method: Method) -> FieldSpec {
    FieldSpec { key, number, refresh: Some(method) }
}

impl FormSpec {
    /// The form for `method` in a reply to `of`.
    pub fn find(of: Method, method: Method) -> Option<&'static Self> {
        FORMS.iter().find(|form| form.of == of && form.method == method)
    }

    /// The forms in a reply to `of`: one, or for §1.1.4 several to choose from.
    pub fn all_of(of: Method) -> impl Iterator<Item = &'static Self> {
        FORMS.iter().filter(move |form| form.of == of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_the_order_of_the_methods() {
        assert!(FORMS.is_sorted_by_key(|form| form.of as usize));
    }

    #[test]
    fn a_form_asks_only_for_parameters_of_its_method() {
        for form in &FORMS {
            let params = METHODS[form.method as usize].params;
            assert!(form.fields.iter().all(|field| params.iter().any(|param| param.key == field.key)), "{form:?}");
        }
    }
}
