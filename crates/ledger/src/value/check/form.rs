//! Whether an act is complete in itself.

use std::collections::BTreeSet;

use crate::acts::Act;
use crate::acts::passage::Counterpart;
use crate::acts::people::Identity;
use crate::codes::{ContractKind, Succession};
use crate::ids::{Entity, UnitId};
use crate::number::Decimal;
use crate::value::fact::Fact;
use crate::value::refusal::Refusal;

/// Says everything for which no history could make sense of an act.
pub(in crate::value) fn ill_formed(act: &Act) -> Vec<Refusal> {
    let filled = |field: &'static str, text: &str| text.trim().is_empty().then_some(Refusal::EmptyField(field));
    let digits = |text: &str| Fact::citizen(text).is_none().then_some(Refusal::CitizenNumberMalformed);
    let when = |broken: bool, refusal: Refusal| broken.then_some(refusal);
    // The other side of a passage can only be found by what is written of it.
    let cited = |field: &'static str, other: &Counterpart| {
        let told = [Some(&other.ledger), other.decision.as_ref(), other.person.as_ref()];
        let blank = told.into_iter().flatten().any(|text| text.trim().is_empty());
        vec![when(blank, Refusal::EmptyField(field))]
    };
    // Named twice, a unit would bring what it had twice.
    let twice = |units: &[UnitId]| {
        let again = (1..units.len()).find(|at| units[..*at].contains(&units[*at]));
        again.map(|at| Refusal::UnitInItself(units[at]))
    };
    let found = match act {
        Act::RegisterPerson(a) => {
            vec![
                filled("full_name", &a.full_name),
                a.citizen_number.as_deref().and_then(digits),
            ]
        }
        Act::CorrectPerson(a) => match &a.identity {
            Identity::FullName(name) => vec![filled("identity", name)],
            Identity::CitizenNumber(number) => vec![digits(number)],
            Identity::Sex(_) | Identity::Birth(_) => Vec::new(),
        },
        Act::SetPersonAttribute(a) => vec![filled("key", &a.key)],
        Act::SetUnitAttribute(a) => vec![filled("key", &a.key)],
        Act::MergeDuplicates(a) => vec![when(a.person == a.duplicate, Refusal::RecordInItself(a.person))],
        Act::RecordLearning(a) => vec![filled("level", &a.level)],
        Act::SetRank(a) => vec![filled("rank", &a.rank)],
        Act::SignContract(a) => {
            let without = matches!(a.kind, ContractKind::WorkWithoutTerm | ContractKind::LabourWithoutTerm);
            vec![when(without && a.term_ends.is_some(), Refusal::TermNotFitting(a.kind))]
        }
        Act::Release(a) => cited("to", &a.to),
        Act::Admit(a) => cited("from", &a.from),
        Act::Establish(a) => vec![filled("name", &a.name)],
        Act::Rename(a) => vec![filled("name", &a.name)],
        Act::CreatePost(a) => vec![filled("title", &a.title)],
        Act::Reward(a) => vec![filled("title", &a.title)],
        Act::MoveUnder(a) => vec![when(a.unit == a.parent, Refusal::UnitInItself(a.unit))],
        Act::Merge(a) => vec![
            when(a.from.is_empty(), Refusal::TooFewUnits),
            when(a.from.contains(&a.into), Refusal::UnitInItself(a.into)),
            twice(&a.from),
        ],
        Act::Consolidate(a) => vec![
            when(a.from.len() < 2, Refusal::TooFewUnits),
            when(a.from.contains(&a.into), Refusal::UnitInItself(a.into)),
            twice(&a.from),
        ],
        Act::Split(_) | Act::Separate(_) | Act::TransferPart(_) => ill_divided(act),
        Act::OpenClass(a) => vec![
            filled("code", &a.code),
            filled("title", &a.title),
            filled("programme", &a.programme),
            when(a.ends < a.starts, Refusal::ClassEndsBeforeItStarts),
        ],
        Act::Erase(a) => vec![
            filled("because", &a.because),
            when(a.target.is_none() && a.files.is_empty(), Refusal::EmptyField("target")),
        ],
        Act::PlanSuccessor(a) => vec![when(a.last_year < a.first_year, Refusal::YearsBackwards)],
        _ => Vec::new(),
    };
    found.into_iter().flatten().collect()
}

/// Whether the parts of a unit make sense in themselves.
fn ill_divided(act: &Act) -> Vec<Option<Refusal>> {
    let Some((giver, shares, how)) = act.parts() else {
        return Vec::new();
    };
    let sum: Decimal = shares.iter().map(|part| part.share).sum();
    let within = |part: &Decimal| Decimal::ZERO <= *part && *part <= Decimal::ONE;
    let splits = how == Succession::Split;
    let whole = shares.iter().all(|part| within(&part.share)) && (!splits || sum == Decimal::ONE);
    let mut found = vec![
        (splits && shares.len() < 2).then_some(Refusal::TooFewUnits),
        (!whole).then_some(Refusal::SharesNotWhole),
    ];
    let mut takers = BTreeSet::from([giver]);
    let mut named = BTreeSet::new();
    for part in shares {
        found.push((!takers.insert(part.unit)).then_some(Refusal::UnitInItself(part.unit)));
        let below = part.units.iter().find(|unit| **unit == part.unit || **unit == giver);
        found.push(below.map(|unit| Refusal::UnitInItself(*unit)));
        part.visit_named(&mut |entity: Entity| {
            found.push((!named.insert(entity)).then_some(Refusal::NamedTwice(entity)));
        });
    }
    found
}
