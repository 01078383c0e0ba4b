//! How leaders came to their posts, found in old papers: recruited, studied, appointed deputy, then head; elected in communes.

use std::collections::{BTreeMap, BTreeSet};

use ledger::acts::career::{Appoint, Elect, Reappoint, Recruit};
use ledger::acts::record::RecordLearning;
use ledger::codes::{Learning, LearningState};
use ledger::{Day, Span, When};

use super::classes;
use crate::cast::Book;
use crate::dice::Dice;
use crate::district::Parts;
use crate::issue::{Issue, Series};
use crate::people::Person;

/// Months of one appointment.
const TERM: i32 = 60;

/// A commune title: the day of the election, the last day of the term, and which title in the commune its holder had had before.
type Elected = (&'static str, [i32; 3], [i32; 3], Option<&'static str>);

/// The elected titles of communes.
const COMMUNE: [Elected; 6] = [
    ("Bí thư Đảng ủy", [2015, 6, 20], [2020, 6, 30], Some("Chủ tịch UBND")),
    ("Phó Bí thư Đảng ủy", [2015, 6, 20], [2020, 6, 30], None),
    ("Chủ tịch HĐND", [2016, 6, 20], [2021, 6, 30], None),
    ("Chủ tịch UBND", [2016, 6, 20], [2021, 6, 30], Some("Phó Chủ tịch UBND")),
    ("Phó Chủ tịch HĐND", [2016, 6, 20], [2021, 6, 30], None),
    ("Phó Chủ tịch UBND", [2016, 6, 20], [2021, 6, 30], None),
];

/// The day of the elections of the term before.
const TERM_BEFORE: [i32; 3] = [2011, 7, 5];

fn day([year, month, day]: [i32; 3]) -> Day {
    let part = |number: i32| u32::try_from(number).unwrap_or(1);
    Day::of(year, part(month), part(day)).unwrap_or(Day::first_of_year(year))
}

/// A first day of a month within these years.
fn some_month(dice: &mut Dice, from: Day, until: Day) -> Day {
    let months = from.months_until(until).max(1);
    from.plus_months(dice.between(0, months - 1)).first_of_next_month()
}

pub(super) fn issues(parts: &Parts) -> Vec<Issue> {
    let mut dice = Dice::of(parts.seed, "careers");
    let mut all = Vec::new();
    let in_class: BTreeSet<usize> = classes::gaining_theory(parts);
    let mut units: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, person) in parts.people.iter().enumerate() {
        let elected =
            person.book == Book::Communes && COMMUNE.iter().any(|(title, ..)| person.title.as_deref() == Some(title));
        if elected || person.profile.ends_with("-leader") {
            units.entry(&person.unit).or_default().push(at);
            all.push(recruited(parts, at, person, &mut dice));
            all.extend(studied(person, &mut dice).filter(|_| !in_class.contains(&at)));
        }
    }
    for (unit, leaders) in units {
        match parts.people[leaders[0]].book {
            Book::Communes => all.extend(leaders.iter().flat_map(|at| commune(parts, *at))),
            _ if unit == parts.settings.district.name => {
                all.extend(leaders.iter().filter_map(|at| district(parts, *at)));
            }
            _ => all.extend(body(parts, unit, &leaders, &mut dice)),
        }
    }
    all
}

/// Where the person first served: where a later move started, one of the schools that theirs was made of, or where they are now.
fn first_unit(parts: &Parts, at: usize, person: &Person) -> String {
    let moved = parts
        .settings
        .moves
        .iter()
        .zip(&parts.script.moves)
        .find(|(_, role)| **role == at && parts.script.arrived.contains(&at));
    if let Some((row, _)) = moved {
        return row.from_unit.clone();
    }
    let school = parts.settings.schools.iter().find(|school| school.name == person.unit);
    let before: Vec<&str> = school.iter().flat_map(|school| school.merged_from()).collect();
    before
        .get(at % 2)
        .map_or_else(|| person.unit.clone(), |name| (*name).to_owned())
}

