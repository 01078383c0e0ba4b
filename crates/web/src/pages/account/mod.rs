//! P33: one's own account: where one is logged in, the password, the second factor.

mod delegate;
mod factor;
mod mail;
mod open;
mod password;
mod picture;
mod resets;
mod sessions;
mod show;

pub(crate) use delegate::delegate;
pub use factor::FactorPage;
pub(crate) use factor::{change_factor, open_factor, words_of};
pub(crate) use mail::choose_mail;
pub(crate) use open::open;
pub(crate) use password::change_password;
pub use picture::Picture;
pub(crate) use resets::see_resets;
pub(crate) use sessions::end_sessions;
pub use show::{AccountPage, OwnMail, ReaderRow, SessionRow};
