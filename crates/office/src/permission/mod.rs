//! Who may do what: role × unit subtree × class of data × act × period. Deny by default, decided here and nowhere else.
//!
//! INVARIANT: one definition answers yes or no **and** filters lists: [`can`] asks the very [`Scope`] that a list is filtered with.

mod acts;
mod grant;
mod policy;
mod scope;

pub use acts::{Sight, touched};
pub(crate) use acts::{covers_act, follow, speaks_of_unknown};
pub use grant::{Actor, Grant};
pub use policy::{Deed, Role};
pub(crate) use scope::ScopeByUnit;
pub use scope::{Object, Scope, can, scope};

/// How far a piece of data may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DataClass {
    /// Công khai.
    Public,
    /// Nội bộ: figures, posts, names of those in post.
    Internal,
    /// Cá nhân: the person's record but for sensitive groups.
    Personal,
    /// Nhạy cảm: citizen number, ethnicity, religion, discipline and the like.
    Sensitive,
    /// Niêm phong: sealed evaluations, ballots.
    Sealed,
}

impl DataClass {
    /// Every class, from the most open to the most closed.
    pub const ALL: &[Self] = &[
        Self::Public,
        Self::Internal,
        Self::Personal,
        Self::Sensitive,
        Self::Sealed,
    ];

    /// The word that commands and forms use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Internal => "internal",
            Self::Personal => "personal",
            Self::Sensitive => "sensitive",
            Self::Sealed => "sealed",
        }
    }

    /// The class with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|own| own.word() == word)
    }
}
