//! Log-in by the issuer of the authority (`OpenID` Connect): whoever the issuer has proved to be somebody is let in as the account that an
//! administrator has linked beforehand.
//!
//! INVARIANT: nobody gets an account, a right or a link by logging in. A link by an address holds for the first who proves it, and for nobody
//! else after that.

mod enter;
mod link;
mod problem;
mod settings;

pub use enter::{Proven, SignOnRefused};
pub use link::{Linked, SignOnLink};
pub use problem::SignOnProblem;
pub use settings::SignOnIssuer;
