//! Requests in words.

use office::readings::OPENED;
use office::reads::SensitiveGroup;
use office::requests::{CannotRequest, DataRequest, Reading, RequestStage};
use office::writer::NotDone;
use words::{Message, writing};

use super::show::RequestRow;
use crate::components::Problem;
use crate::pages::drafts::shown_as;
use crate::pages::person::group_name;
use crate::pages::proposals::{clock_of, name_of};
use crate::site::{PageError, Visit};

/// A request as a row.
pub(super) fn row(visit: &Visit, request: &DataRequest, href: Option<String>) -> RequestRow {
    let lang = visit.lang();
    let mark = match request.stage {
        RequestStage::Asked => "◐",
        RequestStage::Granted => "●",
        RequestStage::Refused => "▲",
        RequestStage::Withdrawn => "×",
    };
    let about = request.about.as_ref().map(|reading| reading_said(visit, reading));
    let said: Vec<String> = [about, Some(request.text.clone())].into_iter().flatten().collect();
    let waits = request.stage == RequestStage::Asked;
    RequestRow {
        id: request.id.clone(),
        name: name_of(visit, &request.person),
        kind: lang.say(&format!("request-kind-{}", request.kind.word())),
        text: said.join(": "),
        asked: writing::moment(request.asked()),
        clock: waits.then(|| clock_of(visit, request.kind.rule(), request.asked())),
        stage: (mark, lang.say(&format!("request-stage-{}", request.stage.word()))),
        answer: request.answer.clone(),
        withdraws: waits && request.author() == visit.actor.account,
        href,
    }
}

/// A reading of the record: when, who, what.
pub(super) fn reading_said(visit: &Visit, reading: &Reading) -> String {
    let lang = visit.lang();
    let what = match SensitiveGroup::from_word(&reading.what) {
        Some(group) => lang.say(group_name(group)),
        None if reading.what == OPENED => lang.say("request-reading-opened"),
        None => lang.say("account-readers-export"),
    };
    let said = Message::new("request-reading").with("when", writing::moment(reading.time));
    lang.speak(&said.with("who", shown_as(visit, &reading.by)).with("what", what))
}

/// An outcome: the request, what is to be mended, with the field that holds the text, or a page of trouble.
pub(super) fn said(
    visit: &Visit,
    text: &'static str,
    done: Result<DataRequest, NotDone<CannotRequest>>,
) -> Result<Result<DataRequest, Problem>, PageError> {
    let why = match done {
        Ok(request) => return Ok(Ok(request)),
        Err(NotDone::Refused(why)) => why,
        Err(problem) => return Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    };
    let (field, message) = match why {
        CannotRequest::NoSuchRequest(_) => return Err(PageError::NotFound),
        CannotRequest::NoRecord | CannotRequest::OwnMatter | CannotRequest::OutOfReach => {
            return Err(PageError::Forbidden);
        }
        CannotRequest::Store(problem) => return Err(PageError::Failed(problem)),
        CannotRequest::NoText => (Some("noi-dung"), Message::new("request-no-text")),
        CannotRequest::TooLong(most) => (Some(text), Message::new("request-too-long").with("most", most)),
        CannotRequest::TooMany(most) => (None, Message::new("request-too-many").with("most", most)),
        CannotRequest::NoReading => (Some("lan-xem"), Message::new("request-no-reading")),
        CannotRequest::NoAnswer => (Some("tra-loi"), Message::new("request-no-answer")),
        CannotRequest::NotFrom(stage) => {
            let stage = visit.lang().say(&format!("request-stage-{}", stage.word()));
            (None, Message::new("proposal-not-from").with("stage", stage))
        }
    };
    Ok(Err(Problem { field, message }))
}
