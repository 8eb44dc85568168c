use super::*;
use crate::protocol::Class;

fn refused(url: &str) -> SettingsError {
    HttpSettings::new(url).and_then(|settings| settings.check()).unwrap_err()
}

#[test]
fn only_http_and_https_are_gateways() {
    assert_eq!(refused("ftp://gateway.example/"), SettingsError::Scheme("ftp".into()));
    assert_eq!(refused("sandbox:"), SettingsError::Scheme("sandbox".into()));
    assert!(matches!(refused("gateway.example/api"), SettingsError::Url(_)));
    assert_eq!(refused("sandbox:").class(), Class::Config);
}

#[test]
fn plain_http_stays_on_this_machine_unless_allowed() {
    assert_eq!(refused("http://gateway.example:8080/api"), SettingsError::PlainHttp { host: "gateway.example".into() });
    let mut settings = HttpSettings::new("http://gateway.example/").unwrap();
    settings.allow_http = true;
    assert_eq!(settings.check(), Ok(()));
    assert_eq!(HttpSettings::new("http://127.0.0.1:1/").unwrap().check(), Ok(()));
    assert_eq!(HttpSettings::new("https://gateway.example/").unwrap().check(), Ok(()));
}

#[test]
fn credentials_in_a_url_are_refused_and_shown_nowhere() {
    for url in ["https://lisi:hunter2@gateway.example/", "https://lisi@gateway.example/"] {
        assert_eq!(refused(url), SettingsError::UrlCredentials);
    }
    let mut settings = HttpSettings::new("https://lisi:hunter2@gateway.example/?token=tok3n").unwrap();
    settings.proxy = Some("http://wang:pr0xy@proxy.example:3128".into());
    let shown = format!("{settings:?} {}", settings.origin());
    for secret in ["lisi", "hunter2", "tok3n", "wang", "pr0xy"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
    assert!(shown.contains("https://gateway.example"));
}

#[test]
fn a_proxy_is_an_http_url_and_never_shown() {
    let mut settings = HttpSettings::new("https://gateway.example/").unwrap();
    for bad in ["", "proxy.example", "proxy.example:3128", "ftp://proxy.example", "http://u:hunter2@:80"] {
        settings.proxy = Some(bad.into());
        let error = settings.check().unwrap_err();
        assert_eq!(error, SettingsError::Proxy, "{bad}");
        assert!(!error.to_string().contains("hunter2"));
    }
    settings.proxy = Some("socks5://u:hunter2@proxy.example:1080".into());
    let socks = SettingsError::Socks { place: "proxy", proxy: "proxy.example:1080".into() };
    assert_eq!(settings.check(), Err(socks));
    settings.proxy = Some("http://proxy.example:3128".into());
    assert_eq!(settings.check(), Ok(()));
}

#[test]
fn plain_http_to_this_machine_does_not_leave_it_by_a_proxy_unless_allowed() {
    let mut settings = HttpSettings::new("http://127.0.0.1:1/").unwrap();
    for (proxy, fine) in
        [("http://proxy.example:3128", false), ("https://proxy.example", true), ("http://127.0.0.1:3128", true)]
    {
        settings.proxy = Some(proxy.into());
        assert_eq!(settings.check().is_ok(), fine, "{proxy}");
    }
    settings.proxy = Some("http://proxy.example:3128".into());
    assert_eq!(settings.check(), Err(SettingsError::PlainHttp { host: "proxy.example".into() }));
    settings.allow_http = true;
    assert_eq!(settings.check(), Ok(()));
}

#[test]
fn connecting_ends_before_the_attempt_does() {
    let mut settings = HttpSettings::new("https://gateway.example/").unwrap();
    assert_eq!(settings.connect_limit(), Duration::from_secs(10));
    settings.timeout = Duration::from_secs(5);
    assert_eq!(settings.connect_limit(), Duration::from_millis(4500));
    settings.timeout = Duration::ZERO;
    assert_eq!(settings.check(), Err(SettingsError::NoTime));
}
