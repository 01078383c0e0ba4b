//! `GET /nhat-ky/khan-cap`: the report on emergency accesses: who asked for what and why, who confirmed it, and what was opened.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use office::accounts::{EmergencyRead, EmergencyReport};
use office::audit::LogRefused;
use office::reads::SensitiveGroup;
use words::{Lang, Message, writing};

use super::event::action;
use super::open::auditor;
use crate::components::Frame;
use crate::pages::emergency::{history, stage_of};
use crate::pages::person::group_name;
use crate::pages::users::{class_words, crumb, frame_of, place};
use crate::site::{Member, PageError, page_with};
use crate::urls;

/// An emergency access, as the report tells it.
#[derive(Debug, Clone)]
pub struct ReportRow {
    /// Its id.
    pub id: String,
    /// Who asked, as pages show the account.
    pub who: String,
    /// Over which unit, up to which class of data.
    pub what: String,
    /// Why.
    pub reason: String,
    /// The mark and the words of how it stands.
    pub state: (&'static str, String),
    /// Who asked, confirmed, refused and ended it, and when.
    pub history: Vec<String>,
    /// How many readings there were, in words.
    pub count: String,
    /// The readings: when, what was done, of what.
    pub reads: Vec<(String, String, String)>,
    /// That not all of them are named.
    pub more: bool,
}

/// The report.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/audit/emergency.html")]
pub struct EmergencyReportPage {
    /// The frame.
    pub frame: Frame,
    /// The accesses, the newest first.
    pub rows: Vec<ReportRow>,
}

/// The page.
pub(crate) async fn open_emergencies(member: Member) -> Result<Response, PageError> {
    let actor = auditor(&member)?;
    // Looking through a chain may take a moment: not on the threads that answer pages.
    let report = member.site.write(move |office| office.emergency_report(&actor)).await?;
    let report = report.map_err(|why| match why {
        LogRefused::NotAllowed => PageError::Forbidden,
        LogRefused::Store(problem) => PageError::Failed(problem.to_string()),
    })?;
    let lang = member.lang();
    let crumbs = vec![
        crumb(lang.say("audit-title"), Some(urls::AUDIT)),
        crumb(lang.say("audit-emergency"), None),
    ];
    let page = EmergencyReportPage {
        frame: frame_of(&member, crumbs),
        rows: report.into_iter().map(|report| row(&member, report)).collect(),
    };
    page_with(StatusCode::OK, &page)
}

fn row(member: &Member, report: EmergencyReport) -> ReportRow {
    let (lang, office) = (member.lang(), member.site.office());
    let access = &report.access;
    let who = office.account(&access.account);
    let unit = access
        .of_unit()
        .map_or_else(|| access.unit.clone(), |unit| place(member, unit));
    ReportRow {
        id: access.id.clone(),
        who: who.map_or_else(|| access.account.clone(), |account| account.shown_as),
        what: format!("{unit}, {}", class_words(lang, access.class)),
        reason: access.reason.clone(),
        state: stage_of(lang, access, office.clock().now()),
        history: history(lang, access),
        count: lang.speak(&Message::new("audit-emergency-count").with("n", report.count)),
        more: report.tired || report.count > report.reads.len(),
        reads: report.reads.into_iter().map(|read| said(lang, read)).collect(),
    }
}

/// When, what was done, of what.
fn said(lang: Lang, read: EmergencyRead) -> (String, String, String) {
    let (word, rest) = read.how.split_once(' ').unwrap_or((read.how.as_str(), ""));
    let done = if word == "page" {
        lang.say("audit-emergency-page")
    } else {
        action(lang, word)
    };
    let done = match SensitiveGroup::from_word(rest) {
        Some(group) => format!("{done}: {}", lang.say(group_name(group))),
        None => done,
    };
    (writing::moment(read.time), done, read.what)
}
