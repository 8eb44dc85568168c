//! The server over real TCP, spoken to in raw HTTP.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::super::walk::{noon, request};
use super::*;

/// A running server; it ends when this is dropped.
struct Server {
    address: SocketAddr,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Server {
    fn start(faults: &[&str]) -> Self {
        let faults = faults.iter().map(|fault| fault.parse().unwrap()).collect();
        let (tell, told) = mpsc::channel();
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let thread = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
                tell.send(listener.local_addr().unwrap()).unwrap();
                serve(listener, ServeOptions { seed: 1, faults, clock: noon, ..ServeOptions::default() }, stopped)
                    .await;
            });
        });
        Self { address: told.recv().unwrap(), stop: Some(stop), thread: Some(thread) }
    }

    fn connect(&self) -> Connection {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_nodelay(true).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        Connection { stream }
    }

    fn post(&self, path: &str, body: &str) -> (u16, Value) {
        self.connect().send("POST", path, body)
    }

    fn get(&self, path: &str) -> (u16, Value) {
        self.connect().send("GET", path, "")
    }

    fn call(&self, user_id: &str, method: &str, params: Value) -> Value {
        let (status, reply) = self.post("/gateway", &request(user_id, method, params).to_string());
        assert_eq!(status, 200);
        reply
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.take().unwrap().send(()).unwrap();
        self.thread.take().unwrap().join().unwrap();
    }
}

struct Connection {
    stream: TcpStream,
}

impl Connection {
    fn send(&mut self, verb: &str, path: &str, body: &str) -> (u16, Value) {
        let head = format!("{verb} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {}\r\n\r\n", body.len());
        self.stream.write_all(format!("{head}{body}").as_bytes()).unwrap();
        self.receive()
    }

    fn receive(&mut self) -> (u16, Value) {
        let mut bytes = Vec::new();
        let mut byte = [0];
        while !bytes.ends_with(b"\r\n\r\n") {
            self.stream.read_exact(&mut byte).unwrap();
            bytes.push(byte[0]);
        }
        let head = String::from_utf8(bytes).unwrap().to_ascii_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap().parse().unwrap();
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).unwrap();
        (head[9..12].parse().unwrap(), serde_json::from_slice(&body).unwrap())
    }
}

#[test]
fn every_path_is_the_gateway_and_a_connection_serves_many_calls() {
    let server = Server::start(&[]);
    let mut connection = server.connect();
    for path in ["/", "/gateway", "/a/b?c=d"] {
        let body = request("u1", "getLoginInfo", json!({})).to_string();
        let (status, reply) = connection.send("POST", path, &body);
        assert_eq!((status, reply["code"].as_i64()), (200, Some(200)));
        assert_eq!(reply["data"]["next"]["method"], "login");
    }
}

#[test]
fn the_inbox_gives_the_captcha_and_the_journal_shows_the_calls() {
    let server = Server::start(&[]);
    server.call("a/b 1", "getPicCode", json!({"type": 2}));
    let (_, inbox) = server.get("/_sandbox/inbox?user_id=a%2Fb+1");
    assert_eq!(inbox["user_id"], "a/b 1");
    assert_eq!(inbox["sms"], json!([]));
    let login = json!({"login_name": "report-ready-01", "password": "x", "pic_code": inbox["captcha"]});
    assert_eq!(server.call("a/b 1", "login", login)["code"], 208101);
    let (_, journal) = server.get("/_sandbox/journal");
    assert_eq!(
        journal,
        json!([
            {"no": 1, "at": "2026-03-01T04:00:00Z", "method": "getPicCode", "user_id": "a/b 1", "code": 200, "effect": "captcha-issued",
                "person": null, "mixed": false, "stray": false, "keys": [{"key": "type", "type": "integer"}]},
            {"no": 2, "at": "2026-03-01T04:00:00Z", "method": "login", "user_id": "a/b 1", "code": 208101, "effect": "wrong-password",
                "person": "report-ready-01", "mixed": false, "stray": false, "keys": [{"key": "login_name", "type": "string"},
                {"key": "password", "type": "string"}, {"key": "pic_code", "type": "string"}]},
        ])
    );
}

