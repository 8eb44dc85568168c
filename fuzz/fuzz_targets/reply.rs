//! Parses any bytes as a reply to any method, plain and wrapped: no method of the reply panics.

#![no_main]

use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;
use zhengxin::flow::{Facts, Needs, Readings, Step};
use zhengxin::gateway::Envelope;
use zhengxin::protocol::{METHODS, Reply, Request};

fuzz_target!(|input: (u8, &[u8])| {
    let (number, body) = input;
    let method = METHODS[usize::from(number) % METHODS.len()].method;
    let unwrapped = Envelope::Plain.read(&method.into(), body, &str::to_owned);
    let Ok(reply) = Reply::read(&method.into(), body) else { return };
    // An `error` beside the code may be a refusal. A body that had to be mended is not JSON for this check.
    let json = serde_json::from_slice::<serde_json::Value>(body);
    assert!(unwrapped.is_ok() || json.is_ok_and(|json| json.get("error").is_some()) || !reply.mended.is_nothing());
    let _ = (reply.outcome(), reply.message(), reply.user_status(), reply.unionpay_auth());
    let _ = (reply.card_type(), reply.picture_bytes().map(|bytes| bytes.len()), reply.unionpay_code());
    let _ = reply.form_picture_bytes();
    let mut facts = Facts::default();
    let now = Timestamp::UNIX_EPOCH;
    let next = facts.absorb(Step::Call(method), &Request::new(method), &reply, now);
    for step in next.into_iter().chain(facts.next_step(now)) {
        let needs = Needs::of(step, &facts, &Readings::default());
        let _ = (needs.wants_so_far(&facts), needs.fixed(), needs.sms());
    }
});
