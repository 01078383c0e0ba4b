//! Emergency accesses, for a program that watches over them: listed, refused, ended before their time, and told with what was opened. A person
//! asks for one and another person confirms it, on a page: no key does either.

use office::accounts::{
    EmergencyAccess, EmergencyProblem, EmergencyRead, EmergencyReport, EmergencySpan, EmergencyStage, Warrant,
};
use office::audit::LogRefused;
use office::permission::Deed;
use office::writer::NotDone;

use super::accounts::{MANAGE, asker};
use super::call::{GO_ON, PAGE};
use super::problem::Part;
use super::right::DataClassWord;
use super::things::count;
use super::wire::{Cursor, EmergencyId, Id, coded};
use super::{Call, Fault, Input, Kind, Operation, Trouble, Verb, wire};
use crate::site::Rule;

const AUDIT: Rule = Rule::Any(&[Deed::ReadAudit]);
const EMERGENCY: Input = Input::must("emergency", Kind::Numbered("KC"), "The emergency access.", "KC-1");
/// So many accesses of the report where nobody says otherwise, and at most: each one is looked for in the log.
const REPORTED: i64 = 20;
const REPORT_PAGE: &[Input] = &[
    Input::may(
        "limit",
        Kind::Whole(1, REPORTED),
        "So many accesses at most; 20 without it.",
        "10",
    ),
    GO_ON,
];
const STAGES: [EmergencyStage; 6] = [
    EmergencyStage::Waiting,
    EmergencyStage::Lapsed,
    EmergencyStage::Refused,
    EmergencyStage::Running,
    EmergencyStage::Void,
    EmergencyStage::Over,
];

coded! {
    /// How an emergency access stands.
    EmergencyStageWord of STAGES.iter().map(|stage| stage.word());
}

wire! {
    /// Who confirmed an emergency access, and from when until when it opens something.
    EmergencySpanTold {
        /// Which account confirmed it.
        by: String,
        /// From when: seconds since 1970-01-01T00:00:00Z.
        from: i64,
        /// Until when at the latest.
        until: i64,
    }
    /// Who refused or ended an emergency access, and when.
    EmergencySettled {
        /// Which account, key or command.
        by: String,
        /// When: seconds since 1970-01-01T00:00:00Z.
        at: i64,
    }
    /// An emergency access.
    EmergencyTold {
        /// Its id.
        id: EmergencyId,
        /// The account that asked, and for which it opens something.
        account: String,
        /// Over this unit and all below it.
        unit: Id,
        /// Up to this class of data.
        class: DataClassWord,
        /// Why.
        reason: String,
        /// When it was asked for: seconds since 1970-01-01T00:00:00Z.
        asked: i64,
        /// How it stands.
        stage: EmergencyStageWord,
        /// Once somebody has confirmed it.
        span: Option<EmergencySpanTold>,
        /// Who refused it, or took it back.
        refused: Option<EmergencySettled>,
        /// Who ended it before its time.
        ended: Option<EmergencySettled>,
    }
    /// A page of emergency accesses, the newest first.
    EmergenciesPage {
        /// How many there are within reach.
        total: u32,
        /// Those of this page.
        items: Vec<EmergencyTold>,
        /// Where the next page begins; null on the last one.
        next: Option<Cursor>,
    }
    /// What was opened under an emergency access, once or again.
    EmergencyReadTold {
        /// When first: seconds since 1970-01-01T00:00:00Z.
        at: i64,
        /// How often.
        times: u32,
        /// What: the id of a person or a file; empty where nobody was found.
        what: String,
        /// How, in codes.
        how: String,
    }
    /// An emergency access with what was opened under it.
    EmergencyReportTold {
        /// The access.
        access: EmergencyTold,
        /// What was opened, by when it was opened first.
        reads: Vec<EmergencyReadTold>,
        /// How many different things were opened beyond those.
        unnamed: u32,
        /// How many openings there were, again or not.
        openings: u32,
        /// How many pages were shown.
        pages: u32,
        /// Whether more may stand further on in the log than was looked through.
        tired: bool,
    }
    /// A page of the report on the emergency accesses that were confirmed.
    EmergencyReportPage {
        /// How many were confirmed.
        total: u32,
        /// Those of this page, the newest first.
        items: Vec<EmergencyReportTold>,
        /// Where the next page begins; null on the last one.
        next: Option<Cursor>,
    }
}

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new(
            "listEmergencies",
            (Verb::Get, "/api/v1/emergencies"),
            MANAGE,
            "The emergency accesses to units where the key manages rights. People ask for them and confirm them, on a page.",
            list,
        )
        .asked(&[PAGE]),
        Operation::new(
            "refuseEmergency",
            (Verb::Post, "/api/v1/emergencies/{emergency}/refusal"),
            MANAGE,
            "Refuses an emergency access that waits to be confirmed.",
            refuse,
        )
        .at(&[EMERGENCY]),
        Operation::new(
            "endEmergency",
            (Verb::Post, "/api/v1/emergencies/{emergency}/end"),
            MANAGE,
            "Ends an emergency access that runs, before its time.",
            end,
        )
        .at(&[EMERGENCY]),
        Operation::new(
            "reportEmergencies",
            (Verb::Get, "/api/v1/audit/emergencies"),
            AUDIT,
            "The report on the emergency accesses that were confirmed: who asked for what and why, who confirmed it, and what was opened.",
            report,
        )
        .asked(&[REPORT_PAGE]),
        Operation::new(
            "listUnconfirmedEmergencies",
            (Verb::Get, "/api/v1/audit/emergencies/unconfirmed"),
            AUDIT,
            "The emergency accesses that were never confirmed, for who reads the log: who asked for what and why.",
            unconfirmed,
        )
        .asked(&[PAGE]),
    ]
}

