//! A training year of an office's own: what is missing is told before the run, then every session, or what stands in conflict.

use planning::timetable::training::{
    Demand, Half, Session, Training, Trouble as Missing, conflict, kept, solve as search,
};
use words::Message;

use super::super::{Desk, tell};
use super::{Limits, Told, value, without_plan};

/// Iterations of each trial when a conflict is looked for.
const CONFLICT_ITERATIONS: u64 = 20_000;

pub(super) fn solve(desk: &Desk<'_>, problem: &Training, limits: &Limits) -> Result<Told, Vec<Message>> {
    let answer = search(problem, &limits.search, &|progress| desk.tell(progress))
        .map_err(|troubles| troubles.iter().map(missing).collect::<Vec<_>>())?;
    let plan = answer.plan.clone().unwrap_or_default();
    let answer = answer.map(value);
    let mut words: Vec<Message> = without_plan(&answer).into_iter().collect();
    let mut demands = Vec::new();
    if answer.feasible {
        words.extend(plan.sessions.iter().map(session));
    } else {
        demands = conflict(problem, CONFLICT_ITERATIONS, &limits.whole);
        words.extend(demands.iter().map(demand));
    }
    let more = vec![
        ("kept", value(kept(&problem.former, &plan))),
        ("conflict", value(&demands)),
    ];
    Ok(Told { answer, more, words })
}

fn session(session: &Session) -> Message {
    Message::new("cli-training-session")
        .with("class", session.class.as_str())
        .with("date", session.at.date.to_string())
        .with("half", half(session.at.half))
        .with("room", session.room.as_str())
        .with("lecturer", session.lecturer.as_str())
}

fn half(half: Half) -> &'static str {
    match half {
        Half::Morning => "morning",
        Half::Afternoon => "afternoon",
    }
}

fn demand(demand: &Demand) -> Message {
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
        .with("who", who)
        .with("class", class)
}

/// What must be put right first, as a message. Dates stand as the file has them.
fn missing(trouble: &Missing) -> Message {
    let class = |id: &'static str, class: &str| Message::new(id).with("class", class);
    match trouble {
        Missing::Missing { list } => Message::new("cli-training-missing").with("list", list.as_str()),
        Missing::Twice { list, id } => tell::twice(list, id),
        Missing::Unknown { field, id } => tell::unknown(field, id),
        Missing::OutOfRange {
            field,
            id,
            found,
            least,
            most,
        } => tell::out_of_range(field, id, found, least, most),
        Missing::DatesOutOfOrder { date } => Message::new("cli-training-dates").with("date", date.to_string()),
        Missing::Backwards { field, id, from, until } => Message::new("cli-training-backwards")
            .with("field", field.as_str())
            .with("id", id.as_str())
            .with("from", from.to_string())
            .with("until", until.to_string()),
        Missing::NoClass { course, learners } => Message::new("cli-training-no-class")
            .with("course", course.as_str())
            .with("learners", learners.to_string()),
        Missing::NoLearners { class: id, course } => {
            class("cli-training-no-learners", id).with("course", course.as_str())
        }
        Missing::NoLecturer { course } => Message::new("cli-training-no-lecturer").with("course", course.as_str()),
        Missing::TooManyLearners {
            course,
            learners,
            classes,
            most,
        } => sizes("cli-training-too-many", course, [*learners, *classes, *most]),
        Missing::TooFewLearners {
            course,
            learners,
            classes,
            least,
        } => sizes("cli-training-too-few", course, [*learners, *classes, *least]),
        Missing::TooFewDates {
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
        Missing::NoRoomFits {
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
        Missing::NoRoomFree {
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
        Missing::NoLecturerFree {
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
        Missing::LecturersOverloaded {
            classes,
            lecturers,
            needed,
            most,
        } => crowd("cli-training-overloaded", classes, lecturers, *needed, *most),
        Missing::LecturersCrowded {
            classes,
            lecturers,
            needed,
            open,
        } => crowd("cli-training-crowded", classes, lecturers, *needed, *open),
        Missing::RoomsCrowded {
            classes,
            rooms,
            needed,
            open,
        } => crowd("cli-training-crowded", classes, rooms, *needed, *open),
        Missing::LearnerAway { learner, course } => Message::new("cli-training-away")
            .with("learner", learner.as_str())
            .with("course", course.as_str()),
        Missing::LearnerOverbooked { learner, needed, open } => Message::new("cli-training-overbooked")
            .with("learner", learner.as_str())
            .with("needed", needed.to_string())
            .with("open", open.to_string()),
        Missing::UnitEmptied {
            unit,
            needed,
            most,
            dates,
        } => Message::new("cli-training-emptied")
            .with("unit", unit.as_str())
            .with("needed", needed.to_string())
            .with("most", most.to_string())
            .with("dates", dates.to_string()),
        Missing::PinsTooMany {
            class: id,
            pins,
            sessions,
        } => class("cli-training-pins", id)
            .with("pins", pins.to_string())
            .with("sessions", sessions.to_string()),
        Missing::PinImpossible { class: id, at, fault } => class("cli-training-pin", id)
            .with("date", at.date.to_string())
            .with("half", half(at.half))
            .with("fault", kebab(fault)),
        Missing::EnrolmentImpossible { learner, class: id } => {
            class("cli-training-enrolment", id).with("learner", learner.as_str())
        }
        Missing::AllForbidden { learner, course } => Message::new("cli-training-forbidden")
            .with("learner", learner.as_str())
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

/// The name of one of a closed list, as data has it.
fn kebab(one: &impl serde::Serialize) -> String {
    let text = serde_json::to_string(one).unwrap_or_default();
    text.trim_matches('"').to_owned()
}
