//! The report on emergency accesses, for who reads the logs: who asked for what and why, who confirmed it, and what was opened.

use super::access::EmergencyAccess;
use super::note::READ;
use crate::audit::{Event, LogRefused};
use crate::office::Office;
use crate::permission::Actor;
use crate::port::Chain;

/// Accesses that the report tells of, the newest first.
const MOST: usize = 50;
/// Readings of one that it names; beyond that they are counted.
const READS: usize = 200;
/// Events that are looked through for one at most.
const LOOKED: usize = 60_000;

/// One reading under an emergency access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmergencyRead {
    /// When: seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
    /// What: the id of a person or a file, or the address of a page; empty where nobody was found.
    pub what: String,
    /// How, in codes: `page`, or the action of the reading with its particulars.
    pub how: String,
}

/// An emergency access with what was opened under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmergencyReport {
    /// The access.
    pub access: EmergencyAccess,
    /// What was opened, the oldest first; so much at most.
    pub reads: Vec<EmergencyRead>,
    /// How many readings there were.
    pub count: usize,
    /// Whether more may stand further on than was looked through.
    pub tired: bool,
}

impl Office {
    /// The report.
    ///
    /// # Errors
    ///
    /// [`LogRefused`].
    pub fn emergency_report(&self, actor: &Actor) -> Result<Vec<EmergencyReport>, LogRefused> {
        if !self.may_read_log(actor) {
            return Err(LogRefused::NotAllowed);
        }
        let all = self.every_emergency()?.into_iter().take(MOST);
        all.map(|access| self.report_on(access)).collect()
    }

    fn report_on(&self, access: EmergencyAccess) -> Result<EmergencyReport, LogRefused> {
        let mut report = EmergencyReport {
            access,
            reads: Vec::new(),
            count: 0,
            tired: false,
        };
        let (Some(span), Some(ends)) = (report.access.span.clone(), report.access.ends()) else {
            return Ok(report);
        };
        let mark = format!("{} ", report.access.id);
        let (mut looked, mut count, mut reads) = (0_usize, 0_usize, Vec::new());
        self.see_events(Chain::Audit, span.place, &mut |sealed| {
            looked += 1;
            let event: Option<Event> = serde_json::from_str(&sealed.body).ok();
            let Some(event) = event else { return looked < LOOKED };
            let how = event.detail.as_deref().and_then(|detail| detail.strip_prefix(&mark));
            if let Some(how) = how.filter(|_| event.action == READ) {
                count += 1;
                if reads.len() < READS {
                    reads.push(EmergencyRead {
                        time: event.time,
                        what: event.subject.clone().unwrap_or_default(),
                        how: how.to_owned(),
                    });
                }
            }
            event.time <= ends && looked < LOOKED
        })?;
        (report.count, report.reads, report.tired) = (count, reads, looked >= LOOKED);
        Ok(report)
    }
}
