//! Every case of every standard: facts given → verdict, deadline, reason.

use std::collections::BTreeSet;

use lawbook::{Case, Fact, Kind, Lawbook, Occasion, Selects, Verdict};

use crate::facts::People;
use crate::rule::{Asking, Settings, Standards};

/// The words of a case's outcome: verdict, unmet, unknown, deadline.
fn outcome(case: &Case, standards: &Standards, book: &Lawbook) -> Result<Vec<(String, Fact)>, String> {
    let occasion = match case.text("occasion") {
        None => Occasion::Holding,
        Some(word) => Occasion::from_word(word).ok_or_else(|| format!("no occasion {word}"))?,
    };
    let mut asking = Asking::on(occasion, case.as_of);
    asking.exception = case.flag("exception");
    let rule = standards.rule(&case.entry).ok_or("not compiled")?;
    let people: &People = &standards.people;
    let row = people
        .given(&case.given, asking.date(Selects::AsOfDay), book)
        .map_err(|refused| format!("{refused:?}"))?;
    let Some(finding) = standards.check_one(rule, &row, &asking) else {
        return Ok(vec![("verdict".to_owned(), Fact::Text("OUT".to_owned()))]);
    };
    let ids = |all: Vec<&str>| Fact::Texts(all.into_iter().map(str::to_owned).collect());
    let mut out = vec![
        ("verdict".to_owned(), Fact::Text(finding.verdict.word().to_owned())),
        (
            "unmet".to_owned(),
            ids(finding.unmet().map(|one| one.id.as_str()).collect()),
        ),
        (
            "unknown".to_owned(),
            ids(finding.unknown().map(|one| one.id.as_str()).collect()),
        ),
    ];
    out.extend(
        finding
            .deadline
            .map(|deadline| ("deadline".to_owned(), Fact::Day(deadline))),
    );
    Ok(out)
}

fn failures(book: &Lawbook, standards: &Standards) -> (usize, Vec<String>) {
    let of_standards = book.cases().iter().filter(|case| {
        book.entry(&case.entry)
            .is_some_and(|entry| entry.kind() == Kind::Standard)
    });
    let mut tried = 0;
    let mut failed = Vec::new();
    for case in of_standards {
        tried += 1;
        let place = format!("{}:{}: {}", case.file, case.line, case.name);
        match outcome(case, standards, book) {
            Err(why) => failed.push(format!("{place}\n  {why}")),
            Ok(found) => {
                for (name, expected) in &case.expect {
                    let value = found.iter().find(|(known, _)| known == name).map(|(_, value)| value);
                    if value != Some(expected) {
                        failed.push(format!(
                            "{place}\n  {name}: expected {expected}, found {value:?} of {found:?}"
                        ));
                    }
                }
                let said = |name: &str| case.expect.contains_key(name);
                if !said("verdict") {
                    failed.push(format!("{place}\n  no verdict expected"));
                }
                // A deadline or an unmet requirement that the case is silent about would go unseen.
                if !said("deadline") && found.iter().any(|(name, _)| name == "deadline") {
                    failed.push(format!("{place}\n  has a deadline that the case does not name"));
                }
                if !said("unmet")
                    && found
                        .iter()
                        .any(|(name, value)| name == "unmet" && *value != Fact::Texts(Vec::new()))
                {
                    failed.push(format!(
                        "{place}\n  has unmet requirements that the case does not name: {found:?}"
                    ));
                }
            }
        }
    }
    (tried, failed)
}

fn carried() -> (Lawbook, Standards) {
    let book = Lawbook::carried().unwrap_or_else(|problems| panic!("{problems}"));
    let standards = Standards::of(&book, &Settings::default()).unwrap_or_else(|problems| panic!("{problems}"));
    (book, standards)
}

#[test]
fn every_case_of_every_standard_comes_out() {
    let (book, standards) = carried();
    let (tried, failed) = failures(&book, &standards);
    assert!(tried > 0);
    assert!(failed.is_empty(), "{} of {tried}:\n{}", failed.len(), failed.join("\n"));
}

/// Swapping who meets and who does not makes nearly every case fail: the cases bite.
#[test]
fn twin_cases_fail_when_requirements_are_turned() {
    let (book, mut standards) = carried();
    for version in standards.rules.iter_mut().flat_map(|rule| &mut rule.versions) {
        for requirement in &mut version.requirements {
            let root = std::mem::replace(&mut requirement.met.root, crate::expr::Node::Always(true));
            requirement.met.root = crate::expr::Node::Not(Box::new(root));
        }
    }
    let (tried, failed) = failures(&book, &standards);
    assert!(failed.len() * 2 > tried, "{} of {tried}", failed.len());
}

/// EXEMPLARS: an entry with an outcome that no case reaches fails.
#[test]
fn every_outcome_of_every_standard_is_reached_by_a_case() {
    let (book, standards) = carried();
    let mut missing = Vec::new();
    for rule in &standards.rules {
        let reached: BTreeSet<&str> = book
            .cases()
            .iter()
            .filter(|case| case.entry == rule.id)
            .filter_map(|case| match case.expect.get("verdict") {
                Some(Fact::Text(verdict)) => Some(verdict.as_str()),
                _ => None,
            })
            .collect();
        let mut wanted: BTreeSet<&str> = BTreeSet::from([Verdict::Pass.word()]);
        for version in &rule.versions {
            wanted.extend(
                version
                    .unmet
                    .values()
                    .chain(&version.excepted)
                    .map(|verdict| verdict.word()),
            );
        }
        let unreached: Vec<&str> = wanted.difference(&reached).copied().collect();
        if !unreached.is_empty() {
            missing.push(format!("{}: {}", rule.id, unreached.join(", ")));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
