//! What a single group can look like while the units are gone through one by one: a decision diagram over the front.
//!
//! A shape is which units of the front belong to the group, and what hangs together inside and outside of it (frontier-based search, see
//! [`super::super::borders`]). Outside, each connected part will be whole groups: when it leaves the front it must weigh as much. Shapes
//! know of weights no more than a span, so a way through the diagram need not be a group; but each group that a plan can hold is one way.

use std::collections::BTreeMap;

use super::super::super::area::Area;
use super::steps::{Step, steps};

/// Where a unit leads: a shape of the next layer, the end, or nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Arc {
    pub(super) to: u32,
    /// Borders that this cuts.
    pub(super) borders: u16,
}

/// No way.
pub(super) const NOWHERE: u32 = u32::MAX;
/// The group is whole; all that is left lies outside.
pub(super) const END: u32 = u32::MAX - 1;

/// Units of the front by connected part, numbered by first appearance, and which parts are inside, a bit each.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Shape {
    part: Vec<u8>,
    inside: u64,
}

/// The diagram. Layer 0 has one shape, the empty one.
#[derive(Debug, Clone)]
pub(super) struct Shapes {
    pub(super) steps: Vec<Step>,
    /// By layer and shape: the unit stays out, or comes in.
    pub(super) arcs: Vec<Vec<[Arc; 2]>>,
    pub(super) forms: Vec<Vec<Shape>>,
}

/// Shapes at most.
const MOST: usize = 2_000_000;

/// Whether so much, known to a span, can be one group or several, but not all.
pub(super) fn fits(area: &Area, groups: usize, (low, high): (i64, i64)) -> bool {
    (1..i64::try_from(groups).unwrap_or(i64::MAX))
        .any(|count| high >= count.saturating_mul(area.least) && low <= count.saturating_mul(area.most))
}

/// Weights of parts, at least and at most.
type Spans = Vec<(i64, i64)>;

fn widen(known: &mut Spans, more: &Spans) {
    for (known, more) in known.iter_mut().zip(more) {
        *known = (known.0.min(more.0), known.1.max(more.1));
    }
}

/// A shape while the layer is made: with the span of weights of each part, and the fewest borders cut so far.
struct Partial {
    span: Spans,
    borders: i64,
}

impl Shapes {
    /// All groups that a plan which cuts at most so many borders can hold; `None` if they are too many or it was told to stop.
    pub(super) fn of(area: &Area, groups: usize, borders: i64, stop: &dyn Fn() -> bool) -> Option<Self> {
        let steps = steps(area)?;
        let most = u16::try_from(borders).ok()?.into();
        let mut layer = vec![(
            Shape::default(),
            Partial {
                span: Vec::new(),
                borders: 0,
            },
        )];
        let (mut arcs, mut forms, mut cut) = (Vec::new(), Vec::new(), Vec::new());
        let (mut count, mut front) = (0, Front::default());
        for step in &steps {
            let mut place: BTreeMap<Shape, usize> = BTreeMap::new();
            let mut next: Vec<(Shape, Partial)> = Vec::new();
            let mut ways = Vec::with_capacity(layer.len());
            for (number, (shape, partial)) in layer.iter().enumerate() {
                if number.is_multiple_of(1024) && (stop() || count + layer.len() + next.len() > MOST) {
                    return None;
                }
                ways.push([false, true].map(|inside| {
                    let nowhere = Arc {
                        to: NOWHERE,
                        borders: 0,
                    };
                    let more = step.cut(shape, inside);
                    let borders = partial.borders + i64::from(more);
                    if borders > most {
                        return nowhere;
                    }
                    let to = match front.take(area, groups, step, shape, &partial.span, inside) {
                        After::Nothing => return nowhere,
                        After::End => END,
                        After::Goes => {
                            let at = *place.entry(front.shape()).or_insert_with_key(|after| {
                                let span = front.span.clone();
                                next.push((after.clone(), Partial { span, borders }));
                                next.len() - 1
                            });
                            let known = &mut next[at].1;
                            known.borders = known.borders.min(borders);
                            widen(&mut known.span, &front.span);
                            u32::try_from(at).unwrap_or(NOWHERE)
                        }
                    };
                    Arc { to, borders: more }
                }));
            }
            count += layer.len();
            arcs.push(ways);
            let old = std::mem::replace(&mut layer, next);
            cut.push(old.iter().map(|(_, partial)| partial.borders).collect::<Vec<_>>());
            forms.push(old.into_iter().map(|(shape, _)| shape).collect());
        }
        let all = Self { steps, arcs, forms };
        // What would cut too many borders in the end goes.
        let mut rest: Vec<i64> = Vec::new();
        let mut keep: Vec<Vec<[bool; 2]>> = Vec::new();
        for (ways, cut) in all.arcs.iter().zip(&cut).rev() {
            if stop() {
                return None;
            }
            let least = |arc: Arc| {
                let after = match arc.to {
                    NOWHERE => return i64::MAX,
                    END => 0,
                    to => rest.get(to as usize).copied().unwrap_or(i64::MAX),
                };
                after.saturating_add(i64::from(arc.borders))
            };
            keep.push(
                ways.iter()
                    .zip(cut)
                    .map(|(ways, cut)| ways.map(|arc| least(arc).saturating_add(*cut) <= most))
                    .collect(),
            );
            rest = ways.iter().map(|ways| least(ways[0]).min(least(ways[1]))).collect();
        }
        keep.reverse();
        Some(all.keep(&keep))
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.forms.iter().map(Vec::len).sum()
    }

