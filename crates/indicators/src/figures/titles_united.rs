//! Pairs of titles that one person holds under a unification in force (nhất thể hóa chức danh).

use ledger::value::{Fact, Place};

use crate::figure::{Figure, Item, Unit};
use crate::question::Question;

pub(super) const ID: &str = "apparatus.titles_united";

pub(super) fn figure(question: &Question<'_>) -> Figure {
    let mut items = Vec::new();
    for (ix, row) in question.notable() {
        if matches!(row.fact, Fact::TitlesUnited { .. }) && question.covers_person(*ix) {
            items.push(Item {
                place: Place::Person(*ix),
                part: "united".into(),
                counts: true,
                source: Some(row.source),
                day: Some(row.from),
                unit: None,
            });
        }
    }
    Figure::counted(ID, Unit::Titles, &[], items)
}
