//! The timetable of a run whose choices are classes.

use ledger::Day;
use office::runs::{Mentioned, RunLearner, RunTimetable};
use office::training_plan::KeptClass;
use words::training::half;

use super::found;
use super::result::given;
use super::run::{RunListed, listed};
use crate::api::things::count;
use crate::api::wire::{Id, IsoDay, coded};
use crate::api::{Call, Trouble, wire};
use crate::pages::plans::Speaker;

coded! {
    /// A half of a day.
    HalfWord of ["morning", "afternoon"].into_iter();
}

wire! {
    /// A half day of a class.
    ClassSession {
        /// The day.
        day: IsoDay,
        /// Which half of it.
        half: HalfWord,
        /// The unit that is the room, by its name.
        room: String,
        /// Who lectures.
        lecturer: String,
    }
    /// Somebody who learns in a class.
    ClassLearner {
        /// Who, by id.
        person: Id,
        /// The name.
        name: String,
        /// Why.
        why: Vec<String>,
    }
    /// A class in a timetable.
    ClassHeld {
        /// Its code.
        code: String,
        /// Its name.
        title: String,
        /// The entry of its programme in the law book.
        programme: String,
        /// Its first day.
        from: IsoDay,
        /// Its last day.
        until: IsoDay,
        /// How many it takes.
        seats: u32,
        /// Its sessions; nothing where it is held elsewhere.
        sessions: Vec<ClassSession>,
        /// Who learns, of those whom the key may know of.
        learners: Vec<ClassLearner>,
        /// How many more learn.
        hidden_learners: u32,
    }
    /// A timetable.
    RunTimetableTold {
        /// The run that gave it.
        run: RunListed,
        /// The year of its classes.
        year: i64,
        /// The share that every office keeps at work, in per cent.
        least_present_percent: u32,
        /// Its classes, by their first day.
        classes: Vec<ClassHeld>,
    }
}

pub(super) fn show(call: &Call) -> Result<RunTimetableTold, Trouble> {
    let run = found(call, "run")?;
    let timetable = given(call, &run)?.timetable.ok_or(Trouble::NotFound)?;
    let speaker = Speaker::of(&call.visit, run.question.on());
    let mut classes: Vec<&KeptClass> = timetable.classes.iter().collect();
    classes.sort_by_key(|class| (class.held, &class.code));
    let classes: Vec<ClassHeld> = classes
        .into_iter()
        .map(|class| held(&speaker, &timetable, class))
        .collect();
    call.taken(&run.id, classes.iter().map(|class| class.learners.len()).sum())?;
    Ok(RunTimetableTold {
        run: listed(call, &run),
        year: timetable.year.into(),
        least_present_percent: timetable.least_present_percent.into(),
        classes,
    })
}

fn held(speaker: &Speaker<'_>, timetable: &RunTimetable, class: &KeptClass) -> ClassHeld {
    let own = timetable
        .plan
        .sessions
        .iter()
        .filter(|session| session.class == class.code);
    let mut sessions: Vec<_> = own.collect();
    sessions.sort_by_key(|session| session.at);
    let all = timetable.learners.iter().filter(|one| one.class == class.code);
    let (known, hidden): (Vec<&RunLearner>, Vec<&RunLearner>) = all.partition(|one| speaker.sight.knows(&one.person));
    ClassHeld {
        code: class.code.clone(),
        title: class.title.clone(),
        programme: class.programme.clone(),
        from: IsoDay::of(Day(class.held.0)),
        until: IsoDay::of(Day(class.held.1)),
        seats: class.seats,
        sessions: sessions
            .iter()
            .map(|one| ClassSession {
                day: IsoDay::of(Day(one.at.date.number())),
                half: HalfWord(half(one.at.half)),
                room: speaker.named(&one.room),
                lecturer: speaker.named(&one.lecturer),
            })
            .collect(),
        learners: known
            .iter()
            .map(|one| ClassLearner {
                person: Id(one.person.clone()),
                name: speaker.mentioned(&Mentioned::Person(one.person.clone())),
                why: one.why.iter().map(|fact| speaker.fact(fact)).collect(),
            })
            .collect(),
        hidden_learners: count(hidden.len()),
    }
}
