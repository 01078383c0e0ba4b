//! Disciplines that end: told apart from all other duties, of those alone whose disciplines the office has opened.

use lawbook::Lawbook;
use ledger::codes::DisciplineForm;
use ledger::value::{Fact, Ix, Row};
use ledger::{ActId, Day};

use super::duty::Ground;
use crate::people::Member;

/// The rule of how long a discipline lasts.
const LASTS: &str = "mobility.discipline-lasts";
/// So many months ahead are told.
const AHEAD: i32 = 12;

/// A discipline that runs, and when it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DisciplineEnd {
    /// Whose.
    pub person: Ix,
    /// The unit on the day.
    pub unit: Option<Ix>,
    /// Its form.
    pub form: DisciplineForm,
    /// The day from which it runs, whose version of the law tells how long.
    pub since: Day,
    /// The first day on which it runs no more. None: neither the paper nor the law book tells one.
    pub ends: Option<Day>,
    /// What says so: the paper, or the rule and the paper that it is applied to.
    pub ground: Ground,
    /// The act that disciplines.
    pub source: ActId,
}

/// Those of opened rows that run on a day and end within a year or should have ended, by day; then those whose end nothing tells.
pub fn disciplines_ending(law: &Lawbook, opened: &[(Member, Vec<Row>)], day: Day) -> Vec<DisciplineEnd> {
    let mut all = Vec::new();
    for (member, rows) in opened {
        for row in rows.iter().filter(|row| row.holds(day)) {
            let Fact::Discipline { form, runs_until } = row.fact else {
                continue;
            };
            let told = (runs_until < Day::MAX).then_some(runs_until);
            // Of one whose first day is not known exactly nobody reckons a last one.
            let lawful = || by_law(law, form, row.from).filter(|_| row.earliest == row.from);
            let (ends, ground) = match told.or_else(lawful) {
                Some(ends) if told.is_none() => (Some(ends), Ground::Rule(LASTS, Some(row.source))),
                ends => (ends, Ground::Act(row.source)),
            };
            all.push(DisciplineEnd {
                person: member.person,
                unit: member.unit,
                form,
                since: row.from,
                ends,
                ground,
                source: row.source,
            });
        }
    }
    let until = day.plus_months(AHEAD);
    all.retain(|one| one.ends.is_none_or(|ends| ends <= until));
    all.sort_by_key(|one| (one.ends.is_none(), one.ends, one.person));
    all
}

/// When a discipline ends that nothing prolongs, by the version of the day on which it began.
fn by_law(law: &Lawbook, form: DisciplineForm, from: Day) -> Option<Day> {
    let months = law.value(LASTS, from).ok()?.body().named(form.word())?.floor();
    Some(from.plus_months(i32::try_from(months).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_law_book_tells_how_long_a_discipline_lasts_by_the_day_on_which_it_began() {
        let law = Lawbook::carried().unwrap();
        let day = |text: &str| text.parse::<Day>().unwrap();
        let ends = |form, from| by_law(&law, form, day(from)).map(|day| day.to_string());
        assert_eq!(
            ends(DisciplineForm::Reprimand, "2018-02-01").as_deref(),
            Some("2019-02-01")
        );
        // A dismissal ends the service, and of a day that was not read nobody tells an end.
        assert_eq!(ends(DisciplineForm::Dismissal, "2018-02-01"), None);
        assert_eq!(ends(DisciplineForm::Reprimand, "2026-02-01"), None);
    }
}
