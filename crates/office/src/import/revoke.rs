//! Taking an import back whole.

use ledger::acts::decisions::Revoke;
use ledger::value::{Problem, Refusal, Refused};
use ledger::{ActId, Decision, Header, Seq};

use super::operation::{IMPORT, record_key};
use super::report::ImportRecord;
use crate::audit::Event;
use crate::office::Office;
use crate::port::Chain;
use crate::writer::NotDone;

impl Office {
    /// Takes one import back whole: its facts hold no more, and stay known as they were.
    ///
    /// # Errors
    ///
    /// [`Refused`] when the decision was no import, or when later decisions depend on what it wrote.
    pub fn revoke_import(&self, by: &str, import: Seq) -> Result<Seq, NotDone<Refused>> {
        let (by, today) = (by.to_owned(), self.today());
        self.writer().run(move |desk| {
            let next = desk.value().head().seq.next();
            // An unreadable record is no import that anybody could take back.
            let known: Option<ImportRecord> = desk.record(IMPORT, &record_key(import)).ok().flatten();
            let Some(mut known) = known else {
                let act = ActId {
                    decision: next,
                    ordinal: 0,
                };
                let refusal = Refusal::UnknownDecision(import);
                return Err(Refused {
                    seq: next,
                    problems: vec![Problem { act, refusal }],
                });
            };
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
            let seq = desk.append(
                Decision {
                    header,
                    acts: vec![revoke.into()],
                },
                &by,
            )?;
            known.revoked_by = Some(seq.0);
            desk.put(IMPORT, &record_key(import), &known);
            desk.note(
                Chain::Audit,
                Event::new(desk.now(), &by, "import.revoke").on(import).wrote(seq),
            );
            Ok(seq)
        })
    }
}
