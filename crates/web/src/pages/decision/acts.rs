//! One act in words, and whether the reader may see it.

use ledger::acts::pauses::{AwaitRetirement, ExtendService};
use ledger::acts::{Act, Dated};
use ledger::value::{InForce as Standing, Place};
use ledger::view::Structure;
use ledger::{ActId, Entity, Seq, View};
use office::permission::{Scope, Sight, touched};
use office::reads::SensitiveGroup;
use words::{Lang, Message, writing};

use super::show::{ActRow, InForce};
use crate::site::Visit;
use crate::urls;

/// What is needed to say acts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Saying<'v> {
    pub(crate) visit: &'v Visit,
    pub(crate) view: View<'v>,
    pub(crate) structure: &'v Structure,
    pub(crate) people: &'v Scope,
}

impl Saying<'_> {
    /// The things that an act speaks of, with what it creates first; each once.
    pub(crate) fn things(&self, id: ActId, dated: &Dated) -> Vec<Place> {
        touched(&self.visit.value, id, dated)
    }

    /// Whether the reader may see an act.
    pub(crate) fn may_see(&self, places: &[Place]) -> bool {
        let sight = Sight {
            scope: self.people,
            view: self.view,
            structure: self.structure,
        };
        sight.covers_act(places)
    }

    /// The act as a row.
    pub(crate) fn row(&self, id: ActId, dated: &Dated, places: &[Place]) -> ActRow {
        let lang = self.visit.lang();
        let shape = dated.act.shape();
        let name = if lang == Lang::Vi { shape.vi } else { shape.en };
        let when = dated.when.map(|when| {
            let said = Message::new("since").with("when", writing::when(lang, when));
            lang.speak(&said)
        });
        ActRow {
            number: i64::from(id.ordinal) + 1,
            name: name.to_owned(),
            touches: places.iter().filter_map(|place| self.touched(*place)).collect(),
            detail: self.detail(&dated.act),
            when,
            correct: None,
        }
    }

    fn touched(&self, place: Place) -> Option<(String, Option<String>)> {
        let name = self.view.name(place)?;
        let href = match self.visit.value.entity(place)? {
            Entity::Person(person) => Some(self.visit.at(&urls::person(&person.to_string()))),
            Entity::Unit(_) | Entity::Post(_) | Entity::Class(_) => None,
        };
        Some((name.to_string(), href))
    }

    /// What more the act says; never what a sensitive group holds.
    fn detail(&self, act: &Act) -> Option<String> {
        let lang = self.visit.lang();
        let code = |list: &str, word: &str| lang.speak(&Message::code(list, word));
        Some(match act {
            Act::RecordLearning(act) => format!("{}: {}", code("learning", act.field.word()), act.level),
            Act::RecordNoLearning(act) => format!(
                "{}: {}",
                code("learning", act.field.word()),
                lang.say("fact-no-learning")
            ),
            Act::RecordParty(act) => code("party", act.state.word()),
            Act::RecordService(act) => code("standing-kind", act.standing.word()),
            Act::SetRank(act) => act.rank.clone(),
            Act::Grade(act) => {
                let said = Message::new("person-graded").with("grade", code("grade", act.grade.word()));
                lang.speak(&said.with("year", act.year.to_string()))
            }
            Act::Reward(act) => act.title.clone(),
            Act::AssignQuota(act) => {
                let said = Message::new("decision-quota").with("quota", code("quota", act.kind.word()));
                let said = said.with("year", act.year.to_string()).with("posts", act.posts);
                lang.speak(&said.with("cut", act.to_cut))
            }
            Act::PlanSuccessor(act) => format!("{}–{}", act.first_year, act.last_year),
            Act::Reinforce(act) => act
                .planned_end
                .map(|day| lang.speak(&Message::new("until").with("when", day)))?,
            Act::SetPersonAttribute(act) if SensitiveGroup::of_attribute(&act.key).is_some() => {
                lang.say("decision-folded")
            }
            Act::Discipline(_) | Act::LiftDiscipline(_) | Act::Suspend(_) | Act::EndSuspension(_) => {
                lang.say("decision-folded")
            }
            Act::SignContract(act) => code("contract", act.kind.word()),
            Act::AwaitRetirement(AwaitRetirement { retires, .. })
            | Act::ExtendService(ExtendService { retires, .. }) => {
                let said = Message::new("decision-retires").with("day", *retires);
                lang.speak(&said)
            }
            Act::Release(act) => act.to.ledger.clone(),
            Act::Admit(act) => format!("{}, {}", code("standing-kind", act.standing.word()), act.from.ledger),
            Act::Revoke(act) => self.number(act.decision)?,
            Act::Amend(act) => self.number(act.target.decision)?,
            _ => return None,
        })
    }

    fn number(&self, seq: Seq) -> Option<String> {
        Some(self.visit.value.entry(seq)?.header().number)
    }
}

/// How a decision stands now.
pub(crate) fn standing(visit: &Visit, seq: Seq) -> InForce {
    match visit.value.standing(seq) {
        Standing::Yes => InForce::Yes,
        Standing::Until(day, _) => InForce::Until(day),
        Standing::Never(_) => InForce::Never,
    }
}
