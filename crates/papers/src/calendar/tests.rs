//! Calendars read back by a strict reader that shares nothing with the writer: the grammar of RFC 5545, line by line.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

/// A line of content: name, parameters, value.
#[derive(Debug, PartialEq, Eq)]
struct Line {
    name: String,
    parameters: Vec<(String, String)>,
    value: String,
}

/// Unfolds and reads every line; a breach of the grammar is an error.
fn lines(text: &str) -> Result<Vec<Line>, String> {
    let body = text.strip_suffix("\r\n").ok_or("the last line has no end")?;
    let mut unfolded: Vec<String> = Vec::new();
    for line in body.split("\r\n") {
        if line.contains(['\r', '\n']) {
            return Err(format!("a bare end of line in {line:?}"));
        }
        if line.len() > 75 {
            return Err(format!("{} bytes: {line:?}", line.len()));
        }
        match line.strip_prefix([' ', '\t']) {
            Some(rest) => unfolded.last_mut().ok_or("begins with a fold")?.push_str(rest),
            None => unfolded.push(line.to_owned()),
        }
    }
    unfolded.iter().map(|line| content(line)).collect()
}

fn content(line: &str) -> Result<Line, String> {
    let (head, value) = line.split_once(':').ok_or(format!("no value: {line}"))?;
    let mut parts = head.split(';');
    let name = parts.next().unwrap_or_default().to_owned();
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-') {
        return Err(format!("no name: {line}"));
    }
    let parameter = |part: &str| {
        let (name, value) = part.split_once('=').ok_or(format!("no parameter: {part}"))?;
        Ok((name.to_owned(), value.to_owned()))
    };
    if value.chars().any(char::is_control) {
        return Err(format!("a control letter: {line:?}"));
    }
    Ok(Line {
        name,
        parameters: parts.map(parameter).collect::<Result<_, String>>()?,
        value: value.to_owned(),
    })
}

/// A value of text as it was meant.
fn meant(value: &str) -> Result<String, String> {
    let (mut out, mut letters) = (String::new(), value.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some(marked @ ('\\' | ';' | ',')) => out.push(marked),
                Some('n' | 'N') => out.push('\n'),
                other => return Err(format!("\\{other:?}")),
            },
            ';' | ',' => return Err(format!("{letter} is not marked in {value}")),
            letter => out.push(letter),
        }
    }
    Ok(out)
}

fn date(value: &str) -> Result<CivilDay, String> {
    if value.len() != 8 || !value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(format!("no date: {value}"));
    }
    let part = |range: std::ops::Range<usize>| value[range].parse::<u32>().unwrap();
    let (year, month, day) = (part(0..4), part(4..6), part(6..8));
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let lengths = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let fine = (1..=12).contains(&month) && day >= 1 && day <= lengths[month as usize - 1];
    fine.then_some((year.cast_signed(), month, day))
        .ok_or(format!("no day: {value}"))
}

/// The whole calendar, its rules checked: one object, required properties once, unique names, a last day behind the first.
fn read(text: &str) -> Result<(String, Vec<Event>), String> {
    let lines = lines(text)?;
    let mut rest = lines.iter().map(|line| (line.name.as_str(), line)).peekable();
    let mut expect = |name: &str, value: &str| match rest.next() {
        Some((own, line)) if own == name && line.value == value => Ok(()),
        other => Err(format!("{name}:{value} expected, {other:?}")),
    };
    expect("BEGIN", "VCALENDAR")?;
    expect("VERSION", "2.0")?;
    let (mut named, mut product, mut events, mut uids) = (String::new(), 0, Vec::new(), BTreeSet::new());
    loop {
        let (name, line) = rest.next().ok_or("no end")?;
        match name {
            "END" if line.value == "VCALENDAR" => break,
            "BEGIN" if line.value == "VEVENT" => {
                let mut event: Vec<&Line> = Vec::new();
                loop {
                    let (name, line) = rest.next().ok_or("an event has no end")?;
                    if name == "END" && line.value == "VEVENT" {
                        break;
                    }
                    if name == "BEGIN" || name == "END" {
                        return Err(format!("{line:?} inside an event"));
                    }
                    event.push(line);
                }
                let event = read_event(&event)?;
                if !uids.insert(event.uid.clone()) {
                    return Err(format!("{} twice", event.uid));
                }
                events.push(event);
            }
            "PRODID" => product += 1,
            "X-WR-CALNAME" => named = meant(&line.value)?,
            "CALSCALE" | "METHOD" | "REFRESH-INTERVAL" => {}
            _ => return Err(format!("{line:?}")),
        }
    }
    if product != 1 || rest.next().is_some() {
        return Err("one object with one PRODID".to_owned());
    }
    Ok((named, events))
}

