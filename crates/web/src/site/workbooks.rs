//! How workbooks that were sent to the site are read: by whoever serves it, in a bounded process of its own; or right here, as the tests do.

use std::fmt;

use papers::date::Date;
use papers::marked::{self, Mark};
use papers::roster::{Mapping, ReadList, read_list};
use papers::workbook::{self, ReadError};

/// Why a workbook is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// The file is no workbook that is taken here.
    Workbook(ReadError),
    /// Reading took more memory than it may.
    OutOfBounds,
    /// Reading took longer than it may.
    TooLong,
    /// Our own fault.
    Failed(String),
}

/// Marks for a workbook that is given back.
#[derive(Debug, Clone, Copy)]
pub struct Marks<'m> {
    /// What is written beside which rows.
    pub marks: &'m [Mark],
    /// The heading of the column of reasons.
    pub heading: &'m str,
    /// Of each sheet, the row in which that heading stands.
    pub heading_rows: &'m [(Option<String>, u32)],
}

/// Reads workbooks that were sent, and gives them back with marks. Called where it may take long.
pub trait Workbooks: fmt::Debug + Send + Sync {
    /// The list in a workbook, and what its sheets look like.
    ///
    /// # Errors
    ///
    /// [`Unread`].
    fn list(&self, bytes: &[u8], mapping: Option<&Mapping>, as_of: Option<Date>) -> Result<ReadList, Unread>;

    /// The workbook with marks.
    ///
    /// # Errors
    ///
    /// [`Unread`].
    fn marked(&self, bytes: &[u8], marks: Marks<'_>) -> Result<Vec<u8>, Unread>;
}

/// Reads in this very process.
#[derive(Debug, Clone, Copy, Default)]
pub struct InProcess;

impl Workbooks for InProcess {
    fn list(&self, bytes: &[u8], mapping: Option<&Mapping>, as_of: Option<Date>) -> Result<ReadList, Unread> {
        let workbook = workbook::read(bytes).map_err(Unread::Workbook)?;
        Ok(read_list(&workbook, mapping, as_of))
    }

    fn marked(&self, bytes: &[u8], marks: Marks<'_>) -> Result<Vec<u8>, Unread> {
        let workbook = workbook::read(bytes).map_err(Unread::Workbook)?;
        marked::write(&workbook, marks.marks, marks.heading, marks.heading_rows)
            .map_err(|problem| Unread::Failed(problem.to_string()))
    }
}
