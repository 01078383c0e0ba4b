//! Every code that an import can tell has its words in both languages.

use ledger::value::{MoveKind, Refusal};
use ledger::{ActId, ClassId, Day, Entity, PersonId, PostId, Seq, UnitId};
use words::{Lang, say};

/// The codes that rows end with beside those of papers and refusals.
const CODES: [&str; 20] = [
    "group_row",
    "total_row",
    "not_a_person",
    "ambiguous",
    "ambiguous_unit",
    "unknown_unit",
    "citizen_number_of_another",
    "citizen_number_twice",
    "person_twice",
    "record_code_of_another",
    "record_code_unknown",
    "who_is_meant",
    "duplicate_in_file",
    "possible_duplicate",
    "changed",
    "known_earlier",
    "two_heads",
    "hidden_row",
    "impossible_date",
    "missing_name",
];

fn refusals() -> Vec<Refusal> {
    let (person, unit, post, class, act) = (
        PersonId::here(0),
        UnitId::here(0),
        PostId::here(0),
        ClassId::here(0),
        ActId::here(0),
    );
    let day = Day(0);
    vec![
        Refusal::NoActs,
        Refusal::EmptyField("name"),
        Refusal::Unknown(Entity::Unit(unit)),
        Refusal::NotThere {
            what: Entity::Unit(unit),
            day,
        },
        Refusal::CitizenNumberMalformed,
        Refusal::CitizenNumberTaken { by: person },
        Refusal::NotInService { day },
        Refusal::NotHolder { post, day },
        Refusal::PostStillHeld {
            post,
            by: person,
            until: day,
        },
        Refusal::PostEndsWhileHeld { post, ends: day },
        Refusal::UnitEndsWhileUsed { unit, ends: day },
        Refusal::UnitHasEnded { unit, ended: day },
        Refusal::UnitInItself(unit),
        Refusal::SecondRoot,
        Refusal::TooFewUnits,
        Refusal::NoQuota {
            unit,
            kind: ledger::codes::QuotaKind::Commune,
        },
        Refusal::NotSeconded(unit),
        Refusal::NotReinforcing(unit),
        Refusal::EndsBeforeItStarts { day, ends: day },
        Refusal::TermNotFitting(ledger::codes::ContractKind::Support),
        Refusal::NoContract,
        Refusal::AlreadySuspended,
        Refusal::NotSuspended,
        Refusal::AwaitsRetirement { retires: day },
        Refusal::AlreadyInService { day },
        Refusal::ClassEndsBeforeItStarts,
        Refusal::AlreadyEnrolled(class),
        Refusal::NotEnrolled(class),
        Refusal::ClassFull { class, seats: 1 },
        Refusal::AlreadyPlanned(post),
        Refusal::NotPlanned(post),
        Refusal::YearsBackwards,
        Refusal::AlreadyGraded(2019),
        Refusal::NoDiscipline(ledger::codes::DisciplineForm::Warning),
        Refusal::AlreadyThere {
            kind: MoveKind::Appointed,
            post,
        },
        Refusal::UnknownDecision(Seq(1)),
        Refusal::UnknownAct(act),
        Refusal::AlreadyRevoked(Seq(1)),
        Refusal::AmendsOtherAct(act),
        Refusal::NotErasable(act),
        Refusal::CreatedByNothing(Entity::Unit(unit)),
    ]
}

#[test]
fn every_reason_is_said_in_both_languages() {
    let refused = refusals();
    let mut codes: Vec<&str> = refused.iter().map(office::import::refusal_code).chain(CODES).collect();
    let count = codes.len();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), count, "a code for each kind");
    for code in codes {
        for lang in Lang::ALL {
            let said = say(lang, &format!("import-{}", code.replace('_', "-")), &[]);
            assert!(!said.contains('⟨'), "{} {said}", lang.tag());
        }
    }
}
