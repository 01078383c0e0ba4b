//! P14. `GET /phuong-an/{run}/lich`: the timetable that a run gave, class by class: when, where, by whom, how full, and who learns in it.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use ledger::Day;
use office::runs::{Mentioned, Run, RunLearner, RunTimetable};
use office::training_plan::KeptClass;
use words::training::half;
use words::{Lang, Message, writing};

use super::open::found;
use super::said::Speaker;
use super::trail::trail_of;
use crate::components::{Frame, Gantt, GanttRow};
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// A class in the timetable.
#[derive(Debug, Clone)]
pub struct TimetableRow {
    /// Mã lớp.
    pub code: String,
    /// Tên lớp.
    pub title: String,
    /// From which day to which.
    pub when: String,
    /// Each session.
    pub sessions: Vec<String>,
    /// Where.
    pub room: String,
    /// By whom.
    pub lecturer: String,
    /// How many learn, and how many seats there are: of the smallest of its rooms, or of the class where it is held elsewhere.
    pub seats: (usize, u32),
    /// Who learns of those whom the reader may know: name, page, why.
    pub learners: Vec<(String, Option<String>, String)>,
    /// How many more learn whom the reader may not know.
    pub hidden: Option<String>,
}

/// The timetable.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/plans/timetable.html")]
pub struct TimetablePage {
    /// The frame.
    pub frame: Frame,
    /// Its heading.
    pub heading: String,
    /// How many classes, and what every office keeps at work.
    pub lead: String,
    /// The page of its run.
    pub back: String,
    /// Its classes, drawn.
    pub drawn: Gantt,
    /// Its classes, by the day on which they begin.
    pub rows: Vec<TimetableRow>,
}

/// The page.
pub(crate) async fn open(Path(id): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let site = visit.site.clone();
    site.write(move |office| {
        let run = found(&visit, &id)?;
        let timetable = office.run_result(&run).and_then(|result| result.timetable);
        let timetable = timetable.ok_or(PageError::NotFound)?;
        page_with(StatusCode::OK, &page(&visit, &run, &timetable))
    })
    .await?
}

fn page(visit: &Visit, run: &Run, timetable: &RunTimetable) -> TimetablePage {
    let (lang, speaker) = (visit.lang(), Speaker::of(visit, run.question.on()));
    let mut classes: Vec<&KeptClass> = timetable.classes.iter().collect();
    classes.sort_by_key(|class| (class.held, &class.code));
    let heading = lang.speak(&Message::new("run-training-title").with("year", timetable.year.to_string()));
    let lead = Message::new("run-training-lead")
        .with("n", classes.len())
        .with("percent", i64::from(timetable.least_present_percent));
    let crumbs = trail_of(lang, run, heading.clone());
    TimetablePage {
        frame: frame_at(visit, crumbs),
        heading,
        lead: lang.speak(&lead),
        back: urls::run(&run.id),
        drawn: drawn(lang, timetable, &classes),
        rows: classes
            .into_iter()
            .map(|class| row(lang, &speaker, timetable, class))
            .collect(),
    }
}

/// The classes on the days of the year, and on which day the most of them are held.
fn drawn(lang: Lang, timetable: &RunTimetable, classes: &[&KeptClass]) -> Gantt {
    let mut days: BTreeMap<&str, BTreeSet<Day>> = BTreeMap::new();
    for session in &timetable.plan.sessions {
        let day = Day(session.at.date.number());
        days.entry(session.class.as_str()).or_default().insert(day);
    }
    let mut held: BTreeMap<Day, usize> = BTreeMap::new();
    for day in days.values().flatten() {
        *held.entry(*day).or_default() += 1;
    }
    // The first of the fullest days.
    let busiest = held.iter().rev().max_by_key(|(_, classes)| **classes);
    let said = busiest.map_or_else(
        || lang.say("run-training-drawn"),
        |(day, classes)| {
            lang.speak(
                &Message::new("run-training-busiest")
                    .with("n", *classes)
                    .with("day", *day),
            )
        },
    );
    let row = |class: &&KeptClass| {
        let days: Vec<Day> = days.get(class.code.as_str()).into_iter().flatten().copied().collect();
        let (from, to) = (Day(class.held.0), Day(class.held.1));
        let said = Message::new("run-training-drawn-class")
            .with("class", class.code.as_str())
            .with("what", class.title.as_str())
            .with("from", from)
            .with("until", to);
        GanttRow {
            code: class.code.clone(),
            title: class.title.clone(),
            said: lang.speak(&said.with("n", days.len())),
            held: (from, to),
            days,
        }
    };
    Gantt {
        lang,
        said,
        rows: classes.iter().map(row).collect(),
    }
}

fn row(lang: Lang, speaker: &Speaker<'_>, timetable: &RunTimetable, class: &KeptClass) -> TimetableRow {
    let mut sessions: Vec<_> = timetable
        .plan
        .sessions
        .iter()
        .filter(|session| session.class == class.code)
        .collect();
    sessions.sort_by_key(|session| session.at);
    let rooms: BTreeSet<&str> = sessions.iter().map(|session| session.room.as_str()).collect();
    let lecturers: BTreeSet<&str> = sessions.iter().map(|session| session.lecturer.as_str()).collect();
    let named = |ids: &BTreeSet<&str>| ids.iter().map(|id| speaker.named(id)).collect::<Vec<_>>().join("; ");
    let own = timetable.rooms.iter().filter(|(id, _)| rooms.contains(id.as_str()));
    let smallest = own.map(|(_, seats)| *seats).min();
    let all: Vec<&RunLearner> = timetable
        .learners
        .iter()
        .filter(|one| one.class == class.code)
        .collect();
    let mut learners: Vec<(String, Option<String>, String)> = Vec::new();
    for one in &all {
        let who = Mentioned::Person(one.person.clone());
        if let Some(href) = speaker.href(&who) {
            let why: Vec<String> = one.why.iter().map(|fact| speaker.fact(fact)).collect();
            learners.push((speaker.mentioned(&who), Some(href), why.join("; ")));
        }
    }
    let hidden = all.len() - learners.len();
    let (from, to) = (Day(class.held.0), Day(class.held.1));
    let session = |at: Day, half: &'static str| {
        let said = Message::new("run-training-session").with("day", at);
        lang.speak(&said.with("half", half))
    };
    let elsewhere = rooms.is_empty();
    TimetableRow {
        code: class.code.clone(),
        title: class.title.clone(),
        when: format!("{} – {}", writing::day(from), writing::day(to)),
        sessions: sessions
            .iter()
            .map(|one| session(Day(one.at.date.number()), half(one.at.half)))
            .collect(),
        room: if elsewhere {
            lang.say("training-held-elsewhere")
        } else {
            named(&rooms)
        },
        lecturer: if elsewhere { "–".to_owned() } else { named(&lecturers) },
        seats: (all.len(), smallest.unwrap_or(class.seats)),
        learners,
        hidden: (hidden > 0).then(|| lang.speak(&Message::new("run-training-hidden").with("n", hidden))),
    }
}

impl TimetablePage {
    fn seats(&self, seats: &(usize, u32)) -> String {
        let said = Message::new("run-training-seats").with("n", seats.0);
        self.frame.lang.speak(&said.with("most", i64::from(seats.1)))
    }

    fn sessions(&self, all: &[String]) -> String {
        self.frame
            .lang
            .speak(&Message::new("run-training-sessions").with("n", all.len()))
    }

    fn learners(&self, seats: &(usize, u32)) -> String {
        self.frame
            .lang
            .speak(&Message::new("run-training-learners").with("n", seats.0))
    }
}
