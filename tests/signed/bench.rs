//! The program with a merchant's key and a gateway.

use std::path::PathBuf;

use crate::keys;
use crate::support::cli::{Ran, Zhengxin};
use crate::support::recording::RecordingGateway;
use crate::support::served::Served;

/// An accepted call.
pub const OK: &str = r#"{"code":200,"msg":"ok","data":{}}"#;

/// The program with the gateway `url` and a signing key.
pub fn signing(url: &str, key: &str) -> Zhengxin {
    let zhengxin = Zhengxin::at(url).env("ZHENGXIN_ENVELOPE", "signed");
    let path = keys::private(&zhengxin.path(""), key);
    zhengxin.env("ZHENGXIN_PRIVATE_KEY", path.to_str().unwrap())
}

/// A sandbox that accepts calls signed with the 1024-bit or the 2048-bit key.
pub fn sandbox(bits: u32) -> Served {
    let key = keys::source(&format!("{bits}-public.pem"));
    Served::with(&["--envelope", "signed", "--public-key", key.to_str().unwrap()])
}

/// A gateway with scripted replies, and the program that signs calls to it.
pub struct Bench {
    pub gateway: RecordingGateway,
    pub zhengxin: Zhengxin,
}

impl Bench {
    pub fn new(key: &str) -> Self {
        Self::hearing(key, OK)
    }

    /// The same with this reply.
    pub fn hearing(key: &str, reply: &str) -> Self {
        let gateway = RecordingGateway::saying(&[reply]);
        let zhengxin = signing(&gateway.url(), key);
        Self { gateway, zhengxin }
    }

    pub fn env(self, name: &str, value: &str) -> Self {
        Self { zhengxin: self.zhengxin.env(name, value), ..self }
    }

    pub fn run(&self, line: &str) -> Ran {
        self.zhengxin.run(line)
    }

    /// The fields of the last call.
    pub fn fields(&self) -> Vec<(String, String)> {
        let request = self.gateway.requests().pop().unwrap();
        let (head, body) = request.split_once("\r\n\r\n").unwrap();
        assert!(
            head.to_lowercase().contains("content-type: application/x-www-form-urlencoded; charset=utf-8"),
            "{head}"
        );
        keys::fields(body.as_bytes())
    }

    #[track_caller]
    pub fn nothing_sent(&self) {
        assert_eq!(self.gateway.requests(), Vec::<String>::new());
    }

    /// The path of the key.
    pub fn key(&self, name: &str) -> PathBuf {
        self.zhengxin.path(name)
    }
}
