//! The owner of a session: one gateway, one merchant, one applicant.

use sha2::{Digest, Sha256};

/// The number of a digest's bytes that are shown.
const SHOWN: usize = 8;

/// One applicant of one merchant at one gateway. Owners that differ in any part share no session.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SessionOwner {
    /// The gateway: `sandbox:`, or scheme, host, port and path, without query and trailing slash.
    pub gateway: String,
    /// The merchant number.
    pub merchant_id: String,
    /// The merchant's own id for the applicant.
    pub user_id: String,
}

impl SessionOwner {
    /// The gateway's scheme, host and port.
    pub fn origin(&self) -> &str {
        let host = self.gateway.find("://").map_or(0, |place| place + 3);
        let path = self.gateway.get(host..).and_then(|rest| rest.find('/')).map(|place| host + place);
        path.and_then(|path| self.gateway.get(..path)).unwrap_or(&self.gateway)
    }

    /// Sixteen hexadecimal digits that identify the owner: the first eight bytes of SHA-256 over the three parts in
    /// their order, each preceded by its length in bytes (eight bytes, big-endian). File names depend on this digest,
    /// so it never changes.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        for part in [&self.gateway, &self.merchant_id, &self.user_id] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        hash.finalize().iter().take(SHOWN).map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(gateway: &str, merchant_id: &str, user_id: &str) -> SessionOwner {
        SessionOwner { gateway: gateway.into(), merchant_id: merchant_id.into(), user_id: user_id.into() }
    }

    #[test]
    fn the_origin_is_the_gateway_without_its_path() {
        for (gateway, origin) in [
            ("https://g.example/api/v1", "https://g.example"),
            ("http://127.0.0.1:80", "http://127.0.0.1:80"),
            ("sandbox:", "sandbox:"),
        ] {
            assert_eq!(identity(gateway, "m", "u").origin(), origin);
        }
    }

    #[test]
    fn a_digest_never_changes_and_depends_on_every_part() {
        assert_eq!(identity("https://g.example/api", "123124", "u1").digest(), "3c29ae71c7e9d8cd");
        let digests = [
            identity("g", "m", "u"),
            identity("gm", "", "u"),
            identity("g", "mu", ""),
            identity("", "gm", "u"),
            identity("g", "m", "U"),
        ];
        let digests: std::collections::BTreeSet<_> = digests.iter().map(SessionOwner::digest).collect();
        assert_eq!(digests.len(), 5);
    }
}
