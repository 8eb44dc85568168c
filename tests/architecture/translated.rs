//! The Chinese pages have the content of the English ones: the same headings, the same commands, the same names of tests, and
//! tables with the same rows. They link to one another.
//!
//! Not compared are words, comments in commands, and what commands print, which is in the language of the page.

use std::fs;

use super::pages::{cells, cited, is_sentence, links, page, root};

/// The names of the pages in a folder, sorted.
fn names(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let names = entries.filter_map(|entry| entry.unwrap().file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".md")).collect();
    names.sort();
    names
}

/// The English pages with their Chinese ones: `NAME.zh-CN.md` beside a page of the root, `docs/zh/NAME.md` for one of `docs`.
fn pairs() -> Vec<(String, String)> {
    let top = names(".").into_iter();
    let top = top.filter_map(|name| Some((format!("{}.md", name.strip_suffix(".zh-CN.md")?), name.clone())));
    let docs = names("docs/zh").into_iter().map(|name| (format!("docs/{name}"), format!("docs/zh/{name}")));
    top.chain(docs).collect()
}

/// The levels of a page's headings, in order.
fn levels(text: &str) -> Vec<usize> {
    let prose = text.split("```").step_by(2);
    let lines = prose.flat_map(str::lines).filter(|line| line.starts_with('#'));
    lines.map(|line| line.chars().take_while(|sign| *sign == '#').count()).collect()
}

/// A line without its comment.
fn uncommented(line: &str) -> &str {
    let comment = if line.trim_start().starts_with("# ") { Some(0) } else { line.find(" # ") };
    line[..comment.unwrap_or(line.len())].trim_end()
}

/// The blocks of a page with their kinds: of a console the commands, of output nothing, of all others every line.
fn blocks(text: &str) -> Vec<(&str, Vec<&str>)> {
    let blocks = text.split("```").skip(1).step_by(2).map(|block| block.split_once('\n').unwrap());
    blocks.map(|(kind, block)| (kind, commands(kind, block))).collect()
}

fn commands<'page>(kind: &str, block: &'page str) -> Vec<&'page str> {
    let lines = block.lines().filter(|line| match kind {
        "console" => line.starts_with("$ "),
        "text" => false,
        _ => true,
    });
    lines.map(uncommented).filter(|line| !line.is_empty()).collect()
}

/// The names of code in the first cell of each table row, outside of blocks.
fn rows(text: &str) -> Vec<Vec<&str>> {
    let prose = text.split("```").step_by(2);
    let rows = prose.flat_map(str::lines).filter(|line| line.starts_with('|'));
    rows.map(|line| cited(cells(line)[0])).collect()
}

#[test]
fn a_chinese_page_has_the_headings_of_the_english_one() {
    for (english, chinese) in pairs() {
        assert_eq!(levels(&page(&english)), levels(&page(&chinese)), "{chinese}: other headings than {english}");
    }
}

#[test]
fn a_chinese_page_has_the_commands_of_the_english_one() {
    for (english, chinese) in pairs() {
        let (one, other) = (page(&english), page(&chinese));
        for (one, other) in blocks(&one).iter().zip(blocks(&other)) {
            assert_eq!(*one, other, "{chinese}: other commands than {english}");
        }
        assert_eq!(blocks(&one).len(), blocks(&other).len(), "{chinese}: other commands than {english}");
    }
}

#[test]
fn the_tables_of_a_chinese_page_have_the_rows_of_the_english_one() {
    for (english, chinese) in pairs() {
        let (one, other) = (page(&english), page(&chinese));
        for (one, other) in rows(&one).iter().zip(rows(&other)) {
            assert_eq!(*one, other, "{chinese}: other rows than {english}");
        }
        assert_eq!(rows(&one).len(), rows(&other).len(), "{chinese}: other rows than {english}");
    }
}

/// The tests that a page names, with their files where it names these, sorted.
fn tests(text: &str) -> Vec<&str> {
    let mut tests = cited(text);
    tests.retain(|name| name.rsplit("::").next().is_some_and(is_sentence));
    tests.sort_unstable();
    tests
}

#[test]
fn a_chinese_page_names_the_tests_of_the_english_one() {
    for (english, chinese) in pairs() {
        assert_eq!(tests(&page(&english)), tests(&page(&chinese)), "{chinese}: other tests than {english}");
    }
}

#[test]
fn a_chinese_page_links_to_the_chinese_page_where_there_is_one() {
    let pairs = pairs();
    for (own, chinese) in &pairs {
        let (file, text) = (root().join(chinese), page(chinese));
        for link in links(&text).into_iter().filter(|link| !link.contains("://")) {
            let (to, _) = link.split_once('#').unwrap_or((link, ""));
            let to = file.parent().unwrap().join(to).canonicalize();
            let is_there =
                |english: &str| to.as_ref().is_ok_and(|to| root().join(english).canonicalize().unwrap() == *to);
            let english = pairs.iter().find(|(english, _)| english != own && is_there(english));
            assert_eq!(english, None, "{chinese} links to {link}, which is there in Chinese");
        }
    }
}

#[test]
fn the_pages_that_users_read_first_are_there_in_chinese() {
    let there: Vec<String> = pairs().into_iter().map(|(_, chinese)| chinese).collect();
    for name in ["README.zh-CN.md", "docs/zh/cookbook.md", "docs/zh/batch.md", "docs/zh/sandbox.md"] {
        assert!(there.iter().any(|page| page == name), "{name} is missing");
    }
}

#[test]
fn only_comments_and_output_are_left_out_of_the_comparison() {
    let one = "# a\n```sh\nls # all\n# of it\n```\n```console\n$ ls\nx\n```\n| `a` | b |\n";
    let same = "# 甲\n```sh\nls # 全部\n# 一切\n```\n```console\n$ ls\ny\n```\n| `a` | 乙 |\n";
    assert_eq!((levels(one), blocks(one), rows(one)), (levels(same), blocks(same), rows(same)));
    assert_ne!(blocks(one), blocks(&same.replace("ls #", "ls -l #")));
    assert_ne!(rows(one), rows(&same.replace("`a`", "`b`")));
    assert_ne!(levels(one), levels(&same.replace("# 甲", "## 甲")));
}
