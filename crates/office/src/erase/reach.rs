//! Who may erase what.

use std::collections::BTreeSet;

use ledger::acts::decisions::FileOf;
use ledger::view::Structure;
use ledger::{ActId, Day, Entity, Seq, Value};

use super::CannotErase;
use crate::figures::Asker;
use crate::permission::{DataClass, Deed};

/// Everybody of whom something goes must lie within the asker's reach, and nobody erases what is written of oneself. What a file says nobody
/// but a reader can tell: whoever erases one must reach the whole ledger, and its decision must not speak of the asker.
pub(super) fn must_reach(
    asker: Asker<'_>,
    value: &Value,
    acts: &[ActId],
    files: &BTreeSet<FileOf>,
    today: Day,
) -> Result<(), CannotErase> {
    let view = value.on(today, Seq::LATEST);
    let structure = Structure::of(view);
    let Some(scope) = asker.scope(Deed::Erase, DataClass::Sensitive, value, &structure) else {
        return Ok(());
    };
    if !files.is_empty() && !scope.is_everything() {
        return Err(CannotErase::FilesOutOfReach);
    }
    for id in acts.iter().copied().chain(files_speak_in(value, files)) {
        let mut persons = Vec::new();
        let mut see = |entity: Entity| {
            if let Entity::Person(person) = entity {
                persons.push(person);
            }
        };
        if let Some(dated) = value.act_as_written(id) {
            dated.act.creates(id).into_iter().for_each(&mut see);
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

/// Every act of the decisions that name these files: what a file says is about those of whom its decision speaks.
fn files_speak_in(value: &Value, files: &BTreeSet<FileOf>) -> impl Iterator<Item = ActId> {
    let decisions: BTreeSet<Seq> = files.iter().map(|file| file.decision).collect();
    decisions.into_iter().flat_map(|decision| {
        let acts = value.entry(decision).map_or(0, ledger::decision::Entry::len);
        (0..acts).map(move |ordinal| ActId { decision, ordinal })
    })
}
