//! Pay: coefficients, base salary and what they make together.

use ledger::{Day, Decimal};

use super::lookup::{InForce, LookupError};
use crate::book::Lawbook;
use crate::model::{Table, Value};

impl Lawbook {
    /// The salary coefficient of a class and a step (from 1) on a day.
    ///
    /// # Errors
    ///
    /// [`LookupError`] when the table has no such class or step on that day.
    pub fn coefficient(
        &self,
        class: &str,
        step: usize,
        day: Day,
    ) -> Result<(Decimal, InForce<'_, Table>), LookupError> {
        let table = self.table("pay.coefficients", day)?;
        let found = table
            .body()
            .row(class)
            .and_then(|row| row.numbers("steps").get(step.checked_sub(1)?).copied());
        let missing = || LookupError::NoSuch {
            id: table.entry.id.clone(),
            key: format!("{class}/{step}"),
            day,
        };
        found.map(|coefficient| (coefficient, table)).ok_or_else(missing)
    }

    /// The base salary (lương cơ sở), VND a month, on a day.
    ///
    /// # Errors
    ///
    /// [`LookupError`] before the first day that the lawbook knows.
    pub fn base_salary(&self, day: Day) -> Result<InForce<'_, Value>, LookupError> {
        self.value("pay.base-salary", day)
    }

    /// (coefficient + allowance) × base salary, VND a month, rounded down to a đồng.
    ///
    /// # Errors
    ///
    /// [`LookupError`] when there is no base salary on that day.
    pub fn monthly_pay(&self, coefficient: Decimal, allowance: Decimal, day: Day) -> Result<i64, LookupError> {
        let base = self.base_salary(day)?;
        let missing = || LookupError::NoSuch {
            id: base.entry.id.clone(),
            key: Value::SINGLE.to_owned(),
            day,
        };
        let base_vnd = base.body().whole().ok_or_else(missing)?;
        let pay = i128::from((coefficient + allowance).millionths()) * i128::from(base_vnd) / 1_000_000;
        i64::try_from(pay).map_err(|_| missing())
    }
}
