//! Who can do what in a unit on a day, for a program that reviews rights.

use ledger::UnitId;
use office::accounts::{MayDo, NotTold};
use office::permission::Deed;
use words::Message;

use super::accounts::{MANAGE, asker};
use super::problem::Part;
use super::right::{DataClassWord, RightTold, of_right};
use super::wire::coded;
use super::{Call, Fault, Input, Kind, Operation, Trouble, Verb, wire};

const WHO: &[Input] = &[
    Input::must("unit", Kind::Id, "In this unit.", "3-0"),
    Input::may(
        "day",
        Kind::Day,
        "On this day; today where nothing is said.",
        "2019-03-14",
    ),
    Input::may("deed", Kind::Choice(deeds), "This deed alone.", "approve"),
];

fn deeds() -> Vec<&'static str> {
    Deed::ALL.iter().map(|deed| deed.word()).collect()
}

coded! {
    /// What somebody does.
    DeedWord of deeds().into_iter();
}

wire! {
    /// One deed that an account or a key may do in a unit on a day.
    MayDoTold {
        /// The account, or `key:` with the sign of the key.
        account: String,
        /// What it may do.
        deed: DeedWord,
        /// Up to this class of data.
        class: DataClassWord,
        /// Whether it may log in now.
        open: bool,
        /// From which right, which runs on that day; of a key its number is 0.
        right: RightTold,
    }
    /// Who can do what in a unit on a day.
    WhoCanTold {
        /// By deed and account.
        items: Vec<MayDoTold>,
    }
}

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new(
            "listWhoCan",
            (Verb::Get, "/api/v1/rights"),
            MANAGE,
            "Who can do what in a unit on a day, and from which right.",
            who_can,
        )
        .asked(&[WHO]),
    ]
}

fn who_can(call: &Call) -> Result<WhoCanTold, Trouble> {
    let office = call.visit.site.office();
    let wrong = |id| Trouble::Invalid(vec![Fault::new(Part::Query, "unit", Message::new(id))]);
    let unit = call.text("unit").and_then(|unit| unit.parse().ok()).map(UnitId);
    let unit = unit.ok_or_else(|| wrong("api-missing-field"))?;
    let day = call
        .text("day")
        .and_then(|day| day.parse().ok())
        .unwrap_or(office.today());
    let deed = call.text("deed").and_then(Deed::from_word);
    let told = office.who_can(asker(call), unit, day, deed).map_err(|why| match why {
        NotTold::NoSuchUnit => wrong("api-no-such-unit"),
        NotTold::OutOfReach => Trouble::Forbidden,
        NotTold::Store(problem) => Trouble::Failed(problem.to_string()),
    })?;
    let item = |one: MayDo| MayDoTold {
        account: one.account,
        deed: DeedWord(one.deed.word()),
        class: DataClassWord(one.class.word()),
        open: one.open,
        right: of_right(&one.right, day),
    };
    Ok(WhoCanTold {
        items: told.into_iter().map(item).collect(),
    })
}
