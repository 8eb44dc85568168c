//! The keys of parameters and form fields: their names, and the sensitivity of their values.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::trimmed::trimmed;

/// How a value must be protected (protocol.md, sensitivity table).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sensitivity {
    /// Passwords, PINs, last three digits: never shown, never given by a flag, never written to our files.
    Secret,
    /// Card numbers and expiry dates: masked when shown. A card number keeps its last four digits.
    Card,
    /// Captcha answers and codes: valid once, masked when shown.
    OneTime,
    /// Names, identity and mobile numbers: masked in logs, recordings and displayed requests.
    Personal,
    /// Not personal (`type`, `version`, `card_type`).
    Open,
}

impl Sensitivity {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Secret, Self::Card, Self::OneTime, Self::Personal, Self::Open];

    /// The name in the documentation and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Secret => "secret",
            Self::Card => "card",
            Self::OneTime => "one-time",
            Self::Personal => "personal",
            Self::Open => "open",
        }
    }
}

/// The key of a parameter. `password` of onlineAuthentication is the card's PIN and has its own key,
/// [`Key::CardPassword`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// `login_name`
    LoginName,
    /// `password` of §1.1.3
    Password,
    /// `pic_code`
    PicCode,
    /// `type`, the only integer
    Type,
    /// `version` of §1.2.5
    Version,
    /// `bank_card`
    BankCard,
    /// `card_type`
    CardType,
    /// `cellphone`
    Cellphone,
    /// `real_name`
    RealName,
    /// `id_card`
    IdCard,
    /// `message_code`
    MessageCode,
    /// `password` of §1.1.9: the debit card's withdrawal PIN
    CardPassword,
    /// `year`
    Year,
    /// `month`
    Month,
    /// `last_three`
    LastThree,
    /// `unionpay_code`
    UnionpayCode,
    /// `kbaList[n].options`, n from 0 to 4
    Question(u8),
    /// An undocumented key, from a form.
    Other(Box<str>),
}

/// One row of the key table.
#[derive(Clone, Debug)]
pub struct KeySpec {
    /// The key.
    pub key: Key,
    /// The name everywhere except on the wire.
    pub name: &'static str,
    /// The name on the wire.
    pub wire: &'static str,
    /// How its value must be protected.
    pub sensitivity: Sensitivity,
    /// The vendor's title.
    pub title: &'static str,
    /// The title in English.
    pub english: &'static str,
}

impl KeySpec {
    /// The program's own name for the value in Chinese. It is the vendor's title, except where the glossary has another word.
    pub fn chinese(&self) -> &'static str {
        match self.key {
            Key::LoginName => "登录名",
            _ => self.title,
        }
    }
}

/// The number of questions in §1.1.5.
pub const QUESTIONS: u8 = 5;

/// All documented keys.
#[rustfmt::skip]
pub static KEYS: [KeySpec; 21] = [
    row(Key::LoginName, "login_name", "login_name", Sensitivity::Personal, "用户名", "login name"),
    row(Key::Password, "password", "password", Sensitivity::Secret, "密码", "password"),
    row(Key::PicCode, "pic_code", "pic_code", Sensitivity::OneTime, "图片验证码", "captcha"),
    row(Key::Type, "type", "type", Sensitivity::Open, "类型", "type"),
    row(Key::Version, "version", "version", Sensitivity::Open, "报告版本", "report version"),
    row(Key::BankCard, "bank_card", "bank_card", Sensitivity::Card, "银行卡号", "bank card number"),
    row(Key::CardType, "card_type", "card_type", Sensitivity::Open, "银行卡类型", "card type (1 debit, 2 credit)"),
    row(Key::Cellphone, "cellphone", "cellphone", Sensitivity::Personal, "手机号", "mobile number"),
    row(Key::RealName, "real_name", "real_name", Sensitivity::Personal, "姓名", "real name"),
    row(Key::IdCard, "id_card", "id_card", Sensitivity::Personal, "身份证", "identity number"),
    row(Key::MessageCode, "message_code", "message_code", Sensitivity::OneTime, "短信验证码", "SMS code"),
    row(Key::CardPassword, "card_password", "password", Sensitivity::Secret, "银行卡密码", "card PIN"),
    row(Key::Year, "year", "year", Sensitivity::Card, "有效期（年）", "expiry year (two digits)"),
    row(Key::Month, "month", "month", Sensitivity::Card, "有效期（月）", "expiry month (two digits)"),
    row(Key::LastThree, "last_three", "last_three", Sensitivity::Secret, "后 3 位", "last three digits on the back of the card"),
    row(Key::UnionpayCode, "unionpay_code", "unionpay_code", Sensitivity::OneTime, "银联认证码", "UnionPay code"),
    question(0, "kbaList[0].options", "第 1 题", "question 1"),
    question(1, "kbaList[1].options", "第 2 题", "question 2"),
    question(2, "kbaList[2].options", "第 3 题", "question 3"),
    question(3, "kbaList[3].options", "第 4 题", "question 4"),
    question(4, "kbaList[4].options", "第 5 题", "question 5"),
];

const fn row(
    key: Key,
    name: &'static str,
    wire: &'static str,
    sensitivity: Sensitivity,
    title: &'static str,
    english: &'static str,
) -> KeySpec {
    KeySpec { key, name, wire, sensitivity, title, english }
}

const fn question(n: u8, wire: &'static str, title: &'static str, english: &'static str) -> KeySpec {
    row(Key::Question(n), wire, wire, Sensitivity::Personal, title, english)
}

impl Key {
    /// What belongs to one card: PIN, expiry and last three digits.
    pub const OF_ONE_CARD: [Self; 4] = [Self::CardPassword, Self::Year, Self::Month, Self::LastThree];

    /// The key's row; `None` for an undocumented key.
    pub fn spec(&self) -> Option<&'static KeySpec> {
        KEYS.iter().find(|row| row.key == *self)
    }

    /// The name in flags, answers files, the environment, errors and the session.
    pub fn name(&self) -> &str {
        match self {
            Self::Other(name) => name,
            known => known.spec().map_or("", |row| row.name),
        }
    }

    /// The name in a request.
    pub fn wire(&self) -> &str {
        match self {
            Self::Other(name) => name,
            known => known.spec().map_or("", |row| row.wire),
        }
    }

    /// How its value must be protected. Undocumented keys count as personal.
    pub fn sensitivity(&self) -> Sensitivity {
        self.spec().map_or(Sensitivity::Personal, |row| row.sensitivity)
    }

    /// Looks a key up by its name in flags, files and variables, which may differ from the wire name.
    pub fn from_name(name: &str) -> Self {
        let name = trimmed(name);
        KEYS.iter().find(|row| row.name == name).map_or_else(|| Self::Other(name.into()), |row| row.key.clone())
    }

    /// The environment variable for its value: `ZHENGXIN_` and the name in upper case.
    pub fn variable(&self) -> String {
        let name = self.name().chars();
        let upper = name.map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' });
        format!("ZHENGXIN_{}", upper.collect::<String>().trim_end_matches('_'))
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|name| Self::from_name(&name))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_by_its_own_name() {
        for row in &KEYS {
            assert_eq!(Key::from_name(row.name), row.key);
        }
    }

    #[test]
    fn variables_are_the_names_in_capitals() {
        assert_eq!(Key::LastThree.variable(), "ZHENGXIN_LAST_THREE");
        assert_eq!(Key::Other("x-y".into()).variable(), "ZHENGXIN_X_Y");
    }
}
