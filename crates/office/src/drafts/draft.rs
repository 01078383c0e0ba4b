//! A draft as a record: its decision as it reads so far, where it stands, and who did what to it.

use ledger::acts::Dated;
use ledger::value::Refused;
use ledger::{Day, Decision, Seq, Value};
use serde::{Deserialize, Serialize};

use super::opinion::Opinion;
use crate::accounts::AccountRules;
use crate::scans::Scan;

/// Who takes a step that nobody takes: an erasure by law.
pub const OFFICE: &str = "office";

/// Where a draft stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Being written.
    Draft,
    /// Lies before those who approve.
    Submitted,
    /// Came back with a reason.
    Returned,
    /// Approved; waits for the signature.
    Approved,
    /// Signed; waits for its number.
    Signed,
    /// In the ledger.
    Entered,
    /// Given up.
    Withdrawn,
}

impl Stage {
    /// Every stage, in the order of the way.
    pub const ALL: &[Self] = &[
        Self::Draft,
        Self::Submitted,
        Self::Returned,
        Self::Approved,
        Self::Signed,
        Self::Entered,
        Self::Withdrawn,
    ];

    /// The word that addresses and messages use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Approved => "approved",
            Self::Signed => "signed",
            Self::Entered => "entered",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether its content can still be changed.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }

    /// Whether nothing more happens to it.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Entered | Self::Withdrawn)
    }
}

/// What somebody did to a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// Wrote it, or changed its content.
    Write,
    /// Submitted it.
    Submit,
    /// Approved it.
    Approve,
    /// Gave it back, with a reason.
    Return,
    /// Recorded its signature.
    Sign,
    /// Gave it a number and entered it into the ledger.
    Enter,
    /// Gave it up.
    Withdraw,
    /// Attached a scan to it.
    Attach,
    /// Took a scan of it away again.
    Detach,
    /// Took it up again after giving it up.
    Reopen,
    /// Took content out of it by an erasure by law.
    Erase,
}

impl StepKind {
    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Write => "write",
            Self::Submit => "submit",
            Self::Approve => "approve",
            Self::Return => "return",
            Self::Sign => "sign",
            Self::Enter => "enter",
            Self::Withdraw => "withdraw",
            Self::Attach => "attach",
            Self::Detach => "detach",
            Self::Reopen => "reopen",
            Self::Erase => "erase",
        }
    }
}

/// One step on the way of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What.
    pub kind: StepKind,
    /// Which account, or the sign of a key.
    pub by: String,
    /// The account for which the key stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_for: Option<String>,
    /// When: seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
    /// The reason why it was given back.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Step {
    /// The account that answers for it.
    pub fn principal(&self) -> &str {
        self.stands_for.as_deref().unwrap_or(&self.by)
    }
}

/// A draft of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Its id: `DT-1`.
    pub id: String,
    /// Where it stands.
    pub stage: Stage,
    /// The place of the log on which its content was last judged good.
    pub base: u32,
    /// The decision as it reads so far, as hexadecimal bytes.
    decision: String,
    /// Who did what to it, oldest first.
    pub steps: Vec<Step>,
    /// The scans of papers that go along with it into the log.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scans: Vec<Scan>,
    /// The opinions that were asked for, in that order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opinions: Vec<Opinion>,
    /// Who receives the paper, a line each; none: those whom it names, and the files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<String>,
    /// The day by which it is to be decided on since it was submitted (days since 1970-01-01).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) due: Option<i32>,
    /// The ordinals of acts that an erasure took out of it since it was entered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    erased: Vec<u32>,
    /// Its place in the log, once it is entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered: Option<u32>,
    /// The plan of which it was begun, and its place there from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<(String, u32)>,
    /// Who proposed that plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed_by: Option<String>,
}

/// How a draft lies on a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fit {
    /// The ledger would take it.
    Fits,
    /// The ledger refuses it, for every reason named. Where it was good before, the head has moved and it is stale.
    Refused(Refused),
    /// It is in the log.
    Entered(Seq),
    /// Its bytes cannot be read.
    Unreadable,
}

impl Draft {
    pub(super) fn new(id: String, decision: &Decision) -> Self {
        let mut draft = Self {
            id,
            stage: Stage::Draft,
            base: 0,
            decision: String::new(),
            steps: Vec::new(),
            scans: Vec::new(),
            opinions: Vec::new(),
            recipients: Vec::new(),
            due: None,
            erased: Vec::new(),
            entered: None,
            plan: None,
            proposed_by: None,
        };
        draft.rewrite(decision);
        draft
    }

    /// The decision as it reads so far.
    pub fn decision(&self) -> Option<Decision> {
        Decision::from_bytes(&hex::decode(&self.decision).ok()?)
    }

    /// Another content. Which files go along is told by its scans alone: nobody names bytes that are not kept.
    pub(crate) fn rewrite(&mut self, decision: &Decision) {
        let mut decision = decision.clone();
        decision.header.attachments = self.scans.iter().filter_map(Scan::attachment).collect();
        self.decision = hex::encode(decision.to_bytes());
    }

