//! Looking at every row, and the decision that the good ones amount to.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use ledger::text::fold;
use ledger::view::Structure;
use ledger::{Day, Decision, Header, Seq, Value};

use super::facts;
use super::matching::{self, Match};
use super::operation::ImportJob;
use super::placing::Placing;
use super::report::{ImportReport, Outcome, Reason, RowReport, Totals};
use super::row::{self, Candidate};
use super::units::{UnitNames, normal};
use super::writing::Writing;

/// What looking at every row came to.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) report: ImportReport,
    /// The decision, if anything is new.
    pub(super) decision: Option<Decision>,
    /// Which acts each row wrote.
    pub(super) spans: Vec<(usize, Range<u32>)>,
}

/// Looks at every row and makes the decision; rows that are set aside end as errors.
pub(super) fn prepare(
    value: &Value,
    law: &lawbook::Lawbook,
    job: &ImportJob,
    today: Day,
    set_aside: &BTreeMap<usize, Reason>,
) -> Prepared {
    let named = job.roster.as_of.and_then(facts::day);
    let as_of = job.as_of.or(named).unwrap_or(today);
    let view = value.on(as_of, Seq::LATEST);
    let structure = Structure::of(view);
    let mut placing = Placing::new(view, law, &job.roster, UnitNames::of(view, &structure));
    let mut rows: Vec<RowReport> = Vec::with_capacity(job.roster.rows.len());
    let mut candidates = Vec::new();
    for roster_row in &job.roster.rows {
        let (mut report, good) = row::first_look(&job.roster, roster_row);
        if let Some(reason) = set_aside.get(&rows.len()) {
            report.outcome = Outcome::Error;
            report.reasons.push(reason.clone());
        } else if let Some(facts) = good {
            candidates.push(placing.place(rows.len(), roster_row, facts, &mut report));
        }
        rows.push(report);
    }
    let found = matching::find_all(view, &structure, &candidates);
    let mut writing = Writing::new(view, &structure, &job.authority);
    let set_up = writing.acts.len();
    let written = |writing: &Writing<'_>| u32::try_from(writing.acts.len()).unwrap_or(u32::MAX);
    let mut spans = Vec::with_capacity(candidates.len());
    for (candidate, found) in candidates.iter().zip(found) {
        let from = written(&writing);
        write_row(candidate, found, &mut writing, view, &mut rows[candidate.at]);
        spans.push((candidate.at, from..written(&writing)));
    }
    tell_heads(&candidates, &mut rows);
    let anything = rows
        .iter()
        .any(|row| matches!(row.outcome, Outcome::Add | Outcome::Change));
    let acts = writing.acts;
    let decision = (anything && acts.len() > set_up).then(|| Decision {
        header: header(job, as_of, value),
        acts,
    });
    let report = ImportReport {
        file: job.file.clone(),
        as_of: as_of.to_string(),
        decision: None,
        totals: Totals::of(&rows),
        rows,
        warnings: job.roster.warnings.clone(),
        mapping: job.roster.mapping.clone(),
    };
    Prepared {
        report,
        decision,
        spans,
    }
}

fn write_row<'v>(
    candidate: &Candidate,
    found: Match,
    writing: &mut Writing<'v>,
    view: ledger::View<'v>,
    report: &mut RowReport,
) {
    match found {
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

/// Tells at each further row that a body has a second head in this list. Told, not refused: the list may be right.
fn tell_heads(candidates: &[Candidate], rows: &mut [RowReport]) {
    let mut heads = BTreeSet::new();
    for candidate in candidates {
        let Some(title) = candidate.title.as_deref().filter(|title| facts::is_head(title)) else {
            continue;
        };
        let row = &mut rows[candidate.at];
        let counts = matches!(row.outcome, Outcome::Add | Outcome::Change)
            || row.outcome == Outcome::Duplicate
                && !row.reasons.iter().any(|reason| reason.code == "duplicate_in_file");
        let text = candidate
            .new_unit
            .as_deref()
            .or(candidate.lost_unit.as_deref())
            .map(normal);
        let placed = candidate.unit.is_some() || text.is_some();
        if counts && placed && !heads.insert((candidate.unit, text, fold(title))) {
            row.reasons.push(Reason::new("two_heads").with("title", title));
        }
    }
}

fn header(job: &ImportJob, as_of: Day, value: &Value) -> Header {
    let view = value.on(as_of, Seq::LATEST);
    let first = view.persons().next().is_none();
    let (kind, title) = if first {
        ("stock-taking", "Kiểm kê ban đầu")
    } else {
        ("supplement", "Bổ sung hồ sơ")
    };
    let next = value.head().seq.next();
    Header {
        number: job
            .number
            .clone()
            .unwrap_or_else(|| format!("{next}/KK-{}", as_of.year())),
        kind: kind.to_owned(),
        signed: as_of,
        effective: as_of,
        issuer: view.unit_name(0).to_string(),
        signer: job.signer.clone(),
        title: format!("{title}: {}", job.file),
        bases: Vec::new(),
        attachments: vec![ledger::decision::Attachment {
            name: job.file.clone(),
            sha256: *job.kept.sha256(),
        }],
        recorded: 0,
        recorded_by: String::new(),
    }
}
