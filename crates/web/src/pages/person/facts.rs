//! The facts of the day with the decision that recorded each. Sensitive ones are not among them.

use ledger::codes::LearningState;
use ledger::value::{Fact as Recorded, Row};
use ledger::{ActId, Day};
use office::permission::{DataClass, Deed};
use office::reads::SensitiveGroup;
use words::{Message, try_say, writing};

use super::show::Fact;
use super::subject::{Subject, since};
use super::who::hundredths;
use crate::pages::drafts::{ASKED, may_correct};
use crate::urls;

impl Subject<'_> {
    /// What holds on the day, in the order of a record.
    pub(super) fn facts(&self) -> Vec<Fact> {
        let told = |row: Row| {
            let (order, fact) = self.fact(&row)?;
            let correct = self.correction_of(&row);
            Some((order, Fact { correct, ..fact }))
        };
        let mut facts: Vec<(usize, Fact)> = self.person.facts().filter_map(told).collect();
        facts.sort_by_key(|(order, _)| *order);
        facts.into_iter().map(|(_, fact)| fact).collect()
    }

    fn fact(&self, row: &Row) -> Option<(usize, Fact)> {
        let (lang, view) = (self.visit.lang(), self.view);
        let say = |id: &str| lang.say(id);
        let code = |list: &str, word: &str| lang.speak(&Message::code(list, word));
        let words = value_words(self);
        if SensitiveGroup::of(&row.fact, words).is_some() {
            return None;
        }
        let (order, name, value) = match row.fact {
            Recorded::Sex(sex) => (0, say("fact-sex"), code("sex", sex.word())),
            Recorded::Birth(birth) => (1, say("fact-birth"), writing::when(lang, birth)),
            Recorded::Service { unit, standing } => (
                2,
                say("fact-service"),
                format!("{}, {}", code("standing-kind", standing.word()), view.unit_name(unit)),
            ),
            Recorded::Party(state) => (3, say("fact-party"), code("party", state.word())),
            Recorded::Learning {
                field,
                level,
                specialism,
                state,
            } => {
                let mut value = self.words().level(field.word(), &view.text(level));
                if let Some(specialism) = specialism {
                    value = format!("{value}, {}", view.text(specialism));
                }
                if state == LearningState::Studying {
                    value = format!("{value} ({})", say("learning-state-studying"));
                }
                (4 + field as usize, self.learning(field), value)
            }
            Recorded::NoLearning { field } => (4 + field as usize, self.learning(field), say("fact-no-learning")),
            Recorded::Rank {
                rank,
                step,
                coefficient,
            } => {
                let mut value = self.rank_name(&view.text(rank));
                if step > 0 && coefficient > 0 {
                    let said = Message::new("person-rank")
                        .with("rank", value)
                        .with("step", i64::from(step))
                        .with("coefficient", words::Value::Decimal(hundredths(coefficient)));
                    value = lang.speak(&said);
                }
                (20, say("fact-rank"), value)
            }
            Recorded::Planned {
                post,
                first_year,
                last_year,
            } => (
                21,
                say("fact-planned"),
                format!("{}, {first_year}–{last_year}", self.post(post)),
            ),
            Recorded::Contract { kind, term_ends } => (
                23,
                say("fact-contract"),
                self.until(code("contract", kind.word()), term_ends),
            ),
            Recorded::RetirementDay { day, course } => {
                let said =
                    Message::new("fact-retirement-day").with("course", Message::code("retirement", course.word()));
                (24, say("fact-retirement"), lang.speak(&said.with("day", day)))
            }
            Recorded::AttributeText { key, text } => {
                (22, self.attribute(&words.text(key)), view.text(text).to_string())
            }
            Recorded::AttributeNumber { key, number } => {
                let number = ledger::Decimal::from(number).to_string();
                (22, self.attribute(&words.text(key)), writing::decimal(lang, &number))
            }
            _ => return None,
        };
        Some((order, self.told(row, name, value)))
    }

    /// What holds until a last day, where there is one.
    pub(super) fn until(&self, what: String, last_day: Day) -> String {
        if last_day == Day::MAX {
            return what;
        }
        let said = Message::new("fact-until").with("what", what);
        self.visit.lang().speak(&said.with("day", last_day))
    }

    /// A fact with its day and its decision.
    pub(super) fn told(&self, row: &Row, name: String, value: String) -> Fact {
        let always = matches!(
            row.fact,
            Recorded::Sex(_) | Recorded::Birth(_) | Recorded::Citizen { .. }
        );
        Fact {
            name,
            value,
            since: (!always).then(|| since(row)),
            source: self.source(ActId { ..row.source }),
            correct: None,
        }
    }

    /// The form that corrects a fact, which stands first in it: an act may have stated several.
    fn correction_of(&self, row: &Row) -> Option<String> {
        let form = self.correction(row.source)?;
        let asked = match row.fact {
            Recorded::Sex(_) => "sex",
            Recorded::Birth(_) => "birth",
            _ => return Some(form),
        };
        if self.is_own() {
            return Some(form);
        }
        Some(urls::with(&form, ASKED, asked))
    }

    /// The form that corrects an act of the record; in the own one, the form that proposes it.
    pub(super) fn correction(&self, act: ActId) -> Option<String> {
        let (seq, number) = (act.decision.to_string(), i64::from(act.ordinal) + 1);
        let dated = || self.visit.value.act_as_it_reads(act);
        if self.is_own() {
            let office = self.visit.site.office();
            let may =
                dated().is_some_and(|dated| may_correct(&dated.act)) && office.may_propose(&self.visit.actor, act);
            return may.then(|| urls::own_correction(&seq, number));
        }
        let may = self.may(Deed::Decide, DataClass::Personal) && may_correct(&dated()?.act);
        may.then(|| self.visit.at(&urls::correction(&seq, number)))
    }

    fn learning(&self, field: ledger::codes::Learning) -> String {
        upper_first(&self.visit.lang().speak(&Message::code("learning", field.word())))
    }

    /// The name of an attribute; one of the office's own has the name that the office gave it.
    pub(super) fn attribute(&self, key: &str) -> String {
        try_say(self.visit.lang(), &format!("attribute-{key}"), &[]).unwrap_or_else(|| key.to_owned())
    }
}

/// The texts that the person's facts speak with.
pub(super) fn value_words<'s>(subject: &'s Subject<'_>) -> &'s ledger::value::Words {
    subject.view.value().words()
}

fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
