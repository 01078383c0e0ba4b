//! Admissions to the Party on the customary days of the year after the rolls: outstanding citizens and young officials.

use ledger::Day;
use ledger::acts::record::RecordParty;
use ledger::codes::PartyState;

use crate::cast::Book;
use crate::dice::Dice;
use crate::district::Parts;
use crate::issue::{Issue, Series};

/// Days, and how many are admitted on each.
const DAYS: [((u32, u32), usize); 3] = [((2, 3), 14), ((5, 19), 26), ((9, 2), 21)];

pub(super) fn issues(parts: &Parts) -> Vec<Issue> {
    let year = parts.settings.district.rolls_as_of.year() + 1;
    let young = |person: &&crate::people::Person| {
        person.party.is_none()
            && (person.book == Book::Citizens || person.book <= Book::Schools && person.born.year() > year - 36)
    };
    let busy = |number: &String| parts.script.busy.iter().any(|at| &parts.people[*at].number == number);
    let mut numbers: Vec<String> = parts
        .people
        .iter()
        .filter(young)
        .map(|person| person.number.clone())
        .filter(|number| !busy(number))
        .collect();
    Dice::of(parts.seed, "admissions").shuffle(&mut numbers);
    let mut numbers = numbers.into_iter();
    let mut all = Vec::new();
    for ((month, date), count) in DAYS {
        let Some(day) = Day::of(year, month, date) else {
            continue;
        };
        let admitted: Vec<String> = numbers.by_ref().take(count).collect();
        all.push(
            Issue::new(Series::Party, super::earlier(day, 8), day, "Kết nạp đảng viên").act(move |scribe| {
                for number in &admitted {
                    let person = scribe.person(number)?;
                    scribe.add(RecordParty {
                        person,
                        state: PartyState::Probationary,
                    });
                }
                Ok(())
            }),
        );
    }
    all
}
