//! A changed sentence is either incomplete or parses to a different record, unless it means the same.

use fastrand::Rng;
use proptest::prelude::*;
use serde_json::{Map, Value};
use zhengxin::report::sentence::read;
use zhengxin::report::{State, Understood};

use crate::accounts::{FORMS, write};
use crate::writer::{Part, Written, sentence};

/// Words that negate the following text, or say that it does not hold yet or any more.
const DENIALS: [&str; 12] = ["未", "没有", "不", "非", "尚未", "拟", "曾", "取消", "解除", "不再", "并无", "除"];

/// Clauses that state the end of an account, in wordings that no form has.
const ENDINGS: [&str; 12] = [
    "，已核销",
    "。该贷款已转让",
    "（已结清）",
    "，账户关闭",
    "，2016年5月注销",
    "；呆账核销3,000",
    "，已由担保人代偿",
    "。已提前还清",
    "，已作废",
    "，强制止付中",
    "，未冻结",
    "，2016年5月销户后重开",
];

/// Words that name a state or another end of an account, each with the state that a complete record may then have.
const STATES: [(&str, Option<State>); 13] = [
    ("未激活", Some(State::NotActivated)),
    ("已销户", Some(State::Closed)),
    ("销户", Some(State::Closed)),
    ("已结清", Some(State::Settled)),
    ("转出", Some(State::Transferred)),
    ("已变成呆账", Some(State::BadDebt)),
    ("呆账", Some(State::BadDebt)),
    ("（已冻结）", Some(State::Frozen)),
    ("冻结", Some(State::Frozen)),
    ("已止付的", Some(State::Stopped)),
    ("止付", Some(State::Stopped)),
    ("已转让", None),
    ("核销", None),
];

/// Institutions of all kinds that report accounts.
const INSTITUTIONS: [&str; 8] = [
    "某某银行信用卡中心",
    "某某消费金融有限公司",
    "重庆某某小额贷款有限公司",
    "某某资产管理股份有限公司",
    "某某融资担保有限公司",
    "某某汽车金融（中国）有限公司",
    "某某住房公积金管理中心",
    "安徽无为农村商业银行",
];

/// The record of a sentence, without the sentence itself. `None` if the sentence is not complete.
fn whole(sentence: &str) -> Option<Map<String, Value>> {
    let account = read(sentence);
    if account.understood != Understood::Full {
        return None;
    }
    let Value::Object(mut record) = serde_json::to_value(account).unwrap() else { unreachable!() };
    record.remove("sentence");
    Some(record)
}

/// The sentence with another part inserted at a place.
fn with(written: &Written, place: usize, text: &str) -> String {
    let mut parts = written.parts.clone();
    parts.insert(place, Part { text: text.to_owned(), droppable: false });
    sentence(&parts)
}

proptest! {
    #[test]
    fn exchanging_two_parts_keeps_the_record_or_makes_it_incomplete(seed in any::<u64>(), form in 0..FORMS.len()) {
        let mut rng = Rng::with_seed(seed);
        let written = write(&mut rng, form);
        let record = whole(&written.sentence());
        prop_assert!(record.is_some());
        for one in 0..written.parts.len() {
            for other in one + 1..written.parts.len() {
                let mut parts = written.parts.clone();
                parts.swap(one, other);
                let text = sentence(&parts);
                let exchanged = whole(&text);
                prop_assert!(exchanged.is_none() || exchanged == record, "{}", text);
            }
        }
    }

}

proptest! {
    // Each case parses thousands of sentences.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_negation_anywhere_changes_the_record_or_makes_it_incomplete(seed in any::<u64>(), form in 0..FORMS.len()) {
        let written = write(&mut Rng::with_seed(seed), form);
        let text = written.sentence();
        let record = whole(&text);
        for (place, _) in text.char_indices() {
            for denial in DENIALS {
                let (before, after) = text.split_at(place);
                let denied = format!("{before}{denial}{after}");
                prop_assert!(whole(&denied) != record, "{}", denied);
            }
        }
    }

    #[test]
    fn a_changed_digit_anywhere_changes_the_record_or_makes_it_incomplete(seed in any::<u64>(), form in 0..FORMS.len()) {
        let mut rng = Rng::with_seed(seed);
        let written = write(&mut rng, form);
        let text = written.sentence();
        let record = whole(&text);
        // All but the last four characters of a document number are hidden.
        let hidden = text.find("证件号码").map(|place| place..text.find("）在").unwrap());
        for (place, digit) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
            if hidden.as_ref().is_some_and(|hidden| hidden.contains(&place)) {
                continue;
            }
            let other = char::from_digit((digit.to_digit(10).unwrap() + rng.u32(1..10)) % 10, 10).unwrap();
            let changed = format!("{}{other}{}", &text[..place], &text[place + 1..]);
            prop_assert!(whole(&changed) != record, "{}", changed);
        }
    }

    #[test]
    fn a_sentence_with_contradictory_parts_is_not_complete(seed in any::<u64>(), form in 0..FORMS.len()) {
        let mut rng = Rng::with_seed(seed);
        let (written, other) = (write(&mut rng, form), write(&mut rng, form));
        let begins = |part: &&Part| part.text.starts_with(['，', '。', '（']) && !part.droppable;
        for part in other.parts.iter().filter(begins) {
            for place in 0..=written.parts.len() {
                let text = with(&written, place, &part.text);
                prop_assert!(whole(&text).is_none(), "{}", text);
            }
        }
    }

    #[test]
    fn an_account_with_an_unknown_state_does_not_count_as_open(seed in any::<u64>(), form in 0..FORMS.len()) {
        let written = write(&mut Rng::with_seed(seed), form);
        for place in 0..=written.parts.len() {
            for ending in ENDINGS {
                let text = with(&written, place, ending);
                let account = read(&text);
                prop_assert!(account.understood != Understood::Full, "{}", text);
                prop_assert!(account.state != Some(State::Open), "{}", text);
            }
        }
    }

    #[test]
    fn a_word_for_a_state_anywhere_never_leaves_another_state_complete(seed in any::<u64>(), form in 0..FORMS.len()) {
        let text = write(&mut Rng::with_seed(seed), form).sentence();
        for (place, _) in text.char_indices() {
            let (before, after) = text.split_at(place);
            for (word, state) in STATES {
                let stated = format!("{before}{word}{after}");
                let account = read(&stated);
                prop_assert!(account.state != Some(State::Open), "{}", stated);
                let is_read = account.state.is_some() && account.state == state;
                prop_assert!(account.understood != Understood::Full || is_read, "{}", stated);
            }
        }
    }

    #[test]
    fn institutions_of_every_kind_are_read_as_issuers(seed in any::<u64>(), form in 0..FORMS.len()) {
        let written = write(&mut Rng::with_seed(seed), form);
        let printed = written.record["issuer"].as_str().unwrap();
        for issuer in INSTITUTIONS {
            let record = whole(&written.sentence().replacen(printed, issuer, 1)).unwrap_or_default();
            prop_assert_eq!(record.get("issuer"), Some(&Value::from(issuer)));
        }
    }
}
