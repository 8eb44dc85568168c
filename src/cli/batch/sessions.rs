//! The sessions of applicants whom other commands have driven before the batch.

use std::path::Path;

use crate::config::Profile;
use crate::flow::Facts;
use crate::session::{Location, SessionError, SessionFile};

/// The session files of single commands and `run`. The submissions recorded there count for the batch as well.
pub struct Sessions<'a> {
    state: &'a Path,
    profile: &'a Profile,
    are_there: bool,
}

impl<'a> Sessions<'a> {
    pub fn of(state: &'a Path, profile: &'a Profile) -> Self {
        Self { state, profile, are_there: Location::directory(state).is_dir() }
    }

    /// The facts of an applicant's session, without its login, because the batch logs in by itself; `None` if there is
    /// no session. A session that cannot be read may know of a submission, so the list must not be imported then.
    pub fn facts(&self, user_id: &str) -> Result<Option<Facts>, SessionError> {
        if !self.are_there {
            return Ok(None);
        }
        let session = SessionFile::new(Location::of(self.state, &self.profile.identity(user_id))).read()?;
        Ok(session.map(|session| session.facts.without_login()))
    }
}
