//! Finding the headings of a sheet: one to three rows, merged or not, and the index row below them.

use std::collections::BTreeMap;

use super::Field;
use super::grid::Grid;
use super::headings;
use crate::fold::fold;

/// The heading rows of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) rows: Vec<u32>,
    /// First row below the headings and the index row.
    pub(super) body: u32,
    /// Columns with their heading path and the field it names.
    pub(super) columns: Vec<(u16, Vec<String>, Option<Field>)>,
}

/// Looks for headings among the first rows of a sheet.
pub(super) fn find(grid: &Grid<'_>) -> Option<Header> {
    let numbers: Vec<u32> = grid.numbers().take(80).collect();
    let top = numbers.iter().copied().find(|number| opens(grid, *number))?;
    let bottom = last_row(grid, top);
    let rows: Vec<u32> = (top..=bottom).collect();
    let body = match (bottom + 1..=bottom + 2).find(|number| is_index_row(grid, *number)) {
        Some(index) => index + 1,
        None => bottom + 1,
    };
    let paths: Vec<(u16, Vec<String>)> = (0..grid.width())
        .map(|column| (column, path(grid, &rows, column)))
        .collect();
    let mut columns = Vec::new();
    for (at, (column, path)) in paths.iter().enumerate() {
        if path.is_empty() {
            continue;
        }
        let siblings = siblings(&paths, at);
        columns.push((*column, path.clone(), headings::of_path(path, &siblings)));
    }
    split_names(&mut columns);
    Some(Header { rows, body, columns })
}

/// Whether the row names the columns of a list of people.
pub(super) fn opens(grid: &Grid<'_>, number: u32) -> bool {
    let mut fields: BTreeMap<Field, usize> = BTreeMap::new();
    let mut cells = 0;
    for column in 0..grid.width() {
        let text = grid.text(number, column);
        if text.is_empty() {
            continue;
        }
        cells += 1;
        if let Some((field, _)) = headings::of_phrase(&fold(&text)) {
            *fields.entry(field).or_default() += 1;
        }
    }
    let named = [Field::FullName, Field::FamilyName]
        .iter()
        .any(|field| fields.contains_key(field));
    let known = fields.keys().filter(|field| **field != Field::Other).count();
    (named && known >= 2 && known * 3 >= cells) || (known >= 4 && known * 2 >= cells)
}

/// The last heading row: as far as merged areas reach, or sub-headings stand, or the index row follows.
fn last_row(grid: &Grid<'_>, top: u32) -> u32 {
    if let Some(index) = (top + 1..=top + 4).find(|number| is_index_row(grid, *number)) {
        // Blank rows between headings and index row belong to neither.
        return (top..index).rev().find(|number| !grid.is_blank(*number)).unwrap_or(top);
    }
    let merged = (0..grid.width())
        .filter_map(|column| grid.merge_at(top, column))
        .map(|area| area.last_row)
        .max();
    let mut bottom = merged.unwrap_or(top).clamp(top, top + 3);
    while bottom < top + 3 && is_sub_heading(grid, top, bottom, bottom + 1) {
        bottom += 1;
    }
    bottom
}

/// Whether a row only names parts of the headings above it.
fn is_sub_heading(grid: &Grid<'_>, top: u32, above: u32, number: u32) -> bool {
    let mut cells = 0;
    for column in 0..grid.width() {
        if !grid.has_own(number, column) {
            continue;
        }
        cells += 1;
        if !grid.is_text(number, column) {
            return false;
        }
        let leaf = grid.text(number, column);
        // Dates and numbers typed as text are a person's.
        if leaf.bytes().any(|byte| byte.is_ascii_digit()) {
            return false;
        }
        // A part stands under a heading that spans several columns, or under a gap that the heading left.
        let spans = (top..=above).any(|row| {
            grid.merge_at(row, column)
                .is_some_and(|area| area.first_column < area.last_column)
        });
        let open = |column| column < grid.width() && grid.spread_text(above, column).is_empty();
        let gap = open(column) || (open(column + 1) && grid.has_own(number, column + 1));
        if !(spans || gap && headings::is_part(&leaf, &grid.spread_text(above, column))) {
            return false;
        }
    }
    cells >= 2
}

/// Whether the row counts its columns: (1) (2) (3), 1 2 3, A B 1 2.
pub(super) fn is_index_row(grid: &Grid<'_>, number: u32) -> bool {
    let mut last = 0;
    let (mut counted, mut cells) = (0, 0);
    for column in 0..grid.width() {
        let text = grid.text(number, column);
        if text.is_empty() {
            continue;
        }
        cells += 1;
        let inner = text.trim().trim_start_matches(['(', '[']).trim_end_matches([')', ']']);
        let inner = inner.split('=').next().unwrap_or_default();
        match inner.trim().parse::<u32>() {
            Ok(value) if value > last && value <= last + 3 && inner.len() <= 3 => {
                last = value;
                counted += 1;
            }
            _ if inner.len() == 1 => {}
            _ => return false,
        }
    }
    counted >= 3 && counted * 2 > cells
}

/// The heading texts over a column, from top to bottom, each once.
fn path(grid: &Grid<'_>, rows: &[u32], column: u16) -> Vec<String> {
    let mut path: Vec<String> = Vec::new();
    for (at, number) in rows.iter().enumerate() {
        let mut text = grid.spread_text(*number, column);
        let below = rows[at + 1..].iter().any(|row| grid.has_own(*row, column));
        if text.is_empty() && below {
            // Without merged areas a heading still stands over the gap to its right.
            text = (0..column)
                .rev()
                .map(|left| (left, grid.spread_text(*number, left)))
                .find(|(_, text)| !text.is_empty())
                .filter(|(left, _)| rows[at + 1..].iter().any(|row| grid.has_own(*row, *left)))
                .map_or(String::new(), |(_, text)| text);
        }
        let text = crate::fold::clean(&text);
        if !text.is_empty() && path.last() != Some(&text) {
            path.push(text);
        }
    }
    path
}

/// The leaves that stand under the same headings as this column.
fn siblings(paths: &[(u16, Vec<String>)], at: usize) -> Vec<String> {
    let own = &paths[at].1;
    let parent = &own[..own.len().saturating_sub(1)];
    let near = paths.iter().skip(at.saturating_sub(3)).take(7);
    near.filter(|(_, path)| path.len() == own.len() && path[..path.len().saturating_sub(1)] == *parent)
        .filter_map(|(_, path)| path.last().cloned())
        .collect()
}

/// "Họ và tên" over two columns: the first holds family and middle names, the second the given name.
fn split_names(columns: &mut [(u16, Vec<String>, Option<Field>)]) {
    for at in 1..columns.len() {
        let pair = columns[at - 1].2 == Some(Field::FullName) && columns[at].2 == Some(Field::FullName);
        if pair && columns[at - 1].0 + 1 == columns[at].0 && columns[at - 1].1 == columns[at].1 {
            columns[at - 1].2 = Some(Field::FamilyName);
            columns[at].2 = Some(Field::GivenName);
        }
    }
}
