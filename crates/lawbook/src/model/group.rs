//! A title group: which titles, in which kinds of unit, the rules speak of together.

use crate::ask::titles::TitleText;

/// Who belongs to a group by title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Each way to belong.
    pub members: Vec<Member>,
    /// The fact that decides where titles do not: `planned`.
    pub by: Option<String>,
}

/// Titles in kinds of unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Kinds of unit (the ledger's words); empty: all.
    pub kinds: Vec<String>,
    /// Titles that begin so, folded, abbreviations written out.
    pub titles: Vec<String>,
    /// Titles that are exactly so.
    pub exactly: Vec<String>,
    /// Titles that begin so do not belong after all.
    pub except: Vec<String>,
    /// The titles as the file writes them, for readers.
    pub written: Vec<String>,
    /// The exceptions as the file writes them.
    pub written_except: Vec<String>,
}

impl Member {
    /// Whether a title in a unit of that kind belongs.
    pub(crate) fn takes(&self, title: &TitleText, kind: &str) -> bool {
        (self.kinds.is_empty() || self.kinds.iter().any(|known| known == kind))
            && title.parts().any(|part| {
                let begins = |pattern: &String| {
                    part.strip_prefix(pattern.as_str())
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
                };
                (self.titles.iter().any(begins) || self.exactly.iter().any(|exact| exact == part))
                    && !self.except.iter().any(begins)
            })
    }
}
