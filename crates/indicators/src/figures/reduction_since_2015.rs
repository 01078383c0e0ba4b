//! Posts cut since the quota assigned in 2015 (giảm so với biên chế giao năm 2015), toward at least ten per cent by the end of 2021.
//!
//! Base: the quotas assigned for the base year, of every unit of that time; today's are those of the units that stand, with what their
//! predecessors brought. Civil-service and public-employee posts are counted, and shown apart. Law: staffing.reduction-by-2021.

use ledger::Day;
use ledger::codes::QuotaKind;
use ledger::value::{FactKind, Ix, Kinds, Place};

use crate::base_quota::{CUT_KINDS, base_quota};
use crate::figure::{Absent, Figure, Item, Part, Unit};
use crate::question::Question;

pub(super) const ID: &str = "quota.reduction_since_2015";
/// The entry that gives share, base year and due day.
const LAW: &str = "staffing.reduction-by-2021";
const BASE_YEAR: i32 = 2015;
/// The parts of the figure, in the order of [`CUT_KINDS`].
const PARTS: [&str; 2] = ["civil_service", "public_employees"];

/// What brings a quota to a unit.
const BRING_QUOTA: Kinds = Kinds::of(&[FactKind::Quota, FactKind::From, FactKind::PartFrom]);

pub(super) fn figure(question: &Question<'_>) -> Figure {
    let units = with_quota(question);
    let assigned = |kind, day| assigned(question, &units, kind, day);
    let base = CUT_KINDS.map(|kind| base_quota(question.view, units.iter().copied(), (kind, BASE_YEAR)));
    let of: i64 = base.iter().sum();
    if of == 0 || question.day() < Day::first_of_year(BASE_YEAR) {
        return Figure::absent(ID, Unit::Posts, Absent::NoBase { year: BASE_YEAR });
    }
    let now = CUT_KINDS.map(|kind| assigned(kind, question.day()));
    let mut figure = Figure::plain(ID, Unit::Posts, of - now.iter().sum::<i64>()).out_of(of);
    figure.parts = PARTS
        .iter()
        .zip(base.iter().zip(&now))
        .map(|(id, (base, now))| Part {
            id: (*id).into(),
            value: base - now,
            of: Some(*base),
        })
        .collect();
    figure.by_year = (BASE_YEAR..=question.day().year())
        .map(|year| {
            let day = Day::last_of_year(year).min(question.day());
            (year, CUT_KINDS.iter().map(|kind| assigned(*kind, day)).sum())
        })
        .collect();
    figure.items = items(question);
    if let Some((least, due)) = least(question, of) {
        figure = figure.toward(least, Day::first_of_year(BASE_YEAR), due);
        figure.bases.push(LAW.to_owned());
    }
    figure
}

/// The least number of posts to cut, rounded up to whole posts, and the last day for it.
fn least(question: &Question<'_>, base: i64) -> Option<(i64, Day)> {
    let rule = question.law.value(LAW, question.day()).ok()?.body();
    Some((rule.limit(base)?, rule.due?))
}

/// The units asked about that may have a quota on some day: their own, or what predecessors brought.
fn with_quota(question: &Question<'_>) -> Vec<Ix> {
    let may_have = |unit: &Ix| {
        let mut rows = question.view.rows_of(Place::Unit(*unit), BRING_QUOTA);
        rows.next().is_some()
    };
    let units = 0..question.view.value().unit_count();
    units
        .filter(|unit| may_have(unit) && question.covers_unit(*unit))
        .collect()
}

/// The quota of a kind on a day, of the units that stood then.
fn assigned(question: &Question<'_>, units: &[Ix], kind: QuotaKind, day: Day) -> i64 {
    let view = question.view.at(day);
    units
        .iter()
        .filter(|unit| view.stands(Place::Unit(**unit)))
        .filter_map(|unit| view.quota(*unit, kind))
        .map(i64::from)
        .sum()
}

/// The units whose quota counts.
fn items(question: &Question<'_>) -> Vec<Item> {
    let quota = |unit: u32| CUT_KINDS.iter().any(|kind| question.view.quota(unit, *kind).is_some());
    let item = |unit| Item {
        place: Place::Unit(unit),
        part: "unit".into(),
        counts: true,
        source: None,
        day: None,
        unit: None,
    };
    question.units().filter(|unit| quota(*unit)).map(item).collect()
}
