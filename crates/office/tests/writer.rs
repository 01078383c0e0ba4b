//! The one writer: batches, refusals in them, and a store that fails.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use std::sync::{Arc, mpsc};
use std::thread;

use ledger::acts::bodies::Establish;
use ledger::acts::people::RegisterPerson;
use ledger::codes::UnitKind;
use ledger::decision::Digest;
use ledger::{Decision, Seq, Value};
use office::audit::{Event, link};
use office::condition::Condition;
use office::newest::Newest;
use office::port::Chain;
use office::writer::{NotDone, Writer};
use testkit::{FixedClock, Memory, SeededChance, day};

fn decision(number: &str, act: impl Into<ledger::acts::Act>) -> Decision {
    let acts = vec![ledger::acts::Dated {
        when: None,
        act: act.into(),
    }];
    testkit::decision(number, "2019-03-14", acts)
}

fn person(number: &str) -> Decision {
    decision(
        number,
        RegisterPerson {
            full_name: format!("Lê Văn {number}"),
            sex: None,
            birth: None,
            citizen_number: None,
        },
    )
}

/// A decision that the ledger refuses: the authority is there already.
fn second_root() -> Decision {
    decision(
        "x",
        Establish {
            name: "Huyện".to_owned(),
            kind: UnitKind::Authority,
            parent: None,
            code: None,
        },
    )
}

/// Something to do with a writer.
type Work<'w, T> = Box<dyn FnOnce(&Writer) -> T + Send + 'w>;

struct Desk {
    memory: Memory,
    newest: Arc<Newest>,
    writer: Writer,
}

fn desk() -> Desk {
    let (memory, newest) = (Memory::default(), Arc::new(Newest::default()));
    let clock = Arc::new(FixedClock::on(day("2019-03-14")));
    let writer = Writer::start(
        Box::new(memory.clone()),
        Arc::clone(&newest),
        clock,
        Arc::new(SeededChance::of(1)),
    )
    .unwrap();
    writer.run(|desk| desk.decide(second_root(), "an")).unwrap();
    Desk { memory, newest, writer }
}

impl Desk {
    fn value(&self) -> Arc<Value> {
        self.newest.value()
    }

    /// Memory equals the store: the kept log replays to the value's head, and both chains of events hold.
    fn prove(&self) {
        let replayed = office::follow::replay(&self.memory).unwrap();
        assert_eq!(replayed.head(), self.value().head());
        assert_eq!(replayed.person_count(), self.value().person_count());
        for chain in Chain::ALL {
            let mut before = Digest::default();
            for (place, event) in (1..).zip(self.memory.all_events(chain)) {
                assert_eq!(event.place, place);
                assert_eq!(event.hash, link(before, chain, place, &event.body));
                before = event.hash;
            }
        }
    }

    /// Holds the writer until all of `work` waits in its queue: so they share a batch.
    fn together<T: Send>(&self, work: Vec<Work<'_, T>>) -> Vec<T> {
        let (go, gone) = mpsc::channel::<()>();
        let (held, holds) = mpsc::channel::<()>();
        thread::scope(|scope| {
            scope.spawn(|| {
                let wait = move |_: &mut office::writer::Desk<'_>| -> Result<(), ()> {
                    held.send(()).unwrap();
                    gone.recv().unwrap();
                    Ok(())
                };
                self.writer.run(wait).ok();
            });
            holds.recv().unwrap();
            let threads: Vec<_> = work
                .into_iter()
                .map(|one| {
                    let thread = scope.spawn(move || one(&self.writer));
                    // Long enough to be in the queue before the next: their order is then known.
                    thread::sleep(std::time::Duration::from_millis(30));
                    thread
                })
                .collect();
            go.send(()).unwrap();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        })
    }
}

#[test]
fn all_that_was_acknowledged_is_there_in_order() {
    let desk = desk();
    let acknowledged: Vec<(Seq, String)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|t| {
                let writer = &desk.writer;
                scope.spawn(move || {
                    let one = |n: usize| {
                        let number = format!("{t}-{n}");
                        let own = number.clone();
                        (writer.run(move |desk| desk.decide(person(&own), "an")).unwrap(), number)
                    };
                    (0..25).map(one).collect::<Vec<_>>()
                })
            })
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let value = desk.value();
    assert_eq!((acknowledged.len(), value.head().seq), (200, Seq(201)));
    for (seq, number) in acknowledged {
        assert_eq!(value.entry(seq).unwrap().header().number, number);
    }
    desk.prove();
}

#[test]
fn a_refused_operation_leaves_nothing_of_itself_and_the_others_stand() {
    let desk = desk();
    let commits = desk.memory.commits();
    let good = |number: &'static str| -> Work<'_, Result<Seq, String>> {
        Box::new(move |writer| {
            writer
                .run(move |desk| desk.decide(person(number), "an"))
                .map_err(|problem| problem.to_string())
        })
    };
    let bad: Work<'_, Result<Seq, String>> = Box::new(|writer| {
        let refused = writer.run(|desk| {
            desk.decide(person("half"), "an")?;
            desk.note(Chain::Reads, Event::new(desk.now(), "an", "half"));
            desk.put("setting", "half", &1);
            desk.decide(second_root(), "an")
        });
        refused.map_err(|problem| problem.to_string())
    });
    let told = desk.together(vec![good("1"), bad, good("2")]);
    assert_eq!(told, [Ok(Seq(2)), Err("refused".to_owned()), Ok(Seq(3))]);
    assert_eq!(desk.memory.commits(), commits + 1, "one transaction for the batch");
    assert!(desk.memory.all_events(Chain::Reads).is_empty() && desk.memory.all_records().is_empty());
    assert_eq!(desk.value().person_count(), 2);
    desk.prove();
}

