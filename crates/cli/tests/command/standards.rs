//! Standards by unit, and the explanation of one person.

use crate::support::{ask, count, number};

const KEY: &str = "loc-2019.key-commune-officials";

#[test]
fn units_add_up_to_the_whole_and_every_count_opens_into_names() {
    let told = ask("standards --as-of 2019-03-14 --json").json();
    let standards = told["standards"].as_array().unwrap();
    assert!(standards.len() > 5);
    for standard in standards {
        let id = &standard["id"];
        let parts = number(&standard["met"]) + number(&standard["not_met"]) + number(&standard["unknown"]);
        for part in ["in_scope", "met", "not_met", "unknown"] {
            let units: i64 = standard["units"]
                .as_array()
                .unwrap()
                .iter()
                .map(|unit| number(&unit[part]))
                .sum();
            assert_eq!(units, number(&standard[part]), "{id} {part}");
        }
        for part in ["met", "not_met", "unknown"] {
            assert_eq!(
                count(standard["names"][part].as_array().unwrap().len()),
                number(&standard[part]),
                "{id} {part}"
            );
        }
        assert!(parts <= number(&standard["in_scope"]), "{id}");
    }
    let key = standards.iter().find(|standard| standard["id"] == KEY).unwrap();
    assert_eq!(
        number(&key["in_scope"]),
        number(&key["met"]) + number(&key["not_met"]) + number(&key["unknown"])
    );
    assert_eq!(key["units"].as_array().unwrap().len(), 13);
    let figure = ask("figures standards.key_commune_officials --as-of 2019-03-14 --json").json();
    assert_eq!(
        figure["figures"]["standards.key_commune_officials"]["value"],
        key["met"]
    );
}

#[test]
fn one_unit_and_one_standard_can_be_asked_for() {
    let arguments = [
        "standards",
        "--as-of",
        "2019-03-14",
        "--json",
        "--standard",
        KEY,
        "--unit",
        "xã Kỳ Thượng",
    ];
    let told = crate::support::run_in(&crate::support::demo().folder, &arguments, "").json();
    let standards = told["standards"].as_array().unwrap();
    assert_eq!(standards.len(), 1);
    assert!(
        (1..=6).contains(&number(&standards[0]["in_scope"])),
        "{}",
        standards[0]["in_scope"]
    );
    assert!(
        ask("standards --as-of 2019-03-14 --standard no.such")
            .trouble()
            .contains(KEY)
    );
}

#[test]
fn an_explanation_names_rule_condition_fact_and_decision() {
    let told = ask(&format!("standards --as-of 2019-03-14 --json --standard {KEY}")).json();
    for (group, verdict, mark) in [
        ("met", "PASS", '✓'),
        ("not_met", "GAP", '✕'),
        ("unknown", "UNKNOWN", '?'),
    ] {
        let person = &told["standards"][0]["names"][group][0];
        let words = ask(&format!(
            "explain --as-of 2019-03-14 {}",
            person["id"].as_str().unwrap()
        ))
        .good()
        .out;
        assert!(words.starts_with(person["name"].as_str().unwrap()), "{words}");
        let about = words.split("\n\n").find(|part| part.contains(KEY)).unwrap();
        assert!(about.starts_with(&format!("[{verdict}")), "{about}");
        assert!(about.contains(mark), "{about}");
        assert!(
            about.contains("person.theory") && about.contains(" ngày "),
            "the fact and its decision: {about}"
        );
    }
}

#[test]
fn a_person_is_found_by_number_and_name_and_nobody_is_guessed() {
    assert!(ask("explain --as-of 2019-03-14 Nobody").trouble().contains("Nobody"));
    let english = ask("--lang en explain --as-of 2019-03-14 Nobody").trouble();
    assert!(english.contains("The ledger has nobody"), "{english}");
}
