//! Every entry is whole: titles, sources, marks, cases that reach every outcome; every name that a condition uses exists.

use std::collections::BTreeSet;

use super::book;
use crate::{Body, Entry, Fact, Mark, Occasion, Verdict};

#[test]
fn every_entry_has_source_mark_titles_and_cases() {
    let book = book();
    assert!(book.entries().count() > 80);
    for entry in book.entries() {
        assert!(!entry.title.vi.is_empty() && !entry.title.en.is_empty(), "{}", entry.id);
        assert_ne!(entry.title.vi, entry.title.en, "{}", entry.id);
        assert!(!entry.versions().is_empty(), "{}", entry.id);
        for version in entry.versions() {
            assert!(!book.source(version.source).unwrap().read.is_empty(), "{}", entry.id);
            assert_ne!(
                version.mark,
                Mark::Confirmed,
                "{}: nobody has compared anything with the gazette yet",
                entry.id
            );
            assert!(book.cite(entry, version).is_some());
        }
        let cases = book.cases().iter().filter(|case| case.entry == entry.id).count();
        match &entry.no_cases {
            Some(why) => assert!(cases == 0 && why.len() > 20, "{}", entry.id),
            None => assert!(cases > 0, "{}", entry.id),
        }
    }
}

#[test]
fn every_source_and_unit_is_used() {
    let book = book();
    let used: BTreeSet<&str> = book
        .entries()
        .flat_map(Entry::versions)
        .map(|version| version.source)
        .collect();
    let idle: Vec<&str> = book
        .sources()
        .map(|source| source.id.as_str())
        .filter(|id| !used.contains(id))
        .collect();
    assert!(idle.is_empty(), "{idle:?}");
}

/// Outcomes that no case reaches are rules that nobody has tried.
#[test]
fn every_outcome_of_a_standard_is_reached_by_a_case() {
    let book = book();
    let mut untried = Vec::new();
    for (entry, versions) in book.standard_entries() {
        let cases: Vec<_> = book.cases().iter().filter(|case| case.entry == entry.id).collect();
        let verdicts: BTreeSet<String> = cases
            .iter()
            .filter_map(|case| case.expect.get("verdict"))
            .map(ToString::to_string)
            .collect();
        if !verdicts.contains("PASS") {
            untried.push(format!("{}: PASS", entry.id));
        }
        for version in versions.all() {
            let standard = &version.body;
            let within = |case: &&&crate::Case| version.span.covers(case.as_of);
            for requirement in &standard.requirements {
                let fails = |case: &&crate::Case| {
                    case.expect
                        .get("unmet")
                        .is_some_and(|unmet| texts(unmet).contains(&requirement.id))
                };
                if !cases.iter().filter(within).any(fails) {
                    untried.push(format!("{} from {}: {}", entry.id, version.span.from, requirement.id));
                }
            }
            let all = standard.unmet.values().chain(&standard.excepted);
            for verdict in all.filter(|verdict| !verdicts.contains(verdict.word())) {
                untried.push(format!("{}: {}", entry.id, verdict.word()));
            }
        }
    }
    assert!(untried.is_empty(), "{}", untried.join("\n"));
}

fn texts(fact: &Fact) -> Vec<String> {
    match fact {
        Fact::Texts(texts) => texts.clone(),
        other => vec![other.to_string()],
    }
}

#[test]
fn cases_of_standards_expect_what_a_standard_can_say() {
    let book = book();
    for case in book.cases() {
        let Some(Body::Standard(versions)) = book.entry(&case.entry).map(|entry| &entry.body) else {
            continue;
        };
        let place = format!("{}:{}", case.file, case.line);
        let Some(Fact::Text(verdict)) = case.expect.get("verdict") else {
            panic!("{place}: no verdict")
        };
        let version = versions.on(case.as_of);
        let occasion = case.text("occasion").unwrap_or("holding");
        let occasion = Occasion::from_word(occasion).unwrap_or_else(|| panic!("{place}: {occasion}"));
        match Verdict::from_word(verdict) {
            None => assert_eq!(verdict, "OUT", "{place}"),
            Some(_) => assert!(
                version.unwrap().body.unmet_on(occasion).is_some(),
                "{place}: not asked on that occasion"
            ),
        }
        for id in case.expect.get("unmet").map(texts).unwrap_or_default() {
            let known = version
                .unwrap()
                .body
                .requirements_on(occasion)
                .any(|requirement| requirement.id == id);
            assert!(known, "{place}: {id}");
        }
        for name in case.expect.keys() {
            assert!(
                ["verdict", "unmet", "deadline"].contains(&name.as_str()),
                "{place}: {name}"
            );
        }
    }
}

/// The argument texts of `function("…"` in a condition.
fn arguments<'t>(text: &'t str, function: &str) -> Vec<&'t str> {
    let open = format!("{function}(\"");
    text.split(open.as_str())
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn groups_and_ladders_that_conditions_name_exist() {
    let book = book();
    for (entry, versions) in book.standard_entries() {
        for condition in versions.all().iter().flat_map(|version| version.body.conditions()) {
            for group in arguments(&condition.text, "in_group") {
                assert!(
                    book.entry(&format!("groups.{group}")).is_some(),
                    "{}: {group}",
                    entry.id
                );
            }
            for ladder in arguments(&condition.text, "studying")
                .into_iter()
                .chain(arguments(&condition.text, "held_on"))
            {
                assert!(
                    book.entry(&format!("ladders.{ladder}")).is_some(),
                    "{}: {ladder}",
                    entry.id
                );
            }
            assert!(condition.line > 0 && condition.column > 1, "{}", entry.id);
        }
    }
}

#[test]
fn titles_in_cases_fall_in_the_groups_that_the_cases_state() {
    let book = book();
    let mut seen = 0;
    for case in book.cases() {
        let (Some(title), Some(kind)) = (case.text("post.title"), case.text("unit.kind")) else {
            continue;
        };
        let found = book.title_groups(title, kind, case.as_of);
        for group in case.texts("post.group") {
            let in_force = book.group(group, case.as_of).is_ok();
            assert!(
                !in_force || found.contains(&group),
                "{}:{}: {title} is not in {group}, but {found:?}",
                case.file,
                case.line
            );
            seen += 1;
        }
    }
    assert!(seen > 50);
}
