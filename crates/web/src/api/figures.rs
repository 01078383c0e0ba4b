//! The published figures of a moment, and the names behind each, as far as the key reaches.

use indicators::{Absent, Figure, Item, Unit};
use ledger::value::{Ix, Place};
use office::permission::{DataClass, Deed};

use super::call::{MOMENT, PAGE};
use super::things::{Named, SourceTold, count, source, thing, unit};
use super::wire::{Cursor, IsoDay, coded};
use super::{Call, Fault, Input, Kind, Moment, Operation, Trouble, Verb, wire};
use crate::pages::tasks::titled;
use crate::site::Rule;

const READ: Rule = Rule::Any(&[Deed::ReadFigures]);
const TAKE: Rule = Rule::Any(&[Deed::Export]);
const FIGURE: Input = Input::must("figure", Kind::Name, "The figure.", "mobility.moves_this_year");
const SIDE: &[Input] = &[
    Input::may("part", Kind::Name, "Of this part alone.", "between_communes"),
    Input::may(
        "missing",
        Kind::Flag,
        "Those who are missing from it, in place of those who count.",
        "false",
    ),
];

const COUNTED: [&str; 8] = [
    "classes",
    "people",
    "enrolments",
    "moves",
    "communes",
    "posts",
    "bodies",
    "titles",
];
const ABSENT: [&str; 4] = ["no-plan", "no-base", "not-in-force", "nothing-to-count"];
const THINGS: [&str; 4] = ["person", "unit", "post", "class"];

coded! {
    /// What a figure counts.
    CountedWord of COUNTED.into_iter();
    /// Why a figure has no meaning on the day.
    AbsentWord of ABSENT.into_iter();
    /// What kind of thing stands behind a figure.
    ThingWord of THINGS.into_iter();
}

wire! {
    /// A part of a figure.
    FigurePart {
        /// Its word.
        part: String,
        /// Its value.
        value: i64,
        /// Its whole, where there is one.
        of: Option<i64>,
    }
    /// A figure on the day.
    FigureTold {
        /// Its id.
        id: String,
        /// What it is, in words.
        title: String,
        /// What it counts.
        counts: CountedWord,
        /// Its value; null where it has no meaning on the day.
        value: Option<i64>,
        /// Why it has no meaning.
        absent: Option<AbsentWord>,
        /// The whole that it is part of.
        of: Option<i64>,
        /// What is to be reached.
        target: Option<i64>,
        /// Where it should be on the day if the way to the target were even.
        expected: Option<i64>,
        /// By when the target is to be reached: the last day.
        due: Option<IsoDay>,
        /// Its parts.
        parts: Vec<FigurePart>,
        /// The entries of law that it rests on.
        bases: Vec<String>,
    }
    /// Every figure of the moment, of what the key reaches.
    FiguresTold {
        /// The moment.
        moment: Moment,
        /// The figures.
        items: Vec<FigureTold>,
    }
    /// One of those behind a figure.
    FigureItem {
        /// What it is.
        kind: ThingWord,
        /// Which.
        thing: Option<Named>,
        /// The unit that it concerns.
        unit: Option<Named>,
        /// To which part it belongs.
        part: String,
        /// Whether it counts; else it is what is missing.
        counts: bool,
        /// The day of the act that makes it count.
        day: Option<IsoDay>,
        /// The act that makes it count, or not.
        source: Option<SourceTold>,
    }
    /// A page of those behind a figure.
    FigureItems {
        /// The moment.
        moment: Moment,
        /// The figure.
        figure: FigureTold,
        /// How many stand behind it, of those whom the key reaches.
        total: u32,
        /// Those of this page.
        items: Vec<FigureItem>,
        /// Where the next page begins; null on the last one.
        next: Option<Cursor>,
    }
}

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new(
            "listFigures",
            (Verb::Get, "/api/v1/figures"),
            READ,
            "Every published figure of the moment.",
            list,
        )
        .asked(&[MOMENT]),
        Operation::new(
            "listFigureItems",
            (Verb::Get, "/api/v1/figures/{figure}/items"),
            TAKE,
            "What a figure consists of. Taking it out is on record.",
            items,
        )
        .at(&[FIGURE])
        .asked(&[MOMENT, PAGE, SIDE]),
    ]
}

