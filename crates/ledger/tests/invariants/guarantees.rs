//! (a) one main post a person a day; (b) nothing outlives its unit; (c) one tree, one root: at every place of the log.

use ledger::codes::{ContractKind, HoldBasis, HoldMode, Leaving, Line, RetirementCourse};
use ledger::value::{Fact, Place, Row};
use ledger::{Day, Seq};
use proptest::prelude::*;

use super::common::cases;
use super::common::history::{beginning, history, play};
use super::common::judge::{self, Rows, rows};

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn every_history_keeps_what_the_value_guarantees(recipes in history()) {
        let (value, _) = play(&recipes);
        for known in (1..value.head().seq.0).map(Seq).chain([Seq::LATEST]) {
            let rows = rows(&value, known);
            prop_assert_eq!(judge::main_posts(&rows), Ok(()));
            prop_assert_eq!(judge::outlives(&rows), Ok(()));
            prop_assert_eq!(judge::one_tree(&rows), Ok(()));
            prop_assert_eq!(judge::registers(&value, &rows), Ok(()));
            prop_assert_eq!(judge::pauses(&rows), Ok(()));
            prop_assert_eq!(judge::posts_and_shares(&rows), Ok(()));
            prop_assert_eq!(judge::lineage(&rows), Ok(()));
        }
        prop_assert_eq!(value.astray(), Vec::new(), "folded anew it says something else");
    }
}

/// A sound value's rows, one row of which a test changes.
fn broken(change: impl FnOnce(&mut Rows)) -> Rows {
    let mut rows = rows(&beginning(), Seq::LATEST);
    change(&mut rows);
    rows
}

fn like(rows: &Rows, place: Place, pick: impl Fn(&Row) -> bool) -> Row {
    *rows[&place].iter().find(|row| pick(row)).unwrap()
}

#[test]
fn twin_a_second_main_post_or_holder_is_found() {
    let main = |post| Fact::Holding {
        post,
        mode: HoldMode::Main,
        basis: HoldBasis::Recorded,
        term_ends: Day::MAX,
    };
    assert_eq!(judge::main_posts(&broken(|_| ())), Ok(()));
    for (person, post) in [(0, 1), (1, 0)] {
        let bad = broken(|rows| {
            let row = like(rows, Place::Person(0), |row| matches!(row.fact, Fact::Holding { .. }));
            rows.get_mut(&Place::Person(person)).unwrap().push(Row {
                fact: main(post),
                ..row
            });
        });
        assert!(judge::main_posts(&bad).is_err(), "person {person} post {post}");
    }
}

#[test]
fn twin_what_outlives_its_unit_is_found() {
    assert_eq!(judge::outlives(&broken(|_| ())), Ok(()));
    let end = Day(18_000);
    for place in [Place::Unit(1), Place::Post(0), Place::Unit(2)] {
        let bad = broken(|rows| {
            for row in rows
                .get_mut(&place)
                .unwrap()
                .iter_mut()
                .filter(|row| row.fact == Fact::Exists)
            {
                row.until = end;
            }
        });
        assert!(judge::outlives(&bad).is_err(), "{place:?}");
    }
}

#[test]
fn twin_a_second_root_a_circle_and_two_parents_are_found() {
    assert_eq!(judge::one_tree(&broken(|_| ())), Ok(()));
    let under = |row: &Row| matches!(row.fact, Fact::Under { .. });
    let parent = |unit| Fact::Under {
        unit,
        line: Line::Management,
    };
    let loose = broken(|rows| rows.get_mut(&Place::Unit(3)).unwrap().retain(|row| !under(row)));
    let circle = broken(|rows| {
        for (unit, above) in [(1, 2), (2, 1)] {
            rows.get_mut(&Place::Unit(unit))
                .unwrap()
                .iter_mut()
                .filter(|row| under(row))
                .for_each(|row| row.fact = parent(above));
        }
    });
    let double = broken(|rows| {
        let row = like(rows, Place::Unit(3), under);
        rows.get_mut(&Place::Unit(3))
            .unwrap()
            .push(Row { fact: parent(1), ..row });
    });
    for bad in [loose, circle, double] {
        assert!(judge::one_tree(&bad).is_err());
    }
}

