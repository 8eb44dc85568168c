//! A gateway that replies as the test says and records its calls.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use serde_json::Value;

use super::broken::{BrokenGateway, Then, ok};

/// A gateway that gives its replies in order, and then repeats the last one.
pub struct RecordingGateway {
    server: BrokenGateway,
    replies: Arc<Mutex<VecDeque<String>>>,
}

impl RecordingGateway {
    /// A gateway that accepts everything.
    pub fn start() -> Self {
        Self::saying(&[r#"{"code":200,"msg":"ok","data":{}}"#])
    }

    /// A gateway that gives these replies.
    pub fn saying(replies: &[&str]) -> Self {
        let replies = Arc::new(Mutex::new(replies.iter().map(|reply| (*reply).to_owned()).collect::<VecDeque<_>>()));
        let script = replies.clone();
        let server = BrokenGateway::start(move |_| {
            let mut script = script.lock().unwrap();
            let reply = if script.len() > 1 { script.pop_front() } else { script.front().cloned() };
            Then::Send(ok(reply.unwrap_or_default()))
        });
        Self { server, replies }
    }

    /// Sets the reply from now on.
    pub fn will_say(&self, reply: &str) {
        *self.replies.lock().unwrap() = [reply.to_owned()].into();
    }

    pub fn url(&self) -> String {
        format!("http://{}/api", self.server.address())
    }

    /// The heads and bodies of the requests.
    pub fn requests(&self) -> Vec<String> {
        self.server.requests()
    }

    /// The bodies of the requests.
    pub fn bodies(&self) -> Vec<Value> {
        let body = |request: &String| serde_json::from_str(request.split_once("\r\n\r\n").unwrap().1).unwrap();
        self.requests().iter().map(body).collect()
    }

    /// The body of the last request.
    pub fn last(&self) -> Value {
        self.bodies().pop().unwrap()
    }
}
