//! Local packs: read, laid over, written, and what they may not do.

use std::sync::LazyLock;

use ledger::Day;
use proptest::prelude::*;

use crate::{Body, Entry, Lawbook, LocalPack, PartKind, Problems, Title, parts, with_parts, write_pack};

fn book() -> &'static Lawbook {
    static BOOK: LazyLock<Lawbook> = LazyLock::new(|| Lawbook::carried().unwrap());
    &BOOK
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A pack that sets the reduction by 2021 to so many percent between two days.
fn reduction(percent: &str, from: &str, until: &str) -> String {
    format!(
        "pack = \"hb\"\ntitle = {{ vi = \"Huyện\", en = \"District\" }}\n\
         [[source]]\nid = \"hb-1\"\ntitle = {{ vi = \"Kế hoạch 12\", en = \"Plan 12\" }}\nissuer = {{ vi = \"UBND\", en = \"PC\" }}\n\
         level = \"LOCAL\"\ndate = 2018-12-01\nread = [\"12/KH-UBND\"]\n\
         [[entry]]\nid = \"hb.reduction\"\nkind = \"value\"\nselects = \"as-of-day\"\nchecked = 2018-12-01\nno_cases = \"local\"\n\
         overrides = \"staffing.reduction-by-2021\"\nunit = \"percent\"\ntitle = {{ vi = \"Giảm\", en = \"Reduction\" }}\n\
         [[entry.versions]]\nfrom = {from}\nuntil = {until}\nsource = \"hb-1\"\nmark = \"chosen\"\nvalue = {percent}\n"
    )
}

fn laid(text: &str) -> Result<Lawbook, Problems> {
    let pack = book().read_pack(text)?;
    let (over, problems) = book().overlaid([pack]);
    if problems.0.is_empty() { Ok(over) } else { Err(problems) }
}

#[test]
fn a_local_number_holds_on_its_days_and_the_nations_before_and_after() {
    let over = laid(&reduction("12", "2019-01-01", "2020-01-01")).unwrap();
    let on = |text: &str| {
        let rule = over.value("staffing.reduction-by-2021", day(text)).unwrap();
        (rule.body().whole(), rule.citation().unwrap().vi())
    };
    assert_eq!(on("2018-12-31").0, Some(10));
    assert_eq!(on("2019-01-01"), (Some(12), "Kế hoạch 12".to_owned()));
    assert_eq!(on("2019-12-31").0, Some(12));
    assert_eq!(on("2020-01-01").0, Some(10));
    let rule = over.value("staffing.reduction-by-2021", day("2019-06-01")).unwrap();
    // Rounding and bound are the law's, though the pack did not say them.
    assert_eq!(rule.body().limit(215), Some(26));
    assert_eq!(rule.version.pack.as_deref(), Some("hb"));
    assert!(
        over.entry("hb.reduction").is_none(),
        "it stands in the entry's place, not beside it"
    );
}

#[test]
fn an_edition_that_was_ended_holds_no_longer() {
    let pack = book().read_pack(&reduction("12", "2019-01-01", "2020-01-01")).unwrap();
    let (over, _) = book().overlaid([pack.clone().until(day("2019-03-01"))]);
    let on = |text: &str| {
        over.value("staffing.reduction-by-2021", day(text))
            .unwrap()
            .body()
            .whole()
    };
    assert_eq!((on("2019-02-28"), on("2019-03-01")), (Some(12), Some(10)));
    let (over, _) = book().overlaid([pack.until(day("2018-01-01"))]);
    assert_eq!(
        over.value("staffing.reduction-by-2021", day("2019-06-01"))
            .unwrap()
            .body()
            .whole(),
        Some(10)
    );
}

#[test]
fn of_an_edition_that_never_held_nothing_is_left() {
    let beside =
        reduction("12", "2019-01-01", "2020-01-01").replace("overrides = \"staffing.reduction-by-2021\"\n", "");
    let pack = book().read_pack(&beside).unwrap();
    let (over, problems) = book().overlaid([pack.clone()]);
    assert!(problems.0.is_empty(), "{problems}");
    assert!(over.entry("hb.reduction").is_some());
    let (over, problems) = book().overlaid([pack.until(day("2019-01-01"))]);
    assert!(problems.0.is_empty(), "{problems}");
    assert!(over.entry("hb.reduction").is_none());
}

