//! The five questions of §1.1.5, as the document prints them.

use serde_json::{Value, json};

use crate::protocol::Key;

/// The last option of every question.
const NONE_OF_THESE: &str = "以上都不是";

/// A question and its first four options.
struct Question {
    title: &'static str,
    options: [&'static str; 4],
}

static QUESTIONS: [Question; crate::protocol::QUESTIONS as usize] = [
    Question {
        title: "您在 2015 年 08 月办理的信用卡额度是多少？",
        options: ["14001-24000", "24001-34000", "34001-44000", "44001-54000"],
    },
    Question {
        title: "您曾在以下哪家机构办理过信用卡，并且正在使用？",
        options: [
            "上海银行,浙江省农村信用社联合社",
            "上海浦东发展银行,中国工商银行",
            "中国邮政储蓄银行股份有限公司,兴业银行",
            "中国民生银行,江苏省农村信用社联合社",
        ],
    },
    Question {
        title: "您于 2008 年 09 月在哪家机构办理过信用卡？",
        options: ["平安银行", "北京银行", "上海银行", "招商银行"],
    },
    Question {
        title: "您 2015 年 10 月的婚姻状况是什么？", options: ["丧偶", "已婚", "离婚", "未婚"]
    },
    Question {
        title: "您的身份证领取地是哪里？",
        options: ["天津市", "黑龙江省大庆市", "山西省运城市", "甘肃省张掖市"],
    },
];

/// The fields of submitQuestion's form. The correct option depends on the person, see `Person::truth`.
pub(super) fn fields() -> Vec<Value> {
    let field = |(place, question): (u8, &Question)| {
        let titles = question.options.into_iter().chain([NONE_OF_THESE]);
        let options = (1..).zip(titles).map(|(value, title): (i64, _)| json!({"title": title, "value": value}));
        json!({"title": question.title, "type": 19, "key": Key::Question(place).wire(), "value": "", "options": options.collect::<Vec<_>>()})
    };
    (0..).zip(&QUESTIONS).map(field).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // §1.1.5
    #[test]
    fn five_questions_of_five_options_the_last_of_which_is_none_of_these() {
        let fields = fields();
        assert_eq!(fields.len(), 5);
        for (place, field) in fields.iter().enumerate() {
            assert_eq!(field["key"], format!("kbaList[{place}].options"));
            let options = field["options"].as_array().unwrap();
            let values: Vec<_> = options.iter().map(|option| option["value"].as_i64().unwrap()).collect();
            assert_eq!(values, [1, 2, 3, 4, 5]);
            assert_eq!(options[4]["title"], NONE_OF_THESE);
        }
    }
}
