//! Succession plans: the term of 2015–2020 with its supplements, the review in the year after the rolls, the next term.

use std::collections::BTreeSet;

use ledger::acts::succession::{PlanSuccessor, RemoveSuccessor, ReviewSuccessor};
use ledger::codes::ReviewOutcome;
use ledger::value::Fact;
use ledger::{Day, Entity, PostId};

use crate::cast::{Book, Candidacy};
use crate::dice::Dice;
use crate::district::Parts;
use crate::issue::{Issue, Scribe, Series};
use crate::problem::DemoError;

/// The term's plan: the day it was approved, the day it was supplemented, the years that it is for.
const FIRST: [i32; 3] = [2016, 3, 10];
const SUPPLEMENT: [i32; 3] = [2018, 9, 10];
const TERM: (u16, u16) = (2015, 2020);
/// A second supplement, after the year's training plan: names that were not known when classes were planned.
const LATE: [i32; 3] = [2019, 2, 28];
const LATE_NAMES: usize = 14;
/// The plan of the next term: signed, and in force from its first year on.
const NEXT: [i32; 3] = [2019, 10, 28];
const NEXT_TERM: (u16, u16) = (2020, 2025);
/// The day of the yearly review.
const REVIEW: [i32; 3] = [2019, 7, 15];
/// Of those reviewed, how many in a thousand leave the plan.
const OUT: u32 = 30;

fn day([year, month, day]: [i32; 3]) -> Day {
    let part = |number: i32| u32::try_from(number).unwrap_or(1);
    Day::of(year, part(month), part(day)).unwrap_or(Day::first_of_year(year))
}

/// Names of a plan: who, and whose post.
type Names = Vec<(String, String)>;

fn names<'p>(parts: &'p Parts, book: Book, plans: impl Iterator<Item = &'p Candidacy>) -> Names {
    let of = |plan: &&Candidacy| parts.people[plan.who].book == book;
    plans
        .filter(of)
        .map(|plan| {
            (
                parts.people[plan.who].number.clone(),
                parts.people[plan.holder].number.clone(),
            )
        })
        .collect()
}

pub(super) fn issues(parts: &Parts) -> Vec<Issue> {
    let mut dice = Dice::of(parts.seed, "review");
    let late = late(parts, &mut dice);
    let mut all = Vec::new();
    for (book, what) in [
        (Book::Communes, "cấp xã"),
        (Book::Agencies, "cơ quan, đơn vị"),
        (Book::Schools, "trường học"),
    ] {
        let (first, later): (Vec<Candidacy>, Vec<Candidacy>) = parts.plans.iter().partition(|plan| stood(parts, plan));
        all.push(planned(
            parts,
            (day(FIRST), day(FIRST)),
            TERM,
            what,
            names(parts, book, first.iter()),
        ));
        let supplement = (day(SUPPLEMENT), day(SUPPLEMENT));
        all.push(planned(parts, supplement, TERM, what, names(parts, book, later.iter())));
        all.push(planned(
            parts,
            (day(LATE), day(LATE)),
            TERM,
            what,
            names(parts, book, late.iter()),
        ));
        let reviewed: Vec<((String, String), bool)> = names(parts, book, parts.plans.iter())
            .into_iter()
            .map(|name| (name, dice.permille(OUT)))
            .collect();
        all.push(review(what, parts.settings.district.rolls_as_of, reviewed));
        let next = names(parts, book, parts.plans.iter().chain(&late));
        all.push(next_term(parts, what, next));
    }
    all
}

/// Whether a name stood in the plan from the first: schools made later had no posts that could be planned for then.
fn stood(parts: &Parts, plan: &Candidacy) -> bool {
    let unit = &parts.people[plan.holder].unit;
    let school = parts.settings.schools.iter().find(|school| &school.name == unit);
    plan.earlier
        && parts.people[plan.who].recruited < day(FIRST)
        && school.is_none_or(|school| school.merged_on.is_none())
}

