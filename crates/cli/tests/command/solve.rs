//! The planners from the command line: public formats, a problem of an office, and what is wrong in words.

use crate::support::Desk;

const GAP: &str = "2 3\n1 5 9\n4 2 3\n1 1 1\n1 1 1\n2 2\n";

#[test]
fn a_benchmark_file_is_solved_proven_and_written() {
    let desk = Desk::empty();
    desk.file("a.txt", GAP);
    let line = desk
        .run("solve gap a.txt --iterations 3 --seed 1 --out a.sol --json")
        .json();
    assert_eq!(
        (line["objective"].as_i64(), line["proven_optimal"].as_bool()),
        (Some(6), Some(true)),
        "{line}"
    );
    assert_eq!(
        (line["family"].as_str(), line["gap_percent"].as_f64()),
        (Some("gap"), Some(0.0))
    );
    let solution = std::fs::read_to_string(desk.ledger().with_file_name("a.sol")).unwrap();
    assert_eq!(solution, "0\n1\n1\n");
    let told = desk.run("--lang en solve gap a.txt --iterations 3").good();
    assert!(told.err.contains("never below 6"), "{}", told.err);
}

#[test]
fn what_is_wrong_is_said_all_at_once_with_the_next_step() {
    let desk = Desk::empty();
    desk.file("a.txt", "2 3\n1 x 9\n");
    for (words, expected) in [
        ("solve", "gap"),
        ("solve gab a.txt", "plan"),
        ("solve gap a.txt --seconds x --colour", "--colour"),
        ("solve gap no-such-file.txt", "no-such-file.txt"),
        ("solve gap a.txt", "1"),
        ("solve plan a.txt", "a.txt"),
    ] {
        let trouble = desk.run(words).trouble();
        assert!(trouble.contains(expected), "{words}: {trouble}");
        desk.run(&format!("--lang en {words}")).trouble();
    }
}

