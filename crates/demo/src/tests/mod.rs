//! The whole district, laid on a ledger by a small importer of the tests' own.

mod direct;
mod figures;
mod groups;
mod whole;

use std::sync::OnceLock;

use lawbook::Lawbook;
use ledger::{Day, Seq, Value, View};

use crate::District;

/// The district of seed 2019 and its ledger, made once for all tests.
fn told() -> &'static (District, Value) {
    static TOLD: OnceLock<(District, Value)> = OnceLock::new();
    TOLD.get_or_init(|| {
        let district = District::generate(2019, &Lawbook::carried().unwrap()).unwrap();
        let value = direct::tell(&district);
        (district, value)
    })
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn on(value: &Value, text: &str) -> View<'static> {
    let value: &'static Value = Box::leak(Box::new(value.clone()));
    value.on(day(text), Seq::LATEST)
}
