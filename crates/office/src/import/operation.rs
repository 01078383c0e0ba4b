//! The operation: look at every row, match, write one decision, tell what became of each row.

use std::collections::BTreeMap;
use std::sync::Arc;

use ledger::value::Refused;
use ledger::view::Structure;
use ledger::{Day, Decision, Entity, PersonId, Seq, Value};
use papers::roster::Roster;

use super::prepare::{Making, Prepared, prepare};
use super::progress::{Progress, Stopped};
use super::reach::Reach;
use super::refused;
use super::report::{ImportRecord, ImportReport, KeptRows, Reason, RowReport};
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::plans::Kept;
use crate::port::Chain;
use crate::port::KeptFile;
use crate::uploads::{self, Shown};
use crate::writer::{Desk, NotDone};

/// The kind of record.
pub(crate) const IMPORT: &str = "import";
/// The kind of record that keeps how each row ended.
pub(super) const IMPORT_ROWS: &str = "import-rows";

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
    /// Somebody stopped it.
    Stopped,
    /// The upload has gone: imported, given up, or kept too long.
    NoUpload,
    /// It would come to something else than what was seen of it: to this.
    Changed(Box<ImportReport>),
}

impl From<Stopped> for ImportFailed {
    fn from(_: Stopped) -> Self {
        Self::Stopped
    }
}

impl Office {
    /// Imports a list: one decision, one transaction, one event, one revocation. A dry run tells the same and writes nothing.
    ///
    /// # Errors
    ///
    /// [`ImportFailed`], or the store failed; then nothing was written.
    pub fn import(&self, by: &str, job: ImportJob, dry_run: bool) -> Result<ImportReport, NotDone<ImportFailed>> {
        let asker = Asker::Command(by);
        if dry_run {
            return self.preview_import(asker, &job).map_err(NotDone::Refused);
        }
        self.take_import(asker, job, Arc::default(), None)
    }

    /// What an import would come to for an asker, within reach. Nothing is written.
    ///
    /// # Errors
    ///
    /// [`ImportFailed`].
    pub fn preview_import(&self, asker: Asker<'_>, job: &ImportJob) -> Result<ImportReport, ImportFailed> {
        let (value, progress) = (self.value(), Progress::default());
        // What cannot be read was not said: the units are asked for again.
        let spellings = self.spellings(asker).unwrap_or_default();
        let making = Making {
            law: self.law(),
            job,
            today: self.today(),
            asker,
            progress: &progress,
            spellings: &spellings,
        };
        let take = |decision: &mut Decision| value.accept(decision).map(|next| next.head().seq);
        let (mut report, _) = attempt(&value, making, take)?;
        report.decision = None;
        Ok(report)
    }

    /// Writes an import; where the list is an upload, only if it comes to what was seen of it, and the upload is closed in the same transaction.
    pub(crate) fn take_import(
        &self,
        asker: Asker<'_>,
        job: ImportJob,
        progress: Arc<Progress>,
        upload: Option<Shown>,
    ) -> Result<ImportReport, NotDone<ImportFailed>> {
        let (law, today, kept) = (Arc::clone(self.law()), self.today(), Kept::of(asker));
        let spellings = self.spellings(asker).unwrap_or_default();
        self.writer().run(move |desk| {
            let by = kept.asker().name().to_owned();
            let upload = match &upload {
                Some(shown) => {
                    let upload = uploads::waiting(desk, &shown.id, &by).ok_or(ImportFailed::NoUpload)?;
                    Some((upload, shown))
                }
                None => None,
            };
            let value = desk.value().clone();
            let making = Making {
                law: &law,
                job: &job,
                today,
                asker: kept.asker(),
                progress: &progress,
                spellings: &spellings,
            };
            let (mut report, seq) = attempt(&value, making, |decision| desk.append(decision, &by))?;
            if upload
                .as_ref()
                .is_some_and(|(_, shown)| shown.digest != report.digest())
            {
                report.decision = None;
                return Err(ImportFailed::Changed(Box::new(report)));
            }
            let mut event = Event::new(desk.now(), &by, "import").with(report.totals.in_codes());
            if let Some(seq) = seq {
                write_down(desk, &job, &report, seq, &by);
                event = event.wrote(seq);
            }
            if let Some((upload, shown)) = upload {
                uploads::remember(desk, &upload, &job.roster.mapping, &shown.sheets);
                uploads::close(desk, upload, &report);
            }
            desk.note(Chain::Audit, event);
            Ok(report)
        })
    }

