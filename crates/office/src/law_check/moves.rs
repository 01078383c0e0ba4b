//! Whoever is given a post: the standards of that post, asked as if the person held it already.

use std::collections::BTreeSet;

use lawbook::{Occasion, Verdict};
use ledger::acts::{Act, Dated};
use ledger::value::{Fact, FactKind, Ix, Kinds, Place};
use ledger::{Day, Entity, PersonId, PostId, Seq};
use standards::facts::{LedgerRows, Proposal};
use standards::rule::{Asking, Standards};

use super::{Laid, Remark};

/// Holding too, so that it is told what would be missing afterwards; a standard speaks on the first of its occasions.
const APPOINTED: &[Occasion] = &[Occasion::Appointment, Occasion::Holding];
const ROTATED: &[Occasion] = &[Occasion::Rotation, Occasion::Appointment, Occasion::Holding];
const POSTED: &[Occasion] = &[Occasion::Appointment, Occasion::Posting, Occasion::Holding];

/// Who is given which post by an act, and on what occasions that is judged.
fn given(act: &Act) -> Option<(PersonId, PostId, &'static [Occasion])> {
    Some(match act {
        Act::Appoint(act) => (act.person, act.post, APPOINTED),
        Act::Elect(act) => (act.person, act.post, APPOINTED),
        Act::IntroduceForElection(act) => (act.person, act.post, APPOINTED),
        Act::HoldConcurrently(act) => (act.person, act.post, APPOINTED),
        Act::ActFor(act) => (act.person, act.post, APPOINTED),
        Act::Rotate(act) => (act.person, act.post, ROTATED),
        Act::Transfer(act) => (act.person, act.post, POSTED),
        Act::Recruit(act) => (act.person, act.post?, POSTED),
        _ => return None,
    })
}

/// Who is given a post by an act.
pub(super) fn person_given_a_post(act: &Act) -> Option<PersonId> {
    given(act).map(|(person, ..)| person)
}

impl Laid<'_> {
    /// The place of a person in the fork.
    pub(super) fn person(&self, person: PersonId) -> Option<Ix> {
        match self.fork.place(Entity::Person(person))? {
            Place::Person(ix) => Some(ix),
            _ => None,
        }
    }

    pub(super) fn moves(&self, standards: &Standards, dated: &Dated, day: Day, found: &mut Vec<(Ix, Remark)>) {
        let Some((person, post, occasions)) = given(&dated.act) else {
            return;
        };
        let (Some(person), Some(Place::Post(post))) = (self.person(person), self.fork.place(Entity::Post(post))) else {
            return;
        };
        let law = self.office.law();
        let rows = LedgerRows::of(&standards.people, law, self.fork.on(day, Seq::LATEST));
        let row = rows.proposed(person, post, self.proposal(person, post, day));
        let mut spoken: BTreeSet<String> = self.lacked_before(standards, person, day);
        for occasion in occasions {
            for finding in standards.check_person(&row, &Asking::on(*occasion, day)) {
                // A gap that was there before is no news of this draft, but what bars is told in any case.
                let new = spoken.insert(finding.standard.clone()) || finding.verdict == Verdict::Block;
                if new && finding.verdict != Verdict::Pass {
                    found.push((person, Remark::Standard(Box::new(finding))));
                }
            }
        }
    }

    /// The standards that the person does not meet in the present post.
    fn lacked_before(&self, standards: &Standards, person: Ix, day: Day) -> BTreeSet<String> {
        if person >= self.base.person_count() {
            return BTreeSet::new();
        }
        let rows = LedgerRows::of(&standards.people, self.office.law(), self.base.on(day, Seq::LATEST));
        let before = standards.check_person(&rows.row(person), &Asking::holding(day));
        let lacked = before.into_iter().filter(|finding| finding.verdict != Verdict::Pass);
        lacked.map(|finding| finding.standard).collect()
    }

    /// What the move is for the person: the first post of its kind, where the record tells of posts before and none was of that kind. Whether
    /// it is higher, or away from home, no record tells.
    fn proposal(&self, person: Ix, post: Ix, day: Day) -> Proposal {
        let of_post = |post: Ix, day: Day| -> Vec<&str> {
            let view = self.fork.on(day, Seq::LATEST);
            let kind = view.unit_of_post(post).and_then(|unit| view.unit_kind(unit));
            let kind = kind.map_or("", |kind| kind.word());
            self.office.law().title_groups(&view.post_title(post), kind, day)
        };
        let kinds = of_post(post, day);
        let before = self.base.on(day, Seq::LATEST);
        let holdings = before.rows_of(Place::Person(person), Kinds::of(&[FactKind::Holding]));
        let mut told = false;
        let mut held = false;
        for row in holdings.filter(|row| row.from < day) {
            if let Fact::Holding { post, .. } = row.fact {
                told = true;
                held |= of_post(post, row.from).iter().any(|group| kinds.contains(group));
            }
        }
        Proposal {
            first_time: (told && !kinds.is_empty()).then_some(!held),
            ..Proposal::default()
        }
    }
}
