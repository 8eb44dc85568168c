//! Why a text is not JSON, or a value of JSON or TOML not of the required type.

/// The Chinese of the messages in `protocol::JSON_FAULTS`.
const FAULTS: [(&str, &str); 17] = [
    ("it ends within a list", "内容在数组中提前结束"),
    ("it ends within an object", "内容在对象中提前结束"),
    ("it ends within a string", "内容在字符串中提前结束"),
    ("it ends too early", "内容提前结束"),
    ("a colon is expected", "此处应为冒号"),
    ("a comma or ] is expected", "此处应为逗号或 ]"),
    ("a comma or } is expected", "此处应为逗号或 }"),
    ("true, false or null is expected", "此处应为 true、false 或 null"),
    ("a value is expected", "此处应为一个值"),
    ("there is no such escape in JSON", "JSON 没有这个转义"),
    ("that is no number of JSON", "不是 JSON 的数字"),
    ("the number is too large", "数字过大"),
    ("there is no such character", "没有这个字符"),
    ("a line end or control character stands within a string", "字符串中有换行或控制字符"),
    ("a key in double quotes is expected", "此处应为带双引号的键"),
    ("there is a comma too many", "多了一个逗号"),
    ("something follows the end of the value", "值已结束，后面还有内容"),
];

/// The fault in Chinese. A fault without a row stays in English.
pub fn zh(english: &'static str) -> &'static str {
    FAULTS.iter().find(|(known, _)| *known == english).map_or(english, |(_, zh)| zh)
}

/// The Chinese of the types of values in JSON and TOML.
const KINDS: [(&str, &str); 9] = [
    ("a string", "字符串"),
    ("an integer", "整数"),
    ("a float", "小数"),
    ("a number", "数字"),
    ("a boolean", "布尔值"),
    ("a date", "日期时间"),
    ("a list", "列表"),
    ("an object", "对象"),
    ("a table", "表"),
];

/// The type in Chinese. A type without a row stays in English.
pub fn kind(english: &'static str) -> &'static str {
    KINDS.iter().find(|(known, _)| *known == english).map_or(english, |(_, zh)| zh)
}
