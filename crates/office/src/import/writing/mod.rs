//! The acts that a row amounts to: everything that it says and the ledger does not know as of the list's day.

mod career;
mod identity;
mod learning;
mod record;

pub(crate) use learning::STATE_MANAGEMENT_UNNAMED;

use std::collections::{BTreeMap, BTreeSet};

use ledger::acts::bodies::Establish;
use ledger::acts::people::RegisterPerson;
use ledger::acts::{Act, Dated};
use ledger::codes::UnitKind;
use ledger::text::{clean, fold};
use ledger::value::{Fact, Ix, Place};
use ledger::view::{PersonView, Structure};
use ledger::{Day, PersonId, PostId, UnitId, View, When};
use papers::date::PartialDate;

use super::facts;
use super::report::Reason;
use super::row::Candidate;
use super::units::normal;

/// The acts of an import in the making.
#[derive(Debug)]
pub(super) struct Writing<'v> {
    view: View<'v>,
    structure: &'v Structure,
    as_of: Day,
    pub(super) acts: Vec<Dated>,
    root: Option<UnitId>,
    made_units: BTreeMap<String, UnitId>,
    /// Posts that nobody holds on the list's day or later, by unit and folded title.
    free_posts: BTreeMap<(UnitId, String), Vec<PostId>>,
}

/// Somebody whom the ledger knows, and what is told of the row that speaks of that person.
#[derive(Debug)]
struct Told<'t, 'v> {
    person: PersonId,
    known: Option<PersonView<'v>>,
    row: &'t Candidate,
    reasons: &'t mut Vec<Reason>,
    /// What the ledger knows of the person begins after the list's day: the list only dates it earlier.
    earlier: bool,
}

impl Told<'_, '_> {
    /// Tells that a field of a known person changes.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "whoever calls hands over what it has just made"
    )]
    fn changed(&mut self, field: &str, was: impl ToString, now: impl ToString) {
        let was = was.to_string();
        if self.known.is_some() && !(self.earlier && was.is_empty()) {
            self.reasons.push(Reason::changed(field, &was, &now.to_string()));
        }
    }
}

impl<'v> Writing<'v> {
    /// Ready for a list of the view's day. An empty ledger gets its authority first, named `authority`.
    pub(super) fn new(view: View<'v>, structure: &'v Structure, authority: &str) -> Self {
        let mut writing = Self::probe(view, structure);
        if writing.root.is_none() {
            let name = if authority.is_empty() {
                "Cơ quan".to_owned()
            } else {
                authority.to_owned()
            };
            let id = writing.push(Establish {
                name,
                kind: UnitKind::Authority,
                parent: None,
                code: None,
            });
            writing.root = Some(UnitId::here(id));
        }
        writing.free_posts = free_posts(view);
        writing
    }

    /// For asking what a row would say anew about a person; nothing of it is kept.
    pub(super) fn probe(view: View<'v>, structure: &'v Structure) -> Self {
        let is_root = |unit: &&Ix| structure.unit(**unit).is_some_and(|unit| unit.parent.is_none());
        let root = structure
            .walked()
            .iter()
            .find(is_root)
            .and_then(|unit| view.unit_id(*unit));
        Self {
            view,
            structure,
            as_of: view.day(),
            acts: Vec::new(),
            root,
            made_units: BTreeMap::new(),
            free_posts: BTreeMap::new(),
        }
    }

