//! What kind of row stands below the headings: a person, a group, a total, or the words after the list.

use super::grid::Grid;
use super::mapping::SheetMapping;
use super::row_words::{closes, is_count, is_marker, is_office, is_total, rank_of, roman, split_marker};
use super::{Field, header, headings};
use crate::cells::names;
use crate::fold::{clean, fold};

/// What a row is, before its fields are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Person,
    Group {
        rank: u8,
        text: String,
    },
    Total,
    /// Cells that belong to no person; reported as skipped.
    Stray,
    /// Headings repeated on a page, index row, signatures: not reported.
    Silent,
}

/// Walks the rows of one sheet; remembers what it has seen.
#[derive(Debug)]
pub(super) struct Walker<'a> {
    grid: &'a Grid<'a>,
    names: Vec<u16>,
    index: Option<u16>,
    strong: Vec<u16>,
    others: Vec<u16>,
    people: usize,
    after_list: bool,
    /// The number of the last group that a roman numeral counted: `L` after `XLIX` is fifty, not a letter.
    last_roman: Option<u32>,
}

impl<'a> Walker<'a> {
    pub(super) fn new(grid: &'a Grid<'a>, mapping: &SheetMapping) -> Self {
        let of = |wanted: &dyn Fn(Field) -> bool| -> Vec<u16> {
            mapping
                .columns
                .iter()
                .filter(|column| wanted(column.field))
                .map(|column| column.column.0)
                .collect()
        };
        let is_name = |field| matches!(field, Field::FullName | Field::FamilyName | Field::GivenName);
        let is_strong = |field: Field| {
            field.is_birth()
                || matches!(
                    field,
                    Field::RecordCode | Field::CitizenNumber | Field::FormerNumber | Field::BirthYear | Field::Sex
                )
        };
        let names = of(&is_name);
        let weak = |field: Field| {
            is_name(field) || is_strong(field) || matches!(field, Field::Index | Field::Note | Field::Other)
        };
        Self {
            grid,
            index: mapping.column_of(Field::Index),
            strong: of(&is_strong),
            others: of(&|field| !weak(field)),
            names,
            people: 0,
            after_list: false,
            last_roman: None,
        }
    }

    fn filled(&self, number: u32, columns: &[u16]) -> usize {
        columns
            .iter()
            .filter(|column| self.grid.has_own(number, **column))
            .count()
    }

    pub(super) fn kind(&mut self, number: u32) -> Kind {
        let kind = self.judge(number);
        match kind {
            Kind::Person => {
                self.people += 1;
                self.after_list = false;
            }
            Kind::Group { .. } => self.after_list = false,
            _ => {}
        }
        kind
    }

    fn judge(&mut self, number: u32) -> Kind {
        let grid = self.grid;
        let Some(row) = grid.row(number) else {
            return Kind::Silent;
        };
        let texts: Vec<(u16, String)> = (0..u16::try_from(row.cells.len()).unwrap_or(u16::MAX))
            .filter(|column| grid.has_own(number, *column))
            .map(|column| (column, clean(&grid.text(number, column))))
            .collect();
        let Some((first_column, first)) = texts.first() else {
            return Kind::Silent;
        };
        let name: Vec<&str> = texts
            .iter()
            .filter(|(column, _)| self.names.contains(column))
            .map(|(_, text)| text.as_str())
            .collect();
        let name = name.join(" ");
        let counted = self.index.map(|column| clean(&grid.text(number, column)));
        let has_count = counted.as_deref().is_some_and(is_count);
        let (strong, others) = (self.filled(number, &self.strong), self.filled(number, &self.others));
        if !has_count && (header::is_index_row(grid, number) || Self::repeats_heading(&texts)) {
            return Kind::Silent;
        }
        let lead = if self.index == Some(*first_column) && texts.len() > 1 {
            &texts[1].1
        } else {
            first
        };
        let leading = fold(lead);
        if !has_count && is_total(&leading) {
            self.after_list = self.people > 0;
            return Kind::Total;
        }
        if !has_count && self.people > 0 && strong == 0 && closes(&texts) {
            self.after_list = true;
            return Kind::Silent;
        }
        if let Some(group) = self.group(number, &texts, &name, strong, others, has_count) {
            return group;
        }
        if self.after_list && !has_count && strong == 0 && others <= 1 {
            return Kind::Silent;
        }
        let data = strong + others;
        match (name.is_empty(), data) {
            (false, _) => Kind::Person,
            (true, 0) if has_count && texts.len() == 1 => Kind::Silent,
            (true, 1..) if has_count || strong > 0 || data >= 2 => Kind::Person,
            _ => Kind::Stray,
        }
    }