fn recruited(parts: &Parts, at: usize, person: &Person, dice: &mut Dice) -> Issue {
    let unit = first_unit(parts, at, person);
    let (number, standing, day) = (person.number.clone(), person.standing, person.recruited);
    let held = person
        .education
        .clone()
        .filter(|education| !education.studying && education.level != "none");
    let graduated = When::Year(day.year() - dice.between(0, 1));
    Issue::new(Series::Committee, day, day, format!("Tuyển dụng {}", person.full_name)).act(move |scribe| {
        let (person, unit) = (scribe.person(&number)?, scribe.unit(&unit)?);
        scribe.add(Recruit {
            person,
            unit,
            standing,
            post: None,
        });
        if let Some(own) = &held {
            let learning = RecordLearning {
                person,
                field: Learning::Education,
                level: own.level.clone(),
                specialism: own.specialism.clone(),
                state: LearningState::Held,
            };
            scribe.add_at(graduated, learning);
        }
        Ok(())
    })
}

/// A diploma of political theory gained after some years of service, known to the month.
fn studied(person: &Person, dice: &mut Dice) -> Option<Issue> {
    let own = person
        .theory
        .clone()
        .filter(|theory| matches!(theory.level.as_str(), "intermediate" | "advanced" | "bachelor"))?;
    let from = person.recruited.plus_months(48);
    let until = Day::first_of_year(2017);
    let when = (from < until).then(|| some_month(dice, from, until))?;
    let (year, month, _) = when.civil();
    let number = person.number.clone();
    Some(
        Issue::new(
            Series::Committee,
            when,
            when,
            format!("Ghi bằng lý luận chính trị của {}", person.full_name),
        )
        .act(move |scribe| {
            let person = scribe.person(&number)?;
            let learning = RecordLearning {
                person,
                field: Learning::Theory,
                level: own.level.clone(),
                specialism: None,
                state: LearningState::Held,
            };
            scribe.add_at(When::Month(year, month), learning);
            Ok(())
        }),
    )
}

/// Elected in the commune, after a term in a lower title where the years allow it.
fn commune(parts: &Parts, at: usize) -> Vec<Issue> {
    let person = &parts.people[at];
    let found = COMMUNE
        .iter()
        .find(|(title, ..)| person.title.as_deref() == Some(title));
    let Some((title, elected, ends, before)) = found.filter(|_| !parts.script.arrived.contains(&at)) else {
        return Vec::new();
    };
    let (elected, ends, start) = (day(*elected), day(*ends), day(TERM_BEFORE));
    let mut all = Vec::new();
    if person.recruited.plus_months(12) > elected {
        return all;
    }
    if let Some(before) = before.filter(|_| person.recruited.plus_months(36) <= start) {
        let (number, unit) = (person.number.clone(), person.unit.clone());
        all.push(
            Issue::new(
                Series::Party,
                start,
                start,
                format!("Chuẩn y kết quả bầu {before}, {unit}"),
            )
            .act(move |scribe| {
                let free = scribe.free_post(
                    &unit,
                    before,
                    Span {
                        from: start,
                        until: elected,
                    },
                )?;
                let person = scribe.person(&number)?;
                if let Some(post) = free {
                    scribe.add(Elect {
                        person,
                        post,
                        term_ends: Some(elected),
                    });
                }
                Ok(())
            }),
        );
    }
    all.push(elect(
        parts,
        person,
        elected,
        ends,
        format!("Chuẩn y kết quả bầu {title}, {}", person.unit),
    ));
    all
}

fn district(parts: &Parts, at: usize) -> Option<Issue> {
    let person = &parts.people[at];
    let title = person.title.clone()?;
    let state = title.contains("UBND") || title.contains("HĐND");
    let (elected, ends) = if state {
        (day([2016, 6, 24]), day([2021, 6, 30]))
    } else {
        (day([2015, 7, 25]), day([2020, 7, 31]))
    };
    Some(elect(
        parts,
        person,
        elected,
        ends,
        format!("Chuẩn y kết quả bầu {title}"),
    ))
}

