//! Counting tests from what the test programs print: nextest, cargo's own runner, Node's runner.

/// How many tests a program ran.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// Tests that held.
    pub passed: u64,
    /// Tests that did not.
    pub failed: u64,
    /// Tests that the program left out.
    pub ignored: u64,
}

impl Count {
    /// Adds the tests of another program.
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }

    /// Reads nextest's summary: `Summary [ 0.1s] 12 tests run: 10 passed, 1 failed, 1 timed out, 3 skipped`.
    pub(crate) fn of_nextest(output: &str) -> Self {
        let mut count = Self::default();
        for line in output.lines() {
            if let Some((_, parts)) = line
                .trim_start()
                .strip_prefix("Summary [")
                .and_then(|rest| rest.split_once(" run: "))
            {
                count.add(Self::of_parts(parts));
            }
        }
        count
    }

    /// Reads every `test result: ok. 3 passed; 0 failed; 1 ignored; …` of cargo's own runner.
    pub(crate) fn of_cargo(output: &str) -> Self {
        let mut count = Self::default();
        for line in output.lines() {
            if let Some((_, parts)) = line
                .strip_prefix("test result: ")
                .and_then(|rest| rest.split_once(". "))
            {
                count.add(Self::of_parts(&parts.replace(';', ",")));
            }
        }
        count
    }

    /// Reads the last lines of `node --test`: `ℹ pass 12`, or `# pass 12` in its other form.
    pub(crate) fn of_node(output: &str) -> Self {
        let mut count = Self::default();
        for line in output.lines() {
            let mut words = line.split_whitespace();
            let (Some("ℹ" | "#"), Some(word), Some(number)) = (words.next(), words.next(), words.next()) else {
                continue;
            };
            let Ok(number) = number.parse::<u64>() else { continue };
            match word {
                "pass" => count.passed += number,
                "fail" | "cancelled" => count.failed += number,
                "skipped" | "todo" => count.ignored += number,
                _ => {}
            }
        }
        count
    }

    /// Adds up parts such as `10 passed (2 slow), 1 timed out`.
    fn of_parts(parts: &str) -> Self {
        let mut count = Self::default();
        for part in parts.split(',') {
            let mut words = part.split_whitespace();
            let (Some(Ok(number)), Some(word)) = (words.next().map(str::parse::<u64>), words.next()) else {
                continue;
            };
            match word {
                "passed" => count.passed += number,
                "failed" | "timed" | "exec" => count.failed += number,
                "skipped" | "ignored" => count.ignored += number,
                _ => {}
            }
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nextest_counts_slow_failed_and_timed_out_tests() {
        let output = "     Summary [   1.234s] 14 tests run: 12 passed (3 slow), 1 failed, 1 timed out, 2 skipped\n";
        assert_eq!(
            Count::of_nextest(output),
            Count {
                passed: 12,
                failed: 2,
                ignored: 2
            }
        );
    }

    #[test]
    fn nextest_counts_a_single_test() {
        assert_eq!(
            Count::of_nextest("Summary [ 0.1s] 1 test run: 1 passed, 0 skipped").passed,
            1
        );
    }

    #[test]
    fn cargo_counts_every_program() {
        let output = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.0s\n\
                      test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 5 filtered out; finished in 0.0s\n";
        assert_eq!(
            Count::of_cargo(output),
            Count {
                passed: 4,
                failed: 2,
                ignored: 1
            }
        );
    }

    #[test]
    fn node_counts_in_both_of_its_forms() {
        assert_eq!(
            Count::of_node("ℹ tests 7\nℹ pass 5\nℹ fail 1\nℹ cancelled 1\n"),
            Count {
                passed: 5,
                failed: 2,
                ignored: 0
            }
        );
        assert_eq!(
            Count::of_node("# pass 2\n# skipped 1\n"),
            Count {
                passed: 2,
                failed: 0,
                ignored: 1
            }
        );
    }
}
