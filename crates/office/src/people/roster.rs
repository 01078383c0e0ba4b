//! The roster of a moment: everybody who is in the body of officials, in the order of names.

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
    /// What it was made from, where that was gathered.
    careers: Option<Arc<Careers>>,
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
        let rooms = &self.rooms;
        rooms.members.leave(std::mem::take(&mut self.members));
        rooms.names.leave(std::mem::take(&mut self.names));
        rooms.details.leave(self.details.take().unwrap_or_default());
    }
}

impl Roster {
    /// Makes it, reading everybody's history.
    pub(super) fn of(view: View<'_>, law: usize, structure: &Structure, names: &mut Names) -> Self {
        let everybody = 0..view.value().person_count();
        let members = everybody.filter_map(|person| member(view, structure, person)).collect();
        Self::sorted(view, law, members, names, (None, Arc::default()))
    }

    /// Makes it from careers that were gathered of the view's value and tell what is known at the view's place of the log.
    pub(super) fn of_careers(
        careers: Arc<Careers>,
        view: View<'_>,
        law: usize,
        structure: &Structure,
        names: &mut Names,
        rooms: &Arc<Rooms>,
    ) -> Self {
        let (mut members, mut spelled) = (rooms.members.take(careers.len()), rooms.names.take(careers.len()));
        careers.members(view, structure, |member, name| {
            members.push(member);
            spelled.push(name);
        });
        let apart = careers.apart.iter().copied();
        let before = members.len();
        members.extend(apart.filter_map(|person| member(view, structure, person)));
        if members.len() > before {
            return Self::sorted(view, law, members, names, (Some(careers), Arc::clone(rooms)));
        }
        let texts = Arc::clone(&careers.texts);
        Self::with(view, law, members, (spelled, texts), (Some(careers), Arc::clone(rooms)))
    }

    fn sorted(
        view: View<'_>,
        law: usize,
        mut members: Vec<Member>,
        names: &mut Names,
        from: (Option<Arc<Careers>>, Arc<Rooms>),
    ) -> Self {
        names.learn(view.value().words(), members.iter().map(|member| member.name));
        members.sort_by_key(|member| (names.rank(member.name), member.person));
        let spelled = members
            .iter()
            .map(|member| names.place(member.name).unwrap_or(u32::MAX));
        let spelled = spelled.collect();
        Self::with(view, law, members, (spelled, Arc::clone(names.texts())), from)
    }

    fn with(
        view: View<'_>,
        law: usize,
        members: Vec<Member>,
        (names, texts): (Vec<u32>, Arc<Texts>),
        (careers, rooms): (Option<Arc<Careers>>, Arc<Rooms>),
    ) -> Self {
        Self {
            day: view.day(),
            known: view.known(),
            law,
            names,
            texts,
            members,
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
        (&self.texts, &self.names)
    }

    /// How the name of a member is spelled, without marks and with them.
    pub(crate) fn spelling(&self, at: usize) -> (&str, &str) {
        let place = self.names.get(at).and_then(|place| usize::try_from(*place).ok());
        place.map_or(("", ""), |place| self.texts.get(place))
    }

    /// What lists are narrowed by, by member; read from the histories when first asked for.
    pub fn details(&self, value: &Value, ladders: &Ladders) -> &[Details] {
        self.details.get_or_init(|| {
            let mut details = self.rooms.details.take(self.members.len());
            let people = self.members.iter().map(|member| member.person);
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
        let gathered = self.careers.as_ref().map(|careers| careers.details(self.day, ladders));
        let mut read = move |person| {
            told.read(view.facts_of(Place::Person(person), Told::KINDS).map(|row| row.fact));
            told.details(ladders)
        };
        move |person| {
            let known = gathered.as_ref().and_then(|gathered| gathered(person));
            known.unwrap_or_else(|| read(person))
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
