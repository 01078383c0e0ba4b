//! Why a right was not granted and a key not made, in words: pages and commands say the same.

use ledger::Day;
use office::accounts::{EmergencyProblem, GrantProblem, KeyProblem};
use office::permission::{DataClass, Deed};

use crate::{Message, writing};

fn deed(deed: Deed) -> Message {
    Message::new(format!("deed-{}", deed.word()))
}

fn class(class: DataClass) -> Message {
    Message::new(format!("class-{}", class.word()))
}

/// Why a right was not granted, delegated or ended.
pub fn grant_problem(problem: &GrantProblem) -> Message {
    match problem {
        GrantProblem::NoSuchAccount => Message::new("users-no-such-account"),
        GrantProblem::Oneself => Message::new("users-oneself"),
        GrantProblem::OutOfReach => Message::new("users-out-of-reach"),
        GrantProblem::NoSuchUnit => Message::new("users-no-such-unit"),
        GrantProblem::NoPaper => Message::new("users-no-paper"),
        GrantProblem::NoPaperDay => Message::new("users-no-paper-day"),
        GrantProblem::PaperLater(today) => Message::new("users-paper-later").with("today", writing::day(*today)),
        GrantProblem::NoPaperSigner => Message::new("users-no-paper-signer"),
        GrantProblem::ProposedAlready(number) => {
            Message::new("users-proposed-already").with("number", number.to_string())
        }
        GrantProblem::OwnProposal => Message::new("users-own-proposal"),
        GrantProblem::NeedsSecondPerson => Message::new("users-needs-second"),
        GrantProblem::NoSuchReset => Message::new("users-no-such-reset"),
        GrantProblem::EndsBeforeItBegins => Message::new("users-ends-before"),
        GrantProblem::OverAlready => Message::new("users-over-already"),
        GrantProblem::AlreadyHeld(number) => Message::new("users-already-held").with("number", number.to_string()),
        GrantProblem::NotTogether(role) => {
            let role = Message::new(format!("role-{}", role.word()));
            Message::new("users-not-together").with("role", role)
        }
        GrantProblem::NobodyBehind => Message::new("users-nobody-behind"),
        GrantProblem::ClassTooHigh(highest) => Message::new("users-class-too-high").with("class", class(*highest)),
        GrantProblem::NoSuchRight => Message::new("users-no-such-right"),
        GrantProblem::InThePast(today) => Message::new("users-in-the-past").with("today", writing::day(*today)),
        GrantProblem::NotDelegable => Message::new("users-not-delegable"),
        GrantProblem::SoonerThanOwn(from) => Message::new("users-sooner-than-own").with("from", writing::day(*from)),
        GrantProblem::LongerThanOwn(until) => {
            let last = writing::day(Day(until.number() - 1));
            Message::new("users-longer-than-own").with("until", last)
        }
        GrantProblem::Store(_) => Message::new("account-password-again-later"),
    }
}

/// Why a key was not made or taken back.
pub fn key_problem(problem: &KeyProblem) -> Message {
    match problem {
        KeyProblem::NoName => Message::new("keys-no-name"),
        KeyProblem::BadName(most) => Message::new("keys-bad-name").with("most", *most),
        KeyProblem::NoAccount => Message::new("keys-no-account"),
        KeyProblem::NoSuchAccount => Message::new("users-no-such-account"),
        KeyProblem::DeedsApart(one, other) => Message::new("keys-deeds-apart")
            .with("one", deed(*one))
            .with("other", deed(*other)),
        KeyProblem::NoSuchDeed(own) => Message::new("keys-no-such-deed").with("deed", deed(*own)),
        KeyProblem::OwnProposal => Message::new("keys-own-proposal"),
        KeyProblem::ClassTooHigh(_) => Message::new("keys-sealed"),
        KeyProblem::NoEnd => Message::new("keys-no-end"),
        KeyProblem::EndsBeforeItBegins => Message::new("keys-ends-before"),
        KeyProblem::OverAlready => Message::new("keys-over-already"),
        KeyProblem::TooLong(last) => Message::new("keys-too-long").with("last", *last),
        KeyProblem::BadPace(most) => Message::new("keys-bad-pace").with("most", *most),
        KeyProblem::NoPaper => Message::new("users-no-paper"),
        // Whoever may manage none is told the same as of a unit beyond.
        KeyProblem::Unit(GrantProblem::NoSuchUnit) => grant_problem(&GrantProblem::NoSuchUnit),
        KeyProblem::Unit(_) => grant_problem(&GrantProblem::OutOfReach),
        KeyProblem::NoSuchKey => Message::new("keys-no-such-key"),
        KeyProblem::Store(_) => Message::new("account-password-again-later"),
    }
}

/// Why emergency access was not asked for, confirmed or ended.
pub fn emergency_problem(problem: &EmergencyProblem) -> Message {
    match problem {
        EmergencyProblem::NoReason => Message::new("emergency-no-reason"),
        EmergencyProblem::LongReason(most) => Message::new("emergency-long-reason").with("most", *most),
        EmergencyProblem::ClassTooLow(own) => Message::new("emergency-class-too-low").with("class", class(*own)),
        EmergencyProblem::Unit(GrantProblem::NoSuchUnit) => grant_problem(&GrantProblem::NoSuchUnit),
        EmergencyProblem::Unit(_) => Message::new("emergency-out-of-reach"),
        EmergencyProblem::Already(id) => Message::new("emergency-already").with("id", id.as_str()),
        EmergencyProblem::NotTogether(role) => {
            let role = Message::new(format!("role-{}", role.word()));
            Message::new("emergency-not-together").with("role", role)
        }
        EmergencyProblem::OwnRequest => Message::new("emergency-own-request"),
        EmergencyProblem::NoLongerMay => Message::new("emergency-no-longer-may"),
        EmergencyProblem::NoSuch => Message::new("emergency-no-such"),
        EmergencyProblem::Store(_) => Message::new("account-password-again-later"),
    }
}
