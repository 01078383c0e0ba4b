//! Acts by which a person passes between two ledgers. Each names the other side, so that nobody is lost between two records.

use super::define::{acts, part};
use crate::codes::Standing;
use crate::ids::{PersonId, PostId, UnitId};

/// The other side of a passage: the ledger there, and as far as it is known the decision and the person's record in it.
///
/// Who decides first cannot know the other's number; an amendment adds it.
#[derive(Debug, Clone, PartialEq, Eq, minicbor::Encode, minicbor::Decode)]
pub struct Counterpart {
    /// The authority whose ledger it is.
    #[n(0)]
    pub ledger: String,
    /// Number and symbol of its decision.
    #[n(1)]
    pub decision: Option<String>,
    /// The person's id in it.
    #[n(2)]
    pub person: Option<String>,
}

part!(Counterpart { ledger: String, decision: Option<String>, person: Option<String> });

impl super::Field for Counterpart {
    const KIND: super::FieldKind = super::FieldKind::Part(Self::PART);
    fn given(given: &super::Given, trail: &mut super::Trail) -> Option<Self> {
        Self::given_part(given, trail)
    }
    fn give(&self) -> super::Given {
        self.give_part()
    }
}

acts! {
    /// Leaves for a body of another ledger (chuyển công tác ra ngoài).
    43 Release "Chuyển ngoài" "Release" {
        /// Who.
        0 person: PersonId [subject],
        /// To which ledger.
        1 to: Counterpart,
    }
    /// Comes from a body of another ledger into service here (tiếp nhận).
    44 Admit "Tiếp nhận" "Admit" {
        /// Who.
        0 person: PersonId [subject],
        /// Into which unit.
        1 unit: UnitId,
        /// Diện.
        2 standing: Standing,
        /// Into which post, where there is one.
        3 post: Option<PostId>,
        /// From which ledger.
        4 from: Counterpart,
    }
}
