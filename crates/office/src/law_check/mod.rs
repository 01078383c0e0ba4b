//! What the law says of a draft before anybody signs it (soát theo luật): the standards of a post that somebody is to be given, disciplines
//! that still bar it, salary steps before their time, terms and rotations of another length than the rule's, quotas that are passed.
//!
//! INVARIANT: a remark never keeps a draft from being signed. The law book is read second-hand and knows no exception that an authority may
//! grant: whoever signs is told, with the source, and decides. What the ledger itself refuses is told apart.

mod disciplines;
mod moves;
mod pay;
mod quotas;
mod remark;
mod study;
mod terms;

use ledger::acts::{Act, Dated};
use ledger::value::{Ix, Refused};
use ledger::{ActId, Day, Decision, PersonId, Seq, Value, When};
use standards::rule::CannotCompile;
use thiserror::Error;

use crate::office::Office;

pub use remark::{LawRemark, Remark, Weight};

/// What the law says of a draft.
#[derive(Debug, Clone)]
pub struct LawCheck {
    /// The ledger with the draft on it: it knows what the draft creates.
    pub value: Value,
    /// What is said: what bars first, then what warns, then what could not be judged.
    pub remarks: Vec<LawRemark>,
    /// How many of its acts some rule was asked about. Of the others nothing is claimed.
    pub judged: usize,
    /// The people whose disciplines would have to be read, and were not.
    pub unread: Vec<PersonId>,
}

/// Why a draft cannot be checked against the law.
#[derive(Debug, Error)]
pub enum CannotCheck {
    /// The ledger refuses it: that comes first.
    #[error("{0}")]
    Refused(Refused),
    /// The law book cannot be compiled.
    #[error("{0}")]
    Law(CannotCompile),
}

/// A draft laid on the ledger.
struct Laid<'l> {
    office: &'l Office,
    /// Whose disciplines were opened: they are sensitive, and what follows from them would tell of them.
    opened: &'l [PersonId],
    /// The ledger without it.
    base: &'l Value,
    /// The ledger with it.
    fork: &'l Value,
}

/// What was found of one act, and of whom.
struct Found {
    person: Ix,
    remarks: Vec<Remark>,
    /// Whether some rule was asked.
    judged: bool,
}

impl Found {
    fn say(&mut self, remark: Option<Remark>) {
        self.judged = true;
        self.remarks.extend(remark);
    }
}

impl Office {
    /// What the law says of a draft on a value. Disciplines are looked at of those whose group was `opened` with an entry in the chain of
    /// reads; of others it is told that they were not looked at, whether or not there are any.
    ///
    /// # Errors
    ///
    /// [`CannotCheck`].
    pub fn law_check(&self, base: &Value, decision: &Decision, opened: &[PersonId]) -> Result<LawCheck, CannotCheck> {
        let fork = base.draft(decision).map_err(CannotCheck::Refused)?;
        let rules = self.rules().map_err(CannotCheck::Law)?;
        let laid = Laid {
            office: self,
            opened,
            base,
            fork: &fork,
        };
        let seq = Seq(Seq::FIRST_DRAFT.0 + base.drafts());
        let (mut remarks, mut unread, mut judged) = (Vec::new(), Vec::new(), 0);
        for (ordinal, written) in (0..).zip(&decision.acts) {
            // As the fork tells it: things that the draft creates have a place there.
            let Some(dated) = fork.act_as_written(ActId { decision: seq, ordinal }) else {
                continue;
            };
            let Some((id, person)) = laid.person_of(&dated.act) else {
                continue;
            };
            let day = day_of(decision, written);
            let mut found = Found {
                person,
                remarks: Vec::new(),
                judged: false,
            };
            laid.moves(&rules.counted, &dated.act, day, &mut found);
            laid.study(&rules.counted, &dated.act, day, &mut found);
            laid.disciplines(&dated.act, id, day, &mut found);
            laid.terms(&dated.act, day, &mut found);
            laid.pay(&dated.act, id, day, &mut found);
            judged += usize::from(found.judged);
            if found
                .remarks
                .iter()
                .any(|remark| matches!(remark, Remark::DisciplinesUnread))
                && !unread.contains(&id)
            {
                unread.push(id);
            }
            remarks.extend(found.remarks.into_iter().map(|remark| LawRemark {
                ordinal: Some(ordinal),
                person: Some(person),
                remark,
            }));
        }
        laid.quotas(decision, &mut remarks);
        remarks.sort_by_key(|one| (one.remark.weight(), one.ordinal));
        Ok(LawCheck {
            remarks,
            judged,
            unread,
            value: fork,
        })
    }
}

impl Laid<'_> {
    /// Of whom an act is, and the record that tells of that person: records that were joined are one.
    fn person_of(&self, act: &Act) -> Option<(PersonId, Ix)> {
        let mut found = None;
        act.visit(&mut |entity| {
            if let ledger::Entity::Person(person) = entity {
                found = found.or(Some(person));
            }
        });
        let person = found?;
        Some((person, self.fork.record_of(person)?))
    }

    /// Whether somebody was in the ledger before the draft.
    fn is_known(&self, person: Ix) -> bool {
        person < self.base.person_count()
    }

    fn may_read_disciplines(&self, person: PersonId) -> bool {
        self.opened.contains(&person)
    }
}

/// The day on which an act of a draft takes effect, at the latest.
pub(crate) fn day_of(decision: &Decision, dated: &Dated) -> Day {
    dated.when.map_or(decision.header.effective, When::latest)
}
