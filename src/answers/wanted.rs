//! Describes the value to find.

use std::path::PathBuf;

use crate::flow::Needs;
use crate::messages::{Lang, Text, answers as say};
use crate::protocol::{ChoiceOption, Field, FieldType, Key, Method, MethodName, Secret, Sensitivity};

/// A question for a value, with context for the person or program that answers.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Its key.
    pub key: Key,
    /// Its title.
    pub title: String,
    /// A hint.
    pub hint: String,
    /// How sensitive it is.
    pub sensitivity: Sensitivity,
    /// The options, if it is a choice.
    pub options: Vec<ChoiceOption>,
    /// True if a person reads the value off a picture that can be fetched again.
    pub captcha: bool,
    /// The picture.
    pub image: Option<PathBuf>,
    /// The picture in the terminal's notation.
    pub drawn: Option<String>,
    /// True if the value arrives by an SMS that can be sent again.
    pub by_sms: bool,
    /// True if an empty answer keeps the previous value.
    pub may_stay: bool,
    /// True if an empty line at a prompt gives no answer: it requests another picture or SMS, or leaves the question to
    /// other people.
    pub is_skipped_by_enter: bool,
    /// The method that needs it.
    pub method: Option<MethodName>,
    /// The applicant.
    pub user_id: Option<String>,
    /// The applicant's login name.
    pub login_name: Option<Secret>,
    /// The number of the attempt, from 1.
    pub attempt: u32,
    /// The code with which the gateway refused the last value.
    pub refused: Option<i64>,
    /// The time by which the answer is needed, in Unix seconds.
    pub deadline: Option<i64>,
}

impl Wanted {
    /// Describes a value without a form, by the key table.
    pub fn of_key(key: &Key, method: Option<&MethodName>, lang: Lang) -> Self {
        Self {
            title: title(key, method, lang),
            key: key.clone(),
            hint: String::new(),
            sensitivity: key.sensitivity(),
            options: Vec::new(),
            captcha: *key == Key::PicCode,
            image: None,
            drawn: None,
            by_sms: false,
            may_stay: false,
            is_skipped_by_enter: false,
            method: method.cloned(),
            user_id: None,
            login_name: None,
            attempt: 1,
            refused: None,
            deadline: None,
        }
    }

    /// Describes one of the keys that a form's field asks for. Chinese texts are the vendor's. English texts are the
    /// program's, unless only the form describes the field.
    pub fn of_field(field: &Field, key: &Key, method: &MethodName, lang: Lang) -> Self {
        let vendors = !field.title.is_empty() && field.kind != FieldType::Expiry;
        let mut wanted = Self::of_key(key, Some(method), lang);
        if vendors && (lang == Lang::Zh || only_the_form_knows(key)) {
            wanted.title.clone_from(&field.title);
        }
        wanted.hint = field.hints();
        wanted.captcha = field.is_captcha();
        wanted.options.clone_from(&field.options);
        if *key == field.key {
            wanted.sensitivity = field.sensitivity();
        }
        wanted
    }

    /// A value that a call needs, described by the form's field if there is one, otherwise by the key table.
    pub fn of_needs(key: &Key, needs: &Needs, lang: Lang) -> Self {
        match needs.field(key) {
            Some(field) => Self::of_field(field, key, &needs.method, lang),
            None => Self::of_key(key, Some(&needs.method), lang),
        }
    }

    /// Describes a choice that does not come from a form, such as the route.
    pub fn choice(key: &Key, title: String, options: Vec<ChoiceOption>, lang: Lang) -> Self {
        Self { title, options, ..Self::of_key(key, None, lang) }
    }

    /// True if a picture or SMS can be requested again before answering.
    pub fn can_refresh(&self) -> bool {
        self.captcha || self.by_sms
    }

    /// True if it must be typed without echo.
    pub fn is_secret(&self) -> bool {
        self.sensitivity == Sensitivity::Secret
    }
}

/// True if only the form describes the value, in the vendor's words.
pub fn only_the_form_knows(key: &Key) -> bool {
    matches!(key, Key::Other(_) | Key::Question(_))
}

fn title(key: &Key, method: Option<&MethodName>, lang: Lang) -> String {
    let own: Option<Text> = match (key, method.and_then(MethodName::known)) {
        (Key::MessageCode, Some(Method::OnlineAuthentication)) => Some(say::BANK_CODE),
        (Key::MessageCode, Some(Method::SubmitApplyMessageCode)) => Some(say::APPLY_CODE),
        (Key::MessageCode, Some(Method::ViewReport)) => Some(say::IDENTITY_CODE),
        _ => None,
    };
    match (own, key.spec()) {
        (Some(text), _) => text.get(lang).to_owned(),
        (None, Some(row)) => match lang {
            Lang::Zh => row.title.to_owned(),
            Lang::En => row.english.to_owned(),
        },
        (None, None) => key.name().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::protocol::Form;

    fn form() -> Form {
        let fields = json!([
            {"title": "用户名", "hint": "请输入", "type": 1, "key": "login_name"},
            {"title": "有效期", "type": 17, "key": "month"},
            {"title": "您的城市", "type": 5, "key": "city"},
        ]);
        Form::read(&json!({"method": "login", "param": fields}), None).unwrap()
    }

    fn title_of(key: Key, lang: Lang) -> String {
        let form = form();
        Wanted::of_field(form.field(&key).unwrap(), &key, &form.method, lang).title
    }

    // §1.1.2
    #[test]
    fn titles_are_the_vendors_in_chinese_and_ours_in_english() {
        assert_eq!(title_of(Key::LoginName, Lang::Zh), "用户名");
        assert_eq!(title_of(Key::LoginName, Lang::En), "login name");
        assert_eq!(title_of(Key::Other("city".into()), Lang::En), "您的城市");
    }

    #[test]
    fn month_and_year_of_an_expiry_have_their_own_titles() {
        assert_eq!(title_of(Key::Month, Lang::Zh), "有效期（月）");
        assert_eq!(title_of(Key::Year, Lang::Zh), "有效期（年）");
    }

    #[test]
    fn an_undocumented_password_field_is_a_secret() {
        let form = form();
        let key = Key::Other("city".into());
        assert!(Wanted::of_field(form.field(&key).unwrap(), &key, &form.method, Lang::En).is_secret());
    }

    // §1.2.5
    #[test]
    fn the_titles_of_the_three_sms_codes_differ() {
        let title = |method: Method| Wanted::of_key(&Key::MessageCode, Some(&method.into()), Lang::En).title;
        assert_ne!(title(Method::OnlineAuthentication), title(Method::ViewReport));
        assert_ne!(title(Method::SubmitApplyMessageCode), title(Method::ViewReport));
    }
}
