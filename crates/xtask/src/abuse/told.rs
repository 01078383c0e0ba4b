//! What a run of schemathesis told in its report.

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
        self.failures.extend(other.failures.iter().cloned());
    }

    /// Whether the API did what it should not.
    pub(super) fn is_broken(&self) -> bool {
        self.server_errors > 0 || self.breaks > 0 || !self.faults.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = r#"{"operations": {"tested": 16}, "test_cases": {"generated": 2117},
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
        assert_eq!((all.cases, all.operations, all.breaks), (4234, 16, 4));
    }

    #[test]
    fn a_run_that_ended_badly_without_a_reason_is_no_good_run() {
        let quiet = r#"{"operations": {}, "test_cases": {}, "failures": [], "errors": []}"#;
        assert!(!Told::read(quiet, true).unwrap().is_broken());
        assert_eq!(Told::read(quiet, false), None);
        assert_eq!(Told::read("", true), None);
    }
}
