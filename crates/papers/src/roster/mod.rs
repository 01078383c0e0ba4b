//! A list of people found in a workbook: which columns hold what, and each row read or refused with its reasons.

mod body;
mod columns;
mod combine;
mod facts;
mod field;
mod grid;
mod header;
mod headings;
mod mapping;
mod memo;
mod outline;
mod phrases;
mod propose;
mod read;
mod row_words;
mod title;

pub use columns::SwapSample;
pub use facts::{Facts, FieldValue, PartyMark, Reading};
pub use field::{Field, NoSuchField};
pub use mapping::{ColumnMapping, ColumnRef, Mapping, MappingError, NameOrder, SheetMapping, UnitsFrom};
pub use outline::{ColumnOutline, ReadList, SheetOutline, read_list, read_list_into};
pub use title::SheetTitle;

use serde::{Deserialize, Serialize};

use crate::cells::{Code, Problem};
use crate::date::Date;
use crate::encoding::Legacy;
use crate::workbook::Workbook;
use grid::Grid;

/// A list of people, as recognised.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Roster {
    /// How the columns were read; can be saved, corrected and given back.
    pub mapping: Mapping,
    /// The title of the first list.
    pub title: Option<String>,
    /// The day of the list: the caller's, else the one that a title names.
    pub as_of: Option<Date>,
    /// What stands above the headings of each sheet.
    pub titles: Vec<SheetTitle>,
    /// Every row below the headings that is a person, a group or a total, sheet by sheet.
    pub rows: Vec<RosterRow>,
    /// What a reader should be told about the whole.
    pub warnings: Vec<Warning>,
}

/// One row of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RosterRow {
    /// The sheet; none for a CSV file.
    pub sheet: Option<String>,
    /// The sheet's own row number, from 1.
    pub row: u32,
    /// What the row is.
    pub kind: RowKind,
    /// The row is hidden in the workbook.
    #[serde(default)]
    pub hidden: bool,
    /// The filled cells that were read, in the order of columns. A mapped field without a reading is a blank cell.
    pub fields: Vec<Reading>,
    /// All problems of the row.
    pub problems: Vec<Problem>,
    /// The groups that the row stands in, outermost first; a group row ends with its own text.
    pub unit_context: Vec<String>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    /// A person, or a row that should be one.
    Person,
    /// A heading inside the list: the unit or sector of the rows below.
    Group,
    /// A sum.
    Total,
    /// Cells that belong to no person.
    Ignored,
}

/// What should be told about the whole file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Warning {
    /// A sheet has no list of people.
    NoRoster {
        /// The sheet.
        sheet: Option<String>,
    },
    /// A hidden sheet was not read; name it in the mapping to read it.
    HiddenSheet {
        /// The sheet.
        sheet: Option<String>,
    },
    /// The columns were told by what they hold, for want of headings.
    HeadingsNotFound {
        /// The sheet.
        sheet: Option<String>,
    },
    /// A heading that names no known field; the column is not read.
    UnknownHeading {
        /// The sheet.
        sheet: Option<String>,
        /// The column's letters.
        column: String,
        /// The heading.
        heading: String,
    },
    /// A second column for the same field is not read.
    DuplicateField {
        /// The sheet.
        sheet: Option<String>,
        /// The second column's letters.
        column: String,
        /// The field.
        field: Field,
    },
    /// The mapping names a sheet that the workbook has not.
    SheetMissing {
        /// The sheet.
        sheet: Option<String>,
    },
    /// The heading differs from the one that the mapping remembers.
    HeadingDiffers {
        /// The sheet.
        sheet: Option<String>,
        /// The column's letters.
        column: String,
        /// As remembered.
        expected: String,
        /// As found.
        found: String,
    },
    /// The column's true dates never have a day above 12 while its text dates always do: day and month look exchanged.
    DayMonthSwapped {
        /// The sheet.
        sheet: Option<String>,
        /// The column's letters.
        column: String,
        /// True date cells.
        true_dates: usize,
        /// Dates as text.
        text_dates: usize,
        /// Rows before and after the exchange.
        sample: Vec<SwapSample>,
    },
    /// The column's text dates read only with the month first.
    MonthFirst {
        /// The sheet.
        sheet: Option<String>,
        /// The column's letters.
        column: String,
        /// Dates as text.
        text_dates: usize,
        /// Rows as text and as read with the month first.
        sample: Vec<SwapSample>,
    },
    /// Cells were in a legacy encoding.
    LegacyLetters {
        /// The sheet.
        sheet: Option<String>,
        /// The encoding.
        encoding: Legacy,
        /// How many cells.
        cells: usize,
        /// How many of them by their letters alone, without a font.
        by_letters: usize,
    },
    /// Hidden rows are among those read.
    HiddenRows {
        /// The sheet.
        sheet: Option<String>,
        /// How many.
        rows: usize,
    },
    /// Titles of two sheets name different days.
    AsOfDiffers {
        /// The sheet.
        sheet: Option<String>,
        /// The day that its title names.
        named: Date,
    },
}

impl RosterRow {
    /// Whether the row is a person that can be taken as it is.
    pub fn is_good(&self) -> bool {
        self.kind == RowKind::Person && !self.problems.iter().any(|problem| problem.code.blocks())
    }

