//! Reads any bytes as a session file: no panic, and a session that was read survives writing and reading
//! back.

#![no_main]

use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;
use zhengxin::flow::{Needs, Readings};
use zhengxin::protocol::{KEYS, METHODS};
use zhengxin::session::Session;

fuzz_target!(|bytes: &[u8]| {
    let Ok(mut session) = serde_json::from_slice::<Session>(bytes) else { return };
    let written = serde_json::to_vec(&session).unwrap();
    assert_eq!(serde_json::from_slice::<Session>(&written).unwrap(), session);
    let facts = &mut session.facts;
    for now in [Timestamp::MIN, Timestamp::UNIX_EPOCH, Timestamp::MAX] {
        let _ = (facts.state(now), facts.seconds_left(now), facts.application_left(now));
        for row in &METHODS {
            let _ = facts.may_send(&row.method.into(), now, false);
        }
        if let Some(step) = facts.next_step(now) {
            let _ = Needs::of(step, facts, &Readings::default()).wants_so_far(facts);
        }
    }
    for row in &KEYS {
        let _ = facts.remembered(&row.key);
    }
    facts.expire(Timestamp::MAX);
    assert!(!facts.is_logged_in(Timestamp::MAX));
});
