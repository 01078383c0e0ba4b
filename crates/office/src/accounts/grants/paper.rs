//! The paper that orders something about a right.

use ledger::Day;

use super::problem::GrantProblem;

/// The paper that orders a right, or that it ends: a right is a decision as well, and is followed up like one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GrantPaper {
    /// Number and symbol.
    pub number: String,
    /// The day on which it was signed.
    pub signed: Option<Day>,
    /// Who signed it, with the title.
    pub signer: String,
}

impl GrantPaper {
    /// A paper of which the number alone is told.
    pub fn numbered(number: &str) -> Self {
        Self {
            number: number.trim().to_owned(),
            ..Self::default()
        }
    }

    /// What it lacks of what makes a paper.
    pub fn lacks(&self, today: Day) -> Vec<GrantProblem> {
        let number = self.number.trim().is_empty().then_some(GrantProblem::NoPaper);
        let day = match self.signed {
            None => Some(GrantProblem::NoPaperDay),
            Some(signed) => (signed > today).then_some(GrantProblem::PaperLater(today)),
        };
        let signer = self.signer.trim().is_empty().then_some(GrantProblem::NoPaperSigner);
        number.into_iter().chain(day).chain(signer).collect()
    }
}
