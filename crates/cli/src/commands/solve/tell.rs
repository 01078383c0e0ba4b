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

pub(super) fn unfit(unfit: &Unfit) -> Message {
    match unfit {
        Unfit::Twice { list, id } => Message::new("cli-solve-twice")
            .with("list", *list)
            .with("id", id.as_str()),
        Unfit::Unknown { field, id } => Message::new("cli-solve-unknown")
            .with("field", *field)
            .with("id", id.as_str()),
        Unfit::OutOfRange {
            field,
            id,
            found,
            least,
            most,
        } => Message::new("cli-solve-range")
            .with("field", *field)
            .with("id", id.as_str())
            .with("found", found.to_string())
            .with("least", least.to_string())
            .with("most", most.to_string()),
        Unfit::HeldTwice { post } => Message::new("cli-solve-held-twice").with("post", post.as_str()),
        Unfit::EmptyBar { person } => Message::new("cli-solve-empty-bar").with("person", person.as_str()),
    }
}
