//! A person's history, but for the career.

use super::{Effective, Folding};
use crate::acts::Act;
use crate::acts::people::{AttributeValue, Identity};
use crate::codes::{ClassResult, LearningState, ReviewOutcome};
use crate::ids::{ClassId, Entity, PostId};
use crate::time::Day;
use crate::value::fact::{Fact, Ix, Lane, Quantity};
use crate::value::refusal::Refusal;
use crate::value::row::Place;

impl Folding<'_> {
    pub(super) fn person(&mut self, act: &Effective) {
        let day = act.day();
        match &act.act {
            Act::RegisterPerson(a) => {
                self.always(act, Fact::Exists);
                let name = self.word(&a.full_name);
                self.always(act, Fact::Name(name));
                a.sex.into_iter().for_each(|sex| self.always(act, Fact::Sex(sex)));
                a.birth
                    .into_iter()
                    .for_each(|birth| self.always(act, Fact::Birth(birth)));
                a.citizen_number
                    .iter()
                    .filter_map(|n| Fact::citizen(n))
                    .for_each(|n| self.always(act, n));
            }
            Act::CorrectPerson(a) => {
                let fact = match &a.identity {
                    Identity::FullName(name) => Some(Fact::Name(self.word(name))),
                    Identity::Sex(sex) => Some(Fact::Sex(*sex)),
                    Identity::Birth(birth) => Some(Fact::Birth(*birth)),
                    Identity::CitizenNumber(digits) => Fact::citizen(digits),
                };
                if let Some(fact) = fact {
                    self.always(act, fact);
                }
            }
            Act::MergeDuplicates(_) => self.join(act),
            Act::SetPersonAttribute(a) => self.attribute(act, &a.key, a.value.as_ref()),
            Act::RecordLearning(a) => {
                let level = self.word(&a.level);
                let specialism = a.specialism.as_deref().map(|text| self.word(text));
                let fact = Fact::Learning {
                    field: a.field,
                    level,
                    specialism,
                    state: a.state,
                };
                self.learn(act, fact);
            }
            Act::RecordNoLearning(a) => {
                let holds = self.open_on(day).any(|row| {
                    matches!(row.fact, Fact::Learning { field, state: LearningState::Held, .. } if field == a.field)
                        || row.fact == Fact::NoLearning { field: a.field }
                });
                if !holds {
                    self.open(act, Fact::NoLearning { field: a.field });
                }
            }
            Act::RecordParty(a) => self.set(act, Fact::Party(a.state)),
            Act::SetRank(a) => {
                let rank = self.word(&a.rank);
                let hundredths = a.coefficient.map_or(0, |c| c.millionths() / 10_000);
                let coefficient = u16::try_from(hundredths).unwrap_or(0);
                self.set(
                    act,
                    Fact::Rank {
                        rank,
                        step: a.step.unwrap_or(0),
                        coefficient,
                    },
                );
            }
            Act::Enrol(a) => self.enrol(act, a.class, a.learner),
            Act::Withdraw(a) => match self.enrolment(a.class, day) {
                Some(source) => self.leave_class(day, source, a.class),
                None => self.refuse(act, Refusal::NotEnrolled(a.class)),
            },
            Act::Complete(a) => self.complete(act, a.class, a.result == ClassResult::Passed),
            Act::PlanSuccessor(a) => match self.planned(a.post, day) {
                (_, true) => self.refuse(act, Refusal::AlreadyPlanned(a.post)),
                _ if !self.at_work(act) => {}
                _ => {
                    if let Some((post, _)) = self.post_there(act, a.post) {
                        self.open(
                            act,
                            Fact::Planned {
                                post,
                                first_year: a.first_year,
                                last_year: a.last_year,
                            },
                        );
                    }
                }
            },
            Act::ReviewSuccessor(a) => match self.planned(a.post, day) {
                (Some(post), true) if a.outcome == ReviewOutcome::Kept => self.open(act, Fact::Reviewed { post }),
                (Some(post), true) => self.unplan(post, day),
                _ => self.refuse(act, Refusal::NotPlanned(a.post)),
            },
            Act::RemoveSuccessor(a) => match self.planned(a.post, day) {
                (Some(post), true) => self.unplan(post, day),
                _ => self.refuse(act, Refusal::NotPlanned(a.post)),
            },
            Act::Grade(a) => {
                if self
                    .rows
                    .iter()
                    .any(|row| matches!(row.fact, Fact::Grade { year, .. } if year == a.year))
                {
                    self.refuse(act, Refusal::AlreadyGraded(a.year));
                } else {
                    self.open(
                        act,
                        Fact::Grade {
                            year: a.year,
                            grade: a.grade,
                        },
                    );
                }
            }
            Act::Reward(a) => {
                let title = self.word(&a.title);
                self.open(act, Fact::Rewarded(title));
            }
            Act::Discipline(a) => {
                let until = a.runs_until.unwrap_or(Day::MAX);
                let fact = Fact::Discipline {
                    form: a.form,
                    runs_until: until,
                };
                self.push(act.id, fact, act.when.earliest(), day, until);
            }
            Act::LiftDiscipline(a) => {
                if !self.close(
                    day,
                    |row| matches!(row.fact, Fact::Discipline { form, .. } if form == a.form),
                ) {
                    self.refuse(act, Refusal::NoDiscipline(a.form));
                }
            }
            _ => self.career(act),
        }
    }

    pub(super) fn attribute(&mut self, act: &Effective, key: &str, value: Option<&AttributeValue>) {
        let key = self.word(key);
        match value {
            Some(AttributeValue::Text(text)) => {
                let text = self.word(text);
                self.set(act, Fact::AttributeText { key, text });
            }
            Some(AttributeValue::Number(number)) => {
                self.set(
                    act,
                    Fact::AttributeNumber {
                        key,
                        number: Quantity::from(*number),
                    },
                );
            }
            None => _ = self.close(act.day(), |row| row.fact.lane() == Some(Lane::Attribute(key))),
        }
    }

    /// Learning gained ends "none" and the study for it; what is recorded again is not recorded twice.
    fn learn(&mut self, act: &Effective, fact: Fact) {
        let day = act.day();
        let Fact::Learning {
            field, level, state, ..
        } = fact
        else {
            return;
        };
        let same = |row: &super::Row| matches!(row.fact, Fact::Learning { field: f, level: l, state: s, .. } if (f, l, s) == (field, level, state));
        if self
            .open_on(day)
            .any(|row| row.fact == fact || (matches!(act.when, crate::When::By(_)) && same(row)))
        {
            return;
        }
        if state == LearningState::Held {
            self.close(day, |row| match row.fact {
                Fact::NoLearning { field: f } => f == field,
                Fact::Learning {
                    field: f,
                    level: l,
                    state: LearningState::Studying,
                    ..
                } => (f, l) == (field, level),
                _ => false,
            });
        }
        self.open(act, fact);
    }

    fn class_ix(&self, class: ClassId) -> Option<Ix> {
        match self.value.place(Entity::Class(class)) {
            Some(Place::Class(ix)) => Some(ix),
            _ => None,
        }
    }

    fn enrol(&mut self, act: &Effective, class: ClassId, learner: crate::codes::LearnerKind) {
        let Some(ix) = self.class_ix(class) else { return };
        if !self.value.stands(Place::Class(ix), act.day()) {
            return self.refuse(
                act,
                Refusal::NotThere {
                    what: Entity::Class(class),
                    day: act.day(),
                },
            );
        }
        if self.enrolment(class, act.day()).is_some() {
            return self.refuse(act, Refusal::AlreadyEnrolled(class));
        }
        self.open(act, Fact::Enrolled { class: ix, learner });
        if let Some((field, level)) = self.value.class_gives(ix) {
            self.learn(
                act,
                Fact::Learning {
                    field,
                    level,
                    specialism: None,
                    state: LearningState::Studying,
                },
            );
        }
    }

    /// The act that put the person on the class list, if it still holds on that day.
    fn enrolment(&self, class: ClassId, day: Day) -> Option<crate::ActId> {
        let ix = self.class_ix(class)?;
        self.open_on(day)
            .find(|row| matches!(row.fact, Fact::Enrolled { class, .. } if class == ix))
            .map(|row| row.source)
    }

    /// Ends the place on the list and the study for what the class gives, also where a list had told of that study before.
    fn leave_class(&mut self, day: Day, enrolment: crate::ActId, class: ClassId) {
        let gives = self.class_ix(class).and_then(|ix| self.value.class_gives(ix));
        self.close(day, |row| match row.fact {
            Fact::Learning {
                field,
                level,
                state: LearningState::Studying,
                ..
            } => row.source == enrolment || gives == Some((field, level)),
            _ => row.source == enrolment,
        });
    }

    fn complete(&mut self, act: &Effective, class: ClassId, passed: bool) {
        let day = act.day();
        let Some(ix) = self.class_ix(class) else { return };
        match self.enrolment(class, day) {
            Some(source) => self.leave_class(day, source, class),
            None if self.lacks(act, Refusal::NotEnrolled(class)) => {}
            None => return,
        }
        self.open(act, Fact::Finished { class: ix, passed });
        if let Some((field, level)) = self.value.class_gives(ix).filter(|_| passed) {
            self.learn(
                act,
                Fact::Learning {
                    field,
                    level,
                    specialism: None,
                    state: LearningState::Held,
                },
            );
        }
    }

    /// The post's place, and whether the person is planned for it on that day.
    fn planned(&self, post: PostId, day: Day) -> (Option<Ix>, bool) {
        let ix = self.post_ix(post);
        let planned = ix.is_some_and(|ix| {
            self.open_on(day)
                .any(|row| matches!(row.fact, Fact::Planned { post, .. } if post == ix))
        });
        (ix, planned)
    }

    fn unplan(&mut self, ix: Ix, day: Day) {
        self.close(day, |row| matches!(row.fact, Fact::Planned { post, .. } if post == ix));
    }

    pub(super) fn post_ix(&self, post: PostId) -> Option<Ix> {
        match self.value.place(Entity::Post(post)) {
            Some(Place::Post(ix)) => Some(ix),
            _ => None,
        }
    }
}
