//! A sentence with a missing or additional part never counts as complete, and none of its words is lost.

use fastrand::Rng;
use proptest::prelude::*;
use zhengxin::report::Understood;

use crate::accounted::accounted;
use crate::accounts::{FORMS, write};
use crate::printing::printed;
use crate::writer::{Part, Written, sentence};

/// Clauses that no form has, with every kind of lead.
const STRANGE: [&str; 8] = [
    "，新的条款",
    "。新的条款3,000",
    "，账户异常",
    "（新的条款）",
    "，新额度20,000元",
    "，2016年5月6日更新",
    "；备注",
    "，余额宝",
];

/// The families of sentences that have few clauses in common: cards, loans, liabilities, others.
fn family(written: &Written) -> &'static str {
    let kind = written.record["kind"].as_str().unwrap();
    ["card", "loan", "guarantee"].into_iter().find(|family| kind.ends_with(family)).unwrap_or("others")
}

fn is_whole(sentence: &str) -> bool {
    accounted(sentence).account.understood == Understood::Full
}

/// The sentence with changed parts, in a random printed variant.
fn changed(rng: &mut Rng, written: &Written, change: impl FnOnce(&mut Rng, &mut Vec<Part>)) -> String {
    let mut parts = written.parts.clone();
    change(rng, &mut parts);
    let text = sentence(&parts);
    printed(rng, &text)
}

proptest! {
    #[test]
    fn a_sentence_without_a_part_is_not_complete(seed in any::<u64>(), form in 0..FORMS.len()) {
        let mut rng = Rng::with_seed(seed);
        let written = write(&mut rng, form);
        for place in 0..written.parts.len() {
            let text = changed(&mut rng, &written, |_, parts| drop(parts.remove(place)));
            if !written.parts[place].droppable {
                prop_assert!(!is_whole(&text), "{}", text);
            }
        }
    }

    #[test]
    fn a_sentence_with_a_part_twice_is_not_complete(seed in any::<u64>(), form in 0..FORMS.len()) {
        let mut rng = Rng::with_seed(seed);
        let written = write(&mut rng, form);
        for place in 0..written.parts.len() {
            let text = changed(&mut rng, &written, |rng, parts| {
                let again = parts[place].clone();
                // Text that follows a name without punctuation becomes part of the name, so such a part stays in its
                // place.
                let is_glued = !again.text.starts_with(['，', '。', '（', '）']);
                let at = if is_glued || rng.bool() { place + 1 } else { rng.usize(..=parts.len()) };
                parts.insert(at, again);
            });
            prop_assert!(!is_whole(&text), "{}", text);
        }
    }

    #[test]
    fn a_sentence_with_an_unknown_part_is_not_complete(seed in any::<u64>(), form in 0..FORMS.len(), strange in 0..STRANGE.len()) {
        let mut rng = Rng::with_seed(seed);
        let written = write(&mut rng, form);
        for place in 0..=written.parts.len() {
            let text = changed(&mut rng, &written, |_, parts| {
                parts.insert(place, Part { text: STRANGE[strange].to_owned(), droppable: false });
            });
            prop_assert!(!is_whole(&text), "{}", text);
        }
    }

    #[test]
    fn a_sentence_with_a_part_of_another_kind_of_account_is_not_complete(seed in any::<u64>(), form in 0..FORMS.len(), other in 0..FORMS.len()) {
        let mut rng = Rng::with_seed(seed);
        let (written, other) = (write(&mut rng, form), write(&mut rng, other));
        let is_foreign = family(&other) != family(&written);
        // Text that follows a name without punctuation becomes part of the name.
        let begins = |part: &&Part| part.text.starts_with(['，', '。', '（']);
        // The specification leaves the middle of a disposal undefined. Loans and cards share two more clauses.
        let open = |part: &Part| family(&written) == "others" && part.text.contains(['至', '止']);
        let may_say = |part: &&Part| open(part) || ["呆账", "当前"].iter().any(|word| part.text.contains(word));
        let foreign = other.parts.iter().filter(|part| is_foreign && begins(part) && !may_say(part));
        for part in foreign.filter(|part| !part.droppable) {
            for place in 0..=written.parts.len() {
                let text = changed(&mut rng, &written, |_, parts| parts.insert(place, part.clone()));
                prop_assert!(!is_whole(&text), "{}", text);
            }
        }
    }

    #[test]
    fn two_joined_sentences_are_not_complete(seed in any::<u64>(), form in 0..FORMS.len(), second in 0..FORMS.len()) {
        let mut rng = Rng::with_seed(seed);
        let (one, other) = (write(&mut rng, form), write(&mut rng, second));
        let both = format!("{}{}", one.sentence(), other.sentence());
        prop_assert!(!is_whole(&both), "{}", both);
    }

    #[test]
    fn a_truncated_sentence_loses_no_word(seed in any::<u64>(), form in 0..FORMS.len()) {
        let mut rng = Rng::with_seed(seed);
        let written = write(&mut rng, form);
        let text = printed(&mut rng, &written.sentence());
        for (place, _) in text.char_indices() {
            let (begin, end) = text.split_at(place);
            let _ = (is_whole(begin), is_whole(end));
        }
    }
}
