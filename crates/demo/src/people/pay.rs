//! Rank, step and coefficient: the rank by education, the step by years served, the coefficient by the table of the law.

use lawbook::Lawbook;

use super::Pay;
use super::learning::Education;
use super::life::Life;
use crate::problem::DemoError;
use crate::settings::Settings;

/// How many earlier steps are kept for the stories of leaders.
const EARLIER: usize = 4;

/// Rank and step on the day of the rolls.
pub(super) fn pay(
    settings: &Settings,
    law: &Lawbook,
    table: &str,
    life: &Life,
    learnt: &super::learning::Learnt,
) -> Result<Pay, DemoError> {
    let rolls = settings.district.rolls_as_of;
    let served = life.recruited.months_until(rolls).max(0);
    // The principal rank asks for nine years as an expert and the programme of that rank.
    let principal =
        table == "administrative" && learnt.state_management.as_deref() == Some("principal") && served > 144;
    let table = if principal { "principal" } else { table };
    let no_such = |what: &'static str, name: &str| DemoError::NoSuch {
        what,
        name: name.to_owned(),
    };
    let ranks = settings
        .pay
        .by_education
        .get(table)
        .ok_or_else(|| no_such("pay table", table))?;
    let rank = match learnt
        .education
        .as_ref()
        .filter(|education| !education.studying)
        .map(level)
    {
        Some("university" | "master" | "doctor") => &ranks.university,
        Some("college") => &ranks.college,
        _ => &ranks.other,
    };
    let class = settings.pay.rank.get(rank).ok_or_else(|| no_such("rank", rank))?;
    let months = settings
        .pay
        .class
        .get(class)
        .ok_or_else(|| no_such("pay class", class))?
        .months;
    let counted = if class == "A2.1" { (served - 120).max(0) } else { served };
    let mut step = u8::try_from(counted / months + 1).unwrap_or(1);
    let coefficient = loop {
        match law.coefficient(class, usize::from(step), rolls) {
            Ok((coefficient, _)) => break coefficient,
            Err(_) if step > 1 => step -= 1,
            Err(problem) => return Err(DemoError::Law(problem.to_string())),
        }
    };
    let since = rolls
        .plus_months(-(counted % months))
        .plus_months(-1)
        .first_of_next_month();
    let of = |step: u8| {
        law.coefficient(class, usize::from(step), rolls)
            .ok()
            .map(|(coefficient, _)| coefficient)
    };
    let before = (1..step).rev().take(EARLIER).filter_map(of).collect();
    Ok(Pay {
        rank: rank.clone(),
        step,
        months,
        since,
        coefficient,
        next: of(step + 1),
        before,
    })
}

fn level(education: &Education) -> &str {
    &education.level
}
