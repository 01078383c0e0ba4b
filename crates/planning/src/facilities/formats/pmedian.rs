//! OR-Library `pmed`: `n m p`, then m edges `vertex vertex cost` from 1; the last cost of an edge counts.
//!
//! Distance is the shortest path (E. W. Dijkstra, Numerische Mathematik 1, 1959); every vertex is a customer and a site.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{medians_within, one_level};
use crate::core::{Fault, Flaw, Reader};
use crate::facilities::plan::SchoolPlan;
use crate::facilities::problem::SchoolNetwork;

/// Reads a `pmed` file.
///
/// # Errors
///
/// Every flaw with its line.
pub fn read_pmedian(text: &str) -> Result<SchoolNetwork, Vec<Flaw>> {
    let mut reader = Reader::new(text);
    let vertices: usize = reader.number("the number of vertices");
    let line = reader.line();
    let edges_line = line;
    let edges: usize = reader.number("the number of edges");
    let medians: usize = reader.number("the number of medians");
    // A file names each vertex at least once, so a greater number is a slip that must not ask for memory.
    let vertices = at_most(&mut reader, line, "the number of vertices", vertices, MOST_VERTICES);
    let most = reader.left() / 3;
    let edges = at_most(&mut reader, edges_line, "the number of edges", edges, most);
    medians_within(&mut reader, line, medians, vertices);
    let mut far = vec![u64::MAX; vertices * vertices];
    for at in 0..vertices {
        far[at * vertices + at] = 0;
    }
    for _ in 0..edges {
        let line = reader.line();
        let mut vertex = || {
            let vertex: usize = reader.number("a vertex");
            if vertex == 0 || vertex > vertices {
                let allowed = format!("from 1 to {vertices}");
                reader.flaw_at(
                    line,
                    Fault::OutOfRange {
                        what: "a vertex".into(),
                        found: vertex.to_string(),
                        allowed,
                    },
                );
            }
            vertex.wrapping_sub(1)
        };
        let (one, two) = (vertex(), vertex());
        let cost: u64 = reader.number("the cost of an edge, a whole number from 0");
        if one < vertices && two < vertices && one != two {
            far[one * vertices + two] = cost;
            far[two * vertices + one] = cost;
        }
    }
    shortest(&mut far, vertices);
    let cost = |&far: &u64| (far != u64::MAX).then_some(far as f64);
    let costs = far
        .chunks_exact(vertices.max(1))
        .map(|row| row.iter().map(cost).collect())
        .collect();
    let mut problem = one_level(vec![(None, 0.0); vertices], &vec![1; vertices], costs);
    problem.open_at_most = Some(medians);
    reader.finish(problem)
}

/// More vertices than any file of the family has; their distances must fit into memory.
const MOST_VERTICES: usize = 6000;

fn at_most(reader: &mut Reader<'_>, line: usize, what: &str, found: usize, most: usize) -> usize {
    if found > most {
        let allowed = format!("at most {most} in this file");
        reader.flaw_at(
            line,
            Fault::OutOfRange {
                what: what.to_owned(),
                found: found.to_string(),
                allowed,
            },
        );
        return most;
    }
    found
}

/// Turns the costs of edges into distances, from each vertex by its nearest vertices first.
fn shortest(far: &mut [u64], vertices: usize) {
    if vertices == 0 {
        return;
    }
    let edges: Vec<Vec<(usize, u64)>> = far
        .chunks_exact(vertices)
        .enumerate()
        .map(|(from, row)| {
            let edge = |(to, &cost): (usize, &u64)| (to != from && cost != u64::MAX).then_some((to, cost));
            row.iter().enumerate().filter_map(edge).collect()
        })
        .collect();
    let mut next = BinaryHeap::new();
    for (from, row) in far.chunks_exact_mut(vertices).enumerate() {
        row.fill(u64::MAX);
        row[from] = 0;
        next.push(Reverse((0_u64, from)));
        while let Some(Reverse((way, here))) = next.pop() {
            if way > row[here] {
                continue;
            }
            for &(to, cost) in &edges[here] {
                let through = way.saturating_add(cost);
                if through < row[to] {
                    row[to] = through;
                    next.push(Reverse((through, to)));
                }
            }
        }
    }
}

/// The checkers' form: the p open vertices, from 0. A plan that needs fewer is filled up, which costs nothing.
pub fn write_pmedian(problem: &SchoolNetwork, plan: &SchoolPlan) -> String {
    let mut open = plan.open_sites();
    let most = problem.open_at_most.unwrap_or(open.len());
    for site in 0..problem.sites.len() {
        if open.len() < most && !open.contains(&site) {
            open.push(site);
        }
    }
    open.sort_unstable();
    open.iter().map(usize::to_string).collect::<Vec<_>>().join(" ") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::Random;

    #[test]
    fn distances_are_those_of_all_ways() {
        let mut random = Random::new(3);
        for _ in 0..50 {
            let size = 1 + random.below(9);
            let mut far = vec![u64::MAX; size * size];
            for one in 0..size {
                far[one * size + one] = 0;
                for two in 0..one {
                    if random.chance(0.4) {
                        let cost = random.below(50) as u64;
                        (far[one * size + two], far[two * size + one]) = (cost, cost);
                    }
                }
            }
            // Every vertex in turn may lie between (R. W. Floyd).
            let mut stated = far.clone();
            for middle in 0..size {
                for from in 0..size {
                    for to in 0..size {
                        let through = stated[from * size + middle].saturating_add(stated[middle * size + to]);
                        stated[from * size + to] = stated[from * size + to].min(through);
                    }
                }
            }
            shortest(&mut far, size);
            assert_eq!(far, stated);
        }
    }
}
