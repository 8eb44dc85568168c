//! What to do about a file that other users can use, or that belongs to one of them.

use std::fs;
use std::path::Path;

use crate::messages::{Lang, errors};
use crate::path_text::shown;
use crate::store::other_owner;

/// Where the names of users stand.
const USERS: &str = "/etc/passwd";

/// The owner of the file in words, if that is another user.
pub(super) fn owner(path: &Path) -> Option<String> {
    let uid = other_owner(path)?;
    let users = fs::read_to_string(USERS).unwrap_or_default();
    Some(name(uid, &users).map_or_else(|| uid.to_string(), str::to_owned))
}

/// What makes the file private: another owner, or other permissions.
pub(super) fn private_hint(path: &Path, lang: Lang) -> String {
    let path_shown = shown(path);
    match owner(path) {
        Some(owner) => errors::OTHER_OWNER.fill(lang, &[("owner", &owner), ("path", &path_shown)]),
        None => errors::SESSION_SHARED.fill(lang, &[("path", &path_shown)]),
    }
}

/// The name of a user, in the lines of the system's list.
fn name(uid: u32, users: &str) -> Option<&str> {
    users.lines().find_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next()?;
        (fields.nth(1)?.parse() == Ok(uid)).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_is_named_as_the_system_does() {
        let users = "root:x:0:0::/root:/bin/sh\nbroken\nzhang:x:1000:1000::/home/zhang:/bin/sh\n";
        assert_eq!([0, 1000, 7].map(|uid| name(uid, users)), [Some("root"), Some("zhang"), None]);
    }

    #[test]
    fn a_file_of_this_user_needs_other_permissions() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("file");
        fs::write(&path, "").unwrap();
        assert_eq!(private_hint(&path, Lang::En), format!("run: chmod 600 {}", path.display()));
        assert_eq!(owner(&path), None);
    }
}
