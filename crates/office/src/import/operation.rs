//! The operation: look at every row, match, write one decision, tell what became of each row.

use std::collections::BTreeMap;
use std::ops::Range;

use ledger::value::Refused;
use ledger::view::Structure;
use ledger::{Day, Decision, Header, PersonId, Seq, Value};
use papers::roster::{Field, Roster, UnitsFrom};

use super::acts::Writing;
use super::matching::{Known, Match};
use super::report::{ImportRecord, ImportReport, Outcome, Reason, RowReport, Totals};
use super::row::{self, Candidate};
use super::units::{Found, UnitNames, shown};
use super::facts;
use crate::audit::Event;
use crate::office::Office;
use crate::port::Chain;
use crate::writer::NotDone;

/// The kind of record.
pub(crate) const IMPORT: &str = "import";

/// One file to import.
#[derive(Debug, Clone)]
pub struct ImportJob {
    /// The file's name.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: [u8; 32],
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
    /// Imports a list: one decision, one transaction, one revocation. A dry run tells the same and writes nothing.
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
            let (report, seq) = attempt(&value, &law, &job, today, |decision| desk.decide(decision.clone(), &by))?;
            if let Some(seq) = seq {
                let record = ImportRecord {
                    decision: seq.0,
                    file: job.file.clone(),
                    sha256: ledger::decision::Digest(job.sha256).to_string(),
                    as_of: report.as_of.clone(),
                    totals: report.totals,
                    time: desk.now(),
                    by: by.clone(),
                };
                desk.put(IMPORT, &format!("{:010}", seq.0), &record);
            }
            desk.note(Chain::Audit, Event::new(desk.now(), &by, "import").with(format!("{:?}", report.totals)));
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

/// How often rows that the ledger refuses are set aside before the whole file is.
const ROUNDS: u32 = 8;

/// Looks, writes, and sets aside the rows that the ledger refuses, until it takes the rest.
fn attempt(
    value: &Value, law: &lawbook::Lawbook, job: &ImportJob, today: Day, mut take: impl FnMut(&Decision) -> Result<Seq, Refused>,
) -> Result<(ImportReport, Option<Seq>), ImportFailed> {
    let mut set_aside: BTreeMap<usize, Reason> = BTreeMap::new();
    for round in 0.. {
        let Prepared { mut report, decision, spans } = prepare(value, law, job, today, &set_aside);
        let Some(decision) = decision else { return Ok((report, None)) };
        let refused = match take(&decision) {
            Ok(seq) => {
                settle(&mut report, seq);
                return Ok((report, Some(seq)));
            }
            Err(refused) => refused,
        };
        let before = set_aside.len();
        for problem in refused.own() {
            if let Some((at, _)) = spans.iter().find(|(_, acts)| acts.contains(&problem.act.ordinal)) {
                set_aside.entry(*at).or_insert_with(|| Reason::new("refused").with("refusal", format!("{:?}", problem.refusal)));
            }
        }
        if set_aside.len() == before || round >= ROUNDS {
            return Err(ImportFailed::Refused(refused));
        }
    }
    Err(ImportFailed::NoRoster)
}

/// What looking at every row came to.
struct Prepared {
    report: ImportReport,
    /// The decision, if anything is new.
    decision: Option<Decision>,
    /// Which acts each row wrote.
    spans: Vec<(usize, Range<u32>)>,
}

/// Looks at every row and makes the decision.
fn prepare(
    value: &Value, law: &lawbook::Lawbook, job: &ImportJob, today: Day, set_aside: &BTreeMap<usize, Reason>,
) -> Prepared {
    let named = job.roster.as_of.and_then(facts::day);
    let as_of = job.as_of.or(named).unwrap_or(today);
    let view = value.on(as_of, Seq::LATEST);
    let structure = Structure::of(view);
    let names = UnitNames::of(view, &structure);
    let mut rows: Vec<RowReport> = Vec::with_capacity(job.roster.rows.len());
    let mut candidates = Vec::new();
    for roster_row in &job.roster.rows {
        let (mut report, good) = row::first_look(&job.roster, roster_row);
        if let Some(reason) = set_aside.get(&rows.len()) {
            report.outcome = Outcome::Error;
            report.reasons.push(reason.clone());
        } else if let Some(facts) = good {
            candidates.push(place(rows.len(), roster_row, facts, job, &names, law, view, &mut report));
        }
        rows.push(report);
    }
    let mut known = Known::of(view, &structure, &candidates);
    let mut writing = Writing::new(view, &job.authority);
    let set_up = writing.acts.len();
    let written = |writing: &Writing<'_>| u32::try_from(writing.acts.len()).unwrap_or(u32::MAX);
    let mut spans = Vec::with_capacity(candidates.len());
    for candidate in &candidates {
        let from = written(&writing);
        write_row(candidate, &mut known, &mut writing, view, &mut rows[candidate.at]);
        spans.push((candidate.at, from..written(&writing)));
    }
    let nothing_new = !rows.iter().any(|row| matches!(row.outcome, Outcome::Add | Outcome::Change));
    let acts = writing.acts;
    let decision = (!nothing_new && acts.len() > set_up).then(|| Decision { header: header(job, as_of, value), acts });
    let report = ImportReport {
        file: job.file.clone(),
        as_of: as_of.to_string(),
        decision: None,
        totals: Totals::of(&rows),
        rows,
        warnings: job.roster.warnings.clone(),
        mapping: job.roster.mapping.clone(),
    };
    Prepared { report, decision, spans }
}

#[allow(clippy::too_many_arguments, reason = "one row and all that it is looked at with")]
fn place(
    at: usize, roster_row: &papers::roster::RosterRow, read: papers::roster::Facts, job: &ImportJob, names: &UnitNames<'_>,
    law: &lawbook::Lawbook, view: ledger::View<'_>, report: &mut RowReport,
) -> Candidate {
    let text = row::unit_text(roster_row, &read).map(str::to_owned);
    let makes = match job.roster.mapping.units_from {
        UnitsFrom::Known => false,
        UnitsFrom::Column => read.unit.is_some(),
        UnitsFrom::Groups => read.unit.is_none() && !roster_row.unit_context.is_empty(),
    };
    let (mut unit, mut lost_unit, mut new_unit) = (None, None, None);
    match row::find_unit(roster_row, &read, names) {
        Found::One(found) => unit = Some(found),
        _ if makes => new_unit.clone_from(&text),
        Found::Several(several) => {
            report.reasons.push(Reason::new("ambiguous_unit").with("units", several.join("; ")));
            lost_unit.clone_from(&text);
        }
        Found::None(nearest) => {
            if let Some(text) = &text {
                let mut reason = Reason::new("unknown_unit").with("unit", text);
                if !nearest.is_empty() {
                    reason = reason.with("suggestion", nearest.join("; "));
                }
                report.reasons.push(reason);
                lost_unit = Some(text.clone());
            }
        }
    }
    if let (Some(person), Some(unit)) = (&mut report.person, unit) {
        let name = view.unit_name(unit).to_string();
        // A group row names the unit; the report says it as the district does. A cell is told as it was written.
        let same_letters = person.unit.as_ref().is_some_and(|text| text.to_lowercase() == name.to_lowercase());
        if read.unit.is_none() || same_letters {
            person.unit = Some(shown(&name));
        }
        person.matched_unit = Some(name);
    }
    let read = in_ladders(read, law, view.day());
    let title = read.title.clone().filter(|title| !title.trim().is_empty());
    let told = read.learner_kind.as_deref().or(read.contract_kind.as_deref());
    let kind = unit.and_then(|unit| view.unit_kind(unit));
    let blank = |field: &&Field| job.roster.knows(roster_row.sheet.as_deref(), **field) && roster_row.reading(**field).is_none();
    Candidate {
        at,
        name: read.full_name.clone().unwrap_or_default(),
        sex: read.sex.map(facts::sex),
        birth: read.birth.and_then(facts::when),
        number: read.citizen_number.as_ref().map(row::digits),
        unit,
        new_unit,
        lost_unit,
        standing: facts::standing(told, title.as_deref(), kind, law, view.day()),
        title,
        none: job.roster.mapping.blank_means_none.iter().filter(blank).copied().collect(),
        facts: read,
    }
}

/// Languages and computing as codes of the lawbook's ladders, where a list's words name a level; other words are kept as written.
fn in_ladders(mut read: papers::roster::Facts, law: &lawbook::Lawbook, day: Day) -> papers::roster::Facts {
    let code = |ladder: &str, text: &String| {
        let ladder = law.ladder(ladder, day).ok()?;
        ladder.body().read(text).map(|level| level.id.clone())
    };
    for text in &mut read.languages {
        *text = code("language", text).unwrap_or_else(|| text.clone());
    }
    read.it = read.it.map(|text| code("it", &text).unwrap_or(text));
    read
}

fn write_row<'v>(
    candidate: &Candidate, known: &mut Known<'_>, writing: &mut Writing<'v>, view: ledger::View<'v>, report: &mut RowReport,
) {
    match known.find(candidate) {
        Match::New(notes) => {
            report.reasons.extend(notes);
            report.outcome = Outcome::Add;
            report.id = Some(writing.add(candidate, &mut report.reasons).to_string());
        }
        Match::Same(ix) => {
            let Some(person) = view.person(ix) else { return };
            report.id = person.id().map(|id| id.to_string());
            let changed = writing.change(person, candidate, &mut report.reasons);
            report.outcome = if changed { Outcome::Change } else { Outcome::Duplicate };
        }
        Match::InFile => {
            report.outcome = Outcome::Duplicate;
            report.reasons.push(Reason::new("duplicate_in_file"));
        }
        Match::Refused(reason) => {
            report.outcome = Outcome::Error;
            report.reasons.push(reason);
        }
    }
}

