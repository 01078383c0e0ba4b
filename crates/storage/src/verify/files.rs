//! Proves the files that decisions name: each is there as it was named, but for those that a decision orders to go, which are not.

use std::collections::BTreeMap;
use std::time::Duration;

use ledger::acts::decisions::FileOf;
use office::attached::Attached;
use office::port::{KeptFile, Store};

use super::report::{Fault, Report, Wrong};
use crate::place::Place;

/// How often, and how long apart, a proof looks again at what an erasure may be taking away at this moment.
const LOOKS: u32 = 10;
const PAUSE: Duration = Duration::from_millis(20);

/// Reads every file once, and names each that is missing, altered, or should be gone. Somebody may write meanwhile: what was ordered to go
/// since is not missed, and what is just going is waited for.
pub(super) fn prove(store: &dyn Store, attached: &Attached, report: &mut Report) {
    let head = report.head.seq;
    let mut faults = faults(store, attached, report);
    let passing = |fault: &Fault| matches!(fault.wrong, Wrong::NoFile | Wrong::NotErased);
    if faults.iter().any(passing) {
        let mut since = attached.clone();
        let read = store.decisions(head.next(), &mut |sealed| {
            since.note_unproved(&sealed);
            true
        });
        let gone = since.gone();
        let holds = |fault: &Fault| {
            let Place::Attachment(decision, at) = fault.place else {
                return true;
            };
            let file = FileOf { decision, at };
            match fault.wrong {
                Wrong::NoFile => !since.is_erased(file),
                // Named again by a decision that came meanwhile, it is rightly there.
                Wrong::NotErased => since.named(file).is_none_or(|named| gone.contains(&named.sha256)),
                _ => true,
            }
        };
        faults.retain(|fault| read.is_err() || holds(fault));
    }
    report.faults.append(&mut faults);
}

fn faults(store: &dyn Store, attached: &Attached, report: &mut Report) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut found: BTreeMap<[u8; 32], Option<Wrong>> = BTreeMap::new();
    let gone = attached.gone();
    for (file, named, erased) in attached.each() {
        let place = Place::Attachment(file.decision, file.at);
        if erased {
            report.erased_files.push(file);
        }
        if erased && !gone.contains(&named.sha256) {
            // Another decision names the same bytes: they are proved there.
            continue;
        }
        let looked = || {
            if erased {
                look_until_gone(store, &named.sha256)
            } else {
                look(store, &named.sha256)
            }
        };
        let wrong = found.entry(named.sha256).or_insert_with(looked);
        let wrong = match (wrong, erased) {
            (Some(Wrong::NoFile), true) => continue,
            (None, false) => {
                report.files += 1;
                continue;
            }
            (None | Some(Wrong::OtherBytes), true) => Wrong::NotErased,
            (Some(Wrong::NoFile), false) => Wrong::NoFile,
            (Some(Wrong::Unreadable(words)), _) => Wrong::Unreadable(words.clone()),
            (Some(_), _) => Wrong::OtherBytes,
        };
        faults.push(Fault::new(place, wrong));
    }
    faults
}

fn look_until_gone(store: &dyn Store, sha256: &[u8; 32]) -> Option<Wrong> {
    for _ in 1..LOOKS {
        match look(store, sha256) {
            None => std::thread::sleep(PAUSE),
            found => return found,
        }
    }
    look(store, sha256)
}

fn look(store: &dyn Store, sha256: &[u8; 32]) -> Option<Wrong> {
    match store.file(sha256) {
        Ok(Some(bytes)) => (KeptFile::of(bytes).sha256() != sha256).then_some(Wrong::OtherBytes),
        Ok(None) => Some(Wrong::NoFile),
        Err(problem) => Some(Wrong::Unreadable(problem.to_string())),
    }
}