    fn repeats_heading(texts: &[(u16, String)]) -> bool {
        let is_heading = |text: &str| {
            let folded = fold(text);
            headings::of_phrase(&folded).is_some_and(|(_, length)| length + 2 >= folded.len())
        };
        // At least three, and at least half: most rows are people, and tell so by their first cells.
        let needed = texts.len().div_ceil(2).max(3);
        let mut known = 0;
        for (at, (_, text)) in texts.iter().enumerate() {
            if known + (texts.len() - at) < needed {
                return false;
            }
            known += usize::from(is_heading(text));
        }
        known >= needed
    }

    /// The rank of a group's marker: a single letter that follows on in roman numerals is one of them.
    fn rank(&mut self, marker: &str) -> u8 {
        let number = roman(marker);
        let follows = number.is_some() && number == self.last_roman.map(|last| last + 1);
        let rank = if follows { 1 } else { rank_of(marker) };
        if rank == 1 {
            self.last_roman = number;
        }
        rank
    }

    fn group(
        &mut self,
        number: u32,
        texts: &[(u16, String)],
        name: &str,
        strong: usize,
        others: usize,
        has_count: bool,
    ) -> Option<Kind> {
        if strong > 0 {
            return None;
        }
        // Counts beside a group ("12 người") are numbers; words there are a person's.
        let words = texts
            .iter()
            .filter(|(column, _)| self.others.contains(column) && self.grid.is_text(number, *column));
        let worded = words
            .filter(|(_, text)| !text.bytes().all(|byte| byte.is_ascii_digit()))
            .count();
        let mut parts = texts.iter().filter(|(_, text)| text.chars().any(char::is_alphabetic));
        let (first_column, first) = parts.next()?;
        let marker_column = self.index == Some(*first_column) && is_marker(first);
        let text = if marker_column {
            parts.next().map(|(_, text)| text.as_str())?
        } else {
            first.as_str()
        };
        let (rank, body) = match (marker_column, split_marker(text)) {
            (true, _) => (self.rank(first), text),
            (false, Some((marker, body))) => (self.rank(marker), body),
            (false, None) => (3, text),
        };
        let marked = rank < 3;
        let rest = texts.len() - usize::from(marker_column);
        let office = is_office(body);
        let shouted = body
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .all(|letter| !letter.is_lowercase());
        let person = names::is_vietnamese_name(body) && !office;
        let spans = self
            .grid
            .merge_at(number, *first_column)
            .is_some_and(|area| area.last_column > area.first_column + 1);
        let is_group = match (has_count, marked) {
            (true, _) => office && others == 0 && !name.is_empty() && !person,
            (false, true) => worded == 0 && rest <= 4,
            (false, false) if person => spans && others == 0 && rest == 1,
            // Without a marker: alone in its row, and either an office, capitals, or a merged line.
            (false, false) => {
                worded == 0
                    && others == 0
                    && rest <= 2
                    && (office || shouted || spans || self.index.is_some())
                    && (office || !self.after_list)
            }
        };
        is_group.then(|| Kind::Group {
            rank,
            text: body.trim_end_matches([':', '.', ' ']).to_owned(),
        })
    }
}
