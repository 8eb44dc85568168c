//! Currencies as the credit centre prints them.

use std::borrow::Cow;

use super::names_state;

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

/// The ends of currencies' names.
const UNITS: [&str; 22] = [
    "元",
    "镑",
    "克朗",
    "法郎",
    "币",
    "铢",
    "盾",
    "卢比",
    "比索",
    "里拉",
    "兰特",
    "林吉特",
    "卢布",
    "第纳尔",
    "里亚尔",
    "福林",
    "兹罗提",
    "先令",
    "迪拉姆",
    "坚戈",
    "图格里克",
    "基普",
];

/// The code of a known currency.
pub fn known_currency(printed: &str) -> Option<&'static str> {
    CURRENCIES.iter().find(|(name, _)| *name == printed).map(|(_, code)| *code)
}

/// The code of a currency, or its printed name if it is unknown. `None` for a text that is not the name of a
/// currency: it does not end with a unit, denies one (非人民币), or contains a state (冻结人民币).
pub fn currency(printed: &str) -> Option<Cow<'_, str>> {
    if let Some(code) = known_currency(printed) {
        return Some(Cow::Borrowed(code));
    }
    let denies = printed.starts_with(['非', '不', '无', '除', '未', '已']);
    let is_named = !denies && UNITS.iter().any(|unit| printed.ends_with(unit)) && !names_state(printed);
    is_named.then_some(Cow::Borrowed(printed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_is_known_or_ends_with_a_unit() {
        assert!(["人民币", "美元", "瑞典克朗", "印度卢比", "外币"].into_iter().all(|text| currency(text).is_some()));
        assert!(
            ["", "其他", "不含利息", "非人民币", "已结清", "冻结人民币", "呆账克朗"]
                .into_iter()
                .all(|text| currency(text).is_none())
        );
    }
}