    /// Only what can be reached by ways that are kept.
    pub(super) fn keep(&self, kept: &[Vec<[bool; 2]>]) -> Self {
        let mut number: Vec<u32> = vec![0];
        let (mut arcs, mut forms) = (Vec::new(), Vec::new());
        for (at, (ways, kept)) in self.arcs.iter().zip(kept).enumerate() {
            let here = || (0..ways.len()).filter(|&shape| number[shape] != NOWHERE);
            let mut next = vec![NOWHERE; self.arcs.get(at + 1).map_or(0, Vec::len)];
            for shape in here() {
                for (arc, _) in ways[shape].iter().zip(&kept[shape]).filter(|(_, kept)| **kept) {
                    if let Some(place) = next.get_mut(arc.to as usize) {
                        *place = 0;
                    }
                }
            }
            let reached = next.iter_mut().filter(|place| **place == 0);
            (0..).zip(reached).for_each(|(new, place)| *place = new);
            let way = |arc: Arc, kept: bool| Arc {
                to: match arc.to {
                    END if kept => END,
                    to if kept => next.get(to as usize).copied().unwrap_or(NOWHERE),
                    _ => NOWHERE,
                },
                ..arc
            };
            let both = |shape: usize| [0, 1].map(|side| way(ways[shape][side], kept[shape][side]));
            arcs.push(here().map(both).collect());
            forms.push(here().map(|shape| self.forms[at][shape].clone()).collect());
            number = next;
        }
        Self {
            steps: self.steps.clone(),
            arcs,
            forms,
        }
    }
}

impl Step {
    /// Borders between the new unit and those of the front on the other side.
    fn cut(&self, shape: &Shape, inside: bool) -> u16 {
        let other = shape.part.iter().map(|&part| (shape.inside >> part & 1 == 1) != inside);
        let cut = other.zip(&self.borders).filter(|(other, _)| *other);
        cut.map(|(_, borders)| borders).sum()
    }
}

/// What comes of a shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum After {
    /// Something is left that can be no group.
    Nothing,
    /// The group is whole.
    End,
    /// Another shape.
    Goes,
}

/// The front while a unit is taken; kept between units so that nothing is made anew.
#[derive(Debug, Clone, Default)]
pub(super) struct Front {
    part: Vec<u8>,
    inside: u64,
    pub(super) span: Spans,
}

