//! The engines behind one door: which of them fits a problem, and how its threads share the work.

pub(crate) mod branch;
pub(crate) mod interchange;
pub(crate) mod pmedian;
pub(crate) mod serving;
pub(crate) mod single;
pub(crate) mod split;
pub(crate) mod today;
pub(crate) mod track;
pub(crate) mod transport;

use super::compile::{Compiled, compile};
use super::network::Fixing;
use super::plan::SchoolPlan;
use super::problem::SchoolNetwork;
use crate::core::{Answer, Budget, Incumbent, Watcher};
use serving::Serving;
use track::Track;

/// Solves a problem that was found whole.
pub fn solve(problem: &SchoolNetwork, budget: &Budget, watcher: Watcher<'_>) -> Answer<SchoolPlan> {
    let compiled = compile(problem);
    let incumbent = Incumbent::new(budget, watcher);
    today::offer(problem, &compiled, &Track::new(&compiled.net, budget, &incumbent, 0));
    lanes(&compiled, budget, &incumbent);
    incumbent.answer().map(|serving| compiled.plan(problem, &serving))
}

fn lanes(compiled: &Compiled, budget: &Budget, incumbent: &Incumbent<'_, Serving>) {
    let net = &compiled.net;
    let is_free = net.fixed.iter().chain(&net.campus_fixed).all(|cost| cost.abs() < 1e-12);
    let medians = net.customers > 0 && net.is_uncapacitated() && net.is_single_level() && is_free;
    let order = if medians || !net.may_split {
        interchange::orders(net)
    } else {
        Vec::new()
    };
    let usable = (0..net.sites).any(|site| net.fixing[site] != Fixing::Closed);
    if !usable || net.at_most == 0 {
        return;
    }
    let run = |lane: usize| {
        let mut track = Track::new(net, budget, incumbent, lane);
        if medians {
            pmedian::run(&mut track, &order);
        } else if net.may_split || net.customers == 0 {
            split::run(&mut track);
        } else {
            single::lane::run(&mut track, &order);
        }
    };
    rayon::scope(|scope| {
        for lane in 1..budget.threads() {
            let run = &run;
            scope.spawn(move |_| run(lane));
        }
        run(0);
    });
}
