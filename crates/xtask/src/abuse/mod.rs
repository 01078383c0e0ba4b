//! `cargo xtask abuse`: the served API under requests that nobody would send: schemathesis reads the program's own document and tries to break it,
//! or to be answered with what the document does not say.
//!
//! The program is that of the development build, in which arithmetic that overflows is a fault. Everything happens on a demonstration district and
//! on the loopback.

mod known;
mod pages;
mod parts;
mod round;
mod stage;
mod told;
mod tool;

use std::process::Command;
use std::time::Instant;

use round::Round;
use told::Told;

use crate::command::must;
use crate::place;
use crate::speak::{complain, heading, say};
use crate::trouble::Trouble;

/// So many requests where nobody says otherwise.
const CASES: u64 = 20_000;
/// Seeds are tried one after the other until there were enough requests, but no more than so many.
const ROUNDS: u64 = 40;

/// What the command line asked for.
#[derive(Debug)]
struct Wish {
    cases: u64,
    /// The first seed.
    seed: u64,
    /// The pages in place of the API.
    pages: bool,
}

impl Wish {
    fn read(words: &[String]) -> Result<Self, Trouble> {
        let mut wish = Self {
            cases: CASES,
            seed: 1,
            pages: words == ["--pages"],
        };
        let mut words = words.iter().filter(|_| !wish.pages);
        while let Some(word) = words.next() {
            let usage = || {
                Trouble::Usage(format!(
                    "abuse does not know {word:?}: [--cases N] [--seed N] | --pages"
                ))
            };
            let number = words.next().and_then(|number| number.parse::<u64>().ok());
            match (word.as_str(), number.ok_or_else(usage)?) {
                ("--cases", cases) if cases > 0 => wish.cases = cases,
                ("--seed", seed) => wish.seed = seed,
                _ => return Err(usage()),
            }
        }
        Ok(wish)
    }
}

/// Abuses the API until there were enough requests, or one was answered wrongly.
pub(crate) fn abuse(words: &[String]) -> Result<(), Trouble> {
    let wish = Wish::read(words)?;
    if wish.pages {
        return pages::pages();
    }
    let tool = tool::ensure()?;
    must(
        Command::new("cargo")
            .current_dir(place::root())
            .args(["build", "--locked", "-p", "xungtam"]),
    )?;
    let program = place::debug_program();
    let began = Instant::now();
    let mut all = Told::default();
    let mut seeds = Vec::new();
    for seed in (wish.seed..).take(usize::try_from(ROUNDS).unwrap_or(usize::MAX)) {
        let round = Round {
            tool: &tool,
            program: &program,
            seed,
        };
        all.add(&round.go()?);
        seeds.push(seed.to_string());
        if all.cases >= wish.cases || all.is_broken() {
            break;
        }
    }
    heading("what came of it");
    report(&all);
    say(&format!(
        "\nabuse: seed {}: {} requests on {} operations of {} in {} s; {} server errors, {} answers beside the document",
        seeds.join(", "),
        all.cases,
        all.asked.len(),
        all.document.len(),
        began.elapsed().as_secs(),
        all.server_errors + u64::try_from(all.faults.len()).unwrap_or(u64::MAX),
        all.breaks,
    ));
    verdict(&wish, &all)
}

/// What was found, and what was not tried.
fn report(all: &Told) {
    for line in all.failures.iter().chain(&all.faults) {
        complain(line);
    }
    if all.tool_errors > 0 {
        complain(&format!(
            "schemathesis itself failed {} times: what it was about to ask then was not asked",
            all.tool_errors
        ));
    }
    for part in &all.closed {
        complain(&format!(
            "{part}: its key was closed by what it asked; what came after was refused"
        ));
    }
    for operation in all.left_out() {
        complain(&format!("{operation}: never asked"));
    }
    for operation in all.only_refused() {
        complain(&format!(
            "{operation}: never did what it was asked, so that answer was not tried"
        ));
    }
    say(&format!(
        "{} requests were held against nothing: schemathesis has no check for what they were",
        all.unchecked
    ));
}

fn verdict(wish: &Wish, all: &Told) -> Result<(), Trouble> {
    let wrong = if all.is_broken() {
        "the API broke its document: see above".to_owned()
    } else if !all.left_out().is_empty() {
        "some operations were never asked: see above".to_owned()
    } else if all.cases < wish.cases {
        format!("only {} requests were made", all.cases)
    } else {
        return Ok(());
    };
    Err(Trouble::Server(wrong))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(words: &[&str]) -> Option<(u64, u64)> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        Wish::read(&words).ok().map(|wish| (wish.cases, wish.seed))
    }

    #[test]
    fn twenty_thousand_requests_are_usual_and_nonsense_is_refused() {
        assert_eq!((wish(&[]), wish(&["--pages"])), (Some((20_000, 1)), Some((20_000, 1))));
        assert_eq!(wish(&["--cases", "7", "--seed", "9"]), Some((7, 9)));
        for nonsense in [
            &["--cases", "0"][..],
            &["--cases"],
            &["--seed", "x"],
            &["--all", "1"],
            &["--pages", "7"],
        ] {
            assert_eq!(wish(nonsense), None, "{nonsense:?}");
        }
    }

    #[test]
    fn an_operation_that_nobody_asked_is_no_good_end() {
        let usual = Wish {
            cases: 1,
            seed: 1,
            pages: false,
        };
        let mut told = Told {
            cases: 2,
            document: vec!["GET /a".to_owned()],
            ..Told::default()
        };
        assert!(verdict(&usual, &told).is_err());
        told.asked.insert("GET /a".to_owned(), 1);
        assert!(verdict(&usual, &told).is_ok());
        told.server_errors = 1;
        assert!(verdict(&usual, &told).is_err());
    }
}