impl Front {
    /// The unit comes into the group, or stays out; what each part weighs so far is told to a span.
    pub(super) fn take(
        &mut self,
        area: &Area,
        groups: usize,
        step: &Step,
        shape: &Shape,
        span: &Spans,
        inside: bool,
    ) -> After {
        self.part.clone_from(&shape.part);
        self.span.clone_from(span);
        let own = span.len();
        let weight = area.weight[step.unit as usize];
        self.span.push((weight, weight));
        self.inside = shape.inside | u64::from(inside) << own;
        let number = u8::try_from(own).unwrap_or(u8::MAX);
        for at in 0..shape.part.len() {
            let old = self.part[at];
            if step.borders[at] > 0 && old != number && (shape.inside >> old & 1 == 1) == inside {
                let more = self.span[usize::from(old)];
                let all = &mut self.span[own];
                *all = (all.0 + more.0, all.1 + more.1);
                self.part
                    .iter_mut()
                    .filter(|part| **part == old)
                    .for_each(|part| *part = number);
            }
        }
        self.part.push(number);
        let (mut here, mut stays) = (0_u64, 0_u64);
        for (&part, &staying) in self.part.iter().zip(&step.stays) {
            here |= 1 << part;
            stays |= u64::from(staying) << part;
        }
        let gone = here & !stays;
        let fit = |at: usize| (gone & !self.inside) >> at & 1 == 0 || fits(area, groups, self.span[at]);
        if !(0..=own).all(fit) {
            return After::Nothing;
        }
        if gone & self.inside == 0 {
            self.rename(step);
            return After::Goes;
        }
        let inner = here & self.inside;
        if inner.is_power_of_two() && self.rest_fits(area, groups, step) {
            After::End
        } else {
            After::Nothing
        }
    }

    /// Only what stays, its parts numbered anew by first appearance.
    fn rename(&mut self, step: &Step) {
        let mut number = [u8::MAX; 64];
        let (mut count, mut inside, mut at) = (0_u8, 0_u64, 0);
        let mut spans = [(0, 0); 64];
        for (place, _) in step.stays.iter().enumerate().filter(|(_, stays)| **stays) {
            let old = usize::from(self.part[place]);
            if number[old] == u8::MAX {
                number[old] = count;
                spans[usize::from(count)] = self.span[old];
                inside |= (self.inside >> old & 1) << count;
                count += 1;
            }
            self.part[at] = number[old];
            at += 1;
        }
        self.part.truncate(at);
        self.inside = inside;
        self.span.clear();
        self.span.extend_from_slice(&spans[..usize::from(count)]);
    }

    fn shape(&self) -> Shape {
        Shape {
            part: self.part.clone(),
            inside: self.inside,
        }
    }

    /// Whether the parts outside, with all that is still to come, can be groups.
    fn rest_fits(&self, area: &Area, groups: usize, step: &Step) -> bool {
        let own = self.span.len();
        let mut weight = self.span.clone();
        weight.extend(step.to_come.iter().map(|&weight| (weight, weight)));
        // Parts of the front that touch the same part to come are one.
        let mut leader: Vec<usize> = (0..weight.len()).collect();
        let lead = |leader: &[usize], mut at: usize| {
            while leader[at] != at {
                at = leader[at];
            }
            at
        };
        let mut counts = vec![false; own];
        counts.resize(weight.len(), true);
        for (at, &part) in self.part.iter().enumerate() {
            if !step.stays[at] || self.inside >> part & 1 == 1 {
                continue;
            }
            counts[usize::from(part)] = true;
            for &touched in &step.touches[at] {
                let (one, two) = (lead(&leader, usize::from(part)), lead(&leader, own + touched));
                if one != two {
                    leader[one] = two;
                    let more = weight[one];
                    weight[two] = (weight[two].0 + more.0, weight[two].1 + more.1);
                }
            }
        }
        let mut roots = (0..weight.len()).filter(|&at| counts[at] && leader[at] == at);
        roots.all(|at| fits(area, groups, weight[at]))
    }
}
