//! A training plan as drafts: the year's plan opens the new classes, one decision corrects lists, and one a class sends its learners.

use std::collections::{BTreeMap, BTreeSet};

use ledger::acts::training::{Enrol, Gives, OpenClass, Withdraw};
use ledger::acts::{Act, Dated, decisions::Amend};
use ledger::{ActId, ClassId, Day, Decision, Header, PersonId, Seq, UnitId, Value};
use planning::timetable::training::Plan;

use super::days::day;
use super::inputs::{PlannedClass, TrainingInputs};

impl TrainingInputs {
    /// The title of the plan of drafts.
    pub fn title(&self) -> String {
        crate::needs::plan_title(self.year)
    }

    /// The first and the last day of a class in a plan; as announced where the plan does not hold it.
    pub fn held(&self, plan: &Plan, class: &PlannedClass) -> (Day, Day) {
        let days = || {
            let own = plan.sessions.iter().filter(|session| session.class == class.code);
            own.map(|session| day(session.at.date))
        };
        days().min().zip(days().max()).unwrap_or(class.announced)
    }

    /// Who is in a class of a plan, by id.
    pub fn enrolled(&self, plan: &Plan, class: &PlannedClass) -> BTreeSet<PersonId> {
        let own = plan.enrolments.iter().filter(|enrolment| enrolment.class == class.code);
        let planned: BTreeSet<PersonId> = own.filter_map(|enrolment| enrolment.learner.parse().ok()).collect();
        if self.problem.classes.iter().any(|own| own.id == class.code) {
            return planned;
        }
        // Held elsewhere: the lists are those of the ledger and of the needs.
        let needed = self.needs.classes.iter().filter(|own| own.code == class.code);
        let needed = needed.flat_map(|own| own.learners.iter().map(|learner| learner.person));
        class.listed.iter().copied().chain(needed).collect()
    }

    /// The drafts, in order. The first opens every new class; the others name them by its draft place.
    pub fn drafts(&self, value: &Value, plan: &Plan) -> Vec<Decision> {
        let mut drafts = Vec::new();
        let opened: Vec<&PlannedClass> = self.classes.iter().filter(|class| class.open.is_none()).collect();
        let title = self.title();
        if !opened.is_empty() {
            let bases: BTreeSet<String> = opened.iter().map(|class| class.programme.clone()).collect();
            let acts = opened.iter().map(|class| Dated {
                when: None,
                act: self.open(value, plan, class),
            });
            drafts.push(self.draft("plan", title, bases.into_iter().collect(), acts.collect()));
        }
        drafts.extend(self.corrections(value, plan));
        let moved = self.moved(plan);
        let mut ordinal = 0;
        for class in &self.classes {
            let id = class.open.unwrap_or_else(|| {
                ordinal += 1;
                ClassId(ActId {
                    decision: Seq::FIRST_DRAFT,
                    ordinal: ordinal - 1,
                })
            });
            let listed: BTreeSet<PersonId> = class.listed.iter().copied().collect();
            let new = self
                .enrolled(plan, class)
                .into_iter()
                .filter(|person| !listed.contains(person) && !moved.contains(&(*person, class.code.as_str())));
            let acts: Vec<Dated> = new.filter_map(|person| self.enrol(person, id)).collect();
            if !acts.is_empty() {
                let title = format!("Cử đi học lớp {}: {}", class.code, class.title);
                drafts.push(self.draft("decision", title, vec![class.programme.clone()], acts));
            }
        }
        drafts
    }

    fn enrol(&self, person: PersonId, class: ClassId) -> Option<Dated> {
        let learner = self.learners.get(&person)?.kind;
        Some(Dated::from(Enrol { person, class, learner }))
    }

    /// Classes of one programme of which the one loses to the other somebody who is on its list, by their codes: what is made of the one needs
    /// what is made of the other.
    pub(crate) fn exchanging(&self, plan: &Plan) -> BTreeSet<(&str, &str)> {
        let mut all = BTreeSet::new();
        for from in self.classes.iter().filter(|class| !class.listed.is_empty()) {
            let stays = self.enrolled(plan, from);
            let leaves: BTreeSet<PersonId> = from.listed.iter().filter(|one| !stays.contains(one)).copied().collect();
            let others = self
                .classes
                .iter()
                .filter(|to| to.course == from.course && to.code != from.code);
            let gains = others.filter(|to| !self.enrolled(plan, to).is_disjoint(&leaves));
            all.extend(gains.map(|to| (from.code.as_str(), to.code.as_str())));
        }
        all
    }

