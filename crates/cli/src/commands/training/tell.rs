//! Says a training plan: what is missing, each class with its days, room, lecturers and learners, and why.

use std::collections::BTreeSet;

use lawbook::Lawbook;
use ledger::value::Place;
use ledger::{Seq, Value, View};
use office::training_plan::{PlannedClass, TrainingInputs, named_by};
use planning::core::{Answer, Level};
use planning::timetable::training::constraints::breaches;
use planning::timetable::training::{ClassWhy, LaidOut, Plan};
use words::training::{missing_for_training, training_hindrance, training_notice};
use words::{Lang, Message};

use crate::say;

/// How many other weeks of a class are named.
const WEEKS: usize = 4;
/// How many things that a plan breaks are named.
const BROKEN: usize = 12;

/// What is said of a training plan, and in which words.
pub(super) struct Telling<'a> {
    pub(super) lang: Lang,
    law: &'a Lawbook,
    value: &'a Value,
    view: View<'a>,
    pub(super) inputs: &'a TrainingInputs,
}

impl<'a> Telling<'a> {
    pub(super) fn of(lang: Lang, law: &'a Lawbook, value: &'a Value, inputs: &'a TrainingInputs) -> Self {
        Self {
            lang,
            law,
            value,
            view: value.on(inputs.question.day, Seq::LATEST),
            inputs,
        }
    }

    /// What an id of the problem stands for.
    pub(super) fn name(&self, id: &str) -> String {
        let place = named_by(self.value, id);
        let name = place.and_then(|place| self.view.name(place));
        name.map_or_else(|| id.to_owned(), |name| name.to_string())
    }

    fn programme(&self, entry: &str) -> String {
        let title = self.law.entry(entry).map(|entry| {
            if self.lang == Lang::En {
                entry.title.en.clone()
            } else {
                entry.title.vi.clone()
            }
        });
        title.unwrap_or_else(|| entry.to_owned())
    }

    /// What is missing, a line each.
    pub(super) fn missing(&self) -> Vec<Message> {
        let line = |one| missing_for_training(one, &|id| self.name(id), &|entry| self.programme(entry));
        self.inputs.missing.iter().map(line).collect()
    }

    pub(super) fn notices(&self) -> Vec<String> {
        let place = |person: bool, ix: u32| {
            let place = if person { Place::Person(ix) } else { Place::Unit(ix) };
            self.view.name(place).map_or_else(String::new, |name| name.to_string())
        };
        let line = |one| training_notice(one, &|entry| self.programme(entry), &place);
        let lines = self.inputs.notices.iter().map(line);
        lines.map(|line| self.lang.speak(&line)).collect()
    }

    /// What a plan breaks of what it must keep, a line each, the first few.
    pub(super) fn broken(&self, plan: &Plan) -> Vec<Message> {
        let broken = breaches(&self.inputs.problem, plan, Level::Hard);
        let mut all: Vec<Message> = Vec::new();
        let mut said = BTreeSet::new();
        for (_, breach) in &broken {
            let line = training_hindrance(&breach.because, &|id| self.name(id));
            // The same of several days is said once.
            all.extend(line.filter(|line| said.insert(self.lang.speak(line))));
        }
        let more = all.len().saturating_sub(BROKEN);
        let rest = (more > 0).then(|| Message::new("and-more").with("n", more));
        all.into_iter().take(BROKEN).chain(rest).collect()
    }

    pub(super) fn head(&self) {
        let problem = &self.inputs.problem;
        let places: usize = problem.learners.iter().map(|learner| learner.courses.len()).sum();
        let head = Message::new("cli-training-head")
            .with("day", self.inputs.question.day)
            .with("year", self.inputs.year.to_string())
            .with("classes", problem.classes.len())
            .with("places", places)
            .with("people", problem.learners.len())
            .with("rooms", problem.rooms.len())
            .with("lecturers", problem.lecturers.len())
            .with("present", u32::from(self.inputs.question.least_present_percent));
        say::data(self.lang.speak(&head));
        for line in self.notices() {
            say::data(format!("  ! {line}"));
        }
    }

