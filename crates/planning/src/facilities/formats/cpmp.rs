//! Capacitated p-median: `id best` / `n p capacity` / n lines `id x y demand` with distances cut to whole numbers, or
//! `n p` / n lines `x y capacity demand` with real distances. Each vertex is a customer and a site.

use super::{MOST, at_least_0, medians_within, one_level, within};
use crate::core::{Flaw, Reader};
use crate::facilities::plan::SchoolPlan;
use crate::facilities::problem::SchoolNetwork;

struct Vertex {
    x: f64,
    y: f64,
    seats: u64,
    pupils: u64,
}

/// Reads either form; the first line that has content tells them apart by the second.
///
/// # Errors
///
/// Every flaw with its line.
pub fn read_cpmp(text: &str) -> Result<SchoolNetwork, Vec<Flaw>> {
    let mut lines = text
        .lines()
        .map(|line| line.split_whitespace().count())
        .filter(|&words| words > 0);
    let is_pmedcap = lines.next() == Some(2) && lines.next() == Some(3);
    let mut reader = Reader::new(text);
    let mut seats = 0;
    if is_pmedcap {
        reader.word("the number of the problem");
        reader.word("the best known value");
    }
    let line = reader.line();
    let count = reader.count("the number of vertices", 4);
    let medians: usize = reader.number("the number of medians");
    if is_pmedcap {
        seats = amount(&mut reader, "the capacity, a whole number");
    }
    medians_within(&mut reader, line, medians, count);
    let mut vertices = Vec::new();
    for _ in 0..count {
        if is_pmedcap {
            reader.word("the number of a vertex");
        }
        let (x, y) = (coordinate(&mut reader), coordinate(&mut reader));
        let seats = if is_pmedcap {
            seats
        } else {
            amount(&mut reader, "a capacity, a whole number")
        };
        vertices.push(Vertex {
            x,
            y,
            seats,
            pupils: amount(&mut reader, "a demand, a whole number"),
        });
    }
    let distance = |one: &Vertex, two: &Vertex| {
        let far = (one.x - two.x).hypot(one.y - two.y);
        Some(if is_pmedcap { (far + 1e-9).floor() } else { far })
    };
    let costs = vertices
        .iter()
        .map(|one| vertices.iter().map(|two| distance(one, two)).collect())
        .collect();
    let pupils: Vec<u64> = vertices.iter().map(|vertex| vertex.pupils).collect();
    let mut problem = one_level(
        vertices.iter().map(|vertex| (Some(vertex.seats), 0.0)).collect(),
        &pupils,
        costs,
    );
    problem.open_at_most = Some(medians);
    reader.finish(problem)
}

fn coordinate(reader: &mut Reader<'_>) -> f64 {
    let line = reader.line();
    let found = reader.number("a coordinate");
    within(reader, line, "a coordinate", found, -MOST);
    found
}

fn amount(reader: &mut Reader<'_>, what: &str) -> u64 {
    let line = reader.line();
    let found: u64 = reader.number(what);
    at_least_0(reader, line, what, found as f64);
    found
}

/// The checkers' form: for each vertex the median that serves it, from 0.
pub fn write_cpmp(plan: &SchoolPlan) -> String {
    plan.ways
        .iter()
        .map(|way| way.site.to_string())
        .collect::<Vec<_>>()
        .join("\n")
        + "\n"
}
