//! News: what the server says when somebody has written.

use std::time::{Duration, Instant};

use office::port::StoreError;
use postgres::Client;
use postgres::fallible_iterator::FallibleIterator as _;

use super::fault::Fault;
use super::session::Session;
use super::write::CHANNEL;

/// Waits until the server says that a ledger was written, but no longer than `patience`; whether it may have been.
pub(super) fn wait(session: &mut Session, ledger: i32, patience: Duration) -> Result<bool, Fault> {
    if !session.is_listening() {
        return begin(session, patience);
    }
    let began = Instant::now();
    let ours = ledger.to_string();
    while let Some(left) = patience.checked_sub(began.elapsed()).filter(|left| !left.is_zero()) {
        let client = session.client()?;
        let said = heard(client, left)?;
        if said.contains(&ours) {
            return Ok(true);
        }
        if client.is_closed() {
            return Err(Fault::Lost("the connection was lost".to_owned()));
        }
    }
    Ok(false)
}

/// What is said within a time: the first of it, and all that was said by then.
fn heard(client: &mut Client, patience: Duration) -> Result<Vec<String>, Fault> {
    let mut notifications = client.notifications();
    let mut said = Vec::new();
    let first = notifications.timeout_iter(patience).next()?;
    if let Some(first) = first {
        said.push(first.payload().to_owned());
        while let Some(next) = notifications.iter().next()? {
            said.push(next.payload().to_owned());
        }
    }
    Ok(said)
}

/// Begins to listen; what was written before is news. A server that only repeats another one tells nobody: there one looks.
fn begin(session: &mut Session, patience: Duration) -> Result<bool, Fault> {
    match session.listen(CHANNEL) {
        Err(Fault::Store(StoreError::ReadOnly)) => std::thread::sleep(patience),
        outcome => outcome?,
    }
    Ok(true)
}
