//! Calendars of what falls due, which other programs read without a log-in: by a key that only its owner was shown, hashed here, and taken
//! back at any time.
//!
//! INVARIANT: a calendar shows no more than its owner may see on the day on which it is read; a closed account's calendars show nothing.

mod kept;
mod key;

pub use kept::{CalendarRefused, KeptCalendar};
pub use key::CalendarKey;
