//! A validity: from a day, until the day on which it no longer holds.

use super::day::Day;

/// Half open: what ends on 2025-06-30 has `until` = 2025-07-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first day on which it holds.
    pub from: Day,
    /// The first day on which it holds no more; [`Day::MAX`] while nothing ends it.
    pub until: Day,
}

impl Span {
    /// From every day to every day.
    pub const ALWAYS: Self = Self {
        from: Day::MIN,
        until: Day::MAX,
    };

    /// From a day on.
    pub const fn since(from: Day) -> Self {
        Self { from, until: Day::MAX }
    }

    /// Whether `day` lies inside.
    pub fn covers(self, day: Day) -> bool {
        self.from <= day && day < self.until
    }

    /// Whether the two share a day.
    pub fn meets(self, other: Self) -> bool {
        self.from < other.until && other.from < self.until
    }

    /// Whether no day lies inside.
    pub fn is_empty(self) -> bool {
        self.from >= self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_the_end_is_outside() {
        let at = |t: &str| t.parse::<Day>().unwrap();
        let span = Span {
            from: at("2019-01-01"),
            until: at("2025-07-01"),
        };
        assert!(span.covers(at("2025-06-30")) && !span.covers(at("2025-07-01")));
        assert!(!span.meets(Span::since(at("2025-07-01"))));
        assert!(span.meets(Span::since(at("2025-06-30"))));
    }
}
