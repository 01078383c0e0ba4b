//! A calendar of whole days that other programs subscribe to: iCalendar, RFC 5545.

use std::fmt::Write as _;

use crate::date::Date;

/// Letters that one line may have, in bytes without its end.
const LINE: usize = 75;

/// A day, as calendars count it: year, month, day of the month.
pub type CivilDay = (i32, u32, u32);

/// Something on a day, or on a stretch of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What names it, always the same for the same thing, so that a program moves it instead of adding it again.
    pub uid: String,
    /// The first day.
    pub first: CivilDay,
    /// The day after the last one.
    pub until: CivilDay,
    /// What it is.
    pub summary: String,
    /// More of it; may be empty.
    pub description: String,
    /// Its kind, by which programs colour it; may be empty.
    pub category: String,
}

/// A calendar to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// What it is called.
    pub name: String,
    /// The language of its texts: `vi`.
    pub language: String,
    /// When it was made: seconds since 1970-01-01T00:00:00Z.
    pub made: i64,
    /// Its events.
    pub events: Vec<Event>,
}

impl Calendar {
    /// The media type under which it is sent.
    pub const MEDIA: &'static str = "text/calendar; charset=utf-8";

    /// The calendar as text: lines of at most 75 bytes that end with CR LF.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        let mut line = |name: &str, value: &str| put(&mut out, &format!("{name}:{value}"));
        let made = moment(self.made);
        line("BEGIN", "VCALENDAR");
        line("VERSION", "2.0");
        line(
            "PRODID",
            &format!("-//Xung Tam//Calendar//{}", self.language.to_uppercase()),
        );
        line("CALSCALE", "GREGORIAN");
        line("METHOD", "PUBLISH");
        line("X-WR-CALNAME", &escaped(&self.name));
        // Twice a day is often enough for what changes by decisions.
        line("REFRESH-INTERVAL;VALUE=DURATION", "PT12H");
        for event in &self.events {
            line("BEGIN", "VEVENT");
            line("UID", &escaped(&event.uid));
            line("DTSTAMP", &made);
            line("DTSTART;VALUE=DATE", &day(event.first));
            line("DTEND;VALUE=DATE", &day(event.until));
            line("SUMMARY", &escaped(&event.summary));
            if !event.description.is_empty() {
                line("DESCRIPTION", &escaped(&event.description));
            }
            if !event.category.is_empty() {
                line("CATEGORIES", &escaped(&event.category));
            }
            // It tells of a day and takes nobody's time.
            line("TRANSP", "TRANSPARENT");
            line("CLASS", "CONFIDENTIAL");
            line("END", "VEVENT");
        }
        line("END", "VCALENDAR");
        out
    }
}

/// A text inside a value: what means something to the format is marked, and what is no text is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// Puts a line, cut where it is too long: what follows stands on lines of its own behind a space.
fn put(out: &mut String, line: &str) {
    let mut room = LINE;
    for letter in line.chars() {
        if letter.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE - 1;
        }
        out.push(letter);
        room -= letter.len_utf8();
    }
    out.push_str("\r\n");
}

fn day((year, month, day): CivilDay) -> String {
    format!("{year:04}{month:02}{day:02}")
}

/// A moment of UTC as the format writes it.
fn moment(seconds: i64) -> String {
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let mut out = civil(days).map_or_else(String::new, day);
    // Writing into a String cannot fail.
    let _ = write!(out, "T{:02}{:02}{:02}Z", rest / 3_600, rest / 60 % 60, rest % 60);
    out
}

/// The day so many days after 1970-01-01.
fn civil(days: i64) -> Option<CivilDay> {
    let date = Date::from_days(days)?;
    Some((date.year(), date.month().into(), date.day().into()))
}

#[cfg(test)]
mod tests;
