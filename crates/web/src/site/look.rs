//! From a view to an answer, and the frame around it.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use office::accounts::{Account, ResetKind};
use office::condition::Condition;
use office::figures::Asker;
use office::permission::{DataClass, Deed, scope};
use office::runs::RunKind;
use words::{Lang, Message, writing};

use super::{PageError, Reader, Site, Visit};
use crate::components::{Clerk, Crumb, Frame, Room, Stamp};
use crate::urls;

/// A page with a status of its own.
pub(crate) fn page_with(status: StatusCode, view: &impl Template) -> Result<Response, PageError> {
    let html = view
        .render()
        .map_err(|problem| PageError::Failed(problem.to_string()))?;
    Ok((status, Html(html)).into_response())
}

/// The frame of a page that shows nothing of the ledger.
pub(crate) fn frame(site: &Site, reader: &Reader) -> Frame {
    let whose = site.whose();
    Frame {
        lang: reader.lang,
        theme: reader.theme,
        authority: whose.authority.clone(),
        agency: whose.agency.clone(),
        demo: whose.demo,
        rooms: rooms(site, reader),
        viewing: reader
            .session
            .as_ref()
            .and_then(|session| Some(session.viewing.as_ref()?.shown_as.clone())),
        emergency: reader
            .session
            .as_ref()
            .and_then(|who| emergency(site, reader.lang, &who.account)),
        told: reader.session.as_ref().and_then(|who| told(reader.lang, &who.account)),
        idle: reader.session.as_ref().map(|who| {
            let rest = who.session.ends() - site.office().clock().now();
            (who.session.idle, rest)
        }),
        find: reader.session.is_some().then(|| urls::SEARCH.to_owned()),
        read_only: match site.office().condition() {
            Condition::Working => None,
            Condition::ReadOnly { since } => Some(since),
        },
        behind: site.office().behind().is_some(),
        clerk: reader.session.as_ref().map(|session| Clerk {
            name: session.account.shown_as.clone(),
            role: role(site, reader.lang, &session.account),
        }),
        csrf: Some(reader.token.clone()).filter(|token| !token.is_empty()),
        here: reader.here.clone(),
        crumbs: Vec::new(),
        stamp: None,
    }
}

/// The emergency access that an account has now: its id, and what is said of it.
fn emergency(site: &Site, lang: Lang, account: &Account) -> Option<(String, String)> {
    let access = site.office().running_emergency(account)?;
    let value = site.office().value();
    let unit = access
        .of_unit()
        .and_then(|unit| match value.place(ledger::Entity::Unit(unit)) {
            Some(ledger::value::Place::Unit(ix)) => {
                let view = value.on(site.office().today(), ledger::Seq::LATEST);
                Some(view.unit_name(ix).to_string())
            }
            _ => None,
        });
    let said = Message::new("frame-emergency")
        .with("id", access.id.as_str())
        .with("unit", unit.unwrap_or_else(|| access.unit.clone()))
        .with("until", writing::moment(access.ends()?));
    Some((access.id.clone(), lang.speak(&said)))
}

/// What somebody else did to let the holder of an account begin anew, where the holder has not said to know.
fn told(lang: Lang, account: &Account) -> Option<String> {
    let reset = account.untold_reset()?;
    let message = Message::new(match (reset.kind, reset.confirmed.is_some()) {
        (ResetKind::Password, false) => "frame-reset-password",
        (ResetKind::Password, true) => "frame-reset-password-two",
        (ResetKind::SecondFactor, false) => "frame-reset-factor",
        (ResetKind::SecondFactor, true) => "frame-reset-factor-two",
    });
    let message = message
        .with("by", reset.by.as_str())
        .with("when", writing::moment(reset.time));
    let message = match &reset.confirmed {
        Some(other) => message.with("other", other.as_str()),
        None => message,
    };
    Some(lang.speak(&message))
}

/// The frame of a page that shows the ledger at a moment.
pub(crate) fn frame_at(visit: &Visit, crumbs: Vec<Crumb>) -> Frame {
    let head = visit.value.head();
    let seq = visit.asked.known_seq().min(head.seq);
    let stamp = Stamp {
        day: visit.asked.day,
        seq: seq.0.into(),
        head: head.hash.to_string(),
    };
    let frame = frame(&visit.site, &visit.reader);
    let authority = if frame.authority.is_empty() {
        visit.view().unit_name(0).to_string()
    } else {
        frame.authority.clone()
    };
    Frame {
        authority,
        crumbs,
        // What is found is that of the moment looked at.
        find: frame.find.as_ref().map(|find| visit.at(find)),
        stamp: Some(stamp),
        ..frame
    }
}

