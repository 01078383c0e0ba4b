//! A row of the table: median and worst over the seeds beside the best that is known.

use super::instances::Instance;

/// One judged run.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub objective: Option<f64>,
    pub regions: Option<f64>,
    pub bound: Option<f64>,
    pub gap_percent: Option<f64>,
    pub proven: bool,
    pub feasible: bool,
    /// Seconds until the solution was found, as the solver says.
    pub found_after: Option<f64>,
    /// Seconds until it was proven to be the best possible.
    pub proven_after: Option<f64>,
    pub seconds: f64,
    /// What the checker said; `None` where it was not asked.
    pub checked: Option<bool>,
}

/// Over the columns.
pub(super) const HEAD: &str = "instance                  objective median        worst         best   gap median    worst        bound   proven gap  to best to proof  seconds  checked";

/// A row, its median gap to the best, whether every run is proven, and whether so many failed that there is no median.
#[derive(Debug)]
pub(super) struct Told {
    pub text: String,
    /// The median value.
    pub value: Option<f64>,
    pub gap: Option<f64>,
    pub proven: bool,
    pub failed: bool,
}

/// The line below the rows. An instance that failed has no gap, so with one there is neither a mean nor a worst of all.
pub(super) fn summary(rows: &[Told]) -> String {
    let gaps: Vec<f64> = rows.iter().filter_map(|row| row.gap).collect();
    let failed = rows.iter().filter(|row| row.failed).count();
    let proven = rows.iter().filter(|row| row.proven).count();
    let mean = (!gaps.is_empty()).then(|| gaps.iter().sum::<f64>() / gaps.len() as f64);
    let shown = |gap: Option<f64>| gap.map_or_else(|| "–".to_owned(), |gap| format!("{gap:.3} %"));
    let count = rows.len();
    if failed > 0 {
        let others = shown(mean);
        return format!(
            "{count} instances: {failed} FAILED, so mean and worst failed (mean of the others {others}), proven {proven}"
        );
    }
    let worst = gaps.iter().copied().reduce(f64::max).map(|worst| worst.max(0.0));
    format!(
        "{count} instances: mean of the medians {}, worst {}, proven {proven}",
        shown(mean),
        shown(worst)
    )
}

/// Ours over a peer's median, told so that below 1 is better for us whichever way the family counts; `None` where one has no value.
pub(super) fn ratio(instance: &Instance, ours: &Told, peer: &Told, larger_is_better: bool) -> Option<f64> {
    let (ours, peer) = (ours.value?, peer.value?);
    let larger = larger_is_better || instance.is_maximised();
    let (over, under) = if larger { (peer, ours) } else { (ours, peer) };
    (under.abs() > 0.0).then(|| over / under)
}

