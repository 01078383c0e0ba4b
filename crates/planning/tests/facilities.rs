//! The public instances of location, where they are at hand, and their independent checker.

#![allow(clippy::unwrap_used, reason = "a test")]

mod bench;

/// Solves some instances of a family; each must be proven within `percent` and reach the best known value within `above` percent.
fn family(name: &str, iterations: &str, instances: &[&str], above: f64, percent: f64) {
    let Some(folder) = bench::family(name) else { return };
    let rows = bench::best_known(&folder);
    for row in rows.iter().filter(|row| instances.contains(&row.instance.as_str())) {
        let path = folder.join(&row.file);
        let ran = bench::solve(&[name, &row.file, "--iterations", iterations, "--seed", "1"], &path);
        let objective = ran.line.objective.unwrap();
        assert!(
            objective <= row.best * (1.0 + above / 100.0) + 1e-3,
            "{}: {:?}",
            row.instance,
            ran.line
        );
        assert!(
            ran.line.bound.unwrap() <= row.best + 1e-2,
            "{}: {:?}",
            row.instance,
            ran.line
        );
        assert!(
            ran.line.gap_percent.unwrap() <= percent,
            "{}: {:?}",
            row.instance,
            ran.line
        );
        bench::check("check_location.py", &[name], &path, &ran, &[], "cost");
    }
}

#[test]
fn warehouses_are_proven_optimal() {
    let all = [
        "cap41", "cap42", "cap51", "cap61", "cap62", "cap71", "cap81", "cap92", "cap101", "cap111", "cap131",
    ];
    family("cwl", "60000", &all, 0.0, 1e-6);
}

#[test]
fn medians_are_proven_optimal() {
    family(
        "pmedian",
        "20000",
        &["pmed1", "pmed2", "pmed4", "pmed6", "pmed7", "pmed9", "pmed13"],
        0.0,
        1e-6,
    );
}

#[test]
fn medians_with_capacity_are_near_the_best() {
    family(
        "cpmp",
        "20000",
        &["SJC1", "pmedcap1_01", "pmedcap1_06", "pmedcap1_11"],
        0.2,
        2.0,
    );
}

#[test]
fn one_warehouse_a_customer_costs_no_less() {
    let Some(folder) = bench::family("cwl") else { return };
    let path = folder.join("cap61.txt");
    let words = ["cwl", "cap61.txt", "--single-source", "--iterations", "20000"];
    let ran = bench::solve(&words, &path);
    assert!(
        ran.line.objective.unwrap() >= 932_615.75 - 1e-3 && ran.line.gap_percent.unwrap() < 2.0,
        "{:?}",
        ran.line
    );
    bench::check("check_location.py", &["cwl"], &path, &ran, &["--single-source"], "cost");
}
