//! Shows the form's texts and the captcha picture next to a prompt on the terminal.

use std::path::Path;

use super::context::Context;
use crate::answers::Screen;
use crate::messages::{Lang, run as say};
use crate::output::picture::{Graphics, draw};
use crate::output::{Remarks, duration, form};
use crate::protocol::Form;

/// The maximum width of a picture if the terminal's width is unknown.
const COLUMNS: u16 = 80;

/// Shows things to a person on standard error.
#[derive(Debug)]
pub struct TerminalScreen {
    remarks: Remarks,
    lang: Lang,
    color: bool,
    graphics: Graphics,
    columns: usize,
}

impl TerminalScreen {
    /// The screen of this process's terminal.
    pub fn new(context: &Context) -> Self {
        let style = context.printer.style();
        Self {
            remarks: Remarks::process(style.color),
            lang: style.lang,
            color: style.color,
            graphics: Graphics::of(|name| context.env.get(name).ok().flatten().map(str::to_owned)),
            columns: usize::from(style.columns.unwrap_or(COLUMNS)),
        }
    }
}

impl Screen for TerminalScreen {
    /// Shows the form's headings and paragraphs, and the seconds until the login expires.
    fn introduce(&mut self, form: Option<&Form>, seconds_left: i64) {
        let text = form.map(|form| form::labels(form, self.color)).unwrap_or_default();
        if !text.is_empty() {
            self.remarks.remark(text.trim_end());
        }
        if seconds_left > 0 {
            let left = duration(seconds_left, self.lang);
            self.remarks.remark(&say::LEFT.fill(self.lang, &[("left", &left)]));
        }
    }

    /// The picture in this terminal's notation. An unreadable picture is not shown.
    fn drawn(&self, picture: &Path) -> Option<String> {
        draw(&std::fs::read(picture).ok()?, self.graphics, self.columns)
    }
}
