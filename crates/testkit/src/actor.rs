//! Somebody who asks.

use ledger::{PersonId, UnitId};
use office::permission::{Actor, DataClass, Grant, Role};

use crate::day;

/// An account with one role over a unit, up to sensitive data, on the day on which the clock of the tiny district stands.
pub fn actor(account: &str, role: Role, unit: UnitId, person: Option<PersonId>) -> Actor {
    Actor {
        account: account.to_owned(),
        person,
        grants: vec![Grant {
            role,
            unit,
            class: DataClass::Sensitive,
            from: 0,
            until: None,
        }],
        today: day("2019-03-14"),
    }
}
