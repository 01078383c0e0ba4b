//! When somebody reaches retirement age.

use ledger::codes::Sex;
use ledger::{Day, When};

use super::lookup::{InForce, LookupError};
use crate::book::Lawbook;
use crate::model::Retirement;

/// When a person reaches retirement age, by the law in force on the day asked.
#[derive(Debug, Clone, Copy)]
pub struct RetirementAnswer<'b> {
    /// The age in months.
    pub age_months: i32,
    /// The day on which it is reached.
    pub reached: Day,
    /// The first day of the next month, from which the pension is paid.
    pub pension_from: Day,
    /// The rule.
    pub rule: InForce<'b, Retirement>,
}

impl Lawbook {
    /// When somebody born on that day reaches retirement age under normal conditions, by the law in force on `day`.
    ///
    /// # Errors
    ///
    /// [`LookupError`] when no version holds on `day`.
    pub fn retirement(&self, sex: Sex, birth: Day, day: Day) -> Result<RetirementAnswer<'_>, LookupError> {
        let rule = self.retirement_rule(day)?;
        let age_months = rule.body().path(sex).age_months(birth);
        let reached = birth.plus_months(age_months);
        Ok(RetirementAnswer {
            age_months,
            reached,
            pension_from: reached.first_of_next_month(),
            rule,
        })
    }

    /// The earliest and the latest answer for a birth date as precisely as it is known.
    ///
    /// # Errors
    ///
    /// [`LookupError`] when no version holds on `day`.
    pub fn retirement_between(&self, sex: Sex, birth: When, day: Day) -> Result<Option<(Day, Day)>, LookupError> {
        if matches!(birth, When::By(_)) {
            return Ok(None);
        }
        let reached = |birth| self.retirement(sex, birth, day).map(|answer| answer.reached);
        Ok(Some((reached(birth.earliest())?, reached(birth.latest())?)))
    }
}
