//! What falls due, of the people whom the key may take out.

use office::duties::{About, Duty, DutyKind, Ground};
use office::permission::{DataClass, Deed};

use super::call::{MOMENT, PAGE};
use super::people::DatumListed;
use super::things::{Named, SourceTold, count, person, post, source, unit, unit_asked};
use super::wire::{Cursor, Exact, IsoDay, coded};
use super::{Call, Input, Kind, Moment, Operation, Trouble, Verb, wire};
use crate::site::Rule;

const TAKE: Rule = Rule::Any(&[Deed::Export]);
const NARROWED: &[Input] = &[
    Input::may("unit", Kind::Id, "In this unit or below it.", "3-0"),
    Input::may("kind", Kind::Choice(kinds), "Of this kind alone.", "salary"),
];

/// The kinds by their words here.
const KINDS: [(&str, DutyKind); 8] = [
    ("salary", DutyKind::Salary),
    ("term", DutyKind::Term),
    ("contract", DutyKind::Contract),
    ("secondment", DutyKind::Secondment),
    ("reinforcement", DutyKind::Reinforcement),
    ("notice", DutyKind::Notice),
    ("retirement", DutyKind::Retirement),
    ("record", DutyKind::Record),
];

fn kinds() -> Vec<&'static str> {
    KINDS.iter().map(|(word, _)| *word).collect()
}

coded! {
    /// What falls due.
    DutyWord of kinds().into_iter();
}

wire! {
    /// One thing that falls due.
    DutyTold {
        /// What.
        kind: DutyWord,
        /// Whose.
        person: Option<Named>,
        /// The unit that the person is in.
        unit: Option<Named>,
        /// The first day that it may be; null where no day is set.
        due_from: Option<IsoDay>,
        /// The last day that it may be.
        due_to: Option<IsoDay>,
        /// The post whose term ends.
        post: Option<Named>,
        /// The unit of a secondment or reinforcement.
        to: Option<Named>,
        /// The coefficient that is reached.
        coefficient: Option<Exact>,
        /// What the record lacks.
        lacking: Vec<DatumListed>,
        /// Whether it was decided already.
        decided: bool,
        /// The entry of law that says so.
        rule: Option<String>,
        /// The act that says so.
        source: Option<SourceTold>,
    }
    /// A page of what falls due, by day; what has no day comes last.
    DutiesPage {
        /// The moment.
        moment: Moment,
        /// How many there are.
        total: u32,
        /// Those of this page.
        items: Vec<DutyTold>,
        /// The rules that the law book does not tell for the day: what follows from them is not listed.
        untold: Vec<String>,
        /// How many people have a rank that the law book does not place.
        unplaced: u32,
        /// Where the next page begins; null on the last one.
        next: Option<Cursor>,
    }
}

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new(
            "listDuties",
            (Verb::Get, "/api/v1/duties"),
            TAKE,
            "What falls due: all that is past, and what comes within a year. Taking it out is on record.",
            list,
        )
        .asked(&[MOMENT, PAGE, NARROWED]),
    ]
}

fn list(call: &Call) -> Result<DutiesPage, Trouble> {
    let visit = &call.visit;
    if visit
        .scope(Deed::Export, DataClass::Personal, &visit.structure())
        .is_empty()
    {
        return Err(Trouble::Forbidden);
    }
    let within = unit_asked(call)?;
    let (office, asked) = (visit.site.office(), &visit.asked);
    let all = office.duties(
        &visit.actor,
        Deed::Export,
        &visit.value,
        asked.day,
        asked.known_and_law(),
        within,
    );
    let kind = call.text("kind");
    let own: Vec<&Duty> = all
        .duties
        .iter()
        .filter(|duty| kind.is_none_or(|kind| word(duty.kind) == kind))
        .collect();
    let (range, next) = call.page(own.len());
    let shown = own.get(range).unwrap_or_default();
    call.taken("duties", shown.len())?;
    Ok(DutiesPage {
        moment: call.moment(),
        total: count(own.len()),
        items: shown.iter().map(|duty| told(call, duty)).collect(),
        untold: all.untold.iter().map(|rule| (*rule).to_owned()).collect(),
        unplaced: count(all.unplaced),
        next,
    })
}

fn word(kind: DutyKind) -> &'static str {
    let found = KINDS.iter().find(|(_, own)| *own == kind);
    found.map_or("record", |(word, _)| word)
}

fn told(call: &Call, duty: &Duty) -> DutyTold {
    let (rule, act) = match duty.ground {
        Ground::Act(act) => (None, Some(act)),
        Ground::Rule(rule, act) => (Some(rule.to_owned()), act),
        Ground::Record => (None, None),
    };
    let mut told = DutyTold {
        kind: DutyWord(word(duty.kind)),
        person: person(call, duty.person),
        unit: duty.unit.and_then(|own| unit(call, own)),
        due_from: duty.when.map(|(first, _)| IsoDay::of(first)),
        due_to: duty.when.map(|(_, last)| IsoDay::of(last)),
        post: None,
        to: None,
        coefficient: None,
        lacking: Vec::new(),
        decided: false,
        rule,
        source: act.and_then(|act| source(call, act)),
    };
    match &duty.about {
        About::Post(held) => told.post = post(call, *held),
        About::Unit(to) => told.to = unit(call, *to),
        About::Coefficient(coefficient) => told.coefficient = Some(Exact(coefficient.clone())),
        About::Retirement { decided } => told.decided = *decided,
        About::Record { lacking, .. } => {
            told.lacking = lacking.iter().map(|datum| DatumListed(datum.word())).collect();
        }
        About::Contract(_) => {}
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_word_of_its_own() {
        let words: Vec<&str> = DutyKind::ALL.iter().map(|kind| word(*kind)).collect();
        assert_eq!(words, kinds());
    }
}
