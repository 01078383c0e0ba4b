//! `cargo xtask abuse`: the served API under requests that nobody would send: schemathesis reads the program's own document and tries to break it,
//! or to be answered with what the document does not say.
//!
//! The program is that of the development build, in which arithmetic that overflows is a fault. Everything happens on a demonstration district and
//! on the loopback.

mod pages;
mod told;
mod tool;

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use told::Told;

use crate::command::{must, run};
use crate::place;
use crate::server::{SEED, Scratch, Server};
use crate::speak::{complain, heading, say};
use crate::trouble::Trouble;

/// So many requests where nobody says otherwise.
const CASES: u64 = 20_000;
/// Seeds are tried one after the other until there were enough requests, but no more than so many.
const ROUNDS: u64 = 40;
/// So many requests for each operation and round.
const EACH: &str = "60";
/// What is held against each answer. That all which the document allows is accepted is not: it cannot say which units a ledger has.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,\
                      response_schema_conformance,negative_data_rejection,missing_required_header,unsupported_method,\
                      allow_header_conformance,ignored_auth";

/// What the command line asked for.
#[derive(Debug)]
struct Wish {
    cases: u64,
    /// The pages in place of the API.
    pages: bool,
}

impl Wish {
    fn read(words: &[String]) -> Result<Self, Trouble> {
        let mut wish = Self {
            cases: CASES,
            pages: words == ["--pages"],
        };
        let mut words = words.iter().filter(|_| !wish.pages);
        while let Some(word) = words.next() {
            let number = match word.as_str() {
                "--cases" => words.next().and_then(|number| number.parse().ok()),
                _ => None,
            };
            let usage = || Trouble::Usage(format!("abuse does not know {word:?}: [--cases N | --pages]"));
            wish.cases = number.filter(|cases| *cases > 0).ok_or_else(usage)?;
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
    let scratch = Scratch::new("abuse")?;
    let ledger = scratch.0.join("hoanh-bo.xungtam");
    must(
        Command::new(&program)
            .arg("demo")
            .arg("--data")
            .arg(&ledger)
            .args(["--seed", SEED]),
    )?;
    let keys = keys(&program, &ledger)?;
    let server = Server::start_of(&program, &ledger, &scratch.0.join("server.log"))?;
    let began = Instant::now();
    let mut all = Told::default();
    for seed in 1..=ROUNDS {
        heading(&format!("round {seed}: {} requests so far", all.cases));
        for (at, key) in keys.iter().enumerate() {
            let report = scratch.0.join(format!("report-{seed}-{at}.json"));
            let told = round(&tool, &server, key, seed, &report)?;
            say(&format!(
                "{}: {} requests, {} beside the document",
                key.name, told.cases, told.breaks
            ));
            all.add(&told);
        }
        if all.cases >= wish.cases || all.is_broken() {
            break;
        }
    }
    let log = std::fs::read_to_string(scratch.0.join("server.log")).unwrap_or_default();
    all.faults = log
        .lines()
        .filter(|line| line.contains(" /api: "))
        .map(str::to_owned)
        .collect();
    for line in all.failures.iter().chain(&all.faults) {
        complain(line);
    }
    if all.tool_errors > 0 {
        complain(&format!(
            "schemathesis itself failed {} times; what it then left out, other rounds tried",
            all.tool_errors
        ));
    }
    say(&format!(
        "\nabuse: {} requests on {} operations in {} s; {} server errors, {} answers beside the document",
        all.cases,
        all.operations,
        began.elapsed().as_secs(),
        all.server_errors + u64::try_from(all.faults.len()).unwrap_or(u64::MAX),
        all.breaks,
    ));
    if all.is_broken() {
        return Err(Trouble::Server("the API broke its document: see above".to_owned()));
    }
    if all.cases < wish.cases {
        return Err(Trouble::Server(format!("only {} requests were made", all.cases)));
    }
    Ok(())
}

/// An account for which the key stands.
fn account(program: &Path, ledger: &Path) -> Result<(), Trouble> {
    let mut adding = Command::new(program)
        .args(["user", "add", "abuse", "--role", "hr-officer", "--data"])
        .arg(ledger)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .map_err(Trouble::at(program))?;
    if let Some(mut input) = adding.stdin.take() {
        input
            .write_all(b"mot-mat-khau-dai-1903\n")
            .map_err(Trouble::at(program))?;
    }
    let added = adding.wait().map_err(Trouble::at(program))?;
    if added.success() {
        Ok(())
    } else {
        Err(Trouble::Server("no account was added".to_owned()))
    }
}

/// A program with a key of its own scope.
#[derive(Debug)]
struct Abuser {
    /// What it is.
    name: &'static str,
    key: String,
    /// Addresses that it asks; the others are those of another key.
    asks: &'static str,
}

/// Keys for everything that a key can be given, and one that may only read figures.
const SCOPES: [(&str, &str, &str, &str); 4] = [
    (
        "papers and people",
        "read-person,export,import,decide,approve",
        "sensitive",
        "^/api/v1/(?!accounts|rights|audit)",
    ),
    ("accounts", "manage-accounts", "internal", "^/api/v1/(accounts|rights)"),
    ("the log", "read-audit", "internal", "^/api/v1/audit"),
    ("figures alone", "read-figures", "public", "^/api/v1/"),
];

fn keys(program: &Path, ledger: &Path) -> Result<Vec<Abuser>, Trouble> {
    account(program, ledger)?;
    let made = SCOPES.into_iter().map(|(name, deeds, class, asks)| {
        let key = key(program, ledger, deeds, class)?;
        Ok(Abuser { name, key, asks })
    });
    made.collect()
}

fn key(program: &Path, ledger: &Path, deeds: &str, class: &str) -> Result<String, Trouble> {
    let made = Command::new(program)
        .args(["key", "add", deeds, "--days", "2", "--per-minute", "100000"])
        .args(["--class", class, "--deeds", deeds])
        .args(["--account", "abuse"])
        .arg("--data")
        .arg(ledger)
        .output()
        .map_err(Trouble::at(program))?;
    let said = String::from_utf8_lossy(&made.stdout);
    let secret = said.lines().find(|line| line.starts_with("xungtam_"));
    secret
        .map(str::to_owned)
        .ok_or_else(|| Trouble::Server(format!("no key was made: {}", String::from_utf8_lossy(&made.stderr))))
}

fn round(tool: &Path, server: &Server, abuser: &Abuser, seed: u64, report: &Path) -> Result<Told, Trouble> {
    let ran = run(Command::new(tool)
        .current_dir(report.parent().unwrap_or(report))
        .arg("run")
        .arg(format!("http://{}/api/openapi.json", server.address))
        .args(["--header", &format!("Authorization: Bearer {}", abuser.key)])
        .args(["--include-path-regex", abuser.asks])
        .args(["--checks", CHECKS, "--max-examples", EACH, "--workers", "1"])
        .args(["--seed", &seed.to_string(), "--continue-on-failure", "--no-color"])
        .args(["--warnings", "off", "--report", "json"])
        .arg("--report-json-path")
        .arg(report))?;
    let text = std::fs::read_to_string(report).map_err(Trouble::at(report))?;
    Told::read(&text, ran.status.success()).ok_or_else(|| Trouble::Server("the report cannot be read".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cases(words: &[&str]) -> Option<u64> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        Wish::read(&words).ok().map(|wish| wish.cases)
    }

    #[test]
    fn twenty_thousand_requests_are_usual_and_nonsense_is_refused() {
        assert_eq!((cases(&[]), cases(&["--cases", "7"])), (Some(20_000), Some(7)));
        assert_eq!(
            (cases(&["--cases", "0"]), cases(&["--cases"]), cases(&["--all"])),
            (None, None, None)
        );
        assert_eq!((cases(&["--pages"]), cases(&["--pages", "7"])), (Some(20_000), None));
    }
}