    /// Who is on the list of one open class and learns in another one that is open: the class that he or she moves to.
    fn moved(&self, plan: &Plan) -> BTreeSet<(PersonId, &str)> {
        let mut all = BTreeSet::new();
        for from in self.classes.iter().filter(|class| !class.listed.is_empty()) {
            let stays = self.enrolled(plan, from);
            for person in from.listed.iter().filter(|person| !stays.contains(person)) {
                let own = self.classes.iter().filter(|class| class.course == from.course);
                let mut to = own.filter(|class| self.enrolled(plan, class).contains(person));
                all.extend(
                    to.find(|class| class.open.is_some())
                        .map(|class| (*person, class.code.as_str())),
                );
            }
        }
        all
    }

    /// One decision that moves learners between open classes, and says the days of those that are held at other times.
    fn corrections(&self, value: &Value, plan: &Plan) -> Option<Decision> {
        let ids: BTreeMap<&str, ClassId> = self
            .classes
            .iter()
            .filter_map(|class| Some((class.code.as_str(), class.open?)))
            .collect();
        let mut acts = Vec::new();
        for class in &self.classes {
            let Some(id) = class.open else { continue };
            let (starts, ends) = self.held(plan, class);
            if starts < class.announced.0 || class.announced.1 < ends {
                let content = Dated {
                    when: None,
                    act: self.open(value, plan, class),
                };
                acts.push(Dated::from(Amend {
                    target: id.0,
                    content: Box::new(content),
                }));
            }
        }
        for class in &self.classes {
            let Some(id) = class.open else { continue };
            let stays = self.enrolled(plan, class);
            // Whoever was put on the list after the run was made is in no class of the plan, and stays.
            let own = self.classes.iter().filter(|to| to.course == class.course);
            let others: BTreeSet<PersonId> = own.flat_map(|to| self.enrolled(plan, to)).collect();
            let leaves = class.listed.iter();
            let leaves = leaves.filter(|person| !stays.contains(person) && others.contains(person));
            acts.extend(leaves.map(|person| {
                Dated::from(Withdraw {
                    person: *person,
                    class: id,
                })
            }));
        }
        let moved = self.moved(plan);
        let enrolled = moved
            .into_iter()
            .filter_map(|(person, code)| self.enrol(person, *ids.get(code)?));
        acts.extend(enrolled);
        let title = format!("Điều chỉnh thời gian, danh sách các lớp năm {}", self.year);
        (!acts.is_empty()).then(|| self.draft("decision", title, Vec::new(), acts))
    }

    /// The act that opens a class at the times of the plan, by the body that owns most of its rooms.
    fn open(&self, value: &Value, plan: &Plan, class: &PlannedClass) -> Act {
        let (starts, ends) = self.held(plan, class);
        Act::from(OpenClass {
            code: class.code.clone(),
            title: class.title.clone(),
            programme: class.programme.clone(),
            family: class.family,
            seats: class.seats,
            starts,
            ends,
            gives: class.gives.clone().map(|(field, level)| Gives { field, level }),
            organiser: class.organiser.or_else(|| self.host(value, plan, class)),
        })
    }

    fn host(&self, value: &Value, plan: &Plan, class: &PlannedClass) -> Option<UnitId> {
        let session = plan.sessions.iter().find(|session| session.class == class.code)?;
        let room: UnitId = session.room.parse().ok()?;
        let ledger::value::Place::Unit(room) = value.place(ledger::Entity::Unit(room))? else {
            return None;
        };
        let view = value.on(self.question.day, Seq::LATEST);
        view.unit_id(view.unit_above(room, ledger::codes::Line::Management)?)
    }

    fn draft(&self, kind: &str, title: String, bases: Vec<String>, acts: Vec<Dated>) -> Decision {
        let header = Header {
            kind: kind.to_owned(),
            issuer: self.issuer.clone(),
            title,
            bases,
            ..Header::blank(self.question.day)
        };
        Decision { header, acts }
    }
}
