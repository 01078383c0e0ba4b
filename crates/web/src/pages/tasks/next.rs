//! The next steps that exist in the ledger: classes that start, reinforcements that end. Nothing is proposed here.

use indicators::Figure;
use ledger::acts::Act;
use ledger::codes::Learning;
use ledger::view::ClassView;
use ledger::{ActId, Day};
use words::Message;

use super::show::NextStep;
use crate::site::Visit;
use crate::urls;

const CLASSES: &str = "training.classes_planned";
const REINFORCED: &str = "mobility.communes_reinforced";

pub(super) fn next(visit: &Visit, figure: &Figure) -> Vec<NextStep> {
    if figure.value.is_err() {
        return Vec::new();
    }
    if figure.id == CLASSES {
        return starting(visit, |_| true, 2);
    }
    if figure.id == REINFORCED {
        return first_to_end(visit, figure).into_iter().collect();
    }
    // A requirement is named as the field of learning that it asks for; a class that gives it may close the gap.
    let missing = |class: &ClassView<'_>| {
        let field = class.gives.map(|(field, _)| field);
        field.is_some_and(|field: Learning| {
            let lacks = |item: &indicators::Item| !item.counts && item.part == field.word();
            figure.items.iter().any(lacks)
        })
    };
    if figure.id.starts_with("standards.") {
        starting(visit, missing, 1)
    } else {
        Vec::new()
    }
}

/// The next classes of a sort, with the seats that are still free.
fn starting(visit: &Visit, wanted: impl Fn(&ClassView<'_>) -> bool, most: usize) -> Vec<NextStep> {
    let day = visit.asked.day;
    let view = visit.view();
    let mut classes: Vec<ClassView<'_>> = view
        .classes()
        .filter(|class| class.planned <= day && class.starts > day && wanted(class))
        .collect();
    classes.sort_by_key(|class| (class.starts, class.ix));
    let list = visit.at(&urls::figure_names(CLASSES));
    let step = |class: ClassView<'_>| NextStep {
        said: starts(&class),
        href: Some(list.clone()),
    };
    classes.into_iter().take(most).map(step).collect()
}

/// "Lớp TC-02 khai giảng 15/04/2019, còn 11 chỗ".
pub(crate) fn starts(class: &ClassView<'_>) -> Message {
    let taken = u32::try_from(class.learners().len()).unwrap_or(u32::MAX);
    let free = class.seats.saturating_sub(taken);
    let id = if free > 0 { "next-class" } else { "next-class-full" };
    Message::new(id)
        .with("class", &*class.code())
        .with("day", class.starts)
        .with("free", free)
}

/// The reinforcement that is planned to end first.
fn first_to_end(visit: &Visit, figure: &Figure) -> Option<NextStep> {
    let ends = |source: ActId| -> Option<Day> {
        match visit.value.act_as_written(source)?.act {
            Act::Reinforce(act) => act.planned_end,
            _ => None,
        }
    };
    let ahead = figure
        .items
        .iter()
        .filter_map(|item| Some((ends(item.source?)?, item)))
        .filter(|(day, _)| *day >= visit.asked.day);
    let (day, item) = ahead.min_by_key(|(day, _)| *day)?;
    let unit = visit.view().name(item.place).unwrap_or_default();
    Some(NextStep {
        said: Message::new("next-reinforcement-ends")
            .with("unit", &*unit)
            .with("day", day),
        href: Some(visit.at(&urls::figure_names(figure.id))),
    })
}
