//! A dual simplex for linear programmes whose variables all lie between two finite limits.
//!
//! With such limits every basis is made dual feasible by putting each variable outside it at the limit that its reduced cost
//! prefers, so that a programme whose limits or costs changed goes on from the last basis, whatever changed. Rows leave by
//! steepest edge with true norms (J. J. Forrest and D. Goldfarb, Mathematical Programming 57, 1992); the ratio test passes
//! breakpoints while the dual objective still grows and flips those variables (I. Maros, European Journal of Operational
//! Research 149, 2003). The inverse is explicit: rows that were never pivoted keep unit columns, so that it stays nearly empty.

mod inverse;

/// Within this a value keeps its limits.
const FEASIBLE: f64 = 1e-7;
/// Smaller numbers are no pivots.
const PIVOT: f64 = 1e-7;
/// Smaller entries are rounding.
const TINY: f64 = 1e-13;
/// The inverse is made anew after so many pivots.
const REFRESH: usize = 150;
/// Not in the basis.
const OUT: usize = usize::MAX;

/// How a run ended.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum End {
    /// Every basic value keeps its limits.
    Optimal,
    /// Prices that grow without end along these, at so much a step: there is no plan.
    Impossible { along: Vec<f64>, slope: f64 },
    /// Told to stop, or out of steps: the prices are still good for a bound.
    Stopped,
}

/// The programme and its present basis.
#[derive(Debug, Clone)]
pub(super) struct Simplex {
    columns: Vec<Vec<(usize, f64)>>,
    rows: Vec<Vec<(usize, f64)>>,
    /// What a row was multiplied by.
    scale: Vec<f64>,
    /// Limits and costs of columns, then of rows' sums.
    low: Vec<f64>,
    high: Vec<f64>,
    cost: Vec<f64>,
    at_high: Vec<bool>,
    reduced: Vec<f64>,
    /// Place in the basis.
    place: Vec<usize>,
    basis: Vec<usize>,
    value: Vec<f64>,
    inverse: Vec<f64>,
    pivots: usize,
}

impl Simplex {
    /// Columns by rows; every row's own sum is basic.
    pub(super) fn new(columns: &[Vec<(usize, i64)>], rows: usize) -> Self {
        let mut scale = vec![1.0_f64; rows];
        for &(row, by) in columns.iter().flatten() {
            scale[row] = scale[row].max((by as f64).abs());
        }
        for scale in &mut scale {
            *scale = 1.0 / *scale;
        }
        let scaled =
            |column: &Vec<(usize, i64)>| column.iter().map(|&(row, by)| (row, by as f64 * scale[row])).collect();
        let columns: Vec<Vec<(usize, f64)>> = columns.iter().map(scaled).collect();
        let mut by_row = vec![Vec::new(); rows];
        for (at, column) in columns.iter().enumerate() {
            for &(row, by) in column {
                by_row[row].push((at, by));
            }
        }
        let all = columns.len() + rows;
        let mut simplex = Self {
            rows: by_row,
            scale,
            low: vec![0.0; all],
            high: vec![0.0; all],
            cost: vec![0.0; all],
            at_high: vec![false; all],
            reduced: vec![0.0; all],
            place: vec![OUT; all],
            basis: Vec::new(),
            value: vec![0.0; rows],
            inverse: Vec::new(),
            pivots: 0,
            columns,
        };
        simplex.unit_basis();
        simplex
    }

    pub(super) fn set_costs(&mut self, costs: impl Iterator<Item = f64>) {
        self.cost.iter_mut().zip(costs).for_each(|(own, cost)| *own = cost);
    }

    pub(super) fn set_limits(&mut self, column: usize, low: i64, high: i64) {
        (self.low[column], self.high[column]) = (low as f64, high as f64);
    }

    pub(super) fn set_row(&mut self, row: usize, least: i64, most: i64) {
        let at = self.columns.len() + row;
        (self.low[at], self.high[at]) = (least as f64 * self.scale[row], most as f64 * self.scale[row]);
    }

