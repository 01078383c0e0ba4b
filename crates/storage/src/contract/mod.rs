//! What every store must do, as one suite: an engine brings a [`Keep`] and calls [`every_rule!`].

mod events;
mod files;
mod log;
mod model;
mod others;
mod records;
mod sample;
mod snapshots;
mod whole;

use ledger::Seq;
use ledger::decision::SealedDecision;
use office::port::{Chain, SealedEvent, Store};
use proptest::prelude::ProptestConfig;

pub(crate) use sample::{Scribe, put, register, remove};
pub(crate) use {events::*, files::*, log::*, model::*, others::*, records::*, snapshots::*, whole::*};

/// A room in which an engine keeps ledgers by name.
pub(crate) trait Keep {
    /// Begins an empty ledger.
    fn create(&self, name: &str) -> Box<dyn Store>;

    /// Opens an existing ledger for writing, once the store that wrote it is dropped.
    fn open(&self, name: &str) -> Box<dyn Store>;

    /// Opens an existing ledger for reading, also while another store writes it.
    fn reader(&self, name: &str) -> Box<dyn Store>;
}

/// Makes a test of every rule, each with a room of its own.
macro_rules! every_rule {
    ($keep:expr) => {
        $crate::contract::every_rule!($keep =>
            begins_empty, keeps_the_order, keeps_acts_of_every_size, refuses_gaps_and_taken_places, refuses_what_does_not_follow,
            stops_when_told, reads_within_a_stream, keeps_an_erased_act, keeps_big_payloads,
            keeps_two_chains_apart, refuses_events_that_do_not_follow, streams_events_from_a_place,
            keeps_records_by_kind_and_key, applies_changes_in_order, keeps_big_records, keeps_every_letter,
            writes_all_or_nothing, keeps_everything_over_a_reopening, keeps_two_ledgers_apart, takes_an_empty_batch,
            keeps_files_with_their_decision, lets_files_go_that_are_ordered_to, proves_what_it_keeps, tells_where_it_stands, refuses_what_was_overtaken, hears_of_what_others_write, only_reads,
            keeps_one_snapshot, forgets_a_snapshot_when_acts_are_erased, proves_the_snapshot,
            holds_what_a_model_holds);
    };
    ($keep:expr => $($rule:ident),+ $(,)?) => {$(
        #[test]
        fn $rule() {
            $crate::contract::$rule(&$keep);
        }
    )+};
}
pub(crate) use every_rule;

/// Every decision from a place on.
pub(crate) fn decisions(store: &dyn Store, from: u32) -> Vec<SealedDecision> {
    let mut all = Vec::new();
    let read = store.decisions(Seq(from), &mut |decision| {
        all.push(decision);
        true
    });
    read.unwrap();
    all
}

/// Every event of a chain from a place on.
pub(crate) fn events(store: &dyn Store, chain: Chain, from: u64) -> Vec<SealedEvent> {
    let mut all = Vec::new();
    let read = store.events(chain, from, &mut |event| {
        all.push(event);
        true
    });
    read.unwrap();
    all
}

/// How many cases a property is tried with; a failing one is printed, not kept in a file.
pub(crate) fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}
