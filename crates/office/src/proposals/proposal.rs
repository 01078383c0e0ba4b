//! A proposal as a record: what is to read otherwise, line by line, and what was answered.

use ledger::acts::{Dated, decode, encode};
use ledger::{ActId, Day, Value};
use serde::{Deserialize, Serialize};

use super::standing::standing;
use crate::reads::SensitiveGroup;
use crate::scans::Scan;

/// The line that says from when a fact holds.
pub const WHEN: &str = "tu-ngay";

/// Where a proposal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProposalStage {
    /// Being written.
    Draft,
    /// Lies before those who answer.
    Sent,
    /// Answered, each line.
    Answered,
    /// Given up.
    Withdrawn,
}

impl ProposalStage {
    /// The word that messages use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Sent => "sent",
            Self::Answered => "answered",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// What was answered to a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineAnswer {
    /// It goes into a draft of a decision.
    Accepted,
    /// It does not, for this reason.
    Returned(String),
}

/// One line of a change: a field of the act, [`WHEN`], or the whole fact where nothing is there yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedLine {
    /// The field's name; empty for a whole fact.
    pub field: String,
    /// What was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<LineAnswer>,
}

/// An act as canonical bytes, which decode for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Written {
    kind: u16,
    version: u8,
    bytes: String,
}

impl Written {
    fn of(dated: &Dated) -> Self {
        let (kind, version, bytes) = encode(dated);
        let bytes = hex::encode(bytes);
        Self { kind, version, bytes }
    }

    /// How many bytes the log would keep.
    const fn size(&self) -> usize {
        self.bytes.len() / 2
    }

    fn read(&self) -> Option<Dated> {
        decode(self.kind, self.version, &hex::decode(&self.bytes).ok()?).ok()
    }
}

/// Another content for an act of the record, or a fact that the record lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedChange {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    target: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    was: Option<Written>,
    to: Written,
    /// Why.
    pub reason: String,
    /// The paper that shows what is right, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// What is to be answered.
    pub lines: Vec<ProposedLine>,
}

impl ProposedChange {
    /// Another content for an act that now reads so; none where nothing differs.
    pub(super) fn corrects(target: ActId, was: &Dated, to: &Dated) -> Option<Self> {
        let [before, after] = [was, to].map(|dated| dated.act.give());
        let fields = was.act.shape().fields.iter().map(|field| field.name);
        let mut lines: Vec<&str> = fields.filter(|name| before.field(name) != after.field(name)).collect();
        lines.extend((was.when != to.when).then_some(WHEN));
        (!lines.is_empty()).then(|| Self::new(Some(target), Some(was), to, &lines))
    }

    /// A fact that the record lacks, or one that takes the place of what stands there on the day.
    pub(super) fn adds(to: &Dated, value: &Value, day: Day) -> Self {
        let was = standing(value, day, &to.act).map(Dated::from);
        Self::new(None, was.as_ref(), to, &[""])
    }

    fn new(target: Option<ActId>, was: Option<&Dated>, to: &Dated, lines: &[&str]) -> Self {
        let line = |field: &&str| ProposedLine {
            field: (*field).to_owned(),
            answer: None,
        };
        Self {
            target: target.map(|id| id.to_string()),
            was: was.map(Written::of),
            to: Written::of(to),
            reason: String::new(),
            source: String::new(),
            lines: lines.iter().map(line).collect(),
        }
    }

    /// The act that is to read otherwise; none, where a fact is missing.
    pub fn target(&self) -> Option<ActId> {
        self.target.as_deref()?.parse().ok()
    }

    /// The act as it read when this was proposed; of an addition what stood in its place, said by an act of its kind.
    pub fn was(&self) -> Option<Dated> {
        self.was.as_ref()?.read()
    }

    /// The act as it is to read.
    pub fn to(&self) -> Option<Dated> {
        self.to.read()
    }

    /// How many bytes the log would keep of it.
    pub(super) const fn size(&self) -> usize {
        self.to.size()
    }

    /// The sensitive group to which a line belongs, as it is to read or as it read.
    pub fn group(&self, line: &ProposedLine) -> Option<SensitiveGroup> {
        self.groups(line).next()
    }