fn within(call: &Call) -> Result<Vec<EmergencyAccess>, Trouble> {
    let all = call.visit.site.office().emergencies(asker(call));
    all.map_err(|problem| Trouble::Failed(problem.to_string()))
}

fn list(call: &Call) -> Result<EmergenciesPage, Trouble> {
    let all = within(call)?;
    let (range, next) = call.page(all.len());
    let shown = all.get(range).unwrap_or_default();
    Ok(EmergenciesPage {
        total: count(all.len()),
        items: shown.iter().map(|access| told(call, access)).collect(),
        next,
    })
}

fn refuse(call: &Call) -> Result<EmergencyTold, Trouble> {
    let id = call.text("emergency").unwrap_or_default();
    done(call, id, call.visit.site.office().refuse_emergency(asker(call), id))
}

fn end(call: &Call) -> Result<EmergencyTold, Trouble> {
    let id = call.text("emergency").unwrap_or_default();
    done(call, id, call.visit.site.office().end_emergency(asker(call), id))
}

/// The access as it is then, or why it was not done.
fn done(call: &Call, id: &str, done: Result<(), NotDone<Vec<EmergencyProblem>>>) -> Result<EmergencyTold, Trouble> {
    done.map_err(|problem| Trouble::not_done(problem, |why| not_settled(&why)))?;
    let found = within(call)?.into_iter().find(|access| access.id == id);
    found.map(|access| told(call, &access)).ok_or(Trouble::NotFound)
}

fn not_settled(why: &[EmergencyProblem]) -> Trouble {
    if let Some(EmergencyProblem::Store(problem)) = why.iter().find(|why| matches!(why, EmergencyProblem::Store(_))) {
        return Trouble::Failed(problem.clone());
    }
    if why.contains(&EmergencyProblem::NoSuch) {
        return Trouble::NotFound;
    }
    let fault = |why| Fault::new(Part::Path, "emergency", words::emergency_problem(why));
    Trouble::Invalid(why.iter().map(fault).collect())
}

fn told(call: &Call, access: &EmergencyAccess) -> EmergencyTold {
    let settled = |warrant: &Warrant| EmergencySettled {
        by: warrant.by.clone(),
        at: warrant.time,
    };
    let span = |span: &EmergencySpan| EmergencySpanTold {
        by: span.by.clone(),
        from: span.from,
        until: span.until,
    };
    EmergencyTold {
        id: EmergencyId(access.id.clone()),
        account: access.account.clone(),
        unit: Id(access.unit.clone()),
        class: DataClassWord(access.class.word()),
        reason: access.reason.clone(),
        asked: access.asked,
        stage: EmergencyStageWord(call.visit.site.office().emergency_stage(access).word()),
        span: access.span.as_ref().map(span),
        refused: access.refused.as_ref().map(settled),
        ended: access.ended.as_ref().map(settled),
    }
}

fn report(call: &Call) -> Result<EmergencyReportPage, Trouble> {
    let (office, mut of) = (call.visit.site.office(), (0, None));
    let reports = office.confirmed_emergencies(&call.visit.actor, |len| {
        let (rows, next) = call.page_of(REPORTED, len);
        of = (count(len), next);
        rows
    });
    let reports = reports.map_err(not_read)?;
    Ok(EmergencyReportPage {
        total: of.0,
        items: reports.iter().map(|report| reported(call, report)).collect(),
        next: of.1,
    })
}

fn unconfirmed(call: &Call) -> Result<EmergenciesPage, Trouble> {
    let (office, mut of) = (call.visit.site.office(), (0, None));
    let shown = office.unconfirmed_emergencies(&call.visit.actor, |len| {
        let (rows, next) = call.page(len);
        of = (count(len), next);
        rows
    });
    let shown = shown.map_err(not_read)?;
    Ok(EmergenciesPage {
        total: of.0,
        items: shown.iter().map(|access| told(call, access)).collect(),
        next: of.1,
    })
}

fn not_read(why: LogRefused) -> Trouble {
    match why {
        LogRefused::NotAllowed => Trouble::Forbidden,
        LogRefused::Store(problem) => Trouble::Failed(problem.to_string()),
    }
}

fn reported(call: &Call, report: &EmergencyReport) -> EmergencyReportTold {
    let read = |read: &EmergencyRead| EmergencyReadTold {
        at: read.time,
        times: count(read.times),
        what: read.what.clone(),
        how: read.how.clone(),
    };
    EmergencyReportTold {
        access: told(call, &report.access),
        reads: report.reads.iter().map(read).collect(),
        unnamed: count(report.unnamed),
        openings: count(report.count),
        pages: count(report.pages),
        tired: report.tired.is_some(),
    }
}
