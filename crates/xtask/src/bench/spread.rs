//! Several runs of one thing, told by least, median and most.

use std::fmt;

/// Seconds of some runs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Spread {
    /// The quickest run.
    pub least: f64,
    /// The one in the middle.
    pub median: f64,
    /// The slowest run.
    pub most: f64,
    runs: usize,
}

impl Spread {
    /// Of the seconds of each run; zeros when there was none.
    pub(crate) fn of(mut seconds: Vec<f64>) -> Self {
        seconds.sort_by(f64::total_cmp);
        let at = |place: usize| seconds.get(place).copied().unwrap_or(0.0);
        Self {
            least: at(0),
            median: at(seconds.len() / 2),
            most: at(seconds.len().saturating_sub(1)),
            runs: seconds.len(),
        }
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            least,
            median,
            most,
            runs,
        } = self;
        write!(
            f,
            "least {least:.3} s, median {median:.3} s, most {most:.3} s of {runs} runs"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_one_in_the_middle() {
        let spread = Spread::of(vec![3.0, 1.0, 2.0]);
        assert_eq!((spread.least, spread.median, spread.most), (1.0, 2.0, 3.0));
        assert!(Spread::of(Vec::new()).median.abs() < f64::EPSILON);
    }
}
