//! Names longer than a table cell or a telephone is wide: they are folded, and nothing of them is lost.

use std::fs;
use std::process::Command;

use unicode_width::UnicodeWidthStr;
use zhengxin::messages::Lang;
use zhengxin::output::html;
use zhengxin::output::report::{Masking, Page, page};

use crate::browser::{browser, told};
use crate::reports::{ENDINGS, long_names};
use crate::terminal::style;

#[test]
fn the_terminal_folds_long_names_to_its_width() {
    let report = long_names();
    for columns in [40, 60, 80, 130] {
        let text = page(&Page::of(&report, Masking::none()), &style(Lang::Zh, columns));
        assert!(text.lines().all(|line| line.width() <= usize::from(columns)), "{columns}\n{text}");
        assert!(!text.contains('…'), "{columns}\n{text}");
    }
}

#[test]
fn the_page_holds_long_names_whole() {
    let report = long_names();
    for lang in [Lang::Zh, Lang::En] {
        let text = html::file(&Page::of(&report, Masking::none()), lang);
        for ending in ENDINGS {
            assert!(text.contains(ending), "{ending}");
        }
        assert!(!text.contains('…'));
    }
}

#[test]
fn on_paper_long_names_stay_between_the_margins() {
    let Some(browser) = browser() else {
        println!("no Chromium here: the page was not looked at");
        return;
    };
    let report = long_names();
    let home = tempfile::tempdir().unwrap();
    let (file, out) = (home.path().join("page.html"), home.path().join("page.pdf"));
    fs::write(&file, html::file(&Page::of(&report, Masking::none()), Lang::Zh)).unwrap();
    let print = format!("--print-to-pdf={}", out.display());
    told(browser, &home, &file, "http://127.0.0.1:9", &[&print, "--no-pdf-header-footer"]);
    let Ok(read) = Command::new("pdftotext").arg("-bbox").arg(&out).arg("-").output() else {
        println!("no pdftotext here: the paper was not looked at");
        return;
    };
    let words = String::from_utf8(read.stdout).unwrap();
    let edges: Vec<f64> =
        words.split("xMax=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok()).collect();
    assert!(edges.len() > 100, "{words}");
    let paper = 595.0;
    assert!(edges.iter().all(|edge| *edge < paper - 20.0), "{edges:?}");
}