/// Tells the runs of an instance; runs that failed count as the worst.
pub(super) fn row(instance: &Instance, name: &str, runs: &[Run], seeds: u32) -> Told {
    let good: Vec<&Run> = runs
        .iter()
        .filter(|run| run.feasible && run.checked != Some(false))
        .collect();
    let maximised = instance.is_maximised();
    // Where regions are counted, they come first.
    let value = |run: &&Run| run.regions.or(run.objective).unwrap_or(f64::NAN);
    let larger_is_better = maximised || runs.iter().any(|run| run.regions.is_some());
    let mut values: Vec<f64> = good.iter().map(value).collect();
    values.sort_by(f64::total_cmp);
    if larger_is_better {
        values.reverse();
    }
    // A failed run stands behind all others: the median of 3 with 2 failures is a failure.
    let median = values.get(usize::try_from(seeds / 2).unwrap_or(0)).copied();
    let failed = median.is_none();
    let worst = values
        .last()
        .copied()
        .filter(|_| values.len() == usize::try_from(seeds).unwrap_or(0));
    let gap = |value: Option<f64>| {
        let (value, best) = (value?, instance.best?);
        let over = if larger_is_better { best - value } else { value - best };
        (best.abs() > 0.0).then(|| 100.0 * over / best.abs())
    };
    let middle = |of: &dyn Fn(&Run) -> Option<f64>| {
        let mut all: Vec<f64> = good.iter().filter_map(|run| of(run)).collect();
        all.sort_by(f64::total_cmp);
        all.get(all.len() / 2).copied()
    };
    let shown =
        |value: Option<f64>, places: usize| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.places$}"));
    let proven = !good.is_empty() && good.len() == runs.len() && good.iter().all(|run| run.proven);
    let checked = match runs.iter().filter(|run| run.checked == Some(true)).count() {
        0 if runs.iter().all(|run| run.checked.is_none()) => "not asked".to_owned(),
        count => format!("{count} of {seeds}"),
    };
    let places = usize::from(instance.best.is_some_and(|best| best.fract() != 0.0)) * 2;
    let text = format!(
        "{:<24}{:>18}{:>13}{:>13}{:>13}{:>9}{:>13}{:>13}{:>9}{:>9}{:>9}  {checked}",
        name,
        shown(median, places),
        shown(worst, places),
        shown(instance.best, places),
        shown(gap(median), 3),
        shown(gap(worst), 3),
        shown(middle(&|run| run.bound), places),
        if proven {
            "proven".to_owned()
        } else {
            shown(middle(&|run| run.gap_percent), 3)
        },
        shown(middle(&|run| run.found_after), 2),
        shown(middle(&|run| if proven { run.proven_after } else { None }), 2),
        shown(middle(&|run| Some(run.seconds)), 2),
    ) + if failed { "  FAILED" } else { "" };
    Told {
        text,
        value: median,
        gap: gap(median),
        proven,
        failed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(objective: f64, checked: bool) -> Run {
        Run {
            objective: Some(objective),
            regions: None,
            bound: Some(90.0),
            gap_percent: Some(10.0),
            proven: false,
            feasible: true,
            found_after: Some(0.25),
            proven_after: None,
            seconds: 1.0,
            checked: Some(checked),
        }
    }

    #[test]
    fn the_median_counts_failed_runs_as_the_worst() {
        let mut instance = Instance {
            name: "a".into(),
            file: "a".into(),
            best: Some(100.0),
            switches: Vec::new(),
        };
        let told = row(
            &instance,
            "a",
            &[run(110.0, true), run(104.0, true), run(101.0, true)],
            3,
        );
        assert!((told.gap.unwrap() - 4.0).abs() < 1e-9, "{told:?}");
        assert_eq!(
            row(
                &instance,
                "a",
                &[run(110.0, false), run(104.0, true), run(101.0, false)],
                3
            )
            .gap,
            None
        );
        let failed = row(&instance, "a", &[], 3);
        assert!(failed.failed && failed.text.ends_with("FAILED"), "{failed:?}");
        let rows = [row(&instance, "a", &[run(104.0, true)], 1), failed];
        let said = summary(&rows);
        assert!(
            said.contains("1 FAILED") && said.contains("mean of the others 4.000 %"),
            "{said}"
        );
        let peer = row(&instance, "peer", &[run(208.0, true)], 1);
        assert_eq!(ratio(&instance, &rows[0], &peer, false), Some(0.5));
        assert_eq!(ratio(&instance, &rows[0], &peer, true), Some(2.0));
        assert_eq!(ratio(&instance, &rows[1], &peer, false), None);
        assert!(rows[0].text.contains("0.25"), "{}", rows[0].text);
        assert!(summary(&rows[..1]).contains("worst 4.000 %"));
        instance.switches.push("--max".into());
        let told = row(&instance, "a", &[run(90.0, true), run(96.0, true), run(99.0, true)], 3);
        assert!(
            (told.gap.unwrap() - 4.0).abs() < 1e-9 && told.text.contains("3 of 3"),
            "{told:?}"
        );
    }
}
