//! What leaves the house: calls to the addresses that an administrator has listed, letters through the server that one has named, and nothing else.
//!
//! INVARIANT: nobody is called but an address that an administrator wrote down; no redirect is followed, no proxy of the environment is asked,
//! each call ends within seconds, and a machine of the house is reached only by a number that was named.
//! INVARIANT: one engine of ciphers, rustls with ring, which trusts what this machine trusts.

mod deliver;
mod escape;
mod http;
mod letter;
mod post;
mod sign_on;
mod tell;

#[cfg(test)]
mod tests;

pub use deliver::send_letters;
pub use http::Http;
pub use letter::{Written, trial};
pub use post::Postman;
pub use sign_on::{Begun, SignOn, SignOnTrouble, TokenFault};
pub use tell::tell_webhooks;
