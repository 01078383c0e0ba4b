//! What a person has learnt, is learning, or is known not to have learnt.

use ledger::acts::record::{RecordLearning, RecordNoLearning};
use ledger::codes::{Learning, LearningState};
use ledger::text::clean;
use papers::cells::StateManagementLevel;
use papers::roster::Field;

use super::{Told, Writing};
use crate::import::facts;

/// A skill that lists name without a level: "QLNN: x".
pub(crate) const STATE_MANAGEMENT_UNNAMED: &str = "Quản lý nhà nước";

impl<'v> Writing<'v> {
    pub(super) fn write_learning(&mut self, told: &mut Told<'_, 'v>) {
        let row = told.row;
        for own in &row.facts.education {
            let specialism = own.specialism.clone().or_else(|| row.facts.specialism.clone());
            if let Some(level) = own.level {
                self.learn_or_none(
                    told,
                    Learning::Education,
                    facts::education(level),
                    specialism,
                    own.studying,
                );
            }
        }
        for own in &row.facts.political_theory {
            self.learn_or_none(told, Learning::Theory, facts::theory(own.level), None, own.studying);
        }
        for own in &row.facts.state_management {
            if own.level == StateManagementLevel::Unnamed {
                self.learn(told, Learning::Skill, STATE_MANAGEMENT_UNNAMED, None, own.studying);
            } else {
                self.learn_or_none(
                    told,
                    Learning::StateManagement,
                    facts::state_management(own.level),
                    None,
                    own.studying,
                );
            }
        }
        let texts = row.facts.languages.iter().map(|text| (Learning::Language, text));
        for (field, text) in texts.chain(row.facts.it.iter().map(|text| (Learning::Computing, text))) {
            // The ladders' own code for "has none".
            let level = Some(text.as_str()).filter(|text| *text != "none");
            self.learn_or_none(told, field, level, None, false);
        }
        for (column, field) in [
            (Field::Education, Learning::Education),
            (Field::PoliticalTheory, Learning::Theory),
            (Field::StateManagement, Learning::StateManagement),
            (Field::Language, Learning::Language),
            (Field::It, Learning::Computing),
        ] {
            if row.none.contains(&column) {
                self.no_learning(told, field);
            }
        }
    }

    /// A level, or that the list says there is none.
    fn learn_or_none(
        &mut self,
        told: &mut Told<'_, 'v>,
        field: Learning,
        level: Option<&str>,
        specialism: Option<String>,
        studying: bool,
    ) {
        match level {
            Some(level) => self.learn(told, field, level, specialism, studying),
            None => self.no_learning(told, field),
        }
    }

    fn learn(
        &mut self,
        told: &mut Told<'_, 'v>,
        field: Learning,
        level: &str,
        specialism: Option<String>,
        studying: bool,
    ) {
        let state = if studying {
            LearningState::Studying
        } else {
            LearningState::Held
        };
        let mut was = Vec::new();
        for own in told
            .known
            .into_iter()
            .flat_map(|known| known.learning(field))
            .filter(|own| !own.perhaps)
        {
            let text = self.view.text(own.level);
            // Who holds a level has studied for it.
            if *text == *clean(level) && (own.state == state || own.state == LearningState::Held) {
                return;
            }
            was.push(text.to_string());
        }
        told.changed(field.word(), was.join(", "), level);
        self.push(RecordLearning {
            person: told.person,
            field,
            level: level.to_owned(),
            specialism,
            state,
        });
    }

    fn no_learning(&mut self, told: &mut Told<'_, 'v>, field: Learning) {
        let settled = told.known.is_some_and(|known| {
            let held = known
                .learning(field)
                .any(|own| !own.perhaps && own.state == LearningState::Held);
            held || known.no_learning(field).is_some()
        });
        if !settled {
            told.changed(field.word(), "", "none");
            self.push(RecordNoLearning {
                person: told.person,
                field,
            });
        }
    }
}
