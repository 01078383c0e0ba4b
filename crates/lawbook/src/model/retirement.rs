//! Retirement ages: an age in months that grows by the year in which it is reached.

use ledger::Day;
use ledger::codes::Sex;

/// The ages of both sexes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retirement {
    /// Men.
    pub male: Path,
    /// Women.
    pub female: Path,
}

/// How the age of one sex grows. All ages in months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Path {
    /// The age that held before the first year.
    pub before: i32,
    /// The year in which the growth begins; none where the age is fixed.
    pub first_year: Option<i32>,
    /// The age for those who reach it in that year.
    pub first: i32,
    /// What each later year adds.
    pub step: i32,
    /// Where the growth ends.
    pub most: i32,
}

impl Path {
    /// The age of somebody born on that day: the age of the first year in which the age of that year is reached.
    pub fn age_months(self, birth: Day) -> i32 {
        let Some(first_year) = self.first_year else {
            return self.before;
        };
        if birth.plus_months(self.before).year() < first_year {
            return self.before;
        }
        let mut age = self.first;
        let mut year = first_year;
        while birth.plus_months(age).year() > year && age < self.most {
            year += 1;
            age = (age + self.step).min(self.most);
        }
        age
    }
}

impl Retirement {
    /// The path of one sex.
    pub fn path(&self, sex: Sex) -> Path {
        match sex {
            Sex::Male => self.male,
            Sex::Female => self.female,
        }
    }
}
