//! The gateway's interpretation of the report (§1.2.5, overdue and interpretation).

use std::borrow::Cow;

use serde_json::Value;

use super::Report;
use super::member::{get, integer, integer_of, items, text, text_of};

/// The gateway's count of accounts in default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatedOverdue<'a> {
    /// overdueNo
    pub accounts: Option<i64>,
    /// message
    pub message: Option<Cow<'a, str>>,
}

/// The gateway's interpretation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interpretation<'a> {
    /// Its paragraphs.
    pub advice: Vec<Advice<'a>>,
    /// Its statement about overdue accounts.
    pub overdue: Option<Cow<'a, str>>,
}

/// A paragraph and the sentences it refers to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Advice<'a> {
    /// The paragraph.
    pub title: Option<Cow<'a, str>>,
    /// Account sentences, or other lines.
    pub items: Vec<Cow<'a, str>>,
    /// type; undocumented. An integer, even if it was received as a text; other values as received.
    pub kind: Option<Cow<'a, Value>>,
}

impl Report {
    /// The gateway's count of accounts in default.
    pub fn stated_overdue(&self) -> StatedOverdue<'_> {
        let Some(overdue) = get(self.data(), "overdue") else { return StatedOverdue::default() };
        StatedOverdue { accounts: integer_of(overdue, "overdueNo"), message: text_of(overdue, "message") }
    }

    /// The gateway's interpretation.
    pub fn interpretation(&self) -> Interpretation<'_> {
        let Some(interpretation) = get(self.data(), "interpretation") else { return Interpretation::default() };
        let advice = get(interpretation, "detail").into_iter().flat_map(details).map(|detail| Advice {
            title: text_of(detail, "title").or_else(|| text(detail)),
            items: get(detail, "item").into_iter().flat_map(items).filter_map(text).collect(),
            kind: get(detail, "type").filter(|kind| !is_blank(kind)).map(kind),
        });
        Interpretation { advice: advice.collect(), overdue: text_of(interpretation, "overdue") }
    }
}

fn kind(value: &Value) -> Cow<'_, Value> {
    integer(value).map_or(Cow::Borrowed(value), |number| Cow::Owned(number.into()))
}

fn is_blank(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.trim().is_empty())
}

/// The paragraphs. A single one may come without a list.
fn details(list: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    let is_one = ["title", "item"].iter().any(|name| get(list, name).is_some());
    if is_one { Box::new(std::iter::once(list)) } else { items(list) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_type_that_is_no_integer_is_kept_as_it_came() {
        let of = |kind: Value| {
            let report = Report::read(json!({"interpretation": {"detail": [{"title": "t", "type": kind}]}})).unwrap();
            report.interpretation().advice[0].kind.clone().map(Cow::into_owned)
        };
        for kind in [json!("x"), json!(0.5), json!(true), json!(["a"])] {
            assert_eq!(of(kind.clone()), Some(kind));
        }
        assert_eq!(of(json!("5")), Some(json!(5)));
        assert_eq!((of(json!(null)), of(json!(" "))), (None, None));
    }

    // §1.2.5
    #[test]
    fn only_the_texts_of_the_interpretation_are_read_as_words() {
        let report = Report::read(json!({
            "overdue": {"overdueNo": "2", "message": "您有 2 条违约记录"},
            "interpretation": {"detail": [{"title": "t", "item": ["a", null, 3], "type": 5}, "bare"], "overdue": "o"},
        }))
        .unwrap();
        assert_eq!(report.stated_overdue().accounts, Some(2));
        let said = report.interpretation();
        assert_eq!(said.overdue.as_deref(), Some("o"));
        assert_eq!(
            said.advice[0],
            Advice { title: Some("t".into()), items: vec!["a".into(), "3".into()], kind: Some(Cow::Owned(json!(5))) }
        );
        assert_eq!(said.advice[1].title.as_deref(), Some("bare"));
        let empty = Report::read(json!({"interpretation": "none", "overdue": []})).unwrap();
        assert_eq!((empty.stated_overdue(), empty.interpretation()), Default::default());
    }
}
