//! What an import tells, in words that every face shares.

mod reason;
mod unreadable;
mod warning;

pub use reason::reason;
pub use unreadable::unreadable;
pub use warning::warning;
