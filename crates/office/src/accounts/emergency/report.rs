//! The report on emergency accesses, for who reads the logs: who asked for what and why, who confirmed it, and what was opened.
//!
//! INVARIANT: nobody makes room for an access, or for an opening, by many others: those that were confirmed are all told, a page at a
//! time, apart from those that never were; an opening that is made again is named once, and plain pages are counted.

use std::collections::BTreeMap;
use std::ops::Range;

use super::access::EmergencyAccess;
use super::note::READ;
use crate::audit::{Event, LogRefused};
use crate::office::Office;
use crate::permission::Actor;
use crate::port::Chain;

/// Accesses on a page of the report, of those that were confirmed and of those that never were.
const ON_PAGE: usize = 20;
/// Different openings of one access that it names; beyond that they are counted.
const NAMED: usize = 500;
/// Events that are looked through for one at most.
const LOOKED: usize = 60_000;
/// How a reading is called that is one of a page alone.
const PAGE: &str = "page";

/// What was opened under an emergency access, once or again: a sensitive group, a file, whoever was found by a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmergencyRead {
    /// When first: seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
    /// How often.
    pub times: usize,
    /// What: the id of a person or a file; empty where nobody was found.
    pub what: String,
    /// How, in codes: the action of the reading with its particulars.
    pub how: String,
}

/// An emergency access with what was opened under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmergencyReport {
    /// The access.
    pub access: EmergencyAccess,
    /// What was opened, by when it was opened first; so much at most.
    pub reads: Vec<EmergencyRead>,
    /// How many different things were opened beyond those.
    pub unnamed: usize,
    /// How many openings there were, again or not.
    pub count: usize,
    /// How many pages were asked for.
    pub pages: usize,
    /// After how many events no more were looked through: more may stand further on.
    pub tired: Option<usize>,
}

/// The report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmergencyReports {
    /// The accesses of this page that were confirmed, the newest first.
    pub confirmed: Vec<EmergencyReport>,
    /// Which of them these are, from 0, and how many there are.
    pub of_confirmed: (Range<usize>, usize),
    /// The accesses of this page that were never confirmed, the newest first.
    pub unconfirmed: Vec<EmergencyAccess>,
    /// Which of them these are, from 0, and how many there are.
    pub of_unconfirmed: (Range<usize>, usize),
    /// How many of either a page tells.
    pub on_page: usize,
}

impl Office {
    /// A page of the report, from 1: of the accesses that were confirmed, and of those that never were; beyond the last one, the last.
    ///
    /// # Errors
    ///
    /// [`LogRefused`].
    pub fn emergency_report(&self, actor: &Actor, pages: [usize; 2]) -> Result<EmergencyReports, LogRefused> {
        let (mut of_confirmed, mut of_unconfirmed) = ((0..0, 0), (0..0, 0));
        let confirmed = self.confirmed_emergencies(actor, |len| {
            of_confirmed = (rows(len, pages[0]), len);
            of_confirmed.0.clone()
        })?;
        let unconfirmed = self.unconfirmed_emergencies(actor, |len| {
            of_unconfirmed = (rows(len, pages[1]), len);
            of_unconfirmed.0.clone()
        })?;
        Ok(EmergencyReports {
            confirmed,
            unconfirmed,
            of_confirmed,
            of_unconfirmed,
            on_page: ON_PAGE,
        })
    }

    /// Some rows of the report, of the accesses that were confirmed, the newest first; `rows` says which, of so many.
    ///
    /// # Errors
    ///
    /// [`LogRefused`].
    pub fn confirmed_emergencies(
        &self,
        actor: &Actor,
        rows: impl FnOnce(usize) -> Range<usize>,
    ) -> Result<Vec<EmergencyReport>, LogRefused> {
        let told = self.rows_of_emergencies(actor, true, rows)?.into_iter();
        told.map(|access| self.report_on(access)).collect()
    }

    /// The same of the accesses that were never confirmed.
    ///
    /// # Errors
    ///
    /// [`LogRefused`].
    pub fn unconfirmed_emergencies(
        &self,
        actor: &Actor,
        rows: impl FnOnce(usize) -> Range<usize>,
    ) -> Result<Vec<EmergencyAccess>, LogRefused> {
        self.rows_of_emergencies(actor, false, rows)
    }

    fn rows_of_emergencies(
        &self,
        actor: &Actor,
        confirmed: bool,
        rows: impl FnOnce(usize) -> Range<usize>,
    ) -> Result<Vec<EmergencyAccess>, LogRefused> {
        if !self.may_read_log(actor) {
            return Err(LogRefused::NotAllowed);
        }
        let mut all = self.every_emergency()?;
        all.retain(|access| access.span.is_some() == confirmed);
        let rows = rows(all.len());
        Ok(all.into_iter().skip(rows.start).take(rows.len()).collect())
    }

    fn report_on(&self, access: EmergencyAccess) -> Result<EmergencyReport, LogRefused> {
        let (place, ends) = access
            .span
            .as_ref()
            .map_or((u64::MAX, 0), |span| (span.place, access.ends().unwrap_or(span.until)));
        let (mark, mut seen, mut looked) = (format!("{} ", access.id), Seen::default(), 0_usize);
        self.see_events(Chain::Audit, place, &mut |sealed| {
            looked += 1;
            let event: Option<Event> = serde_json::from_str(&sealed.body).ok();
            let Some(event) = event else { return looked < LOOKED };
            let how = event.detail.as_deref().and_then(|detail| detail.strip_prefix(&mark));
            if let Some(how) = how.filter(|_| event.action == READ) {
                seen.add(&event, how);
            }
            event.time <= ends && looked < LOOKED
        })?;
        Ok(seen.report(access, (looked >= LOOKED).then_some(LOOKED)))
    }
}

/// The rows of a page.
fn rows(len: usize, page: usize) -> Range<usize> {
    let page = page.clamp(1, len.div_ceil(ON_PAGE).max(1));
    (page - 1) * ON_PAGE..(page * ON_PAGE).min(len)
}

/// The readings that were seen.
#[derive(Default)]
struct Seen {
    pages: usize,
    reads: Vec<EmergencyRead>,
    /// By how and what: where it stands among them.
    places: BTreeMap<(String, String), usize>,
}

impl Seen {
    fn add(&mut self, event: &Event, how: &str) {
        if how == PAGE {
            self.pages += 1;
            return;
        }
        let what = event.subject.clone().unwrap_or_default();
        let next = self.reads.len();
        let at = *self.places.entry((how.to_owned(), what.clone())).or_insert(next);
        match self.reads.get_mut(at) {
            Some(read) => read.times += 1,
            None => self.reads.push(EmergencyRead {
                time: event.time,
                times: 1,
                what,
                how: how.to_owned(),
            }),
        }
    }

    fn report(mut self, access: EmergencyAccess, tired: Option<usize>) -> EmergencyReport {
        let unnamed = self.reads.len().saturating_sub(NAMED);
        let count = self.reads.iter().map(|read| read.times).sum();
        self.reads.truncate(NAMED);
        EmergencyReport {
            access,
            reads: self.reads,
            unnamed,
            count,
            pages: self.pages,
            tired,
        }
    }
}
