//! The roster of a moment: everybody who is in the body of officials, in the order of names.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

use ledger::value::{Ix, Place, Word};
use ledger::view::Structure;
use ledger::{Day, Seq, Value, View};

use super::careers::Careers;
use super::checks::Checks;
use super::details::{Details, Ladders, Told};
use super::names::Names;
use super::order::Orders;
use super::particulars::Particulars;
use super::posts::Posts;
use super::room::Rooms;
use super::texts::Texts;
use super::whereabouts::Whereabouts;
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

/// All members.
#[derive(Debug, Default)]
struct Made {
    /// In the order of names.
    members: Vec<Member>,
    /// By member: the place of the name in the texts.
    names: Vec<u32>,
}

/// Everybody who is in the body of officials at a moment.
#[derive(Debug)]
pub struct Roster {
    day: Day,
    known: Seq,
    /// The law that its people are judged by, by its place among those shown.
    law: usize,
    structure: Arc<Structure>,
    /// Made from careers when somebody asks for all of them.
    made: OnceLock<Made>,
    /// How many lists were asked for while they were not.
    asked: AtomicU32,
    texts: Arc<Texts>,
    /// What it is made from, where that was gathered.
    careers: Option<Arc<Careers>>,
    /// Nobody is in it who stands apart from careers.
    is_gathered: bool,
    details: OnceLock<Vec<Details>>,
    particulars: OnceLock<Vec<Particulars>>,
    /// By own attribute, the places of those who have it.
    own_attributes: OnceLock<Vec<(Word, Vec<u32>)>>,
    posts: OnceLock<Posts>,
    checks: OnceLock<Checks>,
    duties: OnceLock<Duties>,
    orders: Orders,
    /// Where the room of its lists comes from, and goes when nobody needs it any more.
    rooms: Arc<Rooms>,
}

impl Drop for Roster {
    fn drop(&mut self) {
        let (rooms, made) = (&self.rooms, self.made.take().unwrap_or_default());
        rooms.members.leave(made.members);
        rooms.names.leave(made.names);
        rooms.details.leave(self.details.take().unwrap_or_default());
    }
}

impl Roster {
    /// Makes it, reading everybody's history.
    pub(super) fn of(view: View<'_>, law: usize, structure: &Arc<Structure>, names: &mut Names) -> Self {
        let everybody = 0..view.value().person_count();
        let members = everybody.filter_map(|person| member(view, structure, person)).collect();
        let made = Made::sorted(view, members, names);
        Self::with(
            view,
            law,
            structure,
            (Some(made), Arc::clone(names.texts())),
            (None, Arc::default()),
        )
    }

    /// Of careers that were gathered of the view's value and tell what is known at the view's place of the log.
    pub(super) fn of_careers(
        careers: Arc<Careers>,
        view: View<'_>,
        law: usize,
        structure: &Arc<Structure>,
        names: &mut Names,
        rooms: &Arc<Rooms>,
    ) -> Self {
        let apart: Vec<Member> = careers
            .apart
            .iter()
            .filter_map(|person| member(view, structure, *person))
            .collect();
        let from = |careers| (Some(careers), Arc::clone(rooms));
        if apart.is_empty() {
            let texts = Arc::clone(&careers.texts);
            return Self::with(view, law, structure, (None, texts), from(careers));
        }
        let mut made = Made::of(&careers, view.day(), structure, rooms);
        made.members.extend(apart);
        let made = Made::sorted(view, made.members, names);
        let texts = Arc::clone(names.texts());
        Self::with(view, law, structure, (Some(made), texts), from(careers))
    }

    fn with(
        view: View<'_>,
        law: usize,
        structure: &Arc<Structure>,
        (made, texts): (Option<Made>, Arc<Texts>),
        (careers, rooms): (Option<Arc<Careers>>, Arc<Rooms>),
    ) -> Self {
        Self {
            day: view.day(),
            known: view.known(),
            law,
            structure: Arc::clone(structure),
            is_gathered: careers.is_some() && made.is_none(),
            asked: AtomicU32::new(0),
            made: made.map_or_else(OnceLock::new, OnceLock::from),
            texts,
            careers,
            details: OnceLock::new(),
            particulars: OnceLock::new(),
            own_attributes: OnceLock::new(),
            posts: OnceLock::new(),
            checks: OnceLock::new(),
            duties: OnceLock::new(),
            orders: Orders::default(),
            rooms,
        }
    }

    fn made(&self) -> &Made {
        self.made.get_or_init(|| match &self.careers {
            Some(careers) => Made::of(careers, self.day, &self.structure, &self.rooms),
            None => Made::default(),
        })
    }

    /// Everybody, in the order of names.
    pub fn members(&self) -> &[Member] {
        &self.made().members
    }

    /// How many members it holds in memory: none before somebody asks for all of them.
    pub(super) fn held(&self) -> usize {
        self.made.get().map_or(0, |made| made.members.len())
    }

