//! The posts of a moment: in which unit each is, and who holds it.

use ledger::Value;
use ledger::codes::HoldMode;
use ledger::value::{Fact, FactKind, Ix, Kinds, Place};
use ledger::view::Structure;
use ledger::{Day, View};

use super::roster::{Member, Roster};
use crate::permission::Scope;

/// One who holds a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holder {
    /// Which post.
    pub post: Ix,
    /// Who.
    pub member: Member,
    /// How.
    pub mode: HoldMode,
    /// Since when, certainly.
    pub since: Day,
}

/// The posts that stand at a moment.
#[derive(Debug, Default)]
pub struct Posts {
    /// The place in the walk of the unit that stands for it, and the post; sorted.
    all: Vec<(u32, Ix)>,
    /// Sorted by post, as the roster has the people.
    holders: Vec<Holder>,
}

impl Posts {
    pub(super) fn of(view: View<'_>, structure: &Structure, members: &[Member]) -> Self {
        let place = |post: &Ix| {
            let unit = structure.carry(view.unit_of_post(*post)?);
            structure
                .unit(unit)
                .filter(|unit| unit.stands)
                .map(|unit| (unit.order, *post))
        };
        let stand = (0..view.value().post_count()).filter(|post| view.stands(Place::Post(*post)));
        let mut all: Vec<(u32, Ix)> = stand.filter_map(|post| place(&post)).collect();
        all.sort_unstable();
        let mut holders = Vec::new();
        for member in members {
            let held = view.facts_of(Place::Person(member.person), Kinds::NONE.with(FactKind::Holding));
            holders.extend(held.filter_map(|row| match row.fact {
                Fact::Holding { post, mode, .. } => Some(Holder {
                    post,
                    member: *member,
                    mode,
                    since: row.from,
                }),
                _ => None,
            }));
        }
        holders.sort_by_key(|holder| holder.post);
        Self { all, holders }
    }

    /// Those of a unit and all below it, in the order of the walk.
    pub fn of_branch(&self, structure: &Structure, unit: Ix) -> &[(u32, Ix)] {
        let Some(unit) = structure.unit(unit).filter(|unit| unit.stands) else {
            return &[];
        };
        let at = |order: u32| self.all.partition_point(|(own, _)| *own < order);
        self.all.get(at(unit.order)..at(unit.last)).unwrap_or_default()
    }

    /// Those of a unit alone.
    pub fn of_unit(&self, structure: &Structure, unit: Ix) -> &[(u32, Ix)] {
        let own = structure.unit(unit).map_or(0, |unit| unit.order);
        let branch = self.of_branch(structure, unit);
        let end = branch.partition_point(|(order, _)| *order == own);
        branch.get(..end).unwrap_or_default()
    }

    /// Who holds a post.
    pub fn holders(&self, post: Ix) -> &[Holder] {
        let from = self.holders.partition_point(|holder| holder.post < post);
        let until = self.holders.partition_point(|holder| holder.post <= post);
        self.holders.get(from..until).unwrap_or_default()
    }
}

/// How many people each branch has, of those whom a reader may see.
#[derive(Debug, Clone, Default)]
pub struct Headcount {
    /// By place in the walk: the people of all units before it.
    before: Vec<u32>,
}

impl Headcount {
    /// Counts the people of a roster whom a scope covers.
    pub fn of(roster: &Roster, structure: &Structure, scope: &Scope) -> Self {
        let mut before = vec![0; structure.walked().len() + 1];
        for member in roster.members() {
            let unit = member.stands_in.and_then(|unit| structure.unit(unit));
            let Some(unit) = unit.filter(|unit| unit.stands) else {
                continue;
            };
            if scope.covers(member.stands_in, Some(member.person), structure)
                && let Some(count) = before.get_mut(at(unit.order) + 1)
            {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut before {
            sum += *count;
            *count = sum;
        }
        Self { before }
    }

    /// The people of a unit and all below it.
    pub fn branch(&self, structure: &Structure, unit: Ix) -> u32 {
        let until = |order: u32| self.before.get(at(order)).copied().unwrap_or(0);
        let place = structure.unit(unit).filter(|unit| unit.stands);
        place.map_or(0, |place| until(place.last) - until(place.order))
    }
}

fn at(order: u32) -> usize {
    usize::try_from(order).unwrap_or(usize::MAX)
}

impl Roster {
    /// The posts of the same moment; read when first asked for.
    pub fn posts(&self, value: &Value, structure: &Structure) -> &Posts {
        self.kept_posts()
            .get_or_init(|| Posts::of(self.view(value), structure, self.members()))
    }
}
