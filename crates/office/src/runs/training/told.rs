//! What a training plan says, as facts: what is missing, what should be known, classes, rooms, learners and why they learn.

use std::collections::{BTreeMap, BTreeSet};

use ledger::{Entity, PersonId, View};
use planning::timetable::training::{LaidOut, Plan};

use super::super::fact::{Mentioned, RunFact};
use super::super::planner::RunMoment;
use super::super::question::{RunChoice, RunQuestion};
use super::super::timetable::{RunLearner, RunTimetable};
use super::WHOLE;
use crate::needs::{Gap, GapAnswer};
use crate::training_plan::{KeptClass, MissingInput, Notice, PlannedClass, TrainingInputs};

/// The inputs, and the view from which they come.
pub(super) struct Telling<'a> {
    pub(super) inputs: &'a TrainingInputs,
    view: View<'a>,
}

impl<'a> Telling<'a> {
    pub(super) fn of(moment: &'a RunMoment<'_>, inputs: &'a TrainingInputs) -> Self {
        Self {
            inputs,
            view: moment.value.on(inputs.question.day, moment.known),
        }
    }

    pub(super) fn counts(&self) -> Vec<RunFact> {
        let problem = &self.inputs.problem;
        let places: usize = problem.learners.iter().map(|learner| learner.courses.len()).sum();
        let fact = |id: &str, n: usize| RunFact::new(id).with("n", n);
        vec![
            fact("run-training-classes", problem.classes.len()),
            fact("run-training-people", problem.learners.len()),
            fact("run-training-places", places),
            fact("run-training-rooms", problem.rooms.len()),
            fact("run-training-lecturers", problem.lecturers.len()),
        ]
    }

    pub(super) fn missing(missing: &MissingInput) -> RunFact {
        let entry = |programme: &String| Mentioned::Entry(programme.clone());
        match missing {
            MissingInput::NotForAll => RunFact::new("training-not-for-all"),
            MissingInput::NoClasses => RunFact::new("training-no-classes"),
            MissingInput::NoRooms => RunFact::new("training-no-rooms"),
            MissingInput::NoLecturer(programme) => {
                RunFact::new("training-no-lecturer").with("programme", entry(programme))
            }
            MissingInput::NoRoomLargeEnough {
                programme,
                learners,
                largest,
            } => RunFact::new("training-no-room-large-enough")
                .with("programme", entry(programme))
                .with("learners", i64::from(*learners))
                .with("largest", i64::from(*largest)),
            MissingInput::NoHolidays(year) => RunFact::new("training-no-holidays").with("year", year.to_string()),
            MissingInput::NoSuchTimetable(id) => RunFact::new("training-no-such-timetable").with("id", id.clone()),
            MissingInput::NotPinnable(class) => RunFact::new("run-training-not-pinnable").with("class", class.clone()),
            MissingInput::Impossible(trouble) => RunFact::said(Mentioned::Trouble(Box::new(trouble.clone()))),
        }
    }

    fn unit(&self, place: u32) -> Mentioned {
        let id = self.view.unit_id(place);
        id.map_or_else(|| Mentioned::Text(String::new()), Into::into)
    }

    pub(super) fn notice(&self, notice: &Notice) -> RunFact {
        let count = |id: &str, n: &u32| RunFact::new(id).with("n", i64::from(*n));
        let class = |id: &str, code: &String| RunFact::new(id).with("class", code.clone());
        let entry = |programme: &String| Mentioned::Entry(programme.clone());
        match notice {
            Notice::SmallOffices(n) => count("training-small-offices", n),
            Notice::UnknownProgramme(code) => class("training-unknown-programme", code),
            Notice::NobodyListed(code) => class("training-nobody-listed", code),
            Notice::Elsewhere(code) => class("training-elsewhere", code),
            Notice::HolidaysUnconfirmed(year) => {
                RunFact::new("training-holidays-unconfirmed").with("year", year.to_string())
            }
            Notice::Longer(code, weeks) => class("training-longer", code).with("weeks", i64::from(*weeks)),
            Notice::InTurns(programme, n) => count("training-in-turns", n).with("programme", entry(programme)),
            Notice::NoSeat(programme, n) => count("training-no-seat", n).with("programme", entry(programme)),
            Notice::NoSeats(room) => RunFact::new("training-no-seats").with("room", self.unit(*room)),
            Notice::TeachesNothingHere(person) => {
                let id = self.view.person(*person).and_then(|person| person.id());
                let named = id.map_or_else(|| Mentioned::Text(String::new()), Into::into);
                RunFact::new("training-teaches-nothing-here").with("person", named)
            }
            Notice::NoRoad(communes) => {
                let named = communes.iter().map(|commune| RunFact::said(self.unit(*commune)));
                RunFact::new("training-no-road").with("communes", named.collect::<Vec<_>>())
            }
            Notice::AlsoElsewhere(n) => count("training-also-elsewhere", n),
        }
    }

