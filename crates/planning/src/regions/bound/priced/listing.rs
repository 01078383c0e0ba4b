//! Every group that costs no more than a limit, exactly: weights to the household, and the others must be able to be groups.

use super::super::super::area::Area;
use super::shapes::{After, Arc, END, Front, NOWHERE, Shapes};
use super::table::Table;
use super::weights::limits;

/// A group, the borders around it, and what it costs at the prices that it was listed for.
#[derive(Debug, Clone)]
pub(super) struct Listed {
    pub(super) units: Vec<u32>,
    pub(super) borders: i64,
    pub(super) cost: i64,
}

/// How far to go.
#[derive(Debug, Clone, Copy)]
pub(super) struct Effort {
    /// No group that costs more.
    pub(super) under: i64,
    /// Steps at most, and groups at most.
    pub(super) steps: u64,
    pub(super) most: usize,
    /// False: all that the table takes for a group.
    pub(super) exact: bool,
}

/// What was found, whether that is all, and the steps that it took.
#[derive(Debug)]
pub(super) struct Listing {
    pub(super) groups: Vec<Listed>,
    pub(super) whole: bool,
    pub(super) steps: u64,
}

/// A way that is still to be gone.
#[derive(Debug, Clone, Copy)]
struct Open {
    layer: usize,
    shape: u32,
    inside: bool,
    weight: i64,
    parts: usize,
    borders: i64,
    cost: i64,
}

/// Depth first, by ways of which the table says that they may lead to such a group; `None` if it was told to stop.
pub(super) fn list(
    area: &Area,
    groups: usize,
    shapes: &Shapes,
    table: &Table,
    price: &[i64],
    (effort, half): (Effort, i64),
    stop: &dyn Fn() -> bool,
) -> Option<Listing> {
    let (least, most) = limits(area, groups);
    let mut listing = Listing {
        groups: Vec::new(),
        whole: true,
        steps: 0,
    };
    // Weights of the parts of the front on the way to each layer, and which units came in.
    let mut spans: Vec<Vec<(i64, i64)>> = vec![Vec::new(); shapes.steps.len() + 1];
    let mut units: Vec<(usize, u32)> = Vec::new();
    let mut front = Front::default();
    let mut open: Vec<Open> = Vec::new();
    let widen = |open: &mut Vec<Open>, from: Open| {
        let ways = shapes
            .arcs
            .get(from.layer)
            .and_then(|layer| layer.get(from.shape as usize));
        for (inside, arc) in [false, true].into_iter().zip(ways.into_iter().flatten()) {
            let unit = shapes.steps[from.layer].unit as usize;
            let mut next = Open {
                layer: from.layer,
                inside,
                borders: from.borders + i64::from(arc.borders),
                cost: from.cost + i64::from(arc.borders) * half,
                ..from
            };
            if inside {
                next.weight += area.weight[unit];
                next.parts += table.weights.of[unit];
                next.cost -= price[unit];
            }
            let rest = table.rest(from.layer + 1, *arc, next.parts);
            if arc.to != NOWHERE && next.weight <= most && rest.is_some_and(|rest| next.cost + rest <= effort.under) {
                open.push(next);
            }
        }
    };
    widen(
        &mut open,
        Open {
            layer: 0,
            shape: 0,
            inside: false,
            weight: 0,
            parts: 0,
            borders: 0,
            cost: 0,
        },
    );
    while let Some(mut way) = open.pop() {
        listing.steps += 1;
        if listing.steps > effort.steps {
            listing.whole = false;
            break;
        }
        if listing.steps.is_multiple_of(4096) && stop() {
            return None;
        }
        let here = &shapes.steps[way.layer];
        let shape = &shapes.forms[way.layer][way.shape as usize];
        let mut fits = || front.take(area, groups, here, shape, &spans[way.layer], way.inside) != After::Nothing;
        if effort.exact && !fits() {
            continue;
        }
        units.truncate(units.partition_point(|&(layer, _)| layer < way.layer));
        if way.inside {
            units.push((way.layer, here.unit));
        }
        let arc: Arc = shapes.arcs[way.layer][way.shape as usize][usize::from(way.inside)];
        if arc.to == END {
            let mut members: Vec<u32> = units.iter().map(|&(_, unit)| unit).collect();
            members.sort_unstable();
            if !effort.exact || (way.weight >= least && !parted(area, &members)) {
                listing.groups.push(Listed {
                    units: members,
                    borders: way.borders,
                    cost: way.cost,
                });
            }
            if listing.groups.len() > effort.most {
                listing.whole = false;
                break;
            }
            continue;
        }
        spans[way.layer + 1].clone_from(&front.span);
        way.layer += 1;
        way.shape = arc.to;
        widen(&mut open, way);
    }
    Some(listing)
}

/// Whether two of them may not stand together.
fn parted(area: &Area, units: &[u32]) -> bool {
    units.iter().any(|&unit| {
        let apart = &area.apart[unit as usize];
        apart.iter().any(|other| units.binary_search(other).is_ok())
    })
}