    /// The reading of a field, if its cell was filled and could be read.
    pub fn reading(&self, field: Field) -> Option<&Reading> {
        self.fields.iter().find(|reading| reading.field == field)
    }

    /// The person's facts put together from the readings.
    pub fn facts(&self) -> Facts {
        facts::facts(self)
    }
}

impl Roster {
    /// Whether a mapped column or a fixed value holds the field on that sheet: tells a blank cell from a missing column.
    pub fn knows(&self, sheet: Option<&str>, field: Field) -> bool {
        self.mapping
            .sheets
            .iter()
            .any(|own| own.sheet.as_deref() == sheet && own.knows(field))
    }
}

/// Finds the lists of people in a workbook and reads their rows.
///
/// A mapping that is given overrides recognition wholly. `as_of` is the day of the list; without it the day that a title
/// names is taken.
pub fn recognise(workbook: &Workbook, mapping: Option<&Mapping>, as_of: Option<Date>) -> Roster {
    let mut rows = Vec::new();
    let roster = recognise_into(workbook, mapping, as_of, &mut |row| rows.push(row));
    Roster { rows, ..roster }
}

/// As [`recognise`], but each row is handed over as soon as it is read, and the list has none: so a long one need not be held whole.
pub fn recognise_into(
    workbook: &Workbook,
    mapping: Option<&Mapping>,
    as_of: Option<Date>,
    take: &mut dyn FnMut(RosterRow),
) -> Roster {
    let mut warnings = Vec::new();
    let grids: Vec<Grid<'_>> = workbook.sheets.iter().map(Grid::of).collect();
    let (mut mapping, lists) = match mapping {
        Some(given) => propose::given(&grids, given, &mut warnings),
        None => propose::recognised(&grids, &mut warnings),
    };
    let titles: Vec<SheetTitle> = lists
        .iter()
        .map(|(grid, sheet)| {
            title::read(
                &grids[*grid],
                mapping.sheets[*sheet]
                    .header_rows
                    .first()
                    .copied()
                    .unwrap_or(mapping.sheets[*sheet].first_row),
            )
        })
        .collect();
    let named = titles.iter().find_map(|title| title.as_of);
    let as_of = as_of.or(named);
    for ((grid, sheet), title) in lists.iter().zip(&titles) {
        if let (Some(own), Some(first)) = (title.as_of, named)
            && own != first
        {
            warnings.push(Warning::AsOfDiffers {
                sheet: title.sheet.clone(),
                named: own,
            });
        }
        read_sheet(&grids[*grid], &mut mapping, *sheet, as_of, take, &mut warnings);
    }
    Roster {
        title: titles.iter().find_map(|title| title.title.clone()),
        mapping,
        as_of,
        titles,
        rows: Vec::new(),
        warnings,
    }
}

fn read_sheet(
    grid: &Grid<'_>,
    mapping: &mut Mapping,
    sheet: usize,
    as_of: Option<Date>,
    take: &mut dyn FnMut(RosterRow),
    warnings: &mut Vec<Warning>,
) {
    let name = grid.sheet.name.clone();
    legacy_warnings(grid, warnings);
    let suspects = propose::judge_columns(grid, &mut mapping.sheets[sheet], warnings);
    let own = &mapping.sheets[sheet];
    let reader = read::RowReader::new(grid, mapping, own, as_of, &suspects);
    let mut walker = body::Walker::new(grid, own);
    let mut groups: Vec<(u8, String)> = Vec::new();
    let mut hidden_rows = 0;
    for number in columns::body(grid, own) {
        let hidden = grid.row(number).is_some_and(|row| row.hidden);
        let kind = match walker.kind(number) {
            body::Kind::Silent => continue,
            body::Kind::Stray => RowKind::Ignored,
            body::Kind::Total => RowKind::Total,
            body::Kind::Person => RowKind::Person,
            body::Kind::Group { rank, text } => {
                while groups.last().is_some_and(|(own, _)| *own >= rank) {
                    groups.pop();
                }
                groups.push((rank, text));
                RowKind::Group
            }
        };
        let mut row = RosterRow {
            sheet: name.clone(),
            row: number,
            kind,
            hidden,
            fields: Vec::new(),
            problems: Vec::new(),
            unit_context: groups.iter().map(|(_, text)| text.clone()).collect(),
        };
        if kind == RowKind::Person {
            reader.read(&mut row);
            if hidden {
                hidden_rows += 1;
                row.problems.push(Problem::of_row(Code::HiddenRow));
            }
        }
        take(row);
    }
    if hidden_rows > 0 {
        warnings.push(Warning::HiddenRows {
            sheet: name,
            rows: hidden_rows,
        });
    }
}

fn legacy_warnings(grid: &Grid<'_>, warnings: &mut Vec<Warning>) {
    for encoding in [Legacy::Tcvn3, Legacy::Tcvn3Capitals, Legacy::Vni] {
        let (mut cells, mut by_letters) = (0, 0);
        for stored in grid
            .sheet
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .filter_map(|cell| cell.stored.as_ref())
        {
            if stored.encoding == encoding {
                cells += 1;
                by_letters += usize::from(!stored.by_font);
            }
        }
        if cells > 0 {
            warnings.push(Warning::LegacyLetters {
                sheet: grid.sheet.name.clone(),
                encoding,
                cells,
                by_letters,
            });
        }
    }
}
