//! The merchants that a configuration names, and their gateways.

use std::collections::HashMap;

use super::file::Table;
use super::{ConfigFile, GatewayAddress, ProfileKey, SANDBOX_PROFILE};
use crate::protocol::SessionOwner;

/// A merchant at a gateway, as a profile names them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ConfiguredMerchant {
    /// The gateway ([`GatewayAddress::base`]).
    pub gateway: String,
    /// The merchant number.
    pub merchant_id: String,
}

/// The merchants of all profiles, each with the first profile that names it. This index is built once and searched
/// often, because a configuration may have ten thousand profiles.
#[derive(Clone, Debug, Default)]
pub struct Merchants {
    profiles: HashMap<ConfiguredMerchant, String>,
    origins: HashMap<String, Vec<ConfiguredMerchant>>,
}

impl Merchants {
    /// Collects the merchants of a configuration file and of the built-in sandbox. Merchants that a flag or the
    /// environment sets are not included.
    pub fn of(file: &ConfigFile) -> Self {
        let mut merchants = Self::default();
        for table in &file.profiles {
            merchants.add(table);
        }
        if !file.names().any(|name| name == SANDBOX_PROFILE) {
            merchants.add(&Table::empty(SANDBOX_PROFILE));
        }
        merchants
    }

    fn add(&mut self, table: &Table) {
        let text = |key: ProfileKey| table.get(key).map(|entry| entry.text.expose());
        let built_in = |key: ProfileKey| key.spec().sandbox;
        let own = || built_in(ProfileKey::Gateway).filter(|_| table.name == SANDBOX_PROFILE);
        let gateway = text(ProfileKey::Gateway).or_else(own).and_then(GatewayAddress::parse);
        let Some(gateway) = gateway else { return };
        let local = || built_in(ProfileKey::MerchantId).filter(|_| gateway.is_local());
        let Some(merchant_id) = text(ProfileKey::MerchantId).or_else(local) else { return };
        let merchant = ConfiguredMerchant { gateway: gateway.base(), merchant_id: merchant_id.to_owned() };
        if self.profiles.contains_key(&merchant) {
            return;
        }
        self.profiles.insert(merchant.clone(), table.name.clone());
        self.origins.entry(gateway.origin()).or_default().push(merchant);
    }

    /// The first profile of that merchant at that gateway.
    pub fn profile(&self, gateway: &str, merchant_id: &str) -> Option<&str> {
        let merchant = ConfiguredMerchant { gateway: gateway.to_owned(), merchant_id: merchant_id.to_owned() };
        self.profiles.get(&merchant).map(String::as_str)
    }

    /// True if the origin of this identity's gateway has no other merchant and no other path in the configuration.
    pub fn knows_no_other(&self, identity: &SessionOwner) -> bool {
        let others = self.origins.get(identity.origin()).into_iter().flatten();
        others.into_iter().all(|other| {
            (other.gateway.as_str(), other.merchant_id.as_str()) == (&*identity.gateway, &*identity.merchant_id)
        })
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn merchants(text: &str) -> Merchants {
        Merchants::of(&ConfigFile::parse(Path::new("config.toml"), text).unwrap())
    }

    fn identity(gateway: &str, merchant_id: &str) -> SessionOwner {
        SessionOwner { gateway: gateway.into(), merchant_id: merchant_id.into(), user_id: "u".into() }
    }

    #[test]
    fn an_origin_with_one_merchant_and_path_knows_no_other_and_with_two_it_does() {
        let one = "[profiles.a]\ngateway='https://g.example/api/'\nmerchant_id='1'\n";
        assert!(merchants(one).knows_no_other(&identity("https://g.example/api", "1")));
        assert!(!merchants(one).knows_no_other(&identity("https://g.example/api", "2")), "by flag or environment");
        assert!(!merchants(one).knows_no_other(&identity("https://g.example/uat", "1")));
        assert!(merchants(one).knows_no_other(&identity("https://other.example", "2")));
        for more in ["gateway='https://g.example/api'\nmerchant_id='2'", "gateway='https://g.example'\nmerchant_id='1'"]
        {
            assert!(
                !merchants(&format!("{one}[profiles.b]\n{more}"))
                    .knows_no_other(&identity("https://g.example/api", "1"))
            );
        }
    }

    #[test]
    fn the_sandbox_has_the_built_in_merchant_unless_its_profile_names_another() {
        assert!(merchants("").knows_no_other(&identity("sandbox:", "sandbox")));
        let own = merchants("[profiles.sandbox]\nmerchant_id='7'");
        assert!(
            own.knows_no_other(&identity("sandbox:", "7")) && !own.knows_no_other(&identity("sandbox:", "sandbox"))
        );
        assert_eq!(merchants("").profile("sandbox:", "sandbox"), Some("sandbox"));
    }

    #[test]
    fn ten_thousand_profiles_are_read_in_linear_time() {
        let text: String = (0..10_000)
            .map(|n| {
                format!("[profiles.p{n}]\ngateway = \"https://g{n}.example\"\nmerchant_id = \"{n}\"\nretries = 3\n")
            })
            .collect();
        let began = std::time::Instant::now();
        let merchants = merchants(&text);
        for n in 0..10_000 {
            assert_eq!(merchants.profile(&format!("https://g{n}.example"), &n.to_string()), Some(&*format!("p{n}")));
        }
        // Quadratic time would take minutes. The limit leaves room for a busy machine and an unoptimised build.
        assert!(began.elapsed() < std::time::Duration::from_secs(20), "{:?}", began.elapsed());
    }
}
