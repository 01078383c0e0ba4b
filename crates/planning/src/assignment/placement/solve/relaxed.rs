//! The bound: rows get prices, and what is left is a linear assignment, solved exactly.
//!
//! Lagrangean relaxation of the rows with subgradient steps; prices are whole 64ths, so that the bound is exact. People without a
//! post and posts without a holder are assigned to each other's stand-ins.

use super::super::super::lap;
use super::super::model::{Model, NONE};

/// Prices are whole multiples of 1/64 point.
const GRID: i64 = 64;
/// A pair that is not allowed: above the sum of all others.
const FORBIDDEN: i64 = 1 << 39;
/// Prices of rows stay below this.
const STEEPEST: i64 = 1_000_000 * GRID;

/// Prices of rows, above and below their limits together: positive when the row should count less.
pub(super) type RowPrices = Vec<i64>;

/// What the relaxation says at some prices.
#[derive(Debug)]
pub(super) struct Relaxed {
    /// In 64ths; `None` when no plan exists at all.
    pub value: Option<i64>,
    pub posts: Vec<usize>,
    counts: Vec<i64>,
}

/// Solves the relaxation at `prices`.
pub(super) fn relaxed(model: &Model, prices: &[i64]) -> Relaxed {
    let size = model.people + model.posts;
    let mut table = vec![0; size * size];
    let or_forbidden = |price: Option<i64>| price.map_or(FORBIDDEN, |price| price * GRID);
    for person in 0..model.people {
        let row = &mut table[person * size..(person + 1) * size];
        for (post, cell) in row.iter_mut().enumerate().take(model.posts) {
            *cell = match model.price(person, post) {
                Some(price) => price * GRID + model.rows_of(person, post).map(|row| prices[row]).sum::<i64>(),
                None => FORBIDDEN,
            };
        }
        row[model.posts..].fill(or_forbidden(model.waiting[person]));
    }
    for row in model.people..size {
        for (post, cell) in table[row * size..row * size + model.posts].iter_mut().enumerate() {
            *cell = or_forbidden(model.empty[post]);
        }
    }
    let limits: i64 = model
        .rows
        .iter()
        .zip(prices)
        .map(|(row, price)| {
            if *price > 0 {
                -price * row.most
            } else {
                -price * row.least
            }
        })
        .sum();
    let matched = lap::Prices::new(size, table).map(|table| lap::solve(&table));
    let Some(matched) = matched else {
        return Relaxed {
            value: None,
            posts: Vec::new(),
            counts: Vec::new(),
        };
    };
    let own = |post: usize| if post < model.posts { post } else { NONE };
    let posts: Vec<usize> = matched.posts.iter().take(model.people).map(|post| own(*post)).collect();
    let mut counts = vec![0; model.rows.len()];
    for (person, post) in posts.iter().enumerate().filter(|(_, post)| **post != NONE) {
        model.rows_of(person, *post).for_each(|row| counts[row] += 1);
    }
    Relaxed {
        value: (matched.price < FORBIDDEN).then_some(matched.price + limits),
        posts,
        counts,
    }
}

impl Relaxed {
    /// No plan costs less; `None` when there is no plan.
    pub(super) fn bound(&self) -> Option<i64> {
        self.value
            .map(|value| value.div_euclid(GRID) + i64::from(value.rem_euclid(GRID) > 0))
    }

    /// Goes one step from `prices`: towards rows that are broken. `target` is the price of the best plan.
    pub(super) fn step(&self, model: &Model, prices: &mut RowPrices, target: i64, share: f64) {
        let Some(value) = self.value else { return };
        let slope: Vec<i64> = model
            .rows
            .iter()
            .zip(&self.counts)
            .zip(prices.iter())
            .map(|((row, count), price)| slope(row, *count, *price))
            .collect();
        let length: i64 = slope.iter().map(|slope| slope * slope).sum();
        if length == 0 {
            return;
        }
        let step = share * ((target * GRID - value).max(GRID)) as f64 / length as f64;
        for ((price, slope), row) in prices.iter_mut().zip(slope).zip(&model.rows) {
            let next = *price + rounded(step * slope as f64);
            let least = if row.least > 0 { -STEEPEST } else { 0 };
            let most = if row.most < i64::MAX { STEEPEST } else { 0 };
            *price = next.clamp(least, most);
        }
    }

    /// Rows that the relaxed plan breaks, or leaves slack although they have a price.
    pub(super) fn contested(&self, model: &Model, prices: &[i64]) -> Vec<bool> {
        let all = model.rows.iter().zip(&self.counts).zip(prices);
        all.map(|((row, count), price)| slope(row, *count, *price) != 0)
            .collect()
    }
}

/// How the bound grows with the price of a row.
fn slope(row: &super::super::model::Row, count: i64, price: i64) -> i64 {
    if count > row.most || price > 0 {
        count - row.most
    } else if count < row.least || price < 0 {
        count - row.least
    } else {
        0
    }
}

#[allow(clippy::cast_possible_truncation, reason = "clamped at once")]
fn rounded(step: f64) -> i64 {
    step.round() as i64
}
