//! Why the ledger refuses a row: a code for each kind of refusal, and its facts with the names that a clerk knows.

use ledger::acts::Act;
use ledger::value::{Refusal, Value};
use ledger::{Day, Decision, Entity, Seq};

use super::reach::Reach;
use super::report::Reason;

/// The code of a kind of refusal, as reports write it: `refused_post_still_held`.
pub const fn code(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NoActs => "refused_no_acts",
        Refusal::EmptyField(_) => "refused_empty_field",
        Refusal::Unknown(_) => "refused_unknown",
        Refusal::NotThere { .. } => "refused_not_there",
        Refusal::CitizenNumberMalformed => "refused_citizen_number_malformed",
        Refusal::CitizenNumberTaken { .. } => "refused_citizen_number_taken",
        Refusal::NotInService { .. } => "refused_not_in_service",
        Refusal::NotHolder { .. } => "refused_not_holder",
        Refusal::PostStillHeld { .. } => "refused_post_still_held",
        Refusal::PostEndsWhileHeld { .. } => "refused_post_ends_while_held",
        Refusal::UnitEndsWhileUsed { .. } => "refused_unit_ends_while_used",
        Refusal::UnitHasEnded { .. } => "refused_unit_has_ended",
        Refusal::UnitInItself(_) => "refused_unit_in_itself",
        Refusal::SecondRoot => "refused_second_root",
        Refusal::TooFewUnits => "refused_too_few_units",
        Refusal::SharesNotWhole => "refused_shares_not_whole",
        Refusal::SharesExceedWhole(_) => "refused_shares_exceed_whole",
        Refusal::NamedTwice(_) => "refused_named_twice",
        Refusal::NotInUnit { .. } => "refused_not_in_unit",
        Refusal::MainPostElsewhere { .. } => "refused_main_post_elsewhere",
        Refusal::StoodBefore(_) => "refused_stood_before",
        Refusal::PostAlreadyIn { .. } => "refused_post_already_in",
        Refusal::PostInNoUnit { .. } => "refused_post_in_no_unit",
        Refusal::RecordIsJoined { .. } => "refused_record_is_joined",
        Refusal::RecordInItself(_) => "refused_record_in_itself",
        Refusal::RecordsClash { .. } => "refused_records_clash",
        Refusal::NoQuota { .. } => "refused_no_quota",
        Refusal::NotSeconded(_) => "refused_not_seconded",
        Refusal::NotReinforcing(_) => "refused_not_reinforcing",
        Refusal::EndsBeforeItStarts { .. } => "refused_ends_before_it_starts",
        Refusal::TermNotFitting(_) => "refused_term_not_fitting",
        Refusal::NoContract => "refused_no_contract",
        Refusal::AlreadySuspended => "refused_already_suspended",
        Refusal::NotSuspended => "refused_not_suspended",
        Refusal::AwaitsRetirement { .. } => "refused_awaits_retirement",
        Refusal::AlreadyInService { .. } => "refused_already_in_service",
        Refusal::ClassEndsBeforeItStarts => "refused_class_ends_before_it_starts",
        Refusal::AlreadyEnrolled(_) => "refused_already_enrolled",
        Refusal::NotEnrolled(_) => "refused_not_enrolled",
        Refusal::ClassFull { .. } => "refused_class_full",
        Refusal::AlreadyPlanned(_) => "refused_already_planned",
        Refusal::NotPlanned(_) => "refused_not_planned",
        Refusal::YearsBackwards => "refused_years_backwards",
        Refusal::AlreadyGraded(_) => "refused_already_graded",
        Refusal::NoDiscipline(_) => "refused_no_discipline",
        Refusal::AlreadyThere { .. } => "refused_already_there",
        Refusal::UnknownDecision(_) => "refused_unknown_decision",
        Refusal::UnknownAct(_) => "refused_unknown_act",
        Refusal::AlreadyRevoked(_) => "refused_already_revoked",
        Refusal::AmendsOtherAct(_) => "refused_amends_other_act",
        Refusal::NotErasable(_) => "refused_not_erasable",
        Refusal::CreatedByNothing(_) => "refused_created_by_nothing",
    }
}

