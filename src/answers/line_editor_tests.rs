use super::*;

fn typed(keys: &[Keystroke]) -> (String, usize) {
    let mut line = Line::default();
    keys.iter().for_each(|key| line.take(*key));
    (line.chars.iter().collect(), line.at)
}

fn text(text: &str) -> Vec<Keystroke> {
    text.chars().map(Keystroke::Char).collect()
}

#[test]
fn keys_move_the_cursor_only_within_the_line() {
    assert_eq!(typed(&[text("ac"), vec![Keystroke::Left, Keystroke::Char('b')]].concat()), ("abc".into(), 2));
    assert_eq!(
        typed(&[text("ab"), vec![Keystroke::Home, Keystroke::Left, Keystroke::Char('x')]].concat()),
        ("xab".into(), 1)
    );
    assert_eq!(
        typed(&[text("ab"), vec![Keystroke::Home, Keystroke::End, Keystroke::Right, Keystroke::Char('x')]].concat()),
        ("abx".into(), 3)
    );
}

#[test]
fn erasing_removes_whole_characters() {
    assert_eq!(typed(&[text("赵钱"), vec![Keystroke::Backspace]].concat()), ("赵".into(), 1));
    assert_eq!(typed(&[text("赵钱"), vec![Keystroke::Home, Keystroke::Delete]].concat()), ("钱".into(), 0));
    assert_eq!(
        typed(&[
            Keystroke::Backspace,
            Keystroke::Delete,
            Keystroke::EraseWord,
            Keystroke::EraseBefore,
            Keystroke::EraseBehind
        ])
        .1,
        0
    );
    assert_eq!(typed(&[text("one two  "), vec![Keystroke::EraseWord]].concat()), ("one ".into(), 4));
    assert_eq!(typed(&[text("abc"), vec![Keystroke::Left, Keystroke::EraseBefore]].concat()), ("c".into(), 0));
    assert_eq!(typed(&[text("abc"), vec![Keystroke::Left, Keystroke::EraseBehind]].concat()), ("ab".into(), 2));
}

fn behind(text: &str, columns: usize) -> (usize, usize) {
    let spot = text.chars().fold(Spot::default(), |spot, c| spot.behind(c, columns)).wrapped(columns);
    (spot.row, spot.column)
}

#[test]
fn wide_characters_take_two_columns_and_none_is_cut_by_a_narrow_window() {
    assert_eq!(behind("ab", 10), (0, 2));
    assert_eq!(behind("赵钱", 10), (0, 4));
    assert_eq!(behind("a赵钱", 4), (1, 2), "the second one does not fit into the last column");
    assert_eq!(behind("赵钱", 4), (1, 0), "behind a full row the cursor is in the next");
    assert_eq!(behind("赵钱孙李", 2), (4, 0));
    assert_eq!(behind("e\u{301}", 10), (0, 1), "a combining mark takes none");
}

#[test]
fn a_control_character_is_shown_as_a_blank_and_stays_in_the_line() {
    assert_eq!(['\t', '\u{9b}', '赵'].map(shown), [' ', ' ', '赵']);
    assert_eq!(typed(&text("a\tb")).0, "a\tb");
}
