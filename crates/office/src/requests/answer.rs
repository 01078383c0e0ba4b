//! What an officer does: sees what waits, and answers it.

use ledger::Value;

use super::REQUEST;
use super::ask::{CannotRequest, find, noted};
use super::request::{DataRequest, RequestDeed, RequestStage};
use crate::office::Office;
use crate::own_limits::{LONGEST_TEXT, is_too_long};
use crate::permission::{Actor, DataClass};
use crate::port::StoreError;
use crate::proposals::decides_over;
use crate::writer::NotDone;

/// So many days a granted copy can be taken. The law sets no such end: it is our choice, so that one grant does not open for ever.
pub const COPY_DAYS: i64 = 30;
/// The seconds of a day.
const A_DAY: i64 = 86_400;

impl Office {
    /// Answers a request: grants or refuses it, in words either way.
    ///
    /// # Errors
    ///
    /// [`CannotRequest`], or the store failed.
    pub fn answer_request(
        &self,
        actor: &Actor,
        id: &str,
        grants: bool,
        answer: &str,
    ) -> Result<DataRequest, NotDone<CannotRequest>> {
        let (actor, id, answer) = (actor.clone(), id.to_owned(), answer.trim().to_owned());
        self.writer().run(move |desk| {
            let mut request = find(desk, &id)?;
            within(&actor, desk.value(), &request)?;
            if request.stage != RequestStage::Asked {
                return Err(CannotRequest::NotFrom(request.stage));
            }
            if answer.is_empty() {
                return Err(CannotRequest::NoAnswer);
            }
            if is_too_long(&answer) {
                return Err(CannotRequest::TooLong(LONGEST_TEXT));
            }
            request.stage = if grants {
                RequestStage::Granted
            } else {
                RequestStage::Refused
            };
            request.answer.clone_from(&answer);
            Ok(noted(desk, request, &actor.account, RequestDeed::Answer))
        })
    }

    /// The requests of others that the asker may answer, or could have: those that wait first, the oldest in front.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn requests(&self, actor: &Actor) -> Result<Vec<DataRequest>, StoreError> {
        let value = self.value();
        let mut all: Vec<DataRequest> = self.all_records(REQUEST)?;
        all.retain(|request| request.stage != RequestStage::Withdrawn && within(actor, &value, request).is_ok());
        all.sort_by_key(|request| match request.stage {
            RequestStage::Asked => (0, request.asked()),
            _ => (1, -request.asked()),
        });
        Ok(all)
    }

    /// One request, if the asker may answer it.
    pub fn request(&self, actor: &Actor, id: &str) -> Option<DataRequest> {
        let request: DataRequest = self.one_record(REQUEST, id)?;
        within(actor, &self.value(), &request).is_ok().then_some(request)
    }

    /// Whether a copy of the own data may be taken: granted to the asker, for this record, not longer than [`COPY_DAYS`] ago.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn has_copy_granted(&self, actor: &Actor) -> Result<bool, StoreError> {
        let since = self.clock().now() - COPY_DAYS * A_DAY;
        let granted = |request: &DataRequest| {
            request.kind == super::RequestKind::Copy
                && request.stage == RequestStage::Granted
                && request.answered().is_some_and(|time| time >= since)
        };
        Ok(self.own_requests(actor)?.iter().any(granted))
    }
}

/// Whether the asker may answer.
fn within(actor: &Actor, value: &Value, request: &DataRequest) -> Result<(), CannotRequest> {
    let read = request
        .about
        .as_ref()
        .is_some_and(|reading| reading.by == actor.account || reading.by == actor.principal());
    if read || request.author() == actor.principal() {
        return Err(CannotRequest::OwnMatter);
    }
    // Nobody decides on the own record: what is asked of decides leaves it out.
    if decides_over(actor, value, DataClass::Personal)(&request.person) {
        Ok(())
    } else {
        Err(CannotRequest::OutOfReach)
    }
}
