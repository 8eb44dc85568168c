//! `config show`: the resolved profile, masked.

use serde_json::{Map, Value, json};
use url::Url;

use super::{PROFILE_KEYS, Place, Profile, Setting, ValueKind, gateway_address};
use crate::protocol::mask;

/// The profile as JSON: its name, its file, and `values`. Each key has `value`, `origin` and, unless it is a
/// default, `from` (the flag, the variable, or file and line). A missing key has null for value and origin.
pub fn show(profile: &Profile) -> Value {
    let values = PROFILE_KEYS.iter().map(|row| {
        let shown = profile.setting(row.key).map_or_else(|| json!({"value": null, "origin": null}), shown);
        (row.name.to_owned(), shown)
    });
    json!({
        "profile": profile.name,
        "file": profile.file.as_ref().map(|path| path.to_string_lossy()),
        "values": values.collect::<Map<_, _>>(),
    })
}

fn shown(setting: &Setting) -> Value {
    let (value, origin) = (masked(setting), setting.place.origin());
    match &setting.place {
        Place::Default => json!({"value": value, "origin": origin}),
        place => json!({"value": value, "origin": origin, "from": place.to_string()}),
    }
}

/// A value that is safe to show: a URL without the parts that may contain a password or a token, and never a
/// command.
fn masked(setting: &Setting) -> String {
    let (row, text) = (setting.key.spec(), setting.value.expose());
    match (row.kind, Url::parse(text)) {
        (ValueKind::Url | ValueKind::Proxy, Ok(url)) => gateway_address::shown(&url),
        (ValueKind::Gateway, Ok(url)) if url.has_host() => gateway_address::shown(&url),
        _ if row.confidential => mask::HIDDEN.to_owned(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{ConfigFile, Overrides, resolve};
    use crate::env::Env;

    #[test]
    fn each_value_is_shown_with_its_origin_and_passwords_are_not() {
        let env =
            Env::of(&[("ZHENGXIN_PROXY", "http://joe:hunter2@proxy:1"), ("ZHENGXIN_PASSWORD_COMMAND", "echo hunter2")]);
        let overrides = Overrides { retries: Some("7".into()), ..Overrides::default() };
        let shown = show(&resolve(&overrides, &env, &ConfigFile::default()).unwrap());
        assert_eq!(shown["profile"], "sandbox");
        assert_eq!(shown["values"]["retries"], json!({"value": "7", "origin": "flag", "from": "--retries"}));
        assert_eq!(shown["values"]["gateway"], json!({"value": "sandbox:", "origin": "default"}));
        assert_eq!(shown["values"]["proxy"]["value"], "http://***@proxy:1/");
        assert_eq!(shown["values"]["password_command"]["value"], "***");
        assert_eq!(shown["values"]["audit"]["value"], Value::Null);
        assert!(!shown.to_string().contains("hunter2"));
    }

    #[test]
    fn a_gateway_is_shown_as_it_was_written() {
        let env = Env::of(&[("ZHENGXIN_GATEWAY", "http://127.0.0.1:8080/api")]);
        let shown = show(&resolve(&Overrides::default(), &env, &ConfigFile::default()).unwrap());
        assert_eq!(shown["values"]["gateway"]["value"], "http://127.0.0.1:8080/api");
        assert_eq!(shown["values"]["gateway"]["from"], "ZHENGXIN_GATEWAY");
    }
}
