//! The roster of a moment: everybody who is in the body of officials, in the order of names.

use std::sync::{Arc, OnceLock};

use ledger::codes::{HoldMode, Learning, LearningState, PartyState, Sex, Standing};
use ledger::value::{Fact, FactKind, Ix, Kinds, Place, Word};
use ledger::view::Structure;
use ledger::{Day, Seq, Value, View};

use super::checks::Checks;
use super::names::Names;
use super::order::Orders;
use super::posts::Posts;
use super::texts::Texts;
use crate::duties::Duties;

/// One person of a roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: Ix,
    /// The name on the day.
    pub name: Word,
    /// The unit on the day, as its papers name it.
    pub unit: Option<Ix>,
    /// The unit that stands on the day in its place.
    pub stands_in: Option<Ix>,
    /// The main post.
    pub post: Option<Ix>,
}

/// What lists are narrowed by, beyond who is where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Details {
    /// Sex, where it is recorded.
    pub sex: Option<Sex>,
    /// The year of birth, where it is recorded.
    pub born: Option<i32>,
    /// The standing of the service.
    pub standing: Option<Standing>,
    /// Party membership, where it is recorded.
    pub party: Option<PartyState>,
    /// The highest level held, by ladder: education, political theory, state management; its place on the ladder, from 1.
    /// 0: known to hold none; none: nothing is recorded.
    pub levels: [Option<u16>; 3],
}

/// The fields of learning by which lists are narrowed, with their ladders.
pub(super) const LADDERS: [(Learning, &str); 3] = [
    (Learning::Education, "education"),
    (Learning::Theory, "theory"),
    (Learning::StateManagement, "state_management"),
];

/// Everybody who is in the body of officials at a moment.
#[derive(Debug)]
pub struct Roster {
    day: Day,
    known: Seq,
    /// The law that its people are judged by, by its place among those shown.
    law: usize,
    members: Vec<Member>,
    /// By member: the place of the name in `texts`.
    names: Vec<u32>,
    texts: Arc<Texts>,
    details: OnceLock<Vec<Details>>,
    posts: OnceLock<Posts>,
    checks: OnceLock<Checks>,
    duties: OnceLock<Duties>,
    orders: Orders,
}

impl Roster {
    /// Makes it.
    pub(super) fn of(view: View<'_>, law: usize, structure: &Structure, names: &mut Names) -> Self {
        let value = view.value();
        let mut members: Vec<Member> = (0..value.person_count())
            .filter_map(|person| member(view, structure, person))
            .collect();
        names.learn(value.words(), members.iter().map(|member| member.name));
        members.sort_by_key(|member| (names.rank(member.name), member.person));
        let places = members
            .iter()
            .map(|member| names.place(member.name).unwrap_or(u32::MAX));
        Self {
            day: view.day(),
            known: view.known(),
            law,
            names: places.collect(),
            texts: Arc::clone(names.texts()),
            members,
            details: OnceLock::new(),
            posts: OnceLock::new(),
            checks: OnceLock::new(),
            duties: OnceLock::new(),
            orders: Orders::default(),
        }
    }

    /// Everybody, in the order of names.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The law that its people are judged by, by its place among those shown.
    pub(crate) const fn law(&self) -> usize {
        self.law
    }

    /// The value at the roster's moment.
    pub(crate) const fn view<'v>(&self, value: &'v Value) -> View<'v> {
        value.on(self.day, self.known)
    }

    /// Where the posts of the moment are kept.
    pub(super) const fn kept_posts(&self) -> &OnceLock<Posts> {
        &self.posts
    }

    /// Where it is kept who meets which standard.
    pub(super) const fn kept_checks(&self) -> &OnceLock<Checks> {
        &self.checks
    }

    /// Where it is kept what falls due.
    pub(crate) const fn kept_duties(&self) -> &OnceLock<Duties> {
        &self.duties
    }

    /// Where other orders than that of names are kept.
    pub(super) const fn kept_orders(&self) -> &Orders {
        &self.orders
    }

    /// How the name of a member is spelled, without marks and with them.
    pub(crate) fn spelling(&self, at: usize) -> (&str, &str) {
        let place = self.names.get(at).and_then(|place| usize::try_from(*place).ok());
        place.map_or(("", ""), |place| self.texts.get(place))
    }

    /// What lists are narrowed by, by member; read from the histories when first asked for.
    pub fn details(&self, value: &Value, ladders: &Ladders) -> &[Details] {
        self.details.get_or_init(|| {
            let view = self.view(value);
            let of = |member: &Member| details(view, member.person, ladders);
            self.members.iter().map(of).collect()
        })
    }
}

