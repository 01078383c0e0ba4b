//! Why an edition is not written, approved or ended.

use ledger::Day;

use crate::port::StoreError;

/// One problem of an edition; all are told at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LocalRuleProblem {
    /// The one who asks has no such right for the whole office.
    NotYours,
    /// There is no such edition.
    NoSuch,
    /// Who has written of it does not approve or end it.
    OwnEdition,
    /// It is approved: it is followed by a new one or ended, never changed.
    NotDraft,
    /// It is not approved, or it is over.
    NotInForce,
    /// Somebody has written of it since: it has this version now.
    Changed(u32),
    /// The word of the pack: small letters, digits and hyphens.
    BadWord,
    /// The word is that of a subject of the national law, or of a pack that the program carries.
    WordTaken,
    /// The pack has no name.
    NoTitle,
    /// The paper has no number.
    NoNumber,
    /// It is not said who issued the paper.
    NoIssuer,
    /// The paper is of a later day than the first day of the edition allows to say: it has not been issued.
    PaperAhead,
    /// It ends before it begins.
    Backwards,
    /// It sets nothing.
    NoRules,
    /// An edition of the same pack begins on the same day or later: that one is ended first.
    Stands(String),
    /// The end lies outside the days of the edition: it must be from the first to the second.
    BadEnd(Day, Day),
    /// A problem of the rules, as the lawbook tells it, in Vietnamese and in English.
    Law(String, String),
    /// There are as many drafts as there may be.
    TooMany(usize),
    /// The text is larger than so many bytes.
    TooLarge(usize),
    /// The store holds something unreadable.
    Store(String),
}

impl From<StoreError> for Vec<LocalRuleProblem> {
    fn from(problem: StoreError) -> Self {
        vec![LocalRuleProblem::Store(problem.to_string())]
    }
}

impl From<lawbook::Problem> for LocalRuleProblem {
    fn from(problem: lawbook::Problem) -> Self {
        Self::Law(problem.vi(), problem.to_string())
    }
}