    /// The value of a column in the present basis.
    pub(super) fn value(&self, column: usize) -> f64 {
        match self.place[column] {
            OUT => self.resting(column),
            row => self.value[row],
        }
    }

    fn resting(&self, column: usize) -> f64 {
        if self.at_high[column] {
            self.high[column]
        } else {
            self.low[column]
        }
    }

    /// The price of each row.
    pub(super) fn prices(&self) -> Vec<f64> {
        let own = self.reduced[self.columns.len()..].iter();
        own.zip(&self.scale).map(|(price, scale)| price * scale).collect()
    }

    /// Reduced costs and basic values from scratch.
    fn recompute(&mut self) {
        let (columns, rows) = (self.columns.len(), self.rows.len());
        let mut prices = vec![0.0; rows];
        for (row, &basic) in self.basis.iter().enumerate() {
            let cost = self.cost[basic];
            if cost != 0.0 {
                let line = &self.inverse[row * rows..(row + 1) * rows];
                prices.iter_mut().zip(line).for_each(|(price, by)| *price += cost * by);
            }
        }
        for column in 0..columns {
            let taken: f64 = self.columns[column].iter().map(|&(row, by)| prices[row] * by).sum();
            self.reduced[column] = self.cost[column] - taken;
        }
        (0..rows).for_each(|row| self.reduced[columns + row] = self.cost[columns + row] + prices[row]);
        self.basis.iter().for_each(|&basic| self.reduced[basic] = 0.0);
        let mut right = vec![0.0; rows];
        for column in 0..columns + rows {
            if self.place[column] == OUT {
                if self.reduced[column] > 1e-12 {
                    self.at_high[column] = false;
                } else if self.reduced[column] < -1e-12 {
                    self.at_high[column] = true;
                }
                let at = self.resting(column);
                if at != 0.0 {
                    self.for_entries(column, |row, by| right[row] -= by * at);
                }
            }
        }
        for row in 0..rows {
            let line = &self.inverse[row * rows..(row + 1) * rows];
            self.value[row] = line.iter().zip(&right).map(|(by, right)| by * right).sum();
        }
    }

    /// Runs until the end, or for so many steps.
    pub(super) fn run(&mut self, steps: usize, stop: &dyn Fn() -> bool) -> End {
        if self.pivots > REFRESH {
            self.refresh();
        }
        self.recompute();
        let mut doubts = 0;
        for step in 0..steps {
            if step % 16 == 15 && stop() {
                return End::Stopped;
            }
            if self.pivots > REFRESH {
                self.refresh();
                self.recompute();
            }
            let Some(row) = self.leaving() else {
                return End::Optimal;
            };
            match self.step(row) {
                Step::Done => {}
                Step::Doubtful if doubts < 3 => {
                    doubts += 1;
                    self.refresh();
                    self.recompute();
                }
                Step::Doubtful => return End::Stopped,
                Step::Impossible { along, slope } => return End::Impossible { along, slope },
            }
        }
        End::Stopped
    }

    /// The basic value that breaks its limits most, by steepest edge.
    fn leaving(&self) -> Option<usize> {
        let rows = self.rows.len();
        let mut best = None;
        let mut most = 0.0;
        for (row, &basic) in self.basis.iter().enumerate() {
            let broken = (self.low[basic] - self.value[row]).max(self.value[row] - self.high[basic]);
            if broken > FEASIBLE {
                let line = &self.inverse[row * rows..(row + 1) * rows];
                let norm: f64 = line.iter().map(|by| by * by).sum();
                let worth = broken * broken / norm.max(1e-12);
                if worth > most {
                    (most, best) = (worth, Some(row));
                }
            }
        }
        best
    }

