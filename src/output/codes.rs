//! The code catalogue, for people.

use super::records::untitled;
use super::style::Style;
use crate::messages::{Lang, Text, output as say};
use crate::protocol::{CodeEntry, Recovery};

/// A table of codes, with English texts if the language is English.
pub fn human(rows: &[&CodeEntry], style: &Style) -> String {
    let rows = rows.iter().map(|row| {
        let recovery = in_words(row.recovery).get(style.lang).to_owned();
        let mut cells = vec![row.code.to_string(), format!("{} ({})", row.class, row.class.exit()), recovery];
        cells.push(match style.lang {
            Lang::Zh => row.vendor_text.to_owned(),
            Lang::En => format!("{}\n{}", row.vendor_text, row.english),
        });
        cells
    });
    untitled(&rows.collect::<Vec<_>>(), style)
}

fn in_words(recovery: Recovery) -> Text {
    match recovery {
        Recovery::None => say::RECOVERY_NONE,
        Recovery::Again => say::RECOVERY_AGAIN,
        Recovery::NewInput => say::RECOVERY_NEW_INPUT,
        Recovery::NewCaptcha => say::RECOVERY_NEW_CAPTCHA,
        Recovery::NewSms => say::RECOVERY_NEW_SMS,
        Recovery::RestartStep => say::RECOVERY_RESTART_STEP,
        Recovery::Login => say::RECOVERY_LOGIN,
        Recovery::Route => say::RECOVERY_ROUTE,
        Recovery::Wait => say::RECOVERY_WAIT,
        Recovery::Report => say::RECOVERY_REPORT,
    }
}
