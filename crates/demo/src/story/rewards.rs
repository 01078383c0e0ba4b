//! Rewards after each graded year, certificates of merit in the year after the rolls, and disciplines.

use ledger::Day;
use ledger::acts::appraisal::{Discipline, Reward};
use ledger::codes::GradeCode;

use super::grades::grades;
use crate::dice::Dice;
use crate::district::Parts;
use crate::issue::{Issue, Series};

/// Of those graded excellent, how many in a thousand become an emulation fighter of the base.
const FIGHTERS: u32 = 420;

/// How many get a certificate of merit on each of these days after the rolls.
const MERIT: [((i32, u32, u32), usize); 3] = [((2019, 2, 28), 18), ((2019, 7, 26), 24), ((2019, 11, 19), 31)];

pub(super) fn issues(parts: &Parts) -> Vec<Issue> {
    let mut all = Vec::new();
    let mut dice = Dice::of(parts.seed, "rewards");
    let mut fighters: std::collections::BTreeMap<u16, Vec<String>> = std::collections::BTreeMap::new();
    let mut good = Vec::new();
    for ((_, year), graded) in grades(parts) {
        for (at, grade) in graded {
            if grade == GradeCode::Excellent && dice.permille(FIGHTERS) {
                fighters.entry(year).or_default().push(parts.people[at].number.clone());
            }
            if grade == GradeCode::Good && year == 2018 && !parts.script.busy.contains(&at) {
                good.push(parts.people[at].number.clone());
            }
        }
    }
    for (year, numbers) in fighters {
        let title = format!("Công nhận danh hiệu Chiến sĩ thi đua cơ sở năm {year}");
        all.extend(
            Day::of(i32::from(year) + 1, 1, 25).map(|day| reward(day, title, "Chiến sĩ thi đua cơ sở", numbers)),
        );
    }
    dice.shuffle(&mut good);
    let mut good = good.into_iter();
    for ((year, month, day), count) in MERIT {
        let numbers: Vec<String> = good.by_ref().take(count).collect();
        let title = "Tặng Giấy khen của Chủ tịch Ủy ban nhân dân huyện";
        all.extend(
            Day::of(year, month, day)
                .map(|day| reward(day, title.to_owned(), "Giấy khen của Chủ tịch UBND huyện", numbers)),
        );
    }
    all.extend(disciplines(parts));
    all
}

fn reward(day: Day, title: String, what: &'static str, numbers: Vec<String>) -> Issue {
    Issue::new(Series::Committee, day, day, title).act(move |scribe| {
        for number in &numbers {
            let person = scribe.person(number)?;
            scribe.add(Reward {
                person,
                title: what.to_owned(),
            });
        }
        Ok(())
    })
}

fn disciplines(parts: &Parts) -> impl Iterator<Item = Issue> {
    parts
        .settings
        .disciplines
        .iter()
        .zip(&parts.script.disciplines)
        .map(|(row, role)| {
            let person = &parts.people[*role];
            let (number, form, until) = (person.number.clone(), row.form, row.day.plus_months(row.months));
            Issue::new(
                Series::Committee,
                row.day,
                row.day,
                format!("Kỷ luật {}, {}", person.full_name, row.unit),
            )
            .act(move |scribe| {
                let person = scribe.person(&number)?;
                scribe.add(Discipline {
                    person,
                    form,
                    runs_until: Some(until),
                    committed: None,
                });
                Ok(())
            })
        })
}
