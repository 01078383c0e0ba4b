//! The price of a merger as people read it: how many villages pass into another. The search counts the groups that stay, below nothing.

use planning::core::Progress;

use crate::village_plan::VillageInputs;

/// How many villages there are to choose among.
#[derive(Debug, Clone, Copy)]
pub(super) struct Price(f64);

impl Price {
    pub(super) fn of(inputs: &VillageInputs) -> Self {
        Self(u32::try_from(inputs.villages.len()).map_or(f64::INFINITY, f64::from))
    }

    /// How many pass, by the number of the search.
    pub(super) fn passing(self, searched: Option<f64>) -> Option<f64> {
        searched.map(|searched| self.0 + searched)
    }

    /// At most so many percent more pass than must; none where nothing passes.
    pub(super) fn gap_percent(objective: Option<f64>, bound: Option<f64>) -> Option<f64> {
        let (objective, bound) = objective.zip(bound)?;
        (objective > 0.0).then(|| (100.0 * (objective - bound) / objective).max(0.0))
    }

    /// What a search tells, in this price.
    pub(super) fn progress(self, told: &Progress) -> Progress {
        let objective = self.passing(told.objective.filter(|_| told.feasible));
        let bound = self.passing(told.bound);
        Progress {
            objective,
            bound,
            gap_percent: Self::gap_percent(objective, bound),
            ..told.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_ten_villages_seven_stay_and_eight_could() {
        let told = Progress {
            objective: Some(-7.0),
            feasible: true,
            by_constraint: Vec::new(),
            bound: Some(-8.0),
            gap_percent: None,
            seconds: 1.0,
        };
        let shown = Price(10.0).progress(&told);
        assert_eq!((shown.objective, shown.bound), (Some(3.0), Some(2.0)));
        assert!(shown.gap_percent.is_some_and(|gap| (gap - 100.0 / 3.0).abs() < 1e-9));
        assert_eq!(Price::gap_percent(Some(0.0), Some(0.0)), None);
    }
}