fn read_event(lines: &[&Line]) -> Result<Event, String> {
    let find = |name: &str| {
        let mut found = lines.iter().filter(|line| line.name == name);
        let one = found.next();
        if found.next().is_some() {
            return Err(format!("{name} twice"));
        }
        Ok(one)
    };
    let text = |name: &str| find(name)?.map_or(Ok(String::new()), |line| meant(&line.value));
    let on = |name: &str| {
        let line = find(name)?.ok_or(format!("no {name}"))?;
        if line.parameters != [("VALUE".to_owned(), "DATE".to_owned())] {
            return Err(format!("{line:?}"));
        }
        date(&line.value)
    };
    let stamp = &find("DTSTAMP")?.ok_or("no DTSTAMP")?.value;
    let is_moment = stamp.len() == 16 && stamp.ends_with('Z') && stamp.as_bytes()[8] == b'T';
    if !is_moment || date(&stamp[..8]).is_err() {
        return Err(format!("no moment: {stamp}"));
    }
    let event = Event {
        uid: text("UID")?,
        first: on("DTSTART")?,
        until: on("DTEND")?,
        summary: text("SUMMARY")?,
        description: text("DESCRIPTION")?,
        category: text("CATEGORIES")?,
    };
    if event.uid.is_empty() || event.until <= event.first {
        return Err(format!("{event:?}"));
    }
    Ok(event)
}

fn calendar(events: Vec<Event>) -> Calendar {
    Calendar {
        name: "Việc đến hạn; huyện Hoành Bồ".to_owned(),
        language: "vi".to_owned(),
        made: 1_552_579_199,
        events,
    }
}

fn event(uid: &str, summary: &str) -> Event {
    Event {
        uid: uid.to_owned(),
        first: (2019, 12, 31),
        until: (2020, 1, 1),
        summary: summary.to_owned(),
        description: String::new(),
        category: "nhiem-ky".to_owned(),
    }
}

#[test]
fn a_calendar_is_written_as_the_standard_asks() {
    let text = calendar(vec![event("a@x", "Hết nhiệm kỳ: Chủ tịch, xã A; B\\C\nxem lại")]).to_text();
    insta::assert_snapshot!(text.replace("\r\n", "\n"), @r"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Xung Tam//Calendar//VI
    CALSCALE:GREGORIAN
    METHOD:PUBLISH
    X-WR-CALNAME:Việc đến hạn\; huyện Hoành Bồ
    REFRESH-INTERVAL;VALUE=DURATION:PT12H
    BEGIN:VEVENT
    UID:a@x
    DTSTAMP:20190314T155959Z
    DTSTART;VALUE=DATE:20191231
    DTEND;VALUE=DATE:20200101
    SUMMARY:Hết nhiệm kỳ: Chủ tịch\, xã A\; B\\C\nxem lại
    CATEGORIES:nhiem-ky
    TRANSP:TRANSPARENT
    CLASS:CONFIDENTIAL
    END:VEVENT
    END:VCALENDAR
    ");
}

#[test]
fn the_reader_is_strict() {
    let good = calendar(vec![event("a@x", "Một")]).to_text();
    assert!(read(&good).is_ok());
    for (what, broken) in [
        ("bare ends of lines", good.replace("\r\n", "\n")),
        (
            "a long line",
            good.replace("SUMMARY:Một", &format!("SUMMARY:{}", "a".repeat(80))),
        ),
        ("an unmarked comma", good.replace("SUMMARY:Một", "SUMMARY:Một, hai")),
        ("a day that is none", good.replace("20191231", "20190231")),
        (
            "an end before the beginning",
            good.replace("DATE:20200101", "DATE:20191231"),
        ),
        ("no name", good.replace("UID:a@x\r\n", "")),
        ("no version", good.replace("VERSION:2.0\r\n", "")),
        ("no end", good.replace("END:VCALENDAR\r\n", "")),
        (
            "one name twice",
            calendar(vec![event("a@x", "Một"), event("a@x", "Hai")]).to_text(),
        ),
    ] {
        assert!(read(&broken).is_err(), "{what}");
    }
}

proptest! {
    /// Whatever the texts are, what is read back is what was written, without letters that are no text.
    #[test]
    fn what_is_read_back_is_what_was_written(
        texts in proptest::collection::vec(("[ -~ăâđêôơưàảãáạ\\\\;,\n\t\r🙂]{0,200}", "\\PC{0,90}"), 0..5),
        days in proptest::collection::vec(-200_000_i64..200_000, 5),
    ) {
        let clean = |text: &str| text.chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect::<String>();
        let events: Vec<Event> = texts.iter().enumerate().map(|(at, (summary, description))| Event {
            uid: format!("{at}@x"),
            first: civil(days[at].max(-700_000)).unwrap(),
            until: civil(days[at] + 1).unwrap(),
            summary: summary.clone(),
            description: description.clone(),
            category: "việc".to_owned(),
        }).collect();
        let (name, back) = read(&calendar(events.clone()).to_text()).map_err(TestCaseError::fail)?;
        prop_assert_eq!(name, "Việc đến hạn; huyện Hoành Bồ");
        let meant: Vec<Event> = events.into_iter().map(|event| Event {
            summary: clean(&event.summary),
            description: clean(&event.description),
            ..event
        }).collect();
        prop_assert_eq!(back, meant);
    }

    #[test]
    fn days_are_counted_as_the_calendar_does(days in -200_000_i64..200_000) {
        let (year, month, day) = civil(days).unwrap();
        let next = civil(days + 1).unwrap();
        let text = format!("{year:04}{month:02}{day:02}");
        prop_assert!(date(&text).is_ok());
        prop_assert!(next > (year, month, day));
        prop_assert!(next == (year, month, day + 1) || next.2 == 1);
    }
}
