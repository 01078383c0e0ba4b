//! What can be found at a moment, gathered from the value. It holds everything: what a reader may see of it is no matter of it.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use ledger::value::{Fact, FactKind, Ix, Kinds, Place, Word};
use ledger::view::Structure;
use ledger::{Day, Seq, Value, View};

use super::decisions::DecisionNames;
use super::staff_numbers::StaffNumbers;
use super::telephones::Telephones;
use crate::people::{Roster, Shelf as People, Spelling, Texts, Titles};

/// What can be found at a moment.
#[derive(Debug)]
pub struct SearchIndex {
    pub(super) roster: Arc<Roster>,
    /// The names of people, each once.
    pub(super) names: Arc<Texts>,
    /// By member of the roster: the place of the name, where the roster's own places are not worth anything among these names.
    name_of: Option<Vec<u32>>,
    /// Who is known and in no body of officials on the day, in the order of names.
    pub(super) outside: Vec<Outside>,
    /// By person: the unit, as its papers name it.
    unit_of: Vec<Option<Ix>>,
    /// Records that are told in another one.
    duplicates: BTreeMap<Ix, Ix>,
    /// By unit.
    pub(super) units: Vec<UnitNames>,
    pub(super) titles: Titles,
    /// The posts that stand, with their units.
    pub(super) posts: Vec<(Ix, Ix)>,
    /// Decisions as far as they are known, and perhaps a few more.
    pub(super) decisions: Vec<Arc<DecisionNames>>,
    pub(super) known: Seq,
    pub(super) day: Day,
    pub(super) staff_numbers: Arc<StaffNumbers>,
    /// Read when a telephone number is first sought.
    telephones: OnceLock<Telephones>,
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
        (decisions, staff_numbers): (Vec<Arc<DecisionNames>>, Arc<StaffNumbers>),
    ) -> Self {
        let value = view.value();
        let everybody = roster.everybody(view);
        let (posts, titles) = roster.standing_posts(view, structure);
        let spelled = spelled(&roster, &everybody.outside, value, people);
        Self {
            names: spelled.names,
            name_of: spelled.members,
            outside: spelled.outside,
            known: view.known(),
            unit_of: everybody.unit_of,
            duplicates: everybody.duplicates,
            units: (0..value.unit_count()).map(|unit| unit_names(view, unit)).collect(),
            titles,
            posts,
            decisions,
            day: view.day(),
            staff_numbers,
            telephones: OnceLock::new(),
            roster,
        }
    }

    /// By member of the roster: the place of the name.
    pub(super) fn name_of(&self) -> &[u32] {
        self.name_of.as_deref().unwrap_or_else(|| self.roster.spelled().1)
    }

    /// The record that tells of a person, and the unit that the person is in.
    pub(super) fn record(&self, person: Ix) -> (Ix, Option<Ix>) {
        let own = self.duplicates.get(&person).copied().unwrap_or(person);
        (own, self.unit_of.get(size(own)).copied().flatten())
    }

    /// Whose a telephone number is.
    pub(super) fn telephones(&self, value: &Value) -> &Telephones {
        self.telephones.get_or_init(|| Telephones::of(self.roster.view(value)))
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
    /// None: as the roster has them.
    members: Option<Vec<u32>>,
    outside: Vec<Outside>,
}

fn spelled(roster: &Roster, outside: &[(Ix, Word)], value: &Value, shelf: &People) -> Spelled {
    let beyond = outside.iter().map(|(_, name)| *name);
    let words: Vec<Word> = beyond.clone().collect();
    let (names, places) = shelf.spelled(value.words(), &words);
    if names.continues(roster.spelled().0) {
        return Spelled {
            outside: ordered(outside, &places),
            members: None,
            names,
        };
    }
    // Names were forgotten meanwhile: places are worth something only among the names that they were told with, so all are asked for in
    // one breath.
    let members = roster.members().iter().map(|member| member.name);
    let words: Vec<Word> = beyond.chain(members).collect();
    let (names, places) = shelf.spelled(value.words(), &words);
    let (beyond, inside) = places.split_at(outside.len().min(places.len()));
    Spelled {
        outside: ordered(outside, beyond),
        members: Some(inside.iter().map(|(_, place)| *place).collect()),
        names,
    }
}

/// By name, and those of one name as they were registered.
fn ordered(outside: &[(Ix, Word)], spelled: &[(u32, u32)]) -> Vec<Outside> {
    let own = |((person, _), (rank, name)): (&(Ix, Word), &(u32, u32))| (*rank, *person, *name);
    let mut ordered: Vec<(u32, Ix, u32)> = outside.iter().zip(spelled).map(own).collect();
    ordered.sort_unstable();
    let own = |(_, person, name)| Outside { person, name };
    ordered.into_iter().map(own).collect()
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
