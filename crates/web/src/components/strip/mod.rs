//! The strip: one cell for each of a few things that can be counted by eye.

use askama::Template;

/// How far one thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellState {
    /// Done, with a signed paper behind it.
    Done,
    /// Begun.
    Under,
    /// Not begun.
    Open,
}

/// One cell and what it stands for.
#[derive(Debug, Clone)]
pub struct Cell {
    /// How far it is.
    pub state: CellState,
    /// What it is, as the tooltip tells: "Xã Bằng Cả: đã có".
    pub name: String,
}

/// A row of cells, balanced over as few lines as the column allows.
#[derive(Debug, Clone, Template)]
#[template(path = "components/strip/strip.html")]
pub struct Strip {
    /// What the whole strip says: "14 xong, 3 đang làm, 4 chưa bắt đầu".
    pub said: String,
    /// The cells, done ones first.
    pub cells: Vec<Cell>,
}

const ACROSS: usize = 13;
const DOWN: usize = 24;
/// So many cells fit into the column of marks.
const LONGEST: usize = 22;

impl Strip {
    fn columns(&self) -> usize {
        let lines = self.cells.len().div_ceil(LONGEST).max(1);
        self.cells.len().div_ceil(lines).max(1)
    }

    fn width(&self) -> usize {
        self.columns() * ACROSS - 1
    }

    fn height(&self) -> usize {
        self.cells.len().div_ceil(self.columns()).max(1) * DOWN - 4
    }

    /// Left and top of cell number `place`; half a pixel in, so that its edge is sharp.
    fn corner(&self, place: usize) -> (String, String) {
        let (column, line) = (place % self.columns(), place / self.columns());
        (format!("{}.5", column * ACROSS), format!("{}.5", line * DOWN))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    fn strip(done: usize, under: usize, open: usize) -> Strip {
        let cells = |count, state| {
            (0..count).map(move |n| Cell {
                state,
                name: format!("số {n}"),
            })
        };
        let all = cells(done, CellState::Done)
            .chain(cells(under, CellState::Under))
            .chain(cells(open, CellState::Open));
        Strip {
            said: "sample".into(),
            cells: all.collect(),
        }
    }

    #[test]
    fn cells_are_named_and_told_apart_by_shape() {
        assert_snapshot!(strip(1, 1, 1), @r##"<svg class="strip" role="img" width="38" height="20" viewBox="0 0 38 20"><title>sample</title><rect class="done" x="0.5" y="0.5" width="10" height="18" rx="1"><title>số 0</title></rect><rect x="13.5" y="0.5" width="10" height="18" rx="1"><title>số 0</title></rect><rect class="part" x="13.5" y="0.5" width="5" height="18"/><rect x="26.5" y="0.5" width="10" height="18" rx="1"><title>số 0</title></rect></svg>"##);
    }

    #[test]
    fn many_cells_break_into_even_lines() {
        assert_eq!((strip(13, 0, 0).columns(), strip(13, 0, 0).height()), (13, 20));
        assert_eq!((strip(38, 0, 0).columns(), strip(38, 0, 0).height()), (19, 44));
        assert_eq!(strip(0, 0, 0).width(), 12);
    }
}
