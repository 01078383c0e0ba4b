//! Who goes where by a draft that merges, unites or divides units, and single persons who go elsewhere than the rest: each by an act of its own
//! in the same decision, so that one signature carries all of it and one revocation takes all of it back.

use std::collections::BTreeMap;

use ledger::acts::bodies::CreatePost;
use ledger::acts::career::Transfer;
use ledger::acts::record::RecordService;
use ledger::acts::{Act, Dated};
use ledger::value::{Ix, Place};
use ledger::view::Structure;
use ledger::{Day, Decision, Entity, PersonId, PostId, Seq, UnitId, Value, View};

use super::draft::Draft;
use crate::law_check::day_of;
use crate::office::Office;
use crate::permission::Actor;

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
    /// On which day: that of the act which passes the unit on, the first of several.
    pub day: Day,
    /// Where on the day before.
    pub now: Whereto,
    /// Where on that day; none: the ledger would not take the draft.
    pub then: Option<Whereto>,
    /// How the draft sends this person by name elsewhere than the rest; none: it does not.
    pub apart: Option<Apart>,
}

/// Where a single person goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoesTo {
    /// Into a post.
    Post(PostId),
    /// To a unit, without a post.
    Unit(UnitId),
}

/// How a draft sends somebody by name elsewhere than the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Apart {
    /// By one act that says where to, on the same day: its ordinal, and where to.
    Act(u32, GoesTo),
    /// By other acts, by their ordinals: each is changed where it is written.
    Others(Vec<u32>),
}

/// Whether a decision merges, unites or divides units: only then people go along whom it does not name.
pub fn takes_along(decision: &Decision) -> bool {
    decision.acts.iter().any(|dated| passes(&dated.act))
}

const fn passes(act: &Act) -> bool {
    matches!(act, Act::Merge(_) | Act::Consolidate(_) | Act::Split(_))
}

impl Draft {
    /// Whether it is told of this draft who goes where: while it is on its way. Once it is in the ledger, the ledger tells.
    pub fn tells_going(&self, decision: &Decision) -> bool {
        !self.stage.is_over() && takes_along(decision)
    }
}

/// The posts that a decision makes itself: each with its act.
pub fn posts_made(decision: &Decision) -> impl Iterator<Item = (PostId, &CreatePost)> {
    let each = (0..).zip(&decision.acts);
    each.filter_map(|(ordinal, dated)| match &dated.act {
        Act::CreatePost(post) => Some((PostId::here(ordinal), post)),
        _ => None,
    })
}

/// Whether an act at a place of its decision may speak of where somebody goes: of what the decision makes only acts behind it do.
fn may_speak_of(ordinal: u32, to: GoesTo) -> bool {
    let (GoesTo::Post(PostId(made)) | GoesTo::Unit(UnitId(made))) = to;
    made.decision != Seq::THIS || made.ordinal < ordinal
}

/// The decision with other ways for single persons; none: with the rest. An act that sends somebody is rewritten where it stands, or behind what
/// it speaks of, and keeps what else it says; whoever is sent by other acts stays as it is. None: something leans on what goes.
pub fn with_exceptions(base: &Value, decision: &Decision, exceptions: &[(&Going, Option<GoesTo>)]) -> Option<Decision> {
    let mut written = decision.clone();
    let (mut goes, mut more) = (Vec::new(), Vec::new());
    for (one, to) in exceptions {
        match (exception_of(base, decision, one.record, one.day), to) {
            (Some(Apart::Others(_)), _) | (None, None) => {}
            (Some(Apart::Act(ordinal, _)), None) => goes.push(ordinal),
            (Some(Apart::Act(_, now)), Some(to)) if now == *to => {}
            (Some(Apart::Act(ordinal, _)), Some(to)) => {
                let own = written.acts.get_mut(usize::try_from(ordinal).ok()?)?;
                let act = sent(base, one, *to, Some(&own.act))?;
                if may_speak_of(ordinal, *to) {
                    own.act = act;
                } else {
                    more.push(Dated { when: own.when, act });
                    goes.push(ordinal);
                }
            }
            (None, Some(to)) => more.push(Dated {
                when: when_of(decision, one.day),
                act: sent(base, one, *to, None)?,
            }),
        }
    }
    written.acts.extend(more);
    written.without(|ordinal| goes.contains(&ordinal))
}

/// The act that sends somebody, in the place of one that did.
fn sent(base: &Value, one: &Going, to: GoesTo, before: Option<&Act>) -> Option<Act> {
    let person = one.person;
    Some(match (to, before) {
        (GoesTo::Post(post), Some(Act::Transfer(own))) => Transfer { post, ..own.clone() }.into(),
        (GoesTo::Unit(unit), Some(Act::RecordService(own))) => RecordService { unit, ..own.clone() }.into(),
        (GoesTo::Post(post), _) => Transfer { person, post }.into(),
        (GoesTo::Unit(unit), _) => {
            let view = base.on(one.day, Seq::LATEST);
            let (_, standing, _) = view.person(one.record)?.service()?;
            RecordService { person, unit, standing }.into()
        }
    })
}

