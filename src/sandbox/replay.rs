//! `--replay`: replies come from a recording instead of the world. No people, no checks.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use hyper::StatusCode;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::call;
use super::control::Control;
use super::dialect::Dialect;
use super::dispatch::Said;
use super::refusal;
use crate::protocol::Method;
use crate::recording::Recording;

/// How many pairs of applicant and method are counted. Beyond that, counting starts again.
const MOST_CALLERS: usize = 100_000;
/// The codes in the inbox. Any code will do in place of a masked one.
const ANY_CODE: &str = "000000";
/// The methods that take a code from an SMS.
const TAKE_A_CODE: [Method; 3] = [Method::OnlineAuthentication, Method::SubmitApplyMessageCode, Method::ViewReport];

/// A recording with each applicant's position in it.
#[derive(Debug)]
pub(super) struct Replay {
    recording: Recording,
    /// The number of calls so far, by user_id and method.
    calls: Mutex<BTreeMap<(String, String), usize>>,
}

impl Replay {
    /// Starts at the beginning.
    pub fn new(recording: Recording) -> Self {
        Self { recording, calls: Mutex::default() }
    }

    /// The recorded reply to the next call of its method for its applicant. A call without one is refused as the world
    /// refuses an unknown method.
    pub fn answer(&self, request: &Value) -> Said {
        let method = call::method_name(request).unwrap_or_default().to_owned();
        let user_id = call::user_id(request).unwrap_or_default().to_owned();
        let mut calls = self.calls.lock().unwrap_or_else(PoisonError::into_inner);
        let caller = (user_id.clone(), method.clone());
        let nth = calls.get(&caller).copied().unwrap_or_default();
        let reply = self.recording.reply(&user_id, &method, nth).cloned();
        if reply.is_some() {
            // Count only recorded calls, because clients can make up any number of applicants.
            if calls.len() >= MOST_CALLERS && !calls.contains_key(&caller) {
                calls.pop_first();
            }
            calls.insert(caller, nth.saturating_add(1));
        }
        reply.map(Said::from).unwrap_or_else(|| {
            let refusal = refusal::not_recorded(&method);
            Said { reply: refusal.reply(Dialect::default()), problem: refusal.detail }
        })
    }

    /// The control endpoints that a recording supports: an inbox, so that clients which read captchas and
    /// codes from it still work, and a reset to the beginning.
    pub fn control(&self, control: &Control, wall: Timestamp) -> Option<(StatusCode, Value)> {
        match control.path {
            "inbox" => {
                let sms = |method: &Method| json!({"method": method.name(), "code": ANY_CODE, "sent_at": wall});
                let sms: Vec<Value> = TAKE_A_CODE.iter().map(sms).collect();
                let mut pairs = url::form_urlencoded::parse(control.query.as_bytes());
                let user_id = pairs.find(|(name, _)| name == "user_id")?.1;
                Some((StatusCode::OK, json!({"user_id": user_id, "captcha": ANY_CODE, "sms": sms})))
            }
            "reset" if control.method == hyper::Method::POST => {
                self.calls.lock().unwrap_or_else(PoisonError::into_inner).clear();
                None // the world, which has the clock, is reset as well
            }
            _ => None,
        }
    }
}
