//! `GET /phuong-an/{run}/dong`: the part of P20 that lives, as a stream of events, again whenever anything of it has changed. It ends after a
//! while, so that a server that stops need not wait; the browser then asks again by itself.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use http_body::Frame;
use office::runs::RunState;
use tokio::sync::mpsc::{Receiver, channel};
use tokio::time::{Instant, sleep, timeout_at};

use super::live::live;
use super::open::found;
use crate::site::{PageError, Visit};

/// How often is looked.
const LOOK: Duration = Duration::from_millis(500);
/// What has not changed is told again after so long: the time that is left does.
const AGAIN: Duration = Duration::from_secs(1);
/// How long one stream lasts.
const LASTS: Duration = Duration::from_secs(12);

/// What was told last: the turn of the run, where it stood, and when.
type Last = (u64, RunState, Instant);

/// The stream.
pub(crate) async fn stream(Path(id): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let first = news(visit.clone(), id.clone(), None).await?;
    let (tell, told) = channel::<Bytes>(4);
    tokio::spawn(async move {
        let (end, mut last, mut next) = (Instant::now() + LASTS, None, first);
        loop {
            let (turn, state, text) = next;
            if let Some(text) = text {
                // A browser that takes nothing does not keep this waiting beyond the end.
                let sent = timeout_at(end, tell.send(text.into())).await;
                if !matches!(sent, Ok(Ok(()))) || state.is_over() {
                    return;
                }
                last = Some((turn, state, Instant::now()));
            }
            sleep(LOOK).await;
            if Instant::now() >= end {
                return;
            }
            // With the rights of the request: the browser asks again before long, with those of then.
            let Ok(looked) = news(visit.clone(), id.clone(), last).await else {
                return;
            };
            next = looked;
        }
    });
    let headers = [(CONTENT_TYPE, "text/event-stream"), (CACHE_CONTROL, "no-store")];
    Ok((headers, Body::new(Events(told))).into_response())
}

/// How the run stands, and what is to be told of it, if anything is. To look reads the store: off the threads that answer pages.
async fn news(visit: Visit, id: String, last: Option<Last>) -> Result<(u64, RunState, Option<String>), PageError> {
    let site = visit.site.clone();
    let looked = site.write(move |_| {
        let run = found(&visit, &id)?;
        let same = last
            .is_some_and(|(turn, state, when)| (turn, state) == (run.live.turn, run.state) && when.elapsed() < AGAIN);
        let text = if run.state.is_over() {
            Some("event: over\ndata: .\n\n".to_owned())
        } else {
            (!same).then(|| event(&live(&visit, &run).to_string()))
        };
        Ok::<_, PageError>((run.live.turn, run.state, text))
    });
    looked.await?
}

/// One event: each line of what is told after a `data:`.
fn event(html: &str) -> String {
    let mut told = "retry: 1000\nevent: live\n".to_owned();
    for line in html.lines() {
        told.push_str("data: ");
        told.push_str(line);
        told.push('\n');
    }
    told.push('\n');
    told
}

/// A body of what is told until nobody tells any more.
struct Events(Receiver<Bytes>);

impl axum::body::HttpBody for Events {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        self.0
            .poll_recv(context)
            .map(|told| told.map(|bytes| Ok(Frame::data(bytes))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_has_each_line_after_its_own_mark() {
        assert_eq!(
            event("<p>a</p>\n<p>b</p>"),
            "retry: 1000\nevent: live\ndata: <p>a</p>\ndata: <p>b</p>\n\n"
        );
    }
}
