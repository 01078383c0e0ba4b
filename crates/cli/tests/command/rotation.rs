//! Who could go where: from the ledger to a plan of drafts that the ledger takes.

use serde_json::Value;

use crate::support::{Desk, ask, number};

const ASKED: &str = "rotation --as-of 2019-12-31 --iterations 100 --json";

fn moves(told: &Value) -> Vec<&Value> {
    let chains = told["chains"].as_array().unwrap().iter();
    chains.flat_map(|chain| chain["moves"].as_array().unwrap()).collect()
}

#[test]
fn every_commune_is_reinforced_and_every_move_has_points_and_reasons() {
    let told = ask(&format!("{ASKED} --dry-run")).json();
    assert_eq!((&told["feasible"], &told["plan"]), (&Value::Bool(true), &Value::Null));
    let open = number(&told["seats"]);
    assert!(open > 0 && number(&told["pairs"]) > open, "{open}");
    let moves = moves(&told);
    assert!(!moves.is_empty());
    for step in &moves {
        assert!((0..=100).contains(&step["points"].as_i64().unwrap()), "{step}");
        let reasons = step["reasons"].as_array().unwrap();
        assert!(
            reasons.iter().all(|reason| !reason.as_str().unwrap().contains('⟨')),
            "{step}"
        );
        assert!(
            !step["name"].as_str().unwrap().is_empty() && step["from_words"] != step["to_words"],
            "{step}"
        );
    }
    // Whoever reinforces goes to a commune of his own.
    let mut communes: Vec<&str> = moves
        .iter()
        .filter_map(|step| step["to"].as_str())
        .filter(|to| to.starts_with("commune-"))
        .collect();
    let all = communes.len();
    communes.sort_unstable();
    communes.dedup();
    assert_eq!(communes.len(), all);
    assert_eq!(
        ask(&format!("{ASKED} --dry-run")).json()["chains"],
        told["chains"],
        "the same again"
    );
}

#[test]
fn the_plan_is_kept_fits_the_ledger_and_brings_thirteen_of_thirteen() {
    let desk = Desk::demo();
    let told = desk.run(ASKED).good().json();
    let plan = told["plan"].as_str().unwrap().to_owned();
    assert!(desk.run("plan list").good().out.contains("còn khớp với sổ"));
    let figures = |more: &str| {
        desk.run(&format!(
            "figures mobility.communes_reinforced --as-of 2020-01-01 --json{more}"
        ))
        .good()
        .json()
    };
    let with = figures(&format!(" --plan {plan}"));
    let figure = &with["figures"]["mobility.communes_reinforced"];
    assert_eq!(
        (figure["value"].as_i64(), figure["of"].as_i64()),
        (Some(13), Some(13)),
        "{figure}"
    );
}

#[test]
fn where_nothing_is_to_be_done_it_is_said_with_what_is_missing() {
    // A day before anybody was in the ledger.
    let before = ask("rotation --as-of 1990-01-01 --months-in-post 60 --dry-run").trouble();
    assert!(before.contains("Không có gì để luân chuyển, tăng cường"), "{before}");
}
