//! Telling webhooks what was recorded: those that are due side by side, so that a slow one holds nobody else up, the office let go while a call
//! is under way.

use std::collections::BTreeSet;
use std::sync::Weak;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use office::Office;
use office::webhooks::Delivery;

use crate::Http;

/// So many are called at a time.
const AT_ONCE: usize = 8;
/// How often is looked for what became due while somebody is still called.
const LOOK: Duration = Duration::from_secs(1);

/// Tells every webhook what is due, until nothing is. What cannot be written is told again later, under the same id; why it cannot, `log` is told.
///
/// The office is not held while somebody is called: an office that closes waits for nobody's answer.
pub fn tell_webhooks(office: &Weak<Office>, http: &Http, log: &dyn Fn(&str)) {
    let (tell, told) = channel();
    let mut called = BTreeSet::new();
    thread::scope(|scope| {
        loop {
            while called.len() < AT_ONCE {
                let Some(delivery) = next(office, &called, log) else {
                    break;
                };
                let (name, tell) = (delivery.webhook().to_owned(), tell.clone());
                let carried = thread::Builder::new().spawn_scoped(scope, move || {
                    let outcome = http.carry(&delivery.parcel);
                    // Nobody waits any more when the office has gone away.
                    let _gone = tell.send((delivery, outcome));
                });
                // What nobody could be sent with is tried again, like all that was taken in hand and not seen to its end.
                if let Err(problem) = carried {
                    log(&format!("webhook {name}: {problem}"));
                    break;
                }
                called.insert(name);
            }
            if called.is_empty() || office.strong_count() == 0 {
                return;
            }
            let Ok((delivery, outcome)) = told.recv_timeout(LOOK) else {
                continue;
            };
            called.remove(delivery.webhook());
            let settled = office
                .upgrade()
                .map(|office| office.settle_delivery(&delivery, outcome));
            // It is told once more, under the same id; how the others go is still noted.
            if let Some(Err(problem)) = settled {
                log(&format!("webhook {}: {problem}", delivery.webhook()));
            }
        }
    });
}

/// What is due next, of a webhook that is not being called.
fn next(office: &Weak<Office>, called: &BTreeSet<String>, log: &dyn Fn(&str)) -> Option<Delivery> {
    let next = office.upgrade()?.next_delivery(called);
    next.unwrap_or_else(|problem| {
        log(&format!("webhooks: {problem}"));
        None
    })
}
