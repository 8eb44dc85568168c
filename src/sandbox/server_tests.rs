//! Tests of the server over real TCP, in raw HTTP.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::super::testing::{noon, request};
use super::*;
use crate::serving::LONGEST_BODY;

/// A running server, stopped on drop.
struct Server {
    address: SocketAddr,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Server {
    fn start(faults: &[&str]) -> Self {
        Self::bearing(None, faults)
    }

    /// One that bears so many connections at the same time.
    fn bearing(connections: Option<usize>, faults: &[&str]) -> Self {
        let faults = faults.iter().map(|fault| fault.parse().unwrap()).collect();
        let (tell, told) = mpsc::channel();
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let thread = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
                tell.send(listener.local_addr().unwrap()).unwrap();
                let options = ServeOptions { seed: 1, faults, clock: noon, connections, ..ServeOptions::default() };
                serve(listener, options, stopped).await;
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
                "person": null, "mixed": false, "stray": false, "keys": [{"key": "type", "type": "integer"}], "faults": []},
            {"no": 2, "at": "2026-03-01T04:00:00Z", "method": "login", "user_id": "a/b 1", "code": 208101, "effect": "wrong-password",
                "person": "report-ready-01", "mixed": false, "stray": false, "keys": [{"key": "login_name", "type": "string"},
                {"key": "password", "type": "string"}, {"key": "pic_code", "type": "string"}], "faults": []},
        ])
    );
}

#[test]
fn an_inbox_shows_method_code_and_time_of_an_sms() {
    let server = Server::start(&[]);
    let row = super::super::testing::row("report-ready-01");
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
        (400, json!({"code": 508149, "msg": "您输入的信息有误, 请重新认证", "data": {}}))
    );
    assert_eq!(server.post("/gateway", "[1]").1["code"], 508149);
    let known = "there is: about, people, inbox, journal, faults, reset, advance";
    assert_eq!(server.get("/_sandbox/elsewhere"), (404, json!({ "error": known })));
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
    assert_eq!(server.post("/", &fits).1["code"], 508149);
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