#[test]
fn the_nations_number_gives_way_only_as_far_as_it_says() {
    let refused = |text: &str| laid(text).unwrap_err().to_string();
    let less = refused(&reduction("9", "2019-01-01", "2020-01-01"));
    assert!(less.contains("it may be set from 10 to 100"), "{less}");
    assert!(
        laid(&reduction("10", "2019-01-01", "2020-01-01")).is_ok(),
        "the boundary itself"
    );
    assert!(laid(&reduction("100", "2019-01-01", "2020-01-01")).is_ok());
    refused(&reduction("101", "2019-01-01", "2020-01-01"));
    let closed = reduction("12", "2019-01-01", "2020-01-01").replace("staffing.reduction-by-2021", "pay.base-salary");
    assert!(refused(&closed).contains("leaves nothing to an authority"));
    let standard = closed.replace("pay.base-salary", "titles.commune-committee-chair");
    assert!(refused(&standard).contains("leaves nothing to an authority"));
    let nothing = closed.replace("pay.base-salary", "pay.no-such");
    assert!(refused(&nothing).contains("there is no entry"));
    let unit = reduction("12", "2019-01-01", "2020-01-01").replace("unit = \"percent\"", "unit = \"posts\"");
    assert!(refused(&unit).contains("the unit of the entry"));
    let due = |day: &str| reduction("12", "2019-01-01", "2020-01-01") + &format!("due = {day}\n");
    assert!(laid(&due("2021-12-31")).is_ok(), "the law's own day");
    assert!(laid(&due("2020-06-30")).is_ok(), "asked for sooner");
    assert!(refused(&due("2022-01-01")).contains("a day no later than"), "put off");
    let names = reduction("12", "2019-01-01", "2020-01-01").replace("value = 12", "values = { most = 12 }");
    assert!(refused(&names).contains("expected these numbers: value"));
}

#[test]
fn two_editions_of_one_day_are_refused_and_the_first_stays() {
    let read = |text: &str| book().read_pack(text).unwrap();
    let first = read(&reduction("12", "2019-01-01", "2020-01-01"));
    let second = read(&reduction("15", "2019-12-31", "2021-01-01"));
    let (over, problems) = book().overlaid([first.clone(), second.clone()]);
    assert_eq!(problems.0.len(), 1, "{problems}");
    let whole = |over: &Lawbook, text: &str| {
        over.value("staffing.reduction-by-2021", day(text))
            .unwrap()
            .body()
            .whole()
    };
    assert_eq!(whole(&over, "2019-12-31"), Some(12));
    let (over, problems) = book().overlaid([first.until(day("2019-12-31")), second]);
    assert!(problems.0.is_empty(), "{problems}");
    assert_eq!(whole(&over, "2019-12-30"), Some(12));
    assert_eq!(whole(&over, "2019-12-31"), Some(15));
}

#[test]
fn all_problems_of_a_pack_are_told_at_once() {
    let bad = reduction("0.5", "2019-01-01", "2018-01-01").replace("\"hb-1\"\nmark", "\"hb-2\"\nmark");
    let problems = book().read_pack(&format!("{bad}colour = 1\n")).unwrap_err();
    assert!(problems.0.len() >= 4, "{problems}");
    let pack = reduction("12", "2019-01-01", "2020-01-01").replace("kind = \"value\"", "kind = \"table\"");
    assert!(book().read_pack(&pack).is_err());
    let stolen = reduction("12", "2019-01-01", "2020-01-01").replace("hb-1", "LOC-2019");
    assert!(
        book()
            .read_pack(&stolen)
            .unwrap_err()
            .to_string()
            .contains("already used")
    );
    assert!(book().read_pack("").is_err() && book().read_pack("pack = 3").is_err());
}

#[test]
fn a_condition_that_is_too_long_to_be_read_safely_is_refused() {
    let law = book();
    let entry = law.entry("titles.commune-committee-chair").unwrap();
    let written = |terms: usize| {
        let mut own = law.begun_from(entry, "hb", day("2024-01-01")).unwrap();
        let Body::Standard(versions) = &mut own.body else {
            panic!("a standard")
        };
        let long = vec!["1"; terms].join("+");
        *versions = versions.with_conditions(|_, _| long.clone());
        let name = Title {
            vi: "Huyện".to_owned(),
            en: "District".to_owned(),
        };
        write_pack(&LocalPack {
            word: "hb".to_owned(),
            title: name,
            sources: std::collections::BTreeMap::new(),
            entries: vec![own],
        })
    };
    let told = |terms| {
        law.read_pack(&written(terms))
            .err()
            .map_or_else(String::new, |problems| problems.to_string())
    };
    let (fits, beyond) = (told(1_000), told(1_001));
    assert!(!fits.contains("at most 2000 bytes"), "{fits}");
    assert!(beyond.contains("at most 2000 bytes, not 2001"), "{beyond}");
}

/// Without places, which another file changes.
fn placeless(mut entry: Entry) -> Entry {
    entry.file.clear();
    if let Body::Standard(versions) = &mut entry.body {
        let mut wipe = |condition: &mut crate::Condition| {
            condition.file.clear();
            (condition.line, condition.column) = (0, 0);
        };
        for version in &mut versions.0 {
            wipe(&mut version.body.applies);
            let standing = version.body.grace.iter_mut();
            standing.filter_map(|grace| grace.when.as_mut()).for_each(&mut wipe);
            for one in &mut version.body.requirements {
                wipe(&mut one.require);
                if let Some(eased) = &mut one.eased {
                    wipe(&mut eased.when);
                    wipe(&mut eased.require);
                }
                let grace = one.grace.iter_mut();
                grace.filter_map(|grace| grace.when.as_mut()).for_each(&mut wipe);
            }
        }
    }
    entry
}