fn elect(parts: &Parts, person: &Person, elected: Day, ends: Day, title: String) -> Issue {
    let number = person.number.clone();
    let rolls = parts.settings.district.rolls_as_of;
    Issue::new(Series::Party, elected, elected, title).act(move |scribe| {
        let (person, post) = (scribe.person(&number)?, scribe.post_of(&number, rolls)?);
        scribe.add(Elect {
            person,
            post,
            term_ends: Some(ends),
        });
        Ok(())
    })
}

/// Head and deputies of a body or school. Deputies came after their head, so that nobody held a post that was taken.
fn body(parts: &Parts, unit: &str, leaders: &[usize], dice: &mut Dice) -> Vec<Issue> {
    let made = parts
        .settings
        .schools
        .iter()
        .find(|school| school.name == unit)
        .and_then(|school| school.merged_on);
    let head_came = some_month(dice, day([2012, 3, 1]), day([2016, 5, 1]));
    let mut all = Vec::new();
    for (place, at) in leaders.iter().enumerate() {
        let person = &parts.people[*at];
        if parts.script.arrived.contains(at) {
            continue;
        }
        let came = match made {
            Some(made) => Day(made.number() + 7),
            None if place == 0 => head_came,
            None => some_month(dice, head_came.plus_months(1), day([2018, 9, 1])),
        };
        if person.recruited.plus_months(36) > came {
            continue;
        }
        let stint = head_came.plus_months(-12 * dice.between(3, 6));
        if place == 0 && made.is_none() && person.recruited.plus_months(36) <= stint {
            all.extend(was_deputy(parts, leaders, person, stint, came));
        }
        all.extend(appointed(parts, person, came));
    }
    all
}

fn was_deputy(parts: &Parts, leaders: &[usize], person: &Person, from: Day, until: Day) -> Option<Issue> {
    let title = leaders.get(1).and_then(|at| parts.people[*at].title.clone())?;
    let (number, unit) = (person.number.clone(), person.unit.clone());
    Some(
        Issue::new(
            Series::Committee,
            from,
            from,
            format!("Bổ nhiệm {} giữ chức {title}", person.full_name),
        )
        .act(move |scribe| {
            let free = scribe.free_post(&unit, &title, Span { from, until })?;
            let person = scribe.person(&number)?;
            let term_ends = Some(from.plus_months(TERM).previous());
            if let Some(post) = free {
                scribe.add(Appoint {
                    person,
                    post,
                    term_ends,
                });
            }
            Ok(())
        }),
    )
}

/// Appointed to the post held on the day of the rolls, and again after each term.
fn appointed(parts: &Parts, person: &Person, came: Day) -> Vec<Issue> {
    let rolls = parts.settings.district.rolls_as_of;
    let title = person.title.clone().unwrap_or_default();
    let mut all = Vec::new();
    let mut day = came;
    while day <= rolls {
        let number = person.number.clone();
        let again = day > came;
        let term_ends = Some(day.plus_months(TERM).previous());
        let what = if again { "Bổ nhiệm lại" } else { "Bổ nhiệm" };
        let head = format!("{what} {} giữ chức {title}, {}", person.full_name, person.unit);
        all.push(Issue::new(Series::Committee, day, day, head).act(move |scribe| {
            let (person, post) = (scribe.person(&number)?, scribe.post_of(&number, rolls)?);
            if again {
                scribe.add(Reappoint {
                    person,
                    post,
                    term_ends,
                });
            } else {
                scribe.add(Appoint {
                    person,
                    post,
                    term_ends,
                });
            }
            Ok(())
        }));
        day = day.plus_months(TERM);
    }
    all
}
