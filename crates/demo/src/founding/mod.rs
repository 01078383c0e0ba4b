//! Setting up the ledger, before any roll: bodies, posts, quotas, and what is measured.

mod measures;
mod mergers;
mod places;
mod posts;
mod quotas;
mod units;

pub(crate) use quotas::{QuotaPlan, kind_of};

use crate::district::Parts;
use crate::issue::Issue;

/// Every decision of the setting-up.
pub(crate) fn issues(parts: &Parts) -> Vec<Issue> {
    let mut all = units::issues(parts);
    all.extend(posts::issues(parts));
    all.extend(places::issues(parts));
    all.extend(measures::issues(parts));
    all.extend(quotas::issues(parts));
    all.extend(mergers::issues(parts));
    all
}
