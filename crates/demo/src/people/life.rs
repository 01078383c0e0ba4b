//! Sex, birth, entry into service and into the Party.

use std::collections::{BTreeMap, BTreeSet};

use ledger::Day;
use ledger::codes::{Sex, Standing};

use crate::cast::{Book, Role, Script};
use crate::dice::Dice;
use crate::problem::DemoError;
use crate::settings::{LeaverHow, Settings};

/// What a person's years look like.
#[derive(Debug, Clone)]
pub(super) struct Life {
    pub(super) sex: Sex,
    pub(super) born: Day,
    pub(super) recruited: Day,
    pub(super) party: Option<(Day, Day)>,
}

/// The age at which pensions began before 2021, in years: men, women.
const PENSION: (i32, i32) = (60, 55);

/// A life for every place.
pub(super) fn lives(
    settings: &Settings,
    roles: &[Role],
    script: &Script,
    planned: &BTreeSet<usize>,
    seed: u64,
) -> Result<Vec<Life>, DemoError> {
    let mut dice = Dice::of(seed, "lives");
    let sexes = by_profile(settings, roles, &mut dice, |profile| profile.women)?;
    let members = by_profile(settings, roles, &mut dice, |profile| profile.party)?;
    let retiring: BTreeMap<usize, Day> = settings
        .leavers
        .iter()
        .zip(&script.leavers)
        .filter(|(row, _)| row.how == LeaverHow::Retire)
        .map(|(row, role)| (*role, row.day))
        .collect();
    let going: BTreeSet<usize> = script.streamlined.iter().copied().flatten().collect();
    let moving: BTreeSet<usize> = script.moves.iter().chain(&script.reinforcements).copied().collect();
    let mut all = Vec::with_capacity(roles.len());
    for (at, role) in roles.iter().enumerate() {
        let woman = sexes[at] || of_women(role);
        let sex = if woman { Sex::Female } else { Sex::Male };
        let (youngest, oldest) = settings.profile(&role.profile)?.age;
        // Nobody reaches the pension age in the year after the rolls but those who are to retire.
        let most = if woman { PENSION.1 - 3 } else { PENSION.0 - 3 };
        let (youngest, oldest) = if going.contains(&at) {
            (most - 6, most)
        } else if moving.contains(&at) {
            (31.max(youngest), 43.max(youngest))
        } else if planned.contains(&at) {
            (youngest, oldest.min(48).max(youngest))
        } else {
            (youngest, oldest.min(most).max(youngest))
        };
        let born = match retiring.get(&at) {
            Some(day) => reaching(*day, if woman { PENSION.1 } else { PENSION.0 }, &mut dice),
            None => day_before(settings.district.rolls_as_of, dice.between(youngest, oldest), &mut dice),
        };
        let first_work = if role.standing == Standing::Cadre && role.book == Book::Communes {
            (23, 29)
        } else {
            (22, 27)
        };
        let latest = settings.district.rolls_as_of.plus_months(-14);
        let recruited = entry(born, dice.between(first_work.0, first_work.1), &mut dice).min(latest);
        let joined = entry(born, dice.between(21, 32), &mut dice).min(latest);
        let party = members[at].then(|| (joined, joined.plus_months(12)));
        all.push(Life {
            sex,
            born,
            recruited,
            party,
        });
    }
    Ok(all)
}

/// Whether the place is in the women's union, or its deputy's in a commune.
fn of_women(role: &Role) -> bool {
    let title = role.title.as_deref().unwrap_or("");
    role.unit.contains("Phụ nữ") || title.contains("LHPN")
}

/// A yes or no for every place, with the share that each profile asks for, exactly.
fn by_profile(
    settings: &Settings,
    roles: &[Role],
    dice: &mut Dice,
    share: impl Fn(&crate::settings::Profile) -> u32,
) -> Result<Vec<bool>, DemoError> {
    let mut members: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, role) in roles.iter().enumerate() {
        members.entry(&role.profile).or_default().push(at);
    }
    let mut answers = vec![false; roles.len()];
    for (profile, places) in members {
        let yes = share(settings.profile(profile)?).min(100);
        let deck = dice.deck(&[(true, yes), (false, 100 - yes)], places.len());
        places
            .into_iter()
            .zip(deck)
            .for_each(|(at, answer)| answers[at] = answer);
    }
    Ok(answers)
}

/// A birth by which the pension begins on the first of that month: the birthday lies in the month before.
fn reaching(pension: Day, years: i32, dice: &mut Dice) -> Day {
    let month = pension.plus_months(-12 * years - 1);
    Day(month.number() + dice.between(0, 26))
}

/// A birth that makes somebody so many whole years old on a day.
fn day_before(day: Day, years: i32, dice: &mut Dice) -> Day {
    Day(day.plus_months(-12 * years).number() - dice.between(1, 360))
}

/// The first of a month in the year of that age.
fn entry(born: Day, age: i32, dice: &mut Dice) -> Day {
    born.plus_months(12 * age + dice.between(0, 11)).first_of_next_month()
}
