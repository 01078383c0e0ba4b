//! What can be found at a moment, gathered from the value. It holds everything: what a reader may see of it is no matter of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use ledger::value::{Fact, FactKind, Ix, Kinds, Place, Word};
use ledger::view::Structure;
use ledger::{Seq, Value, View};

use super::decisions::DecisionNames;
use super::staff_numbers::StaffNumbers;
use crate::people::{Roster, Shelf as People, Spelling, Texts};

/// What can be found at a moment.
#[derive(Debug)]
pub struct SearchIndex {
    pub(super) roster: Arc<Roster>,
    /// The names of people, each once.
    pub(super) names: Arc<Texts>,
    /// By member of the roster: the place of the name.
    pub(super) name_of: Vec<u32>,
    /// Who is known and in no body of officials on the day, in the order of names.
    pub(super) outside: Vec<Outside>,
    /// By person: the unit, as its papers name it.
    unit_of: Vec<Option<Ix>>,
    /// Records that are told in another one.
    duplicates: BTreeMap<Ix, Ix>,
    /// By unit.
    pub(super) units: Vec<UnitNames>,
    /// The titles of posts, each once.
    pub(super) titles: Texts,
    /// By post: its place in `titles`.
    pub(super) title_of: Vec<Option<u32>>,
    /// The posts that stand, with their units.
    pub(super) posts: Vec<(Ix, Ix)>,
    /// Decisions as far as they are known, and perhaps a few more.
    pub(super) decisions: Vec<Arc<DecisionNames>>,
    pub(super) known: Seq,
    pub(super) staff_numbers: StaffNumbers,
}

/// Somebody outside the body of officials.
#[derive(Debug)]
pub(super) struct Outside {
    pub(super) person: Ix,
    /// The place of the name.
    pub(super) name: u32,
}

/// What a unit is and was called: the name of the day first; its code is among them. None, where it is not known.
#[derive(Debug, Default)]
pub(super) struct UnitNames(pub(super) Vec<Spelling>);

impl SearchIndex {
    pub(super) fn of(
        view: View<'_>,
        structure: &Structure,
        roster: Arc<Roster>,
        people: &People,
        decisions: Vec<Arc<DecisionNames>>,
    ) -> Self {
        let value = view.value();
        let mut unit_of = vec![None; size(value.person_count())];
        let mut inside = vec![false; unit_of.len()];
        for member in roster.members() {
            unit_of[size(member.person)] = member.unit;
            inside[size(member.person)] = true;
        }
        let (mut duplicates, mut outside) = (BTreeMap::new(), Vec::new());
        for (person, inside) in (0..).zip(&inside) {
            let seen = view.person(person).filter(|_| !inside);
            let Some(seen) = seen else { continue };
            if seen.ix() != person {
                duplicates.insert(person, seen.ix());
                continue;
            }
            unit_of[size(person)] = seen.unit();
            if let Some(name) = view
                .name_word(Place::Person(person))
                .filter(|_| view.stands(Place::Person(person)))
            {
                outside.push((person, name));
            }
        }
        let (titles, title_of, posts) = posts(view, structure);
        let spelled = spelled(&roster, &outside, value, people);
        Self {
            names: spelled.names,
            name_of: spelled.members,
            outside: spelled.outside,
            known: view.known(),
            unit_of,
            duplicates,
            units: (0..value.unit_count()).map(|unit| unit_names(view, unit)).collect(),
            titles,
            title_of,
            posts,
            decisions,
            staff_numbers: StaffNumbers::of(view),
            roster,
        }
    }

    /// The record that tells of a person, and the unit that the person is in.
    pub(super) fn record(&self, person: Ix) -> (Ix, Option<Ix>) {
        let own = self.duplicates.get(&person).copied().unwrap_or(person);
        (own, self.unit_of.get(size(own)).copied().flatten())
    }

    /// Reads the acts of some decisions; whether there are more after them.
    pub(super) fn open_decisions(&self, value: &Value, at: usize) -> bool {
        if let Some(together) = self.decisions.get(at) {
            together.open(value);
        }
        at + 1 < self.decisions.len()
    }
}

/// The names of people, and the places among them that members and those outside have.
struct Spelled {
    names: Arc<Texts>,
    members: Vec<u32>,
    outside: Vec<Outside>,
}

/// Asks for all names in one breath: places are worth something only among the names that they were told with.
fn spelled(roster: &Roster, outside: &[(Ix, Word)], value: &Value, shelf: &People) -> Spelled {
    let members = roster.members().iter().map(|member| member.name);
    let words: Vec<Word> = members.chain(outside.iter().map(|(_, name)| *name)).collect();
    let (names, spelled) = shelf.spelled(value.words(), &words);
    let (inside, beyond) = spelled.split_at(roster.members().len().min(spelled.len()));
    let mut ordered: Vec<(u32, Outside)> = outside
        .iter()
        .zip(beyond)
        .map(|((person, _), (rank, name))| {
            let outside = Outside {
                person: *person,
                name: *name,
            };
            (*rank, outside)
        })
        .collect();
    ordered.sort_by_key(|(rank, outside)| (*rank, outside.person));
    Spelled {
        names,
        members: inside.iter().map(|(_, place)| *place).collect(),
        outside: ordered.into_iter().map(|(_, outside)| outside).collect(),
    }
}

/// The titles, by post the place of its title, and the posts that stand.
type Posts = (Texts, Vec<Option<u32>>, Vec<(Ix, Ix)>);

fn posts(view: View<'_>, structure: &Structure) -> Posts {
    let (mut titles, mut places, mut posts) = (Texts::default(), BTreeMap::new(), Vec::new());
    let title_of = (0..view.value().post_count()).map(|post| {
        if !view.stands(Place::Post(post)) {
            return None;
        }
        let (title, unit) = (view.post_title_word(post)?, view.unit_of_post(post)?);
        posts.push((post, unit));
        Some(*places.entry(title).or_insert_with(|| {
            titles.push(&Spelling::of(&view.text(title)));
            u32::try_from(titles.len() - 1).unwrap_or(u32::MAX)
        }))
    });
    let title_of = title_of.collect();
    // As the units of the day are walked.
    let order = |unit: Ix| {
        structure
            .unit(structure.carry(unit))
            .map_or(u32::MAX, |unit| unit.order)
    };
    posts.sort_by_key(|(post, unit)| (order(*unit), *post));
    (titles, title_of, posts)
}

fn unit_names(view: View<'_>, unit: Ix) -> UnitNames {
    const KINDS: Kinds = Kinds::of(&[FactKind::Name, FactKind::Code]);
    let mut words: Vec<Word> = view.name_word(Place::Unit(unit)).into_iter().collect();
    for row in view.rows_of(Place::Unit(unit), KINDS) {
        if let Fact::Name(word) | Fact::Code(word) = row.fact
            && !words.contains(&word)
        {
            words.push(word);
        }
    }
    UnitNames(words.into_iter().map(|word| Spelling::of(&view.text(word))).collect())
}

/// An index as a length.
pub(super) fn size(ix: Ix) -> usize {
    usize::try_from(ix).unwrap_or(usize::MAX)
}
