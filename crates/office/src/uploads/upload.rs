//! An upload as it is kept.

use ledger::Day;
use papers::roster::Mapping;
use serde::{Deserialize, Serialize};

use crate::import::Totals;
use crate::port::StoreError;

/// How long an upload is kept: a day, in seconds.
pub(super) const KEPT: i64 = 86_400;
/// The most bytes that are taken.
pub(super) const MOST_BYTES: usize = 10 << 20;
/// So many uploads of one account may wait.
pub(super) const MOST: usize = 5;
/// The longest name of a file that is kept, in letters.
const LONGEST: usize = 120;

/// A workbook that was sent to be imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upload {
    /// Its id: chance alone.
    pub id: String,
    /// Whose.
    pub by: String,
    /// The file's name, as it was sent; only shown.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// How many bytes.
    pub bytes: usize,
    /// When it came: seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
    /// What its sender has chosen.
    #[serde(default)]
    pub choices: Choices,
    /// What has become of it.
    pub state: UploadState,
}

/// What the sender of an upload has chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// How its columns are read; none: as recognised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mapping: Option<Mapping>,
    /// The day of the list, in days since 1970-01-01; none: as the list says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<i32>,
    /// Whether its sender said what its columns hold: what a program recognised is nobody's choice, whatever else was chosen beside it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub columns_said: bool,
    /// Whether the way of reading is the one of an earlier file of the same form.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub remembered: bool,
    /// How often it was said which units its texts mean.
    #[serde(default)]
    pub units_said: u32,
}

impl Choices {
    /// Whether somebody said what its columns hold: of this file, or of an earlier one of the same form.
    pub(super) const fn says_columns(&self) -> bool {
        self.columns_said || self.remembered
    }

    /// The day of the list, where it was chosen.
    pub fn day(&self) -> Option<Day> {
        self.as_of.map(Day)
    }
}

/// What has become of an upload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "lowercase")]
pub enum UploadState {
    /// It waits to be looked at and imported.
    Waiting,
    /// It was imported.
    Imported {
        /// The decision that it became; none where nothing was new.
        decision: Option<u32>,
        /// How many rows ended how.
        totals: Totals,
    },
}

/// Why an upload is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UploadRefused {
    /// It holds nothing.
    Empty,
    /// It is larger than so many bytes.
    TooLarge(usize),
    /// The account has as many waiting as it may.
    TooMany,
    /// There is none with this id, or it is somebody else's.
    NoSuch,
    /// The store holds something unreadable.
    Store(String),
}

impl From<StoreError> for UploadRefused {
    fn from(problem: StoreError) -> Self {
        Self::Store(problem.to_string())
    }
}

impl Upload {
    /// Whether it still waits.
    pub fn waits(&self) -> bool {
        self.state == UploadState::Waiting
    }

    /// Whether it waits for an account at a time.
    pub(super) fn waits_for(&self, account: &str, now: i64) -> bool {
        self.by == account && self.waits() && !self.is_old(now)
    }

    /// Whether it is too old to be kept.
    pub(super) const fn is_old(&self, now: i64) -> bool {
        now - self.time >= KEPT
    }
}

/// The name of a file as it is kept: without the folders that it was sent from and without signs that cannot be seen.
pub(crate) fn shown_name(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen = last.chars().filter(|letter| !letter.is_control() && !is_mark(*letter));
    let name: String = seen.take(LONGEST).collect();
    let name = name.trim();
    if name.is_empty() {
        "?".to_owned()
    } else {
        name.to_owned()
    }
}

/// Marks of direction can make one name look like another.
const fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_shown_without_its_folders_and_without_tricks() {
        assert_eq!(shown_name("C:\\An\\danh sách.xlsx"), "danh sách.xlsx");
        assert_eq!(shown_name("../../etc/passwd"), "passwd");
        assert_eq!(shown_name("a\r\nb\u{202e}xslx.exe"), "abxslx.exe");
        assert_eq!(shown_name("thư mục/"), "?");
        assert_eq!(shown_name(&"ă".repeat(500)).chars().count(), LONGEST);
    }
}