#[test]
fn a_problem_of_an_office_is_solved_with_chains_or_its_conflict_is_named() {
    let desk = Desk::empty();
    let problem = |pins: &str| {
        let people = r#"[{"id":"an","post":"deputy"},{"id":"binh","post":"expert"}]"#;
        let posts = r#"[{"id":"head","unit":"office","empty_costs":500},{"id":"deputy","unit":"office","empty_costs":500},
            {"id":"expert","unit":"village","commune":"ky-thuong","empty_costs":10}]"#;
        let suits = r#"[{"person":"an","post":"head","points":90},{"person":"an","post":"deputy","points":95},
            {"person":"binh","post":"deputy","points":80},{"person":"binh","post":"expert","points":90}]"#;
        format!(
            r#"{{"planner":"assignment","problem":{{"people":{people},"posts":{posts},"suitability":{suits}{pins}}}}}"#
        )
    };
    desk.file("p.json", example("assignment", "ky-thuong", "ky-thuong"));
    let line = desk.run("solve plan p.json --iterations 200 --json").json();
    assert_eq!(
        (line["feasible"].as_bool(), line["objective"].as_f64()),
        (Some(true), Some(80.0)),
        "{line}"
    );
    assert_eq!(line["chains"][0]["moves"].as_array().unwrap().len(), 2);
    desk.file(
        "q.json",
        problem(r#","cover":["ky-thuong"],"pins":[{"person":"binh","post":"deputy"}]"#),
    );
    let line = desk.run("solve plan q.json --iterations 100 --json").json();
    assert_eq!(
        (line["feasible"].as_bool(), line["conflict"].as_array().unwrap().len()),
        (Some(false), 2),
        "{line}"
    );
    desk.file("r.json", problem(r#","pins":[{"person":"nobody","post":"deputy"}]"#));
    assert!(desk.run("solve plan r.json").trouble().contains("nobody"));
}

/// The example of a planner, with one piece of it replaced.
fn example(planner: &str, from: &str, to: &str) -> String {
    let path = format!("{}/tests/plans/{planner}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{planner} has no {from}");
    text.replace(from, to)
}

#[test]
fn headcount_over_years_is_proven_with_reasons_or_its_conflict_is_named() {
    let desk = Desk::empty();
    desk.file("h.json", example("headcount", "2020", "2020"));
    let said = desk.run("--lang en solve plan h.json --iterations 200").good();
    assert!(
        said.err.contains("2020: 1 cases of office-early are streamlined"),
        "{}",
        said.err
    );
    assert!(
        said.err.contains("quota path of 7 would have 8 people in 2020"),
        "{}",
        said.err
    );
    let line = desk.run("solve plan h.json --iterations 200 --json").json();
    assert_eq!(line["proven_optimal"].as_bool(), Some(true), "{line}");
    assert_eq!(line["plan"]["levels"][3]["value"].as_i64(), Some(30), "{line}");
    assert_eq!(line["outlook"][1]["people"].as_i64(), Some(7), "{line}");
    desk.file(
        "i.json",
        example("headcount", "\"posts\": [7, 7]", "\"posts\": [7, 3], \"must\": true"),
    );
    let line = desk.run("--lang en solve plan i.json --iterations 200 --json").json();
    assert_eq!(line["proven_impossible"].as_bool(), Some(true), "{line}");
    assert!(!line["conflict"].as_array().unwrap().is_empty(), "{line}");
    desk.file(
        "j.json",
        example(
            "headcount",
            "\"group\": \"office-civil\", \"ground\": \"surplus\"",
            "\"group\": \"nowhere\", \"ground\": \"surplus\"",
        )
        .replace("[100, 100]}", "[100]}"),
    );
    let trouble = desk.run("solve plan j.json").trouble();
    assert!(
        trouble.contains("nowhere") && trouble.contains("pools.benefit"),
        "{trouble}"
    );
}

#[test]
fn schools_are_told_with_what_else_could_be_or_what_stands_in_the_way() {
    let desk = Desk::empty();
    desk.file("s.json", example("schools", "centre", "centre"));
    let line = desk.run("--lang en solve plan s.json --iterations 200 --json").json();
    assert_eq!(
        (line["feasible"].as_bool(), line["objective"].as_f64()),
        (Some(true), Some(151.0)),
        "{line}"
    );
    assert!(line["reasons"].to_string().contains("upper, primary: centre"), "{line}");
    desk.file("t.json", example("schools", "\"metres\": 4000", "\"metres\": 100"));
    let line = desk.run("--lang en solve plan t.json --iterations 200 --json").json();
    assert_eq!(line["proven_impossible"].as_bool(), Some(true), "{line}");
    assert!(line["reasons"].to_string().contains("in reach of upper"), "{line}");
    desk.file("u.json", example("schools", "[[3000, 500], [200, 2500]]", "[[3000]]"));
    let trouble = desk.run("solve plan u.json").trouble();
    assert!(trouble.contains("upper") && trouble.contains("lower"), "{trouble}");
}

#[test]
fn villages_are_grouped_with_reasons_or_what_stands_in_the_way_is_named() {
    let desk = Desk::empty();
    desk.file("v.json", example("villages", "khe-lao", "khe-lao"));
    let line = desk.run("--lang en solve plan v.json --iterations 2000 --json").json();
    assert_eq!(line["groups"].as_array().map(Vec::len), Some(2), "{line}");
    assert!(line["reasons"].to_string().contains("khe-lao, khe-pho"), "{line}");
    desk.file("w.json", example("villages", "[[0, 1], [1, 2]]", "[[1, 2]]"));
    let trouble = desk.run("--lang en solve plan w.json").trouble();
    assert!(trouble.contains("khe-lao") && trouble.contains("60"), "{trouble}");
}

#[test]
fn a_training_year_is_planned_or_what_is_missing_is_named_before_the_run() {
    let desk = Desk::empty();
    let problem = |rooms: &str| {
        let classes = r#"[{"id":"TIN-1","course":"TIN","from":"2019-03-18","until":"2019-03-23"}]"#;
        let learners =
            r#"[{"id":"an","unit":"office","courses":["TIN"]},{"id":"binh","unit":"office","courses":["TIN"]}]"#;
        format!(
            r#"{{"planner":"training","problem":{{"dates":["2019-03-18","2019-03-19"],
            "courses":[{{"id":"TIN","sessions":2,"most_learners":20}}],"classes":{classes},"learners":{learners},
            "lecturers":[{{"id":"cuc","teaches":["TIN"]}}],"rooms":[{rooms}],
            "units":[{{"id":"office","people":5,"least_present_percent":60}}],
            "travel":[{{"unit":"office","venue":"town","minutes":30}}]}}}}"#
        )
    };
    let room = |seats: u32| format!(r#"{{"id":"A1","seats":{seats},"venue":"town"}}"#);
    desk.file("y.json", problem(&room(10)));
    let line = desk.run("solve plan y.json --iterations 2000 --json").json();
    // Two learners travel on one day, a point each: nothing can be better.
    assert_eq!(
        (line["objective"].as_f64(), line["proven_optimal"].as_bool()),
        (Some(2.0), Some(true)),
        "{line}"
    );
    assert_eq!(line["plan"]["sessions"].as_array().unwrap().len(), 2);
    desk.file("n.json", problem(""));
    assert!(desk.run("solve plan n.json").trouble().contains("“rooms”"));
    desk.file("s.json", problem(&room(1)));
    let told = desk.run("solve plan s.json").trouble();
    assert!(told.contains("TIN") && told.contains('2'), "{told}");
}
