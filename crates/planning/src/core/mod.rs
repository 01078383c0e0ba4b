//! What all planners share: how long they may run, chance from a seed, the best plan so far, and what is answered.
//!
//! A solver takes a problem, a [`Budget`] and a [`Watcher`]; it returns an [`Answer`]. In outline:
//!
//! ```
//! use planning::core::{Answer, Budget, Incumbent, Random, Score, Watcher};
//!
//! fn solve(costs: &[i64], budget: &Budget, watcher: Watcher<'_>) -> Answer<usize> {
//!     let incumbent = Incumbent::new(budget, watcher);
//!     incumbent.raise_bound(-10.0); // proven: no plan costs less
//!     let mut random = Random::new(budget.seed());
//!     let mut done = 0;
//!     while !budget.is_over(done) && !incumbent.is_proven() {
//!         let pick = random.below(costs.len());
//!         incumbent.offer(0, Score::feasible(costs[pick] as f64), || (pick, Vec::new()));
//!         done += 1;
//!     }
//!     incumbent.answer()
//! }
//! let answer = solve(&[3, -10, 7], &Budget::iterations(100).with_seed(7), &|_progress| {});
//! assert_eq!((answer.plan, answer.gap_percent()), (Some(1), Some(0.0)));
//! ```
//!
//! * [`Budget`]: a wall deadline (by the caller's [`Clock`]), a limit of iterations, threads, a seed and a [`Cancel`] flag that
//!   another thread may raise. Ask [`Budget::is_over`] at least every few milliseconds. [`Budget::spent`] tells from 0 to 1
//!   how far the run is, by iterations where they are limited (so that a cooling schedule stays deterministic), else by time.
//!   [`Budget::part`] cuts off a share for one phase.
//! * [`Random`]: one seed, one stream; [`Random::lane`] gives each thread its own.
//! * [`Incumbent`]: shared by threads; keeps the best by ([`Score::excess`], [`Score::objective`], lane), streams a
//!   [`Progress`] at each improvement of plan or bound. Everything is **minimised**; a problem that is maximised negates.
//! * [`Reader`]: numbers of a public format, every problem with its line.
//!
//! Objectives are `f64` because some public formats have decimals; whole numbers are exact up to 2^53 and print without a dot.

mod answer;
mod budget;
mod clock;
mod incumbent;
mod needed;
mod random;
mod reader;
mod score;

pub use answer::Answer;
pub use budget::{Budget, Cancel};
pub use clock::Clock;
pub use incumbent::{Incumbent, Progress, Watcher};
pub(crate) use needed::needed;
pub use random::Random;
pub use reader::{Fault, Flaw, Reader};
pub use score::{ByConstraint, Level, Score};
