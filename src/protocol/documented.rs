//! The documented forms as one table: which reply contains which form, and the keys and field types of each
//! form.

use super::{KEYS, Key, MERCHANT_KEYS, METHODS, Method};

/// The members of replies and forms that the document names, keys and the report's apart.
#[rustfmt::skip]
const MEMBERS: [&str; 22] = [
    "code", "msg", "data", "next", "rules", "id", "title", "hint", "method", "param", "value", "options", "refreshMethod",
    "refreshParam", "user_status", "unionpay_auth", "apply_type", "cardtype", "url", "error", "request_id", "biz_data",
];

/// Whether a member, a key or a method has this name in the document.
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
    /// The method of the action beside it, where the document prints one.
    pub refresh: Option<Method>,
}

/// A documented form.
#[derive(Clone, Copy, Debug)]
pub struct FormSpec {
    /// The method whose reply hands it out.
    pub of: Method,
    /// The method that takes its answers.
    pub method: Method,
    /// The fields that it has in any case.
    pub fields: &'static [FieldSpec],
}

/// Fields that a form has for one type of card (§1.1.7).
pub static DEBIT_FIELDS: [FieldSpec; 1] = [field(&Key::CardPassword, 3)];
/// The same for the other.
pub static CREDIT_FIELDS: [FieldSpec; 2] = [field(&Key::LastThree, 3), field(&Key::Month, 17)];

/// Every form, in the order of the replies that hand them out.
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
    /// The form that a reply to `of` hands out for `method`.
    pub fn find(of: Method, method: Method) -> Option<&'static Self> {
        FORMS.iter().find(|form| form.of == of && form.method == method)
    }

    /// The forms that a reply to `of` hands out: one, or those of §1.1.4 to choose from.
    pub fn all_of(of: Method) -> impl Iterator<Item = &'static Self> {
        FORMS.iter().filter(move |form| form.of == of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_methods() {
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
