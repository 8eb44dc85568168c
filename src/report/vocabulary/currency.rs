//! Currencies as the credit centre prints them.

use std::borrow::Cow;

/// Names, and their ISO 4217 codes.
pub const CURRENCIES: [(&str, &str); 17] = [
    ("人民币", "CNY"),
    ("人民币元", "CNY"),
    ("美元", "USD"),
    ("欧元", "EUR"),
    ("港元", "HKD"),
    ("香港元", "HKD"),
    ("港币", "HKD"),
    ("日元", "JPY"),
    ("英镑", "GBP"),
    ("澳大利亚元", "AUD"),
    ("加拿大元", "CAD"),
    ("瑞士法郎", "CHF"),
    ("新加坡元", "SGD"),
    ("新西兰元", "NZD"),
    ("澳门元", "MOP"),
    ("泰铢", "THB"),
    ("韩元", "KRW"),
];

/// The code of a currency, or its printed name if it is unknown.
pub fn currency(printed: &str) -> Cow<'_, str> {
    match CURRENCIES.iter().find(|(name, _)| *name == printed) {
        Some((_, code)) => Cow::Borrowed(code),
        None => Cow::Borrowed(printed),
    }
}
