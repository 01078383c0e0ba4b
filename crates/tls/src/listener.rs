//! Takes connections, and hands over those with whom TLS is agreed. Who speaks plain http is sent to https.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::task::{JoinHandle, JoinSet};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use crate::{Identity, TlsError, plain};

/// A connection over which TLS is agreed.
pub type Connection = (TlsStream<TcpStream>, SocketAddr);

/// How many may be greeted at the same time; further ones wait in the system's queue.
const MOST_GREETED: usize = 256;
/// How long somebody may take to agree on TLS, or to say what page is wanted over plain http.
const PATIENCE: Duration = Duration::from_secs(10);
/// The first byte of every TLS connection: a record that holds a handshake.
const HANDSHAKE: u8 = 0x16;

/// A listener that speaks TLS. Greeting goes on beside the accepted connections, so that nobody who is slow holds up others.
#[derive(Debug)]
pub struct Listener {
    local: SocketAddr,
    ready: Receiver<Connection>,
    greeting: JoinHandle<()>,
}

impl Listener {
    /// Listens on `listener`. On `plain`, if there is one, plain http is sent to the address of `listener`.
    ///
    /// Must be called inside a runtime.
    ///
    /// # Errors
    ///
    /// [`TlsError::Engine`] when TLS cannot be set up.
    pub fn start(
        listener: TcpListener,
        plain: Option<TcpListener>,
        identity: &Arc<Identity>,
    ) -> Result<Self, TlsError> {
        let local = listener.local_addr().map_err(TlsError::engine)?;
        let acceptor = TlsAcceptor::from(identity.config()?);
        let (hand_over, ready) = channel(MOST_GREETED);
        let greeting = tokio::spawn(greet_all(listener, plain, acceptor, local.port(), hand_over));
        Ok(Self { local, ready, greeting })
    }

    /// The next connection.
    pub async fn next(&mut self) -> Connection {
        match self.ready.recv().await {
            Some(connection) => connection,
            // The task that greets lives as long as this value; without it nobody comes any more.
            None => std::future::pending().await,
        }
    }

    /// Where it listens.
    pub const fn local_addr(&self) -> SocketAddr {
        self.local
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.greeting.abort();
    }
}

async fn greet_all(
    secure: TcpListener,
    plain: Option<TcpListener>,
    acceptor: TlsAcceptor,
    port: u16,
    hand_over: Sender<Connection>,
) {
    let mut greeted = JoinSet::new();
    loop {
        let room = greeted.len() < MOST_GREETED;
        tokio::select! {
            taken = secure.accept(), if room => {
                if let Some((stream, peer)) = usable(taken).await {
                    let (acceptor, hand_over) = (acceptor.clone(), hand_over.clone());
                    greeted.spawn(tokio::time::timeout(PATIENCE, async move {
                        if let Some(agreed) = greet(stream, &acceptor, port).await {
                            // Nobody takes connections any more when the server is ending.
                            let _ending = hand_over.send((agreed, peer)).await;
                        }
                    }));
                }
            }
            taken = from_plain(plain.as_ref()), if room => {
                if let Some((stream, _)) = usable(taken).await {
                    greeted.spawn(tokio::time::timeout(PATIENCE, plain::send_to_https(stream, port)));
                }
            }
            Some(_) = greeted.join_next() => {}
        }
    }
}

async fn from_plain(listener: Option<&TcpListener>) -> io::Result<(TcpStream, SocketAddr)> {
    match listener {
        Some(listener) => listener.accept().await,
        None => std::future::pending().await,
    }
}

/// The connection; without one (too many files are open, say), a second's rest, so that the machine is not kept busy with failing.
async fn usable(taken: io::Result<(TcpStream, SocketAddr)>) -> Option<(TcpStream, SocketAddr)> {
    match taken {
        Ok((stream, peer)) => {
            // A page is one small write: waiting to fill a packet would only delay it.
            let _set = stream.set_nodelay(true);
            Some((stream, peer))
        }
        Err(problem) => {
            let of_one_peer = [
                io::ErrorKind::ConnectionRefused,
                io::ErrorKind::ConnectionAborted,
                io::ErrorKind::ConnectionReset,
            ];
            if !of_one_peer.contains(&problem.kind()) {
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            None
        }
    }
}

async fn greet(stream: TcpStream, acceptor: &TlsAcceptor, port: u16) -> Option<TlsStream<TcpStream>> {
    let mut first = [0];
    if stream.peek(&mut first).await.ok()? == 0 {
        return None;
    }
    if first[0] == HANDSHAKE {
        return acceptor.accept(stream).await.ok();
    }
    plain::send_to_https(stream, port).await;
    None
}
