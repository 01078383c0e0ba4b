//! What a run has to say, in the reader's words, and only of whom the reader may know.

use lawbook::Lawbook;
use ledger::value::Place;
use ledger::{ActId, ClassId, Day, Entity, PersonId, PostId, Seq, UnitId, View};
use office::figures::Asker;
use office::runs::{FACT_NAMES, Mentioned, Run, RunFact, RunKind, RunSight};
use office::training_plan::named_by;
use words::training::{training_demand, training_hindrance, training_trouble};
use words::{Lang, Message, Value, writing};

use super::kinds::KindWords;
use crate::pages::tasks::in_lang;
use crate::site::Visit;
use crate::urls;

/// Speaks of a run.
#[derive(Debug)]
pub(crate) struct Speaker<'a> {
    lang: Lang,
    law: &'a Lawbook,
    pub(crate) sight: RunSight,
}

impl<'a> Speaker<'a> {
    pub(crate) fn of(visit: &'a Visit, day: Day) -> Self {
        Self {
            lang: visit.lang(),
            law: visit.site.office().law(),
            sight: visit.site.office().run_sight(Asker::Account(&visit.actor), day),
        }
    }

    fn view(&self) -> View<'_> {
        self.sight.value().on(self.sight.day(), Seq::LATEST)
    }

    fn place(&self, text: &str, entity: fn(ActId) -> Entity) -> Option<Place> {
        self.sight.value().place(entity(text.parse().ok()?))
    }

    /// A fact as a sentence or a part of one.
    pub(crate) fn fact(&self, fact: &RunFact) -> String {
        self.lang.speak(&self.message(fact))
    }

    pub(crate) fn message(&self, fact: &RunFact) -> Message {
        let mut message = Message::new(fact.id.clone());
        for (name, of) in &fact.of {
            if let Some(own) = FACT_NAMES.into_iter().find(|own| own == name) {
                message = message.with(own, self.value_of(of));
            }
        }
        message
    }

    fn value_of(&self, of: &Mentioned) -> Value {
        match of {
            Mentioned::Count(count) => Value::Count(*count),
            Mentioned::Day(day) => Value::Day(Day(*day)),
            _ => Value::Text(self.mentioned(of)),
        }
    }

    /// Whatever is mentioned, by its name.
    pub(crate) fn mentioned(&self, of: &Mentioned) -> String {
        let view = self.view();
        let gone = || self.lang.say("run-gone");
        match of {
            Mentioned::Person(id) if !self.sight.knows(id) => self.lang.say("run-someone"),
            Mentioned::Person(id) => {
                let place = self.place(id, |id| Entity::Person(PersonId(id)));
                let name = place.and_then(|place| view.name(place));
                name.map_or_else(gone, |name| name.to_string())
            }
            Mentioned::Unit(id) => match self.place(id, |id| Entity::Unit(UnitId(id))) {
                Some(Place::Unit(unit)) => view.unit_name(unit).to_string(),
                _ => gone(),
            },
            Mentioned::Post(id) => match self.place(id, |id| Entity::Post(PostId(id))) {
                Some(Place::Post(post)) => {
                    let unit = view.unit_of_post(post).map(|unit| view.unit_name(unit).to_string());
                    let said = Message::new("rotation-seat-post").with("title", &*view.post_title(post));
                    self.lang.speak(&said.with("unit", unit.unwrap_or_default()))
                }
                _ => gone(),
            },
            Mentioned::Class(id) => {
                let place = self.place(id, |id| Entity::Class(ClassId(id)));
                let name = place.and_then(|place| view.name(place));
                name.map_or_else(gone, |name| name.to_string())
            }
            Mentioned::Day(day) => writing::day(Day(*day)),
            Mentioned::Count(count) => writing::count(self.lang, *count),
            Mentioned::Text(text) => text.clone(),
            Mentioned::Requirement(standard, requirement) => self.requirement(standard, requirement),
            Mentioned::Entry(entry) => {
                let found = self.law.entry(entry);
                found.map_or_else(|| entry.clone(), |found| in_lang(self.lang, &found.title).to_owned())
            }
            Mentioned::Source(table) => self.source(table),
            Mentioned::Trouble(trouble) => self.lang.speak(&training_trouble(trouble, &|id| self.named(id))),
            Mentioned::Hindrance(because) => {
                let said = training_hindrance(because, &|id| self.named(id));
                said.map_or_else(|| self.lang.say("run-training-other"), |said| self.lang.speak(&said))
            }
            Mentioned::Demand(demand) => self.lang.speak(&training_demand(demand, &|id| self.named(id))),
            Mentioned::Fact(fact) => self.fact(fact),
            Mentioned::Facts(facts) => facts.iter().map(|fact| self.fact(fact)).collect::<Vec<_>>().join("; "),
        }
    }

    /// What an id of a training plan stands for: somebody, a unit, or a class by its code.
    pub(crate) fn named(&self, id: &str) -> String {
        match named_by(self.sight.value(), id) {
            Some(Place::Person(_)) => self.mentioned(&Mentioned::Person(id.to_owned())),
            Some(place) => {
                let name = self.view().name(place);
                name.map_or_else(|| id.to_owned(), |name| name.to_string())
            }
            None => id.to_owned(),
        }
    }

    /// Where a table of the law book stands on the day.
    fn source(&self, table: &str) -> String {
        let found = self.law.table(table, self.sight.day()).ok();
        let cited = found.and_then(|found| found.citation());
        let cited = cited.map(|cited| match self.lang {
            Lang::Vi => cited.vi(),
            Lang::En => cited.en(),
        });
        cited.unwrap_or_else(|| table.to_owned())
    }

    /// What a standard asks, in its own words.
    fn requirement(&self, standard: &str, requirement: &str) -> String {
        let rule = self.law.standard(standard, self.sight.day()).ok();
        let found = rule.as_ref().and_then(|rule| {
            let asked = rule.body().requirements.iter().find(|one| one.id == requirement)?;
            Some(in_lang(self.lang, &asked.title).to_owned())
        });
        found.unwrap_or_else(|| format!("{standard}.{requirement}"))
    }

    /// The page of whatever is mentioned, where the reader may know of it.
    pub(crate) fn href(&self, of: &Mentioned) -> Option<String> {
        match of {
            Mentioned::Person(id) => self.sight.knows(id).then(|| urls::person(id)),
            Mentioned::Unit(id) => Some(urls::unit(id)),
            _ => None,
        }
    }
}

