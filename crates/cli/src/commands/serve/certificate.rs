//! Watches the certificate while it is shown: takes a new one from the same place, and says in time that it is about to end.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use office::clock::day_in_vietnam;
use tls::{Certificate, Identity};
use web::Level;
use words::{Lang, Message};

use super::trouble;
use crate::{log, place};

/// How often the files are looked at.
const EVERY: Duration = Duration::from_secs(10);

/// Says until when the certificate holds, and watches it until the process ends.
pub(super) fn watch(lang: Lang, identity: &Arc<Identity>) {
    let mut said = Some(tell(lang, &identity.certificate(), None));
    let identity = Arc::clone(identity);
    let watching = thread::Builder::new().name("certificate".to_owned()).spawn(move || {
        loop {
            thread::sleep(EVERY);
            match identity.look_again() {
                Ok(false) => {}
                Ok(true) => said = None,
                Err(problem) => log::line(Level::Error, trouble(&problem).spoken(lang)),
            }
            said = Some(tell(lang, &identity.certificate(), said));
        }
    });
    if let Err(problem) = watching {
        // Without the thread a new certificate needs a restart; all else goes on.
        log::line(Level::Warning, problem);
    }
}

/// Says how long the certificate holds, unless that was said today; gives the days left as they were said.
fn tell(lang: Lang, certificate: &Certificate, said: Option<i64>) -> i64 {
    let now = place::now();
    let days = certificate.days_left(now);
    let news = said != Some(days);
    if news && let Some((level, id)) = worth_saying(certificate, now, said.is_none()) {
        let message = Message::new(id)
            .with("day", day_in_vietnam(certificate.until))
            .with("days", days)
            .with("names", certificate.names.join(", "));
        log::line(level, lang.speak(&message));
    }
    days
}

/// What there is to say: at first always something; on later days only from a month before the end on.
fn worth_saying(certificate: &Certificate, now: i64, first: bool) -> Option<(Level, &'static str)> {
    if !certificate.holds(now) {
        Some((Level::Error, "tls-shown-expired"))
    } else if certificate.ends_soon(now) {
        Some((Level::Warning, "tls-shown-ends-soon"))
    } else {
        first.then_some((Level::Info, "tls-shown"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_said_a_month_ahead_and_every_day_from_then_on() {
        let now = place::now();
        let home = tempfile::tempdir().unwrap();
        let bounds = tls::Bounds::of(&[], Vec::new()).unwrap();
        let authority = tls::found("Thử", &bounds, now).unwrap();
        let names = [tls::Name::host("a.lan").unwrap()];
        let pair = tls::issue(&authority, &names, 60, now).unwrap();
        let (path, _) = tls::write_pair(home.path(), "server", &pair).unwrap();
        let certificate = Certificate::read(&path).unwrap().remove(0);
        let level = |days: i64, first| worth_saying(&certificate, now + days * 86_400, first).map(|(level, _)| level);
        assert_eq!((level(1, true), level(1, false)), (Some(Level::Info), None));
        assert_eq!((level(29, false), level(31, false)), (None, Some(Level::Warning)));
        assert_eq!(level(60, false), Some(Level::Error));
    }
}
