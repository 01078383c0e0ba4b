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
use super::progress::{Progress, Stopped};
use super::reach::Reach;
use super::report::{ImportReport, Outcome, Reason, RowReport, Totals};
use super::row::{self, Candidate};
use super::units::{UnitNames, normal};
use super::writing::Writing;
use crate::figures::Asker;
use crate::uploads::Spellings;

/// What an import is made from, beside the ledger.
#[derive(Debug, Clone, Copy)]
pub(super) struct Making<'m> {
    pub(super) law: &'m lawbook::Lawbook,
    pub(super) job: &'m ImportJob,
    pub(super) today: Day,
    pub(super) asker: Asker<'m>,
    pub(super) progress: &'m Progress,
    pub(super) spellings: &'m Spellings,
}

impl Making<'_> {
    /// The day of the list.
    pub(super) fn as_of(&self) -> Day {
        let named = self.job.roster.as_of.and_then(facts::day);
        self.job.as_of.or(named).unwrap_or(self.today)
    }
}

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
    making: Making<'_>,
    set_aside: &BTreeMap<usize, Reason>,
) -> Result<Prepared, Stopped> {
    let Making { law, job, progress, .. } = making;
    let as_of = making.as_of();
    let view = value.on(as_of, Seq::LATEST);
    let structure = Structure::of(view);
    let reach = Reach::of(making.asker, value, view, &structure, making.today, &job.roster.mapping);
    progress.begin(2 * job.roster.rows.len());
    let mut placing = Placing::new(
        view,
        law,
        &job.roster,
        UnitNames::of(view, &structure).said(making.spellings),
        &reach,
    );
    let mut rows: Vec<RowReport> = Vec::with_capacity(job.roster.rows.len());
    let mut candidates = Vec::new();
    for roster_row in &job.roster.rows {
        progress.step()?;
        let (mut report, good) = row::first_look(&job.roster, roster_row);
        if let Some(reason) = set_aside.get(&rows.len()) {
            report.outcome = Outcome::Error;
            report.reasons.push(reason.clone());
        } else if let Some(facts) = good {
            candidates.push(placing.place(rows.len(), roster_row, facts, &mut report));
        }
        rows.push(report);
    }
    let found = matching::find_all(view, &structure, &reach, &candidates);
    let mut writing = Writing::new(view, &structure, &job.authority);
    let set_up = writing.acts.len();
    let written = |writing: &Writing<'_>| u32::try_from(writing.acts.len()).unwrap_or(u32::MAX);
    let mut spans = Vec::with_capacity(candidates.len());
    for (candidate, found) in candidates.iter().zip(found) {
        progress.step()?;
        let from = written(&writing);
        write_row(candidate, found, &mut writing, &reach, &mut rows[candidate.at]);
        spans.push((candidate.at, from..written(&writing)));
    }
    tell_heads(&candidates, &mut rows);
    for row in &mut rows {
        row.point_at_cells(&job.roster.mapping);
    }
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
    Ok(Prepared {
        report,
        decision,
        spans,
    })
}

fn write_row<'v>(
    candidate: &Candidate,
    found: Match,
    writing: &mut Writing<'v>,
    reach: &Reach<'v>,
    report: &mut RowReport,
) {
    let refused = match &found {
        Match::New(_) => reach.refuses_new(candidate),
        Match::Same(ix) => reach.refuses(*ix, candidate),
        Match::InFile | Match::Refused(_) => None,
    };
    if let Some(reason) = refused {
        report.outcome = Outcome::Error;
        report.reasons.push(reason);
        return;
    }
    let told = |reasons: Vec<Reason>| reasons.into_iter().filter_map(|reason| reach.told(reason));
    match found {
        Match::New(notes) => {
            report.reasons.extend(told(notes));
            report.outcome = Outcome::Add;
            report.id = Some(writing.add(candidate, &mut report.reasons).to_string());
        }
        Match::Same(ix) => {
            let Some(person) = writing.person(ix) else { return };
            report.id = person.id().map(|id| id.to_string());
            let mut reasons = Vec::new();
            let changed = writing.change(person, candidate, &mut reasons);
            report.reasons.extend(told(reasons));
            report.outcome = if changed { Outcome::Change } else { Outcome::Duplicate };
        }
        Match::InFile => {
            report.outcome = Outcome::Duplicate;
            report.reasons.push(Reason::new("duplicate_in_file"));
        }
        Match::Refused(reason) => {
            report.outcome = Outcome::Error;
            report.reasons.extend(told(vec![reason]));
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
