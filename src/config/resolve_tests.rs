use std::path::Path;

use super::*;
use crate::config::ValueProblem;
use crate::protocol::Class;

const UAT: &str = r#"
[profiles.uat]
gateway = "https://gateway.example/api"
merchant_id = "123124"
app_name = "rong360bigapp"
app_version = "2.0.0"
platform = "web"
notice_url = "https://merchant.example/notice"
user_id = "123124455"
timeout = "10s"
private_key = "key.pem"
"#;

fn file(text: &str) -> ConfigFile {
    ConfigFile::parse(Path::new("/etc/zx/config.toml"), text).unwrap()
}

fn named(profile: &str) -> Overrides {
    Overrides { profile: Some(profile.into()), ..Overrides::default() }
}

fn at(gateway: &str) -> Overrides {
    Overrides { gateway: Some(gateway.into()), ..Overrides::default() }
}

fn lacking(error: ConfigError) -> Vec<ProfileKey> {
    match error {
        ConfigError::Lacking { keys, .. } => keys,
        other => panic!("{other}"),
    }
}

const MERCHANT: [ProfileKey; 5] =
    [ProfileKey::MerchantId, ProfileKey::AppName, ProfileKey::AppVersion, ProfileKey::Platform, ProfileKey::NoticeUrl];

#[test]
fn flag_beats_environment_beats_profile_beats_default() {
    let env = Env::of(&[("ZHENGXIN_TIMEOUT", "20s"), ("ZHENGXIN_RETRIES", "5")]);
    let overrides = Overrides { timeout: Some("1s".into()), ..named("uat") };
    let seconds = |overrides: &Overrides, env: &Env| resolve(overrides, env, &file(UAT)).unwrap().timeout.as_secs();
    assert_eq!(seconds(&overrides, &env), 1);
    assert_eq!(seconds(&named("uat"), &env), 20);
    assert_eq!(seconds(&named("uat"), &Env::default()), 10);

    let profile = resolve(&overrides, &env, &file(UAT)).unwrap();
    let origin = |key| profile.setting(key).unwrap().place.origin();
    assert_eq!(origin(ProfileKey::Timeout), "flag");
    assert_eq!(origin(ProfileKey::Retries), "env");
    assert_eq!(origin(ProfileKey::Gateway), "profile");
    assert_eq!(origin(ProfileKey::EnvelopeKind), "default");
    assert_eq!(profile.setting(ProfileKey::Audit), None);
}

#[test]
fn the_profile_is_named_by_flag_then_environment_then_the_file() {
    let text = "default_profile = \"a\"\n[profiles.a]\ngateway='sandbox:'\n[profiles.b]\ngateway='sandbox:'\n[profiles.c]\ngateway='sandbox:'";
    let env = Env::of(&[(PROFILE_VARIABLE, "b")]);
    assert_eq!(resolve(&named("c"), &env, &file(text)).unwrap().name.as_deref(), Some("c"));
    assert_eq!(resolve(&Overrides::default(), &env, &file(text)).unwrap().name.as_deref(), Some("b"));
    let profile = resolve(&Overrides::default(), &Env::default(), &file(text)).unwrap();
    assert_eq!((profile.name.as_deref(), profile.implied), (Some("a"), false));
}

#[test]
fn without_a_named_profile_the_sandbox_is_used_and_marked_as_implied() {
    let profile = resolve(&Overrides::default(), &Env::default(), &ConfigFile::default()).unwrap();
    assert_eq!(profile.name.as_deref(), Some(SANDBOX_PROFILE));
    assert!(profile.implied);
    assert_eq!(profile.gateway, GatewayAddress::Sandbox);
    assert_eq!(profile.text(ProfileKey::UserId), Some("sandbox"));
    assert!(!resolve(&named(SANDBOX_PROFILE), &Env::default(), &ConfigFile::default()).unwrap().implied);
}

#[test]
fn the_sandboxs_fields_are_defaults_for_loopback_addresses_but_not_for_real_gateways() {
    let local = resolve(&at("http://127.0.0.1:8080"), &Env::default(), &ConfigFile::default()).unwrap();
    assert_eq!(local.text(ProfileKey::MerchantId), Some("sandbox"));
    assert_eq!(local.text(ProfileKey::UserId), Some("sandbox"));

    let error = resolve(&at("https://gateway.example"), &Env::default(), &ConfigFile::default()).unwrap_err();
    assert_eq!(error.class(), Class::Config);
    let text = error.to_string();
    assert!(text.contains("merchant_id (ZHENGXIN_MERCHANT_ID)") && text.contains("ZHENGXIN_NOTICE_URL"), "{text}");
    assert_eq!(lacking(error), MERCHANT);
}

#[test]
fn a_gateway_from_flag_or_environment_without_a_profile_has_no_profile_name() {
    let name = |overrides: &Overrides, env: &Env, text: &str| resolve(overrides, env, &file(text)).unwrap().name;
    let env = Env::of(&[("ZHENGXIN_GATEWAY", "http://127.0.0.1:1")]);
    assert_eq!(name(&Overrides::default(), &env, ""), None);
    assert_eq!(name(&at("http://127.0.0.1:1"), &Env::default(), ""), None);
    assert_eq!(name(&at("sandbox:"), &env, "").as_deref(), Some("sandbox"));
    let own = "[profiles.sandbox]\ngateway='http://127.0.0.1:1'";
    assert_eq!(name(&Overrides::default(), &Env::default(), own).as_deref(), Some("sandbox"), "somebody wrote it");
    assert_eq!(name(&named("sandbox"), &env, "").as_deref(), Some("sandbox"), "somebody named it");
    assert_eq!(name(&named("uat"), &env, UAT).as_deref(), Some("uat"));
}

