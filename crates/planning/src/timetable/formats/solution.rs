//! The competition's solution file: a line per lecture, `COURSE ROOM DAY PERIOD`, day and period from 0.

use std::fmt::Write as _;

use crate::core::{Flaw, Reader};
use crate::timetable::{Session, Slot};

/// The sessions as text.
pub fn write(sessions: &[Session]) -> String {
    let mut text = String::new();
    for Session { class, room, slot } in sessions {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{class} {room} {} {}", slot.day, slot.part);
    }
    text
}

/// The sessions that the text lists; whether they fit a problem, `verify` says.
///
/// # Errors
///
/// Everything that cannot be read, with its line.
pub fn read(text: &str) -> Result<Vec<Session>, Vec<Flaw>> {
    let mut reader = Reader::new(text);
    let mut sessions = Vec::new();
    while reader.left() > 0 {
        let class = reader.word("a course").to_owned();
        let room = reader.word("a room").to_owned();
        let slot = Slot {
            day: reader.number("a day"),
            part: reader.number("a period"),
        };
        sessions.push(Session { class, room, slot });
    }
    reader.finish(sessions)
}
