//! The figures of the demonstration district are those of the scenario, and every one opens into its names.

use ledger::ActId;
use serde_json::{Value, json};

use crate::support::{Desk, ask, demo, number};

const DAY: &str = "2019-03-14";

fn figures(line: &str) -> Value {
    ask(&format!("figures --json {line}")).json()
}

#[test]
fn the_figures_of_the_day_are_those_of_the_scenario() {
    let told = figures("--as-of 2019-03-14");
    assert_eq!(
        (told["day"].as_str(), told["head"].as_str()),
        (Some(DAY), Some(demo().head.as_str()))
    );
    assert!(number(&told["seq"]) > 1000);
    let value = |id: &str| told["figures"][id]["value"].clone();
    let wanted = [
        ("training.classes_planned", 38),
        ("mobility.moves_this_year", 18),
        ("mobility.moves_this_year.commune_to_district", 1),
        ("mobility.moves_this_year.district_to_commune", 4),
        ("mobility.moves_this_year.between_communes", 2),
        ("mobility.moves_this_year.appointed", 2),
        ("mobility.moves_this_year.introduced_for_election", 2),
        ("mobility.moves_this_year.other", 7),
        ("mobility.communes_reinforced", 13),
        ("streamlining.posts_cut_this_year", 14),
        ("apparatus.offices_consolidated", 1),
        ("apparatus.titles_united", 1),
    ];
    for (id, wanted) in wanted {
        assert_eq!(value(id), wanted, "{id}");
    }
    assert_eq!(told["figures"]["mobility.communes_reinforced"]["of"], 13);
    assert_eq!(told["figures"]["streamlining.posts_cut_this_year"]["target"], 21);
    let classes = number(&value("training.classes_planned.political_theory"))
        + number(&value("training.classes_planned.professional"));
    assert_eq!(classes, 38);
    for (id, figure) in told["figures"].as_object().unwrap() {
        for key in ["value", "of", "target", "due"] {
            assert!(figure.get(key).is_some(), "{id} has no {key}");
        }
    }
}

#[test]
fn more_than_three_thousand_learners_of_six_kinds() {
    let told = figures("training.learners_planned --as-of 2019-03-14");
    let value = |part: &str| number(&told["figures"][format!("training.learners_planned{part}")]["value"]);
    assert!(value("") > 3000);
    assert!(value(".enrolments") >= value(""));
    let kinds = [
        ".cadre",
        ".party_member",
        ".civil_servant_or_employee",
        ".part_time",
        ".collaborator",
        ".outstanding_citizen",
    ];
    assert!(kinds.iter().all(|kind| value(kind) > 0));
    assert_eq!(kinds.iter().map(|kind| value(kind)).sum::<i64>(), value(""));
}

#[test]
fn the_quota_is_compared_with_that_of_2015() {
    let told = figures("quota.reduction_since_2015 --as-of 2019-03-14");
    let quota = &told["figures"]["quota.reduction_since_2015"];
    let (of, target) = (number(&quota["of"]), number(&quota["target"]));
    assert_eq!(
        target,
        (of + 9) / 10,
        "at least 10 % of the quota of 2015, in whole posts"
    );
    assert_eq!(quota["due"], "2021-12-31");
    assert_eq!(number(&quota["by_year"]["2015"]), of);
    assert_eq!(of - number(&quota["by_year"]["2019"]), number(&quota["value"]));
}

#[test]
fn in_each_group_some_meet_the_standard_some_do_not_some_study_and_some_are_unknown() {
    let told = figures("--as-of 2019-03-14");
    for group in ["key_commune_officials", "leaders_managers", "planned_successors"] {
        let value = |part: &str| number(&told["figures"][format!("standards.{group}{part}")]["value"]);
        let of = number(&told["figures"][format!("standards.{group}")]["of"]);
        assert!(
            value("") > 0 && value(".not_met") > 0 && value(".unknown") > 0 && value(".studying") > 0,
            "{group}"
        );
        assert_eq!(value("") + value(".not_met") + value(".unknown"), of, "{group}");
        assert!(
            value(".theory") >= value(""),
            "{group}: each requirement is met by at least those who meet all"
        );
    }
}

