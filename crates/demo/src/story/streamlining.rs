//! Streamlining (tinh giản biên chế): one decision a person, one post of the unit's quota with each.

use ledger::acts::career::Streamline;
use ledger::acts::people::RegisterPerson;
use ledger::acts::record::RecordService;
use ledger::codes::{QuotaKind, Sex, Standing};
use ledger::{Day, PersonId, When};

use super::earlier;
use crate::dice::Dice;
use crate::district::Parts;
use crate::founding::kind_of;
use crate::issue::{Issue, Series};
use crate::people::Namer;
use crate::settings::StreamlineRow;

/// Days between signature and effect.
const NOTICE: i32 = 12;

pub(super) fn issues(parts: &Parts) -> Vec<Issue> {
    let mut namer = Namer::new(&parts.settings, parts.seed.wrapping_add(1));
    namer.keep_free(parts.people.iter().map(|person| person.number.clone()));
    let mut dice = Dice::of(parts.seed, "streamlined earlier");
    let mut all = Vec::new();
    for (row, role) in parts.settings.streamlined.iter().zip(&parts.script.streamlined) {
        all.push(match role {
            Some(role) => of_the_rolls(parts, row, *role),
            None => gone_before(parts, row, &mut namer, &mut dice),
        });
    }
    all
}

fn title(name: &str, row: &StreamlineRow) -> String {
    format!("Tinh giản biên chế đối với {name}, {}", row.unit)
}

fn of_the_rolls(parts: &Parts, row: &StreamlineRow, role: usize) -> Issue {
    let person = &parts.people[role];
    let (number, unit, ground) = (person.number.clone(), row.unit.clone(), row.ground);
    let quota = kind_of(&parts.settings, &row.unit);
    Issue::new(
        Series::Committee,
        earlier(row.day, NOTICE),
        row.day,
        title(&person.full_name, row),
    )
    .on("108/2014/NĐ-CP")
    .act(move |scribe| {
        let (person, unit) = (scribe.person(&number)?, scribe.unit(&unit)?);
        scribe.add(Streamline {
            person,
            unit,
            quota,
            ground,
        });
        Ok(())
    })
}

/// Somebody who had left before the rolls were drawn up: the same decision opens the record and closes the service.
fn gone_before(parts: &Parts, row: &StreamlineRow, namer: &mut Namer, dice: &mut Dice) -> Issue {
    let sex = if dice.permille(550) { Sex::Female } else { Sex::Male };
    let years = if sex == Sex::Female { 51 } else { 56 };
    let born = Day(row.day.plus_months(-12 * years).number() - dice.between(0, 700));
    let ethnicity = namer.ethnicity(None);
    let full_name = namer.full_name(&ethnicity, sex);
    let citizen_number = namer.number(sex, born.year());
    let (unit, ground) = (row.unit.clone(), row.ground);
    let quota = kind_of(&parts.settings, &row.unit);
    let standing = if quota == QuotaKind::CivilService {
        Standing::CivilServant
    } else {
        Standing::PublicEmployee
    };
    let by = When::By(earlier(row.day, NOTICE));
    let name = full_name.clone();
    Issue::new(Series::Committee, earlier(row.day, NOTICE), row.day, title(&name, row))
        .on("108/2014/NĐ-CP")
        .act(move |scribe| {
            let unit = scribe.unit(&unit)?;
            let register = RegisterPerson {
                full_name: full_name.clone(),
                sex: Some(sex),
                birth: Some(When::Day(born)),
                citizen_number: Some(citizen_number.clone()),
            };
            let person = PersonId::here(scribe.add(register));
            scribe.add_at(by, RecordService { person, unit, standing });
            scribe.add(Streamline {
                person,
                unit,
                quota,
                ground,
            });
            Ok(())
        })
}
