//! The words for the state of an account. No name, kind of loan or currency contains one.

use crate::report::State;

/// The words of the states that records have.
pub const STATES: [(&str, State); 7] = [
    ("激活", State::NotActivated), // behind 未
    (CLOSED, State::Closed),
    (SETTLED, State::Settled),
    (TRANSFERRED, State::Transferred),
    (BAD_DEBT, State::BadDebt),
    (FROZEN, State::Frozen),
    (STOPPED, State::Stopped),
];
/// The word for a card that was closed.
pub const CLOSED: &str = "销户";
/// The word for a loan that was paid back.
pub const SETTLED: &str = "结清";
/// The word for a loan that another institution took over.
pub const TRANSFERRED: &str = "转出";
/// The word for a debt that the issuer has given up.
pub const BAD_DEBT: &str = "呆账";
/// The word for an account that the issuer has frozen.
pub const FROZEN: &str = "冻结";
/// The word for an account on which the issuer has stopped payments.
pub const STOPPED: &str = "止付";

/// Words for other events of an account. No record has a state for them.
const FATES: [&str; 22] = [
    "核销", "注销", "撤销", "转让", "转入", "关闭", "关户", "清户", "终止", "停用", "作废", "失效", "还清", "清偿",
    "代偿", "逾期", "挂失", "解冻", "坏账", "呆滞", "不良", "重开",
];

/// Words that say that an event has happened, has not happened yet, or no longer happens.
const TURNS: [&str; 9] = ["已", "尚未", "没有", "取消", "停止", "拒绝", "解除", "不再", "并未"];

/// True for a text with a word for a state, or one that denies or reports an event. Such a text is not a name,
/// whatever follows: `乙银行（已冻结）`, `呆账个人消费贷款`.
pub fn names_state(text: &str) -> bool {
    text.char_indices().any(|(place, c)| begins_word(c) && is_at_word(text.get(place..).unwrap_or_default()))
}

/// True if a text begins with a word. Most words are ruled out by their first character, which has three bytes.
fn is_at_word(text: &str) -> bool {
    let first = text.as_bytes().first_chunk::<3>();
    let begins = |word: &str| word.as_bytes().first_chunk() == first && text.starts_with(word);
    STATES.iter().any(|(word, _)| begins(word))
        || FATES.iter().any(|word| begins(word))
        || TURNS.iter().any(|word| begins(word))
}

/// The second and third bytes of the words' first characters, as sets of bits. With them, most characters of a text
/// need no comparison with the words.
const FIRST: [u64; 2] = {
    let (mut sets, mut left): ([u64; 2], &[(&str, State)]) = (first(first([0; 2], &FATES), &TURNS), &STATES);
    while let [(word, _), rest @ ..] = left {
        sets = first(sets, &[*word]);
        left = rest;
    }
    sets
};

const fn first([mut middle, mut last]: [u64; 2], words: &[&str]) -> [u64; 2] {
    let mut left = words;
    while let [word, rest @ ..] = left {
        if let [_, second, third, ..] = word.as_bytes() {
            middle |= 1 << (*second & 63);
            last |= 1 << (*third & 63);
        }
        left = rest;
    }
    [middle, last]
}

/// False for a character that cannot begin a word.
fn begins_word(c: char) -> bool {
    let ([middle, last], c) = (FIRST, c as u32);
    middle >> (c >> 6 & 63) & last >> (c & 63) & 1 != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_names_a_state_wherever_it_stands() {
        let words = STATES.iter().map(|(word, _)| word).chain(&FATES).chain(&TURNS);
        for word in words {
            for text in
                [format!("{word}乙银行"), format!("乙{word}银行"), format!("乙银行（{word}）"), (*word).to_owned()]
            {
                assert!(names_state(&text), "{text}");
            }
        }
    }

    #[test]
    fn every_state_but_open_has_a_word() {
        for state in State::ALL {
            let has_word = STATES.iter().any(|(_, named)| *named == state);
            assert_eq!(has_word, state != State::Open, "{state:?}");
        }
    }

    #[test]
    fn names_of_institutions_and_loans_name_no_state() {
        for name in [
            "",
            "某某银行信用卡中心",
            "某某消费金融有限公司",
            "重庆某某小额贷款有限公司",
            "某某资产管理股份有限公司",
            "中国某某资产管理有限公司北京市分公司",
            "安徽无为农村商业银行",
            "日照银行",
            "某某融资租赁有限公司",
            "某某融资担保有限公司",
            "某某汽车金融（中国）有限公司",
            "某某住房公积金管理中心",
            "某某清算有限公司",
            "下岗失业人员小额担保贷款",
            "个人商用房（包括商住两用）贷款",
        ] {
            assert!(!names_state(name), "{name}");
        }
    }
}
