//! What is missing for a training plan, and why a class is held when it is, as messages. Names of people and places are the caller's.

use office::training_plan::{Because, Demand, Half, MissingInput, Notice, PinFault, Trouble};

use crate::message::Message;

/// How a face names what an id of the problem stands for: a person, a room, an office, a commune; a class and a course as they are.
pub type Naming<'n> = &'n dyn Fn(&str) -> String;

/// Something missing, as a message; `titles` gives the title of a programme.
pub fn missing_for_training(missing: &MissingInput, naming: Naming<'_>, titles: Naming<'_>) -> Message {
    match missing {
        MissingInput::NotForAll => Message::new("training-not-for-all"),
        MissingInput::NoClasses => Message::new("training-no-classes"),
        MissingInput::NoRooms => Message::new("training-no-rooms"),
        MissingInput::NoLecturer(programme) => {
            Message::new("training-no-lecturer").with("programme", titles(programme))
        }
        MissingInput::NoRoomLargeEnough {
            programme,
            learners,
            largest,
        } => Message::new("training-no-room-large-enough")
            .with("programme", titles(programme))
            .with("learners", *learners)
            .with("largest", *largest),
        MissingInput::NoHolidays(year) => Message::new("training-no-holidays").with("year", year.to_string()),
        MissingInput::NoSuchTimetable(id) => Message::new("training-no-such-timetable").with("id", id.as_str()),
        MissingInput::NotPinnable(class) => Message::new("training-not-pinnable").with("class", class.as_str()),
        MissingInput::Impossible(trouble) => training_trouble(trouble, naming),
    }
}

/// Something that a reader of the plan should know, as a message. Places are named by `place`.
pub fn training_notice(notice: &Notice, titles: Naming<'_>, place: &dyn Fn(bool, u32) -> String) -> Message {
    match notice {
        Notice::SmallOffices(offices) => Message::new("training-small-offices").with("n", *offices),
        Notice::UnknownProgramme(class) => Message::new("training-unknown-programme").with("class", class.as_str()),
        Notice::NobodyListed(class) => Message::new("training-nobody-listed").with("class", class.as_str()),
        Notice::Elsewhere(class) => Message::new("training-elsewhere").with("class", class.as_str()),
        Notice::HolidaysUnconfirmed(year) => {
            Message::new("training-holidays-unconfirmed").with("year", year.to_string())
        }
        Notice::Longer(class, weeks) => Message::new("training-longer")
            .with("class", class.as_str())
            .with("weeks", *weeks),
        Notice::InTurns(programme, classes) => Message::new("training-in-turns")
            .with("programme", titles(programme))
            .with("n", *classes),
        Notice::NoSeat(programme, people) => Message::new("training-no-seat")
            .with("programme", titles(programme))
            .with("n", *people),
        Notice::NoSeats(room) => Message::new("training-no-seats").with("room", place(false, *room)),
        Notice::TeachesNothingHere(person) => {
            Message::new("training-teaches-nothing-here").with("person", place(true, *person))
        }
        Notice::NoRoad(communes) => {
            let named: Vec<String> = communes.iter().map(|commune| place(false, *commune)).collect();
            Message::new("training-no-road").with("communes", named.join(", "))
        }
        Notice::AlsoElsewhere(people) => Message::new("training-also-elsewhere").with("n", *people),
    }
}

/// What stands against another week of a class, as a message; none for what no week is refused for.
pub fn training_hindrance(because: &Because, naming: Naming<'_>) -> Option<Message> {
    let list = |ids: &[String]| ids.join(", ");
    Some(match because {
        Because::OutOfSeason { .. } => Message::new("training-out-of-season"),
        Because::RoomTaken { room, classes, .. } => Message::new("training-room-taken")
            .with("room", naming(room))
            .with("classes", list(classes)),
        Because::RoomClosed { room, .. } => Message::new("training-room-closed").with("room", naming(room)),
        Because::LecturerTwice { lecturer, classes, .. } => Message::new("training-lecturer-twice")
            .with("lecturer", naming(lecturer))
            .with("classes", list(classes)),
        Because::LecturerAway { lecturer, .. } => {
            Message::new("training-lecturer-away").with("lecturer", naming(lecturer))
        }
        Because::LearnerTwice { classes, .. } => Message::new("training-learner-twice").with("classes", list(classes)),
        Because::TeachesAndLearns { lecturer, classes, .. } => Message::new("training-teaches-and-learns")
            .with("lecturer", naming(lecturer))
            .with("classes", list(classes)),
        Because::LearnerAway { .. } => Message::new("training-learner-away"),
        Because::UnitEmptied { unit, absent, most, .. } => Message::new("training-unit-emptied")
            .with("unit", naming(unit))
            .with("absent", *absent)
            .with("most", *most),
        Because::ClassSize {
            class,
            learners,
            least,
            most,
        } => Message::new("training-class-size")
            .with("class", class.as_str())
            .with("learners", *learners)
            .with("least", *least)
            .with("most", *most),
        Because::SeatsMissing {
            class, room, missing, ..
        } => Message::new("training-seats-missing")
            .with("class", class.as_str())
            .with("room", naming(room))
            .with("n", *missing),
        Because::LecturerWeekOverloaded {
            lecturer,
            sessions,
            most,
            ..
        } => Message::new("training-week-overloaded")
            .with("lecturer", naming(lecturer))
            .with("sessions", *sessions)
            .with("most", *most),
        _ => return None,
    })
}

