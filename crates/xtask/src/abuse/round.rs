//! A round: a new district, and each part of the API asked there under one seed.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::parts::{OWN, PARTS, PASSWORD, Part};
use super::told::Told;
use super::{known, stage};
use crate::bench::http::Visitor;
use crate::command::{must, run};
use crate::log_ins::{self, LogIn};
use crate::server::{SEED, Scratch, Server};
use crate::speak::{complain, heading, say};
use crate::trouble::Trouble;

/// So many requests for each operation, beside those that cover every field and those that follow from answers.
const EACH: &str = "60";
/// All that schemathesis has.
const PHASES: &str = "examples,coverage,fuzzing,stateful";
/// What is held against each answer. That all which the document allows is accepted is not: it cannot say which units a ledger has.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,\
                      response_schema_conformance,negative_data_rejection,missing_required_header,unsupported_method,\
                      allow_header_conformance,ignored_auth";
/// Where the document stands: whoever has a key may read it.
const DOCUMENT: &str = "/api/openapi.json";

/// One round.
#[derive(Debug)]
pub(super) struct Round<'r> {
    /// Schemathesis.
    pub(super) tool: &'r Path,
    /// The program that serves.
    pub(super) program: &'r Path,
    pub(super) seed: u64,
}

/// A key of a part.
struct Abuser {
    part: Part,
    account: String,
    key: String,
}

impl Round<'_> {
    /// Asks everything, and tells of all parts together.
    pub(super) fn go(&self) -> Result<Told, Trouble> {
        let scratch = Scratch::new(&format!("abuse-{}", self.seed))?;
        let ledger = scratch.0.join("hoanh-bo.xungtam");
        let made = must(
            Command::new(self.program)
                .arg("demo")
                .arg("--data")
                .arg(&ledger)
                .args(["--seed", SEED]),
        )?;
        let log_ins = log_ins::read(&made.output);
        let mut abusers = Vec::new();
        for (at, part) in PARTS.into_iter().enumerate() {
            let account = format!("{OWN}{at}");
            let key = part.key(self.program, &ledger, &account)?;
            abusers.push(Abuser { part, account, key });
        }
        let log = scratch.0.join("server.log");
        let server = Server::start_of(self.program, &ledger, &log)?;
        stage_all(&server, &log_ins, &abusers)?;
        let mut all = Told::default();
        for (at, abuser) in abusers.iter().enumerate() {
            heading(&format!("seed {}: {}", self.seed, abuser.part.name));
            let told = self.part(&server, abuser, &scratch.0.join(format!("part-{at}")))?;
            say(&format!(
                "{}: {} requests, {} server errors, {} beside the document",
                abuser.part.name, told.cases, told.server_errors, told.breaks
            ));
            all.add(&told);
        }
        let mut last = Visitor::with_key(
            server.address,
            &abusers.first().map(|one| one.key.clone()).unwrap_or_default(),
        );
        all.document = operations(&stage::read(&mut last, DOCUMENT)?);
        drop(server);
        must(Command::new(self.program).args(["verify", "--data"]).arg(&ledger))?;
        let written = std::fs::read_to_string(&log).unwrap_or_default();
        all.faults = written
            .lines()
            .filter(|line| is_fault(line))
            .map(str::to_owned)
            .collect();
        Ok(all)
    }

    /// Asks one part with its key.
    fn part(&self, server: &Server, abuser: &Abuser, folder: &Path) -> Result<Told, Trouble> {
        std::fs::create_dir_all(folder).map_err(Trouble::at(folder))?;
        let mut program = Visitor::with_key(server.address, &abuser.key);
        stage::own(&abuser.part, &abuser.account, &mut program)?;
        let settings: PathBuf = folder.join("schemathesis.toml");
        let known = known::settings(&known::of(&mut program));
        std::fs::write(&settings, known).map_err(Trouble::at(&settings))?;
        let report = folder.join("report.json");
        let ran = run(Command::new(self.tool)
            .current_dir(folder)
            .arg("run")
            .arg(format!("http://{}{DOCUMENT}", server.address))
            .args(["--header", &format!("Authorization: Bearer {}", abuser.key)])
            .args(["--include-path-regex", abuser.part.asks, "--phases", PHASES])
            .args(["--checks", CHECKS, "--max-examples", EACH, "--workers", "1"])
            .args(["--seed", &self.seed.to_string(), "--continue-on-failure", "--no-color"])
            .args(["--warnings", "off", "--report", "json"])
            .arg("--report-json-path")
            .arg(&report))?;
        let text = std::fs::read_to_string(&report).map_err(Trouble::at(&report))?;
        let told = Told::read(&text, ran.status.success());
        let mut told = told.ok_or_else(|| Trouble::Server("the report cannot be read".to_owned()))?;
        if stage::read(&mut program, DOCUMENT).is_err() {
            told.closed.push(abuser.part.name.to_owned());
            complain("the key of this part opens nothing any more: it closed itself, and the rest was refused");
        }
        Ok(told)
    }
}

/// What all parts find.
fn stage_all(server: &Server, log_ins: &[LogIn], abusers: &[Abuser]) -> Result<(), Trouble> {
    let site = Visitor::new(server.address);
    let none = || Trouble::Server("the district has no official, or the abuse no part that approves".to_owned());
    let official = log_ins.iter().find(|it| it.who.contains("chỉ hồ sơ của mình"));
    stage::asked(&site, official.ok_or_else(none)?)?;
    let program = |abuser: &Abuser| Visitor::with_key(server.address, &abuser.key);
    let writer = abusers.iter().find(|it| it.part.may("decide")).ok_or_else(none)?;
    let judge = abusers
        .iter()
        .find(|it| !it.part.may("decide") && it.part.may("approve"));
    let owner = LogIn {
        name: writer.account.clone(),
        password: PASSWORD.to_owned(),
        who: String::new(),
    };
    stage::kept(&site, &owner)?;
    stage::entered(&mut program(writer), &mut program(judge.ok_or_else(none)?))
}

/// A line of the server's log about a fault of its own.
fn is_fault(line: &str) -> bool {
    line.contains(" /api: ") || line.contains("panicked")
}

/// The operations of the document, as reports name them: method and address.
fn operations(document: &serde_json::Value) -> Vec<String> {
    let paths = document["paths"].as_object().into_iter().flatten();
    let of_path = |(path, methods): (&String, &serde_json::Value)| {
        let methods: Vec<String> = methods
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, _)| name.to_uppercase())
            .collect();
        methods
            .into_iter()
            .map(|method| format!("{method} {path}"))
            .collect::<Vec<_>>()
    };
    paths.flat_map(of_path).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_of_a_document_is_named_as_reports_name_it() {
        let document = serde_json::json!({ "paths": { "/a": { "get": {}, "post": {} }, "/b/{c}": { "put": {} } } });
        assert_eq!(operations(&document), ["GET /a", "POST /a", "PUT /b/{c}"]);
    }

    #[test]
    fn faults_and_panics_are_found_in_the_log() {
        assert!(is_fault("a1b2 /api: the store is gone") && is_fault("thread 'main' panicked at x.rs"));
        assert!(!is_fault("Xứng Tầm: http://127.0.0.1:1/api"));
    }
}
