//! For how long emergency access lasts.

use serde::{Deserialize, Serialize};

/// Hours, where nobody says otherwise. Our choice: a morning's work.
const USUAL: u8 = 4;
/// The most that can be set.
const LONGEST: u8 = 24;

/// For how many hours emergency access lasts once it is confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EmergencyHours(u8);

impl Default for EmergencyHours {
    fn default() -> Self {
        Self(USUAL)
    }
}

impl EmergencyHours {
    /// So many hours, from one to a day; none for any other number.
    pub fn of(hours: u8) -> Option<Self> {
        (1..=LONGEST).contains(&hours).then_some(Self(hours))
    }

    /// The hours.
    pub const fn hours(self) -> u8 {
        self.0
    }

    /// The same in seconds.
    pub(super) fn seconds(self) -> i64 {
        i64::from(self.0) * 3600
    }
}
