//! INVARIANT: the columns of everybody answer what each single answer says. With twins that show that this bites.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};

use super::broken::{self, Fault};
use super::generate::{catalogue, condition, person, read};
use crate::expr::{CHUNK, Catalogue, Columns, Condition, Program, Row, Truth};

/// A runner that gives the same cases each time; the number of cases is the usual setting.
pub(super) fn runner() -> TestRunner {
    let config = Config {
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

/// Nothing, or the conditions and the people that disagree.
type Found = Result<(), TestError<(Vec<String>, Vec<Row>)>>;
type Single<'a> = &'a dyn Fn(&Condition, &Row, &Catalogue) -> Truth;

fn columns_agree_with(single: Single<'_>) -> Found {
    let all = catalogue();
    let cases = (
        prop::collection::vec(condition(), 1..5),
        prop::collection::vec(person(false), 1..200),
    );
    runner().run(&cases, |(texts, people)| {
        let conditions: Vec<Condition> = texts.iter().map(|text| read(text)).collect();
        let program = Program::of(&conditions);
        let columns = Columns::fill(&all, program.slots(), people.len(), |row| people[row].clone());
        let answers = program.run(&columns);
        for (at, condition) in conditions.iter().enumerate() {
            let (yes, no, unknown) = (answers.yes(at), answers.no(at), answers.unknown(at));
            prop_assert_eq!(yes.count() + no.count() + unknown.count(), people.len());
            for (row, person) in people.iter().enumerate() {
                let truth = single(condition, person, &all);
                prop_assert_eq!(answers.truth(at, row), truth, "{} of {:?}", &condition.text, person);
                prop_assert_eq!(yes.contains(row), truth == Truth::Yes);
                prop_assert_eq!(no.contains(row), truth == Truth::No);
                prop_assert_eq!(unknown.contains(row), truth == Truth::Unknown);
            }
        }
        Ok(())
    })
}

#[test]
fn columns_agree_with_single_answers() {
    columns_agree_with(&|condition, row, _| condition.answer(row)).unwrap();
}

#[test]
fn columns_agree_with_explanations() {
    columns_agree_with(&|condition, row, all| condition.explain(row, all).truth).unwrap();
}

#[test]
fn twin_every_planted_fault_is_caught() {
    use Fault::{AtLeastIsMore, NotIsForgotten, OrIsAnd, RangeIsItsStart, UnknownIsNo};
    for fault in [UnknownIsNo, RangeIsItsStart, AtLeastIsMore, OrIsAnd, NotIsForgotten] {
        let found = columns_agree_with(&|condition, row, all| broken::answer(condition, row, all, fault));
        assert!(matches!(found, Err(TestError::Fail(..))), "{fault:?} passed");
    }
}

/// Two chunks and a rest that fills no word: every row is answered once, in its place.
#[test]
fn chunks_join_without_a_seam() {
    let all = catalogue();
    let kinds: Vec<Row> = {
        let mut runner = runner();
        let tree = |runner: &mut TestRunner| person(false).new_tree(runner).unwrap().current();
        (0..97).map(|_| tree(&mut runner)).collect()
    };
    let conditions: Vec<Condition> = [
        "person.theory >= level(\"intermediate\") || person.party",
        "career.recruited < date(\"2001-06-01\")",
        "!has(pay.coefficient)",
    ]
    .map(read)
    .into();
    let rows = CHUNK + 4_096 + 37;
    let program = Program::of(&conditions);
    let answers = program.run(&Columns::fill(&all, program.slots(), rows, |row| {
        kinds[row % kinds.len()].clone()
    }));
    for (at, condition) in conditions.iter().enumerate() {
        let expected: Vec<Truth> = kinds.iter().map(|kind| condition.answer(kind)).collect();
        for row in 0..rows {
            assert_eq!(answers.truth(at, row), expected[row % kinds.len()], "row {row}");
        }
        let met: Vec<usize> = (0..rows)
            .filter(|row| expected[row % kinds.len()] == Truth::Yes)
            .collect();
        assert_eq!(answers.yes(at).rows().collect::<Vec<_>>(), met);
    }
}
