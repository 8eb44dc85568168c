//! Finds what may occur only once in a list: user_ids, login names and report files.

use super::ReportName;
use super::first_lines::FirstLines;
use crate::protocol::Secret;

/// The user_ids, login names and files of the rows so far, also of bad ones.
pub(super) struct Unique {
    user_ids: FirstLines,
    login_names: FirstLines,
    /// The files that rows name, and the user_ids of these rows. Most lists name none: then the files differ because
    /// the user_ids do.
    files: FirstLines,
    with_file: FirstLines,
}

impl Unique {
    pub(super) fn new() -> Self {
        let [user_ids, login_names, files, with_file] = std::array::from_fn(|_| FirstLines::new());
        Self { user_ids, login_names, files, with_file }
    }

    /// The line on which a user_id occurred before.
    pub(super) fn user_id_before(&mut self, user_id: &str, line: u64) -> Option<u64> {
        self.user_ids.line_before(user_id, line)
    }

    /// The line on which a login name occurred before. Spellings that the gateway may treat as the same name count as
    /// one, as they do in the count of refused passwords.
    pub(super) fn login_name_before(&mut self, name: &Secret, line: u64) -> Option<u64> {
        let name = name.expose();
        if name.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
            return self.login_names.line_before(name, line);
        }
        self.login_names.line_before(Secret::from(name.to_lowercase()).expose(), line)
    }

    /// The line of an earlier row whose report goes into the same file. That is the file that the row names, or the
    /// one that `others` gives for its user_id.
    pub(super) fn file_before(
        &mut self,
        user_id: &str,
        (own, others): (Option<&ReportName>, Option<&ReportName>),
        line: u64,
    ) -> Option<u64> {
        let Some(own) = own else {
            let others = others.filter(|_| !self.files.is_empty())?;
            return self.files.line(&others.filled(user_id));
        };
        let file = own.filled(user_id);
        self.with_file.line_before(user_id, line);
        let other = others.and_then(|others| others.user_id_in(&file));
        let other = other.filter(|other| self.with_file.line(other).is_none());
        let of_other = other.and_then(|other| self.user_ids.line(&other));
        of_other.or_else(|| self.files.line_before(&file, line))
    }
}

#[cfg(test)]
mod tests {
    use crate::batch::list::testing::read;

    /// Line, column and reason of the bad rows of a list.
    fn bad(rows: &str) -> Vec<String> {
        let read = read(&format!("user_id,login_name,save\n{rows}"));
        read.into_iter().filter_map(Result::err).map(|row| row.to_string()).collect()
    }

    #[test]
    fn two_rows_whose_reports_go_into_one_file_are_told() {
        let same = |line: u64, column: &str, first: u64| {
            vec![format!("line {line}, {column}: the report of line {first} goes into the same file")]
        };
        assert_eq!(bad("u1,a,x.json\nu2,b,y.json\nu3,c,x.json\n"), same(4, "save", 2));
        assert_eq!(bad("u1,a,{user_id}.json\nu2,b,u1.json\n"), same(3, "save", 2));
        assert_eq!(bad("u1,a,\nu2,b,u1.json\n"), same(3, "save", 2));
        assert_eq!(bad("u1,a,u2.json\nu2,b,\n"), same(3, "user_id", 2));
    }

    #[test]
    fn rows_whose_reports_go_into_files_of_their_own_are_good() {
        assert_eq!(
            bad("u1,a,x.json\nu2,b,u1.json\nu3,c,\nu4,d,u4.json\nu5,e,a-{user_id}\nu6,f,a-{user_id}\n"),
            [""; 0]
        );
    }
}
