//! Proves the files that decisions name.

use std::collections::BTreeMap;

use ledger::Seq;
use ledger::decision::{Decision, SealedDecision};
use office::port::{KeptFile, Store};

use super::report::{Fault, Report, Wrong};
use crate::place::Place;

/// The files that the proved decisions name.
#[derive(Debug, Default)]
pub(super) struct Named {
    files: Vec<(Seq, u32, [u8; 32])>,
    /// Decisions with an erased act: their files may have been taken away with it.
    erased: Vec<Seq>,
}

impl Named {
    pub(super) fn note(&mut self, sealed: &SealedDecision, decision: &Decision) {
        let files = (0..).zip(&decision.header.attachments);
        self.files
            .extend(files.map(|(at, attachment)| (sealed.seq, at, attachment.sha256)));
        if sealed.acts.iter().any(|act| act.payload.is_none()) {
            self.erased.push(sealed.seq);
        }
    }
}

/// Reads every file once, and names each that is missing or altered.
pub(super) fn prove(store: &dyn Store, named: &Named, report: &mut Report) {
    let mut found: BTreeMap<[u8; 32], Option<Wrong>> = BTreeMap::new();
    for (seq, at, sha256) in &named.files {
        let place = Place::Attachment(*seq, *at);
        let wrong = found.entry(*sha256).or_insert_with(|| look(store, sha256));
        let excused = matches!(wrong, Some(Wrong::NoFile)) && named.erased.contains(seq);
        match wrong {
            None => report.files += 1,
            Some(_) if excused => {}
            Some(Wrong::NoFile) => report.faults.push(Fault::new(place, Wrong::NoFile)),
            Some(Wrong::Unreadable(words)) => report.faults.push(Fault::new(place, Wrong::Unreadable(words.clone()))),
            Some(_) => report.faults.push(Fault::new(place, Wrong::OtherBytes)),
        }
    }
}

fn look(store: &dyn Store, sha256: &[u8; 32]) -> Option<Wrong> {
    match store.file(sha256) {
        Ok(Some(bytes)) => (KeptFile::of(bytes).sha256() != sha256).then_some(Wrong::OtherBytes),
        Ok(None) => Some(Wrong::NoFile),
        Err(problem) => Some(Wrong::Unreadable(problem.to_string())),
    }
}
