//! The decision that orders an erasure, and what it comes to.

use std::collections::BTreeSet;

use ledger::acts::Dated;
use ledger::acts::decisions::{Erase, FileOf};
use ledger::{ActId, Day, Decision, Header, Seq, Value};

use super::{CannotErase, WasErased};
use crate::attached::Attached;
use crate::audit::Event;
use crate::port::Chain;
use crate::writer::Desk;

/// Every act that goes, in the order of the log.
pub(super) fn all_of(value: &Value, acts: &[ActId]) -> Result<Vec<ActId>, CannotErase> {
    let mut all = Vec::new();
    for act in acts {
        all.extend(value.erasable(*act).map_err(CannotErase::NotErasable)?);
    }
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

/// Refuses a file that no decision names, and one that was erased before.
pub(super) fn must_be_there(attached: &Attached, files: &BTreeSet<FileOf>) -> Result<(), CannotErase> {
    for file in files {
        if attached.named(*file).is_none() {
            return Err(CannotErase::NoSuchFile(*file));
        }
        if attached.is_erased(*file) {
            return Err(CannotErase::FileIsErased(*file));
        }
    }
    Ok(())
}

/// The decision that orders it.
pub(super) fn decision(value: &Value, acts: &[ActId], files: &BTreeSet<FileOf>, because: &str, today: Day) -> Decision {
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
    let order = |target: Option<ActId>, files: Vec<FileOf>| {
        Erase {
            target,
            because: because.to_owned(),
            files,
        }
        .into()
    };
    let mut orders: Vec<Dated> = acts.iter().map(|act| order(Some(*act), Vec::new())).collect();
    if !files.is_empty() {
        orders.push(order(None, files.iter().copied().collect()));
    }
    Decision { header, acts: orders }
}

/// What the order comes to, once the log has it.
pub(super) fn outcome(attached: &Attached, by: Seq, acts: &[ActId], files: &BTreeSet<FileOf>) -> WasErased {
    let gone = attached.gone();
    let stays = |file: &FileOf| attached.named(*file).is_some_and(|named| !gone.contains(&named.sha256));
    let decisions: BTreeSet<Seq> = acts.iter().map(|act| act.decision).collect();
    let beside = decisions
        .into_iter()
        .flat_map(|decision| attached.of_decision(decision));
    WasErased {
        by,
        acts: acts.to_vec(),
        files: files.iter().copied().collect(),
        shared: files.iter().copied().filter(stays).collect(),
        left: Vec::new(),
        beside: beside.filter(|file| !attached.is_erased(*file)).collect(),
    }
}

/// Notes an event for each act and each file.
pub(super) fn note(desk: &mut Desk<'_>, by: &str, done: &WasErased, because: &str) {
    let acts = done.acts.iter().map(|act| ("act.erase", act.to_string()));
    let files = done.files.iter().map(|file| ("file.erase", file.to_string()));
    for (action, what) in acts.chain(files).collect::<Vec<_>>() {
        let event = Event::new(desk.now(), by, action).on(what).wrote(done.by).with(because);
        desk.note(Chain::Audit, event);
    }
}
