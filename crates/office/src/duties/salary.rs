//! The next regular salary step: from rank and step, by the months and the coefficients of the law; and its day, which is told here alone.

use lawbook::Lawbook;
use ledger::codes::DisciplineForm;
use ledger::{Day, Decimal};

/// The next step on somebody's ladder of pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SalaryStep {
    /// So many months are spent on a step.
    pub months: i32,
    /// The coefficient of the next step, in canonical form.
    pub coefficient: String,
}

/// The disciplines that may lengthen the months on a step, as far as they may be looked at.
#[derive(Debug, Clone, Copy)]
pub enum Lengthening<'d> {
    /// Their group stays folded: the regular day is told, whether or not there are any.
    Folded,
    /// It was opened: each with the day on which it was imposed.
    Opened(&'d [(DisciplineForm, Day)]),
}

/// When a step is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepDue {
    /// The day.
    pub day: Day,
    /// So many of the months before it disciplines add.
    pub delayed: i32,
    /// Whether there is a discipline of which the law book tells no months.
    pub untold: bool,
}

impl SalaryStep {
    /// The rule of the months that disciplines add.
    pub const DELAY: &'static str = "pay.step-delay";

    /// When it is due for somebody whose present step began on a day. Of several disciplines since then the longest counts: the law book does
    /// not say that they are added up.
    pub fn due(&self, law: &Lawbook, since: Day, disciplines: Lengthening<'_>) -> StepDue {
        let imposed = match disciplines {
            Lengthening::Folded => &[],
            Lengthening::Opened(all) => all,
        };
        let (mut delayed, mut untold) = (0, false);
        for (form, imposed) in imposed.iter().filter(|(_, imposed)| *imposed >= since) {
            let months = law.value(Self::DELAY, *imposed).ok();
            match months.and_then(|rule| i32::try_from(rule.body().named(form.word())?.floor()).ok()) {
                Some(months) => delayed = delayed.max(months),
                None => untold = true,
            }
        }
        StepDue {
            day: since.plus_months(self.months + delayed),
            delayed,
            untold,
        }
    }
}

/// The law book does not tell what comes after a step of a rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Untold;

/// What comes after a step of a rank, by the law of a day; none, where no step is recorded or none is left.
///
/// # Errors
///
/// [`Untold`] for a rank, a class or a day of which the law book says nothing.
pub fn salary_step(law: &Lawbook, rank: &str, step: u8, day: Day) -> Result<Option<SalaryStep>, Untold> {
    if step == 0 {
        return Ok(None);
    }
    let (months, coefficients) = told(law, rank, day).ok_or(Untold)?;
    let next = coefficients.get(usize::from(step));
    Ok(next.map(|coefficient| SalaryStep {
        months,
        coefficient: coefficient.clone(),
    }))
}

/// The coefficients of a rank by step, by the law of a day; none for a rank of which the law book says nothing.
pub fn pay_scale(law: &Lawbook, rank: &str, day: Day) -> Option<Vec<Decimal>> {
    let (_, coefficients) = told(law, rank, day)?;
    coefficients
        .iter()
        .map(|coefficient| coefficient.parse().ok())
        .collect()
}

/// How many months are spent on a step of a rank, and its coefficients, in canonical form.
fn told(law: &Lawbook, rank: &str, day: Day) -> Option<(i32, Vec<String>)> {
    let level = law.ladder("rank", day).ok()?.body().read(rank)?;
    let codes = law.table("ranks.codes", day).ok()?;
    let row = codes.body().row(&level.id)?;
    let (class, group) = (row.text("class")?, row.text("months")?);
    let months = law.value("pay.step-months", day).ok()?;
    let months = i32::try_from(months.body().named(group)?.floor()).ok()?;
    let coefficients = law.table("pay.coefficients", day).ok()?;
    let steps = coefficients.body().row(class)?.numbers("steps");
    Some((months, steps.iter().map(ToString::to_string).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// PAY-01: 36 months in the classes A0 to A3, to which senior experts belong; 24 in B and C.
    #[test]
    fn the_months_on_a_step_follow_from_the_class_in_the_law_book() {
        let law = Lawbook::carried().unwrap();
        let day = Day::of(2024, 6, 1).unwrap();
        let step = |rank: &str| salary_step(&law, rank, 1, day).map(|step| step.map(|step| step.months));
        for rank in ["01.001", "01.002", "01.003", "01.004"] {
            assert_eq!(step(rank), Ok(Some(36)), "{rank}");
        }
        assert_eq!(step("01.005"), Ok(Some(24)));
        assert_eq!(step("V.07.01.01"), Err(Untold));
        assert_eq!(salary_step(&law, "01.001", 6, day), Ok(None), "the last step");
        assert_eq!(salary_step(&law, "01.001", 0, day), Ok(None), "no step is recorded");
    }

    /// PAY-02: a reprimand adds six months; what was imposed before the step began, and what stays folded, adds none.
    #[test]
    fn a_discipline_lengthens_the_months_where_it_may_be_looked_at() {
        let law = Lawbook::carried().unwrap();
        let day = |text: &str| text.parse::<Day>().unwrap();
        let since = day("2015-01-01");
        let step = salary_step(&law, "01.003", 1, since).unwrap().unwrap();
        let of = |form, imposed: &str| [(form, day(imposed))];
        let due = |disciplines| step.due(&law, since, disciplines);
        let told = |due: StepDue| (due.day.to_string(), due.delayed, due.untold);
        let regular = ("2018-01-01".to_owned(), 0, false);
        assert_eq!(told(due(Lengthening::Folded)), regular);
        let reprimand = of(DisciplineForm::Reprimand, "2016-05-01");
        assert_eq!(
            told(due(Lengthening::Opened(&reprimand))),
            ("2018-07-01".to_owned(), 6, false)
        );
        let before = of(DisciplineForm::Reprimand, "2014-12-31");
        assert_eq!(told(due(Lengthening::Opened(&before))), regular);
    }
}
