//! Files beside decisions, as the log tells of them: who names which, and which were ordered to go.
//!
//! INVARIANT: an order to erase a file counts for earlier decisions alone. Bytes stay as long as one decision names them whose file was not
//! erased.

use std::collections::{BTreeMap, BTreeSet};

use ledger::acts::decisions::FileOf;
use ledger::acts::{Act, decode};
use ledger::decision::{Attachment, Decision, SealedDecision};
use ledger::{Seq, Value};

/// What the log says of the files beside its decisions.
#[derive(Debug, Clone, Default)]
pub struct Attached {
    named: BTreeMap<FileOf, Attachment>,
    erased: BTreeSet<FileOf>,
}

impl Attached {
    /// Of a value's whole log.
    pub fn of(value: &Value) -> Self {
        let mut attached = Self::default();
        for (seq, entry) in value.entries() {
            let orders = (0..entry.len()).filter(|ordinal| entry.kind(*ordinal) == Some(Act::ERASE));
            let acts: Vec<Act> = orders.filter_map(|ordinal| Some(entry.act(ordinal)?.act)).collect();
            attached.take(seq, entry.header().attachments, &acts);
        }
        attached
    }

    /// Takes in the next decision of the log.
    pub fn note(&mut self, seq: Seq, decision: &Decision) {
        let orders = decision.acts.iter().map(|dated| &dated.act);
        self.take(seq, decision.header.attachments.clone(), orders);
    }

    /// As [`Attached::note`], of a decision that nobody has proved yet: what cannot be read tells nothing.
    pub fn note_unproved(&mut self, sealed: &SealedDecision) {
        let named = sealed.unproved_header().map(|header| header.attachments);
        let orders = sealed.acts.iter().filter(|act| act.kind == Act::ERASE);
        let read = orders.filter_map(|act| {
            let (_, bytes) = act.payload.as_ref()?;
            decode(act.kind, act.version, bytes).ok()
        });
        let acts: Vec<Act> = read.map(|dated| dated.act).collect();
        self.take(sealed.seq, named.unwrap_or_default(), &acts);
    }

    fn take<'a>(&mut self, seq: Seq, named: Vec<Attachment>, acts: impl IntoIterator<Item = &'a Act>) {
        // First the orders: no decision erases a file of its own.
        for act in acts {
            if let Act::Erase(order) = act {
                let known = order.files.iter().filter(|file| self.named.contains_key(file));
                self.erased.extend(known);
            }
        }
        let places = (0..).map(|at| FileOf { decision: seq, at });
        self.named.extend(places.zip(named));
    }

    /// Every file that a decision names, in the order of the log, and whether it was ordered to go.
    pub fn each(&self) -> impl Iterator<Item = (FileOf, &Attachment, bool)> {
        let erased = |file: &FileOf| self.erased.contains(file);
        self.named.iter().map(move |(file, named)| (*file, named, erased(file)))
    }

    /// The files of one decision.
    pub fn of_decision(&self, seq: Seq) -> impl Iterator<Item = FileOf> {
        let all = [0, u32::MAX].map(|at| FileOf { decision: seq, at });
        self.named.range(all[0]..=all[1]).map(|(file, _)| *file)
    }

    /// What its decision says of a file; none where no decision names it.
    pub fn named(&self, file: FileOf) -> Option<&Attachment> {
        self.named.get(&file)
    }

    /// Whether a file was ordered to go.
    pub fn is_erased(&self, file: FileOf) -> bool {
        self.erased.contains(&file)
    }

    /// The bytes that some decision still names, by their SHA-256.
    pub fn kept(&self) -> BTreeSet<[u8; 32]> {
        let kept = self.each().filter(|(.., erased)| !erased);
        kept.map(|(_, named, _)| named.sha256).collect()
    }

    /// The bytes that were ordered to go and that no decision names any longer.
    pub fn gone(&self) -> BTreeSet<[u8; 32]> {
        let erased = self.erased.iter().filter_map(|file| self.named.get(file));
        let erased: BTreeSet<[u8; 32]> = erased.map(|named| named.sha256).collect();
        &erased - &self.kept()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::acts::decisions::Erase;

    fn decision(contents: &[u8], erased: &[(u32, u32)]) -> Decision {
        let file = |(decision, at): &(u32, u32)| FileOf {
            decision: Seq(*decision),
            at: *at,
        };
        let order = Erase {
            target: None,
            because: "Luật".to_owned(),
            files: erased.iter().map(file).collect(),
        };
        let mut decision = testkit::decision("1/QĐ", "2019-03-14", vec![order.into()]);
        let named = |byte: &u8| Attachment {
            name: format!("{byte}.pdf"),
            sha256: [*byte; 32],
        };
        decision.header.attachments = contents.iter().map(named).collect();
        decision
    }

    fn attached(log: &[Decision]) -> Attached {
        let mut attached = Attached::default();
        for (seq, decision) in (1..).map(Seq).zip(log) {
            attached.note(seq, decision);
        }
        attached
    }

    #[test]
    fn bytes_stay_as_long_as_somebody_names_them() {
        let mut log = vec![decision(&[7, 8], &[]), decision(&[7], &[]), decision(&[], &[(1, 0)])];
        assert_eq!(attached(&log).gone(), BTreeSet::new(), "decision 2 names them too");
        log.push(decision(&[], &[(2, 0)]));
        assert_eq!(attached(&log).gone(), BTreeSet::from([[7; 32]]));
        assert_eq!(attached(&log).kept(), BTreeSet::from([[8; 32]]));
        log.push(decision(&[7], &[]));
        assert_eq!(attached(&log).gone(), BTreeSet::new(), "named again since");
    }

    #[test]
    fn an_order_counts_for_earlier_decisions_alone() {
        let log = [decision(&[7], &[(1, 0), (2, 0), (9, 9)]), decision(&[8], &[])];
        assert_eq!(attached(&log).each().filter(|(.., erased)| *erased).count(), 0);
    }
}