    /// Whether a decision is that of an import.
    pub(crate) fn is_import(&self, decision: Seq) -> bool {
        let known: Option<ImportRecord> = self.one_record(IMPORT, &record_key(decision));
        known.is_some()
    }

    /// How each row of an import ended, as it is kept.
    pub fn import_rows(&self, import: Seq) -> Option<KeptRows> {
        self.large_record(IMPORT_ROWS, &record_key(import))
    }

    /// The file of an import, as long as it is kept.
    pub fn import_file(&self, import: &ImportRecord) -> Option<Vec<u8>> {
        let sha256: [u8; 32] = hex::decode(&import.sha256).ok()?.try_into().ok()?;
        self.kept_file(&sha256).ok()?
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

/// Keeps the file and what is known of its import.
fn write_down(desk: &mut Desk<'_>, job: &ImportJob, report: &ImportReport, seq: Seq, by: &str) {
    desk.keep(&job.kept);
    let record = ImportRecord {
        decision: seq.0,
        file: job.file.clone(),
        sha256: ledger::decision::Digest(*job.kept.sha256()).to_string(),
        as_of: report.as_of.clone(),
        totals: report.totals,
        time: desk.now(),
        by: by.to_owned(),
        revoked_by: None,
    };
    desk.put(IMPORT, &record_key(seq), &record);
    desk.put(IMPORT_ROWS, &record_key(seq), &report.kept_rows());
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
    making: Making<'_>,
    mut take: impl FnMut(&mut Decision) -> Result<Seq, Refused>,
) -> Result<(ImportReport, Option<Seq>), ImportFailed> {
    if making.job.roster.mapping.sheets.is_empty() {
        return Err(ImportFailed::NoRoster);
    }
    let mut set_aside: BTreeMap<usize, Reason> = BTreeMap::new();
    let mut round = 0;
    loop {
        let mut prepared = prepare(value, making, &set_aside)?;
        let Some(mut decision) = prepared.decision.take() else {
            return Ok((prepared.report, None));
        };
        making.progress.go_on()?;
        let refused = match take(&mut decision) {
            Ok(seq) => {
                settle(&mut prepared.report, seq);
                return Ok((prepared.report, Some(seq)));
            }
            Err(refused) => refused,
        };
        let before = set_aside.len();
        for (at, reason) in culprits(&prepared, &decision, &refused, value, making) {
            set_aside.entry(at).or_insert(reason);
        }
        round += 1;
        if set_aside.len() == before || round > ROUNDS {
            return Err(ImportFailed::Refused(refused));
        }
    }
}

/// The rows behind a refusal: those whose own acts are refused, and those about people whose later decisions would break.
fn culprits(
    prepared: &Prepared,
    decision: &Decision,
    refused: &Refused,
    value: &Value,
    making: Making<'_>,
) -> Vec<(usize, Reason)> {
    let view = value.on(making.as_of(), Seq::LATEST);
    let structure = Structure::of(view);
    let mapping = &making.job.roster.mapping;
    let reach = Reach::of(making.asker, value, view, &structure, making.today, mapping);
    let said = |refusal| refused::reason(refusal, decision, value, &reach);
    let mut rows = Vec::new();
    for problem in refused.own() {
        let row = prepared
            .spans
            .iter()
            .find(|(_, acts)| acts.contains(&problem.act.ordinal));
        rows.extend(row.map(|(at, _)| (*at, said(&problem.refusal))));
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
        let reason = said(&problem.refusal).with("decision", &entry.header().number);
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
