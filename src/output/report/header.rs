//! The head of the page: person, date, score.

use crate::messages::{Text, report as say};

use super::account_row::BETWEEN;
use super::page::Page;
use super::paint::Paint;
use super::sheet::{Sheet, bar};
use super::words::joined;

/// The end of the score's scale. The gateway states no maximum; its example is 894.
pub const MOST_SCORE: f64 = 1000.0;
/// Undocumented scalars, shown by their own names.
const UNEXPLAINED: [&str; 6] = ["rate", "expire", "isDelete", "query365", "hbaseKey", "id"];

/// The facts about the person and the report.
pub fn facts(page: &Page<'_>) -> Vec<(Text, String)> {
    let text = |name: &str| page.scalar(name).unwrap_or_default();
    vec![
        (say::NAME, text("name")),
        (say::DOCUMENT, joined([page.scalar("idType"), page.scalar("idCard")], " ")),
        (say::MARRIAGE, text("marriage")),
        (say::LOGIN_NAME, text("loginName")),
        (say::REPORT, text("reportId")),
        (say::TIME, text("reportTime")),
        (say::ASKED, text("queryTime")),
        (say::UPDATED, text("updateTime")),
        (say::NEXT_UPDATE, text("nextUpdateTime")),
    ]
}

/// `rate 0.08 · expire 1`
pub fn unexplained(page: &Page<'_>) -> String {
    let known = UNEXPLAINED.iter().filter(|name| **name != "id" || page.scalar("id") != page.scalar("reportId"));
    joined(known.map(|name| page.scalar(name).map(|text| format!("{name} {text}"))), BETWEEN)
}

/// A score as a share of its scale, and the end of the scale.
pub fn share(score: i64) -> (f64, f64) {
    let most = if score as f64 > MOST_SCORE { score as f64 } else { MOST_SCORE };
    (score.max(0) as f64 / most, most)
}

/// The head of the page.
pub fn write(page: &Page<'_>, sheet: &mut Sheet) {
    let title = sheet.painted(say::TITLE.get(sheet.lang), Paint::Bold);
    let masked = page.is_masked().then(|| say::MASKED.get(sheet.lang));
    let masked = masked.map(|text| sheet.painted(&format!("  {text}"), Paint::Dim)).unwrap_or_default();
    sheet.line(&format!("{title}{masked}"));
    sheet.pairs(&facts(page));
    let others = unexplained(page);
    if !others.is_empty() {
        sheet.paragraph(&format!("{}:", say::OTHER_FIELDS.get(sheet.lang)), &others, Paint::Dim);
    }
    sheet.line("");
    score(page, sheet);
}

fn score(page: &Page<'_>, sheet: &mut Sheet) {
    let lang = sheet.lang;
    let grade = page.scalar("grade").map(|grade| format!("{} {grade}", say::GRADE.get(lang)));
    let number = page.report().score();
    let Some(number) = number else {
        // A score that is not a number is shown as received.
        let said = page.scalar("score").map(|score| format!("{} {score}", say::SCORE.get(lang)));
        let said = joined([said, grade], "  ");
        sheet.paragraph("", if said.is_empty() { say::NO_SCORE.get(lang) } else { &said }, Paint::Bold);
        return;
    };
    let said = joined([Some(format!("{} {number}", say::SCORE.get(lang))), grade], "  ");
    let (share, most) = share(number);
    let scale = say::SCALE.fill(lang, &[("most", &format!("{most:.0}"))]);
    sheet.paragraph("", &said, Paint::Bold);
    let width = sheet.columns.saturating_sub(4).min(50);
    let bar = bar(share, width);
    sheet.paragraph("", &bar, Paint::Cyan);
    sheet.paragraph("", &scale, Paint::Dim);
}
