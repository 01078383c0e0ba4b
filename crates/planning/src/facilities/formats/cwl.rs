//! OR-Library `cap`: `m n`, m lines `capacity fixed_cost`, then for each customer its demand and the m costs of serving it whole.
//!
//! Three files have the word `capacity` in the place of the number, which the caller gives.

use super::{at_least_0, one_level};
use crate::core::{Fault, Flaw, Reader};
use crate::facilities::plan::SchoolPlan;
use crate::facilities::problem::SchoolNetwork;

/// Reads a `cap` file; `capacity` stands for the word, `single_source` asks that nobody is divided.
///
/// # Errors
///
/// Every flaw with its line.
pub fn read_cwl(text: &str, capacity: Option<f64>, single_source: bool) -> Result<SchoolNetwork, Vec<Flaw>> {
    let mut reader = Reader::new(text);
    let sites = reader.count("the number of warehouses", 2);
    let customers = reader.count("the number of customers", sites.max(1));
    let mut wares: Vec<(f64, f64)> = Vec::new();
    for _ in 0..sites {
        let line = reader.line();
        let word = reader.word("a capacity");
        let room = match (word.parse::<f64>(), capacity) {
            (Ok(room), _) => room,
            (Err(_), Some(room)) if word.eq_ignore_ascii_case("capacity") => room,
            (Err(_), None) if word.eq_ignore_ascii_case("capacity") => {
                let missing = "the file leaves the capacity open; give it with --capacity".to_owned();
                reader.flaw_at(line, Fault::Other(missing));
                0.0
            }
            _ => {
                let fault = Fault::NotANumber {
                    expected: "a capacity".to_owned(),
                    found: word.to_owned(),
                };
                reader.flaw_at(line, fault);
                0.0
            }
        };
        at_least_0(&mut reader, line, "a capacity", room);
        let line = reader.line();
        let fixed = reader.number("the fixed cost of a warehouse");
        at_least_0(&mut reader, line, "the fixed cost of a warehouse", fixed);
        wares.push((room, fixed));
    }
    let (mut demands, mut costs) = (Vec::new(), Vec::new());
    for _ in 0..customers {
        let line = reader.line();
        let demand: f64 = reader.number("the demand of a customer");
        at_least_0(&mut reader, line, "the demand of a customer", demand);
        demands.push(demand);
        let mut cost = || {
            let line = reader.line();
            let cost = reader.number("the cost of serving a customer");
            at_least_0(&mut reader, line, "the cost of serving a customer", cost);
            Some(cost)
        };
        costs.push((0..sites).map(|_| cost()).collect());
    }
    let amounts: Vec<f64> = demands
        .iter()
        .copied()
        .chain(wares.iter().map(|(room, _)| *room))
        .collect();
    let scale = scale(&amounts);
    let pupils: Vec<u64> = demands.iter().map(|demand| whole(demand * scale)).collect();
    let sites = wares
        .iter()
        .map(|&(room, fixed)| (Some(whole(room * scale + 1e-6)), fixed))
        .collect();
    let mut problem = one_level(sites, &pupils, costs);
    problem.may_divide = !single_source;
    reader.finish(problem)
}

/// Amounts are whole in the problem: decimals are counted in tenths, hundredths and so on.
fn scale(amounts: &[f64]) -> f64 {
    let rest = |amount: f64| (amount - amount.round()).abs();
    let is_whole = |scale: f64| amounts.iter().all(|amount| rest(amount * scale) < 1e-6);
    [1.0, 10.0, 100.0, 1000.0]
        .into_iter()
        .find(|&scale| is_whole(scale))
        .unwrap_or(10_000.0)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an amount from 0 to 10^16"
)]
fn whole(amount: f64) -> u64 {
    amount.round() as u64
}

/// The checkers' form: a line `open` and lines `FACILITY CUSTOMER FRACTION`, from 0.
pub fn write_cwl(problem: &SchoolNetwork, plan: &SchoolPlan) -> String {
    let open: Vec<String> = plan.open_sites().iter().map(usize::to_string).collect();
    let mut text = format!("open {}\n", open.join(" "));
    for way in &plan.ways {
        let whole: u64 = problem.places[way.place].pupils.iter().map(|pupils| pupils.count).sum();
        let part = if way.pupils == whole {
            1.0
        } else {
            way.pupils as f64 / whole as f64
        };
        text += &[way.site.to_string(), way.place.to_string(), part.to_string()].join(" ");
        text.push('\n');
    }
    text
}
