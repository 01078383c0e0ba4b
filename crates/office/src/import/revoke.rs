//! Taking an import back whole.

use ledger::acts::decisions::Revoke;
use ledger::value::{Problem, Refusal, Refused};
use ledger::{ActId, Decision, Entity, Header, Seq};

use super::operation::{IMPORT, record_key};
use super::report::ImportRecord;
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::Deed;
use crate::plans::{Kept, out_of_reach};
use crate::port::Chain;
use crate::writer::{Desk, NotDone};

/// Why an import stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotTakeBack {
    /// The decision was no import, was taken back already, or later decisions depend on what it wrote.
    Refused(Refused),
    /// It speaks of somebody or something out of reach.
    OutOfReach(Entity),
}

impl Office {
    /// Takes one import back whole: its facts hold no more, and stay known as they were.
    ///
    /// # Errors
    ///
    /// [`Refused`] when the decision was no import, or when later decisions depend on what it wrote.
    pub fn revoke_import(&self, by: &str, import: Seq) -> Result<Seq, NotDone<Refused>> {
        let by = by.to_owned();
        let today = self.today();
        self.writer().run(move |desk| {
            let (known, decision) = revocation(desk, import, today)?;
            take_back(desk, known, decision, &by)
        })
    }

    /// The same for an asker who must reach all that the import wrote.
    ///
    /// # Errors
    ///
    /// [`CannotTakeBack`], or the store failed.
    pub fn take_back_import(&self, asker: Asker<'_>, import: Seq) -> Result<Seq, NotDone<CannotTakeBack>> {
        let (kept, today) = (Kept::of(asker), self.today());
        self.writer().run(move |desk| {
            let (known, decision) = revocation(desk, import, today).map_err(CannotTakeBack::Refused)?;
            // Asked of the ledger as it is: once the import is taken back, those whom it wrote are nowhere.
            let written = std::slice::from_ref(&decision);
            if let Some(entity) = out_of_reach(kept.asker(), Deed::Import, desk.value(), written) {
                return Err(CannotTakeBack::OutOfReach(entity));
            }
            take_back(desk, known, decision, kept.asker().name()).map_err(CannotTakeBack::Refused)
        })
    }
}

/// The import's record, and the decision that takes it back.
fn revocation(desk: &Desk<'_>, import: Seq, today: ledger::Day) -> Result<(ImportRecord, Decision), Refused> {
    let next = desk.value().head().seq.next();
    // An unreadable record is no import that anybody could take back.
    let known: Option<ImportRecord> = desk.record(IMPORT, &record_key(import)).ok().flatten();
    let act = ActId {
        decision: next,
        ordinal: 0,
    };
    let refused = |refusal| Refused {
        seq: next,
        problems: vec![Problem { act, refusal }],
    };
    let known = known.ok_or_else(|| refused(Refusal::UnknownDecision(import)))?;
    if known.revoked_by.is_some() {
        return Err(refused(Refusal::AlreadyRevoked(import)));
    }
    let header = Header {
        number: format!("{next}/HN-{}", today.year()),
        kind: "revocation".to_owned(),
        signed: today,
        effective: today,
        issuer: desk.value().on(today, Seq::LATEST).unit_name(0).to_string(),
        signer: String::new(),
        title: format!("Hủy lần nhập {}", known.file),
        bases: Vec::new(),
        attachments: Vec::new(),
        recorded: 0,
        recorded_by: String::new(),
    };
    let revoke = Revoke {
        decision: import,
        from: None,
    };
    let acts = vec![revoke.into()];
    Ok((known, Decision { header, acts }))
}

fn take_back(desk: &mut Desk<'_>, mut known: ImportRecord, mut decision: Decision, by: &str) -> Result<Seq, Refused> {
    let import = Seq(known.decision);
    let seq = desk.append(&mut decision, by)?;
    known.revoked_by = Some(seq.0);
    desk.put(IMPORT, &record_key(import), &known);
    desk.note(
        Chain::Audit,
        Event::new(desk.now(), by, "import.revoke").on(import).wrote(seq),
    );
    Ok(seq)
}
