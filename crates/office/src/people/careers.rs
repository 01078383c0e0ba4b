//! Where everybody is on every day, and what lists are narrowed by: gathered once for a value, so that the roster of any day is one pass over
//! columns.

use std::collections::HashMap;
use std::sync::Arc;

use ledger::codes::{PartyState, Sex, Standing};
use ledger::value::{Ix, Place, Word};
use ledger::view::Structure;
use ledger::{Day, View};

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
    /// The post has lain in several units: which one it is, each day tells.
    pub(super) moves: bool,
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
    /// Known from the first day on, until the second.
    pub(super) stands: (Day, Day),
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
    pub(super) post: Option<Ix>,
    pub(super) in_body: bool,
}

impl Careers {
    /// Shows everybody who is in the body of officials on the view's day, in the order of names, each with the place of the name; those who
    /// are apart are not among them.
    pub(super) fn members(&self, view: View<'_>, structure: &Structure, mut see: impl FnMut(Member, u32)) {
        for present in self.present(view).filter(|present| present.in_body) {
            let member = Member {
                person: present.life.person,
                name: present.life.name,
                unit: present.unit,
                stands_in: present.unit.map(|unit| structure.carry(unit)),
                post: present.post,
            };
            see(member, present.life.spelled);
        }
    }

    /// Where everybody is on the view's day who is not apart, in the order of names.
    pub(super) fn present(&self, view: View<'_>) -> impl Iterator<Item = Present> {
        let day = view.day();
        self.lives
            .iter()
            .zip(self.lives.iter().skip(1))
            .map(move |(life, next)| {
                let stays = self.stays.get(at(life.stays)..at(next.stays)).unwrap_or_default();
                let stay = stays.iter().rev().find(|stay| stay.from <= day);
                let post = stay.and_then(|stay| some(stay.post));
                let moved = post.filter(|_| stay.is_some_and(|stay| stay.moves));
                let of_post = moved.and_then(|post| view.unit_of_post(post));
                Present {
                    life: *life,
                    unit: of_post.or(stay.and_then(|stay| some(stay.unit))),
                    post,
                    in_body: stay.is_some_and(|stay| stay.in_body),
                }
            })
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
