//! Where readers come in: in the clear, or over TLS.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use axum::serve::Listener;
use tls::Identity;
use tokio::net::TcpStream;
use tokio_rustls::server::TlsStream;

/// Where readers come in. The listeners are bound already, so that a taken address is said before anything is served.
#[derive(Debug)]
pub struct Door {
    listener: TcpListener,
    lock: Option<Lock>,
}

#[derive(Debug)]
struct Lock {
    identity: Arc<Identity>,
    plain: Option<TcpListener>,
}

impl Door {
    /// In the clear: for the loopback, or behind a proxy that speaks TLS.
    pub const fn open(listener: TcpListener) -> Self {
        Self { listener, lock: None }
    }

    /// Over TLS. Who comes to `plain` (or speaks plain http to `listener`) is sent on to https.
    pub const fn locked(listener: TcpListener, identity: Arc<Identity>, plain: Option<TcpListener>) -> Self {
        Self {
            listener,
            lock: Some(Lock { identity, plain }),
        }
    }

    /// Both kinds, as the runtime takes them. Must be called inside a runtime.
    pub(super) fn ready(self) -> io::Result<Ready> {
        let listener = of_runtime(self.listener)?;
        let Some(Lock { identity, plain }) = self.lock else {
            return Ok(Ready::Open(Plain(listener)));
        };
        let plain = plain.map(of_runtime).transpose()?;
        let listener = tls::Listener::start(listener, plain, &identity).map_err(io::Error::other)?;
        Ok(Ready::Locked(Locked(listener)))
    }
}

fn of_runtime(listener: TcpListener) -> io::Result<tokio::net::TcpListener> {
    listener.set_nonblocking(true)?;
    tokio::net::TcpListener::from_std(listener)
}

/// A door that people can come through.
pub(super) enum Ready {
    Open(Plain),
    Locked(Locked),
}

/// Plain http as the server of pages takes it.
pub(super) struct Plain(tokio::net::TcpListener);

impl Listener for Plain {
    type Io = TcpStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        let (stream, peer) = Listener::accept(&mut self.0).await;
        // A page is one small write: waiting to fill a packet would only delay it.
        let _set = stream.set_nodelay(true);
        (stream, peer)
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.0.local_addr()
    }
}

/// TLS as the server of pages takes it.
pub(super) struct Locked(tls::Listener);

impl Listener for Locked {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        self.0.next().await
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        Ok(self.0.local_addr())
    }
}
