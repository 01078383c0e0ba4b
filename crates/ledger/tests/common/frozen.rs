//! A frozen ledger as text: the sealed log, and the picture of its value in words that do not follow the names in code.

use std::fmt::Write as _;

use ledger::decision::{Digest, SealedAct, SealedDecision};
use ledger::value::{Fact, Ix, MoveKind, Place, Row, Word};
use ledger::{ActId, Day, Decimal, Seq, Value};

use super::erasing::{decisions, sealed};
use super::hex::{hex, unhex};
use super::picture::places;

/// The sealed log of a value, with the content of some acts erased.
pub(crate) fn log_of(value: &Value, erased: &[ActId]) -> Vec<SealedDecision> {
    let mut log = sealed(&decisions(value));
    for id in erased {
        let decision = log.iter_mut().find(|decision| decision.seq == id.decision).unwrap();
        decision.acts[usize::try_from(id.ordinal).unwrap()].payload = None;
    }
    log
}

/// `decision seq hash header`, then a line an act: `act kind version digest salt payload`, or `erased kind version digest`.
pub(crate) fn written(log: &[SealedDecision]) -> String {
    let mut text = String::new();
    for decision in log {
        let (hash, header) = (decision.hash, hex(&decision.header));
        let _ = writeln!(text, "decision {} {hash} {header}", decision.seq);
        for SealedAct {
            kind,
            version,
            payload,
            digest,
        } in &decision.acts
        {
            let _ = match payload {
                Some((salt, bytes)) => writeln!(text, "act {kind} {version} {digest} {} {}", hex(salt), hex(bytes)),
                None => writeln!(text, "erased {kind} {version} {digest}"),
            };
        }
    }
    text
}

/// The log that was written so.
pub(crate) fn read(text: &str) -> Vec<SealedDecision> {
    let digest = |text: &str| Digest(unhex(text).try_into().unwrap());
    let mut log: Vec<SealedDecision> = Vec::new();
    for line in text.lines() {
        let parts: Vec<&str> = line.split(' ').collect();
        if let ["decision", seq, hash, header] = parts[..] {
            log.push(SealedDecision {
                seq: Seq(seq.parse().unwrap()),
                header: unhex(header),
                acts: Vec::new(),
                hash: digest(hash),
            });
            continue;
        }
        let payload = match parts[..] {
            ["act", _, _, _, salt, bytes] => Some((unhex(salt).try_into().unwrap(), unhex(bytes))),
            ["erased", _, _, _] => None,
            _ => panic!("{line}"),
        };
        log.last_mut().unwrap().acts.push(SealedAct {
            kind: parts[1].parse().unwrap(),
            version: parts[2].parse().unwrap(),
            payload,
            digest: digest(parts[3]),
        });
    }
    log
}

/// Everything that a value holds, known at any place, a line a row.
pub(crate) fn told(value: &Value) -> String {
    let mut text = format!("head {} {}\n", value.head().seq, value.head().hash);
    for place in places(value) {
        let thing = thing(value, place);
        let mut lines: Vec<String> = Vec::new();
        for row in value.timeline(place).unwrap().rows() {
            lines.push(line(value, row));
        }
        lines.sort_unstable();
        for line in lines {
            let _ = writeln!(text, "{thing} {line}");
        }
    }
    text
}

fn thing(value: &Value, place: Place) -> String {
    let kind = match place {
        Place::Unit(_) => "unit",
        Place::Post(_) => "post",
        Place::Class(_) => "class",
        Place::Person(_) => "person",
    };
    format!("{kind} {}", value.entity(place).unwrap().created_by())
}

fn day(day: Day) -> String {
    match day {
        Day::MIN => "always".to_owned(),
        Day::MAX => "open".to_owned(),
        day => day.to_string(),
    }
}

fn line(value: &Value, row: Row) -> String {
    let until = match row.known_until {
        Seq::LATEST => "now".to_owned(),
        seq => seq.to_string(),
    };
    format!(
        "{} | from {} perhaps {} until {} | by {} | known {} to {until}",
        fact(value, row.fact),
        day(row.from),
        day(row.earliest),
        day(row.until),
        row.source,
        row.known_from,
    )
}

