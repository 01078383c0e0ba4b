//! What leaves the house: calls to the addresses that an administrator has listed, and nothing else.
//!
//! INVARIANT: nobody is called but an address that an administrator wrote down; no redirect is followed, no proxy of the environment is asked,
//! each call ends within seconds, and a machine of the house is reached only by a number that was named.
//! INVARIANT: one engine of ciphers, rustls with ring, which trusts what this machine trusts.

mod http;
mod tell;

#[cfg(test)]
mod tests;

pub use http::Http;
pub use tell::tell_webhooks;
