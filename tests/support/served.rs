//! `zhengxin sandbox serve` as a separate process.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Child;

use serde_json::Value;

use super::cli::Zhengxin;

/// A served sandbox, killed on drop.
pub struct Served {
    process: Child,
    url: String,
    _home: Zhengxin,
}

impl Served {
    /// Starts a sandbox and waits for its first line, the URL.
    pub fn start() -> Self {
        Self::with(&[])
    }

    /// Starts a sandbox with these options.
    pub fn with(options: &[&str]) -> Self {
        let home = Zhengxin::new();
        let mut process = home.command().args(["sandbox", "serve", "--quiet"]).args(options).spawn().unwrap();
        let mut url = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut url).unwrap();
        Self { process, url: url.trim_end().to_owned(), _home: home }
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    /// The calls so far.
    pub fn journal(&self) -> Vec<Value> {
        self.get("/_sandbox/journal").as_array().unwrap().clone()
    }

    /// The inbox of an applicant.
    pub fn inbox(&self, user_id: &str) -> Value {
        self.get(&format!("/_sandbox/inbox?user_id={user_id}"))
    }

    /// Posts a body to the gateway unchanged. Returns the head of the response in lower case, and its body.
    pub fn post(&self, body: &str) -> (String, Value) {
        let address = self.url.strip_prefix("http://").unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        let length = body.len();
        write!(
            stream,
            "POST / HTTP/1.1\r\nHost: {address}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        )
        .unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        let (head, body) = reply.split_once("\r\n\r\n").unwrap();
        (head.to_ascii_lowercase(), serde_json::from_str(body).unwrap())
    }

    fn get(&self, path: &str) -> Value {
        let address = self.url.strip_prefix("http://").unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        serde_json::from_str(reply.split_once("\r\n\r\n").unwrap().1).unwrap()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
