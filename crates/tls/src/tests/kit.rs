//! An authority, a server on the loopback, and a browser that trusts the authority alone.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsConnector;

use crate::{Bounds, Identity, Issued, Listener, Name, found, issue, write_pair};

/// The clock of this machine: the TLS of the tests looks at it too.
pub(super) fn now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    i64::try_from(since.unwrap().as_secs()).unwrap()
}

pub(super) fn authority() -> Issued {
    found("Cơ quan thử", &Bounds::of(&[], Vec::new()).unwrap(), now()).unwrap()
}

pub(super) fn names(hosts: &[&str]) -> Vec<Name> {
    let name = |text: &&str| text.parse().map_or_else(|_| Name::host(text).unwrap(), Name::Address);
    hosts.iter().map(name).collect()
}

pub(super) fn server_pair(authority: &Issued, hosts: &[&str]) -> Issued {
    issue(authority, &names(hosts), 90, now()).unwrap()
}

pub(super) fn identity(folder: &Path, pair: &Issued) -> Arc<Identity> {
    let (certificate, key) = write_pair(folder, "server", pair).unwrap();
    Identity::read(&certificate, &key).unwrap()
}

/// A server that answers every connection with one word, until it is dropped.
pub(super) struct Server {
    pub(super) address: SocketAddr,
    pub(super) plain: SocketAddr,
    work: tokio::task::JoinHandle<()>,
}

impl Server {
    pub(super) async fn start(identity: &Arc<Identity>) -> Self {
        let secure = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let plain = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let plain_address = plain.local_addr().unwrap();
        let mut listener = Listener::start(secure, Some(plain), identity).unwrap();
        let address = listener.local_addr();
        let work = tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.next().await;
                tokio::spawn(async move {
                    let _told = stream.write_all(b"served").await;
                    let _closed = stream.shutdown().await;
                });
            }
        });
        Self {
            address,
            plain: plain_address,
            work,
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.work.abort();
    }
}

/// What a browser that trusts `root` alone is told when it asks `address` for `name`.
pub(super) async fn asked(root: &Issued, name: &str, address: SocketAddr) -> Result<String, String> {
    let mut roots = RootCertStore::empty();
    roots
        .add(CertificateDer::from_pem_slice(root.certificate.as_bytes()).unwrap())
        .unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect(address).await.unwrap();
    let name = ServerName::try_from(name.to_owned()).unwrap();
    let mut stream = TlsConnector::from(Arc::new(config))
        .connect(name, stream)
        .await
        .map_err(|problem| problem.to_string())?;
    let mut said = String::new();
    stream
        .read_to_string(&mut said)
        .await
        .map_err(|problem| problem.to_string())?;
    Ok(said)
}

/// What is answered to plain bytes.
pub(super) async fn plainly(bytes: &str, address: SocketAddr) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(bytes.as_bytes()).await.unwrap();
    let mut said = String::new();
    stream.read_to_string(&mut said).await.unwrap();
    said
}
