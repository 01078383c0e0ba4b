//! What is said of rights: their period, their class, and why one was not granted or ended.

use ledger::Day;
use office::accounts::{GrantProblem, Granted};
use office::permission::DataClass;
use words::{Lang, Message, writing};

use crate::components::Problem;

/// "từ 01/01/2019 đến hết 30/06/2019".
pub(crate) fn period(lang: Lang, right: &Granted) -> String {
    let from = writing::day(Day(right.from));
    lang.speak(&match right.until {
        None => Message::new("users-period-open").with("from", from),
        Some(until) if until <= right.from => Message::new("users-period-never").with("from", from),
        Some(until) => Message::new("users-period-until")
            .with("from", from)
            .with("until", writing::day(Day(until - 1))),
    })
}

/// The name of a class of data.
pub(crate) fn class_words(lang: Lang, class: DataClass) -> String {
    lang.say(&format!("class-{}", class.word()))
}

/// The fields of a form in which something about a right was typed.
pub(crate) struct At {
    pub(crate) account: Option<&'static str>,
    pub(crate) role: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) class: &'static str,
    pub(crate) until: &'static str,
    pub(crate) paper: &'static str,
}

/// What is wrong, at its field.
pub(crate) fn said(lang: Lang, at: &At, why: &GrantProblem) -> Problem {
    let (field, message) = match why {
        GrantProblem::NoSuchAccount => (at.account, Message::new("users-no-such-account")),
        GrantProblem::Oneself => (at.account, Message::new("users-oneself")),
        GrantProblem::OutOfReach => (Some(at.unit), Message::new("users-out-of-reach")),
        GrantProblem::NoSuchUnit => (Some(at.unit), Message::new("users-no-such-unit")),
        GrantProblem::NoPaper => (Some(at.paper), Message::new("users-no-paper")),
        GrantProblem::EndsBeforeItBegins => (Some(at.until), Message::new("users-ends-before")),
        GrantProblem::OverAlready => (Some(at.until), Message::new("users-over-already")),
        GrantProblem::AlreadyHeld(number) => (
            Some(at.role),
            Message::new("users-already-held").with("number", number.to_string()),
        ),
        GrantProblem::NotTogether(role) => {
            let role = lang.say(&format!("role-{}", role.word()));
            (Some(at.role), Message::new("users-not-together").with("role", role))
        }
        GrantProblem::NobodyBehind => (Some(at.role), Message::new("users-nobody-behind")),
        GrantProblem::ClassTooHigh(class) => {
            let class = class_words(lang, *class);
            (
                Some(at.class),
                Message::new("users-class-too-high").with("class", class),
            )
        }
        GrantProblem::NoSuchRight => (Some(at.role), Message::new("users-no-such-right")),
        GrantProblem::InThePast(today) => (
            Some(at.until),
            Message::new("users-in-the-past").with("today", writing::day(*today)),
        ),
        GrantProblem::NotDelegable => (Some(at.role), Message::new("users-not-delegable")),
        GrantProblem::SoonerThanOwn(from) => (
            Some(at.until),
            Message::new("users-sooner-than-own").with("from", writing::day(*from)),
        ),
        GrantProblem::LongerThanOwn(until) => (
            Some(at.until),
            Message::new("users-longer-than-own").with("until", writing::day(Day(until.number() - 1))),
        ),
        GrantProblem::Store(_) => (None, Message::new("account-password-again-later")),
    };
    Problem { field, message }
}