    pub(super) fn tell(&self, answer: &Answer<Plan>, plan: &Plan, why: bool) {
        let standing = LaidOut::of(&self.inputs.problem, plan);
        let width = self.inputs.classes.iter().map(|class| class.code.chars().count()).max();
        for class in &self.inputs.classes {
            let (first, last) = self.inputs.held(plan, class);
            say::data(format!(
                "  {:<width$} {:>4}/{:<4} {first} – {last}  {}",
                class.code,
                self.inputs.enrolled(plan, class).len(),
                class.seats,
                self.place(plan, class),
                width = width.unwrap_or(0),
            ));
            if let Some(told) = standing.why(&class.code).filter(|_| why) {
                for line in self.why(&told, plan, class) {
                    say::data(format!("      {line}"));
                }
            }
        }
        say::data(self.lang.speak(&quality(answer)));
    }

    /// Rooms and lecturers of a class.
    pub(super) fn place(&self, plan: &Plan, class: &PlannedClass) -> String {
        let own = || plan.sessions.iter().filter(|session| session.class == class.code);
        let rooms: BTreeSet<String> = own().map(|session| self.name(&session.room)).collect();
        let lecturers: BTreeSet<String> = own().map(|session| self.name(&session.lecturer)).collect();
        if rooms.is_empty() {
            return self.lang.say("training-held-elsewhere");
        }
        let list = |all: BTreeSet<String>| all.into_iter().collect::<Vec<_>>().join(", ");
        format!("{}; {}", list(rooms), list(lecturers))
    }

    /// Why a class is held then and there, a line each.
    pub(super) fn why(&self, why: &ClassWhy, plan: &Plan, class: &PlannedClass) -> Vec<String> {
        let mut lines = Vec::new();
        let here: BTreeSet<&str> = plan
            .sessions
            .iter()
            .filter(|session| session.class == class.code)
            .filter_map(|session| {
                let mut rooms = self.inputs.problem.rooms.iter();
                rooms
                    .find(|room| room.id == session.room)
                    .map(|room| room.venue.as_str())
            })
            .collect();
        let cost = |venue: &str| {
            why.venues
                .iter()
                .find(|(own, _)| own == venue)
                .map_or(0, |(_, points)| *points)
        };
        let room = Message::new("training-why-room")
            .with("learners", why.learners)
            .with("small", why.small_rooms.len())
            .with("rooms", self.inputs.problem.rooms.len())
            .with("points", here.iter().map(|venue| cost(venue)).sum::<u64>().to_string());
        lines.push(self.lang.speak(&room));
        let other = why.venues.iter().find(|(venue, _)| !here.contains(venue.as_str()));
        if let Some((venue, points)) = other {
            let message = Message::new("training-why-venue")
                .with("venue", self.name(venue))
                .with("points", points.to_string());
            lines.push(self.lang.speak(&message));
        }
        lines.extend(self.weeks(why));
        lines
    }

    fn weeks(&self, why: &ClassWhy) -> Vec<String> {
        if why.weeks.is_empty() {
            return vec![self.lang.say("training-why-only-week")];
        }
        let mut nearest: Vec<_> = why.weeks.iter().filter(|week| !week.because.is_empty()).collect();
        nearest.sort_by_key(|week| (week.weeks.abs(), week.weeks));
        let free = why.weeks.len() - nearest.len();
        let told = nearest.into_iter().take(WEEKS).map(|week| {
            let because: Vec<String> = week
                .because
                .iter()
                .filter_map(|one| training_hindrance(one, &|id| self.name(id)))
                .map(|one| self.lang.speak(&one))
                .collect();
            let message = Message::new("training-why-not-week")
                .with("day", ledger::Day(week.from.number()))
                .with("because", because.join("; "));
            self.lang.speak(&message)
        });
        let mut lines: Vec<String> = told.collect();
        if free > 0 {
            lines.push(
                self.lang
                    .speak(&Message::new("training-why-free-weeks").with("n", free)),
            );
        }
        lines
    }
}

/// How good the plan is.
fn quality(answer: &Answer<Plan>) -> Message {
    let shown = |number: Option<f64>| number.map_or_else(|| "–".to_owned(), |number| format!("{number:.0}"));
    let id = if answer.proven_optimal() {
        "training-proven"
    } else if answer.bound.is_some() {
        "training-gap"
    } else {
        "training-no-bound"
    };
    Message::new(id)
        .with("objective", shown(answer.objective))
        .with("bound", shown(answer.bound))
}
