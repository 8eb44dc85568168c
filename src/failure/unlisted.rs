//! Failures for forms that ask for undocumented values.

use crate::flow::{Unlisted, takers};
use crate::messages::{Lang, unlisted as say};
use crate::output::Failure;
use crate::protocol::{Class, Key};

/// The failure for values that are not sent. `extra` are the keys that the profile already allows.
pub fn unlisted(found: &[Unlisted], extra: &[Key], lang: Lang) -> Failure {
    let secret = found.iter().find(|unlisted| unlisted.is_secret());
    let method = secret.or(found.first()).map(|unlisted| unlisted.method.clone()).unwrap_or_default();
    let mut failure = match secret {
        Some(secret) => {
            let takers: Vec<&str> = takers(&secret.key).collect();
            let said = |lang: Lang| {
                let takers = lang.list(&takers);
                say::SECRET.fill(lang, &[("method", &method), ("key", secret.key.name()), ("takers", &takers)])
            };
            Failure::worded(Class::Protocol, lang, said).hint(say::SECRET_HINT.get(lang))
        }
        None => {
            let keys = names(found.iter().map(|unlisted| &unlisted.key));
            let line = names(extra.iter().chain(found.iter().map(|unlisted| &unlisted.key)));
            let quoted: Vec<String> = line.iter().map(|key| format!("{key:?}")).collect();
            let line = format!("extra_fields = [{}]", quoted.join(", "));
            let said = |lang: Lang| say::EXTRA.fill(lang, &[("method", &method), ("keys", &lang.list(&keys))]);
            Failure::worded(Class::Protocol, lang, said).hint(say::EXTRA_HINT.fill(lang, &[("line", &line)]))
        }
    };
    failure.fields = found.iter().map(|unlisted| unlisted.key.to_string()).collect();
    failure.method(&method)
}

/// The names, each once.
fn names<'a>(keys: impl Iterator<Item = &'a Key>) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for key in keys {
        if !names.contains(&key.name()) {
            names.push(key.name());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(keys: &[Key]) -> Vec<Unlisted> {
        keys.iter().map(|key| Unlisted { method: "getQuestion".to_owned(), key: key.clone() }).collect()
    }

    #[test]
    fn a_secret_is_named_with_the_method_that_asks_and_the_methods_that_may_take_it() {
        let failure = unlisted(&found(&[Key::Password]), &[], Lang::En);
        assert_eq!((failure.class, failure.class.exit()), (Class::Protocol, 10));
        assert!(failure.msg.contains("getQuestion") && failure.msg.contains("password"), "{}", failure.msg);
        assert!(failure.msg.contains("only login"), "{}", failure.msg);
    }

    #[test]
    fn the_suggested_line_keeps_the_keys_already_allowed() {
        let failure = unlisted(&found(&[Key::RealName, Key::IdCard]), &[Key::BankCard, Key::IdCard], Lang::En);
        let hint = failure.hint.unwrap();
        assert!(hint.contains("extra_fields = [\"bank_card\", \"id_card\", \"real_name\"]"), "{hint}");
    }
}
