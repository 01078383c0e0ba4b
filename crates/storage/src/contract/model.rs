//! Any history of batches, good and spoiled, with reopenings in between, leaves what a plain model of a store holds.

use std::collections::BTreeMap;

use ledger::decision::SealedDecision;
use office::port::{Batch, Chain, RecordChange, SealedEvent, Store};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::sample::{Scribe, put, remove};
use super::{Keep, cases, decisions, events};
use crate::verify;

/// One thing that happens to a store.
#[derive(Debug, Clone)]
enum Step {
    Commit {
        decisions: u8,
        events: Vec<bool>,
        records: Vec<(bool, u8)>,
        spoiled: bool,
    },
    Reopen,
}

fn step() -> impl Strategy<Value = Step> {
    let records = prop::collection::vec((any::<bool>(), 0_u8..5), 0..5);
    let commit = (
        0_u8..4,
        prop::collection::vec(any::<bool>(), 0..4),
        records,
        prop::bool::weighted(0.3),
    )
        .prop_map(|(decisions, events, records, spoiled)| Step::Commit {
            decisions,
            events,
            records,
            spoiled,
        });
    prop_oneof![5 => commit, 1 => Just(Step::Reopen)]
}

/// What the store must hold.
#[derive(Default)]
struct Model {
    decisions: Vec<SealedDecision>,
    events: BTreeMap<Chain, Vec<SealedEvent>>,
    records: BTreeMap<String, String>,
}

impl Model {
    fn take(&mut self, batch: Batch) {
        self.decisions.extend(batch.decisions);
        for event in batch.events {
            self.events.entry(event.chain).or_default().push(event);
        }
        for change in batch.records {
            match change {
                RecordChange::Put { key, value, .. } => _ = self.records.insert(key, value),
                RecordChange::Remove { key, .. } => _ = self.records.remove(&key),
            }
        }
    }

    fn must_be(&self, store: &dyn Store) {
        assert_eq!(decisions(store, 1), self.decisions);
        for chain in Chain::ALL {
            let own = self.events.get(&chain).cloned().unwrap_or_default();
            let head = own.last().map(|event| (event.place, event.hash)).unwrap_or_default();
            assert_eq!(events(store, chain, 1), own);
            assert_eq!(store.chain_head(chain).unwrap(), head);
        }
        assert!(store.records("k").unwrap().into_iter().eq(self.records.clone()));
        assert!(verify(store).holds());
    }
}

/// Makes the last part of a batch wrong; what has no chained part cannot be.
fn spoil(batch: &mut Batch) -> bool {
    if let Some(event) = batch.events.last_mut() {
        event.body.push(' ');
    } else if let Some(decision) = batch.decisions.last_mut() {
        decision.header.push(0);
    } else {
        return false;
    }
    true
}

/// Any history leaves what the model holds.
pub(crate) fn holds_what_a_model_holds(keep: &dyn Keep) {
    let number = std::cell::Cell::new(0);
    let histories = prop::collection::vec(step(), 1..12);
    let outcome = TestRunner::new(cases(40)).run(&histories, |history| {
        number.set(number.get() + 1);
        let name = format!("model {}", number.get());
        let (mut store, mut scribe, mut model) = (keep.create(&name), Scribe::default(), Model::default());
        store
            .commit(&Batch {
                decisions: vec![scribe.bodies()],
                ..Batch::default()
            })
            .unwrap();
        model.take(Batch {
            decisions: decisions(&*store, 1),
            ..Batch::default()
        });
        for step in history {
            let Step::Commit {
                decisions,
                events,
                records,
                spoiled,
            } = step
            else {
                drop(store);
                store = keep.open(&name);
                continue;
            };
            let decisions = (0..decisions).map(|_| scribe.people(["Người", "Khác"])).collect();
            let chain = |reads| if reads { Chain::Reads } else { Chain::Audit };
            let events = events
                .into_iter()
                .map(|reads| scribe.note(chain(reads), "{}"))
                .collect();
            let change = |(keep, key): (bool, u8)| {
                let key = key.to_string();
                if keep {
                    put("k", &key, &format!("[{}]", model.decisions.len()))
                } else {
                    remove("k", &key)
                }
            };
            let batch = Batch {
                decisions,
                events,
                records: records.into_iter().map(change).collect(),
                ..Batch::default()
            };
            let mut wrong = batch.clone();
            if spoiled && spoil(&mut wrong) {
                prop_assert!(store.commit(&wrong).is_err());
                model.must_be(&*store);
            }
            store.commit(&batch).unwrap();
            model.take(batch);
        }
        model.must_be(&*store);
        Ok(())
    });
    outcome.unwrap();
}
