//! Gathers a training plan's problem from the ledger and the law book, with what is missing.

use std::collections::{BTreeMap, BTreeSet};

use lawbook::Lawbook;
use ledger::value::Place;
use ledger::{Day, PersonId, Seq, Value};
use planning::timetable::training::{Class, Course, Enrolment, Learner, Plan, Training, Trouble, check};

use super::away::Away;
use super::classes::{Gathered, Programmes};
use super::days::{self, date};
use super::inputs::{MissingInput, Notice, PlannedClass, TrainingInputs};
use super::names::named_by;
use super::pins;
use super::question::TrainingQuestion;
use super::staff::Staff;
use super::teachers::lecturers;
use super::venues::Venues;
use crate::figures::{Asker, CannotRead};
use crate::office::Office;
use crate::permission::{DataClass, Deed};

/// Learners are told so many days before a new class begins.
const NOTICE: i32 = 14;
/// New classes that can end in the year end by this day of December.
const LAST: u32 = 20;

impl Office {
    /// The inputs of a training plan. Only who may plan for the whole authority has any.
    ///
    /// # Errors
    ///
    /// [`CannotRead`].
    pub fn training_inputs(&self, asker: Asker<'_>, question: &TrainingQuestion) -> Result<TrainingInputs, CannotRead> {
        self.training_inputs_known(asker, question, &self.value(), (Seq::LATEST, None))
    }

    /// The same of a value, as known at a place of its log, by the law as it was known at a time (seconds since 1970-01-01T00:00:00Z; none: as
    /// known now).
    ///
    /// # Errors
    ///
    /// [`CannotRead`].
    pub fn training_inputs_known(
        &self,
        asker: Asker<'_>,
        question: &TrainingQuestion,
        value: &Value,
        (known, law_known): (Seq, Option<i64>),
    ) -> Result<TrainingInputs, CannotRead> {
        let law = self.law_known(law_known);
        let seq = value.head().seq.min(known);
        let day = question.day;
        let view = value.on(day, known);
        let structure = self.structure(value, day, known);
        let scope = asker.scope(Deed::Plan, DataClass::Personal, value, &structure);
        let for_all = scope.is_none_or(|scope| scope.is_everything());
        let needs = self.needs_known(asker, &question.needs(), value, (known, law_known))?;
        if !for_all {
            // Nothing of the authority is told then: neither who lectures nor which rooms there are.
            return Ok(TrainingInputs {
                question: question.clone(),
                year: question.of_year(),
                seq,
                problem: Training::default(),
                classes: Vec::new(),
                learners: BTreeMap::new(),
                missing: vec![MissingInput::NotForAll],
                notices: Vec::new(),
                needs,
                issuer: view.unit_name(0).to_string(),
            });
        }
        let programmes = Programmes::on(law, day);
        let mut all = Gathered::of(view, question, &needs, &programmes);
        let mut missing = Vec::new();
        let held_here = |class: &&PlannedClass| !programmes.elsewhere(&class.course);
        let courses: BTreeSet<String> = all
            .classes
            .iter()
            .filter(held_here)
            .map(|class| class.course.clone())
            .collect();
        let mut learners = all.learners.clone();
        learners.retain(|person, _| {
            let mut taken = all.courses.get(person).into_iter().flatten();
            taken.any(|course| courses.contains(course))
        });
        let percent = question.least_present_percent.min(100);
        let mut notices = std::mem::take(&mut all.notices);
        let staff = Staff::of(view, &structure, &learners, percent, &mut notices);
        all.in_turns(&courses, &staff);
        notices.append(&mut all.notices);
        let here: Vec<&PlannedClass> = all.classes.iter().filter(held_here).collect();
        let courses: BTreeSet<&str> = courses.iter().map(String::as_str).collect();
        let venues = Venues::of(view, &structure, value, question, &staff, &mut notices);
        let mut teachers = lecturers(
            view,
            &structure,
            question,
            &programmes,
            &courses,
            &venues.owners,
            &mut notices,
        );
        let away = Away::of(
            view,
            question,
            &all.classes,
            &needs,
            &programmes,
            &learners,
            &mut notices,
        );
        for lecturer in &mut teachers {
            if let Some(Place::Person(ix)) = named_by(value, &lecturer.id) {
                lecturer.away = away.of_person(ix);
            }
        }
        let one = |person: &PersonId| {
            let taken = all.courses.get(person).into_iter().flatten();
            let ix = learners.get(person).map(|learner| learner.ix)?;
            Some(Learner {
                id: person.to_string(),
                unit: staff.unit_of(*person)?.to_owned(),
                courses: taken
                    .filter(|course| courses.contains(course.as_str()))
                    .cloned()
                    .collect(),
                away: away.of_person(ix),
            })
        };
        let mut problem = Training {
            learners: learners.keys().filter_map(one).collect(),
            lecturers: teachers,
            rooms: venues.rooms,
            travel: venues.travel,
            units: staff.units,
            weights: question.weights.clone(),
            ..Training::default()
        };
        let season = Season::of(law, question, &here, &mut missing);
        if days::unconfirmed(law, question.of_year()) {
            notices.push(Notice::HolidaysUnconfirmed(question.of_year()));
        }
        problem.dates = season.dates.iter().copied().map(date).collect();
        for course in &courses {
            problem
                .courses
                .push(course_of(course, &here, question, &programmes, &problem));
        }
        for class in &here {
            problem
                .classes
                .push(season.class(class, question, &programmes, &mut notices));
            let listed = class.listed.iter().map(|person| Enrolment {
                learner: person.to_string(),
                class: class.code.clone(),
            });
            problem.former.enrolments.extend(listed);
        }
        if let Some(former) = &question.kept {
            pins::keep(&mut problem, former, &question.pinned, &mut missing);
        } else if let Some(id) = &question.former {
            match self.timetable(id) {
                Some(former) => pins::keep(&mut problem, &former.plan, &question.pinned, &mut missing),
                None => missing.push(MissingInput::NoSuchTimetable(id.clone())),
            }
        }
        problem.former = still_known(&problem);
        missing.extend(lacking(&problem, &programmes));
        Ok(TrainingInputs {
            question: question.clone(),
            year: question.of_year(),
            seq,
            problem,
            learners: all.learners,
            missing,
            notices,
            needs,
            issuer: view.unit_name(0).to_string(),
            classes: all.classes,
        })
    }
}