#[test]
fn only_the_sandbox_profile_has_the_sandboxs_user_id() {
    let profile = resolve(&named("x"), &Env::default(), &file("[profiles.x]\ngateway='sandbox:'")).unwrap();
    assert_eq!(profile.text(ProfileKey::UserId), None);
}

#[test]
fn the_environment_alone_can_define_a_real_profile() {
    let env = Env::of(&[
        ("ZHENGXIN_GATEWAY", "https://gateway.example"),
        ("ZHENGXIN_MERCHANT_ID", "1"),
        ("ZHENGXIN_APP_NAME", "a"),
        ("ZHENGXIN_APP_VERSION", "2"),
        ("ZHENGXIN_PLATFORM", "web"),
        ("ZHENGXIN_NOTICE_URL", "https://merchant.example"),
    ]);
    let profile = resolve(&Overrides::default(), &env, &ConfigFile::default()).unwrap();
    assert_eq!(profile.merchant("u1").fields()[5], ("user_id", "u1"));
    assert_eq!(profile.app_id(), "1");
    assert_eq!(profile.text(ProfileKey::UserId), None, "the sandbox's does not serve here");
}

#[test]
fn a_missing_gateway_is_reported() {
    let error = resolve(&named("x"), &Env::default(), &file("[profiles.x]\nplatform = 'web'")).unwrap_err();
    assert!(lacking(error).contains(&ProfileKey::Gateway));
}

#[test]
fn the_signed_envelope_needs_a_key() {
    let env = Env::of(&[("ZHENGXIN_ENVELOPE", "signed")]);
    let signed = at("http://127.0.0.1:1");
    assert_eq!(lacking(resolve(&signed, &env, &ConfigFile::default()).unwrap_err()), [ProfileKey::PrivateKey]);
    assert_eq!(resolve(&named("uat"), &env, &file(UAT)).unwrap().envelope, EnvelopeKind::Signed);
}

#[test]
fn plain_http_is_refused_unless_loopback_or_allowed() {
    let overrides = Overrides { gateway: Some("http://gateway.example".into()), ..named("uat") };
    let error = resolve(&overrides, &Env::default(), &file(UAT)).unwrap_err();
    assert!(matches!(error, ConfigError::PlainHttp { .. }), "{error}");
    assert_eq!(error.class(), Class::Config);
    let overrides = Overrides { allow_http: true, ..overrides };
    assert!(resolve(&overrides, &Env::default(), &file(UAT)).is_ok());
}

#[test]
fn an_unknown_profile_is_refused_with_the_nearest_and_all_others() {
    let error = resolve(&named("uta"), &Env::default(), &file(UAT)).unwrap_err();
    assert_eq!(error.to_string(), "--profile: no profile \"uta\" (did you mean uat?) (known: uat, sandbox)");
    assert_eq!(error.class(), Class::Config);
}

#[test]
fn a_bad_value_names_its_place() {
    let overrides = Overrides { timeout: Some("30".into()), ..Overrides::default() };
    let error = resolve(&overrides, &Env::default(), &ConfigFile::default()).unwrap_err();
    assert_eq!(error.to_string(), "--timeout must be a duration with its unit, such as 30s, 5m or 25h");
    assert_eq!(error.class(), Class::Usage);

    let error = resolve(&named("x"), &Env::default(), &file("[profiles.x]\ngateway='sandbox:'\nenvelope='none'"));
    let error = error.unwrap_err();
    assert_eq!(error.to_string(), "/etc/zx/config.toml:3: envelope must be one of plain, signed");
    assert!(matches!(error, ConfigError::BadValue { problem: ValueProblem::NotOneOf(_), .. }));
    assert_eq!(error.class(), Class::Config);
}

#[test]
fn paths_of_the_file_are_relative_to_it_and_others_to_the_working_directory() {
    let profile = resolve(&named("uat"), &Env::default(), &file(UAT)).unwrap();
    assert_eq!(profile.path(ProfileKey::PrivateKey).unwrap(), Path::new("/etc/zx/key.pem"));
    let env = Env::of(&[("ZHENGXIN_PRIVATE_KEY", "key.pem")]);
    let profile = resolve(&named("uat"), &env, &file(UAT)).unwrap();
    assert_eq!(profile.path(ProfileKey::PrivateKey).unwrap(), Path::new("key.pem"));
}

#[test]
fn debug_of_a_profile_shows_no_password() {
    let env = Env::of(&[("ZHENGXIN_PROXY", "http://joe:hunter2@p"), ("ZHENGXIN_PASSWORD_COMMAND", "echo hunter2")]);
    let overrides = at("https://joe:hunter2@localhost");
    let profile = resolve(&overrides, &env, &ConfigFile::default()).unwrap();
    assert!(!format!("{profile:?} {overrides:?}").contains("hunter2"));
}
