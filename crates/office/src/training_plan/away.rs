//! When learners are in classes that the plan does not hold: those that have begun, and those at a school outside.

use std::collections::{BTreeMap, BTreeSet};

use ledger::value::Ix;
use ledger::{Day, PersonId, View};
use planning::timetable::training::Span;

use super::classes::Programmes;
use super::days::date;
use super::inputs::{Notice, PlannedClass, PlannedLearner};
use super::question::TrainingQuestion;
use crate::needs::Needs;

/// When learners are in classes that the plan does not hold: they have begun, or are held elsewhere.
#[derive(Debug, Default)]
pub(super) struct Away(BTreeMap<Ix, Vec<Span>>);

impl Away {
    /// Short classes are days away; whoever plans to learn and is in a longer one is counted in a notice.
    pub(super) fn of(
        view: View<'_>,
        question: &TrainingQuestion,
        planned: &[PlannedClass],
        needs: &Needs,
        programmes: &Programmes<'_>,
        learning: &BTreeMap<PersonId, PlannedLearner>,
        notices: &mut Vec<Notice>,
    ) -> Self {
        let mut attended: Vec<((Day, Day), Vec<Ix>)> = Vec::new();
        for class in view.classes() {
            let is_planned = planned.iter().any(|own| own.open.is_some() && own.open == class.id());
            if class.ends <= question.day || is_planned || class.starts > question.day {
                continue;
            }
            let learners = class.learners().into_iter().map(|(ix, _)| ix);
            attended.push(((class.starts, class.ends), learners.collect()));
        }
        for class in planned.iter().filter(|class| programmes.elsewhere(&class.course)) {
            let needed = needs.classes.iter().filter(|own| own.code == class.code);
            let needed = needed.flat_map(|own| own.learners.iter().map(|learner| learner.person));
            let people = class.listed.iter().copied().chain(needed);
            let learners = people.filter_map(|person| learning.get(&person).map(|learner| learner.ix));
            attended.push((class.announced, learners.collect()));
        }
        let mut all = Self::default();
        let mut also = BTreeSet::new();
        for ((starts, ends), learners) in attended {
            let weeks = (ends.number() - starts.number()) / 7 + 1;
            if u32::try_from(weeks).is_ok_and(|weeks| weeks <= question.whole_weeks) {
                let span = Span {
                    from: date(starts),
                    until: date(ends.next()),
                    half: None,
                };
                for ix in learners {
                    all.0.entry(ix).or_default().push(span.clone());
                }
            } else {
                let plans = |ix: &Ix| {
                    view.person(*ix)
                        .and_then(|one| one.id())
                        .is_some_and(|id| learning.contains_key(&id))
                };
                also.extend(learners.into_iter().filter(plans));
            }
        }
        if !also.is_empty() {
            notices.push(Notice::AlsoElsewhere(u32::try_from(also.len()).unwrap_or(u32::MAX)));
        }
        all
    }

    pub(super) fn of_person(&self, ix: Ix) -> Vec<Span> {
        self.0.get(&ix).cloned().unwrap_or_default()
    }
}
