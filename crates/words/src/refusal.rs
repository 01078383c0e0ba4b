//! Why the ledger refuses, as messages: the facts of a refusal with the names that the ledger knows.

use std::collections::BTreeMap;

use ledger::value::{Problem, Refusal, Refused};
use ledger::{ActId, Day, Entity, Seq, Value};

use crate::message::Message;

/// One reason as a message; names are those of the last day known.
pub fn refusal(refusal: &Refusal, value: &Value) -> Message {
    let name = |entity: Entity| name_of(entity, value);
    let post = |post| name(Entity::Post(post));
    let unit = |unit| name(Entity::Unit(unit));
    let class = |class| name(Entity::Class(class));
    let said = |id: &str| Message::new(format!("refusal-{id}"));
    match *refusal {
        Refusal::NoActs => said("no-acts"),
        Refusal::EmptyField(field) => said("empty-field").with("field", field),
        Refusal::Unknown(what) => said("unknown").with("what", name(what)),
        Refusal::NotThere { what, day } => said("not-there").with("what", name(what)).with("day", day),
        Refusal::CitizenNumberMalformed => said("citizen-number-malformed"),
        Refusal::CitizenNumberTaken { by } => said("citizen-number-taken").with("by", name(Entity::Person(by))),
        Refusal::NotInService { day } => said("not-in-service").with("day", day),
        Refusal::NotHolder { post: of, day } => said("not-holder").with("post", post(of)).with("day", day),
        Refusal::PostStillHeld { post: of, by, .. } => said("post-still-held")
            .with("post", post(of))
            .with("by", name(Entity::Person(by))),
        Refusal::PostEndsWhileHeld { post: of, ends } => {
            said("post-ends-while-held").with("post", post(of)).with("ends", ends)
        }
        Refusal::UnitEndsWhileUsed { unit: of, ends } => {
            said("unit-ends-while-used").with("unit", unit(of)).with("ends", ends)
        }
        Refusal::UnitHasEnded { unit: of, ended } => said("unit-has-ended").with("unit", unit(of)).with("ended", ended),
        Refusal::UnitInItself(of) => said("unit-in-itself").with("unit", unit(of)),
        Refusal::SecondRoot => said("second-root"),
        Refusal::TooFewUnits => said("too-few-units"),
        Refusal::SharesNotWhole => said("shares-not-whole"),
        Refusal::SharesExceedWhole(of) => said("shares-exceed-whole").with("unit", unit(of)),
        Refusal::NamedTwice(what) => said("named-twice").with("what", name(what)),
        Refusal::NotInUnit { what, unit: of } => said("not-in-unit").with("what", name(what)).with("unit", unit(of)),
        Refusal::MainPostElsewhere { post: of, unit: to } => said("main-post-elsewhere")
            .with("post", post(of))
            .with("unit", unit(to)),
        Refusal::StoodBefore(of) => said("stood-before").with("unit", unit(of)),
        Refusal::PostAlreadyIn { post: of, unit: to } => {
            said("post-already-in").with("post", post(of)).with("unit", unit(to))
        }
        Refusal::PostInNoUnit { post: of, day } => said("post-in-no-unit").with("post", post(of)).with("day", day),
        Refusal::RecordIsJoined { person, into } => said("record-is-joined")
            .with("person", name(Entity::Person(person)))
            .with("into", name(Entity::Person(into))),
        Refusal::RecordInItself(person) => said("record-in-itself").with("person", name(Entity::Person(person))),
        Refusal::RecordsClash { what, one, other } => said("records-clash")
            .with("what", Message::code("clash", what))
            .with("one", number(one, value))
            .with("other", number(other, value)),
        Refusal::NoQuota { unit: of, .. } => said("no-quota").with("unit", unit(of)),
        Refusal::NotSeconded(of) => said("not-seconded").with("unit", unit(of)),
        Refusal::NotReinforcing(of) => said("not-reinforcing").with("unit", unit(of)),
        Refusal::EndsBeforeItStarts { day, ends } => said("ends-before-it-starts").with("day", day).with("ends", ends),
        Refusal::TermNotFitting(kind) => said("term-not-fitting").with("kind", Message::code("contract", kind.word())),
        Refusal::NoContract => said("no-contract"),
        Refusal::AlreadySuspended => said("already-suspended"),
        Refusal::NotSuspended => said("not-suspended"),
        Refusal::AwaitsRetirement { retires } => said("awaits-retirement").with("retires", retires),
        Refusal::AlreadyInService { day } => said("already-in-service").with("day", day),
        Refusal::ClassEndsBeforeItStarts => said("class-ends-before-it-starts"),
        Refusal::AlreadyEnrolled(of) => said("already-enrolled").with("class", class(of)),
        Refusal::NotEnrolled(of) => said("not-enrolled").with("class", class(of)),
        Refusal::ClassFull { class: of, seats } => said("class-full").with("class", class(of)).with("seats", seats),
        Refusal::AlreadyPlanned(of) => said("already-planned").with("post", post(of)),
        Refusal::NotPlanned(of) => said("not-planned").with("post", post(of)),
        Refusal::YearsBackwards => said("years-backwards"),
        Refusal::AlreadyGraded(year) => said("already-graded").with("year", year.to_string()),
        Refusal::NoDiscipline(_) => said("no-discipline"),
        Refusal::AlreadyThere { post: of, .. } => said("already-there").with("post", post(of)),
        Refusal::UnknownDecision(seq) => said("unknown-decision").with("seq", seq.to_string()),
        Refusal::UnknownAct(act) => said("unknown-act").with("act", act.to_string()),
        Refusal::AlreadyRevoked(seq) => said("already-revoked").with("seq", seq.to_string()),
        Refusal::AmendsOtherAct(_) => said("amends-other-act"),
        Refusal::NotErasable(act) => said("not-erasable").with("act", act.to_string()),
        Refusal::CreatedByNothing(what) => said("created-by-nothing").with("what", name(what)),
    }
}

