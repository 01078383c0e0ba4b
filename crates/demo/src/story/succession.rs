//! Succession plans: for 2015–2020, for 2020–2025, and the review in the year after the rolls.

use ledger::acts::succession::{PlanSuccessor, RemoveSuccessor, ReviewSuccessor};
use ledger::codes::ReviewOutcome;
use ledger::value::Fact;
use ledger::{Day, PostId};

use crate::cast::{Book, Candidacy};
use crate::dice::Dice;
use crate::district::Parts;
use crate::issue::{Issue, Scribe, Series};
use crate::problem::DemoError;

/// Days on which the two plans were approved, and the years that they are for.
const EARLIER: ([i32; 3], u16, u16) = ([2016, 3, 10], 2015, 2020);
const PRESENT: ([i32; 3], u16, u16) = ([2018, 9, 10], 2020, 2025);
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
    let rolls = parts.settings.district.rolls_as_of;
    let mut dice = Dice::of(parts.seed, "review");
    let mut all = Vec::new();
    for (book, what) in [
        (Book::Communes, "cấp xã"),
        (Book::Agencies, "cơ quan, đơn vị"),
        (Book::Schools, "trường học"),
    ] {
        // Schools made after the first plan have posts that could not be planned for then.
        let first = day(EARLIER.0);
        let stood = |plan: &&Candidacy| {
            let unit = &parts.people[plan.holder].unit;
            let school = parts.settings.schools.iter().find(|school| &school.name == unit);
            plan.earlier
                && parts.people[plan.who].recruited < first
                && school.is_none_or(|school| school.merged_on.is_none())
        };
        let earlier = names(parts, book, parts.plans.iter().filter(stood));
        all.push(planned(first, (EARLIER.1, EARLIER.2), what, rolls, earlier));
        all.push(planned(
            day(PRESENT.0),
            (PRESENT.1, PRESENT.2),
            what,
            rolls,
            names(parts, book, parts.plans.iter()),
        ));
        let reviewed: Vec<((String, String), bool)> = names(parts, book, parts.plans.iter())
            .into_iter()
            .map(|name| (name, dice.permille(OUT)))
            .collect();
        all.push(review(what, rolls, reviewed));
    }
    all
}

fn planned(day: Day, (first_year, last_year): (u16, u16), what: &str, rolls: Day, names: Names) -> Issue {
    let title = format!("Phê duyệt quy hoạch cán bộ lãnh đạo, quản lý {what} giai đoạn {first_year} - {last_year}");
    Issue::new(Series::Party, day, day, title)
        .on("15-HD/BTCTW@2012-11-05")
        .act(move |scribe| {
            for (who, holder) in &names {
                let (person, post) = (scribe.person(who)?, scribe.post_of(holder, rolls)?);
                if stands_in_plan(scribe, who, post)? {
                    // A name of the earlier plan passes into the new one.
                    scribe.add(RemoveSuccessor { person, post });
                }
                scribe.add(PlanSuccessor {
                    person,
                    post,
                    first_year,
                    last_year,
                });
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
