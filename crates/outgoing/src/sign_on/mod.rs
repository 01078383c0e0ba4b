//! Log-in by an issuer (`OpenID` Connect Core 1.0, authorization code with PKCE): where the browser is sent, and what its coming back proves.

mod begun;
mod issuer;
mod token;
mod trouble;

pub use begun::Begun;
pub use issuer::SignOn;
pub use trouble::{SignOnTrouble, TokenFault};
