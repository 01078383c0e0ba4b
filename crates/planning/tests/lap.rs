//! The public instances of linear assignment, where they are at hand, and their independent checker.

mod bench;

#[test]
fn every_public_instance_is_solved_proven_and_checked() {
    let Some(folder) = bench::family("lap") else { return };
    for row in bench::best_known(&folder) {
        let line = bench::solve(&["lap", &row.file, "--iterations", "1"], &folder.join(&row.file));
        assert!(line.line.proven_optimal && line.line.feasible, "{:?}", line.line);
        assert_eq!(line.line.objective, Some(row.best), "{}", row.file);
        bench::check("check_assign.py", &["lap"], &folder.join(&row.file), &line, &[], "cost");
    }
}
