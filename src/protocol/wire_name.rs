//! The meaning of a name on the wire, which depends on the method.

use super::trimmed::trimmed;
use super::{Key, Method, MethodName};

impl Key {
    /// The key that the wire name `wire` means in a request or form of `method`. Blanks are trimmed.
    pub fn from_wire(method: &MethodName, wire: &str) -> Self {
        match (method.known(), trimmed(wire)) {
            (Some(Method::OnlineAuthentication), "password") => Self::CardPassword,
            (_, wire) => Self::from_name(wire),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pin_has_its_own_key_everywhere_except_on_the_wire() {
        let auth = MethodName::from(Method::OnlineAuthentication);
        let login = MethodName::from(Method::Login);
        assert_eq!(Key::from_wire(&auth, " password "), Key::CardPassword);
        assert_eq!(Key::from_wire(&login, "password"), Key::Password);
        assert_eq!(Key::CardPassword.wire(), "password");
        assert_eq!(Key::CardPassword.name(), "card_password");
    }
}
