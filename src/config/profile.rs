//! The resolved profile of this run.

use std::path::PathBuf;
use std::time::Duration;

use super::{GatewayAddress, Place, ProfileKey, value};
use crate::messages::Lang;
use crate::protocol::signed::TimestampUnit;
use crate::protocol::{Key, Merchant, MethodName, Notation, Numbers, Secret, SessionOwner, TypeAs};

/// The envelope of requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnvelopeKind {
    /// Plain JSON.
    Plain,
    /// Form-encoded with an RSA signature.
    Signed,
}

/// A value and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its key.
    pub key: ProfileKey,
    /// Its text, as a secret even for harmless keys, because some keys are confidential.
    pub value: Secret,
    /// The path itself, if the value is a path that is not UTF-8. Boxed, because settings are part of errors.
    pub path: Option<Box<PathBuf>>,
    /// Its place.
    pub place: Place,
}

/// A resolved profile. Every value is checked, and records where it was set.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Its name. `None` if no profile was named and the gateway is not the built-in profile's.
    pub name: Option<String>,
    /// True if no profile was named, so that the caller can say so.
    pub implied: bool,
    /// The configuration file, if there is one.
    pub file: Option<PathBuf>,
    /// The gateway's address.
    pub gateway: GatewayAddress,
    /// The envelope of requests.
    pub envelope: EnvelopeKind,
    /// The unit of the signed envelope's timestamp.
    pub timestamp_unit: TimestampUnit,
    /// The time limit of one request.
    pub timeout: Duration,
    /// How long after a submission left a login may prove that it had no effect.
    pub settle_after: Duration,
    /// The maximum number of retries of a repeatable request.
    pub retries: u32,
    /// The language; `None` uses the locale's.
    pub lang: Option<Lang>,
    pub(super) settings: Vec<Setting>,
}

impl Profile {
    /// All set values, in the order of the key table.
    pub fn settings(&self) -> &[Setting] {
        &self.settings
    }

    /// A value with its place.
    pub fn setting(&self, key: ProfileKey) -> Option<&Setting> {
        self.settings.iter().find(|setting| setting.key == key)
    }

    /// A value's text.
    pub fn text(&self, key: ProfileKey) -> Option<&str> {
        self.setting(key).map(|setting| setting.value.expose())
    }

    /// A value that is a path. In the configuration file it is relative to that file, otherwise to the
    /// working directory.
    pub fn path(&self, key: ProfileKey) -> Option<PathBuf> {
        self.setting(key).map(Setting::path)
    }

    /// The merchant's fields for this applicant. The user_id comes from [`user_id`](super::user_id).
    pub fn merchant(&self, user_id: &str) -> Merchant {
        let text = |key| self.text(key).unwrap_or_default().to_owned();
        Merchant {
            merchant_id: text(ProfileKey::MerchantId),
            app_name: text(ProfileKey::AppName),
            app_version: text(ProfileKey::AppVersion),
            platform: text(ProfileKey::Platform),
            notice_url: text(ProfileKey::NoticeUrl),
            user_id: user_id.to_owned(),
            notation: self.notation(),
        }
    }

    /// The notation of calls, where the document leaves it open.
    fn notation(&self) -> Notation {
        Notation {
            numbers: if self.text(ProfileKey::Numbers) == Some("ints") { Numbers::Ints } else { Numbers::Strings },
            type_as: if self.text(ProfileKey::TypeAs) == Some("string") { TypeAs::String } else { TypeAs::Int },
        }
    }

    /// The owner of this applicant's session.
    pub fn identity(&self, user_id: &str) -> SessionOwner {
        let merchant_id = self.text(ProfileKey::MerchantId).unwrap_or_default().to_owned();
        SessionOwner { gateway: self.gateway.base(), merchant_id, user_id: user_id.to_owned() }
    }

    /// The signed envelope's app_id. Defaults to the merchant_id.
    pub fn app_id(&self) -> &str {
        self.text(ProfileKey::AppId).or_else(|| self.text(ProfileKey::MerchantId)).unwrap_or_default()
    }

    /// The signed envelope's version, as configured.
    pub fn protocol_version(&self) -> &str {
        self.text(ProfileKey::ProtocolVersion).unwrap_or_default()
    }

    /// The method that sends the application's SMS, if the profile names one.
    pub fn apply_sms_method(&self) -> Option<MethodName> {
        self.text(ProfileKey::ApplySmsMethod).and_then(MethodName::parse)
    }

    /// The keys that are sent with the application's SMS, if the profile names them.
    pub fn apply_sms_params(&self) -> Option<Vec<Key>> {
        self.text(ProfileKey::ApplySmsParams).and_then(value::params)
    }

    /// The keys that are sent with the bank's SMS, if the profile names them.
    pub fn bank_sms_params(&self) -> Option<Vec<Key>> {
        self.text(ProfileKey::BankSmsParams).and_then(value::params)
    }

    /// Card and personal values that may go to a method whose table does not list them.
    pub fn extra_fields(&self) -> Vec<Key> {
        self.text(ProfileKey::ExtraFields).and_then(value::extra_fields).unwrap_or_default()
    }

    /// The command that prints the login password, if the profile or the environment names one.
    pub fn password_command(&self) -> Option<&Secret> {
        self.setting(ProfileKey::PasswordCommand).map(|setting| &setting.value)
    }
}

impl Setting {
    pub(super) fn path(&self) -> PathBuf {
        let path = self.path.as_deref().cloned().unwrap_or_else(|| PathBuf::from(self.value.expose()));
        match &self.place {
            Place::File { path: file, .. } => file.parent().map(|dir| dir.join(&path)).unwrap_or(path),
            Place::Flag(_) | Place::Variable(_) | Place::Default => path,
        }
    }
}