/// What must be put right first, as a message.
pub fn training_trouble(trouble: &Trouble, naming: Naming<'_>) -> Message {
    let class = |id: &'static str, class: &str| Message::new(id).with("class", class);
    match trouble {
        Trouble::Missing { list } => Message::new("cli-training-missing").with("list", list.as_str()),
        Trouble::Twice { list, id } => Message::new("cli-solve-twice")
            .with("list", list.as_str())
            .with("id", id.as_str()),
        Trouble::Unknown { field, id } => Message::new("cli-solve-unknown")
            .with("field", field.as_str())
            .with("id", id.as_str()),
        Trouble::OutOfRange {
            field,
            id,
            found,
            least,
            most,
        } => Message::new("cli-solve-range")
            .with("field", field.as_str())
            .with("id", id.as_str())
            .with("found", found.to_string())
            .with("least", least.to_string())
            .with("most", most.to_string()),
        Trouble::DatesOutOfOrder { date } => Message::new("cli-training-dates").with("date", date.to_string()),
        Trouble::Backwards { field, id, from, until } => Message::new("cli-training-backwards")
            .with("field", field.as_str())
            .with("id", id.as_str())
            .with("from", from.to_string())
            .with("until", until.to_string()),
        Trouble::NoClass { course, learners } => Message::new("cli-training-no-class")
            .with("course", course.as_str())
            .with("learners", learners.to_string()),
        Trouble::NoLearners { class: id, course } => {
            class("cli-training-no-learners", id).with("course", course.as_str())
        }
        Trouble::NoLecturer { course } => Message::new("cli-training-no-lecturer").with("course", course.as_str()),
        Trouble::TooManyLearners {
            course,
            learners,
            classes,
            most,
        } => sizes("cli-training-too-many", course, [*learners, *classes, *most]),
        Trouble::TooFewLearners {
            course,
            learners,
            classes,
            least,
        } => sizes("cli-training-too-few", course, [*learners, *classes, *least]),
        Trouble::TooFewDates {
            class: id,
            needed,
            open,
            from,
            until,
        } => class("cli-training-few-dates", id)
            .with("needed", needed.to_string())
            .with("open", open.to_string())
            .with("from", from.to_string())
            .with("until", until.to_string()),
        Trouble::NoRoomFits {
            class: id,
            seats,
            equipment,
            largest,
        } => {
            let message = if equipment.is_empty() {
                class("cli-training-no-room", id)
            } else {
                class("cli-training-no-room-with", id).with("equipment", equipment.join(", "))
            };
            message
                .with("seats", seats.to_string())
                .with("largest", largest.to_string())
        }
        Trouble::NoRoomFree {
            class: id,
            seats,
            needed,
            open,
            from,
            until,
        } => class("cli-training-no-room-free", id)
            .with("seats", seats.to_string())
            .with("needed", needed.to_string())
            .with("open", open.to_string())
            .with("from", from.to_string())
            .with("until", until.to_string()),
        Trouble::NoLecturerFree {
            class: id,
            needed,
            open,
            from,
            until,
        } => class("cli-training-no-lecturer-free", id)
            .with("needed", needed.to_string())
            .with("open", open.to_string())
            .with("from", from.to_string())
            .with("until", until.to_string()),
        Trouble::LecturersOverloaded {
            classes,
            lecturers,
            needed,
            most,
        } => crowd(
            "cli-training-overloaded",
            classes,
            &named(lecturers, naming),
            *needed,
            *most,
        ),
        Trouble::LecturersCrowded {
            classes,
            lecturers,
            needed,
            open,
        } => crowd(
            "cli-training-crowded",
            classes,
            &named(lecturers, naming),
            *needed,
            *open,
        ),
        Trouble::RoomsCrowded {
            classes,
            rooms,
            needed,
            open,
        } => crowd("cli-training-crowded", classes, &named(rooms, naming), *needed, *open),
        Trouble::LearnerAway { learner, course } => Message::new("cli-training-away")
            .with("learner", naming(learner))
            .with("course", course.as_str()),
        Trouble::LearnerOverbooked { learner, needed, open } => Message::new("cli-training-overbooked")
            .with("learner", naming(learner))
            .with("needed", needed.to_string())
            .with("open", open.to_string()),
        Trouble::UnitEmptied {
            unit,
            needed,
            most,
            dates,
        } => Message::new("cli-training-emptied")
            .with("unit", naming(unit))
            .with("needed", needed.to_string())
            .with("most", most.to_string())
            .with("dates", dates.to_string()),
        Trouble::PinsTooMany {
            class: id,
            pins,
            sessions,
        } => class("cli-training-pins", id)
            .with("pins", pins.to_string())
            .with("sessions", sessions.to_string()),
        Trouble::PinImpossible { class: id, at, fault } => class("cli-training-pin", id)
            .with("date", at.date.to_string())
            .with("half", half(at.half))
            .with("fault", fault_word(*fault)),
        Trouble::EnrolmentImpossible { learner, class: id } => {
            class("cli-training-enrolment", id).with("learner", naming(learner))
        }
        Trouble::AllForbidden { learner, course } => Message::new("cli-training-forbidden")
            .with("learner", naming(learner))
            .with("course", course.as_str()),
    }
}

