//! What it costs at least to make a whole group of each shape, by the weight that it has so far.
//!
//! Costs are half the borders around a group less the prices of its units, in parts of a border. A cell has 16 bits: prices add up to 16,000
//! at most, so that nothing falls below what it can hold, and what would rise above stays as dear as can be.

use super::super::super::area::Area;
use super::shapes::{Arc, END, NOWHERE, Shapes};
use super::weights::Weights;
use super::{CELLS, PARTS_LAST};

/// With fewer parts a table tells nothing.
const FEWEST_PARTS: usize = 24;
/// Above half of this is no way at all.
const DEAREST: i16 = i16::MAX;

/// A cell by layer, shape and weight.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) weights: Weights,
    width: usize,
    cells: Vec<Vec<i16>>,
    /// What an end costs by weight: nothing where it is right.
    end: Vec<i16>,
}

impl Table {
    /// For weights that fit.
    pub(super) fn new(weights: Weights, shapes: &Shapes) -> Self {
        let width = weights.most + 1;
        let end = (0..width).map(|weight| if weight >= weights.least { 0 } else { DEAREST });
        Self {
            width,
            cells: shapes
                .arcs
                .iter()
                .map(|layer| vec![DEAREST; layer.len() * width])
                .collect(),
            end: end.collect(),
            weights,
        }
    }

    /// Gives its memory back.
    pub(super) fn clear(&mut self) {
        self.cells = Vec::new();
    }

    /// Costs at these prices; `half` is half a border. False if it was told to stop.
    pub(super) fn fill(&mut self, shapes: &Shapes, price: &[i64], half: i64, stop: &dyn Fn() -> bool) -> bool {
        let width = self.width;
        let nothing: Vec<i16> = Vec::new();
        for at in (0..self.cells.len()).rev() {
            if stop() {
                return false;
            }
            let (before, after) = self.cells.split_at_mut(at + 1);
            let (cells, after) = (&mut before[at], after.first().unwrap_or(&nothing));
            let unit = shapes.steps[at].unit as usize;
            let ways = cells.chunks_exact_mut(width).zip(&shapes.arcs[at]);
            for (cells, [out, inside]) in ways {
                cells.fill(DEAREST);
                for (arc, shift, price) in [(out, 0, 0), (inside, self.weights.of[unit], price[unit])] {
                    let cost = narrow(i64::from(arc.borders) * half - price);
                    if let Some(after) = row(after, &self.end, *arc, width)
                        && let Some(after) = after.get(shift..)
                    {
                        for (cell, after) in cells.iter_mut().zip(after) {
                            *cell = (*cell).min(after.saturating_add(cost));
                        }
                    }
                }
            }
        }
        true
    }

    /// What the cheapest group costs at least, weights being looked at in parts; `None` where there is none.
    pub(super) fn least(&self) -> Option<i64> {
        let &cell = self.cells.first()?.first()?;
        (cell < DEAREST / 2).then_some(cell.into())
    }

    /// What it costs at least to go on from here; `None` where no group can come of it.
    pub(super) fn rest(&self, layer: usize, arc: Arc, weight: usize) -> Option<i64> {
        let nothing: Vec<i16> = Vec::new();
        let after = self.cells.get(layer).unwrap_or(&nothing);
        let cell = *row(after, &self.end, arc, self.width)?.get(weight)?;
        (cell < DEAREST / 2).then_some(cell.into())
    }

    /// The ways that lead to a group which costs no more than the limit, at the prices in the table.
    pub(super) fn drop_above(&self, shapes: &Shapes, price: &[i64], half: i64, limit: i64) -> Shapes {
        let width = self.width;
        let mut so_far = vec![DEAREST; width];
        so_far[0] = 0;
        let nothing: Vec<i16> = Vec::new();
        let mut kept = Vec::with_capacity(self.cells.len());
        for (at, ways) in shapes.arcs.iter().enumerate() {
            let after = self.cells.get(at + 1).unwrap_or(&nothing);
            let unit = shapes.steps[at].unit as usize;
            let mut next = vec![DEAREST; after.len()];
            let mut keep = vec![[false; 2]; ways.len()];
            for ((so_far, ways), keep) in so_far.chunks_exact(width).zip(ways).zip(&mut keep) {
                for (side, (shift, price)) in [(0, 0), (self.weights.of[unit], price[unit])].into_iter().enumerate() {
                    let arc = ways[side];
                    let cost = narrow(i64::from(arc.borders) * half - price);
                    let Some(rest) = row(after, &self.end, arc, width).and_then(|rest| rest.get(shift..)) else {
                        continue;
                    };
                    let whole = so_far
                        .iter()
                        .zip(rest)
                        .map(|(before, rest)| before.saturating_add(cost).saturating_add(*rest));
                    keep[side] = i64::from(whole.min().unwrap_or(DEAREST)) <= limit;
                    if keep[side] && arc.to != END {
                        let from = arc.to as usize * width;
                        for (next, before) in next[from + shift..from + width].iter_mut().zip(so_far) {
                            *next = (*next).min(before.saturating_add(cost));
                        }
                    }
                }
            }
            kept.push(keep);
            so_far = next;
        }
        shapes.keep(&kept)
    }
}

/// Weights in at most so many parts a group whose table fits into the memory; `None` where even few parts are too many.
pub(super) fn fitting(area: &Area, groups: usize, shapes: usize, parts: usize) -> Option<Weights> {
    let mut parts = (CELLS / shapes.max(1)).min(parts).min(PARTS_LAST);
    while parts >= FEWEST_PARTS {
        // Rounding makes room for more parts than were asked for, the more the more units there are.
        let weights = Weights::new(area, groups, parts * 9 / 10);
        if shapes.saturating_mul(weights.most + 1) <= CELLS {
            return Some(weights);
        }
        parts = parts * 3 / 4;
    }
    None
}

/// What a way costs afterwards, by weight.
fn row<'a>(after: &'a [i16], end: &'a [i16], arc: Arc, width: usize) -> Option<&'a [i16]> {
    match arc.to {
        NOWHERE => None,
        END => Some(end),
        to => after.get(to as usize * width..(to as usize + 1) * width),
    }
}

fn narrow(cost: i64) -> i16 {
    i16::try_from(cost).unwrap_or(if cost < 0 { i16::MIN } else { i16::MAX })
}
