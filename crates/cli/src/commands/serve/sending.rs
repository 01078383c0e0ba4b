//! What goes out by itself while the site is served, on a thread of its own: nobody who waits for a page waits for another machine.

use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use office::Office;
use outgoing::{Http, Postman, send_letters, tell_webhooks};

/// How often is looked.
const PAUSE: Duration = Duration::from_secs(2);

/// Sends what is due, as long as the office is there.
pub(super) fn start(office: &Arc<Office>) -> std::io::Result<()> {
    let office: Weak<Office> = Arc::downgrade(office);
    let sending = thread::Builder::new().name("sending".to_owned()).spawn(move || {
        let (http, postman) = (Http::of_this_machine(), Postman::default());
        while office.strong_count() > 0 {
            tell_webhooks(&office, &http);
            send_letters(&office, &postman);
            thread::sleep(PAUSE);
        }
    });
    sending.map(|_| ())
}
