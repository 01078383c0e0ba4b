//! INVARIANT: careers that were gathered once tell of every day what everybody's history tells of it.

use std::sync::Arc;

use ledger::acts::bodies::MovePost;
use ledger::acts::people::{CorrectPerson, Identity};
use ledger::codes::Learning;
use ledger::value::{Fact, FactKind, Ix, Kinds, Place, Words};
use ledger::view::Structure;
use ledger::{Day, Decision, Entity, PersonId, Seq, Value};
use testkit::decision;

use super::details::{LADDERS, Ladders};
use super::gather::Gathered;
use super::names::Names;
use super::roster::Roster;

/// Every level that is recorded, on a ladder of its field.
pub(super) fn ladders(value: &Value) -> Ladders {
    let mut ladders = Ladders::default();
    let view = value.on(Day(0), Seq::LATEST);
    view.scan(
        0..value.person_count(),
        Kinds::NONE.with(FactKind::Learning),
        |_, row| {
            let Fact::Learning { field, level, .. } = row.fact else {
                return;
            };
            if let Some(ladder) = LADDERS.iter().position(|(own, _): &(Learning, _)| *own == field) {
                let levels = &mut ladders.0[ladder];
                if !levels.iter().any(|(own, _)| *own == level) {
                    let order = u16::try_from(levels.len()).unwrap_or(u16::MAX) + 1;
                    levels.push((level, order));
                }
            }
        },
    );
    ladders
}

fn same_on_every_day(value: &Value) -> usize {
    let mut names = Names::default();
    let gathered = Gathered::of(value);
    names.learn(value.words(), gathered.names());
    let careers = Arc::new(gathered.ordered(&names, value));
    // Each day's roster takes the room of the one before.
    let (ladders, mut met, rooms) = (ladders(value), 0, Arc::default());
    let first = Day::of(2009, 12, 31).unwrap_or(Day(0));
    for day in (0..6_000).step_by(13).map(|days| Day(first.0 + days)) {
        let view = value.on(day, Seq::LATEST);
        let structure = Arc::new(Structure::of(view));
        let read = Roster::of(view, 0, &structure, &mut names);
        let quick = Roster::of_careers(Arc::clone(&careers), view, 0, &structure, &mut names, &rooms);
        assert_eq!(read.members(), quick.members(), "{day:?}");
        assert_eq!(read.details(value, &ladders), quick.details(value, &ladders), "{day:?}");
        assert_eq!(read.particulars(value), quick.particulars(value), "{day:?}");
        for at in 0..read.members().len() {
            assert_eq!(read.spelling(at), quick.spelling(at), "{day:?}");
        }
        let (mut all, mut quickly) = (read.everybody(view), quick.everybody(view));
        all.outside.sort_unstable();
        quickly.outside.sort_unstable();
        assert_eq!(all, quickly, "{day:?}");
        let (posts, titles) = read.standing_posts(view, &structure);
        let (same_posts, same_titles) = quick.standing_posts(view, &structure);
        assert_eq!((posts, &titles.of), (same_posts, &same_titles.of), "{day:?}");
        met += read.members().len();
    }
    met
}

#[test]
fn names_that_were_forgotten_since_are_spelled_as_they_were_gathered() {
    let mut value = Value::empty();
    for decision in testkit::careers(60, 10, 9) {
        value = value.accept(&decision).unwrap();
    }
    let mut names = Names::default();
    let gathered = Gathered::of(&value);
    names.learn(value.words(), gathered.names());
    let careers = Arc::new(gathered.ordered(&names, &value));
    // As after an erasure, when somebody still reads what was before.
    let others = Words::default();
    names.learn(&others, [others.word("Lý Văn Ba")].into_iter());
    let view = value.on(Day::of(2018, 6, 1).unwrap(), Seq::LATEST);
    let structure = Arc::new(Structure::of(view));
    let read = Roster::of(view, 0, &structure, &mut Names::default());
    let quick = Roster::of_careers(careers, view, 0, &structure, &mut names, &Arc::default());
    assert!(read.members().len() > 10);
    assert_eq!(read.members(), quick.members());
    for at in 0..read.members().len() {
        assert_ne!(quick.spelling(at), ("", ""));
        assert_eq!(read.spelling(at), quick.spelling(at));
    }
}

fn person(value: &Value, ix: Ix) -> PersonId {
    match value.entity(Place::Person(ix)).unwrap() {
        Entity::Person(person) => person,
        other => panic!("{other:?}"),
    }
}

/// What no other life has: a post that moves, a name that is corrected.
fn odd(value: &Value) -> Decision {
    let entity = |place| value.entity(place).unwrap();
    let (Entity::Post(post), Entity::Unit(unit)) = (entity(Place::Post(3)), entity(Place::Unit(2))) else {
        panic!("a post and a unit")
    };
    let correct = CorrectPerson {
        person: person(value, 5),
        identity: Identity::FullName("Lê Thị Ái".to_owned()),
    };
    let acts = vec![correct.into(), MovePost { post, unit }.into()];
    decision("99/QĐ-UBND", "2025-01-10", acts)
}

#[test]
fn lives_of_every_kind_of_act_are_gathered_as_they_are_read() {
    for seed in [7, 8] {
        let mut value = Value::empty();
        for decision in testkit::careers(250, 40, seed) {
            value = value.accept(&decision).unwrap();
        }
        value = value.accept(&odd(&value)).unwrap();
        assert!(same_on_every_day(&value) > 50_000);
        assert!(same_on_every_day(&value.packed()) > 50_000);
    }
}
