//! INVARIANT: the one pass over histories finds what the view tells of each person and each class alone.

use ledger::acts::bodies::MovePost;
use ledger::acts::career::{Appoint, Resign, Transfer};
use ledger::acts::decisions::Revoke;
use ledger::acts::training::{Complete, Enrol, OpenClass, Withdraw};
use ledger::codes::{ClassResult, LearnerKind, TrainingFamily};
use ledger::value::{Fact, Place};
use ledger::{ClassId, PersonId, Seq, Value};

use super::{Log, day};
use crate::counted::CountedRows;
use crate::histories::Histories;

fn story() -> Log {
    let (mut log, [_, office, one, two]) = Log::new();
    let class = |log: &mut Log, code: &str| {
        let act = OpenClass {
            code: code.to_owned(),
            title: code.to_owned(),
            programme: "training.programme-resolutions".to_owned(),
            family: TrainingFamily::Professional,
            seats: 40,
            starts: day("2019-04-01"),
            ends: day("2019-04-10"),
            gives: None,
            organiser: None,
        };
        ClassId(log.create("2019-01-15", act))
    };
    let classes = [class(&mut log, "A"), class(&mut log, "B")];
    let people: Vec<PersonId> = (0..3).map(|_| log.person("A", one)).collect();
    let (holder, _) = log.holder("B", two, "Bí thư Đảng ủy");
    let post = log.post(office, "Trưởng phòng");
    let enrol = |person, class, learner| Enrol { person, class, learner }.into();
    log.decide(
        "2019-01-20",
        vec![
            enrol(people[0], classes[0], LearnerKind::Cadre),
            enrol(people[0], classes[1], LearnerKind::PartTime),
            enrol(holder, classes[0], LearnerKind::Cadre),
            enrol(people[2], classes[1], LearnerKind::Collaborator),
        ],
    );
    let withdraw = |person, class| Withdraw { person, class }.into();
    log.decide("2019-02-20", vec![withdraw(people[2], classes[1])]);
    let again = log.decide(
        "2019-02-25",
        vec![enrol(people[2], classes[1], LearnerKind::PartyMember)],
    );
    log.decide("2019-03-01", vec![Transfer { person: holder, post }.into()]);
    log.decide("2019-03-10", vec![MovePost { post, unit: one }.into()]);
    let (person, class, result) = (people[0], classes[0], ClassResult::Passed);
    log.decide("2019-04-11", vec![Complete { person, class, result }.into()]);
    let post = log.post(two, "Chủ tịch UBND");
    let (person, term_ends) = (people[1], None);
    log.decide(
        "2019-05-01",
        vec![
            Appoint {
                person,
                post,
                term_ends,
            }
            .into(),
        ],
    );
    log.decide("2019-06-01", vec![Resign { person: people[2] }.into()]);
    log.decide(
        "2019-06-02",
        vec![
            Revoke {
                decision: again,
                from: None,
            }
            .into(),
        ],
    );
    log
}

#[test]
fn one_pass_is_each_view_alone() {
    let log = story();
    let gathered = CountedRows::of(&log.0).unwrap();
    let mut lists = Vec::new();
    for known in (1..=log.0.head().seq.0).map(Seq).chain([Seq::LATEST]) {
        for on in [
            "2011-12-31",
            "2012-01-15",
            "2019-02-01",
            "2019-02-22",
            "2019-03-14",
            "2019-04-11",
            "2019-12-31",
        ] {
            let view = log.0.on(day(on), known);
            let told = Histories::of(view, [0, 1], None);
            let again = Histories::of(view, [0, 1], Some(&gathered));
            assert_eq!(told, again, "read or gathered, on {on}, known {known:?}");
            for person in 0..log.0.person_count() {
                let unit = view.person(person).and_then(|person| person.unit());
                assert_eq!(told.unit(person), unit, "{person} on {on}, known {known:?}");
                let held = told.notable.iter().filter(|(ix, _)| *ix == person);
                let held: Vec<_> = held
                    .map(|(_, row)| *row)
                    .filter(|row| matches!(row.fact, Fact::Holding { .. }))
                    .collect();
                let holds = view
                    .facts(Place::Person(person))
                    .filter(|row| matches!(row.fact, Fact::Holding { .. }));
                assert_eq!(held, holds.collect::<Vec<_>>());
            }
            for class in view.classes() {
                assert_eq!(
                    told.learners(class.ix),
                    class.learners(),
                    "class {} on {on}, known {known:?}",
                    class.ix
                );
                lists.push(class.learners().len());
            }
            assert!(Histories::of(view, [], None).learners(0).is_empty());
        }
    }
    // What was gathered is used as known now, and only then.
    let nothing = CountedRows::of(&Value::empty()).unwrap();
    let told = |known| {
        Histories::of(log.0.on(day("2019-03-14"), known), [], Some(&nothing))
            .notable
            .len()
    };
    assert_eq!((told(Seq::LATEST), told(log.0.head().seq) > 0), (0, true));
    // The story has lists of every length that it was told to have.
    lists.sort_unstable();
    lists.dedup();
    assert_eq!(lists, [0, 1, 2]);
}
