//! What every record should hold, and of whom it holds nothing (độ đầy đủ của dữ liệu).

use ledger::Value;

use super::details::{Details, Ladders};
use super::roster::{Member, Roster};

/// A fact that every record should hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Datum {
    /// Giới tính.
    Sex,
    /// Ngày sinh, at least the year.
    Birth,
    /// Vị trí chính.
    Post,
    /// Diện.
    Standing,
    /// Đảng viên hay không.
    Party,
    /// Trình độ chuyên môn.
    Education,
    /// Lý luận chính trị.
    Theory,
    /// Quản lý nhà nước.
    StateManagement,
}

impl Datum {
    /// Every one, in the order of a record.
    pub const ALL: [Self; 8] = [
        Self::Sex,
        Self::Birth,
        Self::Post,
        Self::Standing,
        Self::Party,
        Self::Education,
        Self::Theory,
        Self::StateManagement,
    ];

    /// The word that addresses and messages use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sex => "sex",
            Self::Birth => "birth",
            Self::Post => "post",
            Self::Standing => "standing",
            Self::Party => "party",
            Self::Education => "education",
            Self::Theory => "theory",
            Self::StateManagement => "state_management",
        }
    }

    /// The one with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|datum| datum.word() == word)
    }

    /// Whether nothing is recorded of somebody.
    pub(crate) const fn is_lacking(self, has_post: bool, details: &Details) -> bool {
        let [education, theory, state_management] = details.levels;
        match self {
            Self::Sex => details.sex.is_none(),
            Self::Birth => details.born.is_none(),
            Self::Post => !has_post,
            Self::Standing => details.standing.is_none(),
            Self::Party => details.party.is_none(),
            Self::Education => education.is_none(),
            Self::Theory => theory.is_none(),
            Self::StateManagement => state_management.is_none(),
        }
    }
}

/// Of a group of people: how many there are, and of how many each datum is not recorded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lacking {
    /// How many people.
    pub people: u32,
    /// By datum.
    pub lacking: [u32; Datum::ALL.len()],
}

impl Roster {
    /// By group, what is not recorded of its people. Whoever is in no group is counted nowhere.
    pub fn lacking(
        &self,
        value: &Value,
        ladders: &Ladders,
        groups: usize,
        group: impl Fn(&Member) -> Option<usize>,
    ) -> Vec<Lacking> {
        let mut all = vec![Lacking::default(); groups];
        for (member, details) in self.members().iter().zip(self.details(value, ladders)) {
            let Some(counted) = group(member).and_then(|group| all.get_mut(group)) else {
                continue;
            };
            counted.people += 1;
            for (datum, count) in Datum::ALL.iter().zip(&mut counted.lacking) {
                *count += u32::from(datum.is_lacking(member.post.is_some(), details));
            }
        }
        all
    }
}
