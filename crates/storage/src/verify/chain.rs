//! Proves a chain of events.

use ledger::decision::Digest;
use office::port::{Chain, Store};

use super::report::{Fault, Report, Wrong};
use crate::follows::follows;
use crate::place::Place;

/// Proves every event in order, until one does not hold, and that the noted head is the newest.
pub(super) fn prove(store: &dyn Store, chain: Chain, report: &mut Report) {
    let (mut place, mut hash, mut fault) = (0, Digest::default(), None);
    let read = store.events(chain, 1, &mut |event| {
        let at = Place::Event(chain, place + 1);
        if event.place != place + 1 {
            fault = Some(Fault::new(
                at,
                Wrong::OutOfOrder {
                    due: place + 1,
                    found: event.place,
                },
            ));
        } else if event.chain != chain || !follows(&event, hash) {
            fault = Some(Fault::new(at, Wrong::EventLink));
        } else {
            (place, hash) = (event.place, event.hash);
        }
        fault.is_none()
    });
    report.events.insert(chain, (place, hash));
    let unread = read
        .err()
        .map(|error| Fault::unreadable(error, Place::Event(chain, place + 1)));
    let fault = fault.or(unread).or_else(|| match store.chain_head(chain) {
        Ok(head) if head == (place, hash) => None,
        // Somebody appended since: no fault, and the next proof will see it.
        Ok((noted, _)) if noted > place => None,
        Ok((noted, _)) => Some(Fault::new(Place::ChainHead(chain), Wrong::Head { noted, found: place })),
        Err(error) => Some(Fault::unreadable(error, Place::ChainHead(chain))),
    });
    report.faults.extend(fault);
}