    /// The classes of which an earlier run may be kept, and all of it together.
    pub(super) fn subjects(&self) -> Vec<RunChoice> {
        let class = |class: &PlannedClass| RunChoice {
            id: class.code.clone(),
            said: Self::class(class).into(),
        };
        let whole = RunChoice {
            id: WHOLE.to_owned(),
            said: RunFact::new("run-training-whole").into(),
        };
        self.inputs.classes.iter().map(class).chain([whole]).collect()
    }

    /// The runs of which something is to be kept.
    pub(super) fn runs(question: &RunQuestion) -> Vec<RunChoice> {
        let run = |id: &String| RunChoice {
            id: id.clone(),
            said: RunFact::new("run-training-as-in").with("what", id.clone()).into(),
        };
        let places: BTreeSet<&String> = question.pins.iter().map(|pin| &pin.place).collect();
        places.into_iter().map(run).collect()
    }

    /// A class by code and title.
    pub(super) fn class(class: &PlannedClass) -> RunFact {
        let said = RunFact::new("run-training-class").with("class", class.code.clone());
        said.with("what", class.title.clone())
    }

    /// The timetable of a plan, with why everybody learns.
    pub(super) fn timetable(&self, plan: &Plan) -> RunTimetable {
        let inputs = self.inputs;
        let laid_out = LaidOut::of(&inputs.problem, plan);
        let gaps = self.gaps();
        let mut learners = Vec::new();
        let mut classes = Vec::new();
        for class in &inputs.classes {
            classes.push(KeptClass::of(inputs, plan, &laid_out, class));
            for person in inputs.enrolled(plan, class) {
                learners.push(RunLearner {
                    person: person.to_string(),
                    class: class.code.clone(),
                    why: Self::learns(class, person, &gaps),
                });
            }
        }
        RunTimetable {
            year: inputs.year,
            least_present_percent: inputs.question.least_present_percent,
            rooms: inputs
                .problem
                .rooms
                .iter()
                .map(|room| (room.id.clone(), room.seats))
                .collect(),
            classes,
            learners,
            plan: plan.clone(),
        }
    }

    /// What a class closes for somebody: person and programme.
    fn gaps(&self) -> BTreeMap<(PersonId, &'a str), Vec<&'a Gap>> {
        let mut all: BTreeMap<(PersonId, &str), Vec<&Gap>> = BTreeMap::new();
        for gap in &self.inputs.needs.gaps {
            if let GapAnswer::Programme(programme) = &gap.answer {
                all.entry((gap.person, programme.as_str())).or_default().push(gap);
            }
        }
        all
    }

    fn learns(class: &PlannedClass, person: PersonId, gaps: &BTreeMap<(PersonId, &str), Vec<&Gap>>) -> Vec<RunFact> {
        let own = gaps.get(&(person, class.programme.as_str())).into_iter().flatten();
        let mut why: Vec<RunFact> = own
            .map(|gap| {
                let what = Mentioned::Requirement(gap.standard.clone(), gap.requirement.clone());
                RunFact::new("run-training-learns-for").with("what", what)
            })
            .collect();
        if class.listed.contains(&person) {
            why.push(RunFact::new("run-training-listed"));
        } else if why.is_empty() {
            why.push(RunFact::new("run-training-yearly"));
        }
        why
    }

    /// A unit or a person by an id of the problem.
    pub(super) fn named(&self, id: &str) -> Mentioned {
        match crate::training_plan::named_by(self.view.value(), id).and_then(|place| self.view.value().entity(place)) {
            Some(Entity::Person(id)) => id.into(),
            Some(Entity::Unit(id)) => id.into(),
            _ => Mentioned::Text(id.to_owned()),
        }
    }
}
