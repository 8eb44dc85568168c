//! Decides whether a text may be a name. Names are free text, so these limits keep a stray clause from
//! becoming part of one.

use super::tokens::{begins_with_date, is_bracket};
use crate::report::vocabulary::{BRANCHES, CARD_CENTRE, INSTITUTIONS, half, names_state};

// The words at which heads are split.
pub(super) const ISSUED: &str = "发放的";
/// In retyped copies, only after the end of an institution's name, because `核发的` has another meaning.
pub(super) const GIVEN: &str = "发的";
pub(super) const HANDLED: &str = "办理的";
pub(super) const COMPENSATED: &str = "进行最近一次代偿";
pub(super) const CLAIM: &str = "接收债权";

/// Words that no name contains.
const HEADS: [&str; 4] = [ISSUED, HANDLED, COMPENSATED, CLAIM];
/// Words before the verb that negate it or put it into the future. No name ends with one.
const TURNS: [char; 10] = ['未', '没', '不', '非', '拟', '待', '将', '已', '曾', '除'];
/// The texts in brackets that may end a firm's name.
const FIRMS: [&str; 3] = ["有限合伙", "普通合伙", "特殊普通合伙"];

/// True for a possible institution name: its brackets are balanced and not at the start; it contains no date, no
/// words of a head and no word for a state; and it does not end with a word that belongs to the verb after it.
pub(super) fn is_name(text: &str) -> bool {
    let has_verb = HEADS.iter().any(|word| text.contains(word)) || text.ends_with(TURNS);
    !text.starts_with(is_bracket) && is_closed(text) && !has_date(text) && !has_verb && !names_state(text)
}

/// True for a name that ends as institutions and branches do.
pub(super) fn is_institution(text: &str) -> bool {
    let ends = INSTITUTIONS.iter().chain(&BRANCHES).chain([&CARD_CENTRE, &")"]);
    is_name(text) && { ends }.any(|end| text.ends_with(end))
}

/// True for a possible name of a guarantee's party. Brackets follow it, so it may not end with brackets
/// itself, unless they state the kind of firm.
pub(super) fn is_party(text: &str) -> bool {
    let firm =
        |text: &str| text.split(is_bracket).rfind(|part| !part.is_empty()).is_some_and(|kind| FIRMS.contains(&kind));
    is_name(text) && (!text.ends_with(is_bracket) || firm(text))
}

/// True if all brackets are balanced.
fn is_closed(text: &str) -> bool {
    let depth = text.chars().try_fold(0_usize, |depth, c| match half(c) {
        '(' => Some(depth + 1),
        ')' => depth.checked_sub(1),
        _ => Some(depth),
    });
    depth == Some(0)
}

fn has_date(text: &str) -> bool {
    let dated = |place: usize| text.get(place.checked_sub(4)?..).map(begins_with_date);
    text.match_indices('年').any(|(place, _)| dated(place) == Some(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_closed_brackets_and_no_words_of_a_head() {
        for name in ["", "招商银行", "花旗银行（中国）有限公司", "a(b)", "百年人寿", "某某基金（有限合伙）"]
        {
            assert!(is_name(name), "{name}");
        }
        for name in [
            "（新）银行",
            "银行（",
            "银）行（",
            "2012年11月9日银行",
            "银行发放的",
            "银行办理的银行",
            "甲进行最近一次代偿",
            "招商银行未",
            "招商银行没有",
            "招商银行取消",
            "招商银行（已冻结）",
            "已销户的招商银行",
            "招商银行呆账",
            "招商银行（解除止付）",
        ] {
            assert!(!is_name(name), "{name}");
        }
    }

    #[test]
    fn a_party_ends_with_a_bracket_only_if_that_is_the_kind_of_firm() {
        assert!(["张测一", "某某（北京）有限公司", "某某（有限合伙）", "某某(普通合伙)"].into_iter().all(is_party));
        assert!(["张测一（新的）", "张测一（有限合伙"].into_iter().all(|name| !is_party(name)));
    }
}
