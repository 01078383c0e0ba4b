//! Where everybody is on every day, and what lists are narrowed by: gathered once for a value, so that the roster of any day is one pass over
//! columns.

use std::sync::Arc;

use ledger::codes::{PartyState, Sex, Standing};
use ledger::value::{Ix, Word};
use ledger::view::Structure;
use ledger::{Day, View};

use super::details::{Details, LADDERS, Ladders};
use super::roster::Member;
use super::texts::Texts;

/// No unit, no post, no place.
pub(super) const NONE: u32 = u32::MAX;

/// Where somebody is from a day on, until the next one begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stay {
    pub(super) from: Day,
    /// The unit of the service, or [`NONE`].
    pub(super) service: Ix,
    /// The main post, or [`NONE`].
    pub(super) post: Ix,
    /// In the body of officials.
    pub(super) in_body: bool,
}

/// What is told of somebody from a day on, until the next one begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) from: Day,
    /// The year of birth, or [`i16::MIN`].
    pub(super) born: i16,
    pub(super) sex: Option<Sex>,
    pub(super) standing: Option<Standing>,
    pub(super) party: Option<PartyState>,
    /// By ladder: the place of the levels held.
    pub(super) held: [u16; LADDERS.len()],
}

/// Levels that somebody holds together.
#[derive(Debug, Clone, Default)]
pub(super) struct HeldLevels {
    pub(super) levels: Box<[Word]>,
    /// Known to hold none.
    pub(super) none: bool,
}

/// Somebody, in the order of names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Life {
    pub(super) person: Ix,
    pub(super) name: Word,
    /// The place of the name among all that are spelled.
    pub(super) spelled: u32,
    /// Where the stays and the stretches begin; they end where those of the next one begin.
    pub(super) stays: u32,
    pub(super) stretches: u32,
}

/// Everybody of a value as known at its head.
#[derive(Debug)]
pub(super) struct Careers {
    /// In the order of names; behind them one who is nobody, for the ends.
    pub(super) lives: Box<[Life]>,
    /// How the names are spelled, at the places that lives have: whatever is learned or forgotten later, they fit together.
    pub(super) texts: Arc<Texts>,
    pub(super) stays: Box<[Stay]>,
    pub(super) stretches: Box<[Stretch]>,
    pub(super) held: Box<[HeldLevels]>,
    /// By person: the place in the order of names, or [`NONE`].
    pub(super) place_of: Box<[u32]>,
    /// Who is told in another record or bears different names on different days: they are read anew for each day.
    pub(super) apart: Box<[Ix]>,
    /// By post: its unit; [`NONE`] where it has lain in several.
    pub(super) units: Box<[Ix]>,
}

impl Careers {
    /// Shows everybody who is in the body of officials on the view's day, in the order of names, each with the place of the name; those who
    /// are apart are not among them.
    pub(super) fn members(&self, view: View<'_>, structure: &Structure, mut see: impl FnMut(Member, u32)) {
        let day = view.day();
        for (life, next) in self.lives.iter().zip(self.lives.iter().skip(1)) {
            let stays = self.stays.get(at(life.stays)..at(next.stays)).unwrap_or_default();
            let Some(stay) = stays.iter().rev().find(|stay| stay.from <= day) else {
                continue;
            };
            if !stay.in_body {
                continue;
            }
            let post = some(stay.post);
            let of_post = post.and_then(|post| match self.units.get(at(post)) {
                Some(unit) if *unit != NONE => Some(*unit),
                _ => view.unit_of_post(post),
            });
            let unit = of_post.or(some(stay.service));
            let member = Member {
                person: life.person,
                name: life.name,
                unit,
                stands_in: unit.map(|unit| structure.carry(unit)),
                post,
            };
            see(member, life.spelled);
        }
    }

    /// How many are not apart.
    pub(super) fn len(&self) -> usize {
        self.lives.len().saturating_sub(1)
    }

    /// What lists are narrowed by on a day; none of somebody who is apart.
    pub(super) fn details(&self, day: Day, ladders: &Ladders) -> impl Fn(Ix) -> Option<Details> {
        let orders: Vec<[Option<u16>; LADDERS.len()]> = self
            .held
            .iter()
            .map(|held| {
                let order = |ladder| ladders.highest(ladder, held.levels.iter().copied(), held.none);
                std::array::from_fn(order)
            })
            .collect();
        move |person| {
            let place = at(*self.place_of.get(at(person))?);
            let (life, next) = (self.lives.get(place)?, self.lives.get(place + 1)?);
            let stretches = self.stretches.get(at(life.stretches)..at(next.stretches))?;
            let Some(told) = stretches.iter().rev().find(|told| told.from <= day) else {
                return Some(Details::default());
            };
            let level = |ladder: usize| orders.get(usize::from(told.held[ladder])).and_then(|own| own[ladder]);
            Some(Details {
                sex: told.sex,
                born: (told.born != i16::MIN).then_some(i32::from(told.born)),
                standing: told.standing,
                party: told.party,
                levels: std::array::from_fn(level),
            })
        }
    }
}

pub(super) fn some(ix: Ix) -> Option<Ix> {
    (ix != NONE).then_some(ix)
}

pub(super) fn at(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}
