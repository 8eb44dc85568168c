//! Feeds any bytes to both ends of the signed envelope: as a wrapped reply to the client, and as a signed call to the
//! sandbox. Nothing without this key's signature is accepted. If the outer error is in the catalogue, it is the code,
//! whatever the reply contains.

#![no_main]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};
use zhengxin::gateway::{Envelope, Signer};
use zhengxin::keys::{PublicKey, SigningKey};
use zhengxin::protocol::signed::TimestampUnit;
use zhengxin::protocol::{CODES, METHODS, Merchant, Request};
use zhengxin::sandbox;

struct Ends {
    client: Envelope,
    sandbox: sandbox::AcceptedEnvelope,
}

static ENDS: LazyLock<Ends> = LazyLock::new(|| {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/support/keys");
    let private = std::env::temp_dir().join(format!("zhengxin-fuzz-{}.pem", std::process::id()));
    fs::copy(own.join("1024-pkcs8.pem"), &private).unwrap();
    fs::set_permissions(&private, fs::Permissions::from_mode(0o600)).unwrap();
    let key = SigningKey::read(&private).unwrap();
    fs::remove_file(&private).unwrap();
    let (app_id, version) = ("123124".to_owned(), "1.0".to_owned());
    let signer = Signer { app_id, version, unit: TimestampUnit::default(), key };
    let public = PublicKey::read(&own.join("1024-public.pem")).unwrap();
    Ends { client: Envelope::Signed(Arc::new(signer)), sandbox: sandbox::AcceptedEnvelope::Signed(public, sandbox::Wrap::Inner) }
});

fuzz_target!(|input: (u8, usize, u8, &[u8])| {
    let (number, place, byte, body) = input;
    let method = METHODS[usize::from(number) % METHODS.len()].method;
    let _ = ENDS.client.read(&method.into(), body, &str::to_owned);

    let code = CODES[place % CODES.len()].code;
    let inner: Value = serde_json::from_slice(body).unwrap_or(Value::Null);
    let has_own_code = inner.is_string() || inner.as_object().is_some_and(|inner| inner.keys().any(|name| name.trim() == "code"));
    let wrapped = json!({"error": code, "msg": "x", (format!("crawler_api_zx_{}_response", METHODS[usize::from(number) % METHODS.len()].name)): inner});
    if let Ok(reply) = ENDS.client.read(&method.into(), wrapped.to_string().as_bytes(), &str::to_owned)
        && !has_own_code
        && !matches!(code, 0 | 200)
    {
        assert_eq!(reply.code, code);
    }

    let now = Timestamp::UNIX_EPOCH;
    assert!(ENDS.sandbox.open(body, now, sandbox::Dialect::default()).is_err(), "nobody signed this");
    let merchant = Merchant { merchant_id: "123124".to_owned(), ..Merchant::default() };
    let mut call = ENDS.client.wrap(&Request::new(method), &merchant, now).unwrap().body.to_vec();
    let opened = ENDS.sandbox.open(&call, now, sandbox::Dialect::default()).expect("this was signed");
    let place = place % call.len();
    call[place] = byte;
    // The same content in another encoding must be the same call.
    if let Ok(other) = ENDS.sandbox.open(&call, now, sandbox::Dialect::default()) {
        assert_eq!(other, opened);
    }
});
