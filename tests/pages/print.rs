//! The page breaks of the HTML page on paper. Without a browser and `pdftotext`, the test says so and passes.

use std::fs;
use std::path::Path;
use std::process::Command;

use zhengxin::messages::Lang;
use zhengxin::output::html;
use zhengxin::output::report::{AccountRow, Group, Masking, Page};
use zhengxin::report::Report;

use crate::browser::{browser, told};
use crate::reports::crowded;

/// The text of each page of a PDF file; `None` if no program to read it is installed.
fn pages(file: &Path) -> Option<Vec<String>> {
    let read = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(file).arg("-").output().ok()?;
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    Some(String::from_utf8_lossy(&read.stdout).split('\u{c}').map(str::to_owned).collect())
}

/// The day on which each account of a group was opened. In this report each day occurs in one row of the tables, and
/// possibly among the figures before them.
fn days(report: &Report, group: Group) -> Vec<String> {
    let page = Page::of(report, Masking::none());
    let rows = page.accounts.get(&group).into_iter().flat_map(|accounts| &accounts.shown);
    rows.map(|account| AccountRow::of(account, page.as_of, Lang::En).opened).collect()
}

/// One page of HTML with these reports, each from a new sheet on, because a start of the browser takes a second. A mark
/// that takes no room tells the first sheet of each report.
fn joined(reports: &[Report]) -> String {
    let file = |report| html::file(&Page::of(report, Masking::none()), Lang::En);
    let first = file(&reports[0]);
    let (head, end) = (first.split_once("<main>").unwrap().0, first.split_once("</main>").unwrap().1);
    let mains = reports.iter().enumerate().map(|(place, report)| {
        let main = file(report).split_once("<main>").unwrap().1.split_once("</main>").unwrap().0.to_owned();
        format!("<main><i class=\"mark\">{}</i>{main}</main>", mark(place))
    });
    let mains: String = mains.collect();
    // The charts contain the same days as the tables, so they are left out.
    let style = "main + main { break-before: page } .mark { position: absolute } .bars { visibility: hidden } </style>";
    format!("{}{mains}{end}", head.replace("</style>", style))
}

fn mark(place: usize) -> String {
    format!("report({place})")
}

#[test]
fn on_paper_no_table_breaks_after_its_first_row_or_before_its_last() {
    let Some(browser) = browser() else {
        println!("no Chromium here: the page was not looked at");
        return;
    };
    let reports: Vec<Report> = (8..48).step_by(4).map(crowded).collect();
    let home = tempfile::tempdir().unwrap();
    let (file, out) = (home.path().join("page.html"), home.path().join("page.pdf"));
    fs::write(&file, joined(&reports)).unwrap();
    let print = format!("--print-to-pdf={}", out.display());
    told(browser, &home, &file, "http://127.0.0.1:9", &[&print, "--no-pdf-header-footer"]);
    let Some(sheets) = pages(&out) else {
        println!("no pdftotext here: the paper was not looked at");
        return;
    };
    let starts = (0..reports.len()).map(|place| sheets.iter().position(|sheet| sheet.contains(&mark(place))).unwrap());
    let bounds: Vec<usize> = starts.chain([sheets.len()]).collect();
    let mut broken = 0;
    for (place, report) in reports.iter().enumerate() {
        let pages = &sheets[bounds[place]..bounds[place + 1]];
        let page_of = |day: &String| pages.iter().rposition(|page| page.contains(day.as_str())).unwrap();
        for group in Group::ALL {
            let found: Vec<usize> = days(report, group).iter().map(page_of).collect();
            let [first, second, .., last_but_one, last] = found.as_slice() else { continue };
            let which = format!("report {place}, {group:?}");
            assert_eq!(first, second, "{which}: after the first row");
            assert_eq!(last_but_one, last, "{which}: before the last row");
            broken += usize::from(first != last);
        }
    }
    assert!(broken > 0, "no table was broken: the test shows nothing");
}