/// Every reason of a refused decision: its own first, then each earlier decision that depends on what it would change.
pub fn refusals(refused: &Refused, value: &Value) -> Vec<Message> {
    let all = refusals_by_act(refused, value).into_iter();
    all.map(|(_, said)| said).collect()
}

/// The same, each with the acts of the decision that it lies in, by their places from 0, and said once for all of them; of what depends on
/// the decision no act is named.
pub fn refusals_by_act(refused: &Refused, value: &Value) -> Vec<(Vec<u32>, Message)> {
    let own = refused
        .own()
        .map(|problem| (Some(problem.act.ordinal), refusal(&problem.refusal, value)));
    let depends = refused.dependants().map(|problem: &Problem| {
        let said = Message::new("refusal-depends")
            .with("number", number(problem.act, value))
            .with("said", refusal(&problem.refusal, value));
        (None, said)
    });
    // A list of a whole district that is taken back may have tens of thousands of reasons: each is looked up, not compared with all.
    let mut all: Vec<(Vec<u32>, Message)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (act, said) in own.chain(depends) {
        let place = *places.entry(format!("{said:?}")).or_insert(all.len());
        match all.get_mut(place) {
            // Problems stand in the order of their acts.
            Some((acts, _)) => acts.extend(act.filter(|act| acts.last() != Some(act))),
            None => all.push((act.into_iter().collect(), said)),
        }
    }
    all
}

/// The number of the decision that an act belongs to; of one that the ledger has not taken, none.
fn number(act: ActId, value: &Value) -> String {
    let entry = value.entry(act.decision);
    entry.map_or_else(String::new, |entry| entry.header().number)
}

/// The name of a thing; of one that nobody knows, its id.
fn name_of(entity: Entity, value: &Value) -> String {
    let named = value
        .place(entity)
        .and_then(|place| value.on(Day::MAX.previous(), Seq::LATEST).name(place));
    named.map_or_else(|| entity.created_by().to_string(), |name| name.to_string())
}
