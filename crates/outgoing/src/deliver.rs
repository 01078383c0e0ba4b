//! Sending the letters of the day, each once, the office let go while a server is spoken to.

use std::collections::BTreeSet;
use std::sync::Weak;

use office::Office;
use office::webhooks::NotDelivered;
use office::writer::NotDone;

use crate::Postman;
use crate::letter::of_day;

/// Sends every letter that is due once; why one cannot be sent or noted, `log` is told. What cannot be noted is sent once more, under the
/// same id.
///
/// Where the server itself does not answer, the others wait with the one that was tried, and the answer tells why: it should be left alone
/// for a while.
pub fn send_letters(office: &Weak<Office>, postman: &Postman, log: &dyn Fn(&str)) -> Option<NotDelivered> {
    let mut passed = BTreeSet::new();
    loop {
        let before = passed.len();
        let letter = match office.upgrade()?.next_letter(&mut passed) {
            Ok(letter) => letter?,
            Err(problem) => {
                log(&format!("letters: {problem}"));
                // What is unreadable of one account keeps no other from its letter.
                if matches!(problem, NotDone::Store(_)) && passed.len() > before {
                    continue;
                }
                return None;
            }
        };
        let outcome = postman.send_once(&letter.server, &of_day(&letter));
        let trouble = outcome.err().filter(|trouble| is_of_server(*trouble));
        if let Err(problem) = office.upgrade()?.settle_letter(&letter, outcome) {
            log(&format!("letters: {problem}"));
            return trouble;
        }
        if let Some(trouble) = trouble {
            log(&format!("letters: the server does not take any: {}", trouble.word()));
            return Some(trouble);
        }
    }
}

/// Whether a trouble would meet every letter alike.
fn is_of_server(trouble: NotDelivered) -> bool {
    matches!(
        trouble,
        NotDelivered::NoSuchHost
            | NotDelivered::Unreachable
            | NotDelivered::TooSlow
            | NotDelivered::NotTrusted
            | NotDelivered::NotLetIn
    )
}