    /// Somebody whom the ledger knows, on the list's day.
    pub(super) fn person(&self, ix: Ix) -> Option<PersonView<'v>> {
        self.view.person(ix)
    }

    /// Writes a row of a person who is not in the ledger.
    pub(super) fn add(&mut self, row: &Candidate, reasons: &mut Vec<Reason>) -> PersonId {
        let id = self.push(RegisterPerson {
            full_name: row.name.clone(),
            sex: row.sex,
            birth: row.birth,
            citizen_number: row.number.clone(),
        });
        let person = PersonId::here(id);
        self.write(Told {
            person,
            known: None,
            row,
            reasons,
            earlier: false,
        });
        person
    }

    /// Writes what a row says anew about a person in the ledger; tells whether it says anything anew.
    pub(super) fn change(&mut self, known: PersonView<'v>, row: &Candidate, reasons: &mut Vec<Reason>) -> bool {
        let Some(person) = known.id() else { return false };
        let before = self.acts.len();
        let earlier = known.service().is_none() && perhaps_unit(self.view, known.ix()).is_some();
        self.write(Told {
            person,
            known: Some(known),
            row,
            reasons,
            earlier,
        });
        let changed = self.acts.len() > before;
        if changed && earlier {
            reasons.push(Reason::new("known_earlier"));
        }
        changed
    }

    fn write(&mut self, mut told: Told<'_, 'v>) {
        self.write_identity(&mut told);
        self.write_career(&mut told);
        self.write_learning(&mut told);
        self.write_record(&mut told);
    }

    fn push(&mut self, act: impl Into<Act>) -> u32 {
        self.push_at(When::By(self.as_of), act)
    }

    fn push_at(&mut self, when: When, act: impl Into<Act>) -> u32 {
        let ordinal = u32::try_from(self.acts.len()).unwrap_or(u32::MAX);
        self.acts.push(act.into().at(when));
        ordinal
    }

    /// Since when something holds that the list says: the day that it names, where it had come by the list's day and nothing known of
    /// the same register began later; else "found so on the list's day". So the list always holds on its own day.
    fn since(
        &self,
        named: Option<PartialDate>,
        known: Option<PersonView<'v>>,
        of_register: impl Fn(&Fact) -> bool,
    ) -> When {
        let found_so = When::By(self.as_of);
        let Some(named) = named.and_then(facts::when).filter(|named| named.latest() <= self.as_of) else {
            return found_so;
        };
        let rows = known
            .into_iter()
            .flat_map(|known| self.view.rows(Place::Person(known.ix())));
        let later = rows
            .filter(|row| of_register(&row.fact) && row.from <= self.as_of)
            .any(|row| row.from > named.latest());
        if later { found_so } else { named }
    }

    /// The unit of a row: one that stands, or one that the mapping tells to make of a column's or group's text.
    fn unit_of(&mut self, row: &Candidate) -> Option<UnitId> {
        let Some(text) = &row.new_unit else {
            return row.unit.and_then(|unit| self.view.unit_id(unit));
        };
        if let Some(unit) = self.made_units.get(&normal(text)) {
            return Some(*unit);
        }
        let parent = self.root;
        let id = self.push(Establish {
            name: clean(text),
            kind: UnitKind::Other,
            parent,
            code: None,
        });
        self.made_units.insert(normal(text), UnitId::here(id));
        Some(UnitId::here(id))
    }
}

/// The unit in which a person perhaps is already on the view's day, known from a later list.
pub(super) fn perhaps_unit(view: View<'_>, person: Ix) -> Option<Ix> {
    let unit = |fact: &Fact| match *fact {
        Fact::Service { unit, .. } => Some(unit),
        Fact::Holding {
            post,
            mode: ledger::codes::HoldMode::Main,
            ..
        } => view.unit_of_post(post),
        _ => None,
    };
    view.perhaps(Place::Person(person)).find_map(|row| unit(&row.fact))
}

/// Posts that stand for good and that nobody holds on the view's day or later, by unit and folded title.
fn free_posts(view: View<'_>) -> BTreeMap<(UnitId, String), Vec<PostId>> {
    let mut held: BTreeSet<Ix> = BTreeSet::new();
    for (person, _) in view.value().persons() {
        held.extend(view.rows(Place::Person(person)).filter_map(|row| match row.fact {
            Fact::Holding { post, .. } if row.until > view.day() => Some(post),
            _ => None,
        }));
    }
    let stays = |post: Ix| {
        let mut rows = view.rows(Place::Post(post));
        rows.any(|row| row.fact == Fact::Exists && row.earliest <= view.day() && row.until == Day::MAX)
    };
    let mut free: BTreeMap<(UnitId, String), Vec<PostId>> = BTreeMap::new();
    // The last one is taken first: so the oldest post comes last.
    for post in (0..view.value().post_count())
        .rev()
        .filter(|post| !held.contains(post) && stays(*post))
    {
        let unit = view.unit_of_post(post).and_then(|unit| view.unit_id(unit));
        if let (Some(unit), Some(id)) = (unit, view.post_id(post)) {
            free.entry((unit, fold(&view.post_title(post)))).or_default().push(id);
        }
    }
    free
}
