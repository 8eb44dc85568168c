//! The pictures of a terminal in the README: what `zhengxin demo` prints, as SVG.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use unicode_width::UnicodeWidthChar;

/// The command that regenerates them.
const RENEW: &str = "cargo test --test cookbook -- --ignored renew";
/// The pictures with their locales.
const PICTURES: [(&str, &str); 2] = [("docs/demo.svg", "C.UTF-8"), ("docs/zh/demo.svg", "zh_CN.UTF-8")];
/// How many lines of the output are shown.
const LINES: usize = 35;
/// The size of a cell of the terminal, in pixels.
const CELL: (usize, usize) = (8, 19);

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The first lines of the demonstration.
fn printed(lang: &str) -> Vec<String> {
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhengxin"));
    command.arg("demo").env_clear().env("HOME", home.path()).env("LANG", lang).env("COLUMNS", "90");
    let output = command.output().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let shown = text.lines().take(LINES).map(str::to_owned);
    std::iter::once("$ zhengxin demo".to_owned()).chain(shown).collect()
}

/// Characters that fonts draw alike.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    Wide,
    Drawn,
}

fn kind(sign: char) -> Kind {
    match sign {
        '\u{2500}'..='\u{259f}' | '·' | '…' => Kind::Drawn,
        _ if sign.width() == Some(2) => Kind::Wide,
        _ => Kind::Plain,
    }
}

/// A line in runs of characters of one kind without double blanks, each with the cell that it begins at.
fn runs(line: &str) -> Vec<(usize, String)> {
    let mut runs: Vec<(usize, String)> = Vec::new();
    let (mut cell, mut blanks, mut last) = (0, 0, None);
    for sign in line.chars() {
        let start = cell;
        cell += sign.width().unwrap_or_default();
        if sign == ' ' {
            blanks += 1;
            continue;
        }
        match runs.last_mut() {
            Some((_, run)) if last == Some(kind(sign)) && blanks < 2 => {
                run.extend(std::iter::repeat_n(' ', blanks));
                run.push(sign);
            }
            _ => runs.push((start, sign.to_string())),
        }
        (last, blanks) = (Some(kind(sign)), 0);
    }
    runs
}

/// The picture of these lines. Each run has its place and length, so that columns stay whatever the reader's font is.
fn svg(lines: &[String]) -> String {
    let widest = lines.iter().flat_map(|line| runs(line).pop()).map(|(cell, run)| cell + cells(&run)).max().unwrap();
    let (width, height) = ((widest + 4) * CELL.0, (lines.len() + 2) * CELL.1);
    let mut picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1c2128\"/>\n\
         <g font-family=\"ui-monospace, Menlo, Consolas, 'Noto Sans Mono CJK SC', monospace\" font-size=\"13\" \
         fill=\"#d0d7de\">\n"
    );
    for (row, line) in lines.iter().enumerate() {
        for (cell, run) in runs(line) {
            let (x, y) = ((cell + 2) * CELL.0, (row + 1) * CELL.1 + CELL.1 * 3 / 4);
            let length = cells(&run) * CELL.0;
            let text = run.replace('&', "&amp;").replace('<', "&lt;");
            writeln!(
                picture,
                "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\">{text}</text>"
            )
            .unwrap();
        }
    }
    picture + "</g>\n</svg>\n"
}

fn cells(run: &str) -> usize {
    run.chars().map(|sign| sign.width().unwrap_or_default()).sum()
}

/// The texts of a picture without numbers and blanks: times and dates differ from run to run.
fn words(picture: &str) -> Vec<String> {
    let texts = picture.lines().filter_map(|line| Some(line.strip_prefix("<text ")?.split_once('>')?.1.to_owned()));
    let plain =
        texts.map(|text| text.chars().filter(|sign| !sign.is_ascii_digit() && *sign != ' ').collect::<String>());
    plain.filter(|text| text != "</text>").collect()
}

#[test]
fn the_pictures_show_what_the_demonstration_prints() {
    for (name, lang) in PICTURES {
        let kept = fs::read_to_string(path(name)).unwrap_or_default();
        assert_eq!(words(&kept), words(&svg(&printed(lang))), "{name} is stale; renew it with `{RENEW}`");
    }
}

/// Regenerates the pictures: `cargo test --test cookbook -- --ignored renew`.
#[test]
#[ignore = "writes into the repository"]
fn renew() {
    for (name, lang) in PICTURES {
        fs::write(path(name), svg(&printed(lang))).unwrap();
    }
}