/// What a run is about: "Luân chuyển, điều động, tăng cường, từ 01/04/2019".
pub(crate) fn title(lang: Lang, run: &Run) -> String {
    let said = Message::new("run-titled").with("kind", kind(lang, run.question.kind));
    lang.speak(&said.with("day", writing::day(run.question.on())))
}

pub(crate) fn kind(lang: Lang, kind: RunKind) -> String {
    lang.speak(&Message::code("run-kind", kind.word()))
}

/// Points as they are written: whole, since no price is a part of one.
#[allow(
    clippy::cast_possible_truncation,
    reason = "prices lie far below the largest whole number"
)]
pub(super) fn points(lang: Lang, points: f64) -> String {
    writing::count(lang, points.round() as i64)
}

/// Seconds with one place.
pub(super) fn seconds(lang: Lang, seconds: f64) -> String {
    writing::decimal(lang, &format!("{seconds:.1}"))
}

/// How good a run's result is.
pub(super) fn quality(lang: Lang, kind: RunKind, proven: bool, gap: Option<f64>) -> String {
    let [nothing_better, better_by] = KindWords::of(kind).quality;
    match gap {
        _ if proven => lang.say(nothing_better),
        Some(gap) => {
            // Rounded up: less would promise more than was proven.
            let percent = writing::decimal(lang, &format!("{:.1}", (gap * 10.0).ceil() / 10.0));
            lang.speak(&Message::new(better_by).with("percent", percent))
        }
        None => lang.say("run-quality-unknown"),
    }
}
