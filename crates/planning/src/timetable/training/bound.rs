//! What no plan can beat: travel, spread and wishes are bounded apart and added.
//!
//! - Travel, course by course: a class of n sessions comes together on at least n ÷ 2 dates, and of the venues that it uses one is
//!   cheapest for its learners; so no plan costs less than the best choice of one venue for each class of the course, with room
//!   for as many as the class and the largest room there take. All choices are tried, each by an exact transport of units to venues.
//! - Spread: with as few dates as possible, the best total of days between the first and the last one.
//! - Wishes: sessions that find no place among their wished lecturers, whose loads are shared (augmenting paths).

use std::collections::BTreeMap;

use super::check::flow::{Demand, meet};
use super::problem::Training;
use super::solve::model::{Model, NONE};

/// More choices of venues than this are not tried: each learner then goes to the nearest of all.
const MOST_CHOICES: usize = 3_000;

/// Proven: no plan costs less.
pub(super) fn bound(asked: &Training, model: &Model) -> i64 {
    let courses = 0..asked.courses.len();
    let travel: i64 = courses.map(|k| travel(asked, model, k)).sum();
    let spread: i64 = (0..model.classes.len()).map(|c| spread(model, c)).sum();
    travel + spread + wishes(asked, model)
}

/// The fewest dates of a class.
fn fewest_dates(model: &Model, c: usize) -> i64 {
    let kind = &model.classes[c];
    i64::try_from((kind.end - kind.first).div_ceil(2)).unwrap_or(0)
}

fn travel(asked: &Training, model: &Model, k: usize) -> i64 {
    let classes: Vec<usize> = (0..model.classes.len())
        .filter(|c| model.classes[*c].course == k)
        .collect();
    let Some(first) = classes.first() else { return 0 };
    let kind = &model.classes[*first];
    // How many learners a class has at most at each venue: by its own limit and by the largest room there.
    let mut seats: BTreeMap<usize, i64> = BTreeMap::new();
    for r in kind.rooms.iter().filter(|r| model.seats[**r] >= kind.least) {
        let most = seats.entry(model.venue[*r]).or_default();
        *most = model.seats[*r].min(kind.most).max(*most);
    }
    let mut people = vec![0_i64; model.most_absent.len()];
    for e in &model.course_places[k] {
        people[model.unit_of[model.places[*e].learner]] += 1;
    }
    let units: Vec<usize> = (0..people.len()).filter(|u| people[*u] > 0).collect();
    // A room without a venue costs nobody anything.
    let price = |u: usize, v: usize| if v == NONE { 0 } else { model.trip[u * model.venues + v] };
    let days = fewest_dates(model, *first) * i64::from(asked.weights.travel > 0);
    let venues: Vec<(usize, i64)> = seats.into_iter().collect();
    if days == 0 || venues.is_empty() {
        return 0;
    }
    if choices(venues.len(), classes.len()) > MOST_CHOICES {
        let nearest = |u: usize| venues.iter().map(|(v, _)| price(u, *v)).min().unwrap_or(0);
        return days * units.iter().map(|u| people[*u] * nearest(*u)).sum::<i64>();
    }
    let mut best: Option<i64> = None;
    let mut chosen = vec![0_i64; venues.len()];
    each_choice(&mut chosen, 0, classes.len(), &mut |chosen| {
        let sites: Vec<(usize, i64)> = (0..venues.len())
            .filter(|n| chosen[*n] > 0)
            .map(|n| (venues[n].0, chosen[n] * venues[n].1))
            .collect();
        let sent = Sent {
            prices: units
                .iter()
                .map(|u| sites.iter().map(|(v, _)| price(*u, *v)).collect())
                .collect(),
            room: sites.iter().map(|(_, most)| *most).collect(),
        };
        let counts: Vec<i64> = units.iter().map(|u| people[*u]).collect();
        if let Some(cost) = sent.cheapest(&counts) {
            best = Some(best.map_or(cost, |best| best.min(cost)));
        }
    });
    days * best.unwrap_or(0)
}

/// In how many ways so many classes choose among so many venues, where the classes are alike.
fn choices(venues: usize, classes: usize) -> usize {
    (1..venues).fold(1_usize, |ways, n| ways.saturating_mul(classes + n) / n)
}

/// Every way to give `left` classes to the venues from `at` on.
fn each_choice(chosen: &mut [i64], at: usize, left: usize, tell: &mut impl FnMut(&[i64])) {
    let give = |n: usize| i64::try_from(n).unwrap_or(0);
    if at + 1 == chosen.len() {
        chosen[at] = give(left);
        return tell(chosen);
    }
    for n in 0..=left {
        chosen[at] = give(n);
        each_choice(chosen, at + 1, left - n, tell);
    }
}

/// From a site to a site, a person of a unit.
type Step = (usize, usize, usize);
/// What it costs to pass one person on to a site; the site before, and whose person.
type Reached = (i64, Option<(usize, usize)>);