#[test]
fn a_commit_that_fails_tells_everybody_and_leaves_memory_as_the_store() {
    let desk = desk();
    let before = desk.value().head();
    desk.memory.fail_next_commit();
    let work = |number: &'static str| -> Work<'_, bool> {
        Box::new(move |writer| {
            matches!(
                writer.run(move |desk| desk.decide(person(number), "an")),
                Err(NotDone::Store(_))
            )
        })
    };
    assert_eq!(desk.together(vec![work("1"), work("2"), work("3")]), [true; 3]);
    assert_eq!(desk.value().head(), before);
    desk.prove();
    assert_eq!(desk.writer.run(|desk| desk.decide(person("4"), "an")).unwrap(), Seq(2));
    desk.prove();
}

#[test]
fn an_operation_that_panics_harms_nobody_and_is_on_record() {
    let desk = desk();
    let good = |number: &'static str| -> Work<'_, Result<Seq, String>> {
        Box::new(move |writer| {
            writer
                .run(move |desk| desk.decide(person(number), "an"))
                .map_err(|problem| problem.to_string())
        })
    };
    let bad: Work<'_, Result<Seq, String>> = Box::new(|writer| {
        let broken = writer.run(|desk| -> Result<Seq, ()> {
            desk.decide(person("half"), "an").unwrap();
            desk.note(Chain::Reads, Event::new(desk.now(), "an", "half"));
            desk.put("setting", "half", &1);
            panic!("a fault of the program")
        });
        assert!(matches!(broken, Err(NotDone::Broken)), "{broken:?}");
        broken.map_err(|problem| problem.to_string())
    });
    let told = desk.together(vec![good("1"), bad, good("2")]);
    assert_eq!(
        told,
        [
            Ok(Seq(2)),
            Err("broken off by a fault of the program".to_owned()),
            Ok(Seq(3))
        ]
    );
    assert_eq!(desk.value().person_count(), 2);
    assert!(desk.memory.all_events(Chain::Reads).is_empty() && desk.memory.all_records().is_empty());
    let bodies = desk.memory.all_events(Chain::Audit);
    let broken = bodies.iter().filter(|event| event.body.contains("operation.broken"));
    assert_eq!(broken.count(), 1);
    assert_eq!(desk.writer.run(|desk| desk.decide(person("3"), "an")).unwrap(), Seq(4));
    desk.prove();
}

#[test]
fn a_store_that_panics_is_a_store_that_fails() {
    let desk = desk();
    desk.memory.break_next_commit();
    let told = desk.writer.run(|desk| desk.decide(person("1"), "an"));
    assert!(matches!(told, Err(NotDone::Store(_))), "{told:?}");
    assert_eq!(desk.value().head().seq, Seq(1));
    assert_eq!(desk.writer.run(|desk| desk.decide(person("2"), "an")).unwrap(), Seq(2));
    desk.prove();
}

#[test]
fn without_room_the_office_is_read_only_and_resumes_by_itself() {
    let desk = desk();
    let waits_for = |condition: fn(Condition) -> bool| {
        let tries = (0..600).any(|_| {
            thread::sleep(std::time::Duration::from_millis(10));
            condition(desk.writer.condition())
        });
        assert!(tries, "still {:?}", desk.writer.condition());
    };
    assert_eq!(desk.writer.condition(), Condition::Working);
    desk.memory.set_full(true);
    let before = desk.value().head();
    let told = desk.writer.run(|desk| desk.decide(person("1"), "an"));
    assert!(matches!(told, Err(NotDone::Full)), "{told:?}");
    assert!(matches!(desk.writer.condition(), Condition::ReadOnly { .. }));
    assert_eq!(desk.value().head(), before);
    desk.memory.set_full(false);
    waits_for(|condition| condition == Condition::Working);
    assert!(desk.memory.all_records().is_empty(), "looking for room leaves nothing");
    assert_eq!(desk.writer.run(|desk| desk.decide(person("1"), "an")).unwrap(), Seq(2));
    desk.prove();
}

#[test]
fn what_only_looks_or_refuses_costs_no_transaction() {
    let desk = desk();
    let commits = desk.memory.commits();
    assert_eq!(
        desk.writer.run(|desk| Ok::<_, ()>(desk.value().head().seq)).unwrap(),
        Seq(1)
    );
    assert!(desk.writer.run(|desk| desk.decide(second_root(), "an")).is_err());
    assert_eq!(desk.memory.commits(), commits);
}

#[test]
fn the_proof_of_the_chains_bites() {
    let desk = desk();
    let events = desk.memory.all_events(Chain::Audit);
    let tampered = events[0].body.replace("an", "am");
    assert_ne!(link(Digest::default(), Chain::Audit, 1, &tampered), events[0].hash);
}
