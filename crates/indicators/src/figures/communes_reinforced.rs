//! Communes and towns with a district official reinforcing them (xã, thị trấn có cán bộ huyện tăng cường), of all of them.
//!
//! Counts a unit while a reinforcement by somebody from above the commune level is in force.

use std::collections::BTreeMap;

use ledger::value::{Fact, Ix, Place, Row};

use crate::figure::{Absent, Figure, Item, Unit, count};
use crate::question::Question;

pub(super) const ID: &str = "mobility.communes_reinforced";

pub(super) fn figure(question: &Question<'_>) -> Figure {
    let communes: Vec<Ix> = question
        .units()
        .filter(|unit| question.structure.commune(*unit) == Some(*unit))
        .collect();
    if communes.is_empty() {
        return Figure::absent(ID, Unit::Communes, Absent::NothingToCount);
    }
    let mut reinforced: BTreeMap<Ix, &Row> = BTreeMap::new();
    let from_above = |person: Ix| {
        let own = question.histories().unit(person);
        own.is_none_or(|unit| question.structure.commune(unit).is_none())
    };
    for (person, row) in question.notable() {
        if let Fact::Reinforcing { unit, .. } = row.fact
            && from_above(*person)
            && let Some(commune) = question.structure.commune(unit)
        {
            reinforced.entry(commune).or_insert(row);
        }
    }
    let of = count(communes.len());
    let items = communes.into_iter().map(|commune| {
        let row = reinforced.get(&commune);
        Item {
            place: Place::Unit(commune),
            part: "reinforced".into(),
            counts: row.is_some(),
            source: row.map(|row| row.source),
            day: row.map(|row| row.from),
            unit: None,
        }
    });
    let figure = Figure::counted(ID, Unit::Communes, &[], items.collect()).out_of(of);
    let (from, until) = (question.new_year(), question.year_end());
    let mut figure = figure.toward(of, from, until);
    (figure.begins, figure.due) = (None, None);
    figure
}
