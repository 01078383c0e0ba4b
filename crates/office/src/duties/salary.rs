//! The next regular salary step: from rank and step, by the months and the coefficients of the law.

use lawbook::Lawbook;
use ledger::Day;

/// The next step on somebody's ladder of pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SalaryStep {
    /// So many months are spent on a step.
    pub months: i32,
    /// The coefficient of the next step, in canonical form.
    pub coefficient: String,
}

/// What comes after a step of a rank, by the law of a day; none, where the law book does not tell, or no step is left.
pub fn salary_step(law: &Lawbook, rank: &str, step: u8, day: Day) -> Option<SalaryStep> {
    if step == 0 {
        return None;
    }
    let level = law.ladder("rank", day).ok()?.body().read(rank)?;
    let codes = law.table("ranks.codes", day).ok()?;
    let class = codes.body().row(&level.id)?.text("class")?;
    let group = match class.chars().next()? {
        'A' if level.id == "senior" => "senior-expert",
        'A' => "a",
        'B' | 'C' => "b-and-c",
        _ => return None,
    };
    let months = law.value("pay.step-months", day).ok()?;
    let months = i32::try_from(months.body().named(group)?.floor()).ok()?;
    let coefficients = law.table("pay.coefficients", day).ok()?;
    let steps = coefficients.body().row(class)?.numbers("steps");
    let next = steps.get(usize::from(step))?;
    Some(SalaryStep {
        months,
        coefficient: next.to_string(),
    })
}
