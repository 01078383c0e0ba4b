//! Classes in the year's plan (số lớp theo kế hoạch đào tạo, bồi dưỡng), in two families.
//!
//! Counts: classes that a decision in force by the day opens and that start in the day's year.

use ledger::codes::TrainingFamily;
use ledger::value::Place;

use crate::figure::{Absent, Figure, Item, Unit};
use crate::question::Question;

pub(super) const ID: &str = "training.classes_planned";

pub(super) fn figure(question: &Question<'_>) -> Figure {
    let items: Vec<Item> = question
        .classes()
        .iter()
        .map(|class| Item {
            place: Place::Class(class.ix),
            part: match class.family {
                TrainingFamily::PoliticalTheory => "political_theory",
                TrainingFamily::Professional => "professional",
            }
            .into(),
            counts: true,
            source: Some(class.source),
            day: Some(class.starts),
            unit: None,
        })
        .collect();
    if items.is_empty() {
        return Figure::absent(
            ID,
            Unit::Classes,
            Absent::NoPlan {
                year: question.day().year(),
            },
        );
    }
    Figure::counted(ID, Unit::Classes, &["political_theory", "professional"], items)
}
