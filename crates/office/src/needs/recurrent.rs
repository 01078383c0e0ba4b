//! The recurrent programmes of the year: everybody who is in no class yet attends those that are aimed at them most narrowly.

use ledger::View;
use ledger::value::Ix;
use standards::facts::LedgerRows;

use super::Learner;
use super::attending::Attending;
use super::gaps::Wanted;
use super::offers::{Offer, kind};

/// Adds to `wanted` so many recurrent programmes a person, less the classes of the year that the person is in already.
pub(super) fn add(
    rows: &LedgerRows<'_>,
    view: View<'_>,
    people: &[Ix],
    offers: &[Offer],
    attending: &Attending,
    each: u32,
    wanted: &mut Wanted,
) {
    let mut recurrent: Vec<(usize, &Offer)> = offers.iter().enumerate().filter(|(_, offer)| offer.recurrent).collect();
    recurrent.sort_by_key(|(at, offer)| (offer.aim(), *at));
    let each = usize::try_from(each).unwrap_or(usize::MAX);
    let mut in_gap_classes: Vec<Ix> = wanted.values().flatten().map(|learner| learner.ix).collect();
    in_gap_classes.sort_unstable();
    let classes = |ix: Ix| {
        let from = in_gap_classes.partition_point(|known| *known < ix);
        let until = in_gap_classes.partition_point(|known| *known <= ix);
        until - from + attending.programmes(ix).len()
    };
    for person in people.iter().filter_map(|ix| view.person(*ix)) {
        let left = each.saturating_sub(classes(person.ix()));
        let Some(id) = person.id().filter(|_| left > 0) else {
            continue;
        };
        let (kind, row) = (kind(person), rows.row(person.ix()));
        let attended = attending.programmes(person.ix());
        let fits = recurrent
            .iter()
            .filter(|(_, offer)| offer.is_for(kind, &row) && !attended.iter().any(|one| offer.is_called(one)));
        for (at, _) in fits.take(left) {
            wanted.entry(*at).or_default().push(Learner {
                person: id,
                ix: person.ix(),
                kind,
            });
        }
    }
}
