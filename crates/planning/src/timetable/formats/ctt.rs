//! `.ctt`: the instances of the International Timetabling Competition 2007, track 3.
//!
//! L. Di Gaspero, B. `McCollum`, A. Schaerf, "The second International Timetabling Competition (ITC-2007): curriculum-based
//! course timetabling (track 3)", technical report, 2007.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::core::{Fault, Flaw, Reader};
use crate::timetable::{Class, Cohort, Room, Slot, Timetable};

/// The most parts of a day that the engine's day masks hold.
const MOST_PARTS: u16 = 24;

/// The problem that the text states, with the weights of UD2.
///
/// # Errors
///
/// Everything that is wrong with it (the first twenty flaws), each with its line.
pub fn read(text: &str) -> Result<Timetable, Vec<Flaw>> {
    let mut reader = Reader::new(text);
    let mut asked = Timetable::default();
    label(&mut reader, "Name:");
    reader.word("the name of the instance");
    let courses: usize = head(&mut reader, "Courses:");
    let rooms: usize = head(&mut reader, "Rooms:");
    let line = reader.line();
    asked.days = head(&mut reader, "Days:");
    asked.parts = head(&mut reader, "Periods_per_day:");
    if asked.days == 0 || asked.parts == 0 || asked.parts > MOST_PARTS {
        let found = format!("{} × {}", asked.days, asked.parts);
        let allowed = format!("at least 1 day of 1 to {MOST_PARTS} periods");
        reader.flaw_at(
            line,
            Fault::OutOfRange {
                what: "days × periods a day".to_owned(),
                found,
                allowed,
            },
        );
    }
    let curricula: usize = head(&mut reader, "Curricula:");
    let constraints: usize = head(&mut reader, "Constraints:");
    label(&mut reader, "COURSES:");
    let mut known = BTreeSet::new();
    for _ in 0..courses.min(reader.left()) {
        let class = course(&mut reader, &asked, &mut known);
        asked.classes.push(class);
    }
    label(&mut reader, "ROOMS:");
    let mut named = BTreeSet::new();
    for _ in 0..rooms.min(reader.left()) {
        let line = reader.line();
        let id = reader.word("the name of a room").to_owned();
        let seats = reader.number("the capacity of a room");
        once(&mut reader, line, &mut named, "room", &id);
        asked.rooms.push(Room {
            id,
            seats,
            ..Room::default()
        });
    }
    label(&mut reader, "CURRICULA:");
    for _ in 0..curricula.min(reader.left()) {
        let id = reader.word("the name of a curriculum").to_owned();
        let members = reader.count("the number of courses of a curriculum", 1);
        let classes = (0..members).map(|_| member(&mut reader, &known)).collect();
        asked.cohorts.push(Cohort { id, classes });
    }
    label(&mut reader, "UNAVAILABILITY_CONSTRAINTS:");
    for _ in 0..constraints.min(reader.left()) {
        closed(&mut reader, &mut asked);
    }
    label(&mut reader, "END.");
    reader.finish(asked)
}

/// The problem as text: days, rooms, classes, cohorts and when classes cannot be held; the format knows nothing else.
pub fn write(asked: &Timetable, name: &str) -> String {
    let closed: usize = asked.classes.iter().map(|class| class.unavailable.len()).sum();
    let mut text = format!(
        "Name: {name}\nCourses: {}\nRooms: {}\nDays: {}\nPeriods_per_day: {}\nCurricula: {}\nConstraints: {closed}\n\nCOURSES:\n",
        asked.classes.len(),
        asked.rooms.len(),
        asked.days,
        asked.parts,
        asked.cohorts.len(),
    );
    // Writing to a String cannot fail.
    for Class {
        id,
        lecturer,
        sessions,
        least_days,
        size,
        ..
    } in &asked.classes
    {
        let _ = writeln!(text, "{id} {lecturer} {sessions} {least_days} {size}");
    }
    text.push_str("\nROOMS:\n");
    for Room { id, seats, .. } in &asked.rooms {
        let _ = writeln!(text, "{id} {seats}");
    }
    text.push_str("\nCURRICULA:\n");
    for Cohort { id, classes } in &asked.cohorts {
        let _ = writeln!(text, "{id} {} {}", classes.len(), classes.join(" "));
    }
    text.push_str("\nUNAVAILABILITY_CONSTRAINTS:\n");
    for (class, slot) in asked
        .classes
        .iter()
        .flat_map(|class| class.unavailable.iter().map(move |slot| (class, slot)))
    {
        let _ = writeln!(text, "{} {} {}", class.id, slot.day, slot.part);
    }
    text.push_str("\nEND.\n");
    text
}

