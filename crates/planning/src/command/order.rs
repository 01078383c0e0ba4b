//! The words behind `solve`, read.

use std::time::Duration;

use thiserror::Error;

use super::family::Family;

/// How long a run lasts when nothing is said.
pub(super) const USUAL_TIME: Duration = Duration::from_secs(10);
/// A year: more is a slip of the hand.
const MOST_SECONDS: f64 = 31_536_000.0;

/// What `solve` is asked for.
#[derive(Debug, Clone)]
pub struct Order {
    family: Family,
    /// The file of the problem, as it was typed.
    pub file: String,
    /// Where the solution goes.
    pub out: Option<String>,
    /// Whether only the line of JSON is shown (no progress).
    pub json: bool,
    /// Wall limit.
    pub seconds: Option<Duration>,
    /// Limit of iterations.
    pub iterations: Option<u64>,
    /// Threads, at least 1.
    pub threads: usize,
    /// Where chance begins.
    pub seed: u64,
    switches: Vec<(&'static str, u64)>,
}

impl Order {
    /// The family of the file.
    pub fn family(&self) -> &Family {
        &self.family
    }

    /// Whether a switch of the family was given.
    pub fn has(&self, switch: &str) -> bool {
        self.number(switch).is_some()
    }

    /// The number behind a switch of the family.
    pub fn number(&self, switch: &str) -> Option<u64> {
        self.switches
            .iter()
            .find(|(name, _)| *name == switch)
            .map(|(_, number)| *number)
    }
}

/// What is wrong with the words.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WrongOrder {
    /// No such family, or none at all.
    #[error("there is no family {found:?}; there are: {}", .known.join(", "))]
    Family {
        /// What was typed.
        found: String,
        /// What there is.
        known: Vec<&'static str>,
    },
    /// No file was named.
    #[error("no file is named; write it behind the family")]
    NoFile,
    /// A switch that the family does not have, or a word too many.
    #[error("{found:?} means nothing here; this family knows: {}", .known.join(", "))]
    Switch {
        /// What was typed.
        found: String,
        /// What there is.
        known: Vec<&'static str>,
    },
    /// A switch without its number.
    #[error("{switch} needs {needs}, not {found:?}")]
    Number {
        /// The switch.
        switch: String,
        /// What should follow.
        needs: &'static str,
        /// What follows.
        found: String,
    },
}

const COMMON: [&str; 6] = ["--seconds", "--iterations", "--threads", "--seed", "--out", "--json"];

/// Reads the words for one of `families`.
pub(super) fn read(words: &[String], families: &[Family]) -> Result<Order, Vec<WrongOrder>> {
    let name = words.first().map_or("", String::as_str);
    let Some(family) = families.iter().find(|family| family.name == name) else {
        let known = families.iter().map(|family| family.name).collect();
        return Err(vec![WrongOrder::Family {
            found: name.to_owned(),
            known,
        }]);
    };
    let mut order = Order {
        family: *family,
        file: String::new(),
        out: None,
        json: false,
        seconds: None,
        iterations: None,
        threads: 1,
        seed: 0,
        switches: Vec::new(),
    };
    let mut wrong = Vec::new();
    let mut rest = words.iter().skip(1).peekable();
    while let Some(word) = rest.next() {
        if !word.starts_with("--") && order.file.is_empty() {
            word.clone_into(&mut order.file);
            continue;
        }
        let own = family.switches.iter().find(|switch| switch.name == word);
        if word == "--json" {
            order.json = true;
        } else if let Some(switch) = own.filter(|switch| !switch.takes_number) {
            order.switches.push((switch.name, 1));
        } else if own.is_some() || COMMON.contains(&word.as_str()) {
            let value = rest.next_if(|next| !next.starts_with("--")).map_or("", String::as_str);
            let number = |needs| WrongOrder::Number {
                switch: word.clone(),
                needs,
                found: value.to_owned(),
            };
            match own {
                Some(switch) => match value.parse() {
                    Ok(count) => order.switches.push((switch.name, count)),
                    Err(_) => wrong.push(number("a whole number")),
                },
                None => wrong.extend(common(&mut order, word, value).err().map(number)),
            }
        } else {
            let known = family.switches.iter().map(|switch| switch.name).chain(COMMON).collect();
            wrong.push(WrongOrder::Switch {
                found: word.clone(),
                known,
            });
        }
    }
    if order.file.is_empty() {
        wrong.push(WrongOrder::NoFile);
    }
    if wrong.is_empty() { Ok(order) } else { Err(wrong) }
}

/// Takes one of the common switches; the error says what should follow it.
fn common(order: &mut Order, switch: &str, value: &str) -> Result<(), &'static str> {
    match switch {
        "--seconds" => {
            let seconds: Option<f64> = value
                .parse()
                .ok()
                .filter(|seconds| (0.0..=MOST_SECONDS).contains(seconds));
            order.seconds = Some(Duration::from_secs_f64(seconds.ok_or("seconds, 0 or more")?));
        }
        "--iterations" => order.iterations = Some(value.parse().map_err(|_| "a whole number")?),
        "--threads" => {
            let threads: Option<usize> = value.parse().ok().filter(|threads| (1..=1024).contains(threads));
            order.threads = threads.ok_or("a whole number from 1 to 1024")?;
        }
        "--seed" => order.seed = value.parse().map_err(|_| "a whole number")?,
        _ if value.is_empty() => return Err("a file"),
        _ => order.out = Some(value.to_owned()),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::family::Switch;
    use super::*;

    fn read_words(words: &str) -> Result<Order, Vec<WrongOrder>> {
        let switches = &[
            Switch {
                name: "--index",
                takes_number: true,
            },
            Switch {
                name: "--max",
                takes_number: false,
            },
        ];
        let family = Family {
            name: "gap",
            switches,
            solve: |_, _, _, _| Err(Vec::new()),
        };
        read(
            &words.split_whitespace().map(str::to_owned).collect::<Vec<_>>(),
            &[family],
        )
    }

    #[test]
    fn words_are_read_in_any_order() {
        let order =
            read_words("gap --max a.txt --seconds 2.5 --seed 7 --index 3 --threads 2 --out b.sol --json").unwrap();
        assert_eq!(
            (order.file.as_str(), order.out.as_deref(), order.json),
            ("a.txt", Some("b.sol"), true)
        );
        assert_eq!(
            (order.seconds, order.seed, order.threads),
            (Some(Duration::from_millis(2500)), 7, 2)
        );
        assert_eq!((order.has("--max"), order.number("--index")), (true, Some(3)));
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let wrong = read_words("gap --seconds -1 --colour --index x --threads 0").unwrap_err();
        assert_eq!(wrong.len(), 5, "{wrong:?}");
        assert!(matches!(
            read_words("gab a.txt").unwrap_err()[..],
            [WrongOrder::Family { .. }]
        ));
        assert!(matches!(
            read_words("gap a.txt b.txt").unwrap_err()[..],
            [WrongOrder::Switch { .. }]
        ));
    }
}
