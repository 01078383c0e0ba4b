//! What each table keeps of a row of a history; a row that says nothing of it gives none.

use ledger::value::{Fact, Ix, Place, Row};
use ledger::{Decimal, View};

use super::tables::{Cell, id, text};

pub(super) fn person(view: View<'_>, place: Place) -> Vec<Cell> {
    let Place::Person(ix) = place else { return Vec::new() };
    let Some(person) = view.person(ix) else {
        return vec![id(view, place), Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty];
    };
    vec![
        id(view, place),
        text(person.name()),
        person.sex().map_or(Cell::Empty, |(sex, _)| text(sex.word())),
        person.birth().map_or(Cell::Empty, |(birth, _)| text(birth)),
        person.citizen_number().map_or(Cell::Empty, text),
    ]
}

fn unit(view: View<'_>, unit: Ix) -> Cell {
    id(view, Place::Unit(unit))
}

pub(super) fn unit_fact(view: View<'_>, row: &Row) -> Option<Vec<Cell>> {
    Some(match row.fact {
        Fact::Exists => vec![text("exists"), Cell::Empty],
        Fact::Name(word) => vec![text("name"), text(view.text(word))],
        Fact::Kind(kind) => vec![text("kind"), text(kind.word())],
        Fact::Code(word) => vec![text("code"), text(view.text(word))],
        Fact::Under { unit: above, line } => vec![text(format!("under-{}", line.word())), unit(view, above)],
        Fact::Into { unit: into, how, .. } => vec![text(format!("{}-into", how.word())), unit(view, into)],
        Fact::AttributeText { key, text: own } => vec![text(view.text(key)), text(view.text(own))],
        _ => return None,
    })
}

/// Where a unit, or a part of it, went, and with which share of its quotas and quantities.
pub(super) fn lineage(view: View<'_>, row: &Row) -> Option<Vec<Cell>> {
    let (extent, into, how, share) = match row.fact {
        Fact::Into { unit, how, share } => ("whole", unit, how, share),
        Fact::PartTo { unit, how, share } => ("part", unit, how, share),
        _ => return None,
    };
    Some(vec![
        text(how.word()),
        text(extent),
        unit(view, into),
        Cell::Decimal(share.into()),
    ])
}

pub(super) fn post_fact(view: View<'_>, row: &Row) -> Option<Vec<Cell>> {
    Some(match row.fact {
        Fact::Name(word) => vec![text("title"), text(view.text(word))],
        Fact::In { unit: of } => vec![text("unit"), unit(view, of)],
        _ => return None,
    })
}

pub(super) fn class_fact(view: View<'_>, row: &Row) -> Option<Vec<Cell>> {
    Some(match row.fact {
        Fact::Name(word) => vec![text("title"), text(view.text(word))],
        Fact::Code(word) => vec![text("code"), text(view.text(word))],
        Fact::Programme { programme, family } => vec![text(family.word()), text(view.text(programme))],
        Fact::Seats(seats) => vec![text("seats"), text(seats)],
        Fact::Runs { starts, ends } => vec![text("runs"), text(format!("{starts}/{ends}"))],
        _ => return None,
    })
}

pub(super) fn holding(view: View<'_>, row: &Row) -> Option<Vec<Cell>> {
    let Fact::Holding { post, mode, basis, .. } = row.fact else {
        return None;
    };
    // While it was held the post may have passed to another unit: the last one is told.
    let last = view.at(row.until.previous());
    let of = last.unit_of_post(post).map_or(Cell::Empty, |of| unit(view, of));
    Some(vec![
        id(view, Place::Post(post)),
        text(view.post_title(post)),
        of,
        text(mode.word()),
        text(basis.word()),
    ])
}

pub(super) fn service(view: View<'_>, row: &Row) -> Option<Vec<Cell>> {
    let Fact::Service { unit: of, standing } = row.fact else {
        return None;
    };
    Some(vec![unit(view, of), text(standing.word())])
}

pub(super) fn learning(view: View<'_>, row: &Row) -> Option<Vec<Cell>> {
    let Fact::Learning {
        field,
        level,
        specialism,
        state,
    } = row.fact
    else {
        return None;
    };
    let specialism = specialism.map_or(Cell::Empty, |word| text(view.text(word)));
    Some(vec![
        text(field.word()),
        text(view.text(level)),
        specialism,
        text(state.word()),
    ])
}

pub(super) fn rank(view: View<'_>, row: &Row) -> Option<Vec<Cell>> {
    let Fact::Rank {
        rank,
        step,
        coefficient,
    } = row.fact
    else {
        return None;
    };
    let coefficient = Decimal::from_millionths(i64::from(coefficient) * 10_000);
    Some(vec![
        text(view.text(rank)),
        Cell::Whole(i64::from(step)),
        Cell::Decimal(coefficient),
    ])
}

pub(super) fn grade(row: &Row) -> Option<Vec<Cell>> {
    let Fact::Grade { year, grade } = row.fact else {
        return None;
    };
    Some(vec![Cell::Whole(i64::from(year)), text(grade.word())])
}

pub(super) fn enrolment(view: View<'_>, row: &Row) -> Option<Vec<Cell>> {
    let Fact::Enrolled { class, learner } = row.fact else {
        return None;
    };
    Some(vec![id(view, Place::Class(class)), text(learner.word())])
}

pub(super) fn successor(view: View<'_>, row: &Row) -> Option<Vec<Cell>> {
    let Fact::Planned {
        post,
        first_year,
        last_year,
    } = row.fact
    else {
        return None;
    };
    Some(vec![
        id(view, Place::Post(post)),
        Cell::Whole(i64::from(first_year)),
        Cell::Whole(i64::from(last_year)),
    ])
}

pub(super) fn moved(view: View<'_>, row: &Row) -> Option<Vec<Cell>> {
    let Fact::Moved { kind, from, to } = row.fact else {
        return None;
    };
    let kind = match kind {
        ledger::value::MoveKind::Appointed => "appointed",
        ledger::value::MoveKind::Transferred => "transferred",
        ledger::value::MoveKind::Rotated => "rotated",
        ledger::value::MoveKind::Introduced => "introduced",
    };
    Some(vec![
        text(kind),
        from.map_or(Cell::Empty, |from| unit(view, from)),
        unit(view, to),
    ])
}

pub(super) fn quota(row: &Row) -> Option<Vec<Cell>> {
    let Fact::Quota { kind, year, posts } = row.fact else {
        return None;
    };
    Some(vec![
        text(kind.word()),
        Cell::Whole(i64::from(year)),
        Cell::Whole(i64::from(posts)),
    ])
}

pub(super) fn measure(view: View<'_>, row: &Row) -> Option<Vec<Cell>> {
    let Fact::Measured { what, toward, value } = row.fact else {
        return None;
    };
    Some(vec![
        text(what.word()),
        toward.map_or(Cell::Empty, |toward| unit(view, toward)),
        Cell::Decimal(value.into()),
    ])
}
