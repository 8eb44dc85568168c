//! A caller with short timeouts, and its two kinds of call.

use std::mem::take;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use zhengxin::gateway::{Audited, CallError, CallEvent, HttpGateway, HttpSettings, Pace, Principal};
use zhengxin::protocol::{Key, KnownValues, Merchant, Method, Reply, Request};

/// Texts that no error may contain: values of the requests, and texts of the broken gateways.
pub const SECRETS: [&str; 7] =
    ["applicant77", "wangwu", "hunter2", "6200000000000005", "110101199003070011", "tok3n", "GEHEIM"];

/// A gateway with its runtime and the events of its calls.
pub struct Caller {
    runtime: Runtime,
    gateway: Audited<HttpGateway>,
    principal: Principal,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Caller {
    pub fn new(url: &str) -> Self {
        Self::with(url, |_| ())
    }

    pub fn with(url: &str, change: impl FnOnce(&mut HttpSettings)) -> Self {
        let mut settings = HttpSettings::new(url).unwrap();
        settings.timeout = Duration::from_secs(20); // never the cause, unless a test shortens it
        change(&mut settings);
        let brief = Duration::from_millis(1);
        let heard = Arc::new(Mutex::new(Vec::new()));
        let ear = heard.clone();
        let gateway = HttpGateway::new(settings)
            .unwrap()
            .paced(Pace { first: brief, most: brief, second: brief, ..Pace::default() })
            .observed(Box::new(move |event| ear.lock().unwrap().push(said(event))));
        let gateway = Audited::unlogged(gateway);
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        Self { runtime, gateway, principal: principal("applicant77"), heard }
    }

    pub fn call(&self, request: &Request) -> Result<Reply, CallError> {
        self.runtime.block_on(self.gateway.call(&self.principal, request))
    }

    pub fn error(&self, request: &Request) -> CallError {
        self.call(request).unwrap_err()
    }

    /// The observer's events, one per line, without times.
    pub fn heard(&self) -> Vec<String> {
        take(&mut self.heard.lock().unwrap())
    }

    /// The number of attempts of the last call.
    pub fn attempts(&self) -> usize {
        self.heard().iter().filter(|line| line.starts_with("started")).count()
    }
}

/// An applicant with only a user_id.
pub fn principal(user_id: &str) -> Principal {
    let merchant = Merchant { user_id: user_id.into(), ..Merchant::default() };
    Principal { merchant, known: KnownValues::default(), authorization: None }
}

fn said(event: &CallEvent<'_>) -> String {
    match event {
        CallEvent::Started { method, attempt } => format!("started {method} {attempt}"),
        CallEvent::Answered { status, bytes, .. } => format!("answered {status} {bytes}"),
        CallEvent::Pausing { cause, .. } => format!("pausing {cause:?}"),
        CallEvent::Finished { attempts, .. } => format!("finished {attempts}"),
    }
}

/// A call that reads.
pub fn read() -> Request {
    Request::new(Method::GetVerifyMethod).with(Key::LoginName, "wangwu").with_type(1)
}

/// A call that submits.
pub fn submit() -> Request {
    Request::new(Method::OnlineAuthentication)
        .with(Key::CardPassword, "hunter2")
        .with(Key::BankCard, "6200000000000005")
        .with(Key::IdCard, "110101199003070011")
        .with_type(1)
}
