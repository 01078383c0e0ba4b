//! What people ask about their data: read, and answered in words.

use office::permission::Deed;
use office::requests::{CannotRequest, DataRequest, RequestKind, RequestStage};
use words::Message;

use super::call::PAGE;
use super::problem::Part;
use super::things::count;
use super::wire::{Cursor, Id, RequestId, coded};
use super::{Call, Fault, Input, Kind, Operation, Trouble, Verb, wire};
use crate::pages::proposals::name_of;
use crate::site::Rule;

const ANSWER: Rule = Rule::Any(&[Deed::Decide]);
const REQUEST: Input = Input::must("request", Kind::Numbered("YC"), "The request.", "YC-1");
const ANSWERS: &[Input] = &[
    Input::must("grant", Kind::Flag, "Whether it is done as it was asked.", "true"),
    Input::must("answer", Kind::Line(2_000), "The answer in words.", "Đã gửi bản sao"),
];
const STAGES: [RequestStage; 4] = [
    RequestStage::Asked,
    RequestStage::Granted,
    RequestStage::Refused,
    RequestStage::Withdrawn,
];

coded! {
    /// What is asked for.
    RequestKindWord of RequestKind::ALL.iter().map(|kind| kind.word());
    /// Where a request stands.
    RequestStageWord of STAGES.iter().map(|stage| stage.word());
}

wire! {
    /// A request about the own data.
    RequestTold {
        /// Its id.
        id: RequestId,
        /// Whose record.
        person: Id,
        /// The name of that person.
        name: String,
        /// What is asked for.
        kind: RequestKindWord,
        /// In the asker's words.
        text: String,
        /// The account whose reading is complained about.
        about: Option<String>,
        /// Where it stands.
        stage: RequestStageWord,
        /// When it was received: seconds since 1970-01-01T00:00:00Z.
        asked: i64,
        /// What was answered; empty while it waits.
        answer: String,
    }
    /// A page of requests: those that wait first, the oldest in front.
    RequestsPage {
        /// How many there are.
        total: u32,
        /// Those of this page.
        items: Vec<RequestTold>,
        /// Where the next page begins; null on the last one.
        next: Option<Cursor>,
    }
}

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new(
            "listRequests",
            (Verb::Get, "/api/v1/requests"),
            ANSWER,
            "What people of whom the key decides ask about their data.",
            list,
        )
        .asked(&[PAGE]),
        Operation::new(
            "getRequest",
            (Verb::Get, "/api/v1/requests/{request}"),
            ANSWER,
            "One request.",
            show,
        )
        .at(&[REQUEST]),
        Operation::new(
            "answerRequest",
            (Verb::Post, "/api/v1/requests/{request}/answer"),
            ANSWER,
            "Grants or refuses a request, in words either way. Answered once, it is not answered again.",
            answer,
        )
        .at(&[REQUEST])
        .told(&[ANSWERS]),
    ]
}

fn list(call: &Call) -> Result<RequestsPage, Trouble> {
    let all = call.visit.site.office().requests(&call.visit.actor);
    let all = all.map_err(|problem| Trouble::Failed(problem.to_string()))?;
    let (range, next) = call.page(all.len());
    let shown = all.get(range).unwrap_or_default();
    Ok(RequestsPage {
        total: count(all.len()),
        items: shown.iter().map(|request| told(call, request)).collect(),
        next,
    })
}

fn told(call: &Call, request: &DataRequest) -> RequestTold {
    RequestTold {
        id: RequestId(request.id.clone()),
        person: Id(request.person.clone()),
        name: name_of(&call.visit, &request.person),
        kind: RequestKindWord(request.kind.word()),
        text: request.text.clone(),
        about: request.about.as_ref().map(|reading| reading.by.clone()),
        stage: RequestStageWord(request.stage.word()),
        asked: request.asked(),
        answer: request.answer.clone(),
    }
}

fn found(call: &Call) -> Result<DataRequest, Trouble> {
    let id = call.text("request").unwrap_or_default();
    let found = call.visit.site.office().request(&call.visit.actor, id);
    found.ok_or(Trouble::NotFound)
}

fn show(call: &Call) -> Result<RequestTold, Trouble> {
    Ok(told(call, &found(call)?))
}

fn answer(call: &Call) -> Result<RequestTold, Trouble> {
    let request = found(call)?;
    let (office, actor) = (call.visit.site.office(), &call.visit.actor);
    let grants = call.flag("grant").unwrap_or(false);
    let answered = office.answer_request(actor, &request.id, grants, call.text("answer").unwrap_or_default());
    let answered = answered.map_err(|problem| Trouble::not_done(problem, |why| refused(call, why)))?;
    Ok(told(call, &answered))
}

fn refused(call: &Call, why: CannotRequest) -> Trouble {
    let fault = |message| Trouble::Invalid(vec![Fault::new(Part::Body, "answer", message)]);
    match why {
        CannotRequest::NoSuchRequest(_) => Trouble::NotFound,
        CannotRequest::Store(problem) => Trouble::Failed(problem),
        CannotRequest::NotFrom(stage) => {
            let stage = call.visit.lang().say(&format!("request-stage-{}", stage.word()));
            Trouble::Conflict(Message::new("proposal-not-from").with("stage", stage))
        }
        CannotRequest::TooLong(most) => fault(Message::new("request-too-long").with("most", most)),
        CannotRequest::NoAnswer => fault(Message::new("request-no-answer")),
        CannotRequest::NoRecord
        | CannotRequest::OwnMatter
        | CannotRequest::OutOfReach
        | CannotRequest::NoText
        | CannotRequest::NoReading
        | CannotRequest::TooMany(_) => Trouble::Forbidden,
    }
}
