//! Telling webhooks what was recorded: each that is due once, the office let go while a call is under way.

use std::collections::BTreeSet;
use std::sync::Weak;

use office::Office;

use crate::Http;

/// Tells every webhook that is due once. What cannot be written is told again later, under the same id; why it cannot, `log` is told.
///
/// The office is not held while somebody is called: an office that closes waits for nobody's answer.
pub fn tell_webhooks(office: &Weak<Office>, http: &Http, log: &dyn Fn(&str)) {
    let mut passed = BTreeSet::new();
    while let Some(next) = office.upgrade().map(|office| office.next_delivery(&passed)) {
        let delivery = match next {
            Ok(Some(delivery)) => delivery,
            Ok(None) => return,
            Err(problem) => return log(&format!("webhooks: {problem}")),
        };
        let outcome = http.carry(&delivery.parcel);
        passed.insert(delivery.webhook().to_owned());
        let settled = office
            .upgrade()
            .map(|office| office.settle_delivery(&delivery, outcome));
        if let Some(Err(problem)) = settled {
            return log(&format!("webhook {}: {problem}", delivery.webhook()));
        }
    }
}
