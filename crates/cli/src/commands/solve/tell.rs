//! What is wrong with the words or with a problem, as messages.

use planning::assignment::placement::Unfit;
use planning::command::WrongOrder;
use words::Message;

pub(super) fn wrong_order(wrong: &WrongOrder, families: &str) -> Message {
    match wrong {
        WrongOrder::Family { found, .. } => Message::new("cli-solve-family")
            .with("found", found.as_str())
            .with("known", families),
        WrongOrder::NoFile => Message::new("cli-solve-no-file"),
        WrongOrder::Switch { found, known } => Message::new("cli-solve-switch")
            .with("found", found.as_str())
            .with("known", known.join(", ")),
        WrongOrder::Number { switch, found, .. } => {
            let needs = match switch.as_str() {
                "--seconds" => "seconds",
                "--threads" => "threads",
                "--out" => "file",
                _ => "whole",
            };
            Message::new("cli-solve-number")
                .with("switch", switch.as_str())
                .with("needs", needs)
                .with("found", found.as_str())
        }
    }
}

/// Two of one list have one id.
pub(super) fn twice(list: &str, id: &str) -> Message {
    Message::new("cli-solve-twice").with("list", list).with("id", id)
}

/// An id that its list does not have.
pub(super) fn unknown(field: &str, id: &str) -> Message {
    Message::new("cli-solve-unknown").with("field", field).with("id", id)
}

/// A number beyond what it may be.
pub(super) fn out_of_range(
    field: &str,
    id: &str,
    found: &impl ToString,
    least: &impl ToString,
    most: &impl ToString,
) -> Message {
    Message::new("cli-solve-range")
        .with("field", field)
        .with("id", id)
        .with("found", found.to_string())
        .with("least", least.to_string())
        .with("most", most.to_string())
}

pub(super) fn unfit(unfit: &Unfit) -> Message {
    match unfit {
        Unfit::Twice { list, id } => twice(list, id),
        Unfit::Unknown { field, id } => unknown(field, id),
        Unfit::OutOfRange {
            field,
            id,
            found,
            least,
            most,
        } => out_of_range(field, id, found, least, most),
        Unfit::HeldTwice { post } => Message::new("cli-solve-held-twice").with("post", post.as_str()),
        Unfit::EmptyBar { person } => Message::new("cli-solve-empty-bar").with("person", person.as_str()),
    }
}
