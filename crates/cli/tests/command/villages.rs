//! Which villages become one: from the ledger of the district to a plan of drafts that the ledger takes.

use serde_json::Value;

use crate::support::{Desk, ask, number};

const ASKED: &str = "villages --as-of 2019-03-14 --iterations 2000 --json";

#[test]
fn every_village_of_the_district_has_enough_households_after_it_and_each_merger_has_its_reasons() {
    let told = ask(&format!("{ASKED} --dry-run")).json();
    assert_eq!(
        (&told["feasible"], &told["proven_optimal"], &told["plan"]),
        (&Value::Bool(true), &Value::Bool(true), &Value::Null)
    );
    assert_eq!(number(&told["villages"]), 100);
    let mergers = told["mergers"].as_array().unwrap();
    let passed: usize = mergers.iter().map(|one| one["from"].as_array().unwrap().len()).sum();
    assert!(passed > 0);
    assert_eq!(number(&told["villages_after"]), 100 - i64::try_from(passed).unwrap());
    let least = |kind: &str| {
        let minima = told["minima"].as_array().unwrap().iter();
        minima
            .filter(|one| one["kind"] == kind)
            .map(|one| number(&one["households"]))
            .next()
            .unwrap()
    };
    assert_eq!((least("village"), least("resident-group")), (150, 200));
    for merger in mergers {
        let into = &merger["into"];
        let from = merger["from"].as_array().unwrap();
        let households: i64 = from.iter().chain([into]).map(|one| number(&one["households"])).sum();
        assert!(households >= 150, "{merger}");
        assert!(from.iter().all(|one| one["commune"] == into["commune"]), "{merger}");
        assert!(
            from.iter().chain([into]).any(|one| number(&one["lacks"]) > 0),
            "{merger}"
        );
        let why = merger["why"].as_array().unwrap();
        assert!(
            why.len() >= 3 && why.iter().all(|line| !line.as_str().unwrap().contains('⟨')),
            "{merger}"
        );
    }
    assert_eq!(
        ask(&format!("{ASKED} --dry-run")).json()["mergers"],
        told["mergers"],
        "the same again"
    );
}

#[test]
fn the_plan_is_kept_fits_the_ledger_and_loses_no_household() {
    let desk = Desk::demo();
    // After every merger that the ledger knows: a plan on an earlier day would contradict them.
    let told = desk
        .run("villages --as-of 2019-12-31 --iterations 2000 --json --unit 07039")
        .good()
        .json();
    assert!(!told["mergers"].as_array().unwrap().is_empty());
    let plan = told["plan"].as_str().unwrap().to_owned();
    assert!(desk.run("plan list").good().out.contains("còn khớp với sổ"));
    let shown = desk.run(&format!("plan show {plan}")).good().out;
    assert!(shown.contains("Sáp nhập"), "{shown}");
}

#[test]
fn a_stricter_number_an_asked_pair_and_what_cannot_be_are_told() {
    let fewer = ask(&format!("{ASKED} --dry-run --least-village 100")).json();
    let more = ask(&format!("{ASKED} --dry-run")).json();
    assert!(number(&fewer["villages_after"]) > number(&more["villages_after"]));
    let must = ask(&format!("{ASKED} --dry-run --only-must")).json();
    assert!(number(&must["villages_after"]) > number(&more["villages_after"]));
    let clash = ask(
        "villages --as-of 2019-03-14 --dry-run --iterations 50 --together 07039-01,07039-02 --apart 07039-01,07039-02",
    );
    let clash = clash.trouble();
    assert!(clash.contains("không thể cùng đúng"), "{clash}");
    // One that the ledger merges later in the year is left to that decision.
    let decided = "villages --as-of 2019-03-14 --dry-run --iterations 50 --together 07033-01,07033-02";
    let decided = ask(decided).trouble();
    assert!(decided.contains("không cùng trong diện sắp xếp"), "{decided}");
    let left = more["aside"].as_array().unwrap().iter();
    let told = |words: &str| {
        left.clone()
            .filter(|one| one["why"].as_str().unwrap().contains(words))
            .count()
    };
    assert_eq!(told("đã có quyết định"), 4, "{}", more["aside"]);
    // One that takes others later takes others before too: it passes into none.
    let said = ask("villages --as-of 2019-03-14 --iterations 2000 --dry-run")
        .good()
        .out;
    let stand = ["không nhập vào nơi khác vì", "phải giữ vì"].map(|words| said.matches(words).count());
    assert_eq!(stand.iter().sum::<usize>(), 3, "{said}");
    let after = ask("villages --as-of 2026-01-05 --dry-run").trouble();
    assert!(after.contains("bộ quy định không có số hộ tối thiểu"), "{after}");
}
