//! A right as programs are told of it: what it gives, and who granted, confirmed and ended it by which paper.

use ledger::Day;
use office::accounts::{Granted, Warrant};
use office::permission::{DataClass, Role};

use super::wire;
use super::wire::{Id, IsoDay, coded};

pub(super) fn roles() -> Vec<&'static str> {
    Role::ALL.iter().map(|role| role.word()).collect()
}

pub(super) fn classes() -> Vec<&'static str> {
    DataClass::ALL.iter().map(|class| class.word()).collect()
}

coded! {
    /// A role.
    RoleWord of roles().into_iter().chain([Role::Emergency.word()]);
    /// A class of data, from the most open to the most closed.
    DataClassWord of classes().into_iter();
}

wire! {
    /// Who did something about a right.
    WarrantTold {
        /// Which account, key or command.
        by: String,
        /// When: seconds since 1970-01-01T00:00:00Z.
        at: i64,
        /// By which paper: number and symbol; empty where none was named.
        paper: String,
        /// The day on which the paper was signed.
        signed: Option<IsoDay>,
        /// Who signed it; empty where that was not told.
        signer: String,
    }
    /// A right, running or over.
    RightTold {
        /// Its number within the account.
        number: u32,
        /// The role.
        role: RoleWord,
        /// Over this unit and all below it.
        unit: Id,
        /// Up to this class of data.
        class: DataClassWord,
        /// The first day.
        from: IsoDay,
        /// The first day on which it gives nothing more; null while nothing ends it.
        until: Option<IsoDay>,
        /// Whether it runs today.
        runs: bool,
        /// Who granted it; null for rights of before that was kept.
        given: Option<WarrantTold>,
        /// Who confirmed it, where a second person had to.
        confirmed: Option<WarrantTold>,
        /// Who ended it.
        ended: Option<WarrantTold>,
        /// The account that delegated it.
        delegated_by: Option<String>,
    }
}

/// A right, and whether it runs on a day.
pub(super) fn of_right(right: &Granted, today: Day) -> RightTold {
    let warrant = |warrant: &Warrant| WarrantTold {
        by: warrant.by.clone(),
        at: warrant.time,
        paper: warrant.paper.clone(),
        signed: warrant.signed.map(|day| IsoDay::of(Day(day))),
        signer: warrant.signer.clone(),
    };
    RightTold {
        number: right.number,
        role: RoleWord(right.role.word()),
        unit: Id::of(right.unit),
        class: DataClassWord(right.class.word()),
        from: IsoDay::of(Day(right.from)),
        until: right.until.map(|until| IsoDay::of(Day(until))),
        runs: right.runs(today),
        given: right.given.as_ref().map(warrant),
        confirmed: right.confirmed.as_ref().map(warrant),
        ended: right.ended.as_ref().map(warrant),
        delegated_by: right.delegated.as_ref().map(|from| from.account.clone()),
    }
}