fn header(job: &ImportJob, as_of: Day, value: &Value) -> Header {
    let first = value.person_count() == 0;
    let (kind, title) = if first { ("stock-taking", "Kiểm kê ban đầu") } else { ("supplement", "Bổ sung hồ sơ") };
    let next = value.head().seq.next();
    Header {
        number: job.number.clone().unwrap_or_else(|| format!("{next}/KK-{}", as_of.year())),
        kind: kind.to_owned(),
        signed: as_of,
        effective: as_of,
        issuer: value.on(as_of, Seq::LATEST).unit_name(0).to_string(),
        signer: job.signer.clone(),
        title: format!("{title}: {}", job.file),
        bases: Vec::new(),
        attachments: vec![ledger::decision::Attachment { name: job.file.clone(), sha256: job.sha256 }],
        recorded: 0,
        recorded_by: String::new(),
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

impl Office {
    /// Takes one import back whole: its facts hold no more, and stay known as they were.
    ///
    /// # Errors
    ///
    /// [`Refused`] when the decision was no import, or when later decisions depend on what it wrote.
    pub fn revoke_import(&self, by: &str, import: Seq) -> Result<Seq, NotDone<Refused>> {
        let (by, today) = (by.to_owned(), self.today());
        let authority = self.value().on(today, Seq::LATEST).unit_name(0).to_string();
        self.writer().run(move |desk| {
            let known: Option<ImportRecord> = desk.record(IMPORT, &format!("{:010}", import.0)).ok().flatten();
            let Some(known) = known else {
                let act = ledger::ActId { decision: desk.value().head().seq.next(), ordinal: 0 };
                let refusal = ledger::value::Refusal::UnknownDecision(import);
                return Err(Refused { seq: act.decision, problems: vec![ledger::value::Problem { act, refusal }] });
            };
            let header = Header {
                number: format!("{}/HN-{}", desk.value().head().seq.next(), today.year()),
                kind: "revocation".to_owned(),
                signed: today,
                effective: today,
                issuer: authority,
                signer: String::new(),
                title: format!("Hủy lần nhập {}", known.file),
                bases: Vec::new(),
                attachments: Vec::new(),
                recorded: 0,
                recorded_by: String::new(),
            };
            let revoke = ledger::acts::decisions::Revoke { decision: import, from: None };
            let seq = desk.decide(Decision { header, acts: vec![revoke.into()] }, &by)?;
            desk.note(Chain::Audit, Event::new(desk.now(), &by, "import.revoke").on(import).wrote(seq));
            Ok(seq)
        })
    }
}
