//! What goes out by itself while the site is served, on threads of its own: nobody who waits for a page waits for another machine, and no letter
//! for a webhook.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant};

use office::Office;
use outgoing::{Http, Postman, send_letters, tell_webhooks};
use web::Level;

use crate::log;

/// How often is looked.
const PAUSE: Duration = Duration::from_secs(2);
/// How long a server of letters that does not answer is left alone.
const LONG_PAUSE: Duration = Duration::from_mins(1);
/// What was said is not said again within this time: what is wrong is met at each look.
const SAID: Duration = Duration::from_mins(10);

/// Sends what is due, as long as the office is there.
pub(super) fn start(office: &Arc<Office>) -> std::io::Result<()> {
    let (http, postman) = (Http::of_this_machine(), Postman::default());
    spawn("webhooks", office, move |office, log| {
        tell_webhooks(office, &http, log);
        PAUSE
    })?;
    spawn("letters", office, move |office, log| {
        if send_letters(office, &postman, log).is_some() {
            LONG_PAUSE
        } else {
            PAUSE
        }
    })
}

/// A thread that does one round after another, each followed by the pause that it asks for.
fn spawn(
    name: &str,
    office: &Arc<Office>,
    round: impl Fn(&Weak<Office>, &dyn Fn(&str)) -> Duration + Send + 'static,
) -> std::io::Result<()> {
    let office: Weak<Office> = Arc::downgrade(office);
    let sending = thread::Builder::new().name(name.to_owned()).spawn(move || {
        let said = Said::default();
        while office.strong_count() > 0 {
            let pause = round(&office, &|line| {
                if said.is_new(line, Instant::now()) {
                    log::line(Level::Error, line);
                }
            });
            thread::sleep(pause);
        }
    });
    sending.map(|_| ())
}

/// The lines that were said, and when.
#[derive(Default)]
struct Said(RefCell<BTreeMap<String, Instant>>);

impl Said {
    fn is_new(&self, line: &str, now: Instant) -> bool {
        let mut said = self.0.borrow_mut();
        said.retain(|_, at| now.duration_since(*at) < SAID);
        if said.contains_key(line) {
            return false;
        }
        said.insert(line.to_owned(), now);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_said_once_in_a_while() {
        let (said, now) = (Said::default(), Instant::now());
        assert!(said.is_new("a", now) && said.is_new("b", now));
        assert!(!said.is_new("a", now + SAID / 2));
        assert!(said.is_new("a", now + SAID));
    }
}
