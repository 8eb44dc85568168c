//! The figures: the overview and the card limits.

use crate::messages::report as say;

use super::figure_rows::{limit_notes, limits, overview};
use super::grid::{Fit, Grid};
use super::page::Page;
use super::paint::Paint;
use super::sheet::{Sheet, bar};

/// The width of a bar in a table.
const BAR: usize = 10;

/// The overview, and the limits by currency.
pub fn write(page: &Page<'_>, sheet: &mut Sheet) {
    let rows = overview(page, sheet.lang);
    if !rows.is_empty() {
        sheet.heading(say::FIGURES.get(sheet.lang));
        let mut grid = Grid::untitled();
        for (title, value) in rows {
            grid.add([title.get(sheet.lang).to_owned(), value]);
        }
        sheet.put(&grid);
    }
    cards(page, sheet);
}

fn cards(page: &Page<'_>, sheet: &mut Sheet) {
    let lang = sheet.lang;
    let rows = limits(page, lang);
    if rows.is_empty() {
        return;
    }
    sheet.heading(say::LIMITS.get(lang));
    if !sheet.is_wide() {
        for row in rows {
            let share = row.percent();
            sheet.paragraph("•", &format!("{}  {} / {}  {share}", row.currency, row.used, row.limit), Paint::Plain);
        }
        return notes(page, sheet);
    }
    let columns = [
        (say::CURRENCY, Fit::Folds),
        (say::ACCOUNTS, Fit::Number),
        (say::LIMIT, Fit::Number),
        (say::USED, Fit::Number),
        (say::UTILISATION, Fit::Folds),
    ];
    let mut grid = Grid::titled(columns.map(|(title, fit)| (title.get(lang).to_owned(), fit)));
    for row in rows {
        let share = match row.utilisation {
            Some(share) => format!("{} {}", bar(share, BAR), row.percent()),
            None => String::new(),
        };
        grid.add([row.currency, row.accounts, row.limit, row.used, share]);
    }
    sheet.put(&grid);
    notes(page, sheet);
}

fn notes(page: &Page<'_>, sheet: &mut Sheet) {
    for note in limit_notes(page, sheet.lang) {
        sheet.paragraph("", &note, Paint::Dim);
    }
}
