//! Salary steps: what leaders held before, and who rises in the year after the rolls.

use ledger::acts::record::SetRank;
use ledger::value::Fact;
use ledger::{Day, Decimal};

use crate::district::Parts;
use crate::issue::{Issue, Series};
use crate::people::{Pay, Person};

/// The quarters of the year after the rolls: signed on the first of the last month, for everybody due in them.
const QUARTERS: [(u32, u32); 4] = [(1, 3), (4, 6), (7, 9), (10, 12)];

pub(super) fn issues(parts: &Parts) -> Vec<Issue> {
    let mut all = earlier_steps(parts);
    let year = parts.settings.district.rolls_as_of.year() + 1;
    for (first, last) in QUARTERS {
        let (Some(from), Some(signed)) = (Day::of(year, first, 1), Day::of(year, last, 20)) else {
            continue;
        };
        let until = from.plus_months(3);
        let due = |person: &&Person| {
            person
                .pay
                .as_ref()
                .is_some_and(|pay| next(pay).is_some_and(|(day, ..)| from <= day && day < until))
        };
        let rows: Vec<(String, Pay)> = parts
            .people
            .iter()
            .filter(due)
            .filter_map(|person| Some((person.number.clone(), person.pay.clone()?)))
            .collect();
        let title = format!("Nâng bậc lương thường xuyên quý {} năm {year}", last / 3);
        all.push(
            Issue::new(Series::Committee, signed, from, title)
                .on("204/2004/NĐ-CP")
                .act(move |scribe| {
                    for (number, pay) in &rows {
                        let Some((day, step, coefficient)) = next(pay) else {
                            continue;
                        };
                        let gone = scribe
                            .seen(number, day)?
                            .facts()
                            .any(|row| matches!(row.fact, Fact::Left(_)));
                        if gone {
                            continue;
                        }
                        let person = scribe.person(number)?;
                        scribe.add_at(
                            day,
                            SetRank {
                                person,
                                rank: pay.rank.clone(),
                                step: Some(step),
                                coefficient: Some(coefficient),
                            },
                        );
                    }
                    Ok(())
                }),
        );
    }
    all
}

/// When the next step is due, which, and its coefficient; none at the end of the table.
fn next(pay: &Pay) -> Option<(Day, u8, Decimal)> {
    Some((pay.since.plus_months(pay.months), pay.step + 1, pay.next?))
}

/// The steps of leaders before the one on the roll, up to four of them.
fn earlier_steps(parts: &Parts) -> Vec<Issue> {
    let mut by_day: std::collections::BTreeMap<Day, Vec<(String, String, u8, Decimal)>> =
        std::collections::BTreeMap::new();
    let leads = |person: &&Person| person.profile.ends_with("-leader") || person.profile == "key";
    for person in parts.people.iter().filter(leads) {
        let Some(pay) = &person.pay else { continue };
        for (back, coefficient) in (1u8..).zip(&pay.before) {
            let day = pay.since.plus_months(-pay.months * i32::from(back));
            if day >= person.recruited && pay.step > back {
                by_day.entry(day).or_default().push((
                    person.number.clone(),
                    pay.rank.clone(),
                    pay.step - back,
                    *coefficient,
                ));
            }
        }
    }
    let issue = |(day, rows): (Day, Vec<(String, String, u8, Decimal)>)| {
        Issue::new(Series::Committee, day, day, "Nâng bậc lương thường xuyên")
            .on("204/2004/NĐ-CP")
            .act(move |scribe| {
                for (number, rank, step, coefficient) in &rows {
                    let person = scribe.person(number)?;
                    scribe.add(SetRank {
                        person,
                        rank: rank.clone(),
                        step: Some(*step),
                        coefficient: Some(*coefficient),
                    });
                }
                Ok(())
            })
    };
    by_day.into_iter().map(issue).collect()
}
