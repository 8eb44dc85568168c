//! The Chinese of the program uses the words of the glossary, and Chinese punctuation between Chinese words.
//!
//! The vendor's own texts (`protocol`, `sandbox`, `report`) are quoted as they are and not looked at.

use std::fs;

use super::pages::root;
use super::sources_in;

/// Words that mean the same as a word of the glossary or of the pages, each with that word.
const INSTEAD: [(&str, &str); 8] = [
    ("错误码", "返回码"),
    ("答案文件", "值文件"),
    ("隐去", "隐藏"),
    ("打码", "脱敏"),
    ("沙箱", "模拟网关"),
    ("冒烟测试", "网关检查"),
    ("每个命令", "每条命令"),
    ("一个命令", "一条命令"),
];

/// The files with the program's own Chinese.
fn chinese() -> Vec<(String, String)> {
    let mut files = sources_in(&["src/messages", "src/cli", "src/config"]);
    for entry in fs::read_dir(root().join("src/output/schemas")).unwrap() {
        let path = entry.unwrap().path();
        files.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
    }
    files
}

fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// The lines with Chinese of the program, with their places. Comments are left out, and the English of the schemas, which quotes
/// the vendor's words.
fn lines(files: &[(String, String)]) -> impl Iterator<Item = (String, &str)> {
    files.iter().flat_map(|(path, text)| {
        let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim_start().starts_with("//"));
        let ours = |line| {
            if path.ends_with(".json") { str::split_once(line, "zh\": ").map_or("", |(_, zh)| zh) } else { line }
        };
        let lines = lines.map(move |(at, line)| (at, ours(line)));
        lines.filter(|(_, line)| line.contains(is_chinese)).map(move |(at, line)| (format!("{path}:{at}"), line))
    })
}

#[test]
fn the_programs_chinese_has_one_word_for_a_thing() {
    let files = chinese();
    assert!(lines(&files).count() > 500);
    for (place, line) in lines(&files) {
        for (word, instead) in INSTEAD {
            assert!(!line.contains(word), "{place}: {word}: write {instead}");
        }
    }
}

/// True if an ASCII comma, semicolon or colon stands between Chinese words, or a colon ends a Chinese clause that has a comma.
fn has_ascii_punctuation(line: &str) -> bool {
    let chars: Vec<char> = line.chars().collect();
    let is_word = |c: Option<&char>| c.is_some_and(|c| is_chinese(*c) || "（）“”{}".contains(*c));
    (1..chars.len()).any(|at| {
        let after = if chars.get(at + 1) == Some(&' ') { at + 2 } else { at + 1 };
        let (before, after) = (chars.get(at - 1), chars.get(after));
        let between = is_word(before) && is_word(after);
        let chinese = [before, after].into_iter().flatten().any(|c| is_chinese(*c));
        ",;".contains(chars[at]) && between && chinese
    })
}

#[test]
fn no_ascii_comma_or_semicolon_stands_between_chinese_words() {
    assert!(has_ascii_punctuation("text(\"已登录, 未申请\")") && has_ascii_punctuation("已登录;{next}"));
    assert!(!has_ascii_punctuation("已登录，未申请") && !has_ascii_punctuation("real_name,id_card"));
    let files = chinese();
    let found: Vec<String> = lines(&files).filter(|(_, line)| has_ascii_punctuation(line)).map(|(at, _)| at).collect();
    assert!(found.is_empty(), "{found:?}");
}

/// True if a number, or the place of one, touches the Chinese word that counts it.
fn lacks_a_blank(line: &str) -> bool {
    let chars: Vec<char> = line.chars().collect();
    let counts = |c: Option<&char>| c.is_some_and(|c| "笔个张条天年".contains(*c));
    (0..chars.len()).any(|at| (chars[at].is_ascii_digit() || chars[at] == '}') && counts(chars.get(at + 1)))
}

#[test]
fn a_blank_stands_between_a_number_and_what_it_counts() {
    assert!(lacks_a_blank("{count}笔") && lacks_a_blank("超90天") && !lacks_a_blank("{count} 笔，超 90 天"));
    let files = sources_in(&["src/messages"]);
    let found: Vec<String> = lines(&files).filter(|(_, line)| lacks_a_blank(line)).map(|(at, _)| at).collect();
    assert!(found.is_empty(), "{found:?}");
}
