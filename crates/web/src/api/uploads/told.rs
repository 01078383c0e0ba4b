//! What is told of uploads.

use office::import::Totals;
use office::uploads::{Upload, UploadState};

use super::asked::outcomes;
use crate::api::things::count;
use crate::api::wire::{Cursor, Id, IsoDay, Sha256, UploadId, coded};
use crate::api::{Call, wire};
use crate::pages::imports;

const STATES: [&str; 3] = ["waiting", "writing", "imported"];

coded! {
    /// How a row ends.
    OutcomeWord of outcomes().into_iter();
    /// What has become of an upload.
    UploadStateWord of STATES.into_iter();
}

wire! {
    /// How many rows end how.
    TotalsTold {
        /// New people.
        add: u32,
        /// People of whom something changes.
        change: u32,
        /// Rows of which all is known.
        duplicate: u32,
        /// Rows in error.
        error: u32,
        /// Groups and totals.
        skip: u32,
    }
    /// A file that was sent.
    UploadTold {
        /// Its id: chance alone. It is its sender's alone, for a day.
        id: UploadId,
        /// Its name.
        file: String,
        /// Its bytes.
        bytes: u32,
        /// SHA-256 of them.
        sha256: Sha256,
        /// When it came: seconds since 1970-01-01T00:00:00Z.
        at: i64,
        /// What has become of it.
        state: UploadStateWord,
        /// The steps of writing that are done, while it is written.
        done: Option<u32>,
        /// All those steps.
        of: Option<u32>,
        /// The decision that it became; null also where nothing was new.
        import: Option<u32>,
        /// How many rows ended how, once it is imported.
        totals: Option<TotalsTold>,
    }
    /// The files of the key that wait.
    UploadsTold {
        /// The files, the newest first.
        items: Vec<UploadTold>,
    }
    /// A row of a file.
    RowTold {
        /// The sheet; null for a CSV file.
        sheet: Option<String>,
        /// The sheet's own row number.
        row: u32,
        /// How it ends.
        outcome: OutcomeWord,
        /// The name that was read.
        name: Option<String>,
        /// The birth that was read.
        birth: Option<String>,
        /// The unit in which it is placed.
        unit: Option<String>,
        /// The person of the ledger; null of somebody new.
        person: Option<Id>,
        /// Every reason in words.
        reasons: Vec<String>,
    }
    /// A column of a file.
    ColumnTold {
        /// The sheet; null for a CSV file.
        sheet: Option<String>,
        /// Its letters.
        column: String,
        /// Its heading.
        heading: String,
        /// The field that it is read as; null: it is not read.
        field: Option<String>,
    }
    /// A text of which no unit is known.
    UnitAsked {
        /// The text.
        text: String,
        /// How many rows have it.
        rows: i64,
        /// Units that are called alike.
        like: String,
    }
    /// What a file would change. Nothing is written.
    PreviewTold {
        /// The file.
        upload: UploadTold,
        /// The day as of which the list is read.
        day: IsoDay,
        /// The digest of all this: what is written must come to it.
        seen: Sha256,
        /// How many rows end how.
        totals: TotalsTold,
        /// What should be told about the whole file.
        warnings: Vec<String>,
        /// The columns.
        columns: Vec<ColumnTold>,
        /// Texts of which no unit is known.
        units: Vec<UnitAsked>,
        /// How many rows there are of those asked for.
        total: u32,
        /// The rows of this page.
        items: Vec<RowTold>,
        /// Where the next page begins; null on the last one.
        next: Option<Cursor>,
    }
    /// A workbook that is given back.
    MarkedTold {
        /// What it can be called.
        file: String,
        /// The workbook (.xlsx) in base 64.
        content: String,
    }
}

/// A file, with what has become of it.
pub(super) fn told(call: &Call, upload: &Upload) -> UploadTold {
    let steps = imports::under_way(&call.visit.site, &upload.id);
    let [waits, writes, imported] = STATES;
    let (state, import, totals) = match upload.state {
        UploadState::Imported { decision, totals } => (imported, decision, Some(of_totals(totals))),
        UploadState::Waiting if steps.is_some() => (writes, None, None),
        UploadState::Waiting => (waits, None, None),
    };
    UploadTold {
        id: UploadId(upload.id.clone()),
        file: upload.file.clone(),
        bytes: count(upload.bytes),
        sha256: Sha256(upload.sha256.clone()),
        at: upload.time,
        state: UploadStateWord(state),
        done: steps.map(|(done, _)| done),
        of: steps.map(|(_, all)| all),
        import,
        totals,
    }
}

/// Totals as they are told.
pub(in crate::api) const fn of_totals(totals: Totals) -> TotalsTold {
    TotalsTold {
        add: totals.add,
        change: totals.change,
        duplicate: totals.duplicate,
        error: totals.error,
        skip: totals.skip,
    }
}
