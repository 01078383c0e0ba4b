//! What a discipline blocks, and until when: by the rules of the law book that hold on the day looked at, each with its legal basis.

use lawbook::{Lawbook, Selects};
use ledger::codes::DisciplineForm;
use ledger::{Day, Decimal};
use words::{Lang, Message, writing};

use super::show::Effect;
use crate::pages::tasks::{citation, in_lang};
use crate::urls;

/// Rules that keep somebody from a higher appointment: of the law, and of the Party, which binds its members alone.
const BLOCKS: [(&str, bool); 2] = [
    ("mobility.discipline-block-law", false),
    ("mobility.discipline-block-party", true),
];
/// The rule that delays the next salary step.
const DELAY: &str = "pay.step-delay";

/// A discipline as the rules look at it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Disciplined {
    /// Its form.
    pub(super) form: DisciplineForm,
    /// The first day on which it ran.
    pub(super) from: Day,
    /// Whether the person is a member of the Party.
    pub(super) party: bool,
}

/// What follows from it on a day, and the first day on which nothing of it blocks or delays any more; none where a rule that binds the person
/// tells no end for that day or form.
pub(super) fn effects(lang: Lang, law: &Lawbook, one: Disciplined, day: Day) -> (Vec<Effect>, Option<Day>) {
    let mut effects = Vec::new();
    let (mut free, mut untold): (Option<Day>, bool) = (None, false);
    for (rule, of_party) in BLOCKS {
        if of_party && !one.party {
            continue;
        }
        let Some((months, effect)) = told(lang, law, rule, one, day) else {
            untold = true;
            continue;
        };
        let until = one.from.plus_months(months);
        free = free.max(Some(until));
        let id = if until > day {
            "discipline-blocks"
        } else {
            "discipline-blocked"
        };
        let said = Message::new(id).with("until", writing::day(until.previous()));
        effects.push(Effect {
            said: lang.speak(&said),
            ..effect
        });
    }
    if let Some((months, effect)) = told(lang, law, DELAY, one, day) {
        free = free.max(Some(one.from.plus_months(months)));
        let said = Message::new("discipline-delays").with("months", months.to_string());
        effects.push(Effect {
            said: lang.speak(&said),
            ..effect
        });
    } else {
        untold = true;
    }
    (effects, free.filter(|free| !untold || *free > day))
}

/// The months that a rule gives a form, by the version that its own date picks.
fn told(lang: Lang, law: &Lawbook, rule: &str, one: Disciplined, day: Day) -> Option<(i32, Effect)> {
    let entry = law.entry(rule)?;
    let picked = if entry.selects == Selects::ActDay {
        one.from
    } else {
        day
    };
    let value = law.value(rule, picked).ok()?;
    let months = value.body().named(one.form.word()).map(Decimal::floor)?;
    let effect = Effect {
        said: String::new(),
        rule: in_lang(lang, &entry.title).to_owned(),
        href: urls::rule(rule),
        basis: value.citation().map(|cited| citation(lang, &cited)),
    };
    Some((i32::try_from(months).ok()?, effect))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn free(form: &str, from: &str, party: bool, on: &str) -> (usize, Option<String>) {
        let law = Lawbook::carried().unwrap();
        let form = DisciplineForm::ALL
            .iter()
            .copied()
            .find(|own| own.word() == form)
            .unwrap();
        let one = Disciplined {
            form,
            from: from.parse().unwrap(),
            party,
        };
        let (effects, free) = effects(Lang::Vi, &law, one, on.parse().unwrap());
        (effects.len(), free.map(|day| day.to_string()))
    }

    #[test]
    fn the_day_looked_at_picks_the_rule_that_blocks_and_the_day_of_the_discipline_the_one_that_delays() {
        // As the cases of the law book: the older Party rule says 12 months, the newer one 24.
        assert_eq!(
            free("reprimand", "2025-01-15", true, "2025-09-20"),
            (2, Some("2026-01-15".into()))
        );
        assert_eq!(
            free("reprimand", "2025-01-15", true, "2026-02-01"),
            (2, Some("2027-01-15".into()))
        );
        // By the law alone, while it is known; the delay is that of the day of the discipline.
        assert_eq!(
            free("removal", "2020-09-01", false, "2022-03-01"),
            (2, Some("2022-09-01".into()))
        );
        assert_eq!(
            free("reprimand", "2018-02-01", false, "2019-03-14"),
            (1, None),
            "no rule is known for that day"
        );
        // The delay is over, and what the law blocks on that day is not known: nobody says that it is over.
        assert_eq!(free("reprimand", "2021-07-01", false, "2026-03-01"), (1, None));
        assert_eq!(
            free("reprimand", "2021-07-01", false, "2023-03-01"),
            (2, Some("2022-07-01".into()))
        );
    }
}
