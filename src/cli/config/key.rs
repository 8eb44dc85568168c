//! The key of a profile that a person types, and its value.

use crate::config::{self, PROFILE_KEYS, ProfileKey, ValueKind};
use crate::failure;
use crate::messages::{Lang, config as say, usage};
use crate::output::Failure;
use crate::protocol::{Class, Key, Sensitivity};

/// The key of this name. For the name of a secret, the error says where secrets come from.
pub fn named(name: &str, lang: Lang) -> Result<ProfileKey, Box<Failure>> {
    let name = name.trim();
    if let Some(key) = ProfileKey::from_name(name) {
        return Ok(key);
    }
    if Key::from_name(name).sensitivity() == Sensitivity::Secret {
        let failure = Failure::misused(lang, say::SECRET_KEY, &[("name", name)]);
        return Err(Box::new(failure.hint(say::SECRET_WAYS.get(lang))));
    }
    let names = || PROFILE_KEYS.iter().map(|row| row.name);
    Err(match crate::nearest::nearest(name, names()) {
        Some(near) => Failure::misused(lang, usage::NO_SUCH_KEY, &[("name", name), ("nearest", near)]),
        None => {
            let known: Vec<&str> = names().collect();
            let said = |lang: Lang| usage::UNKNOWN_KEY.fill(lang, &[("name", name), ("names", &lang.list(&known))]);
            Box::new(Failure::worded(Class::Usage, lang, said))
        }
    })
}

/// The value as it is written into the file, if it is valid for its key.
pub fn checked(key: ProfileKey, value: &str, lang: Lang) -> Result<String, Box<Failure>> {
    let mut value = plain_list(key, value.trim());
    match config::value_problem(key, &value) {
        Some(problem) => Err(failure::argument(key, problem, lang)),
        None => {
            from_here(key, &mut value);
            Ok(value)
        }
    }
}

/// A list as the file has it, `["real_name", "id_card"]`, becomes `real_name, id_card`.
fn plain_list(key: ProfileKey, value: &str) -> String {
    let is_list = matches!(key.spec().kind, ValueKind::Keys | ValueKind::Params);
    match serde_json::from_str::<Vec<String>>(value) {
        Ok(items) if is_list => items.join(", "),
        Ok(_) | Err(_) => value.to_owned(),
    }
}

/// Converts a typed path to an absolute one. The user means it relative to the working directory, but in the
/// file it would be relative to the file.
fn from_here(key: ProfileKey, value: &mut String) {
    if key.spec().kind == ValueKind::Path
        && let Ok(path) = std::path::absolute(&*value)
        && let Some(path) = path.to_str()
    {
        *value = path.to_owned();
    }
}
