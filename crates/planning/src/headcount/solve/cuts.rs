//! Rows that every whole road map keeps and the linear programme's does not: budgets pay for whole persons only.
//!
//! Mixed-integer rounding of one row (H. Marchand and L. Wolsey, "Aggregation and mixed integer rounding to solve MIPs", Operations Research 49,
//! 2001): choices that are nearly used up are counted from above, the row is divided by a number, and its factors are rounded so that whole
//! choices still keep it. Which choices are turned and what divides is tried; of all these the row that the present values break most is
//! taken. All in whole numbers, so a row is exact.

use super::super::model::{BROKEN, Model, OPEN};

/// Factors beyond this are left out: the simplex works in floats.
const LARGEST: i128 = 1 << 40;
/// How far, for its length, a row must be broken.
const BROKEN_BY: f64 = 1e-3;

/// A sum of choices that is at most so much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    pub terms: Vec<(usize, i64)>,
    pub most: i64,
}

/// For each row that must be kept the cut that `value` breaks most.
pub(super) fn broken_cuts(model: &Model, value: &dyn Fn(usize) -> f64) -> Vec<Cut> {
    let rows = model
        .rows
        .iter()
        .filter(|row| row.most < OPEN && row.over == BROKEN && row.terms.iter().any(|(_, by)| by.abs() > 1));
    rows.filter_map(|row| best(model, &row.terms, row.most, value))
        .collect()
}

fn best(model: &Model, terms: &[(usize, i64)], most: i64, value: &dyn Fn(usize) -> f64) -> Option<Cut> {
    let open = terms.iter().filter(|&&(column, _)| {
        let (value, most) = (value(column), model.columns[column].most as f64);
        value > 1e-6 && value < most - 1e-6
    });
    let mut divisors: Vec<i64> = open.map(|(_, by)| by.abs()).collect();
    divisors.sort_unstable();
    divisors.dedup();
    let halves: Vec<i64> = divisors.iter().flat_map(|by| [by / 2, by / 4, by / 8]).collect();
    divisors.extend(halves);
    let mut best: Option<(f64, Cut)> = None;
    for share in [0.5, 0.999_999, 0.000_001] {
        let turned = |column: usize| value(column) > share * model.columns[column].most as f64;
        for &divisor in divisors.iter().filter(|divisor| **divisor > 1) {
            let Some(cut) = rounded(model, terms, most, divisor, &turned) else {
                continue;
            };
            let over = cut
                .terms
                .iter()
                .map(|&(column, by)| by as f64 * value(column))
                .sum::<f64>()
                - cut.most as f64;
            let length = cut.terms.iter().map(|(_, by)| (*by as f64).powi(2)).sum::<f64>().sqrt();
            let by = over / length.max(1.0);
            if by > BROKEN_BY && best.as_ref().is_none_or(|(known, _)| by > *known) {
                best = Some((by, cut));
            }
        }
    }
    best.map(|(_, cut)| cut)
}

/// The row divided and rounded; `None` where nothing is left over to round by, or its numbers grow too large.
fn rounded(
    model: &Model,
    terms: &[(usize, i64)],
    most: i64,
    divisor: i64,
    turned: &dyn Fn(usize) -> bool,
) -> Option<Cut> {
    let divisor = i128::from(divisor);
    let high = |column: usize| i128::from(model.columns[column].most);
    let used = terms.iter().filter(|(column, _)| turned(*column));
    let most = i128::from(most) - used.map(|&(column, by)| i128::from(by) * high(column)).sum::<i128>();
    let left = most.rem_euclid(divisor);
    if left == 0 {
        return None;
    }
    // The rounding of Marchand and Wolsey, times divisor - left so that it is whole.
    let round = |by: i128| by.div_euclid(divisor) * (divisor - left) + (by.rem_euclid(divisor) - left).max(0);
    let mut limit = most.div_euclid(divisor) * (divisor - left);
    let mut found = Vec::with_capacity(terms.len());
    for &(column, by) in terms {
        let by = if turned(column) {
            let by = round(-i128::from(by));
            limit -= by * high(column);
            -by
        } else {
            round(i128::from(by))
        };
        if by != 0 {
            found.push((column, by));
        }
    }
    let common = found.iter().fold(0, |common, (_, by)| common_divisor(common, by.abs()));
    if common == 0 || found.iter().any(|(_, by)| by.abs() > LARGEST) {
        return None;
    }
    let narrow = |number: i128| i64::try_from(number).ok();
    let terms = found
        .into_iter()
        .map(|(column, by)| Some((column, narrow(by / common)?)))
        .collect::<Option<Vec<_>>>()?;
    Some(Cut {
        terms,
        // Whole choices make a whole sum.
        most: narrow(limit.div_euclid(common))?,
    })
}

fn common_divisor(mut one: i128, mut two: i128) -> i128 {
    while two != 0 {
        (one, two) = (two, one % two);
    }
    one
}

#[cfg(test)]
mod tests {
    use super::super::super::model::{Column, Row, What};
    use super::super::super::plan::Way;
    use super::*;
    use crate::core::Random;

    fn model(most: &[i64]) -> Model {
        let column = |most: &i64| Column {
            way: Way::Recruit(String::new()),
            what: What::Recruit { group: 0 },
            year: 0,
            most: *most,
            money: 0,
            disruption: 0,
            rows: Vec::new(),
        };
        Model {
            columns: most.iter().map(column).collect(),
            ..Model::default()
        }
    }

    /// Every whole choice that keeps the row keeps each cut of it.
    #[test]
    fn no_whole_choice_is_cut_off() {
        let mut random = Random::new(7);
        let mut number = |below: usize| i64::try_from(random.below(below)).unwrap();
        let mut made = 0;
        for _ in 0..400 {
            let most: Vec<i64> = (0..4).map(|_| 1 + number(3)).collect();
            let mut model = model(&most);
            let terms: Vec<(usize, i64)> = (0..4).map(|column| (column, number(30) - 5)).collect();
            let limit = number(60);
            let values: Vec<f64> = most
                .iter()
                .map(|most| *most as f64 * number(100) as f64 / 99.0)
                .collect();
            model.rows.push(Row {
                least: -OPEN,
                most: limit,
                under: BROKEN,
                over: BROKEN,
                terms: terms.clone(),
            });
            let mut cuts = broken_cuts(&model, &|column| values[column]);
            for divisor in [2, 3, 7, 11] {
                for share in [0.2, 0.5] {
                    let turned = |column: usize| values[column] > share * most[column] as f64;
                    cuts.extend(rounded(&model, &terms, limit, divisor, &turned));
                }
            }
            made += cuts.len();
            let all: i64 = most.iter().map(|most| most + 1).product();
            for mut code in 0..all {
                let mut whole = [0; 4];
                for (own, most) in whole.iter_mut().zip(&most) {
                    (*own, code) = (code % (most + 1), code / (most + 1));
                }
                let sum = |terms: &[(usize, i64)]| terms.iter().map(|&(column, by)| by * whole[column]).sum::<i64>();
                if sum(&terms) <= limit {
                    for cut in &cuts {
                        assert!(sum(&cut.terms) <= cut.most, "{whole:?} {terms:?} {limit} {cut:?}");
                    }
                }
            }
        }
        assert!(made > 1_000, "{made}");
    }
}
