//! What the holder of a record does: asks, and gives a request up.

use ledger::Value;

use super::REQUEST;
use super::request::{DataRequest, Reading, RequestDeed, RequestKind, RequestStage, RequestStep};
use crate::audit::Event;
use crate::office::Office;
use crate::own_limits::{LONGEST_TEXT, OPEN_REQUESTS, is_too_long};
use crate::permission::Actor;
use crate::port::{Chain, StoreError};
use crate::proposals::{CannotPropose, is_own_record, own_record};
use crate::writer::{Desk, NotDone};

/// Why something is not done with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotRequest {
    /// No record belongs to the account, or it may not read it.
    NoRecord,
    /// What is asked for is not said.
    NoText,
    /// A complaint names a reading.
    NoReading,
    /// A text is longer than so many letters.
    TooLong(usize),
    /// The account has as many that are not answered as it may have.
    TooMany(usize),
    /// No request that the asker may see has this id.
    NoSuchRequest(String),
    /// From where it stands this does not lead on.
    NotFrom(RequestStage),
    /// An answer needs words.
    NoAnswer,
    /// Nobody answers on the own record, and nobody a complaint about the own reading.
    OwnMatter,
    /// The record lies out of reach.
    OutOfReach,
    /// The record cannot be read.
    Store(String),
}

impl Office {
    /// Asks for something about the own data.
    ///
    /// # Errors
    ///
    /// [`CannotRequest`], or the store failed.
    pub fn ask(
        &self,
        actor: &Actor,
        kind: RequestKind,
        text: &str,
        about: Option<Reading>,
    ) -> Result<DataRequest, NotDone<CannotRequest>> {
        let (_, person) = own_record(self, actor, &self.value()).map_err(|why| {
            NotDone::Refused(match why {
                CannotPropose::Store(problem) => CannotRequest::Store(problem),
                _ => CannotRequest::NoRecord,
            })
        })?;
        let (by, text) = (actor.account.clone(), text.trim().to_owned());
        if kind != RequestKind::Copy && text.is_empty() {
            return Err(NotDone::Refused(CannotRequest::NoText));
        }
        if kind == RequestKind::Complaint && about.is_none() {
            return Err(NotDone::Refused(CannotRequest::NoReading));
        }
        if is_too_long(&text) {
            return Err(NotDone::Refused(CannotRequest::TooLong(LONGEST_TEXT)));
        }
        let about = about.filter(|_| kind == RequestKind::Complaint);
        self.writer().run(move |desk| {
            let request = DataRequest {
                id: free_id(desk, &by)?,
                person: person.to_string(),
                kind,
                text: text.clone(),
                about: about.clone(),
                stage: RequestStage::Asked,
                answer: String::new(),
                steps: Vec::new(),
            };
            Ok(noted(desk, request, &by, RequestDeed::Ask))
        })
    }

    /// Gives a request up, before it is answered.
    ///
    /// # Errors
    ///
    /// [`CannotRequest`], or the store failed.
    pub fn withdraw_request(&self, actor: &Actor, id: &str) -> Result<DataRequest, NotDone<CannotRequest>> {
        let (actor, id) = (actor.clone(), id.to_owned());
        self.writer().run(move |desk| {
            let mut request = find(desk, &id)?;
            if !is_own(&actor, desk.value(), &request) {
                return Err(CannotRequest::NoSuchRequest(id.clone()));
            }
            if request.stage != RequestStage::Asked {
                return Err(CannotRequest::NotFrom(request.stage));
            }
            request.stage = RequestStage::Withdrawn;
            Ok(noted(desk, request, &actor.account, RequestDeed::Withdraw))
        })
    }

    /// The asker's own requests, newest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn own_requests(&self, actor: &Actor) -> Result<Vec<DataRequest>, StoreError> {
        let mut all: Vec<DataRequest> = self.all_records(REQUEST)?;
        let value = self.value();
        all.retain(|request| is_own(actor, &value, request));
        all.sort_by_key(|request| std::cmp::Reverse(request.asked()));
        Ok(all)
    }
}

/// Whether a request is the asker's own: sent by the account, about the record that belongs to it now.
fn is_own(actor: &Actor, value: &Value, request: &DataRequest) -> bool {
    request.author() == actor.account && is_own_record(actor, value, &request.person)
}

/// The id of a new request of an account, counted where nobody else writes meanwhile.
fn free_id(desk: &Desk<'_>, account: &str) -> Result<String, CannotRequest> {
    let all: Vec<(String, DataRequest)> = desk.records(REQUEST).map_err(unreadable)?;
    let own = |one: &&(String, DataRequest)| one.1.stage == RequestStage::Asked && one.1.author() == account;
    if all.iter().filter(own).count() >= OPEN_REQUESTS {
        return Err(CannotRequest::TooMany(OPEN_REQUESTS));
    }
    let numbers = all
        .iter()
        .filter_map(|(id, _)| id.rsplit('-').next()?.parse::<u32>().ok());
    Ok(format!("YC-{}", numbers.max().unwrap_or(0) + 1))
}

#[allow(clippy::needless_pass_by_value, reason = "the form that map_err calls")]
fn unreadable(problem: StoreError) -> CannotRequest {
    CannotRequest::Store(problem.to_string())
}

pub(super) fn find(desk: &Desk<'_>, id: &str) -> Result<DataRequest, CannotRequest> {
    let found = desk.record(REQUEST, id).map_err(unreadable)?;
    found.ok_or_else(|| CannotRequest::NoSuchRequest(id.to_owned()))
}

/// Notes the deed in the request and in the chain of events.
pub(super) fn noted(desk: &mut Desk<'_>, mut request: DataRequest, by: &str, deed: RequestDeed) -> DataRequest {
    let event = Event::new(desk.now(), by, &format!("request.{}", deed.word())).on(&request.id);
    desk.note(Chain::Audit, event.with(request.kind.word()));
    request.steps.push(RequestStep {
        deed,
        by: by.to_owned(),
        time: desk.now(),
    });
    desk.put(REQUEST, &request.id, &request);
    request
}