/// The former plan without people who are no learners any more.
fn still_known(problem: &Training) -> Plan {
    let learners: BTreeSet<&str> = problem.learners.iter().map(|learner| learner.id.as_str()).collect();
    let mut former = problem.former.clone();
    former
        .enrolments
        .retain(|enrolment| learners.contains(enrolment.learner.as_str()));
    former
}

/// The course of a programme: its sessions, and how many learners a class may have and must have.
fn course_of(
    course: &str,
    classes: &[&PlannedClass],
    question: &TrainingQuestion,
    programmes: &Programmes<'_>,
    problem: &Training,
) -> Course {
    let own = classes.iter().filter(|class| class.course == course);
    let (count, most) = own.fold((0_u32, u32::MAX), |(count, most), class| {
        (count + 1, most.min(class.seats))
    });
    let takers = problem
        .learners
        .iter()
        .filter(|learner| learner.courses.iter().any(|own| own == course));
    let takers = u32::try_from(takers.count()).unwrap_or(u32::MAX);
    let weeks = programmes.find(course).map_or(1, |found| found.body().weeks);
    let filled = u64::from(most) * u64::from(question.least_filled_percent.min(100)) / 100;
    // A course that few take is held for those few.
    let share = u64::from(takers) * 3 / (u64::from(count.max(1)) * 4);
    Course {
        id: course.to_owned(),
        sessions: u16::try_from(question.sessions(weeks)).unwrap_or(u16::MAX),
        least_learners: u32::try_from(filled.min(share)).unwrap_or(0),
        most_learners: most,
        equipment: Vec::new(),
        days_apart: 0,
        within_days: u16::try_from(weeks.saturating_mul(7).saturating_sub(2)).unwrap_or(u16::MAX),
    }
}

/// The days of the year on which classes can be held, and the part of it for each class.
struct Season {
    dates: Vec<Day>,
}

impl Season {
    fn of(
        law: &Lawbook,
        question: &TrainingQuestion,
        classes: &[&PlannedClass],
        missing: &mut Vec<MissingInput>,
    ) -> Self {
        let year = question.of_year();
        let around = i32::try_from(question.weeks_around * 7).unwrap_or(0);
        let latest = classes
            .iter()
            .map(|class| class.announced.1.number() + around + 14)
            .max();
        let last = Day(latest.unwrap_or(0)).max(Day::last_of_year(year));
        let mut holidays = BTreeSet::new();
        for year in question.day.year()..=last.year() {
            match days::holidays(law, year) {
                Some(own) => holidays.extend(own),
                None => missing.push(MissingInput::NoHolidays(year)),
            }
        }
        Self {
            dates: days::working(question.day, last, &holidays),
        }
    }