/// Units that send people to sites with room for so many.
struct Sent {
    /// Of one person of a unit at each site.
    prices: Vec<Vec<i64>>,
    room: Vec<i64>,
}

impl Sent {
    /// The least price of sending everybody; `None` where there is not enough room. Everybody goes to the nearest first, then
    /// what is too much is passed on along cheapest paths between sites, which keeps the price least (successive shortest paths).
    fn cheapest(&self, people: &[i64]) -> Option<i64> {
        let sites = self.room.len();
        if people.iter().sum::<i64>() > self.room.iter().sum::<i64>() {
            return None;
        }
        let mut sent = vec![vec![0_i64; sites]; people.len()];
        let mut load = vec![0_i64; sites];
        for (u, count) in people.iter().enumerate() {
            let nearest = (0..sites).min_by_key(|n| self.prices[u][*n])?;
            sent[u][nearest] = *count;
            load[nearest] += count;
        }
        while let Some(from) = (0..sites).find(|n| load[*n] > self.room[*n]) {
            let (path, to) = self.cheapest_path(&sent, &load, from)?;
            let pushed = path.iter().map(|(a, _, u)| sent[*u][*a]);
            let most = pushed
                .chain([load[from] - self.room[from], self.room[to] - load[to]])
                .min()?;
            for (a, b, u) in path {
                sent[u][a] -= most;
                sent[u][b] += most;
            }
            load[from] -= most;
            load[to] += most;
        }
        let each = sent.iter().zip(&self.prices);
        Some(
            each.map(|(sent, prices)| sent.iter().zip(prices).map(|(n, price)| n * price).sum::<i64>())
                .sum(),
        )
    }

    /// The cheapest way to pass one person on to a site with room: (from site, to site, unit) step by step (Bellman, Ford).
    fn cheapest_path(&self, sent: &[Vec<i64>], load: &[i64], from: usize) -> Option<(Vec<Step>, usize)> {
        let sites = self.room.len();
        let mut way: Vec<Option<Reached>> = vec![None; sites];
        way[from] = Some((0, None));
        for _ in 0..sites {
            for (a, b) in (0..sites)
                .flat_map(|a| (0..sites).map(move |b| (a, b)))
                .filter(|(a, b)| a != b)
            {
                let Some((so_far, _)) = way[a] else { continue };
                let units = (0..sent.len()).filter(|u| sent[*u][a] > 0);
                let Some(u) = units.min_by_key(|u| self.prices[*u][b] - self.prices[*u][a]) else {
                    continue;
                };
                let costs = so_far + self.prices[u][b] - self.prices[u][a];
                if b != from && way[b].is_none_or(|(known, _)| costs < known) {
                    way[b] = Some((costs, Some((a, u))));
                }
            }
        }
        let free = (0..sites).filter(|n| load[*n] < self.room[*n] && way[*n].is_some());
        let to = free.min_by_key(|n| way[*n].map(|(costs, _)| costs))?;
        let mut path = Vec::new();
        let mut at = to;
        while let Some((_, Some((a, u)))) = way[at] {
            path.push((a, at, u));
            at = a;
        }
        Some((path, to))
    }
}

fn spread(model: &Model, c: usize) -> i64 {
    let kind = &model.classes[c];
    let gaps = fewest_dates(model, c) - 1;
    if gaps < 1 {
        return 0;
    }
    let wished = gaps * kind.days_apart.max(1);
    let price = |days: i64| {
        let over = if kind.within_days == 0 {
            0
        } else {
            (days + 1 - kind.within_days).max(0)
        };
        (wished - days).max(0) * model.days_close + over * model.days_over
    };
    // Between its corners the price is straight: the ends of both slopes are enough.
    let corners = [gaps, wished, (kind.within_days - 1).clamp(gaps, wished)];
    corners.into_iter().map(price).min().unwrap_or(0)
}

fn wishes(asked: &Training, model: &Model) -> i64 {
    let wishing = asked.classes.iter().zip(&model.classes);
    let demands: Vec<Demand> = wishing
        .filter(|(class, _)| !class.wished_lecturers.is_empty())
        .map(|(class, kind)| Demand {
            count: kind.end - kind.first,
            options: kind
                .lecturers
                .iter()
                .copied()
                .filter(|t| class.wished_lecturers.contains(&asked.lecturers[*t].id))
                .collect(),
            each: usize::MAX,
        })
        .collect();
    let load: Vec<usize> = model
        .load
        .iter()
        .enumerate()
        .map(|(t, most)| {
            let there = model.absent[t * model.slots..(t + 1) * model.slots]
                .iter()
                .filter(|absent| !**absent);
            there.count().min(usize::try_from(*most).unwrap_or(usize::MAX))
        })
        .collect();
    let short = i64::try_from(meet(&demands, &load).short).unwrap_or(0);
    short * i64::from(asked.weights.lecturer_unwished)
}
