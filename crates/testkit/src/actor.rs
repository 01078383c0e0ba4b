//! Somebody who asks.

use ledger::{PersonId, UnitId};
use office::permission::{Actor, DataClass, Grant, Role};

use crate::day;

/// A role over a unit and all below it, up to a class of data, for ever.
pub const fn grant(role: Role, unit: UnitId, class: DataClass) -> Grant {
    Grant {
        role,
        unit,
        class,
        from: 0,
        until: None,
        deeds: Vec::new(),
    }
}

/// An account with one role over a unit, up to sensitive data, on the day on which the clock of the tiny district stands.
pub fn actor(account: &str, role: Role, unit: UnitId, person: Option<PersonId>) -> Actor {
    Actor {
        account: account.to_owned(),
        stands_for: None,
        person,
        grants: vec![grant(role, unit, DataClass::Sensitive)],
        today: day("2019-03-14"),
    }
}
