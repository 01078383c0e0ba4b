//! `GET /nguoi-dung/ai-lam-gi`: who can do what in a unit on a day, and from which right.

use axum::http::StatusCode;
use axum::response::Response;
use ledger::Day;
use office::accounts::{MayDo, NotTold};
use office::figures::Asker;
use office::permission::{DataClass, Deed};
use words::{Message, reading, writing};

use super::list::{crumb, frame_of};
use super::person::{place, right_row};
use super::said::class_words;
use super::show::{Choice, MayRow, WhoPage};
use crate::components::{Problem, Problems};
use crate::pages::offered;
use crate::site::{Member, PageError, page_with};
use crate::urls;

/// So many lines are shown; by one deed alone there are fewer.
const MOST: usize = 500;

/// The page.
pub(crate) async fn who(member: Member) -> Result<Response, PageError> {
    let actor = super::manager(&member)?;
    let (lang, office) = (member.lang(), member.site.office());
    let units = offered::units(&member, Deed::ManageAccounts, DataClass::Internal);
    let first = units.first().cloned().unwrap_or_default();
    let today = writing::day(office.today());
    let typed = [
        member.query("don-vi").map_or(first, str::to_owned),
        member.query("ngay").map_or(today, str::to_owned),
    ];
    let asked = member.query("viec").unwrap_or_default().to_owned();
    let deed = Deed::from_word(&asked);
    let mut problems = Vec::new();
    let mut wrong = |field, message| {
        problems.push(Problem {
            field: Some(field),
            message,
        });
    };
    let unit = offered::unit_of(&member, &typed[0]);
    let day: Option<Day> = reading::day(&typed[1]);
    if day.is_none() {
        wrong("ngay", Message::new("as-of-not-a-day").with("typed", typed[1].as_str()));
    }
    let no_unit = || Message::new("users-no-such-unit");
    let told = match (unit, day) {
        (None, _) => {
            wrong("don-vi", no_unit());
            Vec::new()
        }
        (_, None) => Vec::new(),
        (Some(unit), Some(day)) => match office.who_can(Asker::Account(&actor), unit, day, deed) {
            Ok(told) => told,
            Err(NotTold::NoSuchUnit) => {
                wrong("don-vi", no_unit());
                Vec::new()
            }
            Err(NotTold::OutOfReach) => {
                wrong("don-vi", Message::new("users-out-of-reach"));
                Vec::new()
            }
            Err(NotTold::Store(problem)) => return Err(PageError::Failed(problem.to_string())),
        },
    };
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let mut people: Vec<&str> = told.iter().map(|one| one.account.as_str()).collect();
    people.sort_unstable();
    people.dedup();
    let name = unit.map_or_else(String::new, |unit| place(&member, unit));
    let heading = Message::new("who-heading").with("n", people.len()).with("unit", name);
    let heading = heading.with("day", day.map(writing::day).unwrap_or_default());
    let crumbs = vec![
        crumb(lang.say("users-title"), Some(urls::USERS)),
        crumb(lang.say("who-title"), None),
    ];
    let choice = |word: &str, name: String| Choice {
        word: word.to_owned(),
        name,
        chosen: word == asked,
    };
    let every = Deed::ALL
        .iter()
        .map(|own| choice(own.word(), lang.say(&format!("deed-{}", own.word()))));
    let view = WhoPage {
        frame: frame_of(&member, crumbs),
        title: if problems.is_empty() {
            lang.speak(&heading)
        } else {
            lang.say("who-title")
        },
        problems: Problems { lang, list: problems },
        typed,
        units,
        deeds: std::iter::once(choice("", lang.say("who-every-deed")))
            .chain(every)
            .collect(),
        more: told.len().saturating_sub(MOST),
        rows: told.iter().take(MOST).map(|one| row(&member, one)).collect(),
    };
    page_with(status, &view)
}

fn row(member: &Member, one: &MayDo) -> MayRow {
    let lang = member.lang();
    let right = right_row(member, &one.right);
    MayRow {
        deed: lang.say(&format!("deed-{}", one.deed.word())),
        account: one.shown_as.clone(),
        name: one.account.clone(),
        href: one.code.as_deref().map(urls::user),
        closed: !one.open,
        class: class_words(lang, one.class),
        right: format!("{}, {}", right.role, right.place),
        period: right.period,
        history: right.history,
    }
}
