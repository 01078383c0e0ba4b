//! A request as a record: what is asked, where it stands, what was answered.

use serde::{Deserialize, Serialize};

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RequestKind {
    /// A copy of the own data.
    Copy,
    /// A correction that no form of a fact fits.
    Correct,
    /// An answer to a complaint about a reading of the own record.
    Complaint,
}

impl RequestKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Copy, Self::Correct, Self::Complaint];

    /// The word that forms and messages use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Copy => "copy",
            Self::Correct => "correct",
            Self::Complaint => "complaint",
        }
    }

    /// The kind with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The rule of the law book that says until when it must be carried out. None for a complaint: no term for it has been read.
    pub const fn rule(self) -> Option<&'static str> {
        match self {
            Self::Copy | Self::Correct => Some("data-protection.view-or-correct"),
            Self::Complaint => None,
        }
    }
}

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RequestStage {
    /// Waits for an answer.
    Asked,
    /// Done as it was asked.
    Granted,
    /// Refused, with a reason.
    Refused,
    /// Given up.
    Withdrawn,
}

impl RequestStage {
    /// The word that messages use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Granted => "granted",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A reading of the record that somebody complains about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Which account read.
    pub by: String,
    /// When: seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
    /// What: the word of a sensitive group, [`crate::readings::OPENED`] for the record as it opens, or of a record taken out.
    pub what: String,
}

/// What somebody did to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RequestDeed {
    /// Asked.
    Ask,
    /// Gave it up.
    Withdraw,
    /// Answered.
    Answer,
}

impl RequestDeed {
    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::Withdraw => "withdraw",
            Self::Answer => "answer",
        }
    }
}

/// One step on the way of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestStep {
    /// What.
    pub deed: RequestDeed,
    /// Which account.
    pub by: String,
    /// When: seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
}

/// A request about the own data (yêu cầu về dữ liệu).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataRequest {
    /// Its id: `YC-1`.
    pub id: String,
    /// Whose record: `decision-ordinal`.
    pub person: String,
    /// What is asked for.
    pub kind: RequestKind,
    /// In the asker's words.
    pub text: String,
    /// The reading that is complained about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Reading>,
    /// Where it stands.
    pub stage: RequestStage,
    /// What was answered.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub answer: String,
    /// Who did what to it, oldest first.
    pub steps: Vec<RequestStep>,
}

impl DataRequest {
    /// Which account asks.
    pub fn author(&self) -> &str {
        self.steps.first().map_or("", |step| step.by.as_str())
    }

    /// When it was received.
    pub fn asked(&self) -> i64 {
        self.steps.first().map_or(0, |step| step.time)
    }

    /// When it was answered.
    pub fn answered(&self) -> Option<i64> {
        let answers = |step: &&RequestStep| step.deed == RequestDeed::Answer;
        self.steps.iter().find(answers).map(|step| step.time)
    }
}