/// The day of its own that the act has which passes units on that day.
fn when_of(decision: &Decision, day: Day) -> Option<ledger::When> {
    let mut acts = decision.acts.iter();
    acts.find(|dated| passes(&dated.act) && day_of(decision, dated) == day)?
        .when
}

/// Whether and how a decision sends somebody elsewhere who goes along with a unit on a day: the one answer for what is told and what is rewritten.
fn exception_of(base: &Value, decision: &Decision, record: Ix, day: Day) -> Option<Apart> {
    let before = base.on(day.previous(), Seq::LATEST);
    let held = before.person(record).and_then(|person| person.main_post());
    let held = held.map(|held| Place::Post(held.post));
    let is_one = |entity: Entity| {
        let place = base.place(entity);
        place == Some(Place::Person(record)) || (held.is_some() && place == held)
    };
    let names = |act: &Act| {
        let mut named = false;
        match act {
            Act::Split(split) => {
                let others = split.into.iter().skip(1);
                others.for_each(|part| part.visit_named(&mut |entity| named |= is_one(entity)));
            }
            Act::Separate(separate) => separate.part.visit_named(&mut |entity| named |= is_one(entity)),
            Act::TransferPart(part) => part.part.visit_named(&mut |entity| named |= is_one(entity)),
            act if moves(act) => act.visit_subjects(&mut |entity| {
                named |= matches!(entity, Entity::Person(_)) && is_one(entity);
            }),
            _ => {}
        }
        named
    };
    let naming = (0..).zip(&decision.acts).filter(|(_, dated)| names(&dated.act));
    let naming: Vec<(u32, &Dated)> = naming.collect();
    let to = |act: &Act| match act {
        Act::Transfer(act) => Some(GoesTo::Post(act.post)),
        Act::RecordService(act) => Some(GoesTo::Unit(act.unit)),
        _ => None,
    };
    match naming.as_slice() {
        [] => None,
        [(ordinal, dated)] if day_of(decision, dated) == day && to(&dated.act).is_some() => {
            to(&dated.act).map(|to| Apart::Act(*ordinal, to))
        }
        several => Some(Apart::Others(several.iter().map(|(ordinal, _)| *ordinal).collect())),
    }
}

/// Whether an act says of its person where that one works from then on, or no longer works.
const fn moves(act: &Act) -> bool {
    matches!(
        act,
        Act::RecordService(_)
            | Act::RecordPost(_)
            | Act::Recruit(_)
            | Act::Appoint(_)
            | Act::Reappoint(_)
            | Act::Transfer(_)
            | Act::Rotate(_)
            | Act::Second(_)
            | Act::EndSecondment(_)
            | Act::Reinforce(_)
            | Act::EndReinforcement(_)
            | Act::Elect(_)
            | Act::Relieve(_)
            | Act::Resign(_)
            | Act::Retire(_)
            | Act::Streamline(_)
            | Act::Die(_)
            | Act::Release(_)
            | Act::Admit(_)
    )
}

/// A day, the day before it, and the day itself with the draft.
struct Sides<'v> {
    before: (View<'v>, Structure),
    after: Option<(View<'v>, Structure)>,
}

impl Office {
    /// Everybody whom a draft takes along from the units that it merges, unites or divides, as far as a reader reaches them, by unit and
    /// record; nobody, where it does none of that.
    pub fn going(&self, actor: &Actor, base: &Value, decision: &Decision) -> Vec<Going> {
        if !takes_along(decision) {
            return Vec::new();
        }
        let fork = base.draft(decision).ok();
        let mut days: BTreeMap<Day, Sides<'_>> = BTreeMap::new();
        let mut all = Vec::new();
        for (record, day) in self.carried(actor, base, decision, passes) {
            let sides = days.entry(day).or_insert_with(|| {
                let before = base.on(day.previous(), Seq::LATEST);
                let after = fork.as_ref().map(|fork| fork.on(day, Seq::LATEST));
                Sides {
                    before: (before, Structure::of(before)),
                    after: after.map(|view| (view, Structure::of(view))),
                }
            });
            let (before, standing) = &sides.before;
            let Some(person) = before.person(record).and_then(|person| person.id()) else {
                continue;
            };
            let after = sides.after.as_ref();
            all.push(Going {
                person,
                record,
                day,
                now: whereto(*before, standing, record),
                then: after.map(|(view, structure)| whereto(*view, structure, record)),
                apart: exception_of(base, decision, record, day),
            });
        }
        all.sort_by(|one, other| (&one.now.unit, one.record).cmp(&(&other.now.unit, other.record)));
        all
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
