//! Everybody and every post of a moment, for whom a list of the body of officials is not enough: from careers where they were gathered.

use std::collections::BTreeMap;

use ledger::View;
use ledger::value::{Ix, Place, Word};
use ledger::view::Structure;

use super::careers::{Titles, at};
use super::roster::Roster;

/// Those whom a roster leaves out, and where everybody is.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Everybody {
    /// Who is known on the day and in no body of officials, with the name on the day.
    pub(crate) outside: Vec<(Ix, Word)>,
    /// By person: the unit, as its papers name it.
    pub(crate) unit_of: Vec<Option<Ix>>,
    /// Records that are told in another one.
    pub(crate) duplicates: BTreeMap<Ix, Ix>,
}

impl Everybody {
    /// Reads somebody of whom no career was gathered, and who is not in the body of officials.
    fn read(&mut self, view: View<'_>, person: Ix) {
        let Some(seen) = view.person(person) else { return };
        if seen.ix() != person {
            self.duplicates.insert(person, seen.ix());
            return;
        }
        if let Some(unit) = self.unit_of.get_mut(at(person)) {
            *unit = seen.unit();
        }
        let place = Place::Person(person);
        let name = view.name_word(place).filter(|_| view.stands(place));
        self.outside.extend(name.map(|name| (person, name)));
    }
}

impl Roster {
    /// Everybody at the roster's moment, which is the view's.
    pub(crate) fn everybody(&self, view: View<'_>) -> Everybody {
        let people = view.value().person_count();
        let mut all = Everybody {
            unit_of: vec![None; at(people)],
            ..Everybody::default()
        };
        let mut inside = vec![false; at(people)];
        for member in self.members() {
            if let (Some(unit), Some(inside)) = (
                all.unit_of.get_mut(at(member.person)),
                inside.get_mut(at(member.person)),
            ) {
                (*unit, *inside) = (member.unit, true);
            }
        }
        let is_inside = |person: Ix| inside.get(at(person)).copied().unwrap_or_default();
        let Some(careers) = self.careers() else {
            (0..people)
                .filter(|person| !is_inside(*person))
                .for_each(|person| all.read(view, person));
            return all;
        };
        for present in careers.present(view.day()).filter(|present| !present.in_body) {
            let life = present.life;
            if let Some(unit) = all.unit_of.get_mut(at(life.person)) {
                *unit = present.unit;
            }
            if life.stands.0 <= view.day() && view.day() < life.stands.1 {
                all.outside.push((life.person, life.name));
            }
        }
        for person in careers.apart.iter().filter(|person| !is_inside(**person)) {
            all.read(view, *person);
        }
        all
    }

    /// The posts that stand at the roster's moment with their units, in the order of the walk, and how posts are titled.
    pub(crate) fn standing_posts(&self, view: View<'_>, structure: &Structure) -> (Vec<(Ix, Ix)>, Titles) {
        let order = |unit: Ix| {
            structure
                .unit(structure.carry(unit))
                .map_or(u32::MAX, |unit| unit.order)
        };
        let careers = self.careers();
        let place = |post: Ix| {
            let (stands, unit) = match careers {
                Some(careers) => (careers.post_stands(view, post), careers.unit_of_post(view, post)),
                None => (view.stands(Place::Post(post)), view.unit_of_post(post)),
            };
            let unit = unit.filter(|_| stands)?;
            Some((order(unit), post, unit))
        };
        let mut ordered: Vec<(u32, Ix, Ix)> = (0..view.value().post_count()).filter_map(place).collect();
        ordered.sort_unstable();
        let posts = ordered.into_iter().map(|(_, post, unit)| (post, unit)).collect();
        let titles = careers.map_or_else(|| Titles::of(view), |careers| careers.titles.clone());
        (posts, titles)
    }
}
