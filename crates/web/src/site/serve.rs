//! Serving: a door, a router, and the sign to stop.

use std::future::Future;
use std::io;
use std::time::Duration;

use axum::Router;
use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::sync::oneshot;

use super::door::{Door, Ready};
use super::peer::Peer;

/// How long requests under way are waited for once the process is told to end.
const PATIENCE: Duration = Duration::from_secs(20);

/// Serves until `shutdown` comes; requests under way are still answered.
///
/// # Errors
///
/// When the listener fails.
async fn serve<L>(listener: L, router: Router, shutdown: impl Future<Output = ()> + Send + 'static) -> io::Result<()>
where
    L: Listener,
    L::Addr: std::fmt::Debug,
    Peer: for<'a> Connected<IncomingStream<'a, L>>,
{
    let served = router.into_make_service_with_connect_info::<Peer>();
    axum::serve(listener, served).with_graceful_shutdown(shutdown).await
}

/// How serving came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Everybody was answered.
    InOrder,
    /// Some requests took longer than they are waited for, and were cut off.
    CutShort,
}

/// Serves with a runtime of its own until the process is told to end (Ctrl+C or SIGTERM). Then nobody new is let in, requests under way
/// are answered (for twenty seconds at most), and the router is let go.
///
/// # Errors
///
/// When the runtime cannot start or the door fails.
pub fn run(door: Door, router: Router) -> io::Result<Ended> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let served = runtime.block_on(serve_until(door, router, told_to_end(), PATIENCE));
    // What was cut off may sit in a call that blocks; it is not waited for.
    runtime.shutdown_timeout(Duration::from_secs(1));
    served
}

async fn serve_until(
    door: Door,
    router: Router,
    told: impl Future<Output = ()> + Send + 'static,
    patience: Duration,
) -> io::Result<Ended> {
    let (ends, ending) = oneshot::channel::<()>();
    let shutdown = async move {
        told.await;
        drop(ends);
    };
    let served = async {
        match door.ready()? {
            Ready::Open(listener) => serve(listener, router, shutdown).await,
            Ready::Locked(listener) => serve(listener, router, shutdown).await,
        }
    };
    let too_long = async {
        // The other end sends nothing; that it is gone is the sign.
        let _ended = ending.await;
        tokio::time::sleep(patience).await;
    };
    tokio::select! {
        served = served => served.map(|()| Ended::InOrder),
        () = too_long => Ok(Ended::CutShort),
    }
}

async fn told_to_end() {
    let interrupted = async {
        // Without the signal the process ends by itself.
        let _signal = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpStream;

    use super::*;

    /// Asks for a page that takes `takes`, tells the server to end meanwhile, and gives how it ended and what was answered.
    async fn ends_during(takes: Duration, patience: Duration) -> (Ended, String) {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let page = get(move || async move {
            tokio::time::sleep(takes).await;
            "answered"
        });
        let router = Router::new().route("/", page);
        let (end, told) = oneshot::channel::<()>();
        let told = async move {
            let _told = told.await;
        };
        let served = tokio::spawn(serve_until(Door::open(listener), router, told, patience));
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream
            .write_all(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            .await
            .unwrap();
        tokio::time::sleep(Duration::from_millis(100)).await;
        drop(end);
        let ended = served.await.unwrap().unwrap();
        let mut said = String::new();
        // A connection that was cut off may end in any way.
        let _cut = tokio::time::timeout(Duration::from_millis(50), stream.read_to_string(&mut said)).await;
        assert!(TcpStream::connect(address).await.is_err(), "nobody new is let in");
        (ended, said)
    }

    #[tokio::test]
    async fn who_is_being_served_is_still_answered() {
        let (ended, said) = ends_during(Duration::from_millis(400), Duration::from_secs(20)).await;
        assert!(said.ends_with("answered"), "{said}");
        assert_eq!(ended, Ended::InOrder);
    }

    #[tokio::test]
    async fn who_takes_too_long_is_cut_off() {
        let (ended, said) = ends_during(Duration::from_mins(1), Duration::from_millis(100)).await;
        assert_eq!((ended, said.as_str()), (Ended::CutShort, ""));
    }

    #[tokio::test]
    async fn a_request_knows_the_other_end_of_its_connection() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let page = get(|request: axum::extract::Request| async move { super::super::peer::address_of(&request) });
        let (end, told) = oneshot::channel::<()>();
        let told = async move {
            let _told = told.await;
        };
        let router = Router::new().route("/", page);
        let served = tokio::spawn(serve_until(Door::open(listener), router, told, Duration::from_secs(1)));
        let mut stream = TcpStream::connect(address).await.unwrap();
        let asked = b"GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 10.9.9.9\r\nConnection: close\r\n\r\n";
        stream.write_all(asked).await.unwrap();
        let mut said = String::new();
        stream.read_to_string(&mut said).await.unwrap();
        assert!(said.ends_with("127.0.0.1"), "{said}");
        drop(end);
        served.await.unwrap().unwrap();
    }
}
