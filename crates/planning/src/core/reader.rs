//! Reading the numbers of a public format: what is wrong is told with its line, all of it at once.

use std::str::FromStr;

use thiserror::Error;

/// What is wrong at one place of a file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// The file ends too early.
    #[error("the file ends where {expected} should stand; is it complete?")]
    Ends {
        /// What should follow.
        expected: String,
    },
    /// A word that is no number of the right kind.
    #[error("{found:?} stands where {expected} should stand; write a number")]
    NotANumber {
        /// What should stand there.
        expected: String,
        /// What stands there.
        found: String,
    },
    /// A number that makes no sense there.
    #[error("{what} is {found}; it must be {allowed}")]
    OutOfRange {
        /// What the number says.
        what: String,
        /// The number.
        found: String,
        /// What it may be.
        allowed: String,
    },
    /// Something behind the end.
    #[error("the file goes on with {found:?} behind its end; does it hold another problem, or another format?")]
    GoesOn {
        /// What follows.
        found: String,
    },
    /// A name that nothing before it introduced.
    #[error("{what} {name:?} is not known; add it, or correct the name")]
    Unknown {
        /// What it should name.
        what: String,
        /// The name.
        name: String,
    },
    /// Whatever else a format asks for: what is wrong, and what to do.
    #[error("{0}")]
    Other(String),
}

/// A fault and its place.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {fault}")]
pub struct Flaw {
    /// Line of the file, from 1.
    pub line: usize,
    /// What is wrong there.
    pub fault: Fault,
}

/// Walks through the words of a text and notes every flaw. A number that cannot be read counts as its default, so that
/// reading goes on; call [`Reader::finish`] before trusting what was read.
#[derive(Debug)]
pub struct Reader<'a> {
    words: Vec<(usize, &'a str)>,
    at: usize,
    lines: usize,
    flaws: Vec<Flaw>,
}

/// A broken file has the same thing wrong a thousand times: the first ones say it.
const MOST_FLAWS: usize = 20;

impl<'a> Reader<'a> {
    /// Over the words of `text`, parted by white space.
    pub fn new(text: &'a str) -> Self {
        let words = text
            .lines()
            .zip(1..)
            .flat_map(|(line, number)| line.split_whitespace().map(move |word| (number, word)));
        Self {
            words: words.collect(),
            at: 0,
            lines: text.lines().count().max(1),
            flaws: Vec::new(),
        }
    }

    /// The line of the next word.
    pub fn line(&self) -> usize {
        self.words.get(self.at).map_or(self.lines, |(line, _)| *line)
    }

    /// How many words are left.
    pub fn left(&self) -> usize {
        self.words.len() - self.at
    }

    /// The next word, which is `expected` (for the message).
    pub fn word(&mut self, expected: &str) -> &'a str {
        let Some((_, word)) = self.words.get(self.at) else {
            // One message says it; the rest follows from it.
            if !matches!(
                self.flaws.last(),
                Some(Flaw {
                    fault: Fault::Ends { .. },
                    ..
                })
            ) {
                self.flaw(Fault::Ends {
                    expected: expected.to_owned(),
                });
            }
            return "";
        };
        self.at += 1;
        word
    }

    /// The next word as a number.
    pub fn number<T: FromStr + Default>(&mut self, expected: &str) -> T {
        let line = self.line();
        let word = self.word(expected);
        if word.is_empty() {
            return T::default();
        }
        word.parse().unwrap_or_else(|_| {
            self.flaw_at(
                line,
                Fault::NotANumber {
                    expected: expected.to_owned(),
                    found: word.to_owned(),
                },
            );
            T::default()
        })
    }

    /// A count that the rest of the file can hold (each counted thing takes at least `words` words).
    pub fn count(&mut self, expected: &str, words: usize) -> usize {
        let line = self.line();
        let count: usize = self.number(expected);
        if count.saturating_mul(words) > self.left() {
            let allowed = format!(
                "at most {}, for no more can follow in this file",
                self.left() / words.max(1)
            );
            self.flaw_at(
                line,
                Fault::OutOfRange {
                    what: expected.to_owned(),
                    found: count.to_string(),
                    allowed,
                },
            );
            return self.left() / words.max(1);
        }
        count
    }

    /// Notes a flaw at the next word.
    pub fn flaw(&mut self, fault: Fault) {
        self.flaw_at(self.line(), fault);
    }

    /// Notes a flaw at a line.
    pub fn flaw_at(&mut self, line: usize, fault: Fault) {
        if self.flaws.len() < MOST_FLAWS {
            self.flaws.push(Flaw { line, fault });
        }
    }

    /// Ends the reading: `value` when the text ended there and nothing was wrong.
    ///
    /// # Errors
    ///
    /// All flaws (the first twenty), in the order of the file.
    pub fn finish<T>(mut self, value: T) -> Result<T, Vec<Flaw>> {
        if self.left() > 0 && self.flaws.is_empty() {
            let found = self.words.get(self.at).map_or("", |(_, word)| word).to_owned();
            self.flaw(Fault::GoesOn { found });
        }
        if self.flaws.is_empty() {
            Ok(value)
        } else {
            Err(self.flaws)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_every_flaw_is_told_with_its_line() {
        let mut good = Reader::new("2 3\n4");
        let sum = good.number::<i64>("a cost") + good.number::<i64>("a cost") + good.number::<i64>("a cost");
        assert_eq!(good.finish(sum), Ok(9));

        let mut bad = Reader::new("x\n1 y\n");
        for _ in 0..5 {
            bad.number::<i64>("a cost");
        }
        let told: Vec<String> = bad.finish(()).unwrap_err().iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "line 1: \"x\" stands where a cost should stand; write a number",
                "line 2: \"y\" stands where a cost should stand; write a number",
                "line 2: the file ends where a cost should stand; is it complete?",
            ]
        );
        assert!(matches!(
            Reader::new("7").finish(()).unwrap_err()[..],
            [Flaw {
                line: 1,
                fault: Fault::GoesOn { .. }
            }]
        ));
        assert_eq!(Reader::new("99 1 2").count("jobs", 1), 2);
    }
}
