//! Other orders of a roster than that of names: each is worked out once a moment and then only read.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use ledger::value::Ix;

use super::roster::{Member, Roster};

/// By what a list is ordered, and whether it falls.
type By = (&'static str, bool);

/// The orders that were asked for.
#[derive(Debug, Default)]
pub(super) struct Orders(Mutex<HashMap<By, Arc<[u32]>>>);

impl Roster {
    /// Some members in another order than that of names: by what `key` says of each member at its place, rising or falling.
    /// Names decide between equals, and of whom nothing is said stands last either way. The order is kept under its name: `key` must say
    /// the same under the same name.
    pub fn arrange<K: Ord>(&self, found: &[Ix], by: By, key: impl Fn(usize, &Member) -> Option<K>) -> Vec<Ix> {
        let order = self.order(by, key);
        let mut wanted = vec![false; found.iter().max().map_or(0, |most| at(*most) + 1)];
        for person in found {
            if let Some(own) = wanted.get_mut(at(*person)) {
                *own = true;
            }
        }
        let is_wanted = |person: &Ix| wanted.get(at(*person)).copied().unwrap_or_default();
        let people = order.iter().filter_map(|place| self.members().get(at(*place)));
        people.map(|member| member.person).filter(is_wanted).collect()
    }

    fn order<K: Ord>(&self, named: By, key: impl Fn(usize, &Member) -> Option<K>) -> Arc<[u32]> {
        let Orders(orders) = self.kept_orders();
        let kept = orders
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&named)
            .cloned();
        if let Some(order) = kept {
            return order;
        }
        // Two readers may work it out at the same time; what they find is the same.
        let members = self.members().iter().enumerate();
        let mut keyed: Vec<(Option<K>, u32)> = (0..)
            .zip(members)
            .map(|(place, (at, member))| (key(at, member), place))
            .collect();
        keyed.sort_by(|(one, _), (other, _)| match (one, other) {
            (Some(one), Some(other)) if named.1 => other.cmp(one),
            (Some(one), Some(other)) => one.cmp(other),
            (one, other) => other.is_some().cmp(&one.is_some()),
        });
        let order: Arc<[u32]> = keyed.into_iter().map(|(_, place)| place).collect();
        let mut orders = orders.lock().unwrap_or_else(PoisonError::into_inner);
        orders.insert(named, Arc::clone(&order));
        order
    }
}

fn at(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}