    /// Half days from one day until another.
    fn half_days(&self, from: Day, until: Day) -> u32 {
        let open = self.dates.iter().filter(|day| from <= **day && **day < until);
        u32::try_from(open.count() * 2).unwrap_or(u32::MAX)
    }

    /// A class with its part of the year.
    fn class(
        &self,
        class: &PlannedClass,
        question: &TrainingQuestion,
        programmes: &Programmes<'_>,
        notices: &mut Vec<Notice>,
    ) -> Class {
        let (starts, ends) = class.announced;
        let body = programmes.find(&class.course).map(|found| found.body().clone());
        let (mut from, mut until) = (starts, ends.next());
        if class.open.is_none() || question.move_open {
            let around = i32::try_from(question.weeks_around * 7).unwrap_or(0);
            let soonest = Day(question.day.number() + NOTICE);
            let year_ends = Day::of(question.of_year(), 12, LAST).map_or(until, Day::next);
            from = Day(starts.number() - around).max(soonest);
            let latest = Day(until.number() + around);
            until = if until <= year_ends {
                latest.min(year_ends)
            } else {
                latest
            };
            let months = body.as_ref().map(|body| body.months.as_slice()).unwrap_or_default();
            if let (Some(first), Some(last)) = (months.iter().min(), months.iter().max()) {
                let year = question.of_year();
                from = Day::of(year, *first, 1).unwrap_or(from).max(soonest);
                until = Day::of(year, *last, 1).map_or(until, Day::first_of_next_month);
            }
        }
        // A holiday within the announced days: the class ends so many weeks later.
        let sessions = question.sessions(body.map_or(1, |body| body.weeks));
        let mut longer = 0;
        while self.half_days(from, until) < sessions && longer < 3 && class.open.is_some() && !question.move_open {
            until = Day(until.number() + 7);
            longer += 1;
        }
        if longer > 0 {
            notices.push(Notice::Longer(class.code.clone(), longer));
        }
        Class {
            id: class.code.clone(),
            course: class.course.clone(),
            from: date(from),
            until: date(until),
            wished_lecturers: Vec::new(),
        }
    }
}

/// What is missing, in the words of the office where there are some.
fn lacking(problem: &Training, programmes: &Programmes<'_>) -> Vec<MissingInput> {
    let mut all = Vec::new();
    if problem.classes.is_empty() {
        return vec![MissingInput::NoClasses];
    }
    let entry = |course: &str| {
        programmes
            .find(course)
            .map_or_else(|| course.to_owned(), |found| found.entry.id.clone())
    };
    if problem.rooms.is_empty() {
        all.push(MissingInput::NoRooms);
    }
    let largest = problem.rooms.iter().map(|room| room.seats).max().unwrap_or(0);
    for course in &problem.courses {
        let teaches = |lecturer: &planning::timetable::training::Lecturer| lecturer.teaches.contains(&course.id);
        if !problem.lecturers.iter().any(teaches) {
            all.push(MissingInput::NoLecturer(entry(&course.id)));
        }
        let takers = problem.learners.iter().filter(|one| one.courses.contains(&course.id));
        let classes = problem.classes.iter().filter(|class| class.course == course.id);
        let learners = takers.count().div_ceil(classes.count().max(1));
        let learners = u32::try_from(learners).unwrap_or(u32::MAX);
        if learners > largest && largest > 0 {
            all.push(MissingInput::NoRoomLargeEnough {
                programme: entry(&course.id),
                learners,
                largest,
            });
        }
    }
    let told = |trouble: &Trouble| match trouble {
        Trouble::Missing { list } => matches!(list.as_str(), "rooms" | "lecturers") && !all.is_empty(),
        Trouble::NoLecturer { .. } => true,
        Trouble::NoRoomFits { .. } => all
            .iter()
            .any(|one| matches!(one, MissingInput::NoRoomLargeEnough { .. })),
        _ => false,
    };
    let others: Vec<MissingInput> = check(problem)
        .into_iter()
        .filter(|trouble| !told(trouble))
        .map(MissingInput::Impossible)
        .collect();
    all.extend(others);
    all
}
