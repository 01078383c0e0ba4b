//! Whoever is given a post: the standards of that post, asked as if the person held it already.

use std::collections::BTreeSet;

use lawbook::{Occasion, Verdict};
use ledger::acts::Act;
use ledger::codes::HoldBasis;
use ledger::value::{Fact, FactKind, Ix, Kinds, Place};
use ledger::{Day, Entity, PostId, Seq, Value};
use standards::expr::Truth;
use standards::facts::{LedgerRows, Proposal};
use standards::rule::{Asking, Finding, Standards};

use super::{Found, Laid, Remark};

/// Holding too, so that it is told what would be missing afterwards; a standard speaks on the first of its occasions.
const APPOINTED: &[Occasion] = &[Occasion::Appointment, Occasion::Holding];
const ROTATED: &[Occasion] = &[Occasion::Rotation, Occasion::Appointment, Occasion::Holding];
const POSTED: &[Occasion] = &[Occasion::Appointment, Occasion::Posting, Occasion::Holding];

/// A post that is given by an act.
#[derive(Clone, Copy)]
pub(super) struct Given {
    post: PostId,
    occasions: &'static [Occasion],
    /// Whether it may be a higher one than that held: who is moved for good, or kept, stays at the same height.
    pub(super) rises: bool,
}

/// The post that an act gives somebody.
pub(super) fn given(act: &Act) -> Option<Given> {
    let (post, occasions, rises) = match act {
        Act::Appoint(act) => (act.post, APPOINTED, true),
        Act::Reappoint(act) => (act.post, APPOINTED, false),
        Act::Elect(act) => (act.post, APPOINTED, true),
        Act::IntroduceForElection(act) => (act.post, APPOINTED, true),
        Act::HoldConcurrently(act) => (act.post, APPOINTED, true),
        Act::UniteTitles(act) => (act.also, APPOINTED, true),
        Act::ActFor(act) => (act.post, APPOINTED, true),
        Act::Rotate(act) => (act.post, ROTATED, true),
        Act::Transfer(act) => (act.post, POSTED, false),
        Act::Recruit(act) => (act.post?, POSTED, false),
        _ => return None,
    };
    Some(Given { post, occasions, rises })
}

/// What a standard said of one requirement, or of whether it is for the person.
type Answer = (String, String, Truth);

impl Laid<'_> {
    pub(super) fn moves(&self, standards: &Standards, act: &Act, day: Day, found: &mut Found) {
        let Some(given) = given(act) else { return };
        let Some(Place::Post(post)) = self.fork.place(Entity::Post(given.post)) else {
            return;
        };
        let rows = LedgerRows::of(&standards.people, self.office.law(), self.fork.on(day, Seq::LATEST));
        let row = rows.proposed(found.person, post, self.proposal(found.person, post, day));
        let before = self.answers_before(standards, found.person, day);
        let mut spoken = BTreeSet::new();
        found.judged = true;
        for occasion in given.occasions {
            for finding in standards.check_person(&row, &Asking::on(*occasion, day)) {
                // What was missing or unknown before is no news of this draft.
                let old = *occasion == Occasion::Holding && answers(&finding).iter().all(|one| before.contains(one));
                if finding.verdict != Verdict::Pass && !old && spoken.insert(finding.standard.clone()) {
                    found.say(Some(Remark::Standard(Box::new(finding))));
                }
            }
        }
    }

    /// What the standards do not find met in the present post.
    fn answers_before(&self, standards: &Standards, person: Ix, day: Day) -> BTreeSet<Answer> {
        if !self.is_known(person) {
            return BTreeSet::new();
        }
        let rows = LedgerRows::of(&standards.people, self.office.law(), self.base.on(day, Seq::LATEST));
        let all = standards.check_person(&rows.row(person), &Asking::holding(day));
        all.iter().flat_map(answers).collect()
    }

    /// What the move is for the person: the first post of its kind only where the record follows the person from recruitment on and tells of
    /// no other of that kind; a stock-taking tells of one moment. Whether it is higher, or away from home, no record tells.
    pub(super) fn proposal(&self, person: Ix, post: Ix, day: Day) -> Proposal {
        if !self.is_known(person) {
            return Proposal::default();
        }
        let kinds = self.kinds_of(self.fork, post, day);
        let before = self.base.on(day, Seq::LATEST);
        let holdings = before.rows_of(Place::Person(person), Kinds::of(&[FactKind::Holding]));
        let (mut recruited, mut recorded, mut held) = (false, false, false);
        for row in holdings.filter(|row| row.from < day) {
            if let Fact::Holding { post, basis, .. } = row.fact {
                recruited |= basis == HoldBasis::Recruited;
                recorded |= basis == HoldBasis::Recorded;
                held |= self
                    .kinds_of(self.base, post, row.from)
                    .iter()
                    .any(|kind| kinds.contains(kind));
            }
        }
        let first_time = match (held, recruited && !recorded && !kinds.is_empty()) {
            (true, _) => Some(false),
            (false, true) => Some(true),
            (false, false) => None,
        };
        Proposal {
            first_time,
            ..Proposal::default()
        }
    }

    /// The post that an act gives, as a proposal.
    pub(super) fn is_first_of_its_kind(&self, given: Given, person: Ix, day: Day) -> bool {
        let Some(Place::Post(post)) = self.fork.place(Entity::Post(given.post)) else {
            return false;
        };
        self.proposal(person, post, day).first_time == Some(true)
    }

    /// The title groups of a post on a day.
    fn kinds_of(&self, value: &Value, post: Ix, day: Day) -> Vec<&str> {
        let view = value.on(day, Seq::LATEST);
        let kind = view.unit_of_post(post).and_then(|unit| view.unit_kind(unit));
        let kind = kind.map_or("", |kind| kind.word());
        self.office.law().title_groups(&view.post_title(post), kind, day)
    }
}

/// Everything in a finding that is not met or not known.
fn answers(finding: &Finding) -> Vec<Answer> {
    if finding.scope.truth == Truth::Unknown {
        return vec![(finding.standard.clone(), String::new(), Truth::Unknown)];
    }
    let open = finding.unmet().chain(finding.unknown());
    open.map(|one| (finding.standard.clone(), one.id.clone(), one.truth()))
        .collect()
}