#[rustfmt::skip] // A table: a line a kind of fact.
fn fact(value: &Value, fact: Fact) -> String {
    let text = |word: Word| format!("“{}”", value.words().text(word));
    let unit = |ix: Ix| thing(value, Place::Unit(ix));
    let post = |ix: Ix| thing(value, Place::Post(ix));
    let class = |ix: Ix| thing(value, Place::Class(ix));
    let maybe = |said: Option<String>| said.unwrap_or_else(|| "-".to_owned());
    let moved = |kind| match kind {
        MoveKind::Appointed => "appointed",
        MoveKind::Transferred => "transferred",
        MoveKind::Rotated => "rotated",
        MoveKind::Introduced => "introduced",
    };
    let yes = |so: bool| if so { "yes" } else { "no" };
    match fact {
        Fact::Exists => "exists".to_owned(),
        Fact::SameAs { person } => format!("same-as {}", thing(value, Place::Person(person))),
        Fact::Name(name) => format!("name {}", text(name)),
        Fact::Sex(sex) => format!("sex {}", sex.word()),
        Fact::Birth(birth) => format!("birth {birth}"),
        Fact::Citizen { high, low } => format!("citizen {high:06}{low:06}"),
        Fact::AttributeText { key, text: said } => format!("attribute {} {}", text(key), text(said)),
        Fact::AttributeNumber { key, number } => format!("attribute {} {}", text(key), Decimal::from(number)),
        Fact::Learning { field, level, specialism, state } => {
            format!("learning {} {} {} {}", field.word(), text(level), maybe(specialism.map(text)), state.word())
        }
        Fact::NoLearning { field } => format!("no-learning {}", field.word()),
        Fact::Party(state) => format!("party {}", state.word()),
        Fact::Service { unit: at, standing } => format!("service {} {}", unit(at), standing.word()),
        Fact::Rank { rank, step, coefficient } => format!("rank {} {step} {coefficient}", text(rank)),
        Fact::Holding { post: held, mode, basis, term_ends } => {
            format!("holding {} {} {} {}", post(held), mode.word(), basis.word(), day(term_ends))
        }
        Fact::Seconded { unit: at, planned_end } => format!("seconded {} {}", unit(at), day(planned_end)),
        Fact::Reinforcing { unit: at, planned_end, duty } => {
            format!("reinforcing {} {} {}", unit(at), day(planned_end), maybe(duty.map(text)))
        }
        Fact::Nominated { post: held } => format!("nominated {}", post(held)),
        Fact::Moved { kind, from, to } => format!("moved {} {} {}", moved(kind), maybe(from.map(unit)), unit(to)),
        Fact::Left(how) => format!("left {}", how.word()),
        Fact::Contract { kind, term_ends } => format!("contract {} {}", kind.word(), day(term_ends)),
        Fact::Suspended { post: held, last_day } => format!("suspended {} {}", maybe(held.map(post)), day(last_day)),
        Fact::RetirementDay { day: retires, course } => format!("retirement {} {}", day(retires), course.word()),
        Fact::Released { ledger, decision, person } => format!("released {} {} {}", text(ledger), text(decision), text(person)),
        Fact::Admitted { ledger, decision, person } => format!("admitted {} {} {}", text(ledger), text(decision), text(person)),
        Fact::Erased => "erased".to_owned(),
        Fact::CutPost { unit: at, quota } => format!("cut-post {} {}", unit(at), quota.word()),
        Fact::TitlesUnited { main, also } => format!("titles-united {} {}", post(main), post(also)),
        Fact::Enrolled { class: of, learner } => format!("enrolled {} {}", class(of), learner.word()),
        Fact::Finished { class: of, passed } => format!("finished {} {}", class(of), yes(passed)),
        Fact::Planned { post: held, first_year, last_year } => format!("planned {} {first_year} {last_year}", post(held)),
        Fact::Reviewed { post: held } => format!("reviewed {}", post(held)),
        Fact::Grade { year, grade } => format!("grade {year} {}", grade.word()),
        Fact::Rewarded(title) => format!("rewarded {}", text(title)),
        Fact::Discipline { form, runs_until } => format!("discipline {} {}", form.word(), day(runs_until)),
        Fact::Kind(kind) => format!("kind {}", kind.word()),
        Fact::Code(code) => format!("code {}", text(code)),
        Fact::Under { unit: at, line } => format!("under {} {}", unit(at), line.word()),
        Fact::Into { unit: at, how, share } => format!("into {} {} {}", unit(at), how.word(), Decimal::from(share)),
        Fact::From { unit: at, how, share } => format!("from {} {} {}", unit(at), how.word(), Decimal::from(share)),
        Fact::PartTo { unit: at, how, share } => format!("part-to {} {} {}", unit(at), how.word(), Decimal::from(share)),
        Fact::PartFrom { unit: at, how, share } => format!("part-from {} {} {}", unit(at), how.word(), Decimal::from(share)),
        Fact::Quota { kind, year, posts } => format!("quota {} {year} {posts}", kind.word()),
        Fact::ToCut { kind, year, posts } => format!("to-cut {} {year} {posts}", kind.word()),
        Fact::Measured { what, toward, value: measured } => {
            format!("measured {} {} {}", what.word(), maybe(toward.map(unit)), Decimal::from(measured))
        }
        Fact::In { unit: at } => format!("in {}", unit(at)),
        Fact::Programme { programme, family } => format!("programme {} {}", text(programme), family.word()),
        Fact::Seats(seats) => format!("seats {seats}"),
        Fact::Runs { starts, ends } => format!("runs {} {}", day(starts), day(ends)),
        Fact::Gives { field, level } => format!("gives {} {}", field.word(), text(level)),
        Fact::Session { periods, room } => format!("session {periods} {}", maybe(room.map(unit))),
    }
}