    /// Every sensitive group of which a line shows something: of what is to read, and of what read when it was proposed, which stands beside it.
    pub(super) fn groups(&self, line: &ProposedLine) -> impl Iterator<Item = SensitiveGroup> {
        let both = [self.to(), self.was()].into_iter().flatten();
        both.filter_map(move |dated| SensitiveGroup::within(&dated.act, &line.field))
    }

    /// The same as it reads now.
    pub fn now(&self, value: &Value, day: Day) -> Option<Dated> {
        match self.target() {
            Some(target) => value.act_as_it_reads(target),
            None => standing(value, day, &self.to()?.act).map(Dated::from),
        }
    }

    /// Whether what a line speaks of reads otherwise than when it was proposed, or is not in force any longer.
    pub fn is_stale(&self, line: &ProposedLine, value: &Value, day: Day) -> bool {
        if self.target().is_none() {
            return self.was() != self.now(value, day);
        }
        let (Some(was), Some(now)) = (self.was(), self.now(value, day)) else {
            return true;
        };
        if line.field == WHEN {
            return was.when != now.when;
        }
        was.act.shape().number != now.act.shape().number
            || was.act.give().field(&line.field) != now.act.give().field(&line.field)
    }
}

/// What somebody did to a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProposalDeed {
    /// Wrote it, or changed its content.
    Write,
    /// Sent it.
    Send,
    /// Gave it up.
    Withdraw,
    /// Opened what is sensitive in it.
    Open,
    /// Answered it.
    Answer,
    /// Attached a scan to it.
    Attach,
    /// Took a scan of it away again.
    Detach,
    /// Took content out of it by an erasure by law.
    Erase,
}

impl ProposalDeed {
    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Write => "write",
            Self::Send => "send",
            Self::Withdraw => "withdraw",
            Self::Open => "open",
            Self::Answer => "answer",
            Self::Attach => "attach",
            Self::Detach => "detach",
            Self::Erase => "erase",
        }
    }
}

/// One step on the way of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalStep {
    /// What.
    pub deed: ProposalDeed,
    /// Which account.
    pub by: String,
    /// When: seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
}

/// A proposal of an official on the own record (đề nghị sửa hồ sơ).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordProposal {
    /// Its id: `DN-1`.
    pub id: String,
    /// Whose record: `decision-ordinal`.
    pub person: String,
    /// Where it stands.
    pub stage: ProposalStage,
    /// What is proposed.
    pub changes: Vec<ProposedChange>,
    /// Who did what to it, oldest first.
    pub steps: Vec<ProposalStep>,
    /// The scans of papers that show it; once answered they went along with its draft, or were let go.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scans: Vec<Scan>,
    /// The draft that its accepted lines became.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<String>,
}

impl RecordProposal {
    /// Which account proposes.
    pub fn author(&self) -> &str {
        self.steps.first().map_or("", |step| step.by.as_str())
    }

    /// When a deed was last done.
    pub fn time_of(&self, deed: ProposalDeed) -> Option<i64> {
        let mut done = self.steps.iter().rev().filter(|step| step.deed == deed);
        done.next().map(|step| step.time)
    }

    /// Whether an account has opened what is sensitive in it: once sent, it is not changed any more.
    pub fn is_opened_by(&self, account: &str) -> bool {
        let opens = |step: &ProposalStep| step.deed == ProposalDeed::Open && step.by == account;
        self.steps.iter().any(opens)
    }

    /// Whether it is being written or waits for an answer.
    pub const fn is_open(&self) -> bool {
        matches!(self.stage, ProposalStage::Draft | ProposalStage::Sent)
    }

    /// Every line with its change, in order: what an answer speaks of by its place.
    pub fn lines(&self) -> impl Iterator<Item = (&ProposedChange, &ProposedLine)> {
        let of = |change| ProposedChange::each(change);
        self.changes.iter().flat_map(of)
    }

    /// Whether any line speaks of what a sensitive group keeps.
    pub fn is_sensitive(&self) -> bool {
        self.lines().any(|(change, line)| change.group(line).is_some())
    }
}

impl ProposedChange {
    fn each(&self) -> impl Iterator<Item = (&Self, &ProposedLine)> {
        self.lines.iter().map(move |line| (self, line))
    }
}
