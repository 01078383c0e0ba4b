//! A server that goes away, and others who write at the same time.

use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use office::port::{Chain, RecordChange};

use super::*;

#[test]
fn a_killed_server_is_told_in_words_and_then_all_goes_on() {
    let mut room = Room::new();
    let mut scribe = with_history(&room, "one");
    let mut store = room.open("one");
    let mut reader = room.reader("one");
    reader.wait(Duration::ZERO).unwrap();
    room.0.kill();
    let next = people(&mut scribe, "E");
    let began = Instant::now();
    let outcome = store.commit(&next);
    assert!(matches!(outcome, Err(StoreError::Unreachable(_))), "{outcome:?}");
    assert!(began.elapsed() < Duration::from_secs(10));
    assert!(matches!(reader.heads(), Err(StoreError::Unreachable(_))));
    assert!(matches!(reader.wait(Duration::ZERO), Err(StoreError::Unreachable(_))));
    room.0.again();
    store.commit(&next).unwrap();
    assert_eq!(decisions(&*reader, 1).len(), 5);
    assert!(
        reader.wait(Duration::ZERO).unwrap(),
        "what was said meanwhile may be news"
    );
    assert!(crate::check(room.at("one")).unwrap().holds());
}

#[test]
fn a_server_that_is_killed_while_writers_write_loses_nothing_acknowledged_and_keeps_nothing_twice() {
    let mut room = Room::new();
    let mut scribe = with_history(&room, "one");
    for round in 0..3 {
        let mut store = room.open("one");
        let mut acknowledged = Vec::new();
        let mut in_doubt = None;
        thread::scope(|scope| {
            let (acknowledged, in_doubt, scribe) = (&mut acknowledged, &mut in_doubt, &mut scribe);
            let writer = scope.spawn(move || {
                loop {
                    let next = people(scribe, "Người mới");
                    match store.commit(&next) {
                        Ok(()) => acknowledged.extend(next.decisions),
                        Err(problem) => {
                            *in_doubt = next.decisions.into_iter().next().map(|next| (next, problem));
                            return;
                        }
                    }
                }
            });
            thread::sleep(Duration::from_millis(150 + 90 * round));
            room.0.kill();
            writer.join().unwrap();
        });
        room.0.again();
        let kept = decisions(&*room.reader("one"), 1);
        for decision in &acknowledged {
            let at = kept.get(decision.seq.0 as usize - 1);
            assert_eq!(at, Some(decision), "acknowledged and lost");
        }
        let (last, problem) = in_doubt.unwrap();
        match kept.get(last.seq.0 as usize - 1) {
            // Kept though nobody was told so: only a doubt may say nothing of it.
            Some(found) => {
                assert_eq!(found, &last);
                assert!(matches!(problem, StoreError::InDoubt(_)), "{problem:?}");
            }
            // Not kept: it is handed in again as it was.
            None => room
                .open("one")
                .commit(&Batch {
                    decisions: vec![last],
                    ..Batch::default()
                })
                .unwrap(),
        }
        assert!(!acknowledged.is_empty());
        assert!(crate::check(room.at("one")).unwrap().holds());
    }
}

#[test]
fn a_batch_that_was_kept_though_the_server_went_away_is_not_written_twice() {
    let room = Room::new();
    let mut scribe = with_history(&room, "one");
    let Location::Database(database) = room.at("one") else {
        unreachable!()
    };
    let batch = Batch {
        decisions: vec![scribe.people(["E"])],
        events: vec![scribe.note(Chain::Audit, "{}")],
        records: vec![RecordChange::Put {
            kind: "plan",
            key: "1".to_owned(),
            value: "[3]".to_owned(),
        }],
        base: Some(room.reader("one").heads().unwrap()),
        erasures: Vec::new(),
        gone: Vec::new(),
        files: Vec::new(),
    };
    let mut session = Session::new(database, true);
    // The first try was kept, but its answer never came: the second one finds it.
    write::attempt(&mut session, 1, &batch, &mut false)
        .map_err(|_| ())
        .unwrap();
    write::attempt(&mut session, 1, &batch, &mut true)
        .map_err(|_| ())
        .unwrap();
    assert_eq!(decisions(&*room.reader("one"), 1).len(), 5);
    // And the twin: without a doubt the same batch is one that came too late.
    assert!(matches!(
        write::attempt(&mut session, 1, &batch, &mut false),
        Err(write::Try::Over(StoreError::Overtaken))
    ));
}

#[test]
fn of_two_who_append_at_the_same_time_one_is_overtaken() {
    let room = Room::new();
    let mut scribe = with_history(&room, "one");
    for round in 0..20 {
        let base = Some(room.reader("one").heads().unwrap());
        let next = Batch {
            base,
            ..people(&mut scribe, "E")
        };
        let start = Barrier::new(2);
        let outcomes = thread::scope(|scope| {
            let go = || {
                let mut store = room.open("one");
                start.wait();
                store.commit(&next)
            };
            let (one, other) = (scope.spawn(go), scope.spawn(go));
            [one.join().unwrap(), other.join().unwrap()]
        });
        let won = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let late = |outcome: &&Result<(), StoreError>| matches!(outcome, Err(StoreError::Overtaken));
        assert_eq!((won, outcomes.iter().filter(late).count()), (1, 1), "{outcomes:?}");
        assert_eq!(decisions(&*room.reader("one"), 1).len(), 5 + round);
    }
}

#[test]
fn who_holds_the_ledger_is_not_overtaken() {
    let room = Room::new();
    let mut scribe = with_history(&room, "one");
    let (mut holder, mut other) = (room.open("one"), room.open("one"));
    holder.hold().unwrap();
    let first = people(&mut scribe, "E");
    let second = people(&mut scribe, "F");
    thread::scope(|scope| {
        let waiting = scope.spawn(|| other.commit(&second));
        thread::sleep(Duration::from_millis(100));
        assert!(!waiting.is_finished());
        holder.commit(&first).unwrap();
        waiting.join().unwrap().unwrap();
    });
    holder.hold().unwrap();
    holder.let_go();
    other.commit(&people(&mut scribe, "G")).unwrap();
    assert_eq!(decisions(&*holder, 1).len(), 7);
}