#[test]
fn other_days_have_other_figures_and_what_has_no_meaning_is_null_with_a_reason() {
    let moves = |day: &str| number(&figures(&format!("--as-of {day}"))["figures"]["mobility.moves_this_year"]["value"]);
    assert!(moves("2019-01-31") < 18 && moves("2019-06-30") > 18);
    let before = figures("--as-of 2014-06-01");
    for id in [
        "standards.leaders_managers",
        "training.classes_planned",
        "quota.reduction_since_2015",
    ] {
        let figure = &before["figures"][id];
        assert!(figure["value"].is_null(), "{id}");
        assert!(
            figure["reason"]
                .as_str()
                .is_some_and(|reason| !reason.is_empty() && !reason.contains('⟨')),
            "{id}: {figure}"
        );
    }
    assert!(
        figures("--as-of 2018-12-31")["figures"]["standards.leaders_managers"]["value"].is_null(),
        "the local target is of 2019"
    );
}

#[test]
fn every_figure_opens_into_as_many_names_as_it_counts() {
    let told = figures("--as-of 2019-03-14 --names");
    for id in [
        "mobility.moves_this_year",
        "mobility.communes_reinforced",
        "streamlining.posts_cut_this_year",
        "training.classes_planned",
    ] {
        let figure = &told["figures"][id];
        let names = figure["names"].as_array().unwrap();
        let counted = names.iter().filter(|name| name["counts"] == true).count();
        assert_eq!(json!(counted), figure["value"], "{id}");
        assert!(
            names
                .iter()
                .all(|name| name["name"].as_str().is_some_and(|name| !name.is_empty())),
            "{id}"
        );
    }
    let lines = ask("figures mobility.moves_this_year.appointed --names --as-of 14/03/2019").good();
    assert_eq!(
        lines
            .out
            .lines()
            .filter(|line| line.trim_start().starts_with("appointed\t"))
            .count(),
        2,
        "{}",
        lines.out
    );
}

#[test]
fn as_known_before_the_decisions_of_march_fewer_moves_had_been_made() {
    let known = |known: &str| {
        number(&figures(&format!("--as-of 2019-03-14 --known {known}"))["figures"]["mobility.moves_this_year"]["value"])
    };
    assert!(known("2019-02-28") < 18);
    assert_eq!(known("2019-12-31"), 18);
    let seq = number(&figures("--as-of 2019-03-14 --known 2019-02-28")["seq"]);
    assert_eq!(known(&seq.to_string()), known("2019-02-28"));
    assert!(ask("figures --known 999999").trouble().contains("999999"));
}

#[test]
fn revoking_one_transfer_takes_one_move_away() {
    let desk = Desk::demo();
    let named = desk
        .run("figures mobility.moves_this_year --as-of 2019-03-14 --names --json")
        .json();
    let moves = named["figures"]["mobility.moves_this_year"]["names"]
        .as_array()
        .unwrap();
    let transfer = moves.iter().find(|item| item["part"] == "other").unwrap();
    let act: ActId = transfer["source"].as_str().unwrap().parse().unwrap();
    let refused = desk.run("revoke 1 --number 98/QĐ-UBND").trouble();
    assert!(refused.contains("phụ thuộc"), "{refused}");
    desk.run(&format!("revoke {} --number 99/QĐ-UBND", act.decision)).good();
    let listed = desk.run("decisions --find 99/QĐ-UBND").good();
    assert!(listed.out.contains("99/QĐ-UBND"), "{}", listed.out);
    let after = desk.run("figures --as-of 2019-03-14 --json").json();
    assert_eq!(after["figures"]["mobility.moves_this_year"]["value"], 17);
    assert_eq!(after["figures"]["mobility.moves_this_year.other"]["value"], 6);
    assert_ne!(after["head"], json!(demo().head));
    let then = desk
        .run(&format!("figures --as-of 2019-03-14 --json --known {}", named["seq"]))
        .json();
    assert_eq!(
        then["figures"]["mobility.moves_this_year"]["value"], 18,
        "as it was known before"
    );
}

#[test]
fn what_is_not_there_is_said_with_the_next_step() {
    assert!(
        ask("figures no.such_figure")
            .trouble()
            .contains("mobility.moves_this_year")
    );
    assert!(ask("figures --plan KH-99").trouble().contains("KH-99"));
    assert!(ask("figures --unit Atlantis").trouble().contains("Atlantis"));
}
