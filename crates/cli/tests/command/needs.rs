//! From what people lack to a plan of classes, and what the plan would change.

use serde_json::Value;

use crate::support::{Desk, ask, count, demo, number};

fn classes(needs: &Value) -> &Vec<Value> {
    needs["classes"].as_array().unwrap()
}

#[test]
fn needs_are_classes_within_their_seats_and_nobody_sits_twice_in_one() {
    let needs = ask("needs --as-of 2020-01-15 --dry-run --json").json();
    assert!(!classes(&needs).is_empty());
    assert!(needs["plan"].is_null());
    for class in classes(&needs) {
        let mut learners: Vec<&str> = class["learners"]
            .as_array()
            .unwrap()
            .iter()
            .map(|id| id.as_str().unwrap())
            .collect();
        assert!(count(learners.len()) <= number(&class["seats"]), "{class}");
        learners.sort_unstable();
        let all = learners.len();
        learners.dedup();
        assert_eq!(learners.len(), all, "{class}");
    }
    let gaps = needs["gaps"].as_array().unwrap();
    assert!(
        gaps.iter().any(|gap| gap["answer"] == "programme") && gaps.iter().any(|gap| gap["answer"] == "ask-the-record")
    );
    assert!(
        gaps.iter()
            .all(|gap| gap["message"].as_str().is_some_and(|words| !words.contains('⟨')))
    );
}

#[test]
fn half_the_capacity_needs_more_classes() {
    let whole = ask("needs --as-of 2020-01-15 --dry-run --json").json();
    let half = ask("needs --as-of 2020-01-15 --dry-run --json --capacity-percent 50").json();
    assert!(classes(&half).len() > classes(&whole).len());
    ask("needs --as-of 2020-01-15 --dry-run --capacity-percent 0").trouble();
}

#[test]
fn what_the_signed_plan_offers_is_not_offered_again() {
    let again = ask("needs --as-of 2019-03-14 --dry-run --json").json();
    let signed = ask("figures training.classes_planned --as-of 2019-03-14 --json").json();
    let planned = number(&signed["figures"]["training.classes_planned"]["value"]);
    assert!(
        count(classes(&again).len()) < planned / 2,
        "{} classes more on top of {planned}",
        classes(&again).len()
    );
}

#[test]
fn a_plan_is_kept_shown_compared_and_asked_for_figures_and_decides_nothing() {
    let desk = Desk::demo();
    let saved = desk.run("needs --as-of 2020-01-15 --json").json();
    let (id, opened) = (saved["plan"].as_str().unwrap().to_owned(), classes(&saved).len());
    let list = desk.run("plan list").good().out;
    assert!(list.lines().any(|line| line.starts_with(&format!("{id}\t"))), "{list}");
    let shown = desk.run(&format!("plan show {id}")).good().out;
    assert!(shown.contains("1 × "), "{shown}");
    let diff = desk.run(&format!("plan diff {id}")).good().out;
    assert!(diff.contains("training.classes_planned"), "{diff}");
    let figures = desk
        .run(&format!(
            "figures training.classes_planned --plan {id} --as-of 2020-12-31 --json"
        ))
        .json();
    assert_eq!(
        number(&figures["figures"]["training.classes_planned"]["value"]),
        count(opened)
    );
    let without = desk
        .run("figures training.classes_planned --as-of 2020-12-31 --json")
        .json();
    assert!(without["figures"]["training.classes_planned"]["value"].is_null());
    assert_eq!(desk.head(), demo().head, "a plan is no decision");
    assert!(desk.run("plan show KH-99").trouble().contains("xungtam plan list"));
}

#[test]
fn on_a_day_in_the_middle_of_the_year_nobody_is_sent_to_a_class_twice() {
    let desk = Desk::demo();
    let saved = desk.run("needs --as-of 2019-06-01 --json").json();
    assert!(
        saved["plan"].as_str().is_some_and(|plan| plan.starts_with("KH-")),
        "{}",
        saved["plan"]
    );
}
