//! Sending the letters of the day, each once, the office let go while a server is spoken to.

use std::collections::BTreeSet;
use std::sync::Weak;

use office::Office;

use crate::Postman;
use crate::letter::of_day;

/// Sends every letter that is due once. What cannot be noted is sent once more, under the same id.
pub fn send_letters(office: &Weak<Office>, postman: &Postman) {
    let mut passed = BTreeSet::new();
    while let Some(Ok(Some(letter))) = office.upgrade().map(|office| office.next_letter(&mut passed)) {
        let outcome = postman.send(&letter.server, &of_day(&letter));
        let settled = office.upgrade().map(|office| office.settle_letter(&letter, outcome));
        if !matches!(settled, Some(Ok(()))) {
            return;
        }
    }
}