    fn step(&mut self, row: usize) -> Step {
        let (columns, rows) = (self.columns.len(), self.rows.len());
        let basic = self.basis[row];
        let is_below = self.value[row] < self.low[basic];
        let sign = if is_below { 1.0 } else { -1.0 };
        let line = &self.inverse[row * rows..(row + 1) * rows];
        let mut across = vec![0.0; columns + rows];
        for (entry, &by) in line.iter().enumerate().filter(|(_, by)| by.abs() > TINY) {
            for &(column, each) in &self.rows[entry] {
                across[column] += by * each;
            }
            across[columns + entry] = -by;
        }
        // A variable helps when it can move off its limit in the direction that mends the row.
        let mut helps: Vec<(f64, usize)> = Vec::new();
        for (column, &by) in across.iter().enumerate() {
            let moved = sign * by;
            let is_open = self.place[column] == OUT && self.high[column] > self.low[column];
            if is_open && ((!self.at_high[column] && moved < -PIVOT) || (self.at_high[column] && moved > PIVOT)) {
                helps.push((self.reduced[column].abs() / by.abs(), column));
            }
        }
        helps.sort_unstable_by(|one, two| {
            let larger = across[two.1].abs().total_cmp(&across[one.1].abs());
            one.0.total_cmp(&two.0).then(larger).then(one.1.cmp(&two.1))
        });
        let limit = if is_below { self.low[basic] } else { self.high[basic] };
        let mut slope = (self.value[row] - limit).abs();
        let mut entering = None;
        for (at, &(_, column)) in helps.iter().enumerate() {
            let after = slope - across[column].abs() * (self.high[column] - self.low[column]);
            if after <= FEASIBLE {
                entering = Some(at);
                break;
            }
            slope = after;
        }
        let Some(mut at) = entering else {
            let along = line
                .iter()
                .zip(&self.scale)
                .map(|(by, scale)| -sign * by * scale)
                .collect();
            return Step::Impossible { along, slope };
        };
        // Of ratios that are nearly equal the largest pivot is the safest.
        let ratio = helps[at].0;
        for (other, &(own, column)) in helps.iter().enumerate().skip(at + 1) {
            if own > ratio + 1e-9 {
                break;
            }
            if across[column].abs() > across[helps[at].1].abs() {
                at = other;
            }
        }
        let column = helps[at].1;
        let flipped: Vec<usize> = helps
            .iter()
            .filter(|help| help.0 < helps[at].0)
            .map(|help| help.1)
            .collect();
        let solved = self.solved(column);
        if (solved[row] - across[column]).abs() > 1e-6 * (1.0 + across[column].abs()) {
            return Step::Doubtful;
        }
        self.flip(&flipped);
        let theta = self.reduced[column] / across[column];
        for (own, &by) in self.reduced.iter_mut().zip(&across) {
            if by != 0.0 {
                *own -= theta * by;
            }
        }
        self.reduced[basic] = -theta;
        self.reduced[column] = 0.0;
        let moved = (self.value[row] - limit) / solved[row];
        let entered = self.resting(column) + moved;
        for (value, by) in self.value.iter_mut().zip(&solved) {
            *value -= moved * by;
        }
        self.value[row] = entered;
        self.exchange(row, column, &solved);
        self.at_high[basic] = !is_below;
        Step::Done
    }

    /// Moves variables to their other limits.
    fn flip(&mut self, flipped: &[usize]) {
        let rows = self.rows.len();
        let mut right = vec![0.0; rows];
        for &column in flipped {
            let before = self.resting(column);
            self.at_high[column] = !self.at_high[column];
            let by = self.resting(column) - before;
            self.for_entries(column, |row, each| right[row] += each * by);
        }
        for (entry, by) in right.into_iter().enumerate().filter(|(_, by)| by.abs() > TINY) {
            for row in 0..rows {
                self.value[row] -= self.inverse[row * rows + entry] * by;
            }
        }
    }
}

enum Step {
    Done,
    /// Rounding may have led astray: the inverse is made anew.
    Doubtful,
    Impossible {
        along: Vec<f64>,
        slope: f64,
    },
}
