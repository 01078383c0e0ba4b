//! A decision said shortly.

use ledger::acts::Dated;
use ledger::acts::people::RegisterPerson;
use ledger::{Decision, Header};

use crate::day;

/// A decision with that number, signed and effective on a day.
pub fn decision(number: &str, on: &str, acts: Vec<Dated>) -> Decision {
    let on = day(on);
    let header = Header {
        number: number.to_owned(),
        kind: "decision".to_owned(),
        ..Header::blank(on)
    };
    Decision { header, acts }
}

/// Registers somebody of whom nothing but the name is known.
pub fn register(name: &str) -> RegisterPerson {
    RegisterPerson {
        full_name: name.to_owned(),
        sex: None,
        birth: None,
        citizen_number: None,
    }
}