fn label(reader: &mut Reader<'_>, expected: &str) {
    let line = reader.line();
    let found = reader.word(expected);
    if !found.is_empty() && found != expected {
        let say = format!(
            "{found:?} stands where {expected:?} should stand; is a line missing, or a count of the header wrong?"
        );
        reader.flaw_at(line, Fault::Other(say));
    }
}

fn head<T: std::str::FromStr + Default>(reader: &mut Reader<'_>, expected: &str) -> T {
    label(reader, expected);
    reader.number(expected.trim_end_matches(':'))
}

fn once(reader: &mut Reader<'_>, line: usize, seen: &mut BTreeSet<String>, what: &str, name: &str) {
    if !name.is_empty() && !seen.insert(name.to_owned()) {
        reader.flaw_at(
            line,
            Fault::Other(format!("the {what} {name:?} is there twice; give each its own name")),
        );
    }
}

fn course(reader: &mut Reader<'_>, asked: &Timetable, known: &mut BTreeSet<String>) -> Class {
    let line = reader.line();
    let id = reader.word("the name of a course").to_owned();
    let lecturer = reader.word("the teacher of a course").to_owned();
    let sessions: u16 = reader.number("the number of lectures");
    let least_days = reader.number("the least number of working days");
    let size = reader.number("the number of students");
    once(reader, line, known, "course", &id);
    if usize::from(sessions) > asked.slots() {
        let (what, found) = (format!("the number of lectures of {id:?}"), sessions.to_string());
        reader.flaw_at(
            line,
            Fault::OutOfRange {
                what,
                found,
                allowed: format!("at most {} (one a period)", asked.slots()),
            },
        );
    }
    Class {
        id,
        lecturer,
        sessions,
        least_days,
        size,
        ..Class::default()
    }
}

fn member(reader: &mut Reader<'_>, known: &BTreeSet<String>) -> String {
    let line = reader.line();
    let name = reader.word("a course of the curriculum").to_owned();
    if !name.is_empty() && !known.contains(&name) {
        reader.flaw_at(
            line,
            Fault::Unknown {
                what: "the course".to_owned(),
                name: name.clone(),
            },
        );
    }
    name
}

fn closed(reader: &mut Reader<'_>, asked: &mut Timetable) {
    let line = reader.line();
    let name = reader.word("the course of an unavailability");
    let slot = Slot {
        day: reader.number("a day"),
        part: reader.number("a period"),
    };
    if slot.day >= asked.days || slot.part >= asked.parts {
        let allowed = format!(
            "days 0 to {}, periods 0 to {}",
            asked.days.max(1) - 1,
            asked.parts.max(1) - 1
        );
        let found = format!("{} {}", slot.day, slot.part);
        reader.flaw_at(
            line,
            Fault::OutOfRange {
                what: "the day and period".to_owned(),
                found,
                allowed,
            },
        );
    }
    match asked.classes.iter_mut().find(|class| class.id == name) {
        Some(class) => class.unavailable.push(slot),
        None if name.is_empty() => {}
        None => reader.flaw_at(
            line,
            Fault::Unknown {
                what: "the course".to_owned(),
                name: name.to_owned(),
            },
        ),
    }
}