/// The output of a call until the connection ends or 300 ms have passed, and how it ended.
fn raw(server: &Server, method: &str) -> (String, Option<std::io::ErrorKind>) {
    let mut stream = server.connect().stream;
    stream.set_read_timeout(Some(Duration::from_millis(300))).unwrap();
    let body = request("u1", method, json!({"type": 2})).to_string();
    let head = format!("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    stream.write_all(head.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    let ended = stream.read_to_end(&mut bytes).err().map(|error| error.kind());
    (String::from_utf8(bytes).unwrap(), ended)
}

fn last(server: &Server) -> Value {
    server.get("/_sandbox/journal").1.as_array().unwrap().last().unwrap().clone()
}

#[test]
fn a_connection_is_reset_after_the_world_has_acted_or_before() {
    use std::io::ErrorKind::ConnectionReset;
    let server = Server::start(&["reset:getPicCode#1", "reset:getPicCode#2:unacted"]);
    assert_eq!(raw(&server, "getPicCode"), (String::new(), Some(ConnectionReset)));
    let (seen, picture) = (last(&server), server.get("/_sandbox/inbox?user_id=u1").1["captcha"].clone());
    assert_eq!((&seen["code"], &seen["effect"]), (&json!(200), &json!("captcha-issued")));
    assert!(picture.is_string());
    assert_eq!(raw(&server, "getPicCode"), (String::new(), Some(ConnectionReset)));
    let seen = last(&server);
    assert_eq!((&seen["code"], &seen["effect"]), (&Value::Null, &json!("none")));
    assert_eq!(seen["faults"], json!(["reset:getPicCode#2:unacted"]));
    assert_eq!(server.get("/_sandbox/inbox?user_id=u1").1["captcha"], picture, "the world never heard of it");
    assert!(raw(&server, "getPicCode").0.starts_with("HTTP/1.1 200 OK"));
}

#[test]
fn silence_is_silence_and_half_a_reply_is_half() {
    let server = Server::start(&["silence:login", "half:getLoginInfo"]);
    assert_eq!(raw(&server, "login"), (String::new(), Some(std::io::ErrorKind::WouldBlock)));
    let (half, ended) = raw(&server, "getLoginInfo");
    let (head, body) = half.split_once("\r\n\r\n").unwrap();
    let length: usize = head.rsplit_once("content-length: ").unwrap().1.lines().next().unwrap().parse().unwrap();
    assert_eq!((body.len(), ended), (length / 2, None));
    assert!(body.starts_with(r#"{"code":200"#));
}

#[test]
fn a_reply_comes_byte_by_byte() {
    let server = Server::start(&["drip:submitQuestion:1"]);
    let began = Instant::now();
    let reply = server.call("u1", "submitQuestion", json!({}));
    assert_eq!(reply["code"], 508110);
    assert!(began.elapsed() >= Duration::from_millis(reply.to_string().len() as u64));
}

#[test]
fn what_is_no_reply_comes_with_its_status() {
    let faults = ["http:login:429:7", "http:getLoginInfo:502", "html:getQuestion", "not-json:viewReport"];
    let server = Server::start(&faults);
    let login = raw(&server, "login").0;
    assert!(login.starts_with("HTTP/1.1 429 Too Many Requests") && login.contains("retry-after: 7\r\n"), "{login}");
    assert!(login.ends_with("<h1>429 Too Many Requests</h1></body></html>\n"));
    let bad = raw(&server, "getLoginInfo").0;
    assert!(bad.starts_with("HTTP/1.1 502 Bad Gateway") && !bad.contains("retry-after"), "{bad}");
    assert!(raw(&server, "getQuestion").0.starts_with("HTTP/1.1 200 OK"));
    let reply = raw(&server, "viewReport").0;
    let body = reply.split_once("\r\n\r\n").unwrap().1;
    assert!(body.ends_with(",}") && serde_json::from_str::<Value>(body).is_err(), "{body}");
}

#[test]
fn a_part_of_another_type_a_quirk_and_a_code() {
    let parts = ["type:login:reply", "type:getQuestion:code", "type:getPicCode:data", "type:getLoginInfo:next"];
    let server = Server::start(
        &[&parts[..], &["quirk:viewReport:text-code+blank-names", "code:submitQuestion#2:508100"]].concat(),
    );
    assert!(server.call("u1", "login", json!({}))[0]["code"].is_number());
    assert!(server.call("u1", "getQuestion", json!({}))["code"].is_object());
    assert!(server.call("u1", "getPicCode", json!({"type": 2}))["data"].is_array());
    assert_eq!(server.call("u1", "getLoginInfo", json!({}))["data"]["next"], 7);
    assert_eq!(server.call("u1", "viewReport", json!({}))[" code "], " 508110 ");
    assert_eq!(server.call("u1", "submitQuestion", json!({}))["code"], 508110);
    let busy = server.call("u1", "submitQuestion", json!({}));
    assert_eq!((&busy["code"], &busy["msg"]), (&json!(508100), &json!("系统正忙, 请稍后重试")));
    assert_eq!(last(&server)["code"], Value::Null);
}

#[test]
fn faults_are_shown_set_and_ended_while_it_runs() {
    let server = Server::start(&["html:login#1"]);
    let shown = |met: u64| (200, json!([{"fault": "html:login#1", "met": met}]));
    assert_eq!(server.get("/_sandbox/faults"), shown(0));
    assert!(raw(&server, "login").0.contains("text/html"));
    assert_eq!(server.get("/_sandbox/faults"), shown(1));
    server.post("/_sandbox/reset", "");
    assert!(raw(&server, "login").0.contains("text/html"), "a reset counts anew");
    let put = |body: &str| server.connect().send("PUT", "/_sandbox/faults", body);
    assert_eq!(put(r#"["half:*%0"]"#), (200, json!([{"fault": "half:*%0", "met": 0}])));
    for (body, why) in [
        ("{}", "the body is no JSON array of strings"),
        (r#"["half"]"#, r#"half: "half" does not have the form half:CALLS"#),
    ] {
        assert_eq!(put(body), (400, json!({ "error": why })));
    }
    assert_eq!(server.get("/_sandbox/faults").1[0]["fault"], "half:*%0", "a wrong one changes nothing");
    assert_eq!(server.connect().send("DELETE", "/_sandbox/faults", ""), (200, json!([])));
    assert_eq!(server.post("/_sandbox/faults", "[]"), (405, json!({"error": "use GET or PUT or DELETE"})));
}

#[test]
fn the_port_closes_for_a_while_and_open_connections_are_reset() {
    use std::io::ErrorKind::{ConnectionRefused, ConnectionReset};
    let server = Server::start(&[]);
    let mut open = server.connect();
    let (status, _) = server.connect().send("PUT", "/_sandbox/faults", r#"["refuse:*:300"]"#);
    assert_eq!(status, 200, "who shuts the door is answered");
    let began = Instant::now();
    assert_eq!(TcpStream::connect(server.address).unwrap_err().kind(), ConnectionRefused);
    open.stream.write_all(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}").unwrap();
    assert_eq!(open.stream.read(&mut [0]).unwrap_err().kind(), ConnectionReset);
    while TcpStream::connect(server.address).is_err() {
        assert!(began.elapsed() < Duration::from_secs(20));
    }
    assert!(began.elapsed() >= Duration::from_millis(250));
    assert_eq!(server.get("/_sandbox/journal"), (200, json!([])));
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

/// The status of a control request with these headers.
fn asked(server: &Server, verb: &str, path: &str, headers: &str) -> u16 {
    let mut connection = server.connect();
    let request = format!("{verb} {path} HTTP/1.1\r\n{headers}Content-Length: 0\r\n\r\n");
    connection.stream.write_all(request.as_bytes()).unwrap();
    connection.receive().0
}

#[test]
fn a_foreign_host_or_origin_reaches_no_control_endpoint() {
    let server = Server::start(&[]);
    server.call("u1", "getPicCode", json!({"type": 2}));
    let own = format!("Host: {}\r\n", server.address);
    for (verb, path) in
        [("GET", "/_sandbox/inbox?user_id=u1"), ("POST", "/_sandbox/reset"), ("DELETE", "/_sandbox/faults")]
    {
        for foreign in ["Host: evil.example\r\n", "Host: 127.0.0.1.evil.example\r\n"] {
            assert_eq!(asked(&server, verb, path, foreign), 403, "{path} {foreign}");
        }
        for origin in ["https://evil.example", "null", "http://127.0.0.1:1"] {
            assert_eq!(asked(&server, verb, path, &format!("{own}Origin: {origin}\r\n")), 403, "{path} {origin}");
        }
    }
    let (_, journal) = server.get("/_sandbox/journal");
    assert_eq!(journal.as_array().unwrap().len(), 1, "nothing was reset");
    assert_eq!(asked(&server, "POST", "/_sandbox/reset", &format!("{own}Origin: http://{}\r\n", server.address)), 200);
    assert_eq!(asked(&server, "POST", "/_sandbox/reset", &own), 200);
}

#[test]
fn connections_without_a_whole_request_make_room_for_others() {
    let server = Server::bearing(Some(50), &[]);
    let slow: Vec<_> = (0..200)
        .map(|number| {
            let mut connection = server.connect();
            let begun = ["", "POST / HTTP/1.1\r\n", "POST / HTTP/1.1\r\nContent-Length: 99\r\n\r\n{"][number % 3];
            let _ = connection.stream.write_all(begun.as_bytes()); // the first ones may have gone by then
            connection
        })
        .collect();
    for _ in 0..20 {
        assert_eq!(server.call("u1", "getLoginInfo", json!({}))["code"], 200);
    }
    let gone = slow.into_iter().filter(|connection| {
        let mut stream = &connection.stream;
        stream.set_read_timeout(Some(Duration::from_millis(1))).unwrap();
        !matches!(stream.read(&mut [0]), Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut))
    });
    assert!(gone.count() >= 150);
}

#[test]
fn a_call_that_is_being_answered_is_not_cut_by_those_that_come() {
    let server = Server::bearing(Some(4), &["latency:getLoginInfo:600"]);
    let mut early = server.connect();
    let body = request("u1", "getLoginInfo", json!({})).to_string();
    let head = format!("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: {}\r\n\r\n", body.len());
    early.stream.write_all(format!("{head}{body}").as_bytes()).unwrap();
    thread::sleep(Duration::from_millis(100));
    let slow: Vec<_> = (0..20).map(|_| server.connect()).collect();
    assert_eq!(server.call("u2", "getPicCode", json!({"type": 2}))["code"], 200);
    assert_eq!(early.receive().1["code"], 200);
    drop(slow);
}

#[test]
fn the_state_of_a_sandbox_user_is_bounded_whatever_is_sent() {
    let mut world = World::new(1);
    let long = "x".repeat(1 << 20);
    let size = |world: &World| serde_json::to_vec(world).unwrap().len();
    for method in ["login", "onlineValidateCard", "onlineAuthentication", long.as_str()] {
        let params =
            json!({"login_name": long, "password": long, "bank_card": long, "real_name": long, long.clone(): 1});
        world.answer(&request("u", method, params), noon());
        world.answer(&request(&long, method, json!({})), noon());
    }
    assert!(size(&world) < 16 * 1024, "{}", size(&world));
    let before = size(&world);
    for number in 0..1000 {
        world.answer(&request(&format!("u{number}"), "getPicCode", json!({"type": 2})), noon());
    }
    assert!(size(&world) - before < 1000 * 1024, "a kilobyte a user, the journal included");
}
