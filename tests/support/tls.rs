//! A TLS server with certificates made for these tests (`tls/README`).

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// The path of a file in `tests/support/tls`.
pub fn file(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/tls")).join(name)
}

/// Serves the certificate of that name and answers every request with `reply`.
pub fn serve(certificate: &str, reply: Vec<u8>) -> SocketAddr {
    let chain = CertificateDer::pem_file_iter(file(certificate)).unwrap().collect::<Result<Vec<_>, _>>().unwrap();
    let key = PrivateKeyDer::from_pem_file(file("server.key")).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = Arc::new(config.with_no_client_auth().with_single_cert(chain, key).unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let mut stream = StreamOwned::new(ServerConnection::new(config.clone()).unwrap(), stream);
            let reply = reply.clone();
            thread::spawn(move || {
                let mut buffer = [0; 4096];
                // Each read is one request here, because requests are short and written in one piece.
                while matches!(stream.read(&mut buffer), Ok(length) if length > 0) {
                    let _ = stream.write_all(&reply).and_then(|()| stream.flush());
                }
            });
        }
    });
    address
}
