//! Where everybody is on every day, and what lists are narrowed by: gathered once for a value, so that the roster of any day is one pass over
//! columns.

use std::collections::HashMap;
use std::sync::Arc;

use ledger::codes::{PartyState, Sex, Standing};
use ledger::value::{Ix, Place, Word};
use ledger::view::Structure;
use ledger::{Day, View};

use super::by_unit::ByUnit;
use super::details::{Details, LADDERS, Ladders};
use super::roster::Member;
use super::spelling::Spelling;
use super::texts::Texts;

/// No unit, no post, no place.
pub(super) const NONE: u32 = u32::MAX;

/// Where somebody is from a day on, until the next one begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stay {
    pub(super) from: Day,
    /// The unit of the main post, or of the service where no post has one; or [`NONE`].
    pub(super) unit: Ix,
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
    /// Known from the first day on, until the second.
    pub(super) stands: (Day, Day),
}

/// Where the stays and the stretches of somebody begin; they end where those of the next one begin. By themselves, because every list reads
/// them of everybody.
#[derive(Debug, Clone, Copy)]
pub(super) struct Starts {
    pub(super) stays: u32,
    pub(super) stretches: u32,
}

/// A post, whatever the day.
#[derive(Debug, Clone, Copy)]
pub(super) struct PostLife {
    /// Its unit; [`NONE`] where it has lain in several.
    pub(super) unit: Ix,
    /// Stands from the first day on, until the second; none where that is told several times.
    pub(super) stands: Option<(Day, Day)>,
}

/// Everybody of a value as known at its head.
#[derive(Debug)]
pub(super) struct Careers {
    /// In the order of names.
    pub(super) lives: Box<[Life]>,
    /// Of each life; behind them one of nobody, for the ends.
    pub(super) starts: Box<[Starts]>,
    /// How the names are spelled, at the places that lives have: whatever is learned or forgotten later, they fit together.
    pub(super) texts: Arc<Texts>,
    pub(super) stays: Box<[Stay]>,
    pub(super) by_unit: ByUnit,
    pub(super) stretches: Box<[Stretch]>,
    pub(super) held: Box<[HeldLevels]>,
    /// By person: the place in the order of names, or [`NONE`].
    pub(super) place_of: Box<[u32]>,
    /// Who is told in another record or bears different names on different days: they are read anew for each day.
    pub(super) apart: Box<[Ix]>,
    pub(super) posts: Box<[PostLife]>,
    pub(super) titles: Titles,
}

/// The titles of posts, which stay as they are.
#[derive(Debug, Clone)]
pub(crate) struct Titles {
    /// Each once.
    pub(crate) texts: Arc<Texts>,
    /// By post: its place among the texts, or [`u32::MAX`].
    pub(crate) of: Arc<[u32]>,
}

impl Titles {
    pub(super) fn of(view: View<'_>) -> Self {
        let (mut texts, mut places) = (Texts::default(), HashMap::new());
        let posts = 0..view.value().post_count();
        let of = posts.map(|post| {
            view.post_title_word(post).map_or(NONE, |word| {
                *places.entry(word).or_insert_with(|| {
                    texts.push(&Spelling::of(&view.text(word)));
                    u32::try_from(texts.len() - 1).unwrap_or(NONE)
                })
            })
        });
        let of = of.collect();
        Self {
            texts: Arc::new(texts),
            of,
        }
    }
}

/// Somebody on a day.
pub(super) struct Present {
    pub(super) life: Life,
    /// As [`super::Member`] has it.
    pub(super) unit: Option<Ix>,
    pub(super) in_body: bool,
}

impl Careers {
    /// Who is at a place in the order of names, if that one is in the body of officials on a day, and the place of the name; nobody who is apart.
    pub(super) fn member(&self, place: usize, day: Day, structure: &Structure) -> Option<(Member, u32)> {
        let stay = self.stay(place, day).filter(|stay| stay.in_body)?;
        let life = self.lives.get(place)?;
        let unit = some(stay.unit);
        let member = Member {
            person: life.person,
            name: life.name,
            unit,
            stands_in: unit.map(|unit| structure.carry(unit)),
            post: some(stay.post),
        };
        Some((member, life.spelled))
    }

    /// The place of somebody in the order of names.
    pub(super) fn place_of(&self, person: Ix) -> Option<usize> {
        self.place_of
            .get(at(person))
            .filter(|place| **place != NONE)
            .map(|place| at(*place))
    }

    /// Whether a place in the order of names is somebody's.
    pub(super) fn is_of(&self, place: usize, person: Option<Ix>) -> bool {
        person.is_some() && self.lives.get(place).map(|life| life.person) == person
    }

    /// Where everybody is on a day who is not apart, in the order of names.
    pub(super) fn present(&self, day: Day) -> impl Iterator<Item = Present> {
        (0..self.len()).filter_map(move |place| self.present_at(place, day))
    }

    fn present_at(&self, place: usize, day: Day) -> Option<Present> {
        let stay = self.stay(place, day);
        Some(Present {
            life: *self.lives.get(place)?,
            unit: stay.and_then(|stay| some(stay.unit)),
            in_body: stay.is_some_and(|stay| stay.in_body),
        })
    }

    /// Where somebody is on a day.
    #[inline]
    pub(super) fn stay(&self, place: usize, day: Day) -> Option<&Stay> {
        let (own, next) = (self.starts.get(place)?, self.starts.get(place + 1)?);
        let stays = self.stays.get(at(own.stays)..at(next.stays))?;
        stays.iter().rev().find(|stay| stay.from <= day)
    }

    pub(super) fn unit_of_post(&self, view: View<'_>, post: Ix) -> Option<Ix> {
        match self.posts.get(at(post)) {
            Some(life) if life.unit != NONE => Some(life.unit),
            _ => view.unit_of_post(post),
        }
    }

    /// Whether a post stands on the view's day.
    pub(super) fn post_stands(&self, view: View<'_>, post: Ix) -> bool {
        match self.posts.get(at(post)).and_then(|life| life.stands) {
            Some((from, until)) => from <= view.day() && view.day() < until,
            None => view.stands(Place::Post(post)),
        }
    }

    /// How many are not apart.
    pub(super) fn len(&self) -> usize {
        self.lives.len()
    }

    /// What lists are narrowed by on a day, by the place in the order of names; levels only where there are ladders.
    pub(super) fn details(&self, day: Day, ladders: Option<&Ladders>) -> impl Fn(usize) -> Option<Details> {
        let highest = |ladders: &Ladders, held: &HeldLevels| {
            std::array::from_fn(|ladder| ladders.highest(ladder, held.levels.iter().copied(), held.none))
        };
        let orders: Vec<[Option<u16>; LADDERS.len()]> = ladders
            .into_iter()
            .flat_map(|ladders| self.held.iter().map(move |held| highest(ladders, held)))
            .collect();
        move |place| {
            let (own, next) = (self.starts.get(place)?, self.starts.get(place + 1)?);
            let stretches = self.stretches.get(at(own.stretches)..at(next.stretches))?;
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
