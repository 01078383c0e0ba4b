//! Posts cut this year under the streamlining policy (tinh giản biên chế), against the year's assignment.
//!
//! A case counts on the day its decision takes effect. Target: what the year's quota decisions tell units to cut.

use ledger::value::{Fact, FactKind, Kinds, Place};

use crate::figure::{Absent, Figure, Item, Unit};
use crate::question::Question;

pub(super) const ID: &str = "streamlining.posts_cut_this_year";

pub(super) fn figure(question: &Question<'_>) -> Figure {
    let mut items = Vec::new();
    for (ix, row) in question
        .notable()
        .iter()
        .filter(|(_, row)| question.this_year(row.from))
    {
        if let Fact::CutPost { unit, .. } = row.fact
            && question.covers_unit(unit)
        {
            items.push(Item {
                place: Place::Person(*ix),
                part: "cut".into(),
                counts: true,
                source: Some(row.source),
                day: Some(row.from),
                unit: Some(unit),
            });
        }
    }
    items.sort_by_key(|item| (item.day, item.source));
    let target = to_cut(question);
    if items.is_empty() && target.is_none() {
        return Figure::absent(
            ID,
            Unit::Posts,
            Absent::NoPlan {
                year: question.day().year(),
            },
        );
    }
    let figure = Figure::counted(ID, Unit::Posts, &[], items);
    match target {
        Some(target) => figure.toward(target, question.new_year(), question.year_end()),
        None => figure,
    }
}

/// What the year's quota decisions tell units to cut; none when no quota of the year is assigned.
fn to_cut(question: &Question<'_>) -> Option<i64> {
    let this_year = question.day().year();
    let mut total = None;
    for unit in 0..question.view.value().unit_count() {
        if !question.covers_unit(unit) {
            continue;
        }
        for row in question
            .view
            .rows_of(Place::Unit(unit), Kinds::of(&[FactKind::ToCut]))
            .filter(|row| row.from <= question.day())
        {
            if let Fact::ToCut { year, posts, .. } = row.fact
                && i32::from(year) == this_year
            {
                total = Some(total.unwrap_or(0) + i64::from(posts));
            }
        }
    }
    total
}