    /// Somebody who is in the body of officials at the moment; none of whoever is not.
    pub fn member(&self, value: &Value, person: Ix) -> Option<Member> {
        let gathered = self
            .careers()
            .and_then(|careers| Some((careers, careers.place_of(person)?)));
        match gathered {
            Some((careers, place)) => Some(careers.member(place, self.day, &self.structure)?.0),
            None => member(self.view(value), &self.structure, person),
        }
    }

    /// Whether everybody is to be made for a list: the first of a moment reads careers, and whoever asks again will ask more.
    pub(super) fn is_worth_making(&self) -> bool {
        self.made.get().is_some() || self.asked.fetch_add(1, Ordering::Relaxed) > 0
    }

    /// What tells of every member, each at the place in the order of names; none where somebody is apart, or nothing was gathered.
    pub(super) fn gathered(&self) -> Option<&Careers> {
        self.careers().filter(|_| self.is_gathered)
    }

    pub(super) const fn day(&self) -> Day {
        self.day
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

    /// What it was made from, where that was gathered.
    pub(super) fn careers(&self) -> Option<&Careers> {
        self.careers.as_deref()
    }

    /// Where it is kept what else is told of each member.
    pub(super) const fn kept_particulars(&self) -> &OnceLock<Vec<Particulars>> {
        &self.particulars
    }

    /// Where it is kept who has which attribute of the office's own.
    pub(crate) const fn kept_own_attributes(&self) -> &OnceLock<Vec<(Word, Vec<u32>)>> {
        &self.own_attributes
    }

    /// Where other orders than that of names are kept.
    pub(super) const fn kept_orders(&self) -> &Orders {
        &self.orders
    }

    /// How names are spelled, and by member the place among them.
    pub(crate) fn spelled(&self) -> (&Arc<Texts>, &[u32]) {
        (&self.texts, &self.made().names)
    }

    /// How the name of a member is spelled, without marks and with them.
    pub(crate) fn spelling(&self, at: usize) -> (&str, &str) {
        let place = self.made().names.get(at).and_then(|place| usize::try_from(*place).ok());
        place.map_or(("", ""), |place| self.texts.get(place))
    }

    /// What lists are narrowed by, by member; read from the histories when first asked for.
    pub fn details(&self, value: &Value, ladders: &Ladders) -> &[Details] {
        self.details.get_or_init(|| {
            let members = self.members();
            let mut details = self.rooms.details.take(members.len());
            let people = members.iter().map(|member| member.person);
            details.extend(people.map(self.details_of_each(value, ladders)));
            details
        })
    }

    /// The same, where it was read already.
    pub(super) fn read_details(&self) -> Option<&[Details]> {
        self.details.get().map(Vec::as_slice)
    }

    /// The same of one member after the other, for whoever needs it of few.
    pub(super) fn details_of_each(&self, value: &Value, ladders: &Ladders) -> impl FnMut(Ix) -> Details {
        let (view, mut told) = (self.view(value), Told::default());
        let gathered = self
            .careers
            .as_ref()
            .map(|careers| careers.details(self.day, Some(ladders)));
        let mut read = move |person| {
            told.read(view.facts_of(Place::Person(person), Told::KINDS).map(|row| row.fact));
            told.details(ladders)
        };
        move |person| {
            let place = self.careers().and_then(|careers| careers.place_of(person));
            let known = gathered
                .as_ref()
                .zip(place)
                .and_then(|(gathered, place)| gathered(place));
            known.unwrap_or_else(|| read(person))
        }
    }
}

impl Made {
    /// Those of careers.
    fn of(careers: &Careers, day: Day, structure: &Structure, rooms: &Rooms) -> Self {
        let mut made = Self {
            members: rooms.members.take(careers.len()),
            names: rooms.names.take(careers.len()),
        };
        for (member, name) in (0..careers.len()).filter_map(|place| careers.member(place, day, structure)) {
            made.members.push(member);
            made.names.push(name);
        }
        made
    }

    fn sorted(view: View<'_>, mut members: Vec<Member>, names: &mut Names) -> Self {
        names.learn(view.value().words(), members.iter().map(|member| member.name));
        members.sort_by_key(|member| (names.rank(member.name), member.person));
        let spelled = members
            .iter()
            .map(|member| names.place(member.name).unwrap_or(u32::MAX));
        Self {
            names: spelled.collect(),
            members,
        }
    }
}

/// A person as a member, if the person is one of the body of officials.
pub(crate) fn member(view: View<'_>, structure: &Structure, person: Ix) -> Option<Member> {
    let facts = view.facts_of(Place::Person(person), Whereabouts::KINDS);
    let found = Whereabouts::of(facts.map(|row| row.fact));
    if !found.in_body() {
        return None;
    }
    let unit = found.post.and_then(|post| view.unit_of_post(post)).or(found.service);
    Some(Member {
        person,
        name: view.name_word(Place::Person(person))?,
        unit,
        stands_in: unit.map(|unit| structure.carry(unit)),
        post: found.post,
    })
}