#[test]
fn every_standard_and_value_of_the_law_is_written_and_read_back_the_same() {
    let mut seen = 0;
    for entry in book()
        .entries()
        .filter(|entry| matches!(entry.body, Body::Standard(_) | Body::Value(_)))
    {
        let mut own = entry.clone();
        own.id = format!("hb.{}", entry.id.split_once('.').unwrap().1);
        own.pack = Some("hb".to_owned());
        let title = Title {
            vi: "Gói \"A\\\"\u{7}".to_owned(),
            en: "Pack".to_owned(),
        };
        let pack = LocalPack {
            word: "hb".to_owned(),
            title,
            sources: book()
                .sources()
                .take(1)
                .map(|own| (own.id.clone(), own.clone()))
                .collect(),
            entries: vec![own.clone()],
        };
        let text = write_pack(&pack);
        let read = book()
            .read_pack(&text)
            .unwrap_or_else(|problems| panic!("{problems}\n{text}"));
        assert_eq!(read.title, pack.title);
        assert_eq!(
            read.entries.into_iter().map(placeless).collect::<Vec<_>>(),
            [placeless(own)]
        );
        seen += 1;
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn the_parts_of_a_sentence_are_found_and_only_they_change() {
    let theory = "person.theory >= level(\"intermediate\") || studying(\"theory\", \"intermediate\")";
    let found = parts(theory);
    assert_eq!(found.len(), 1, "held and being studied for is one part");
    assert_eq!(found[0].kind, PartKind::Level("theory".to_owned()));
    assert_eq!(
        with_parts(theory, &["advanced".to_owned()]).unwrap(),
        "person.theory >= level(\"advanced\") || studying(\"theory\", \"advanced\")"
    );
    let many = "in_group(\"a\") && person.good_years >= 2 && person.recruited < date(\"2019-12-25\") && person.coefficient >= dec(\"2.34\") && person.sex == \"male\"";
    let kinds: Vec<_> = parts(many).into_iter().map(|part| (part.kind, part.value)).collect();
    assert_eq!(
        kinds,
        [
            (PartKind::Group, "a".to_owned()),
            (PartKind::Whole("person.good_years".to_owned()), "2".to_owned()),
            (PartKind::Day, "2019-12-25".to_owned()),
            (PartKind::Decimal("person.coefficient".to_owned()), "2.34".to_owned()),
        ]
    );
    for bad in ["advanced\") || true || (\"", "", "Trung cấp"] {
        assert_eq!(with_parts(theory, &[bad.to_owned()]), None, "{bad}");
    }
    assert_eq!(with_parts(theory, &[]), None);
}

proptest! {
    #[test]
    fn with_its_own_values_a_sentence_is_itself_and_any_text_is_read(text in "[ -~]{0,60}") {
        let values: Vec<String> = parts(&text).into_iter().map(|part| part.value).collect();
        if let Some(same) = with_parts(&text, &values) {
            prop_assert_eq!(same, text);
        }
    }

    #[test]
    fn a_number_is_taken_exactly_where_the_law_leaves_it(percent in 0u32..120) {
        let taken = laid(&reduction(&percent.to_string(), "2019-01-01", "2020-01-01")).is_ok();
        prop_assert_eq!(taken, (10..=100).contains(&percent));
    }
}

#[test]
fn every_condition_of_the_law_keeps_its_sentence_with_its_own_parts() {
    let mut with_some = 0;
    for (_, versions) in book().standard_entries() {
        for condition in versions.all().iter().flat_map(|version| version.body.conditions()) {
            let found = parts(&condition.text);
            let values: Vec<String> = found.iter().map(|part| part.value.clone()).collect();
            assert_eq!(with_parts(&condition.text, &values).as_ref(), Some(&condition.text));
            with_some += usize::from(!found.is_empty());
        }
    }
    assert!(with_some > 60, "{with_some}");
}

#[test]
fn conditions_are_changed_at_the_places_at_which_they_are_read() {
    for (_, versions) in book().standard_entries() {
        for version in versions.all() {
            let read: Vec<String> = version.body.conditions().iter().map(|own| own.text.clone()).collect();
            let one = crate::Versions(vec![version.clone()]);
            let changed = one.with_conditions(|place, text| {
                assert_eq!(read[place], text);
                format!("!({text})")
            });
            let said = changed.all()[0]
                .body
                .conditions()
                .iter()
                .map(|own| own.text.clone())
                .collect::<Vec<_>>();
            assert_eq!(said, read.iter().map(|text| format!("!({text})")).collect::<Vec<_>>());
        }
    }
}
