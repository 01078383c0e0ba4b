//! An opinion on a draft (ý kiến): who is asked for it, until when, and what was answered to which content.

use ledger::decision::Digest;
use ledger::{Day, Decision, Header};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::draft::{Draft, Stage};

/// Who is asked for an opinion.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Consulted {
    /// An account, by its name.
    Account(String),
    /// A unit, by its id: whoever heads it answers.
    Unit(String),
}

/// What somebody thinks of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// Agrees.
    Agree,
    /// Agrees, with remarks.
    Remarks,
    /// Does not agree, with the reason.
    Disagree,
}

impl Stance {
    /// Every stance.
    pub const ALL: [Self; 3] = [Self::Agree, Self::Remarks, Self::Disagree];

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Remarks => "remarks",
            Self::Disagree => "disagree",
        }
    }

    /// The stance with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.word() == word)
    }
}

/// An opinion that was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenOpinion {
    /// By which account, or by which key.
    pub by: String,
    /// When: seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
    /// What.
    pub stance: Stance,
    /// The remarks, or the reason.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The mark of the content that it was given to.
    pub content: String,
}

/// An opinion that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// Of whom.
    pub of: Consulted,
    /// The last day for it (days since 1970-01-01).
    pub until: i32,
    /// Since when: seconds since 1970-01-01T00:00:00Z.
    pub asked: i64,
    /// What was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<GivenOpinion>,
}

impl Opinion {
    /// The last day for it.
    pub const fn until(&self) -> Day {
        Day(self.until)
    }

    /// Whether it is still to come, and its last day is past.
    pub fn is_late(&self, today: Day) -> bool {
        self.given.is_none() && self.until() < today
    }
}

/// The mark of what a draft says: it changes with the content, and not with signature and number.
pub(super) fn mark(decision: &Decision) -> String {
    let header = Header {
        number: String::new(),
        signer: String::new(),
        signed: decision.header.effective,
        ..decision.header.clone()
    };
    let acts = decision.acts.clone();
    let bytes = Decision { header, acts }.to_bytes();
    Digest(Sha256::digest(bytes).into()).to_string()
}

impl Draft {
    /// The mark of what it says: opinions tell by it to which content they were given.
    pub fn content_mark(&self) -> String {
        self.decision().map_or_else(String::new, |decision| mark(&decision))
    }

    /// Whether its author may ask about it: until it is approved.
    pub const fn may_be_asked(&self) -> bool {
        matches!(self.stage, Stage::Draft | Stage::Returned | Stage::Submitted)
    }

    /// Whether whoever was asked may answer: until it is signed.
    pub const fn may_be_answered(&self) -> bool {
        self.may_be_asked() || matches!(self.stage, Stage::Approved)
    }

    /// The opinions that are still to come.
    pub fn opinions_to_come(&self) -> impl Iterator<Item = &Opinion> {
        self.opinions.iter().filter(|opinion| opinion.given.is_none())
    }

    /// Whether opinions were asked for, and all have come.
    pub fn is_heard(&self) -> bool {
        !self.opinions.is_empty() && self.opinions_to_come().next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use ledger::PersonId;
    use ledger::acts::appraisal::Reward;

    use super::*;

    #[test]
    fn remarks_go_with_what_is_erased_and_the_answer_stays() {
        let reward = Reward {
            person: PersonId::here(0),
            title: "Giấy khen".to_owned(),
        };
        let decision = Decision {
            header: Header::blank(Day(18_000)),
            acts: vec![reward.into()],
        };
        let mut draft = Draft::new("DT-1".to_owned(), &decision);
        let given = GivenOpinion {
            by: "mot".to_owned(),
            time: 0,
            stance: Stance::Disagree,
            note: "Người ấy đang ốm".to_owned(),
            content: draft.content_mark(),
        };
        draft.opinions.push(Opinion {
            of: Consulted::Account("mot".to_owned()),
            until: 18_000,
            asked: 0,
            given: Some(given),
        });
        assert_eq!(draft.erase((1, "theo luật"), |_, _| false), 0);
        let note = |draft: &Draft| draft.opinions[0].given.clone().unwrap().note;
        assert!(!note(&draft).is_empty());
        assert_eq!(draft.erase((1, "theo luật"), |_, _| true), 1);
        assert_eq!(note(&draft), "");
        let given = draft.opinions[0].given.clone().unwrap();
        assert_eq!(given.stance, Stance::Disagree);
        assert_ne!(
            given.content,
            draft.content_mark(),
            "it was given to what stood there before"
        );
    }
}
