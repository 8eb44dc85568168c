//! A gateway that misbehaves on order, below the HTTP level, and records what arrives.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What happens to a request that arrived.
#[derive(Clone)]
pub enum Then {
    /// Send these bytes and keep the connection.
    Send(Vec<u8>),
    /// Send these bytes and close the connection.
    SendAndClose(Vec<u8>),
    /// Send these bytes and close the connection after the given time.
    SendAndCloseAfter(Vec<u8>, Duration),
    /// Send nothing and keep the connection until the client gives up.
    Silence,
    /// Close the connection normally, without a reply.
    Close,
    /// Reset the connection, by closing it before the whole request was read.
    Reset,
    /// Send the head, then the piece again and again with pauses, until the client gives up.
    Endless { head: Vec<u8>, piece: Vec<u8>, pause: Duration },
}

/// The server. It runs until the test process ends.
pub struct BrokenGateway {
    address: SocketAddr,
    connections: Arc<AtomicUsize>,
    requests: Arc<Mutex<Vec<String>>>,
}

impl BrokenGateway {
    /// Starts it on a free port. `answer` gets the index of the request.
    pub fn start(answer: impl Fn(usize) -> Then + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (connections, requests) = (Arc::new(AtomicUsize::new(0)), Arc::new(Mutex::new(Vec::new())));
        let (answer, opened, seen) = (Arc::new(answer), connections.clone(), requests.clone());
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                opened.fetch_add(1, Ordering::SeqCst);
                let (answer, seen) = (answer.clone(), seen.clone());
                thread::spawn(move || serve(stream, &*answer, &seen));
            }
        });
        Self { address, connections, requests }
    }

    /// Starts it with the same answer to every request.
    pub fn always(then: Then) -> Self {
        Self::start(move |_| then.clone())
    }

    pub fn url(&self) -> String {
        format!("http://{}/api?token=tok3n", self.address)
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The number of opened connections.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// The requests that arrived, with heads and bodies.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    /// The number of requests that contain `part`.
    pub fn arrived(&self, part: &str) -> usize {
        self.requests().iter().filter(|request| request.contains(part)).count()
    }
}

/// A URL where no server listens.
pub fn refusing_url() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}/", listener.local_addr().unwrap())
}

/// An HTTP reply with its content length.
pub fn http(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut reply = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n{headers}\r\n", body.len()).into_bytes();
    reply.extend_from_slice(body);
    reply
}

/// A reply of a healthy gateway.
pub fn ok(body: impl AsRef<[u8]>) -> Vec<u8> {
    http("200 OK", "Content-Type: application/json\r\n", body)
}

fn serve(stream: TcpStream, answer: &(impl Fn(usize) -> Then + ?Sized), seen: &Mutex<Vec<String>>) -> Option<()> {
    let mut reader = BufReader::with_capacity(1, stream.try_clone().ok()?); // no read-ahead: Reset needs unread bytes
    let mut stream = stream;
    loop {
        let (mut request, length) = read_head(&mut reader)?;
        let mut body = vec![0; length];
        let (body, last) = body.split_at_mut(length.saturating_sub(1));
        reader.read_exact(body).ok()?;
        request.push_str(&String::from_utf8_lossy(body));
        let number = {
            let mut seen = seen.lock().unwrap();
            seen.push(request);
            seen.len() - 1
        };
        let then = answer(number);
        if matches!(then, Then::Reset) {
            return None;
        }
        reader.read_exact(last).ok()?;
        if let Some(request) = seen.lock().unwrap().get_mut(number) {
            request.push_str(&String::from_utf8_lossy(last));
        }
        match then {
            Then::Send(bytes) => stream.write_all(&bytes).ok()?,
            Then::SendAndClose(bytes) => return stream.write_all(&bytes).ok(),
            Then::SendAndCloseAfter(bytes, pause) => {
                stream.write_all(&bytes).ok()?;
                thread::sleep(pause);
                return None;
            }
            Then::Silence => {
                let _ = reader.read(&mut [0]);
                return None;
            }
            Then::Close | Then::Reset => return None,
            Then::Endless { head, piece, pause } => {
                stream.write_all(&head).ok()?;
                loop {
                    stream.write_all(&piece).ok()?;
                    thread::sleep(pause);
                }
            }
        }
    }
}

/// A request's head, and the length of its body.
pub fn read_head(reader: &mut impl BufRead) -> Option<(String, usize)> {
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let start = head.len();
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
        let line = head.get(start..)?.trim_end().to_ascii_lowercase();
        if let Some(number) = line.strip_prefix("content-length:") {
            length = number.trim().parse().ok()?;
        }
        if line.is_empty() {
            return Some((head, length));
        }
    }
}
