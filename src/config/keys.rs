//! The table of profile keys. Parsing, the environment, `config` and the documentation derive from it.

use std::fmt;

use crate::messages::{Lang, Text, config as say};

/// The key of the file that belongs to no profile: the name of the profile in effect where none is named.
pub const DEFAULT_PROFILE: &str = "default_profile";

/// A key of a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // PROFILE_KEYS says what each means
pub enum ProfileKey {
    Gateway,
    EnvelopeKind,
    MerchantId,
    AppName,
    AppVersion,
    Platform,
    NoticeUrl,
    UserId,
    AppId,
    PrivateKey,
    ProtocolVersion,
    TimestampUnit,
    CaFile,
    Proxy,
    Timeout,
    Retries,
    ApplySmsMethod,
    PasswordCommand,
    Lang,
    Audit,
    SettleAfter,
    ExtraFields,
    ApplySmsParams,
    BankSmsParams,
    Numbers,
    TypeAs,
}

/// The type of a key's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// Any string.
    Text,
    /// `sandbox:` or an http(s) URL.
    Gateway,
    /// A URL.
    Url,
    /// The URL of an HTTP proxy.
    Proxy,
    /// A path.
    Path,
    /// A duration with a unit: `30s`, `500ms`, `2m`.
    Duration,
    /// A whole number, 0 or greater.
    Count,
    /// A list of keys of the protocol: card or personal values.
    Keys,
    /// A list of keys of the protocol, without secrets.
    Params,
    /// One of these words.
    OneOf(&'static [&'static str]),
}

/// When a profile needs a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Required {
    /// Never.
    No,
    /// For all gateways except the sandbox.
    RealGateway,
    /// With the signed envelope.
    Signed,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct ProfileKeySpec {
    /// The key.
    pub key: ProfileKey,
    /// Its name in `config.toml`.
    pub name: &'static str,
    /// Its environment variable.
    pub variable: &'static str,
    /// The global option that overrides it, if there is one.
    pub flag: Option<&'static str>,
    /// The type of its value.
    pub kind: ValueKind,
    /// The default.
    pub default: Option<&'static str>,
    /// The value in the built-in sandbox profile, if that differs.
    pub sandbox: Option<&'static str>,
    /// When it is required.
    pub required: Required,
    /// True if its value may contain a password and is never shown.
    pub confidential: bool,
    /// An example of a value.
    pub example: &'static str,
    /// Its purpose.
    pub meaning: Text,
}

const fn row(
    key: ProfileKey,
    name: &'static str,
    variable: &'static str,
    kind: ValueKind,
    example: &'static str,
    meaning: Text,
) -> ProfileKeySpec {
    ProfileKeySpec {
        key,
        name,
        variable,
        flag: None,
        kind,
        default: None,
        sandbox: None,
        required: Required::No,
        confidential: false,
        example,
        meaning,
    }
}

impl ProfileKeySpec {
    const fn flag(mut self, flag: &'static str) -> Self {
        self.flag = Some(flag);
        self
    }
    const fn default(mut self, value: &'static str) -> Self {
        self.default = Some(value);
        self
    }
    const fn sandbox(mut self, value: &'static str) -> Self {
        self.sandbox = Some(value);
        self
    }
    const fn required(mut self, required: Required) -> Self {
        self.required = required;
        self
    }
    const fn confidential(mut self) -> Self {
        self.confidential = true;
        self
    }
}

