//! People: one for each place, with name, birth, number, learning, rank and Party membership. All of them are invented.

mod learning;
mod life;
mod naming;
mod pay;

use std::collections::BTreeSet;

use lawbook::Lawbook;
use ledger::codes::{Sex, Standing};
use ledger::{Day, Decimal, When};

use crate::cast::{Book, Candidacy, Role, Script};
use crate::dice::Dice;
use crate::problem::DemoError;
use crate::settings::Settings;

pub(crate) use learning::{Education, Theory};
pub(crate) use naming::Namer;

/// One invented person in a place.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) full_name: String,
    pub(crate) sex: Sex,
    /// The true day; the roll may tell less.
    pub(crate) born: Day,
    /// What the roll tells.
    pub(crate) birth: When,
    pub(crate) number: String,
    pub(crate) ethnicity: String,
    pub(crate) book: Book,
    pub(crate) unit: String,
    pub(crate) title: Option<String>,
    pub(crate) standing: Standing,
    pub(crate) profile: String,
    pub(crate) recruited: Day,
    pub(crate) education: Option<Education>,
    /// None: not known.
    pub(crate) theory: Option<Theory>,
    /// Level of state management; none: not known.
    pub(crate) state_management: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) computing: Option<String>,
    pub(crate) pay: Option<Pay>,
    /// Joined, and full member since.
    pub(crate) party: Option<(Day, Day)>,
}

/// Rank and step on the day of the rolls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pay {
    pub(crate) rank: String,
    /// Bậc, from 1.
    pub(crate) step: u8,
    /// Months that a step lasts.
    pub(crate) months: i32,
    pub(crate) since: Day,
    pub(crate) coefficient: Decimal,
    /// The coefficient of the next step; none at the end of the table.
    pub(crate) next: Option<Decimal>,
    /// Coefficients of the steps before, the latest first.
    pub(crate) before: Vec<Decimal>,
}

/// Fills every place.
pub(crate) fn people(
    settings: &Settings,
    law: &Lawbook,
    roles: &[Role],
    script: &Script,
    plans: &[Candidacy],
    seed: u64,
) -> Result<Vec<Person>, DemoError> {
    let planned: BTreeSet<usize> = plans.iter().map(|plan| plan.who).collect();
    let lives = life::lives(settings, roles, script, &planned, seed)?;
    let learnt = learning::learnt(settings, roles, &planned, &script.unready, seed)?;
    let mut namer = Namer::new(settings, seed);
    let mut dice = Dice::of(seed, "records");
    let mut all = Vec::with_capacity(roles.len());
    for (at, (role, (life, learnt))) in roles.iter().zip(lives.into_iter().zip(learnt)).enumerate() {
        let ethnicity = namer.ethnicity(role.commune.as_deref());
        let full_name = namer.full_name(&ethnicity, life.sex);
        let certain = script.busy.contains(&at);
        let year_only = dice.permille(settings.profiles.year_only_permille) && !certain;
        let pay = match &settings.profile(&role.profile)?.pay {
            Some(table) => Some(pay::pay(settings, law, table, &life, &learnt)?),
            None => None,
        };
        let officials = role.book <= Book::Schools;
        all.push(Person {
            number: namer.number(life.sex, life.born.year()),
            full_name,
            ethnicity,
            sex: life.sex,
            born: life.born,
            birth: if year_only {
                When::Year(life.born.year())
            } else {
                When::Day(life.born)
            },
            book: role.book,
            unit: role.unit.clone(),
            title: role.title.clone(),
            standing: role.standing,
            profile: role.profile.clone(),
            recruited: life.recruited,
            education: learnt.education,
            theory: learnt.theory,
            state_management: learnt.state_management,
            language: (officials && dice.permille(620)).then(|| {
                dice.pick(&["A2", "B1", "A2", "B2"])
                    .map_or_else(String::new, |level| format!("Tiếng Anh {level}"))
            }),
            computing: (officials && dice.permille(780)).then(|| "Cơ bản".to_owned()),
            pay,
            party: life.party,
        });
    }
    Ok(all)
}