/// The reason of a row that the ledger refuses. `decision` is the refused one, `value` what stood before it.
pub(super) fn reason(refusal: &Refusal, decision: &Decision, value: &Value, reach: &Reach<'_>) -> Reason {
    let name = |entity: Entity| {
        let name = name(entity, decision, value);
        match entity {
            Entity::Person(person) => reach.named(person, name),
            _ => name,
        }
    };
    let day = |day: Day| {
        if day == Day::MAX {
            String::new()
        } else {
            day.to_string()
        }
    };
    let reason = Reason::new(code(refusal));
    match *refusal {
        Refusal::EmptyField(field) => reason.with("field", field),
        Refusal::Unknown(what) | Refusal::CreatedByNothing(what) | Refusal::NamedTwice(what) => {
            reason.with("what", name(what))
        }
        Refusal::NotThere { what, day: on } => reason.with("what", name(what)).with("day", day(on)),
        Refusal::CitizenNumberTaken { by } => reason.with("by", name(Entity::Person(by))),
        Refusal::NotInService { day: on } | Refusal::AlreadyInService { day: on } => reason.with("day", day(on)),
        Refusal::EndsBeforeItStarts { day: on, ends } => reason.with("day", day(on)).with("ends", day(ends)),
        Refusal::AwaitsRetirement { retires } => reason.with("retires", day(retires)),
        Refusal::NotHolder { post, day: on } | Refusal::PostInNoUnit { post, day: on } => {
            reason.with("post", name(Entity::Post(post))).with("day", day(on))
        }
        Refusal::PostStillHeld { post, by, until } => reason
            .with("post", name(Entity::Post(post)))
            .with("by", name(Entity::Person(by)))
            .with("until", day(until)),
        Refusal::PostEndsWhileHeld { post, ends } => {
            reason.with("post", name(Entity::Post(post))).with("ends", day(ends))
        }
        Refusal::UnitEndsWhileUsed { unit, ends } => {
            reason.with("unit", name(Entity::Unit(unit))).with("ends", day(ends))
        }
        Refusal::UnitHasEnded { unit, ended } => {
            reason.with("unit", name(Entity::Unit(unit))).with("ended", day(ended))
        }
        Refusal::RecordIsJoined { person, into } => reason
            .with("person", name(Entity::Person(person)))
            .with("into", name(Entity::Person(into))),
        Refusal::RecordInItself(person) => reason.with("person", name(Entity::Person(person))),
        Refusal::RecordsClash { what, one, other } => reason.with("what", what).with("one", one).with("other", other),
        Refusal::NotInUnit { what, unit } => reason.with("what", name(what)).with("unit", name(Entity::Unit(unit))),
        Refusal::MainPostElsewhere { post, unit } | Refusal::PostAlreadyIn { post, unit } => reason
            .with("post", name(Entity::Post(post)))
            .with("unit", name(Entity::Unit(unit))),
        Refusal::NoQuota { unit, .. }
        | Refusal::SharesExceedWhole(unit)
        | Refusal::StoodBefore(unit)
        | Refusal::UnitInItself(unit)
        | Refusal::NotSeconded(unit)
        | Refusal::NotReinforcing(unit) => reason.with("unit", name(Entity::Unit(unit))),
        Refusal::AlreadyEnrolled(class) | Refusal::NotEnrolled(class) => {
            reason.with("class", name(Entity::Class(class)))
        }
        Refusal::ClassFull { class, seats } => reason.with("class", name(Entity::Class(class))).with("seats", seats),
        Refusal::AlreadyPlanned(post) | Refusal::NotPlanned(post) | Refusal::AlreadyThere { post, .. } => {
            reason.with("post", name(Entity::Post(post)))
        }
        Refusal::AlreadyGraded(year) => reason.with("year", year),
        Refusal::UnknownDecision(seq) | Refusal::AlreadyRevoked(seq) => reason.with("decision", seq),
        Refusal::UnknownAct(act) | Refusal::AmendsOtherAct(act) | Refusal::NotErasable(act) => reason.with("act", act),
        Refusal::NoActs
        | Refusal::CitizenNumberMalformed
        | Refusal::SecondRoot
        | Refusal::TooFewUnits
        | Refusal::SharesNotWhole
        | Refusal::ClassEndsBeforeItStarts
        | Refusal::YearsBackwards
        | Refusal::TermNotFitting(_)
        | Refusal::NoContract
        | Refusal::AlreadySuspended
        | Refusal::NotSuspended
        | Refusal::NoDiscipline(_) => reason,
    }
}

/// The name of a thing that stood before, or that the refused decision itself would have made.
fn name(entity: Entity, decision: &Decision, value: &Value) -> String {
    let known = value
        .place(entity)
        .and_then(|place| value.on(Day::MAX.previous(), Seq::LATEST).name(place));
    if let Some(name) = known {
        return name.to_string();
    }
    let act = usize::try_from(entity.created_by().ordinal)
        .ok()
        .and_then(|ordinal| decision.acts.get(ordinal));
    match act.map(|dated| &dated.act) {
        Some(Act::RegisterPerson(act)) => act.full_name.clone(),
        Some(Act::Establish(act)) => act.name.clone(),
        Some(Act::CreatePost(act)) => act.title.clone(),
        _ => entity.created_by().to_string(),
    }
}