/// A person as a member, if the person is one: serves or holds a post, has not left, and is no duplicate of another record.
fn member(view: View<'_>, structure: &Structure, person: Ix) -> Option<Member> {
    const KINDS: Kinds = Kinds::of(&[
        FactKind::Exists,
        FactKind::SameAs,
        FactKind::Left,
        FactKind::Service,
        FactKind::Holding,
    ]);
    let (mut there, mut served, mut post, mut holds) = (false, None, None, false);
    for row in view.facts_of(Place::Person(person), KINDS) {
        match row.fact {
            Fact::Exists => there = true,
            Fact::SameAs { .. } | Fact::Left(_) => return None,
            Fact::Service { unit, .. } => served = Some(unit),
            Fact::Holding { post: held, mode, .. } => {
                holds = true;
                if mode == HoldMode::Main {
                    post = Some(held);
                }
            }
            _ => {}
        }
    }
    if !there || (served.is_none() && !holds) {
        return None;
    }
    let unit = post.and_then(|post| view.unit_of_post(post)).or(served);
    Some(Member {
        person,
        name: view.name_word(Place::Person(person))?,
        unit,
        stands_in: unit.map(|unit| structure.carry(unit)),
        post,
    })
}

/// The ladders of a day, by the words that the ledger has for their levels.
#[derive(Debug, Default, Clone)]
pub struct Ladders([Vec<(Word, u16)>; 3]);

impl Ladders {
    /// The ladders in force on a day.
    pub fn of(law: &lawbook::Lawbook, value: &Value, day: Day) -> Self {
        Self(LADDERS.map(|(_, name)| {
            let ladder = law.ladder(name, day).ok();
            let levels = ladder.iter().flat_map(|ladder| &ladder.body().levels);
            levels
                .filter_map(|level| Some((value.words().find(&level.id)?, level.order)))
                .collect()
        }))
    }

    fn order(&self, ladder: usize, level: Word) -> Option<u16> {
        let levels = self.0.get(ladder)?;
        levels.iter().find(|(word, _)| *word == level).map(|(_, order)| *order)
    }
}

fn details(view: View<'_>, person: Ix, ladders: &Ladders) -> Details {
    const KINDS: Kinds = Kinds::of(&[
        FactKind::Sex,
        FactKind::Birth,
        FactKind::Service,
        FactKind::Party,
        FactKind::Learning,
        FactKind::NoLearning,
    ]);
    let ladder_of = |field: Learning| LADDERS.iter().position(|(own, _)| *own == field);
    let mut found = Details::default();
    for row in view.facts_of(Place::Person(person), KINDS) {
        match row.fact {
            Fact::Sex(sex) => found.sex = Some(sex),
            Fact::Birth(birth) => found.born = Some(birth.latest().year()),
            Fact::Service { standing, .. } => found.standing = Some(standing),
            Fact::Party(state) => found.party = Some(state),
            Fact::Learning {
                field,
                level,
                state: LearningState::Held,
                ..
            } => {
                if let Some(ladder) = ladder_of(field)
                    && let Some(order) = ladders.order(ladder, level)
                {
                    let own = &mut found.levels[ladder];
                    *own = Some(own.unwrap_or(0).max(order));
                }
            }
            Fact::NoLearning { field } => {
                if let Some(ladder) = ladder_of(field) {
                    found.levels[ladder].get_or_insert(0);
                }
            }
            _ => {}
        }
    }
    found
}
