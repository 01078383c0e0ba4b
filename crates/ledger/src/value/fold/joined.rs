//! A person whose records became one: the acts of all of them make one history, and what they contradict each other in is named.

use super::{Effective, Folding};
use crate::codes::LearningState;
use crate::ids::{ActId, PersonId, Seq};
use crate::time::{Day, Span};
use crate::value::Value;
use crate::value::fact::{Fact, Ix, Lane};
use crate::value::records::Join;
use crate::value::refusal::{Problem, Refusal};
use crate::value::row::{Place, Row};
use crate::value::timeline::Timeline;

/// What two records told before an act joined them.
#[derive(Debug)]
pub(super) struct Joined {
    act: ActId,
    /// What the record that stays told.
    own: Vec<Row>,
    /// What the duplicate told.
    told: Vec<Row>,
}

/// After every act of the log.
const END: ActId = ActId {
    decision: Seq::LATEST,
    ordinal: u32::MAX,
};

impl Value {
    /// The rows of a record: of a duplicate that it leads elsewhere, else all that its acts and those of its duplicates say.
    pub(super) fn fold_record(&self, person: Ix, problems: &mut Vec<Problem>) -> Vec<Row> {
        let into = self.joined_into(person);
        let mut folding = self.told_before(person, into.map_or(END, |join| join.act));
        problems.append(&mut folding.problems);
        let Some(join) = into else { return folding.rows };
        problems.extend(self.joined_again(person, &join));
        let registered = folding.rows.iter().any(|row| row.fact == Fact::Exists);
        if let Some(what) = self.entity(Place::Person(person)).filter(|_| !registered) {
            let refusal = Refusal::CreatedByNothing(what);
            problems.push(Problem { act: join.act, refusal });
        }
        folding.rows.clear();
        folding.push(
            join.act,
            Fact::SameAs { person: join.stays },
            Day::MIN,
            Day::MIN,
            Day::MAX,
        );
        folding.rows
    }

    /// Acts that join a record which was one with another before.
    fn joined_again(&self, person: Ix, first: &Join) -> Vec<Problem> {
        let ids = self.persons.id(person).zip(self.persons.id(first.stays));
        let Some((person_id, into)) = ids.map(|(person, into)| (PersonId(person), PersonId(into))) else {
            return Vec::new();
        };
        let later = self.joins(person).into_iter().filter(|join| join.act > first.act);
        let refusal = Refusal::RecordIsJoined {
            person: person_id,
            into,
        };
        later.map(|join| Problem { act: join.act, refusal }).collect()
    }

    /// What a record tells by its acts before one of the log, with its duplicates of then.
    fn told_before(&self, person: Ix, end: ActId) -> Folding<'_> {
        let mut folding = Folding::of(self, Place::Person(person));
        let joins = self.joins(person).into_iter();
        for join in joins.filter(|join| join.stays == person && join.act < end) {
            let told = self.told_before(join.goes, join.act);
            folding.records.push(join.goes);
            folding.records.extend(told.records);
            folding.joined.push(Joined {
                act: join.act,
                own: self.told_before(person, join.act).rows,
                told: told.rows,
            });
        }
        let mut acts = self.acts_before(person, end, end);
        acts.sort_by_key(|act| act.id);
        acts.dedup_by_key(|act| act.id);
        let mut reached = Day::MIN;
        folding.run(&acts, &mut reached);
        folding
    }

    /// The acts of a record before one of the log, and of the duplicates that acts before another joined with it. What a duplicate told of
    /// who the person is comes with the act that joins it.
    fn acts_before(&self, person: Ix, end: ActId, joined: ActId) -> Vec<Effective> {
        let own = self.persons.line(person).map(Timeline::acts).unwrap_or_default();
        let own = own.into_iter().filter(|id| *id < end);
        let mut acts: Vec<Effective> = own.filter_map(|id| self.effective(id)).collect();
        let joins = self.joins(person).into_iter();
        for join in joins.filter(|join| join.stays == person && join.act < joined) {
            // Nothing is joined with a record that is one with another, so this goes back in the log and ends.
            let theirs = self.acts_before(join.goes, end, join.act).into_iter();
            acts.extend(theirs.filter(|act| act.id >= join.act || !act.act.is_identity()));
        }
        acts
    }
}

impl Folding<'_> {
    /// The records become one: what only the duplicate told of who the person is holds, and what both told differently is refused.
    pub(super) fn join(&mut self, act: &Effective) {
        let Some(at) = self.joined.iter().position(|one| one.act == act.id) else {
            // Seen from the duplicate, or from a record that was joined with it before.
            return;
        };
        let clashes = clashes(&self.joined[at].own, &self.joined[at].told);
        for (what, one, other) in clashes {
            self.refuse(act, Refusal::RecordsClash { what, one, other });
        }
        let identity = |row: &&Row| {
            matches!(
                row.fact,
                Fact::Name(_) | Fact::Sex(_) | Fact::Birth(_) | Fact::Citizen { .. }
            )
        };
        let told: Vec<Row> = self.joined[at].told.iter().filter(identity).copied().collect();
        for row in told {
            if !self.rows.iter().any(|own| own.fact.lane() == row.fact.lane()) {
                self.push(row.source, row.fact, Day::MIN, Day::MIN, Day::MAX);
            }
        }
    }
}

/// What two records say differently of the same days: in what, and by which acts.
fn clashes(own: &[Row], told: &[Row]) -> Vec<(&'static str, ActId, ActId)> {
    let mut found = Vec::new();
    for one in own {
        for other in told.iter().filter(|other| days(one).meets(days(other))) {
            if let Some(what) = clash(one.fact, other.fact) {
                found.push((what, one.source, other.source));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

const fn days(row: &Row) -> Span {
    Span {
        from: row.from,
        until: row.until,
    }
}

/// In what two facts of one person cannot both be right.
fn clash(one: Fact, other: Fact) -> Option<&'static str> {
    let serves = |fact| {
        matches!(
            fact,
            Fact::Service { .. } | Fact::Holding { .. } | Fact::Seconded { .. } | Fact::Reinforcing { .. }
        )
    };
    match (one, other) {
        (Fact::Learning { field, state, .. }, Fact::NoLearning { field: none })
        | (Fact::NoLearning { field: none }, Fact::Learning { field, state, .. }) => {
            (field == none && state == LearningState::Held).then_some("learning")
        }
        (Fact::Left(one), Fact::Left(other)) => (one != other).then_some("leaving"),
        (Fact::Left(_), fact) | (fact, Fact::Left(_)) if serves(fact) => Some("leaving"),
        (Fact::Holding { post: a, .. }, Fact::Holding { post: b, .. }) if a == b => None,
        (one, other) if one == other || one.lane() != other.lane() => None,
        (one, _) => Some(match one.lane()? {
            Lane::Name => "name",
            Lane::Sex => "sex",
            Lane::Birth => "birth",
            Lane::Citizen => "citizen-number",
            Lane::Attribute(_) => "attribute",
            Lane::Party => "party",
            Lane::Service => "service",
            Lane::Rank => "rank",
            Lane::MainPost => "main-post",
            Lane::Contract => "contract",
            Lane::RetirementDay => "retirement",
            _ => return None,
        }),
    }
}