/// Young officials who have yet to study political theory, for the deputy's post of their own unit.
fn late(parts: &Parts, dice: &mut Dice) -> Vec<Candidacy> {
    let taken: BTreeSet<usize> = parts.plans.iter().map(|plan| plan.who).collect();
    let free = |at: &usize| {
        let person = &parts.people[*at];
        let lacks = person.theory.as_ref();
        person.book <= Book::Agencies
            && !taken.contains(at)
            && !parts.script.busy.contains(at)
            && matches!(
                person.profile.as_str(),
                "civil-servant" | "commune-civil-servant" | "youth"
            )
            && lacks.is_some_and(|own| !own.studying && matches!(own.level.as_str(), "none" | "elementary"))
    };
    let deputy = |at: usize| {
        let unit = &parts.people[at].unit;
        let second = |person: &crate::people::Person| {
            let title = person.title.as_deref().unwrap_or("");
            &person.unit == unit && (title.starts_with("Phó ") || title == "Phó Chủ tịch UBND")
        };
        let found =
            (0..parts.people.len()).find(|other| second(&parts.people[*other]) && !parts.script.busy.contains(other));
        found.map(|holder| Candidacy {
            who: at,
            holder,
            earlier: false,
        })
    };
    let mut all: Vec<Candidacy> = (0..parts.people.len()).filter(free).filter_map(deputy).collect();
    dice.shuffle(&mut all);
    all.truncate(LATE_NAMES);
    all
}

fn planned(
    parts: &Parts,
    (signed, effective): (Day, Day),
    (first_year, last_year): (u16, u16),
    what: &str,
    names: Names,
) -> Issue {
    let rolls = parts.settings.district.rolls_as_of;
    let title = format!("Quy hoạch cán bộ lãnh đạo, quản lý {what} giai đoạn {first_year} - {last_year}");
    Issue::new(Series::Party, signed, effective, title)
        .on("15-HD/BTCTW@2012-11-05")
        .act(move |scribe| {
            for (who, holder) in &names {
                let (person, post) = (scribe.person(who)?, scribe.post_of(holder, rolls)?);
                if !stands_in_plan(scribe, who, post)? {
                    scribe.add(PlanSuccessor {
                        person,
                        post,
                        first_year,
                        last_year,
                    });
                }
            }
            Ok(())
        })
}

/// Names of the term's plan who still stand in it pass into the next one on its first day.
fn next_term(parts: &Parts, what: &str, names: Names) -> Issue {
    let rolls = parts.settings.district.rolls_as_of;
    let (first_year, last_year) = NEXT_TERM;
    let effective = Day::first_of_year(i32::from(first_year));
    let title = format!("Quy hoạch cán bộ lãnh đạo, quản lý {what} giai đoạn {first_year} - {last_year}");
    Issue::new(Series::Party, day(NEXT), effective, title)
        .on("15-HD/BTCTW@2012-11-05")
        .act(move |scribe| {
            for (who, holder) in &names {
                let (person, post) = (scribe.person(who)?, scribe.post_of(holder, rolls)?);
                if stands_in_plan(scribe, who, post)? {
                    scribe.add(RemoveSuccessor { person, post });
                    let view = scribe.view();
                    // The heads' posts of consolidated offices have ended; nobody is planned for them again.
                    if view
                        .value()
                        .place(Entity::Post(post))
                        .is_some_and(|place| view.stands(place))
                    {
                        scribe.add(PlanSuccessor {
                            person,
                            post,
                            first_year,
                            last_year,
                        });
                    }
                }
            }
            Ok(())
        })
}

fn review(what: &str, rolls: Day, names: Vec<((String, String), bool)>) -> Issue {
    let day = day(REVIEW);
    Issue::new(
        Series::Party,
        day,
        day,
        format!("Rà soát, bổ sung quy hoạch {what} năm {}", REVIEW[0]),
    )
    .act(move |scribe| {
        for ((who, holder), out) in &names {
            let (person, post) = (scribe.person(who)?, scribe.post_of(holder, rolls)?);
            if stands_in_plan(scribe, who, post)? {
                let outcome = if *out {
                    ReviewOutcome::Removed
                } else {
                    ReviewOutcome::Kept
                };
                scribe.add(ReviewSuccessor { person, post, outcome });
            }
        }
        Ok(())
    })
}

fn stands_in_plan(scribe: &Scribe<'_>, number: &str, post: PostId) -> Result<bool, DemoError> {
    let view = scribe.view();
    let seen = scribe.seen(number, view.day())?;
    let stands = seen
        .facts()
        .any(|row| matches!(row.fact, Fact::Planned { post: p, .. } if view.post_id(p) == Some(post)));
    Ok(stands)
}
