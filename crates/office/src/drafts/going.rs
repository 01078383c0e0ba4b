//! Who goes where by a draft that merges, unites or divides units, and single persons who go elsewhere than the rest: each by an act of its own
//! in the same decision, so that one signature carries all of it and one revocation takes all of it back.

use ledger::acts::Act;
use ledger::acts::career::Transfer;
use ledger::acts::record::RecordService;
use ledger::value::{Ix, Place};
use ledger::view::Structure;
use ledger::{Decision, Entity, PersonId, PostId, Seq, UnitId, Value, View};

use crate::affected::Affected;
use crate::office::Office;
use crate::permission::Actor;
use crate::port::StoreError;

/// Where somebody is, or goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Whereto {
    /// The unit that stands on the day; empty: none.
    pub unit: String,
    /// The main post; none: somebody without one.
    pub post: Option<(PostId, String)>,
}

/// Somebody whom the draft takes along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Going {
    /// Who.
    pub person: PersonId,
    /// The record's place.
    pub record: Ix,
    /// Where on the day before.
    pub now: Whereto,
    /// Where on the day of effect; none: the ledger would not take the draft.
    pub then: Option<Whereto>,
    /// Whether an act of the draft sends this person by name elsewhere than the rest.
    pub apart: bool,
}

/// Where a single person goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoesTo {
    /// Into a post.
    Post(PostId),
    /// To a unit, without a post.
    Unit(UnitId),
}

/// Whether a decision merges, unites or divides units: only then people go along whom it does not name.
pub fn takes_along(decision: &Decision) -> bool {
    let passes = |act: &Act| matches!(act, Act::Merge(_) | Act::Consolidate(_) | Act::Split(_));
    decision.acts.iter().any(|dated| passes(&dated.act))
}

/// The decision with other ways for single persons: what it said of each before goes, none: with the rest. None: something leans on what goes.
pub fn with_exceptions(
    base: &Value,
    decision: &Decision,
    exceptions: &[(PersonId, Option<GoesTo>)],
) -> Option<Decision> {
    let is_named = |act: &Act| {
        let person = match act {
            Act::Transfer(act) => act.person,
            Act::RecordService(act) => act.person,
            _ => return false,
        };
        let same = |(other, _): &(PersonId, Option<GoesTo>)| base.record_of(*other) == base.record_of(person);
        exceptions.iter().any(same)
    };
    let goes: Vec<u32> = (0..)
        .zip(&decision.acts)
        .filter(|(_, dated)| dated.when.is_none() && is_named(&dated.act))
        .map(|(ordinal, _)| ordinal)
        .collect();
    let mut left = decision.without(|ordinal| goes.contains(&ordinal))?;
    let view = base.on(decision.header.effective, Seq::LATEST);
    for (person, to) in exceptions {
        let act: Act = match to {
            None => continue,
            Some(GoesTo::Post(post)) => Transfer {
                person: *person,
                post: *post,
            }
            .into(),
            Some(GoesTo::Unit(unit)) => {
                let record = base.record_of(*person).and_then(|ix| view.person(ix));
                let (_, standing, _) = record.and_then(|person| person.service())?;
                RecordService {
                    person: *person,
                    unit: *unit,
                    standing,
                }
                .into()
            }
        };
        left.acts.push(act.into());
    }
    Some(left)
}

impl Office {
    /// Everybody whom a draft takes along from the units that it merges, unites or divides, as far as a reader reaches them, by unit and
    /// record; nobody, where it does none of that.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the accounts cannot be read.
    pub fn going(&self, actor: &Actor, base: &Value, decision: &Decision) -> Result<Vec<Going>, StoreError> {
        if !takes_along(decision) {
            return Ok(Vec::new());
        }
        let day = decision.header.effective;
        let before = base.on(day.previous(), Seq::LATEST);
        let fork = base.draft(decision).ok();
        let after = fork.as_ref().map(|fork| fork.on(day, Seq::LATEST));
        let after = after.map(|view| (view, Structure::of(view)));
        let standing = Structure::of(before);
        let going = |one: Affected| {
            let Affected::Person(record) = one else { return None };
            Some(Going {
                person: before.person(record)?.id()?,
                record,
                now: whereto(before, &standing, record),
                then: after
                    .as_ref()
                    .map(|(view, structure)| whereto(*view, structure, record)),
                apart: goes_apart(base, before, decision, record),
            })
        };
        let all = self.affected(actor, base, decision)?;
        let mut all: Vec<Going> = all.into_iter().filter_map(going).collect();
        all.sort_by(|one, other| (&one.now.unit, one.record).cmp(&(&other.now.unit, other.record)));
        Ok(all)
    }
}

fn whereto(view: View<'_>, structure: &Structure, record: Ix) -> Whereto {
    let Some(person) = view.person(record) else {
        return Whereto::default();
    };
    let unit = person
        .unit()
        .map(|unit| view.unit_name(structure.carry(unit)).to_string());
    let post = person.main_post().and_then(|held| {
        let title = view.post_title(held.post).to_string();
        Some((view.post_id(held.post)?, title))
    });
    Whereto {
        unit: unit.unwrap_or_default(),
        post,
    }
}

/// Whether an act has the person for its subject, or names the person or the held post for another taker than the first.
fn goes_apart(base: &Value, before: View<'_>, decision: &Decision, record: Ix) -> bool {
    let held = before.person(record).and_then(|person| person.main_post());
    let held = held.map(|held| Place::Post(held.post));
    let is_one = |entity: Entity| {
        let place = base.place(entity);
        place == Some(Place::Person(record)) || (held.is_some() && place == held)
    };
    decision.acts.iter().any(|dated| {
        let mut named = false;
        match &dated.act {
            Act::Split(split) => {
                let others = split.into.iter().skip(1);
                others.for_each(|part| part.visit_named(&mut |entity| named |= is_one(entity)));
            }
            act => act.visit_subjects(&mut |entity| {
                named |= matches!(entity, Entity::Person(_)) && is_one(entity);
            }),
        }
        named
    })
}