/// All keys, in the order of the documentation and of the enum.
#[rustfmt::skip]
pub static PROFILE_KEYS: [ProfileKeySpec; 26] = [
    row(ProfileKey::Gateway, "gateway", "ZHENGXIN_GATEWAY", ValueKind::Gateway, "https://gateway.example/api", say::GATEWAY)
        .flag("--gateway").sandbox("sandbox:").required(Required::RealGateway),
    row(ProfileKey::EnvelopeKind, "envelope", "ZHENGXIN_ENVELOPE", ValueKind::OneOf(&["plain", "signed"]), "plain", say::ENVELOPE)
        .default("plain"),
    row(ProfileKey::MerchantId, "merchant_id", "ZHENGXIN_MERCHANT_ID", ValueKind::Text, "123124", say::MERCHANT_ID)
        .sandbox("sandbox").required(Required::RealGateway),
    row(ProfileKey::AppName, "app_name", "ZHENGXIN_APP_NAME", ValueKind::Text, "rong360bigapp", say::APP_NAME)
        .sandbox("zhengxin").required(Required::RealGateway),
    row(ProfileKey::AppVersion, "app_version", "ZHENGXIN_APP_VERSION", ValueKind::Text, "2.0.0", say::APP_VERSION)
        .sandbox("1.0.0").required(Required::RealGateway),
    row(ProfileKey::Platform, "platform", "ZHENGXIN_PLATFORM", ValueKind::Text, "web", say::PLATFORM)
        .sandbox("web").required(Required::RealGateway),
    row(ProfileKey::NoticeUrl, "notice_url", "ZHENGXIN_NOTICE_URL", ValueKind::Url, "https://merchant.example/notice", say::NOTICE_URL)
        .sandbox("https://merchant.example/notice").required(Required::RealGateway),
    row(ProfileKey::UserId, "user_id", "ZHENGXIN_USER_ID", ValueKind::Text, "123124455", say::USER_ID)
        .flag("--user-id").sandbox("sandbox"),
    row(ProfileKey::AppId, "app_id", "ZHENGXIN_APP_ID", ValueKind::Text, "123124", say::APP_ID),
    row(ProfileKey::PrivateKey, "private_key", "ZHENGXIN_PRIVATE_KEY", ValueKind::Path, "/path/key.pem", say::PRIVATE_KEY)
        .required(Required::Signed),
    row(ProfileKey::ProtocolVersion, "protocol_version", "ZHENGXIN_PROTOCOL_VERSION", ValueKind::Text, "1.0", say::PROTOCOL_VERSION)
        .default("1.0"),
    row(ProfileKey::TimestampUnit, "timestamp_unit", "ZHENGXIN_TIMESTAMP_UNIT", ValueKind::OneOf(&["s", "ms"]), "s", say::TIMESTAMP_UNIT)
        .default("s"),
    row(ProfileKey::CaFile, "ca_file", "ZHENGXIN_CA_FILE", ValueKind::Path, "/path/ca.pem", say::CA_FILE),
    row(ProfileKey::Proxy, "proxy", "ZHENGXIN_PROXY", ValueKind::Proxy, "http://proxy.example:3128", say::PROXY)
        .confidential(),
    row(ProfileKey::Timeout, "timeout", "ZHENGXIN_TIMEOUT", ValueKind::Duration, "30s", say::TIMEOUT)
        .flag("--timeout").default("30s"),
    row(ProfileKey::Retries, "retries", "ZHENGXIN_RETRIES", ValueKind::Count, "2", say::RETRIES)
        .flag("--retries").default("2"),
    row(ProfileKey::ApplySmsMethod, "apply_sms_method", "ZHENGXIN_APPLY_SMS_METHOD", ValueKind::Text, "getOnlineMessageCode", say::APPLY_SMS_METHOD),
    row(ProfileKey::PasswordCommand, "password_command", "ZHENGXIN_PASSWORD_COMMAND", ValueKind::Text, "pass show credit-centre", say::PASSWORD_COMMAND)
        .confidential(),
    row(ProfileKey::Lang, "lang", "ZHENGXIN_LANG", ValueKind::OneOf(&Lang::NAMES), "zh", say::LANG)
        .flag("--lang"),
    row(ProfileKey::Audit, "audit", "ZHENGXIN_AUDIT", ValueKind::Path, "/var/log/zhengxin/audit.jsonl", say::AUDIT)
        .flag("--audit"),
    row(ProfileKey::SettleAfter, "settle_after", "ZHENGXIN_SETTLE_AFTER", ValueKind::Duration, "10m", say::SETTLE_AFTER)
        .default("10m"),
    row(ProfileKey::ExtraFields, "extra_fields", "ZHENGXIN_EXTRA_FIELDS", ValueKind::Keys, "real_name, id_card", say::EXTRA_FIELDS),
    row(ProfileKey::ApplySmsParams, "apply_sms_params", "ZHENGXIN_APPLY_SMS_PARAMS", ValueKind::Params, "cellphone", say::APPLY_SMS_PARAMS),
    row(ProfileKey::BankSmsParams, "bank_sms_params", "ZHENGXIN_BANK_SMS_PARAMS", ValueKind::Params, "cellphone, bank_card", say::BANK_SMS_PARAMS),
    row(ProfileKey::Numbers, "numbers", "ZHENGXIN_NUMBERS", ValueKind::OneOf(&["strings", "ints"]), "strings", say::NUMBERS)
        .default("strings"),
    row(ProfileKey::TypeAs, "type_as", "ZHENGXIN_TYPE_AS", ValueKind::OneOf(&["int", "string"]), "int", say::TYPE_AS)
        .default("int"),
];

impl ProfileKey {
    /// The key's row.
    pub fn spec(self) -> &'static ProfileKeySpec {
        // The table holds every key in the order of the enum, which a test proves.
        PROFILE_KEYS.get(self as usize).unwrap_or(&PROFILE_KEYS[0])
    }

    /// Its name in `config.toml`.
    pub fn name(self) -> &'static str {
        self.spec().name
    }

    /// Looks a key up by its name.
    pub fn from_name(name: &str) -> Option<Self> {
        PROFILE_KEYS.iter().find(|row| row.name == name).map(|row| row.key)
    }
}

impl fmt::Display for ProfileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_the_order_of_the_enum() {
        for (place, row) in PROFILE_KEYS.iter().enumerate() {
            assert_eq!(row.key as usize, place, "{}", row.name);
        }
    }

    #[test]
    fn variables_and_flags_derive_from_the_names() {
        for row in &PROFILE_KEYS {
            assert_eq!(row.variable, format!("ZHENGXIN_{}", row.name.to_uppercase()));
            if let Some(flag) = row.flag {
                assert_eq!(flag, format!("--{}", row.name.replace('_', "-")));
            }
        }
    }
}
