//! How long writers wait for acknowledgements, as heard from outside: each enters its next decision when it has heard of the last.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// When each writer was last heard of, and every wait since.
#[derive(Debug, Default)]
pub(crate) struct Gaps {
    last: BTreeMap<String, Instant>,
    waits: Vec<(Instant, Duration)>,
}

impl Gaps {
    /// Takes a line `SEQ RUN-WRITER-TURN` that came at a moment.
    pub(crate) fn heard(&mut self, when: Instant, line: &str) {
        let number = line.split_once(' ').map_or("", |(_, number)| number);
        let Some(writer) = number.split('-').nth(1) else { return };
        if let Some(before) = self.last.insert(writer.to_owned(), when) {
            self.waits.push((when, when.saturating_duration_since(before)));
        }
    }

    /// The waits that ended in a stretch of time.
    pub(crate) fn between(&self, from: Instant, until: Instant) -> impl Iterator<Item = Duration> {
        let within = move |when: &Instant| (from..until).contains(when);
        let waits = self.waits.iter().filter(move |(when, _)| within(when));
        waits.map(|(_, wait)| *wait)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_writer_waits_for_itself() {
        let start = Instant::now();
        let at = |milliseconds| start + Duration::from_millis(milliseconds);
        let mut gaps = Gaps::default();
        for (when, line) in [
            (0, "1 0-root"),
            (1, "2 0-1-0"),
            (4, "3 0-2-0"),
            (6, "4 0-1-1"),
            (20, "5 0-2-1"),
        ] {
            gaps.heard(at(when), line);
        }
        let waits = |from, until| gaps.between(at(from), at(until)).collect::<Vec<_>>();
        assert_eq!(waits(0, 10), [Duration::from_millis(5)]);
        assert_eq!(waits(10, 21), [Duration::from_millis(16)]);
    }
}
