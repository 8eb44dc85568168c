//! The name of a report file: a fixed name, or a pattern such as `{user_id}.json`.

use thiserror::Error;

/// The placeholder for the applicant's user_id in a pattern.
const USER_ID: &str = "{user_id}";
/// The maximum length of a name, in bytes. File systems allow 255, of which the name of the temporary file needs
/// some.
const LONGEST: usize = 200;

/// Why a text cannot be the name of a file. It does not repeat the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NameProblem {
    /// It is empty or blank.
    #[error("it is empty")]
    Blank,
    /// It contains a slash, so it also names a folder.
    #[error("there is a / in it")]
    Slash,
    /// `.` or `..`
    #[error("it is the name of a folder, . or ..")]
    Dots,
    /// It contains NUL, a line end or another control character.
    #[error("there is a control character in it")]
    Control,
    /// It is too long.
    #[error("it is longer than {LONGEST} bytes")]
    Long,
    /// It contains a `{...}` other than `{user_id}`.
    #[error("user_id is the only place that a pattern may have")]
    Place,
}

/// The name of a report file within the folder of the reports: fixed (`report-7.json`), or a pattern with `{user_id}`
/// that gives each applicant a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportName(String);

impl Default for ReportName {
    /// `{user_id}.json`
    fn default() -> Self {
        Self(format!("{USER_ID}.json"))
    }
}

impl ReportName {
    /// Parses a name or a pattern. Blanks around it are removed, and it must not name a folder.
    pub fn parse(text: &str) -> Result<Self, NameProblem> {
        let text = text.trim();
        if text.replace(USER_ID, "").contains(['{', '}']) {
            return Err(NameProblem::Place);
        }
        check(text).map(|()| Self(text.to_owned()))
    }

    /// The name or pattern.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// True if it is a pattern, which gives each applicant a file of its own.
    pub fn is_pattern(&self) -> bool {
        self.0.contains(USER_ID)
    }

    /// The name for an applicant. The error says why the user_id cannot be part of it.
    pub fn of(&self, user_id: &str) -> Result<String, NameProblem> {
        self.check_user_id(user_id)?;
        Ok(self.filled(user_id))
    }

    /// The name for a user_id that has been checked.
    pub(in crate::batch) fn filled(&self, user_id: &str) -> String {
        self.0.replace(USER_ID, user_id)
    }

    /// The user_id for which the pattern gives this name.
    pub(super) fn user_id_in(&self, name: &str) -> Option<String> {
        let first = self.0.find(USER_ID)?;
        let places = self.0.matches(USER_ID).count();
        let length = (name.len() + places * USER_ID.len()).checked_sub(self.0.len())? / places;
        let user_id = name.get(first..first + length)?;
        (self.filled(user_id) == name).then(|| user_id.to_owned())
    }

    /// Checks that a user_id can be part of the name. Allocates nothing, because a list may have a million rows.
    pub(super) fn check_user_id(&self, user_id: &str) -> Result<(), NameProblem> {
        if !self.is_pattern() {
            return Ok(());
        }
        check(user_id)?;
        let places = self.0.matches(USER_ID).count();
        let length = self.0.len() + places * user_id.len() - places * USER_ID.len();
        if length > LONGEST { Err(NameProblem::Long) } else { Ok(()) }
    }
}

fn check(name: &str) -> Result<(), NameProblem> {
    match name {
        name if name.trim().is_empty() => Err(NameProblem::Blank),
        "." | ".." => Err(NameProblem::Dots),
        name if name.contains('/') => Err(NameProblem::Slash),
        name if name.contains(char::is_control) => Err(NameProblem::Control),
        name if name.len() > LONGEST => Err(NameProblem::Long),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_has_a_name_for_each_applicant() {
        assert_eq!(ReportName::default().of("u1").unwrap(), "u1.json");
        assert_eq!(ReportName::parse(" a-{user_id}-{user_id}.json ").unwrap().of("7").unwrap(), "a-7-7.json");
        assert_eq!(ReportName::parse("one.json").unwrap().of("../7").unwrap(), "one.json", "it has no place");
    }

    #[test]
    fn a_pattern_finds_the_applicant_whose_name_it_is() {
        let of = |pattern: &str, name: &str| ReportName::parse(pattern).unwrap().user_id_in(name);
        assert_eq!(of("{user_id}.json", "u1.json").as_deref(), Some("u1"));
        assert_eq!(of("a-{user_id}-{user_id}.json", "a-77-77.json").as_deref(), Some("77"));
        for (pattern, name) in [
            ("{user_id}.json", "u1.txt"),
            ("a-{user_id}", "b-u"),
            ("{user_id}-{user_id}", "u1-u2"),
            ("{user_id}.json", "x"),
            ("one.json", "one.json"),
        ] {
            assert_eq!(of(pattern, name), None, "{pattern}: {name}");
        }
    }

    #[test]
    fn a_name_names_no_folder_and_is_of_bearable_length() {
        for (text, problem) in [
            ("", NameProblem::Blank),
            (" ", NameProblem::Blank),
            ("..", NameProblem::Dots),
            (".", NameProblem::Dots),
            ("../x", NameProblem::Slash),
            ("/etc/passwd", NameProblem::Slash),
            ("a\0b", NameProblem::Control),
            ("a\nb", NameProblem::Control),
            ("{login_name}.json", NameProblem::Place),
            ("{user_id", NameProblem::Place),
        ] {
            assert_eq!(ReportName::parse(text), Err(problem), "{text:?}");
        }
        assert_eq!(ReportName::parse(&"x".repeat(201)), Err(NameProblem::Long));
        assert!(ReportName::parse(&"x".repeat(200)).is_ok());
    }

    #[test]
    fn a_user_id_that_cannot_stand_in_a_name_is_told() {
        let of = |user_id: &str| ReportName::default().of(user_id).unwrap_err();
        assert_eq!(
            [of(""), of("."), of(".."), of("a/b"), of("a\0")],
            [NameProblem::Blank, NameProblem::Dots, NameProblem::Dots, NameProblem::Slash, NameProblem::Control]
        );
        assert_eq!(of(&"x".repeat(196)), NameProblem::Long);
        assert!(ReportName::default().of(&"x".repeat(195)).is_ok());
    }
}