    /// The ordinals of its acts: of one that is entered those in its decision of the log, where some may have been erased since.
    pub fn ordinals(&self) -> impl Iterator<Item = u32> {
        (0..).filter(|ordinal| !self.erased.contains(ordinal))
    }

    /// Takes acts out of its content by an erasure, each judged by its ordinal and as it reads; how many went. Where one that stays speaks of
    /// what one that goes creates, all go: it would speak of something else. What waits for a signature or a number comes back to its author: what
    /// was approved reads otherwise.
    pub(crate) fn erase(&mut self, (time, because): (i64, &str), goes: impl Fn(u32, &Dated) -> bool) -> usize {
        let Some(decision) = self.decision() else { return 0 };
        let each = self.ordinals().zip(&decision.acts);
        let going: Vec<u32> = each
            .filter(|(ordinal, dated)| goes(*ordinal, dated))
            .map(|(ordinal, _)| ordinal)
            .collect();
        if going.is_empty() {
            return 0;
        }
        let mut left = decision.clone();
        if self.entered.is_some() {
            // The ledger tells what its acts speak of: nothing is counted anew here.
            let mut ordinals = self.ordinals();
            left.acts
                .retain(|_| ordinals.next().is_some_and(|ordinal| !going.contains(&ordinal)));
            drop(ordinals);
            self.erased.extend(going);
        } else {
            left.acts = decision
                .without(|ordinal| going.contains(&ordinal))
                .map(|without| without.acts)
                .unwrap_or_default();
            if matches!(self.stage, Stage::Submitted | Stage::Approved | Stage::Signed) {
                self.stage = Stage::Returned;
            }
            // What was signed reads otherwise: nobody has signed what is left.
            left.header.signer.clear();
            left.header.signed = left.header.effective;
        }
        self.rewrite(&left);
        // Remarks and reasons may tell of whom they spoke.
        for given in self.opinions.iter_mut().filter_map(|opinion| opinion.given.as_mut()) {
            given.note.clear();
        }
        for back in self.steps.iter_mut().filter(|step| step.kind == StepKind::Return) {
            back.note.clear();
        }
        self.steps.push(Step {
            kind: StepKind::Erase,
            by: OFFICE.to_owned(),
            stands_for: None,
            time,
            note: because.to_owned(),
        });
        decision.acts.len() - left.acts.len()
    }

    /// Takes other scans in the place of those that it has.
    pub(crate) fn take_scans(&mut self, scans: Vec<Scan>) {
        self.scans = scans;
        if let Some(decision) = self.decision() {
            self.rewrite(&decision);
        }
    }

    /// Whether an account has written any of its content, itself or by a key that stands for it, or has proposed the plan of which it was begun.
    pub fn is_written_by(&self, account: &str) -> bool {
        let wrote = |step: &Step| step.kind == StepKind::Write && step.principal() == account;
        self.proposed_by.as_deref() == Some(account) || self.steps.iter().any(wrote)
    }

    /// Whether by the rules of the office an account may give it its number, as far as it matters who wrote it.
    pub fn may_be_numbered_by(&self, account: &str, rules: &AccountRules) -> bool {
        !rules.numbered_by_another || !self.is_written_by(account)
    }

    /// Who wrote it first.
    pub fn author(&self) -> &str {
        self.steps.first().map_or("", |step| step.by.as_str())
    }

    /// The number in its id: a later draft has a higher one.
    pub fn number(&self) -> usize {
        let digits = self.id.rsplit('-').next();
        digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
    }

    /// Its version: how many steps were taken with it.
    pub fn version(&self) -> u32 {
        u32::try_from(self.steps.len()).unwrap_or(u32::MAX)
    }

    /// The day by which it is to be decided on: approved or given back. None where no day was set, or that is done.
    pub fn due(&self) -> Option<Day> {
        self.due.filter(|_| self.stage == Stage::Submitted).map(Day)
    }

    /// Whether that day is past.
    pub fn is_late(&self, today: Day) -> bool {
        self.due().is_some_and(|due| due < today)
    }

    /// Why it came back last.
    pub fn reason(&self) -> Option<&str> {
        let back = [StepKind::Return, StepKind::Erase];
        let returned = self.steps.iter().rev().find(|step| back.contains(&step.kind));
        returned
            .map(|step| step.note.as_str())
            .filter(|_| self.stage == Stage::Returned)
    }

    /// How it lies on a value.
    pub fn fit(&self, value: &Value) -> Fit {
        if let Some(seq) = self.entered {
            return Fit::Entered(Seq(seq));
        }
        let Some(decision) = self.decision() else {
            return Fit::Unreadable;
        };
        match value.draft(&decision) {
            Ok(_) => Fit::Fits,
            Err(refused) => Fit::Refused(refused),
        }
    }
}
