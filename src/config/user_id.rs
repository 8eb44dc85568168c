//! Resolves the user_id, in order of precedence: flag, answers file, environment, named session, profile.

use super::{ConfigError, Place, Setting};

/// The source of a user_id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserIdOrigin {
    /// `--user-id`
    Flag,
    /// `user_id` of the answers file
    Answers,
    /// `ZHENGXIN_USER_ID`
    Environment,
    /// The named session
    Session,
    /// The profile, or the sandbox's own
    Profile,
}

/// A user_id and its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserId {
    /// The id.
    pub value: String,
    /// Its source.
    pub origin: UserIdOrigin,
}

/// Chooses the user_id. `setting` comes from [`Profile::setting`](super::Profile::setting), which includes
/// the overrides by flag and environment; `answers` from the answers file; `session` from a session named by
/// `--session`. `None` means that no user_id is given.
pub fn user_id(
    setting: Option<&Setting>,
    answers: Option<&str>,
    session: Option<&str>,
) -> Result<Option<UserId>, ConfigError> {
    let (mut flag, mut environment, mut profile) = (None, None, None);
    if let Some(setting) = setting {
        let value = Some(setting.value.expose());
        match setting.place {
            Place::Flag(_) => flag = value,
            Place::Variable(_) => environment = value,
            Place::File { .. } | Place::Default => profile = value,
        }
    }
    if let (Some(flag), Some(answers)) = (flag, answers)
        && flag != answers
    {
        return Err(ConfigError::UserIdsDiffer);
    }
    let candidates = [
        (flag, UserIdOrigin::Flag),
        (answers, UserIdOrigin::Answers),
        (environment, UserIdOrigin::Environment),
        (session, UserIdOrigin::Session),
        (profile, UserIdOrigin::Profile),
    ];
    let first = candidates.into_iter().find_map(|(value, origin)| value.map(|value| (value, origin)));
    Ok(first.map(|(value, origin)| UserId { value: value.to_owned(), origin }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::ProfileKey;
    use crate::protocol::Class;

    fn setting(value: &str, place: Place) -> Setting {
        Setting { key: ProfileKey::UserId, value: value.into(), path: None, place }
    }

    fn origin(setting: Option<&Setting>, answers: Option<&str>, session: Option<&str>) -> Option<UserIdOrigin> {
        user_id(setting, answers, session).unwrap().map(|id| id.origin)
    }

    #[test]
    fn flag_answers_environment_session_profile_in_this_order() {
        let flag = setting("u", Place::Flag("--user-id"));
        let variable = setting("e", Place::Variable("ZHENGXIN_USER_ID"));
        let profile = setting("p", Place::File { path: "c".into(), line: 1 });
        assert_eq!(origin(Some(&flag), Some("u"), Some("s")), Some(UserIdOrigin::Flag));
        assert_eq!(origin(Some(&variable), Some("a"), Some("s")), Some(UserIdOrigin::Answers));
        assert_eq!(origin(Some(&variable), None, Some("s")), Some(UserIdOrigin::Environment));
        assert_eq!(origin(Some(&profile), None, Some("s")), Some(UserIdOrigin::Session));
        assert_eq!(origin(Some(&profile), None, None), Some(UserIdOrigin::Profile));
        assert_eq!(origin(None, None, None), None);
    }

    #[test]
    fn a_flag_that_differs_from_the_answers_file_is_a_usage_error() {
        let flag = setting("u", Place::Flag("--user-id"));
        let error = user_id(Some(&flag), Some("other"), None).unwrap_err();
        assert_eq!(error.class(), Class::Usage);
    }
}
