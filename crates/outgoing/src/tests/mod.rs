//! Calls over the loopback, to a sink that keeps what it was sent.

mod sink;
mod webhooks;
