//! Sends any bytes as a plain call to the sandbox, twice: it replies with a code and does not panic.

#![no_main]

use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;
use zhengxin::sandbox::{AcceptedEnvelope, Dialect, World};

fuzz_target!(|bytes: &[u8]| {
    let now = Timestamp::UNIX_EPOCH;
    let lenient = Dialect { lenient: true, verbatim: false };
    let Ok(request) = AcceptedEnvelope::Plain.open(bytes, now, lenient) else { return };
    let mut world = World::new(1);
    for _ in 0..2 {
        assert!(world.answer(&request, now)["code"].is_i64());
    }
    serde_json::to_string(world.journal()).unwrap();
});
