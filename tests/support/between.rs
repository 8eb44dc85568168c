//! A proxy between the program and a served sandbox. It records every call, and can answer in the sandbox's
//! place, change its reply, or drop it.

use std::collections::BTreeMap;
use std::io::{BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::{Value, json};

use super::broken::{ok, read_head};

/// A call that arrived.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// The method's short name.
    pub method: String,
    /// How many calls of this method have arrived so far.
    pub nth: usize,
    /// Its `biz_data`.
    pub params: Value,
}

/// What happens to a call.
pub enum Fate {
    /// The sandbox answers.
    Through,
    /// The sandbox answers, and the proxy changes its reply.
    Changed(fn(&str, Value) -> String),
    /// The sandbox does not get the call; this is the reply.
    Instead(Value),
    /// The sandbox acts, and the connection breaks without a reply.
    Lost,
    /// The sandbox does not get the call, and the connection breaks without a reply.
    Swallowed,
}

impl Fate {
    /// A refusal in the sandbox's place.
    pub fn refused(code: i64) -> Self {
        Self::Instead(json!({"code": code, "msg": "不行", "data": null}))
    }
}

/// The proxy. It runs until the test process ends.
pub struct Between {
    address: SocketAddr,
    calls: Arc<Mutex<Vec<Arrived>>>,
}

impl Between {
    /// Starts a proxy for the sandbox at `url`.
    pub fn before(url: &str, fate: impl Fn(&Arrived) -> Fate + Send + Sync + 'static) -> Self {
        Self::start(url, false, fate)
    }

    /// Starts a proxy that changes nothing, but closes each connection after one reply, unannounced.
    pub fn closing(url: &str) -> Self {
        Self::start(url, true, |_| Fate::Through)
    }

    fn start(url: &str, closes: bool, fate: impl Fn(&Arrived) -> Fate + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let sandbox = url.strip_prefix("http://").unwrap().to_owned();
        let calls = Arc::new(Mutex::new(Vec::new()));
        let (seen, fate) = (calls.clone(), Arc::new(fate));
        thread::spawn(move || {
            let counts = Arc::new(Mutex::new(BTreeMap::new()));
            for stream in listener.incoming().flatten() {
                let (sandbox, seen, fate, counts) = (sandbox.clone(), seen.clone(), fate.clone(), counts.clone());
                thread::spawn(move || {
                    let mut reader = BufReader::new(&stream);
                    while serve(&mut reader, &sandbox, &seen, &counts, &*fate).is_some() && !closes {}
                });
            }
        });
        Self { address, calls }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The calls so far.
    pub fn calls(&self) -> Vec<Arrived> {
        self.calls.lock().unwrap().clone()
    }

    /// The methods called so far.
    pub fn methods(&self) -> Vec<String> {
        self.calls().into_iter().map(|call| call.method).collect()
    }

    /// The parameters of a method's calls, oldest first.
    pub fn sent(&self, method: &str) -> Vec<Value> {
        self.calls().into_iter().filter(|call| call.method == method).map(|call| call.params).collect()
    }

    /// The number of a method's calls.
    pub fn count(&self, method: &str) -> usize {
        self.sent(method).len()
    }
}

/// Handles one request. `None` if the connection is to be closed.
fn serve(
    reader: &mut BufReader<&TcpStream>,
    sandbox: &str,
    seen: &Mutex<Vec<Arrived>>,
    counts: &Mutex<BTreeMap<String, usize>>,
    fate: &(impl Fn(&Arrived) -> Fate + ?Sized),
) -> Option<()> {
    let (head, length) = read_head(reader)?;
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let mut stream = *reader.get_ref();
    if head.split(' ').nth(1)?.starts_with("/_sandbox/") {
        return stream.write_all(&ok(forward(sandbox, &head, &body)?)).ok();
    }
    let call = arrived(&body, counts)?;
    seen.lock().unwrap().push(call.clone());
    let reply = match fate(&call) {
        Fate::Through => ok(forward(sandbox, &head, &body)?),
        Fate::Changed(change) => {
            let reply = serde_json::from_slice(&forward(sandbox, &head, &body)?).ok()?;
            ok(change(&call.method, reply))
        }
        Fate::Instead(reply) => ok(reply.to_string()),
        Fate::Lost => {
            forward(sandbox, &head, &body)?;
            return None;
        }
        Fate::Swallowed => return None,
    };
    stream.write_all(&reply).ok()
}

fn arrived(body: &[u8], counts: &Mutex<BTreeMap<String, usize>>) -> Option<Arrived> {
    let mut request: Value = serde_json::from_slice(body).ok()?;
    let method = request["method"].as_str()?.strip_prefix("crawler.api.zx.")?.to_owned();
    let mut counts = counts.lock().unwrap();
    let nth = counts.entry(method.clone()).or_insert(0);
    *nth += 1;
    Some(Arrived { nth: *nth, params: request["biz_data"].take(), method })
}

/// The sandbox's answer to the same request.
fn forward(sandbox: &str, head: &str, body: &[u8]) -> Option<Vec<u8>> {
    let line = head.lines().next()?;
    let length = body.len();
    let head = format!(
        "{line}\r\nHost: {sandbox}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\
         Connection: close\r\n\r\n"
    );
    let mut stream = TcpStream::connect(sandbox).ok()?;
    stream.write_all(&[head.as_bytes(), body].concat()).ok()?;
    let mut reply = Vec::new();
    stream.read_to_end(&mut reply).ok()?;
    let end = reply.windows(4).position(|bytes| bytes == b"\r\n\r\n")?;
    Some(reply.split_off(end + 4))
}
