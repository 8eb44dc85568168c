//! `--save` and `--html`: the files for a report, and what is hidden on its page.

use std::path::PathBuf;

use clap::{ArgGroup, Args};
use serde_json::{Map, Value};

use super::context::Done;
use super::save::SaveFile;
use crate::messages::{Lang, usage as say};
use crate::output::report::{Masking, Page};
use crate::output::{Failure, html};
use crate::report::Report;
use crate::store::names_same_file;

/// Where a report goes.
#[derive(Args, Clone, Debug, Default)]
#[command(group(ArgGroup::new("kept").args(["save", "html"]).multiple(true)))]
pub struct ReportFileArgs {
    /// Save the report, as received, in this file
    #[arg(long, value_name = "FILE")]
    pub save: Option<PathBuf>,
    /// Write the report as a web page to this file: one HTML file that needs no other
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    /// Let --save and --html replace existing files
    #[arg(short, long, requires = "kept")]
    pub force: bool,
    /// Hide personal data on the page: names; document, report and card numbers; users who made inquiries
    #[arg(short, long)]
    pub mask: bool,
}

/// The files, prepared before the call.
#[derive(Debug)]
pub struct ReportFiles {
    save: Option<SaveFile>,
    html: Option<SaveFile>,
    masks: bool,
    lang: Lang,
}

impl ReportFileArgs {
    /// Prepares the files. If nothing will be sent, opens none.
    pub fn open(&self, sends: bool, lang: Lang) -> Result<ReportFiles, Box<Failure>> {
        if let (Some(save), Some(html)) = (&self.save, &self.html)
            && names_same_file(save, html)
        {
            return Err(Failure::misused(lang, say::SAVE_AND_HTML, &[("path", &html.display().to_string())]));
        }
        let open = |flag, path: &Option<PathBuf>| {
            path.as_deref().map(|path| SaveFile::open(flag, path, self.force, sends, lang)).transpose()
        };
        Ok(ReportFiles { save: open("--save", &self.save)?, html: open("--html", &self.html)?, masks: self.mask, lang })
    }
}

impl ReportFiles {
    /// No files, and nothing hidden.
    pub fn nothing(lang: Lang) -> Self {
        Self { save: None, html: None, masks: false, lang }
    }

    /// True if the report is saved as received.
    pub fn saves(&self) -> bool {
        self.save.is_some()
    }

    /// True if personal data are hidden.
    pub fn masks(&self) -> bool {
        self.masks
    }

    /// True if a file waits for a report but `data` is not one.
    pub fn is_in_vain(&self, data: &Value) -> bool {
        (self.save.is_some() || self.html.is_some()) && data.as_object().is_some_and(Map::is_empty)
    }

    /// Saves the report as received.
    pub fn save(&mut self, data: &Value) -> Done {
        self.save.take().map_or(Ok(()), |file| file.write_json(data))
    }

    /// Writes the page. If the data is not a report, there is no page, which is reported after everything else is
    /// done.
    pub fn write_html(&mut self, data: &Value) -> Done {
        let Some(file) = self.html.take() else { return Ok(()) };
        let report = Report::read(data.clone())
            .map_err(|_| Failure::said(crate::protocol::Class::Protocol, self.lang, say::NO_PAGE, &[]));
        write_page(file, &report.map_err(Box::new)?, self.masks, self.lang)
    }
}

/// Writes a report's page into a file.
pub fn write_page(file: SaveFile, report: &Report, masks: bool, lang: Lang) -> Done {
    let page = Page::of(report, Masking::of(report, masks));
    file.write_text(&html::file(&page, lang))
}
