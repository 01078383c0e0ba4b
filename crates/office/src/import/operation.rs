//! The operation: look at every row, match, write one decision, tell what became of each row.

use std::collections::BTreeMap;

use ledger::value::Refused;
use ledger::{Day, Decision, Entity, PersonId, Seq, Value};
use papers::roster::Roster;

use super::prepare::{Prepared, prepare};
use super::refused;
use super::report::{ImportRecord, ImportReport, Reason, RowReport};
use crate::audit::Event;
use crate::office::Office;
use crate::port::Chain;
use crate::port::KeptFile;
use crate::writer::NotDone;

/// The kind of record.
pub(crate) const IMPORT: &str = "import";

/// One file to import.
#[derive(Debug, Clone)]
pub struct ImportJob {
    /// The file's name.
    pub file: String,
    /// The file itself, which is kept with the decision.
    pub kept: KeptFile,
    /// The list, as papers read it.
    pub roster: Roster,
    /// The day of the list; none: the one that its title names, else today.
    pub as_of: Option<Day>,
    /// Number and symbol of the decision; none: made from the file's day.
    pub number: Option<String>,
    /// Who signs the stock-taking.
    pub signer: String,
    /// Name of the authority, for a ledger that has none yet.
    pub authority: String,
}

/// Why an import wrote nothing at all.
#[derive(Debug)]
pub enum ImportFailed {
    /// The ledger refused the decision though each row looked good.
    Refused(Refused),
    /// No list of people was found in the file.
    NoRoster,
}

impl Office {
    /// Imports a list: one decision, one transaction, one event, one revocation. A dry run tells the same and writes nothing.
    ///
    /// # Errors
    ///
    /// [`ImportFailed`], or the store failed; then nothing was written.
    pub fn import(&self, by: &str, job: ImportJob, dry_run: bool) -> Result<ImportReport, NotDone<ImportFailed>> {
        if job.roster.mapping.sheets.is_empty() {
            return Err(NotDone::Refused(ImportFailed::NoRoster));
        }
        let (law, today, by) = (self.law().clone(), self.today(), by.to_owned());
        if dry_run {
            let value = self.value();
            let take = |decision: &Decision| value.accept(decision).map(|next| next.head().seq);
            let (mut report, _) = attempt(&value, &law, &job, today, take).map_err(NotDone::Refused)?;
            report.decision = None;
            return Ok(report);
        }
        self.writer().run(move |desk| {
            let value = desk.value().clone();
            let (report, seq) = attempt(&value, &law, &job, today, |decision| desk.append(decision.clone(), &by))?;
            let mut event = Event::new(desk.now(), &by, "import").with(report.totals.in_codes());
            if let Some(seq) = seq {
                desk.keep(&job.kept);
                let record = ImportRecord {
                    decision: seq.0,
                    file: job.file.clone(),
                    sha256: ledger::decision::Digest(*job.kept.sha256()).to_string(),
                    as_of: report.as_of.clone(),
                    totals: report.totals,
                    time: desk.now(),
                    by: by.clone(),
                    revoked_by: None,
                };
                desk.put(IMPORT, &record_key(seq), &record);
                event = event.wrote(seq);
            }
            desk.note(Chain::Audit, event);
            Ok(report)
        })
    }

    /// Every import, oldest first.
    ///
    /// # Errors
    ///
    /// [`crate::port::StoreError`] when the store cannot be read.
    pub fn imports(&self) -> Result<Vec<ImportRecord>, crate::port::StoreError> {
        self.all_records(IMPORT)
    }
}

/// The key under which an import is kept: its decision, with zeros before it so that keys sort as numbers do.
pub(super) fn record_key(import: Seq) -> String {
    format!("{:010}", import.0)
}

/// How often rows that the ledger refuses are set aside before the whole file is.
const ROUNDS: u32 = 8;

/// Looks, writes, and sets aside the rows that the ledger refuses, until it takes the rest.
fn attempt(
    value: &Value,
    law: &lawbook::Lawbook,
    job: &ImportJob,
    today: Day,
    mut take: impl FnMut(&Decision) -> Result<Seq, Refused>,
) -> Result<(ImportReport, Option<Seq>), ImportFailed> {
    let mut set_aside: BTreeMap<usize, Reason> = BTreeMap::new();
    let mut round = 0;
    loop {
        let mut prepared = prepare(value, law, job, today, &set_aside);
        let Some(decision) = &prepared.decision else {
            return Ok((prepared.report, None));
        };
        let refused = match take(decision) {
            Ok(seq) => {
                settle(&mut prepared.report, seq);
                return Ok((prepared.report, Some(seq)));
            }
            Err(refused) => refused,
        };
        let before = set_aside.len();
        for (at, reason) in culprits(&prepared, decision, &refused, value) {
            set_aside.entry(at).or_insert(reason);
        }
        round += 1;
        if set_aside.len() == before || round > ROUNDS {
            return Err(ImportFailed::Refused(refused));
        }
    }
}

/// The rows behind a refusal: those whose own acts are refused, and those about people whose later decisions would break.
fn culprits(prepared: &Prepared, decision: &Decision, refused: &Refused, value: &Value) -> Vec<(usize, Reason)> {
    let mut rows = Vec::new();
    for problem in refused.own() {
        let row = prepared
            .spans
            .iter()
            .find(|(_, acts)| acts.contains(&problem.act.ordinal));
        rows.extend(row.map(|(at, _)| (*at, refused::reason(&problem.refusal, decision, value))));
    }
    for problem in refused.dependants() {
        let Some(entry) = value.entry(problem.act.decision) else {
            continue;
        };
        let mut people = Vec::new();
        if let Some(dated) = entry.act(problem.act.ordinal) {
            dated
                .act
                .visit_subjects(&mut |entity| people.extend(person_of(entity, problem.act.decision)));
        }
        let about = |row: &RowReport| row.id.as_ref().is_some_and(|id| people.contains(id));
        let reason = refused::reason(&problem.refusal, decision, value).with("decision", &entry.header().number);
        rows.extend(prepared.report.rows.iter().position(about).map(|at| (at, reason)));
    }
    rows
}

fn person_of(entity: Entity, decision: Seq) -> Option<String> {
    match entity {
        Entity::Person(PersonId(act)) => Some(act.resolved(decision).to_string()),
        _ => None,
    }
}

/// Writes the decision's place and the real ids into the report.
fn settle(report: &mut ImportReport, seq: Seq) {
    report.decision = Some(seq.0);
    for row in &mut report.rows {
        if let Some(id) = row.id.as_ref().and_then(|id| id.parse::<PersonId>().ok()) {
            row.id = Some(PersonId(id.0.resolved(seq)).to_string());
        }
    }
}
