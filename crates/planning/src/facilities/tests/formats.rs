//! Public formats: small files by hand, their solutions in the checkers' form, and broken files with every flaw.

use crate::core::Budget;
use crate::facilities::formats::{
    read_cpmp, read_cwl, read_pmedian, refuse_impossible, write_cpmp, write_cwl, write_pmedian,
};
use crate::facilities::solve::solve;

fn lines<T: std::fmt::Debug>(read: Result<T, Vec<crate::core::Flaw>>) -> Vec<String> {
    read.unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn the_last_cost_of_an_edge_counts() {
    let problem = read_pmedian("4 4 1\n1 2 9\n2 3 1\n3 4 1\n1 2 2\n").unwrap();
    let answer = solve(&problem, &Budget::iterations(500), &|_| {});
    assert_eq!((answer.objective, answer.bound), (Some(5.0), Some(5.0)));
    let solution = write_pmedian(&problem, &answer.plan.unwrap());
    assert!(solution == "1\n" || solution == "2\n", "{solution}");
}

#[test]
fn distances_are_cut_in_one_form_and_real_in_the_other() {
    let cut = read_cpmp("1 0\n3 1 9\n1 0 0 2\n2 1 1 3\n3 2 2 4\n").unwrap();
    let answer = solve(&cut, &Budget::iterations(500), &|_| {});
    assert_eq!(answer.objective, Some(2.0));
    assert_eq!(write_cpmp(&answer.plan.unwrap()), "1\n1\n1\n");
    let real = read_cpmp("3 1\n0 0 9 2\n1 1 9 3\n2 2 9 4\n").unwrap();
    let answer = solve(&real, &Budget::iterations(500), &|_| {});
    assert!((answer.objective.unwrap() - 2.0 * 2.0_f64.sqrt()).abs() < 1e-9);
}

#[test]
fn a_customer_is_divided_or_not_as_asked() {
    let text = "2 2\ncapacity 10\ncapacity 10\n6 6 12\n10 20 10\n";
    let divided = solve(
        &read_cwl(text, Some(8.0), false).unwrap(),
        &Budget::iterations(500),
        &|_| {},
    );
    // 2 of 10 go to the first site, at 20 for all of them.
    assert_eq!(
        (divided.objective, divided.bound.map(f64::round)),
        (Some(6.0 + 4.0 + 8.0 + 20.0), Some(38.0))
    );
    let whole = read_cwl(text, Some(10.0), true).unwrap();
    let answer = solve(&whole, &Budget::iterations(500), &|_| {});
    assert_eq!(answer.objective, Some(36.0));
    assert_eq!(write_cwl(&whole, &answer.plan.unwrap()), "open 0 1\n0 0 1\n1 1 1\n");
    let fractions = read_cwl("1 1\n2.5 1\n1.25 3\n", None, false).unwrap();
    assert_eq!(fractions.places[0].pupils[0].count, 125);
}

#[test]
fn broken_files_tell_every_flaw_with_its_line() {
    assert_eq!(
        lines(read_cwl("1 1\ncapacity x\n-3 7\n", None, false)),
        [
            "line 2: the file leaves the capacity open; give it with --capacity",
            "line 2: \"x\" stands where the fixed cost of a warehouse should stand; write a number",
            "line 3: the demand of a customer is -3; it must be a number from 0 to 10^12",
        ]
    );
    // What no reckoning can go on with is refused, though it reads as a number.
    for text in [
        "1 1\n5 1\n2 -7\n",
        "1 1\n5 1\n2 nan\n",
        "1 1\ninf 1\n2 7\n",
        "1 1\n5 nan\n2 7\n",
    ] {
        let told = lines(read_cwl(text, None, false));
        assert!(told[0].contains("it must be a number from 0 to 10^12"), "{told:?}");
    }
    for text in ["1 1\nnan 0 5 1\n", "1 1\n0 -inf 5 1\n", "1 1\n0 0 5 9999999999999\n"] {
        let told = lines(read_cpmp(text));
        assert!(told[0].contains("to 10^12"), "{told:?}");
    }
    assert!(!lines(read_cpmp("1 1\n0 0 5 -1\n")).is_empty());
    let told = lines(read_pmedian("3 1 5\n1 9 2\n"));
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[1].starts_with("line 2: a vertex is 9"), "{told:?}");
    assert!(!lines(read_cpmp("2 1\n0 0 5 x\n")).is_empty());
    assert!(!lines(read_cpmp("")).is_empty());
    assert!(!lines(read_pmedian("999999999 1 1\n1 2 3")).is_empty());
}

#[test]
fn a_file_without_a_solution_says_why() {
    let text = "2 2\n8 6\n8 6\n9 6 12\n4 20 10\n";
    assert_eq!(refuse_impossible(&read_cwl(text, None, false).unwrap()), Ok(()));
    assert_eq!(
        lines(refuse_impossible(&read_cwl(text, None, true).unwrap())),
        ["line 1: customer 0 needs 9 from one facility, and the largest has 8; raise the capacity or allow to divide"]
    );
    let few = read_cpmp("3 1\n0 0 8 2\n1 1 8 3\n2 2 8 4\n").unwrap();
    assert!(lines(refuse_impossible(&few))[0].contains("all customers need 9, and the 1 largest facilities have 8"));
}
