//! Lawful erasure: the content of acts on persons goes from the log, by a decision that says why; their places and digests stay.

use ledger::acts::decisions::Erase;
use ledger::value::{NotErasable, Problem, Refused};
use ledger::view::Structure;
use ledger::{ActId, Day, Decision, Entity, Header, PersonId, Seq, Value};

use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::{DataClass, Deed};
use crate::plans::Kept;
use crate::port::Chain;
use crate::writer::{Desk, NotDone};

/// Why nothing is erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotErase {
    /// An erasure without a reason erases nothing.
    NoReason,
    /// Nothing was named that could be erased.
    NoActs,
    /// One of the acts cannot be erased.
    NotErasable(NotErasable),
    /// The asker may not erase what is written of this person.
    OutOfReach(PersonId),
    /// What is left would contradict what others did: their acts, each with its reason. Erase what began it as well.
    Contradicts(Vec<Problem>),
    /// The ledger refuses the decision.
    Refused(Refused),
    /// What is left cannot be read.
    Unreadable(String),
}

/// What was erased, and by which decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WasErased {
    /// The decision.
    pub by: Seq,
    /// Every act, with those that went along.
    pub acts: Vec<ActId>,
}

impl Office {
    /// Erases the content of acts, each with its amendments. It cannot be taken back.
    ///
    /// # Errors
    ///
    /// [`CannotErase`], or the store failed; then nothing was erased.
    pub fn erase(&self, asker: Asker<'_>, acts: &[ActId], because: &str) -> Result<WasErased, NotDone<CannotErase>> {
        let (kept, acts, because, today) = (Kept::of(asker), acts.to_vec(), because.trim().to_owned(), self.today());
        self.writer().run(move |desk| {
            if because.is_empty() {
                return Err(CannotErase::NoReason);
            }
            let acts = all_of(desk.value(), &acts)?;
            within_reach(kept.asker(), desk.value(), &acts, today)?;
            let by = kept.asker().name().to_owned();
            let before: Vec<Problem> = desk.value().contradictions().collect();
            let order = order(desk.value(), &acts, &because, today);
            let seq = desk.append(order, &by).map_err(CannotErase::Refused)?;
            desk.erase(&acts)
                .map_err(|problem| CannotErase::Unreadable(problem.to_string()))?;
            let new = |problem: &Problem| !before.contains(problem);
            let contradicts: Vec<Problem> = desk.value().contradictions().filter(new).collect();
            if !contradicts.is_empty() {
                return Err(CannotErase::Contradicts(contradicts));
            }
            note(desk, &by, &acts, seq, &because);
            Ok(WasErased { by: seq, acts })
        })
    }
}

/// Every act that goes, in the order of the log.
fn all_of(value: &Value, acts: &[ActId]) -> Result<Vec<ActId>, CannotErase> {
    let mut all = Vec::new();
    for act in acts {
        all.extend(value.erasable(*act).map_err(CannotErase::NotErasable)?);
    }
    all.sort_unstable();
    all.dedup();
    if all.is_empty() {
        return Err(CannotErase::NoActs);
    }
    Ok(all)
}

/// Everybody of whom something goes must lie within the asker's reach, and nobody erases what is written of oneself.
fn within_reach(asker: Asker<'_>, value: &Value, acts: &[ActId], today: Day) -> Result<(), CannotErase> {
    let view = value.on(today, Seq::LATEST);
    let structure = Structure::of(view);
    let Some(scope) = asker.scope(Deed::Erase, DataClass::Sensitive, value, &structure) else {
        return Ok(());
    };
    for id in acts {
        let mut persons = Vec::new();
        let mut see = |entity: Entity| {
            if let Entity::Person(person) = entity {
                persons.push(person);
            }
        };
        if let Some(dated) = value.act_as_written(*id) {
            dated.act.creates(*id).into_iter().for_each(&mut see);
            dated.act.visit(&mut see);
        }
        for person in persons {
            let place = value.place(Entity::Person(person));
            let ix = match place {
                Some(ledger::value::Place::Person(ix)) => Some(ix),
                _ => None,
            };
            let unit = ix.and_then(|ix| view.person(ix)).and_then(|person| person.unit());
            if !scope.covers(unit, ix, &structure) {
                return Err(CannotErase::OutOfReach(person));
            }
        }
    }
    Ok(())
}

/// The decision that orders it.
fn order(value: &Value, acts: &[ActId], because: &str, today: Day) -> Decision {
    let next = value.head().seq.next();
    let header = Header {
        number: format!("{next}/XD-{}", today.year()),
        kind: "erasure".to_owned(),
        signed: today,
        effective: today,
        issuer: value.on(today, Seq::LATEST).unit_name(0).to_string(),
        signer: String::new(),
        title: "Xóa nội dung theo luật".to_owned(),
        bases: Vec::new(),
        attachments: Vec::new(),
        recorded: 0,
        recorded_by: String::new(),
    };
    let order = |target: &ActId| {
        Erase {
            target: *target,
            because: because.to_owned(),
        }
        .into()
    };
    Decision {
        header,
        acts: acts.iter().map(order).collect(),
    }
}

fn note(desk: &mut Desk<'_>, by: &str, acts: &[ActId], seq: Seq, because: &str) {
    for act in acts {
        let event = Event::new(desk.now(), by, "act.erase").on(act).wrote(seq).with(because);
        desk.note(Chain::Audit, event);
    }
}
