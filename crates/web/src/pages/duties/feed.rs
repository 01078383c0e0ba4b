//! `GET /lich/{key}.ics`: what falls due as a calendar, for programs that cannot log in. The key opens it; it stands in no log.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use ledger::{Day, Seq};
use office::calendar::{CalendarKey, KeptCalendar};
use office::duties::{Duty, DutyKind};
use office::permission::Deed;
use papers::calendar::{Calendar, CivilDay, Event};
use words::{Lang, Message};

use super::rows::said;
use crate::site::{Asked, Reader, Site, Visit};

/// The calendar; without a key that opens one, nothing is there.
pub(crate) async fn feed(Path(file): Path<String>, State(site): State<Site>) -> Response {
    let key = file.strip_suffix(".ics").and_then(CalendarKey::from_text);
    let found = key.and_then(|key| site.office().calendar(&key));
    let Some((kept, account)) = found else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let office = site.office();
    let (value, today) = (office.value(), office.today());
    let actor = account.actor(today);
    let asked = Asked::read(&[], &value, site.whose().usual_day(today), today);
    let visit = Visit::of(site.clone(), Reader::of_nobody(Lang::Vi), actor, asked, value);
    // Names that leave the house are an export.
    let deed = if kept.names { Deed::Export } else { Deed::ReadPerson };
    let list = office.duties(
        &visit.actor,
        deed,
        &visit.value,
        visit.asked.day,
        (Seq::LATEST, None),
        None,
    );
    let text = calendar(&visit, &kept, &list.duties).to_text();
    ([(CONTENT_TYPE, HeaderValue::from_static(Calendar::MEDIA))], text).into_response()
}

fn calendar(visit: &Visit, kept: &KeptCalendar, duties: &[Duty]) -> Calendar {
    let kinds = kept.kinds();
    let wanted = duties.iter().filter(|duty| kinds.contains(&duty.kind));
    let dated: Vec<(&Duty, Day)> = wanted.filter_map(|duty| Some((duty, duty.due()?))).collect();
    let events = if kept.names {
        dated
            .iter()
            .filter_map(|(duty, day)| named(visit, duty, *day))
            .collect()
    } else {
        counted(visit, &dated)
    };
    Calendar {
        name: format!("{}, {}", visit.lang().say("room-duties"), visit.view().unit_name(0)),
        language: visit.lang().tag().to_owned(),
        made: visit.site.office().clock().now(),
        events,
    }
}

/// An event for each duty. Its name follows from whose it is and from the record that tells it, so that it stays when its day moves.
fn named(visit: &Visit, duty: &Duty, day: Day) -> Option<Event> {
    let view = visit.view();
    let person = view.person(duty.person)?;
    let unit = duty
        .unit
        .map(|unit| view.unit_name(unit).to_string())
        .unwrap_or_default();
    let act = match duty.ground {
        office::duties::Ground::Act(act) | office::duties::Ground::Rule(_, Some(act)) => act.to_string(),
        _ => String::new(),
    };
    Some(Event {
        uid: format!("{}-{}-{act}@xungtam", person.id()?, duty.kind.word()),
        summary: format!("{}: {}", words::person_name(visit.lang(), &person), said(visit, duty)),
        description: unit,
        ..event(visit, duty.kind, day)
    })
}

/// An event for each kind and day that says how many.
fn counted(visit: &Visit, dated: &[(&Duty, Day)]) -> Vec<Event> {
    let mut counts: BTreeMap<(Day, DutyKind), i64> = BTreeMap::new();
    for (duty, day) in dated {
        *counts.entry((*day, duty.kind)).or_default() += 1;
    }
    let event = |((day, kind), count): ((Day, DutyKind), i64)| {
        let said = Message::new("calendar-count").with("kind", kind_name(visit.lang(), kind));
        Event {
            uid: format!("{day}-{}@xungtam", kind.word()),
            summary: visit.lang().speak(&said.with("n", count)),
            ..event(visit, kind, day)
        }
    };
    counts.into_iter().map(event).collect()
}

fn event(visit: &Visit, kind: DutyKind, day: Day) -> Event {
    Event {
        uid: String::new(),
        first: civil(day),
        until: civil(day.next()),
        summary: String::new(),
        description: String::new(),
        category: kind_name(visit.lang(), kind),
    }
}

fn kind_name(lang: Lang, kind: DutyKind) -> String {
    lang.say(&format!("duty-kind-{}", kind.word()))
}

fn civil(day: Day) -> CivilDay {
    day.civil()
}
