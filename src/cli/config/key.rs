//! The key of a profile that a person types, and its value.

use crate::config::{PROFILE_KEYS, ProfileKey, ValueKind};
use crate::messages::{Lang, config as say, usage};
use crate::output::Failure;
use crate::protocol::{Key, Sensitivity};

/// The key of this name. A secret's name is answered with where secrets come from.
pub fn named(name: &str, lang: Lang) -> Result<ProfileKey, Box<Failure>> {
    let name = name.trim();
    if let Some(key) = ProfileKey::from_name(name) {
        return Ok(key);
    }
    if Key::from_name(name).sensitivity() == Sensitivity::Secret {
        let failure = Failure::misused(lang, say::SECRET_KEY, &[("name", name)]);
        return Err(Box::new(failure.hint(say::SECRET_WAYS.get(lang))));
    }
    let near = crate::nearest::nearest(name, PROFILE_KEYS.iter().map(|row| row.name)).unwrap_or("gateway");
    Err(Failure::misused(lang, usage::NO_SUCH_KEY, &[("name", name), ("nearest", near)]))
}

/// Converts a typed path to an absolute one. The user means it relative to the working directory, but in the
/// file it would be relative to the file.
pub fn from_here(key: ProfileKey, value: &mut String) {
    if key.spec().kind == ValueKind::Path
        && let Ok(path) = std::path::absolute(&*value)
        && let Some(path) = path.to_str()
    {
        *value = path.to_owned();
    }
}