#[test]
fn an_inbox_shows_method_code_and_time_of_an_sms() {
    let server = Server::start(&[]);
    let row = super::super::walk::row("report-ready-01");
    server.call("u1", "getPicCode", json!({"type": 2}));
    let captcha = server.get("/_sandbox/inbox?user_id=u1").1["captcha"].clone();
    let login = json!({"login_name": "report-ready-01", "password": row.answers["password"], "pic_code": captcha});
    assert_eq!(server.call("u1", "login", login)["data"]["user_status"], 2);
    let (_, inbox) = server.get("/_sandbox/inbox?user_id=u1");
    assert_eq!(inbox["sms"][0]["method"], "viewReport");
    assert_eq!(inbox["sms"][0]["sent_at"], "2026-03-01T04:00:00Z");
    let names: Vec<_> = inbox["sms"][0].as_object().unwrap().keys().cloned().collect();
    assert_eq!(names, ["method", "code", "sent_at"]);
}

#[test]
fn people_are_listed_and_reset_and_advance_do_what_they_say() {
    let server = Server::start(&[]);
    let (status, people) = server.get("/_sandbox/people");
    assert_eq!((status, &people[0]["answers"]["login_name"]), (200, &json!("apply-credit-01")));
    server.call("u1", "getPicCode", json!({"type": 2}));
    let (_, advanced) = server.post("/_sandbox/advance", r#"{"seconds": 86400}"#);
    assert_eq!(advanced["now"], "2026-03-02T04:00:00Z");
    assert_eq!(server.get("/_sandbox/inbox?user_id=u1").1["captcha"], Value::Null, "expired by then");
    let (_, reset) = server.post("/_sandbox/reset", "");
    assert_eq!(reset["now"], "2026-03-01T04:00:00Z");
    assert_eq!(server.get("/_sandbox/journal").1, json!([]));
}

#[test]
fn a_wrong_use_is_answered_in_json_with_a_status_that_says_so() {
    let server = Server::start(&[]);
    assert_eq!(server.get("/gateway").0, 405);
    assert_eq!(
        server.post("/gateway", "merchant_id=1"),
        (400, json!({"code": 400001, "msg": "request is not JSON", "data": {}}))
    );
    assert_eq!(server.post("/gateway", "[1]").1["code"], 404001);
    assert_eq!(server.get("/_sandbox/elsewhere").0, 404);
    assert_eq!(server.get("/_sandbox/inbox").0, 400);
    assert_eq!(server.get("/_sandbox/reset").0, 405);
    assert_eq!(server.post("/_sandbox/people", "").0, 405);
    for seconds in ["-1", "1.5", "\"1\"", "999999999999"] {
        assert_eq!(server.post("/_sandbox/advance", &format!("{{\"seconds\": {seconds}}}")).0, 400, "{seconds}");
    }
}

#[test]
fn a_body_beyond_the_limit_is_refused() {
    let server = Server::start(&[]);
    let mut connection = server.connect();
    let head = format!("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n", LONGEST_BODY + 1);
    connection.stream.write_all(head.as_bytes()).unwrap();
    assert_eq!(connection.receive().0, 413);
    let fits = format!("{{\"method\": \"{}\"}}", "x".repeat(LONGEST_BODY - 14));
    assert_eq!(server.post("/", &fits).1["code"], 404001);
}

#[test]
fn a_late_reply_comes_after_the_world_has_acted_and_delays_no_other_call() {
    let server = Server::start(&["latency:getPicCode:1500"]);
    let began = Instant::now();
    let mut slow = server.connect();
    let body = request("u1", "getPicCode", json!({"type": 2})).to_string();
    let head = format!("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    slow.stream.write_all(head.as_bytes()).unwrap();
    while server.get("/_sandbox/inbox?user_id=u1").1["captcha"].is_null() {
        assert!(began.elapsed() < Duration::from_millis(1400), "the world acts at once");
    }
    assert_eq!(server.call("u2", "getLoginInfo", json!({}))["code"], 200);
    assert!(began.elapsed() < Duration::from_millis(1400), "another method is not late");
    assert_eq!(slow.receive().1["code"], 200);
    assert!(began.elapsed() >= Duration::from_millis(1500));
}

#[test]
fn many_connections_are_served_at_once() {
    let server = Server::start(&[]);
    let mut connections: Vec<_> = (0..100).map(|_| server.connect()).collect();
    for (n, connection) in connections.iter_mut().enumerate() {
        let body = request(&format!("u{n}"), "getPicCode", json!({"type": 2})).to_string();
        assert_eq!(connection.send("POST", "/", &body).1["code"], 200);
    }
    assert_eq!(server.get("/_sandbox/journal").1.as_array().unwrap().len(), 100);
}
