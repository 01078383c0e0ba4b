//! What the faces say: the message catalogue in Vietnamese and English, and how dates and numbers are written.
//!
//! Domain crates return facts and a message id; a face turns them into words with [`say`] or [`Lang::speak`].
//! One file a subject in `catalogue/vi` and `catalogue/en`; both hold the same ids and the same variables.

mod catalogue;
pub mod form;
pub mod import;
mod lang;
mod message;
mod person;
pub mod reading;
mod refusal;
mod rights;
pub mod training;
pub mod writing;

pub use catalogue::{say, try_say};
pub use lang::Lang;
pub use message::{Message, Says, Value};
pub use person::person_name;
pub use refusal::{refusal, refusals, refusals_by_act};
pub use rights::{emergency_problem, grant_problem, key_problem};
