//! A machine that keeps what it is sent and answers what it was told to answer.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use tls::Issued;

/// An authority that nobody knows yet, and a certificate of it for a name and for this machine's number.
pub(crate) fn authority(host: &str) -> (Issued, Issued) {
    let now = i64::try_from(std::time::UNIX_EPOCH.elapsed().unwrap().as_secs()).unwrap();
    let authority = tls::found("Thử", &tls::Bounds::of(&[], Vec::new()).unwrap(), now).unwrap();
    let names = [
        tls::Name::host(host).unwrap(),
        tls::Name::Address("127.0.0.1".parse().unwrap()),
    ];
    let pair = tls::issue(&authority, &names, 60, now).unwrap();
    (authority, pair)
}

/// A certificate in DER.
pub(crate) fn der(pem: &str) -> Vec<u8> {
    CertificateDer::from_pem_slice(pem.as_bytes()).unwrap().to_vec()
}

/// How a server speaks TLS with a certificate.
pub(crate) fn config(pair: &Issued) -> Arc<ServerConfig> {
    let chain = CertificateDer::pem_slice_iter(pair.certificate.as_bytes());
    let chain: Vec<_> = chain.map(Result::unwrap).collect();
    let key = PrivateKeyDer::from_pem_slice(pair.key.as_bytes()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    Arc::new(config)
}

/// One request.
#[derive(Debug)]
pub(crate) struct Got {
    pub(crate) line: String,
    heads: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Got {
    pub(crate) fn head(&self, name: &str) -> &str {
        let found = self.heads.iter().find(|(own, _)| own == name);
        found.map_or("", |(_, value)| value)
    }
}

/// The sink. It goes on until the test ends.
pub(crate) struct Sink {
    pub(crate) address: SocketAddr,
    got: Receiver<Got>,
    answer: Arc<Mutex<String>>,
}

impl Sink {
    /// In the clear.
    pub(crate) fn plain() -> Self {
        Self::start(None)
    }

    /// In TLS.
    pub(crate) fn locked(pair: &Issued) -> Self {
        Self::start(Some(config(pair)))
    }

    fn start(tls: Option<Arc<ServerConfig>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let answer = Arc::new(Mutex::new("HTTP/1.1 204 No Content".to_owned()));
        let (tell, got) = channel();
        let says = Arc::clone(&answer);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let answer = says.lock().unwrap().clone();
                match &tls {
                    None => serve(stream, &answer, &tell),
                    Some(config) => {
                        let connection = ServerConnection::new(Arc::clone(config)).unwrap();
                        serve(StreamOwned::new(connection, stream), &answer, &tell);
                    }
                }
            }
        });
        Self { address, got, answer }
    }

    /// From now on it answers so: the status line and what follows; empty: it says nothing for longer than anybody waits.
    pub(crate) fn answer(&self, head: &str) {
        head.clone_into(&mut self.answer.lock().unwrap());
    }

    /// What it was sent next.
    pub(crate) fn next(&self) -> Got {
        self.got.recv_timeout(Duration::from_secs(10)).unwrap()
    }

    /// Whether it was sent nothing more.
    pub(crate) fn is_idle(&self) -> bool {
        self.got.recv_timeout(Duration::from_millis(100)).is_err()
    }
}

fn serve(mut stream: impl Read + Write, answer: &str, tell: &Sender<Got>) {
    let mut bytes = Vec::new();
    let mut part = [0; 4096];
    let got = loop {
        // Whoever does not trust the certificate goes away here.
        let Ok(read) = stream.read(&mut part) else { return };
        bytes.extend(&part[..read]);
        if let Some(got) = whole(&bytes) {
            break got;
        }
        if read == 0 {
            return;
        }
    };
    let _gone = tell.send(got);
    if answer.is_empty() {
        thread::sleep(Duration::from_secs(7));
    } else {
        let length = if answer.contains("Content-Length") {
            ""
        } else {
            "Content-Length: 0\r\n"
        };
        let _written = stream.write_all(format!("{answer}\r\n{length}Connection: close\r\n\r\n").as_bytes());
        let _flushed = stream.flush();
    }
}

fn whole(bytes: &[u8]) -> Option<Got> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (heads, body) = text.split_once("\r\n\r\n")?;
    let mut lines = heads.split("\r\n");
    let line = lines.next()?.to_owned();
    let heads: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    let length = heads.iter().find(|(name, _)| name == "content-length");
    let length: usize = length.map_or(0, |(_, value)| value.parse().unwrap());
    (body.len() >= length).then(|| Got {
        line,
        heads,
        body: body.to_owned(),
    })
}

/// The sender's half of a connection that nobody answers: the port is taken, but nothing listens there any more.
pub(crate) fn nobody() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    assert!(TcpStream::connect(address).is_err());
    address
}
