//! Carrying a whole ledger from one store to another, whatever the engines: backups, restores, moves. Bytes and hashes stay as they are.

use ledger::Seq;
use ledger::decision::SealedDecision;
use office::attached::Attached;
use office::port::{Batch, Chain, KeptFile, Store, StoreError};

/// The kind of the records by which a file notes what is due to go from beside it.
pub(crate) const DUE: &str = "file-due-to-go";

/// How many acts and events are handed over at once.
const LOAD: usize = 5_000;
/// How many bytes of a file weigh as much as an act.
const BYTES: usize = 1 << 12;

/// A store that gives a whole ledger away, as it is at one moment.
pub(crate) trait Gives: Store {
    /// Everything read from now on comes from one moment.
    fn begin_moment(&self) -> Result<(), StoreError>;

    /// The moment is over.
    fn end_moment(&self);

    /// The kinds of records that are there.
    fn kinds(&self) -> Result<Vec<String>, StoreError>;
}

/// What takes a whole ledger in.
pub(crate) trait Takes {
    /// Decisions with their files, and events, each following what was taken before.
    fn take(&mut self, batch: Batch) -> Result<(), StoreError>;

    /// The records of a kind: key and value.
    fn take_records(&mut self, kind: &str, records: Vec<(String, String)>) -> Result<(), StoreError>;
}

/// Carries everything over.
pub(crate) fn carry(from: &dyn Gives, into: &mut dyn Takes) -> Result<(), StoreError> {
    from.begin_moment()?;
    let carried = carry_within(from, into);
    from.end_moment();
    carried
}

fn carry_within(from: &dyn Gives, into: &mut dyn Takes) -> Result<(), StoreError> {
    let mut load = Load::onto(into);
    let (mut attached, mut unread) = (Attached::default(), None);
    from.decisions(Seq(1), &mut |decision| {
        let files = match files_of(from, &decision) {
            Ok(files) => files,
            Err(problem) => {
                unread = Some(problem);
                return false;
            }
        };
        attached.note_unproved(&decision);
        let bytes: usize = files.iter().map(|file| file.bytes().len()).sum();
        let weight = 1 + decision.acts.len() + bytes / BYTES;
        load.add(weight, |batch| {
            batch.files.extend(files);
            batch.decisions.push(decision);
        })
    })?;
    unread.map_or(Ok(()), Err)?;
    for chain in Chain::ALL {
        from.events(chain, 1, &mut |event| load.add(1, |batch| batch.events.push(event)))?;
    }
    // What is due to go is not there any more; between an order and its removal it still is, and does not come along.
    load.add(1, |batch| batch.gone.extend(attached.gone()));
    load.finish()?;
    for kind in from.kinds()?.into_iter().filter(|kind| kind != DUE) {
        into.take_records(&kind, from.records(&kind)?)?;
    }
    Ok(())
}

/// The files that a decision names. What is missing or altered stays missing: a proof of the copy names it.
fn files_of(from: &dyn Store, decision: &SealedDecision) -> Result<Vec<KeptFile>, StoreError> {
    let attachments = decision
        .unproved_header()
        .map_or_else(Vec::new, |header| header.attachments);
    let mut files = Vec::new();
    for attachment in attachments {
        files.extend(kept_file(from, &attachment.sha256)?);
    }
    Ok(files)
}

/// The file with this SHA-256; none where it is missing or altered.
pub(crate) fn kept_file(from: &dyn Store, sha256: &[u8; 32]) -> Result<Option<KeptFile>, StoreError> {
    let kept = from.file(sha256)?.map(KeptFile::of);
    Ok(kept.filter(|file| file.sha256() == sha256))
}

/// What is on its way, and whether anything of it was refused.
struct Load<'i> {
    into: &'i mut dyn Takes,
    batch: Batch,
    weight: usize,
    refused: Option<StoreError>,
}

impl<'i> Load<'i> {
    fn onto(into: &'i mut dyn Takes) -> Self {
        Self {
            into,
            batch: Batch::default(),
            weight: 0,
            refused: None,
        }
    }

    /// Adds to the load; hands it over when it is heavy. Whether to go on.
    fn add(&mut self, weight: usize, add: impl FnOnce(&mut Batch)) -> bool {
        add(&mut self.batch);
        self.weight += weight;
        if self.weight >= LOAD {
            self.hand_over();
        }
        self.refused.is_none()
    }

    fn hand_over(&mut self) {
        self.weight = 0;
        if self.refused.is_none() {
            self.refused = self.into.take(std::mem::take(&mut self.batch)).err();
        }
    }

    fn finish(mut self) -> Result<(), StoreError> {
        self.hand_over();
        self.refused.map_or(Ok(()), Err)
    }
}
