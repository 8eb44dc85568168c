//! Which values have a fingerprint, so that another process can recognise them.

use crate::protocol::{Key, Sensitivity};

/// True for a value whose fingerprint may be stored. A value that a session may not hold has none, because a reader
/// of the state directory has the key as well and can try the few possible PINs, codes and months. An undocumented
/// value has none either, because it may be a secret.
pub fn is_recognisable(key: &Key) -> bool {
    key.spec().is_some()
        && !matches!(key.sensitivity(), Sensitivity::Secret | Sensitivity::OneTime)
        && !matches!(key, Key::Year | Key::Month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_session_may_not_hold_has_no_fingerprint() {
        let none = [
            Key::Password,
            Key::CardPassword,
            Key::LastThree,
            Key::Year,
            Key::Month,
            Key::PicCode,
            Key::MessageCode,
            Key::UnionpayCode,
            Key::Other("mother_name".into()),
        ];
        assert!(none.iter().all(|key| !is_recognisable(key)));
        let some = [Key::LoginName, Key::BankCard, Key::RealName, Key::IdCard, Key::Cellphone];
        assert!(some.iter().all(is_recognisable));
    }
}
