//! What clap renders, in lines that fit. clap wraps no Chinese, and no list that the shape of a help text brings along.

use super::line_breaks::{fill, width};

/// The indent of a help below its option, as clap has it.
const BELOW: usize = 10;
/// Text beside an option gets at least so many columns, or it goes below it.
const LEAST: usize = 24;

/// A text of clap's whose lines are at most `columns` wide.
pub fn fitted(rendered: &str, columns: usize) -> String {
    let mut page = String::new();
    for line in rendered.lines() {
        wrap(&mut page, line, columns);
        page.truncate(page.trim_end_matches(' ').len());
        page.push('\n');
    }
    page
}

/// Appends a line, broken so that it fits. Its parts stay where they are: an option, two blanks, its help.
fn wrap(page: &mut String, line: &str, columns: usize) {
    if width(line) <= columns {
        page.push_str(line);
        return;
    }
    let text = line.trim_start_matches(' ');
    let indent = line.len() - text.len();
    page.push_str(&" ".repeat(indent));
    if text.starts_with("- ") {
        return fill(page, text, indent, indent + 2, columns);
    }
    let Some((option, help)) = text.rsplit_once("  ").filter(|(option, _)| !option.trim().is_empty()) else {
        return fill(page, text, indent, indent, columns);
    };
    let at = indent + width(option) + 2;
    page.push_str(option.trim_end());
    if columns.saturating_sub(at) < LEAST.min(columns / 2) {
        page.push('\n');
        page.push_str(&" ".repeat(BELOW));
        return fill(page, help, BELOW, BELOW, columns);
    }
    page.push_str(&" ".repeat(at - indent - width(option.trim_end())));
    fill(page, help, at, at, columns);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_a_list_continues_below_its_meaning() {
        let row = "  batch  Fetch reports for many applicants at once\n";
        assert_eq!(fitted(row, 35), "  batch  Fetch reports for many\n         applicants at once\n");
    }

    #[test]
    fn a_help_beside_its_option_continues_below_itself() {
        assert_eq!(fitted("  -q  只输出结果和错误，不输出提示\n", 30), "  -q  只输出结果和错误，不输出\n      提示\n");
    }

    #[test]
    fn a_help_without_room_beside_its_option_goes_below_it() {
        let line = "      --allow-shared-file  允许使用其他用户可读的文件\n";
        assert_eq!(fitted(line, 40), "      --allow-shared-file\n          允许使用其他用户可读的文件\n");
    }
}
