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
    pub(crate) signed: &'static str,
    pub(crate) signer: &'static str,
}

/// What is wrong, at its field.
pub(crate) fn said(at: &At, why: &GrantProblem) -> Problem {
    let field = match why {
        GrantProblem::NoSuchAccount | GrantProblem::Oneself => at.account,
        GrantProblem::OutOfReach | GrantProblem::NoSuchUnit => Some(at.unit),
        GrantProblem::NoPaper => Some(at.paper),
        GrantProblem::NoPaperDay | GrantProblem::PaperLater(_) => Some(at.signed),
        GrantProblem::NoPaperSigner => Some(at.signer),
        GrantProblem::AlreadyHeld(_)
        | GrantProblem::NotTogether(_)
        | GrantProblem::NobodyBehind
        | GrantProblem::ProposedAlready(_)
        | GrantProblem::NoSuchRight
        | GrantProblem::NotDelegable => Some(at.role),
        GrantProblem::ClassTooHigh(_) => Some(at.class),
        GrantProblem::EndsBeforeItBegins
        | GrantProblem::OverAlready
        | GrantProblem::InThePast(_)
        | GrantProblem::SoonerThanOwn(_)
        | GrantProblem::LongerThanOwn(_) => Some(at.until),
        GrantProblem::OwnProposal
        | GrantProblem::NeedsSecondPerson
        | GrantProblem::NoSuchReset
        | GrantProblem::Store(_) => None,
    };
    Problem {
        field,
        message: words::grant_problem(why),
    }
}
