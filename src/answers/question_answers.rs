//! The answers to the five questions, which are given together.

use crate::protocol::{Key, QUESTIONS, Secret, bare, folded};

/// The key in an answers file.
pub const QUESTION_ANSWERS: &str = "question_answers";
/// The environment variable.
pub(super) const VARIABLE: &str = "ZHENGXIN_QUESTION_ANSWERS";

/// Parses five option numbers, separated by commas. The document's run from 1 to 5, others from 0 to 4; the form
/// decides. `None` if the text is anything else.
pub fn split(text: &str) -> Option<Vec<(Key, Secret)>> {
    collect(folded(bare(text)).split(','))
}

/// The same as [`split`], from a list.
pub fn collect<'a>(answers: impl Iterator<Item = &'a str>) -> Option<Vec<(Key, Secret)>> {
    let answers: Vec<&str> = answers.map(str::trim).collect();
    let all_known = answers.iter().all(|answer| matches!(*answer, "0" | "1" | "2" | "3" | "4" | "5"));
    (all_known && answers.len() == usize::from(QUESTIONS))
        .then(|| (0..QUESTIONS).map(Key::Question).zip(answers.into_iter().map(Secret::from)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_of_five_answers_gets_its_own_key() {
        let answers = split("1, 2,3,1,5").unwrap();
        assert_eq!(answers.len(), 5);
        assert_eq!(split("\u{feff}１，２，3，1，5\r\n").unwrap()[4].1.expose(), "5");
        assert_eq!((&answers[4].0, answers[4].1.expose()), (&Key::Question(4), "5"));
        assert_eq!(split("0,1,2,3,4").unwrap()[0].1.expose(), "0");
    }

    #[test]
    fn fewer_or_more_than_five_numbers_and_other_texts_are_rejected() {
        for text in ["", "1,2,3,4", "1,2,3,4,5,1", "1,2,3,4,6", "a,b,c,d,e", "12315"] {
            assert!(split(text).is_none(), "{text}");
        }
    }
}
