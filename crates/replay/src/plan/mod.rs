//! The decisions of a replay, written for an empty ledger: the state before, then the resolutions under their own numbers.
//!
//! As the ledger is empty, every decision's place is known, and with it every id: nothing is looked up.

mod before;
mod journey;
mod people;
mod resolution;
mod sheet;

use std::collections::BTreeMap;

use ledger::{Day, Decision, PersonId, PostId, UnitId};

use crate::case::Case;
use crate::fault::{Fault, File, Wrong};
use crate::path::Journey;
use sheet::{Head, Sheet};

/// People invented for each unit that stood before; the first of them holds its one post.
pub const DEMO_PEOPLE: usize = 3;
/// Under which name the replay writes into the ledger.
pub const RECORDED_BY: &str = "phatlai";
/// The root's name: whose units these are.
const ROOT: &str = "Nước Cộng hòa xã hội chủ nghĩa Việt Nam";
/// 2025-06-30, the day of the list of units before.
pub(crate) const LAST_DAY: Day = Day(20_269);
/// 2025-07-01, from which the new units stand.
pub(crate) const FIRST_DAY: Day = Day(20_270);

/// The ids of everything that a replay puts into the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ids {
    /// The root.
    pub root: UnitId,
    /// The provinces before, by code.
    pub old_provinces: BTreeMap<String, UnitId>,
    /// The districts, by code; with the one that had ended before.
    pub districts: BTreeMap<String, UnitId>,
    /// The units before, as in [`Case::old`].
    pub old: Vec<UnitId>,
    /// The one post of each.
    pub posts: Vec<PostId>,
    /// The people of each.
    pub people: Vec<[PersonId; DEMO_PEOPLE]>,
    /// The provinces after, as in [`Case::provinces`].
    pub new_provinces: Vec<UnitId>,
    /// The units after, as in [`Case::new`].
    pub new: Vec<UnitId>,
}

/// A replay, ready to be entered into an empty ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The decisions, in their order.
    pub decisions: Vec<Decision>,
    /// How many of them, at the end, are the resolutions of the reorganisation.
    pub resolutions: usize,
    /// What they create.
    pub ids: Ids,
}

/// A plan in the making.
struct Writing<'c> {
    case: &'c Case,
    decisions: Vec<Decision>,
    ids: Ids,
}

impl Plan {
    /// The decisions that carry a settled case from nothing to its end; with a district's own path, where one is given.
    ///
    /// # Errors
    ///
    /// Every [`Fault`] of the path: what it names that the case does not have.
    pub fn of(case: &Case, journey: Option<&Journey>) -> Result<Self, Vec<Fault>> {
        let nobody = UnitId::here(0);
        let mut writing = Writing {
            case,
            decisions: Vec::new(),
            ids: Ids {
                root: nobody,
                old_provinces: BTreeMap::new(),
                districts: BTreeMap::new(),
                old: vec![nobody; case.old.len()],
                posts: vec![PostId::here(0); case.old.len()],
                people: vec![[PersonId::here(0); DEMO_PEOPLE]; case.old.len()],
                new_provinces: Vec::new(),
                new: vec![nobody; case.new.len()],
            },
        };
        let early = journey.map_or(Ok(Vec::new()), |journey| writing.places(journey))?;
        if let Some(journey) = journey {
            writing.found_early(journey, &early);
            writing.join(journey, &early);
        }
        writing.found(&early);
        let before = writing.decisions.len();
        writing.reorganise();
        Ok(Self {
            resolutions: writing.decisions.len() - before,
            decisions: writing.decisions,
            ids: writing.ids,
        })
    }
}

impl Writing<'_> {
    /// The next decision, empty.
    fn sheet(&self) -> Sheet {
        Sheet::at(self.decisions.len())
    }

    /// Takes a written decision. One without acts decides nothing, and is none.
    fn take(&mut self, sheet: Sheet, head: Head) {
        if !sheet.is_empty() {
            self.decisions.push(sheet.under(head));
        }
    }

    /// The places of a path's communes among the units before.
    fn places(&self, journey: &Journey) -> Result<Vec<usize>, Vec<Fault>> {
        let lacking = |code: &str| Fault::of(File::Journey, Wrong::NoSuchUnit(code.to_owned()));
        let mut faults = Vec::new();
        let mut places = Vec::new();
        for stop in &journey.units {
            match self.case.old.iter().position(|unit| unit.code == stop.code) {
                Some(at) if self.case.old[at].district == journey.into => places.push(at),
                _ => faults.push(lacking(&stop.code)),
            }
        }
        if self.case.old.iter().any(|unit| unit.district == journey.district) {
            faults.push(Fault::of(File::Journey, Wrong::Twice(journey.district.clone())));
        }
        let joined = |unit: &&crate::OldUnit| unit.district == journey.into && unit.province == journey.province;
        if !self.case.old.iter().any(|unit| joined(&unit)) {
            faults.push(lacking(&journey.into));
        }
        if faults.is_empty() { Ok(places) } else { Err(faults) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_days_are_those_that_the_comments_say() {
        assert_eq!(
            (LAST_DAY.to_string(), FIRST_DAY.to_string()),
            ("2025-06-30".to_owned(), "2025-07-01".to_owned())
        );
    }
}