fn sizes(id: &'static str, course: &str, [learners, classes, limit]: [u32; 3]) -> Message {
    Message::new(id)
        .with("course", course)
        .with("learners", learners.to_string())
        .with("classes", classes.to_string())
        .with("limit", limit.to_string())
}

fn crowd(id: &'static str, classes: &[String], of: &[String], needed: u32, open: u32) -> Message {
    Message::new(id)
        .with("classes", classes.join(", "))
        .with("of", of.join(", "))
        .with("needed", needed.to_string())
        .with("open", open.to_string())
}

fn named(ids: &[String], naming: Naming<'_>) -> Vec<String> {
    ids.iter().map(|id| naming(id)).collect()
}

/// A half of a day, as messages choose by it.
pub const fn half(half: Half) -> &'static str {
    match half {
        Half::Morning => "morning",
        Half::Afternoon => "afternoon",
    }
}

const fn fault_word(fault: PinFault) -> &'static str {
    match fault {
        PinFault::OutOfSeason => "out-of-season",
        PinFault::Twice => "twice",
        PinFault::RoomUnfit => "room-unfit",
        PinFault::RoomClosed => "room-closed",
        PinFault::RoomTaken => "room-taken",
        PinFault::CannotTeach => "cannot-teach",
        PinFault::LecturerAway => "lecturer-away",
        PinFault::LecturerTaken => "lecturer-taken",
    }
}

/// One of the demands that cannot be met together.
pub fn training_demand(demand: &Demand, naming: Naming<'_>) -> Message {
    let (what, who, class) = match demand {
        Demand::Present { unit } => ("present", unit.as_str(), ""),
        Demand::LeastLearners { course } => ("least", course.as_str(), ""),
        Demand::MostLearners { course } => ("most", course.as_str(), ""),
        Demand::Season { class } => ("season", "", class.as_str()),
        Demand::LecturerAway { lecturer } => ("lecturer-away", lecturer.as_str(), ""),
        Demand::Load { lecturer } => ("load", lecturer.as_str(), ""),
        Demand::RoomClosed { room } => ("room-closed", room.as_str(), ""),
        Demand::LearnerAway { learner } => ("learner-away", learner.as_str(), ""),
        Demand::Pin { class, at } => {
            return Message::new("cli-training-demand-pin")
                .with("class", class.as_str())
                .with("date", at.date.to_string())
                .with("half", half(at.half));
        }
        Demand::Enrolled { learner, class } => ("enrolled", learner.as_str(), class.as_str()),
        Demand::Forbidden { learner, class } => ("forbidden", learner.as_str(), class.as_str()),
    };
    Message::new("cli-training-demand")
        .with("what", what)
        .with("who", naming(who))
        .with("class", class)
}
