//! Imports that were written: read, given back with marks, and taken back whole.

use ledger::Seq;
use office::figures::Asker;
use office::import::{CannotTakeBack, ImportRecord, KeptRow, Reason};
use words::import::reason;
use words::{Message, refusals};

use super::call::PAGE;
use super::problem::Part;
use super::things::count;
use super::uploads::{IMPORT, MarkedTold, OF_OUTCOME, OutcomeWord, TotalsTold, marked, of_totals, outcome};
use super::wire::{Cursor, Id, IsoDay, Sha256};
use super::{Call, Fault, Input, Kind, Operation, Trouble, Verb, wire};
use crate::pages::imports;

const SEQ: Input = Input::must(
    "import",
    Kind::Whole(1, u32::MAX as i64),
    "The place in the log of the decision that it became.",
    "1",
);

wire! {
    /// An import that was written.
    ImportTold {
        /// The decision that it became, by its place in the log.
        decision: u32,
        /// The file's name.
        file: String,
        /// SHA-256 of its bytes.
        sha256: Sha256,
        /// The day as of which the list was read.
        day: IsoDay,
        /// How many rows ended how.
        totals: TotalsTold,
        /// When: seconds since 1970-01-01T00:00:00Z.
        at: i64,
        /// By which account or key.
        by: String,
        /// The decision that took it back.
        taken_back: Option<u32>,
    }
    /// A page of imports, the newest first.
    ImportsPage {
        /// How many there are.
        total: u32,
        /// Those of this page.
        items: Vec<ImportTold>,
        /// Where the next page begins; null on the last one.
        next: Option<Cursor>,
    }
    /// A row of an import: what was in it is told by the record, not kept here.
    ImportedRow {
        /// The sheet; null for a CSV file.
        sheet: Option<String>,
        /// The sheet's own row number.
        row: u32,
        /// How it ended.
        outcome: OutcomeWord,
        /// The person of the ledger.
        person: Option<Id>,
        /// Its reasons.
        reasons: Vec<String>,
    }
    /// What became of an import.
    ImportReportTold {
        /// The import.
        import: ImportTold,
        /// How many rows there are of those asked for.
        total: u32,
        /// The rows of this page.
        items: Vec<ImportedRow>,
        /// Where the next page begins; null on the last one.
        next: Option<Cursor>,
    }
}

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new(
            "listImports",
            (Verb::Get, "/api/v1/imports"),
            IMPORT,
            "The imports that the key may see: its own, and all where it may import everywhere.",
            list,
        )
        .asked(&[PAGE]),
        Operation::new(
            "getImport",
            (Verb::Get, "/api/v1/imports/{import}"),
            IMPORT,
            "What became of an import, row by row.",
            show,
        )
        .at(&[SEQ])
        .asked(&[PAGE, OF_OUTCOME]),
        Operation::new(
            "markImport",
            (Verb::Get, "/api/v1/imports/{import}/marked"),
            IMPORT,
            "The sender's own workbook with marks; given back to whoever brought it alone.",
            mark,
        )
        .at(&[SEQ]),
        Operation::new(
            "takeBackImport",
            (Verb::Post, "/api/v1/imports/{import}/revocation"),
            IMPORT,
            "Takes an import back whole, as one decision, unless something stands on it.",
            take_back,
        )
        .at(&[SEQ]),
    ]
}

fn told(import: &ImportRecord) -> ImportTold {
    ImportTold {
        decision: import.decision,
        file: import.file.clone(),
        sha256: Sha256(import.sha256.clone()),
        day: IsoDay(import.as_of.clone()),
        totals: of_totals(import.totals),
        at: import.time,
        by: import.by.clone(),
        taken_back: import.revoked_by,
    }
}

fn list(call: &Call) -> Result<ImportsPage, Trouble> {
    let all = imports::imports_of(&call.visit.site, &call.visit.actor)?;
    let (range, next) = call.page(all.len());
    Ok(ImportsPage {
        total: count(all.len()),
        items: all.get(range).unwrap_or_default().iter().map(told).collect(),
        next,
    })
}

fn found(call: &Call) -> Result<ImportRecord, Trouble> {
    let all = imports::imports_of(&call.visit.site, &call.visit.actor)?;
    let found = all
        .into_iter()
        .find(|import| call.whole("import") == Some(import.decision.into()));
    found.ok_or(Trouble::NotFound)
}

fn show(call: &Call) -> Result<ImportReportTold, Trouble> {
    let import = found(call)?;
    let lang = call.visit.lang();
    let asked = call.text("outcome");
    let kept = call.visit.site.office().import_rows(Seq(import.decision));
    // Imports of the command line of earlier releases kept no rows.
    let mut rows = kept.map(|kept| kept.rows).unwrap_or_default();
    rows.retain(|row| asked.is_none_or(|asked| outcome(row.outcome).0 == asked));
    let (range, next) = call.page(rows.len());
    let row = |row: &KeptRow| ImportedRow {
        sheet: row.sheet.clone(),
        row: row.row,
        outcome: outcome(row.outcome),
        person: row.id.clone().map(Id),
        reasons: row.codes.iter().map(|code| reason(lang, &Reason::new(code))).collect(),
    };
    Ok(ImportReportTold {
        import: told(&import),
        total: count(rows.len()),
        items: rows.get(range).unwrap_or_default().iter().map(row).collect(),
        next,
    })
}

fn mark(call: &Call) -> Result<MarkedTold, Trouble> {
    let import = found(call)?;
    if import.by != call.visit.actor.account {
        return Err(Trouble::NotFound);
    }
    let kept = call.visit.site.office().import_rows(Seq(import.decision));
    let kept = kept.ok_or(Trouble::NotFound)?;
    let bytes = imports::mark_again(&call.visit.site, call.visit.lang(), &import, kept)?;
    Ok(marked(&bytes))
}

fn take_back(call: &Call) -> Result<ImportTold, Trouble> {
    let import = found(call)?;
    let (office, actor) = (call.visit.site.office(), &call.visit.actor);
    let done = office.take_back_import(Asker::Account(actor), Seq(import.decision));
    done.map_err(|problem| {
        Trouble::not_done(problem, |why| match why {
            CannotTakeBack::OutOfReach(_) => Trouble::Denied(Message::new("imports-undo-out-of-reach")),
            CannotTakeBack::Refused(refused) => {
                let reasons = refusals(&refused, &office.value()).into_iter();
                let faults = reasons.map(|why| Fault::new(Part::Path, "import", why));
                Trouble::Invalid(faults.collect())
            }
        })
    })?;
    Ok(told(&found(call)?))
}
