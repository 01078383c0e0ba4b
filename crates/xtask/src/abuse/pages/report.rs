//! What came of it.

use std::collections::BTreeMap;
use std::path::Path;

use super::LIVE;
use crate::bench::http::Answer;
use crate::speak::{complain, say};
use crate::trouble::Trouble;

/// Answers by status, and what is wrong.
#[derive(Debug, Default)]
pub(super) struct Report {
    by_status: BTreeMap<u16, u64>,
    wrong: Vec<String>,
    /// Connections that the server closed in place of an answer.
    closed: u64,
}

impl Report {
    pub(super) fn asked(&self) -> u64 {
        self.by_status.values().sum::<u64>() + self.closed
    }

    /// Notes an answer, or that the server hung up.
    pub(super) fn note(&mut self, what: &str, answer: Result<Answer, Trouble>) -> Option<Answer> {
        let Ok(answer) = answer else {
            self.closed += 1;
            return None;
        };
        *self.by_status.entry(answer.status).or_default() += 1;
        self.look(what, answer.status, &answer.body);
        Some(answer)
    }

    /// Holds an answer against what may never be.
    pub(super) fn look(&mut self, what: &str, status: u16, body: &str) {
        if status >= 500 {
            self.wrong.push(format!("{what}: answered with {status}"));
        }
        if let Some(live) = LIVE.iter().find(|live| body.contains(**live)) {
            self.wrong.push(format!("{what}: shows {live} as it was sent"));
        }
    }

    pub(super) fn wrong(&mut self, what: String) {
        self.wrong.push(what);
    }

    pub(super) fn say(&mut self, log: &Path) {
        let log = std::fs::read_to_string(log).unwrap_or_default();
        let panics = log.lines().filter(|line| line.contains("panicked"));
        self.wrong.extend(panics.map(str::to_owned));
        for wrong in &self.wrong {
            complain(wrong);
        }
        let statuses: Vec<String> = self
            .by_status
            .iter()
            .map(|(status, many)| format!("{status}: {many}"))
            .collect();
        say(&format!(
            "\nabuse of the pages: {} requests, {} hung up on; {}; {} wrong",
            self.asked(),
            self.closed,
            statuses.join(", "),
            self.wrong.len()
        ));
    }

    pub(super) fn verdict(&self) -> Result<(), Trouble> {
        if self.wrong.is_empty() && self.asked() > 0 {
            return Ok(());
        }
        Err(Trouble::Server("the pages gave way: see above".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_and_script_that_lives_are_seen_and_text_is_not() {
        let mut report = Report::default();
        report.look("/", 422, "&lt;script&gt;alert(1903)");
        assert!(report.wrong.is_empty());
        report.look("/", 200, "<script>alert(1903)</script>");
        report.look("/", 500, "");
        assert_eq!(report.wrong.len(), 2);
        let _counted = report.note(
            "/",
            Ok(Answer {
                status: 404,
                body: String::new(),
            }),
        );
        assert_eq!((report.asked(), report.verdict().is_err()), (1, true));
    }
}
