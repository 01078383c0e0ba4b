//! What a run of schemathesis told in its report.

use std::collections::BTreeMap;

use serde_json::Value;

/// The counts of one run, or of several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// Requests that were made.
    pub(super) cases: u64,
    /// Operations that were tried.
    pub(super) operations: u64,
    /// Answers of 500 and above.
    pub(super) server_errors: u64,
    /// Answers that the document does not allow, and bad requests that were taken.
    pub(super) breaks: u64,
    /// Each kind of failure in words.
    pub(super) failures: Vec<String>,
    /// How often the tool itself failed.
    pub(super) tool_errors: u64,
    /// Requests that schemathesis made and held against nothing.
    pub(super) unchecked: u64,
    /// Each operation that was asked as the document allows, with how often it did what was asked.
    pub(super) asked: BTreeMap<String, u64>,
    /// Operations of the document.
    pub(super) document: Vec<String>,
    /// Parts whose key closed itself.
    pub(super) closed: Vec<String>,
    /// Lines of the server's log about faults of its own.
    pub(super) faults: Vec<String>,
}

impl Told {
    /// Reads a report; `well` is whether the run ended well.
    pub(super) fn read(text: &str, well: bool) -> Option<Self> {
        let report: Value = serde_json::from_str(text).ok()?;
        let count = |value: &Value| value.as_u64().unwrap_or(0);
        let mut told = Self {
            cases: count(&report["test_cases"]["generated"]),
            operations: count(&report["operations"]["tested"]),
            unchecked: count(&report["test_cases"]["without_checks"]),
            asked: report["valid_rates"].as_object().map(asked).unwrap_or_default(),
            ..Self::default()
        };
        for failure in report["failures"].as_array()? {
            let times = count(&failure["count"]).max(1);
            let kind = failure["type"].as_str().unwrap_or_default();
            if kind.contains("ServerError") {
                told.server_errors += times;
            } else {
                told.breaks += times;
            }
            let title = failure["title"].as_str().unwrap_or(kind);
            told.failures
                .push(format!("{title}: {times} ({})", failure["operations"]));
        }
        told.tool_errors = report["errors"]
            .as_array()?
            .iter()
            .map(|error| count(&error["count"]))
            .sum();
        // A run that ended badly for a reason that the report does not tell is no good run.
        if !well && told.failures.is_empty() && told.tool_errors == 0 {
            return None;
        }
        Some(told)
    }

    /// Adds another run.
    pub(super) fn add(&mut self, other: &Self) {
        self.cases += other.cases;
        self.operations = self.operations.max(other.operations);
        self.server_errors += other.server_errors;
        self.breaks += other.breaks;
        self.tool_errors += other.tool_errors;
        self.unchecked += other.unchecked;
        self.failures.extend(other.failures.iter().cloned());
        self.faults.extend(other.faults.iter().cloned());
        self.closed.extend(other.closed.iter().cloned());
        for (operation, times) in &other.asked {
            *self.asked.entry(operation.clone()).or_default() += times;
        }
        if self.document.is_empty() {
            self.document.clone_from(&other.document);
        }
    }

    /// Operations that nobody asked.
    pub(super) fn left_out(&self) -> Vec<&str> {
        let asked = |operation: &&String| !self.asked.contains_key(*operation);
        self.document.iter().filter(asked).map(String::as_str).collect()
    }

    /// Operations that were asked and never did anything: what they answer when they do was not held against the document.
    pub(super) fn only_refused(&self) -> Vec<&str> {
        let refused = self.asked.iter().filter(|(_, times)| **times == 0);
        refused.map(|(operation, _)| operation.as_str()).collect()
    }

    /// Whether the API did what it should not.
    pub(super) fn is_broken(&self) -> bool {
        self.server_errors > 0 || self.breaks > 0 || !self.faults.is_empty()
    }
}

/// How often each operation did what it was asked, in all phases together.
fn asked(rates: &serde_json::Map<String, Value>) -> BTreeMap<String, u64> {
    let accepted = |phases: &Value| {
        let phases = phases.as_object().into_iter().flatten();
        phases.filter_map(|(_, counts)| counts["accepted"].as_u64()).sum()
    };
    rates
        .iter()
        .map(|(operation, phases)| (operation.clone(), accepted(phases)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = r#"{"operations": {"tested": 16}, "test_cases": {"generated": 2117, "without_checks": 3},
        "valid_rates": {"GET /a": {"coverage": {"accepted": 2}, "fuzzing": {"accepted": 5, "rejected": 1}}, "GET /b": {"fuzzing": {"accepted": 0}}},
        "failures": [{"type": "JsonSchemaError", "title": "Response violates schema", "count": 2, "operations": ["GET /a"]},
                     {"type": "ServerError", "title": "Server error", "count": 1, "operations": ["GET /b"]}],
        "errors": [{"title": "Runtime Error", "count": 1}]}"#;

    #[test]
    fn server_errors_and_breaks_are_told_apart() {
        let told = Told::read(REPORT, false).unwrap();
        assert_eq!(
            (
                told.cases,
                told.operations,
                told.server_errors,
                told.breaks,
                told.tool_errors
            ),
            (2117, 16, 1, 2, 1)
        );
        assert!(told.is_broken() && told.failures[0].starts_with("Response violates schema: 2"));
        let mut all = Told::default();
        all.add(&told);
        all.add(&told);
        assert_eq!((all.cases, all.operations, all.breaks, all.unchecked), (4234, 16, 4, 6));
        assert_eq!(all.asked["GET /a"], 14);
    }

    #[test]
    fn what_was_left_out_and_what_was_only_refused_is_named() {
        let mut told = Told::read(REPORT, false).unwrap();
        told.document = ["GET /a", "GET /b", "POST /b"].map(str::to_owned).to_vec();
        assert_eq!(told.left_out(), ["POST /b"]);
        assert_eq!(told.only_refused(), ["GET /b"]);
    }

    #[test]
    fn a_run_that_ended_badly_without_a_reason_is_no_good_run() {
        let quiet = r#"{"operations": {}, "test_cases": {}, "failures": [], "errors": []}"#;
        assert!(!Told::read(quiet, true).unwrap().is_broken());
        assert_eq!(Told::read(quiet, false), None);
        assert_eq!(Told::read("", true), None);
    }
}
