//! Why an order on a draft was not done, as a program is told.

use office::drafts::CannotStep;
use words::{Message, refusals};

use crate::api::files;
use crate::api::problem::Part;
use crate::api::{Call, Fault, Trouble};

fn fault(name: &str, message: Message) -> Trouble {
    Trouble::Invalid(vec![Fault::new(Part::Body, name, message)])
}

/// A field that the step needs.
pub(super) fn missing(name: &str) -> Trouble {
    fault(name, Message::new("api-missing-field"))
}

/// Why it was not done.
pub(super) fn refused(call: &Call, why: CannotStep) -> Trouble {
    let lang = call.visit.lang();
    match why {
        CannotStep::NoSuchDraft(_) => Trouble::NotFound,
        CannotStep::Store(problem) => Trouble::Failed(problem),
        CannotStep::NotFrom(stage) => {
            let stage = lang.say(&format!("draft-stage-{}", stage.word()));
            Trouble::Conflict(Message::new("draft-not-from").with("stage", stage))
        }
        CannotStep::Changed(version) => {
            Trouble::Conflict(Message::new("api-changed").with("version", version.to_string()))
        }
        CannotStep::OtherOrder => Trouble::Conflict(Message::new("api-other-order")),
        CannotStep::NumberTaken(_) => Trouble::Conflict(Message::new("draft-number-taken")),
        CannotStep::OwnDraft => Trouble::Denied(Message::new("draft-own")),
        CannotStep::OwnNumber => Trouble::Denied(Message::new("draft-own-number")),
        CannotStep::NotOwnDraft => Trouble::Denied(Message::new("draft-not-own")),
        CannotStep::OutOfReach(_) => Trouble::Denied(Message::new("draft-out-of-reach")),
        CannotStep::NoActs => fault("acts", Message::new("draft-no-acts")),
        CannotStep::Refused(refused) => {
            let reasons = refusals(&refused, &call.visit.value);
            Trouble::Invalid(
                reasons
                    .into_iter()
                    .map(|said| Fault::new(Part::Body, "acts", said))
                    .collect(),
            )
        }
        CannotStep::NoReason => fault("reason", Message::new("draft-no-reason")),
        CannotStep::NoSigner => fault("signer", Message::new("draft-no-signer")),
        CannotStep::SignedLater(day) => fault("signed", Message::new("draft-signed-later").with("day", day)),
        CannotStep::Scan(why) => files::refused(&why),
        CannotStep::Opinion(why) => super::opinions::refused(call, &why),
        CannotStep::DuePast(day) => fault("due", Message::new("draft-due-past").with("day", day)),
        CannotStep::NoNumber => fault("number", Message::new("draft-no-number")),
        CannotStep::NoSymbol => fault("number", Message::new("draft-no-symbol")),
    }
}