/// The rooms that the reader may enter.
pub(crate) fn rooms(site: &Site, reader: &Reader) -> Vec<Room> {
    let Some(who) = &reader.session else {
        return Vec::new();
    };
    let today = site.office().today();
    // As pages ask: through the rights of another account, which manage nothing and write nothing.
    let actor = who.actor(today);
    let value = site.office().value();
    let structure = site
        .office()
        .structure(&value, site.whose().usual_day(today), ledger::Seq::LATEST);
    let may = |deed: Deed, class: DataClass| !scope(&actor, deed, class, &value, &structure).is_empty();
    let path = reader.here.split('?').next().unwrap_or_default();
    let room = |name, href: &str, here| Room {
        name,
        href: href.to_owned(),
        here,
    };
    let mut rooms = vec![
        room(
            "room-tasks",
            urls::TASKS,
            path == urls::TASKS || path.starts_with("/chi-tieu/"),
        ),
        room(
            "room-duties",
            urls::DUTIES,
            [urls::DUTIES, urls::PROPOSALS, urls::REQUESTS]
                .iter()
                .any(|room| path.starts_with(room)),
        ),
    ];
    if may(Deed::ReadPerson, DataClass::Personal) {
        rooms.push(room(
            "room-people",
            urls::PEOPLE,
            [
                urls::PEOPLE,
                urls::QUALITY,
                urls::KEPT_LISTS,
                urls::HONOURS,
                urls::IMPORTS,
            ]
            .iter()
            .any(|own| path.starts_with(own)),
        ));
    }
    if may(Deed::ReadFigures, DataClass::Internal) {
        rooms.push(room(
            "room-units",
            urls::UNITS,
            path.starts_with(urls::UNITS) || path.starts_with(urls::QUOTAS),
        ));
        let law = [urls::MATRIX, urls::RULES, "/luat/"];
        rooms.push(room(
            "room-standards",
            urls::MATRIX,
            law.iter().any(|own| path.starts_with(own)),
        ));
    }
    if actor.person.is_some() {
        rooms.push(room("room-own", urls::OWN, path.starts_with(urls::OWN)));
    }
    if may(Deed::Decide, DataClass::Personal) || may(Deed::Approve, DataClass::Personal) {
        rooms.push(room("room-papers", urls::DRAFTS, path.starts_with(urls::DRAFTS)));
    }
    let plans = |kind: &RunKind| site.office().may_ask_run(Asker::Account(&actor), *kind);
    if RunKind::ALL.iter().any(plans) {
        rooms.push(room("room-plans", urls::PLANS, path.starts_with(urls::PLANS)));
    }
    if may(Deed::ManageAccounts, DataClass::Internal) {
        rooms.push(room("room-users", urls::USERS, path.starts_with(urls::USERS)));
        if site.office().may_see_operations(&actor) {
            rooms.push(room("room-operations", urls::OPERATIONS, path == urls::OPERATIONS));
        }
    }
    if site.office().may_read_log(&actor) {
        rooms.push(room("room-audit", urls::AUDIT, path.starts_with(urls::AUDIT)));
    }
    rooms
}

/// "Cán bộ tổ chức – nội vụ, Xã Dân Chủ"; a role over the root says no place.
fn role(site: &Site, lang: Lang, account: &office::accounts::Account) -> String {
    roles_of(site, lang, account).join("; ")
}

/// The roles that an account holds today, each with its place where that is not the whole ledger.
pub(crate) fn roles_of(site: &Site, lang: Lang, account: &office::accounts::Account) -> Vec<String> {
    let value = site.office().value();
    let today = site.office().today();
    let view = value.on(today, ledger::Seq::LATEST);
    let running = account.grants.iter().filter(|grant| grant.runs(today));
    let said = running.map(|grant| {
        let role = lang.say(&format!("role-{}", grant.role.word()));
        let place = value.place(ledger::Entity::Unit(grant.unit));
        match place {
            Some(ledger::value::Place::Unit(unit)) if unit != 0 => lang.speak(
                &Message::new("role-at")
                    .with("role", role)
                    .with("unit", &*view.unit_name(unit)),
            ),
            _ => role,
        }
    });
    let mut said: Vec<String> = said.collect();
    said.dedup();
    said
}