fn list(call: &Call) -> Result<FiguresTold, Trouble> {
    let figures = call.visit.figures()?;
    Ok(FiguresTold {
        moment: call.moment(),
        items: figures.figures.iter().map(|figure| told(call, figure)).collect(),
    })
}

fn told(call: &Call, figure: &Figure) -> FigureTold {
    let lang = call.visit.lang();
    FigureTold {
        id: figure.id.to_owned(),
        title: lang.speak(&titled(lang, figure)),
        counts: CountedWord(counted(figure.unit)),
        value: figure.value.as_ref().ok().copied(),
        absent: figure.value.as_ref().err().map(|why| AbsentWord(absent(why))),
        of: figure.of,
        target: figure.target,
        expected: figure.expected(call.visit.asked.day),
        due: figure.due.map(IsoDay::of),
        parts: figure
            .parts
            .iter()
            .map(|part| FigurePart {
                part: part.id.to_string(),
                value: part.value,
                of: part.of,
            })
            .collect(),
        bases: figure.bases.clone(),
    }
}

const fn counted(unit: Unit) -> &'static str {
    match unit {
        Unit::Classes => "classes",
        Unit::People => "people",
        Unit::Enrolments => "enrolments",
        Unit::Moves => "moves",
        Unit::Communes => "communes",
        Unit::Posts => "posts",
        Unit::Bodies => "bodies",
        Unit::Titles => "titles",
    }
}

const fn absent(why: &Absent) -> &'static str {
    match why {
        Absent::NoPlan { .. } => "no-plan",
        Absent::NoBase { .. } => "no-base",
        Absent::NotInForce { .. } => "not-in-force",
        Absent::NothingToCount => "nothing-to-count",
    }
}

fn items(call: &Call) -> Result<FigureItems, Trouble> {
    let figures = call.visit.figures()?;
    let id = call.text("figure").unwrap_or_default();
    let figure = figures
        .figures
        .iter()
        .find(|figure| figure.id == id)
        .ok_or(Trouble::NotFound)?;
    let part = call.text("part");
    if let Some(part) = part
        && !figure.parts.iter().any(|own| own.id == part)
    {
        let message = words::Message::new("api-no-such-part");
        return Err(Trouble::Invalid(vec![Fault::new(
            super::problem::Part::Query,
            "part",
            message,
        )]));
    }
    let counts = call.flag("missing") != Some(true);
    let visit = &call.visit;
    let structure = visit.structure();
    let scope = visit.scope(Deed::Export, DataClass::Personal, &structure);
    let units = visit.scope(Deed::ReadFigures, DataClass::Internal, &structure);
    let covers = |item: &&Item| match item.place {
        Place::Person(ix) => scope.covers(unit_of(call, ix), Some(ix), &structure),
        Place::Unit(ix) => units.covers(Some(ix), None, &structure),
        Place::Post(ix) => units.covers(call.visit.view().unit_of_post(ix), None, &structure),
        // The year's classes are everybody's.
        Place::Class(_) => true,
    };
    let own = |item: &&Item| item.counts == counts && part.is_none_or(|part| item.part == part);
    let seen: Vec<&Item> = figure.items.iter().filter(own).filter(covers).collect();
    let (range, next) = call.page(seen.len());
    let shown = seen.get(range).unwrap_or_default();
    call.taken(figure.id, shown.len())?;
    Ok(FigureItems {
        moment: call.moment(),
        figure: told(call, figure),
        total: count(seen.len()),
        items: shown.iter().map(|one| item(call, one)).collect(),
        next,
    })
}

fn unit_of(call: &Call, person: Ix) -> Option<Ix> {
    call.visit.view().person(person)?.unit()
}

fn item(call: &Call, item: &Item) -> FigureItem {
    let (kind, own) = match item.place {
        Place::Person(ix) => ("person", unit_of(call, ix)),
        Place::Unit(_) => ("unit", None),
        Place::Post(ix) => ("post", call.visit.view().unit_of_post(ix)),
        Place::Class(_) => ("class", None),
    };
    FigureItem {
        kind: ThingWord(kind),
        thing: thing(call, item.place),
        unit: item.unit.or(own).and_then(|ix| unit(call, ix)),
        part: item.part.to_string(),
        counts: item.counts,
        day: item.day.map(IsoDay::of),
        source: item.source.and_then(|act| source(call, act)),
    }
}
