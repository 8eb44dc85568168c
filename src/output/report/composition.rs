//! The components of the score, as bars.

use unicode_width::UnicodeWidthStr;

use crate::messages::report as say;

use super::page::Page;
use super::paint::Paint;
use super::sheet::{Sheet, bar};
use super::words::{part, percent};

/// The columns after a bar, for its percentage.
const BEHIND: usize = 8;

/// One bar per part in the report.
pub fn write(page: &Page<'_>, sheet: &mut Sheet) {
    let shares = page.report().composition();
    if shares.is_empty() {
        return;
    }
    sheet.heading(say::COMPOSITION.get(sheet.lang));
    let names: Vec<String> = shares.iter().map(|share| part(share.part, sheet.lang)).collect();
    let widest = names.iter().map(|name| name.width()).max().unwrap_or(0);
    let columns = sheet.columns.saturating_sub(widest + BEHIND + 4).clamp(4, 40);
    for (name, share) in names.iter().zip(&shares) {
        let gap = " ".repeat(widest - name.width());
        let bar = sheet.painted(&bar(share.share, columns), Paint::Cyan);
        sheet.line(&format!("  {name}{gap}  {bar} {:>4}", percent(share.share)));
    }
}
