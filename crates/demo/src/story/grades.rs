//! Yearly grades: one decision a year and roll, in December.

use std::collections::BTreeMap;

use ledger::Day;
use ledger::acts::appraisal::Grade;
use ledger::codes::{GradeCode, Standing};

use crate::cast::Book;
use crate::dice::Dice;
use crate::district::Parts;
use crate::issue::{Issue, Series};

/// The years that are graded.
pub(super) const YEARS: [u16; 3] = [2016, 2017, 2018];

/// Shares in a thousand: excellent, good, completed (civil servants: limited), not completed. Excellent stays under a fifth of good.
const SHARES: [(u8, u32); 4] = [(0, 112), (1, 738), (2, 142), (3, 8)];

/// Everybody's grades, by year, in the order of the people.
pub(super) fn grades(parts: &Parts) -> BTreeMap<(Book, u16), Vec<(usize, GradeCode)>> {
    let mut dice = Dice::of(parts.seed, "grades");
    let mut all = BTreeMap::new();
    for book in [Book::Communes, Book::Agencies, Book::Schools] {
        for year in YEARS {
            let serving = |at: &usize| {
                let person = &parts.people[*at];
                person.book == book && person.recruited.year() < i32::from(year)
            };
            let people: Vec<usize> = (0..parts.people.len()).filter(serving).collect();
            let deck = dice.deck(&SHARES, people.len());
            let graded = people
                .into_iter()
                .zip(deck)
                .map(|(at, card)| (at, grade(card, parts.people[at].standing)));
            all.insert((book, year), graded.collect());
        }
    }
    all
}

/// Until 2020 civil servants and cadres had "limited" where public employees have "completed".
const fn grade(card: u8, standing: Standing) -> GradeCode {
    match (card, standing) {
        (0, _) => GradeCode::Excellent,
        (1, _) => GradeCode::Good,
        (2, Standing::Cadre | Standing::CivilServant) => GradeCode::Limited,
        (2, _) => GradeCode::Completed,
        _ => GradeCode::NotCompleted,
    }
}

pub(super) fn issues(parts: &Parts) -> Vec<Issue> {
    let name = |book: Book| match book {
        Book::Communes => "cán bộ, công chức cấp xã",
        Book::Agencies => "cán bộ, công chức, viên chức cơ quan, đơn vị",
        _ => "viên chức trường học",
    };
    let mut all = Vec::new();
    for ((book, year), grades) in grades(parts) {
        let Some(day) = Day::of(i32::from(year), 12, 20) else {
            continue;
        };
        let rows: Vec<(String, GradeCode)> = grades
            .into_iter()
            .map(|(at, grade)| (parts.people[at].number.clone(), grade))
            .collect();
        let title = format!("Xếp loại {} năm {year}", name(book));
        all.push(
            Issue::new(Series::Committee, day, day, title)
                .on("56/2015/NĐ-CP")
                .act(move |scribe| {
                    for (number, grade) in &rows {
                        let person = scribe.person(number)?;
                        scribe.add(Grade {
                            person,
                            year,
                            grade: *grade,
                        });
                    }
                    Ok(())
                }),
        );
    }
    all
}
