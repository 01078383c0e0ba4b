//! `GET /nhat-ky/khan-cap`: the report on emergency accesses: who asked for what and why, who confirmed it, and what was opened.

use std::ops::Range;

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use office::accounts::{EmergencyAccess, EmergencyRead, EmergencyReport, EmergencyReports};
use office::audit::{EventGroup, LogRefused};
use office::clock::day_in_vietnam;
use office::reads::SensitiveGroup;
use words::{Lang, Message, writing};

use super::event::action;
use super::open::auditor;
use crate::components::{Frame, Pager};
use crate::pages::emergency::{history, stage_of};
use crate::pages::paging;
use crate::pages::person::group_name;
use crate::pages::users::{class_words, crumb, frame_of, place};
use crate::site::{Member, PageError, page_with};
use crate::urls;

/// The field of an address that names a page of those that were never confirmed.
const CLOSED: &str = "trang-xin";

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
    /// How much was opened, in words; of one that was never confirmed, nothing.
    pub count: String,
    /// What was opened: when first, what was done, of what, how often.
    pub reads: Vec<(String, String, String, usize)>,
    /// What is not told here, in words.
    pub more: Vec<String>,
    /// The log of what the account read on those days, page by page; none where the account is known no more.
    pub log: Option<String>,
}

/// The report.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/audit/emergency.html")]
pub struct EmergencyReportPage {
    /// The frame.
    pub frame: Frame,
    /// The accesses that were confirmed, the newest first.
    pub rows: Vec<ReportRow>,
    /// The way to the others.
    pub pager: Option<Pager>,
    /// Those that were never confirmed.
    pub unconfirmed: Vec<ReportRow>,
    /// The way to the others of those.
    pub unconfirmed_pager: Option<Pager>,
}

/// The page.
pub(crate) async fn open_emergencies(member: Member) -> Result<Response, PageError> {
    let actor = auditor(&member)?;
    // Looking through a chain may take a moment: not on the threads that answer pages.
    let page = |field| member.query(field).and_then(|text| text.parse().ok()).unwrap_or(1);
    let which = [page(paging::PAGE), page(CLOSED)];
    let report = member
        .site
        .write(move |office| office.emergency_report(&actor, which))
        .await?;
    let report: EmergencyReports = report.map_err(|why| match why {
        LogRefused::NotAllowed => PageError::Forbidden,
        LogRefused::Store(problem) => PageError::Failed(problem.to_string()),
    })?;
    let lang = member.lang();
    let crumbs = vec![
        crumb(lang.say("audit-title"), Some(urls::AUDIT)),
        crumb(lang.say("audit-emergency"), None),
    ];
    let pager = |field, (rows, len): &(Range<usize>, usize)| {
        paging::pager_by(lang, field, (rows, report.on_page), *len, urls::AUDIT_EMERGENCY)
    };
    let page = EmergencyReportPage {
        frame: frame_of(&member, crumbs),
        pager: pager(paging::PAGE, &report.of_confirmed),
        unconfirmed_pager: pager(CLOSED, &report.of_unconfirmed),
        rows: report
            .confirmed
            .into_iter()
            .map(|report| row(&member, report))
            .collect(),
        unconfirmed: report.unconfirmed.iter().map(|access| asked(&member, access)).collect(),
    };
    page_with(StatusCode::OK, &page)
}

/// An access with what was opened under it.
fn row(member: &Member, report: EmergencyReport) -> ReportRow {
    let lang = member.lang();
    let kinds = report.reads.len() + report.unnamed;
    let count = Message::new("audit-emergency-count").with("n", report.count);
    let unnamed = Some(report.unnamed).filter(|unnamed| *unnamed > 0);
    let unnamed = unnamed.map(|unnamed| Message::new("audit-emergency-more").with("n", unnamed));
    let tired = report.tired;
    let tired = tired.map(|looked| Message::new("audit-emergency-tired").with("n", looked));
    ReportRow {
        log: log_of(member, &report.access),
        count: lang.speak(&count.with("kinds", kinds).with("pages", report.pages)),
        more: unnamed.iter().chain(&tired).map(|said| lang.speak(said)).collect(),
        reads: report.reads.into_iter().map(|read| said(lang, read)).collect(),
        ..asked(member, &report.access)
    }
}

/// An access as it was asked for and settled.
fn asked(member: &Member, access: &EmergencyAccess) -> ReportRow {
    let (lang, office) = (member.lang(), member.site.office());
    let who = office.account(&access.account);
    let unit = access
        .of_unit()
        .map_or_else(|| access.unit.clone(), |unit| place(member, unit));
    ReportRow {
        id: access.id.clone(),
        who: who.map_or_else(|| access.account.clone(), |account| account.shown_as),
        what: format!("{unit}, {}", class_words(lang, access.class)),
        reason: access.reason.clone(),
        state: stage_of(lang, office, access),
        history: history(lang, access),
        log: None,
        count: String::new(),
        reads: Vec::new(),
        more: Vec::new(),
    }
}

/// Where all that an account read on the days of an access is told, however much it is.
fn log_of(member: &Member, access: &EmergencyAccess) -> Option<String> {
    let account = member.site.office().account(&access.account)?;
    let (from, until) = (access.span.as_ref()?.from, access.ends()?);
    let fields = [
        ("tk", account.code()),
        ("loai", EventGroup::Reads.word().to_owned()),
        ("tu", writing::day(day_in_vietnam(from))),
        ("den", writing::day(day_in_vietnam(until))),
    ];
    let with = |here: String, (field, word): &(&str, String)| urls::with(&here, field, word);
    Some(fields.iter().fold(urls::AUDIT.to_owned(), with))
}

/// When first, what was done, of what, how often.
fn said(lang: Lang, read: EmergencyRead) -> (String, String, String, usize) {
    let (word, rest) = read.how.split_once(' ').unwrap_or((read.how.as_str(), ""));
    let done = action(lang, word);
    let done = match SensitiveGroup::from_word(rest) {
        Some(group) => format!("{done}: {}", lang.say(group_name(group))),
        None => done,
    };
    (writing::moment(read.time), done, read.what, read.times)
}