#[test]
fn twin_two_values_of_a_register_are_found() {
    let bad = broken(|rows| {
        let row = like(rows, Place::Unit(1), |row| matches!(row.fact, Fact::Quota { .. }));
        rows.get_mut(&Place::Unit(1)).unwrap().push(row);
    });
    assert!(judge::registers(&beginning(), &bad).is_err());
}

#[test]
fn twin_a_pause_that_nothing_carries_is_found() {
    assert_eq!(judge::pauses(&broken(|_| ())), Ok(()));
    let last_day = Day::MAX;
    let suspended = |post| Fact::Suspended { post, last_day };
    let waiting = Fact::RetirementDay {
        day: Day(19_000),
        course: RetirementCourse::Waiting,
    };
    let contract = Fact::Contract {
        kind: ContractKind::Support,
        term_ends: Day::MAX,
    };
    // Person 0 holds post 0.
    let bad: [&[Fact]; 5] = [
        &[suspended(Some(1))],
        &[suspended(Some(0)), suspended(Some(0))],
        &[waiting],
        &[Fact::Left(Leaving::Released), contract],
        &[Fact::Left(Leaving::Retired), suspended(None)],
    ];
    for facts in bad {
        let bad = broken(|rows| {
            let row = like(rows, Place::Person(0), |row| matches!(row.fact, Fact::Holding { .. }));
            let own = rows.get_mut(&Place::Person(0)).unwrap();
            own.extend(facts.iter().map(|fact| Row { fact: *fact, ..row }));
        });
        assert!(judge::pauses(&bad).is_err(), "{facts:?}");
    }
    let good = broken(|rows| {
        let row = like(rows, Place::Person(0), |row| matches!(row.fact, Fact::Holding { .. }));
        let own = rows.get_mut(&Place::Person(0)).unwrap();
        own.push(Row {
            fact: suspended(Some(0)),
            ..row
        });
        own.push(Row {
            fact: suspended(None),
            ..row
        });
    });
    assert_eq!(judge::pauses(&good), Ok(()));
}

/// A value with a split, a separation and a part that passed, whose rows a test changes.
fn divided(change: impl FnOnce(&mut Rows)) -> Rows {
    use ledger::acts::bodies::{Share, Split, TransferPart};
    let it = super::common::district::District { value: beginning() };
    let (a, b, office) = (it.unit(1), it.unit(2), it.unit(3));
    let half: ledger::Decimal = "0.5".parse().unwrap();
    let acts = vec![
        TransferPart {
            from: b,
            part: Share::of(office, half),
        }
        .into(),
        Split {
            unit: a,
            into: vec![Share::of(b, half), Share::of(office, half)],
        }
        .into(),
    ];
    let header = super::common::header("C", super::common::history::month(20));
    let value = it.value.accept(&ledger::Decision { header, acts }).unwrap();
    let mut rows = rows(&value, Seq::LATEST);
    change(&mut rows);
    rows
}

#[test]
fn twin_a_post_in_two_units_and_in_none_is_found() {
    assert_eq!(judge::posts_and_shares(&divided(|_| ())), Ok(()));
    let two = divided(|rows| {
        let post = rows.get_mut(&Place::Post(0)).unwrap();
        let row = *post.iter().find(|row| matches!(row.fact, Fact::In { .. })).unwrap();
        post.push(Row {
            fact: Fact::In { unit: 3 },
            ..row
        });
    });
    let none = divided(|rows| {
        rows.get_mut(&Place::Post(0))
            .unwrap()
            .retain(|row| !matches!(row.fact, Fact::In { .. }));
    });
    let twice = divided(|rows| {
        let unit = rows.get_mut(&Place::Unit(1)).unwrap();
        let row = *unit.iter().find(|row| matches!(row.fact, Fact::PartTo { .. })).unwrap();
        unit.push(row);
    });
    for bad in [two, none, twice] {
        assert!(judge::posts_and_shares(&bad).is_err());
    }
}

#[test]
fn twin_lineage_that_only_one_side_tells_is_found() {
    assert_eq!(judge::lineage(&divided(|_| ())), Ok(()));
    for unit in [1, 2, 3] {
        let bad = divided(|rows| {
            rows.get_mut(&Place::Unit(unit)).unwrap().retain(|row| {
                !matches!(
                    row.fact,
                    Fact::Into { .. } | Fact::From { .. } | Fact::PartTo { .. } | Fact::PartFrom { .. }
                )
            });
        });
        assert!(judge::lineage(&bad).is_err(), "{unit}");
    }
}
