//! The output of a smoke run that could not begin.
//!
//! A CI job passes TAP and JUnit output on as a file, so these formats state the reason on standard output.
//! Standard error and the exit code are the same as for other commands. The JSON format prints nothing on
//! standard output in case of an error, and people read standard error.

use std::ffi::OsString;

use clap::ValueEnum;

use super::{Format, NAME};
use crate::cli::command_word::names_command;
use crate::messages::Lang;
use crate::output::smoke::{junit_error, tap_bail_out};
use crate::output::{Failure, Printer};

/// Prints the reason in this format.
pub fn tell(format: Format, failure: &Failure, printer: &mut Printer) {
    if let Some(text) = text(format, failure, printer.style().lang) {
        // The failure itself is reported elsewhere, so an error of this output is ignored.
        let _ = printer.write(&text);
    }
}

/// The output in this format.
pub fn text(format: Format, failure: &Failure, lang: Lang) -> Option<String> {
    match format {
        Format::Tap => Some(tap_bail_out(failure)),
        Format::Junit => Some(junit_error(failure, lang)),
        Format::Human | Format::Json => None,
    }
}

/// The requested format of a smoke test, as far as unparsable arguments show.
pub fn asked(argv: &[OsString]) -> Option<Format> {
    value(argv, "--format").and_then(|name| Format::from_str(name, false).ok())
}

/// The value of an option of a smoke test, as far as unparsable arguments show.
pub fn value<'a>(argv: &'a [OsString], option: &str) -> Option<&'a str> {
    let words: Vec<&str> = argv.iter().skip(1).map(|word| word.to_str().unwrap_or_default()).collect();
    let apart = words.windows(2).find_map(|pair| match pair {
        [name, value] if *name == option => Some(*value),
        _ => None,
    });
    let joined = || words.iter().find_map(|word| word.strip_prefix(option)?.strip_prefix('='));
    names_command(NAME, argv).then(|| apart.or_else(joined)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked_by(line: &str) -> Option<Format> {
        super::asked(&line.split(' ').map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn a_format_is_asked_for_by_its_option_however_it_is_written() {
        assert_eq!(asked_by("zhengxin smoke --level x --format junit"), Some(Format::Junit));
        assert_eq!(asked_by("zhengxin --lang en smoke --format=tap --levl"), Some(Format::Tap));
    }

    #[test]
    fn of_another_command_or_an_unknown_format_nothing_is_known() {
        for line in ["zhengxin view --format junit", "zhengxin smoke --format xml", "smoke --format", "zhengxin smoke"]
        {
            assert_eq!(asked_by(line), None, "{line}");
        }
        assert_eq!(asked_by("zhengxin view smoke --format tap"), None, "a file of that name");
        assert_eq!(asked_by("zhengxin --profile smoke view --format tap"), None, "a profile of that name");
    }
}
