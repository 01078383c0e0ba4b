//! Calls over the loopback, to a sink that keeps what it was sent.

mod letters;
mod sign_on;
mod sink;
mod webhooks;
