//! Needs on a small district: a gap becomes a class, the class a plan, and the plan's figures show the gap closed.

use ledger::acts::training::Complete;
use ledger::codes::{ClassResult, Learning, PartyState, Standing};
use ledger::{Day, PersonId, Seq};

use super::{GapAnswer, Needs, NeedsQuestion};
use crate::figures::{Asker, Reading};
use crate::permission::{Actor, DataClass, Grant, Role};
use crate::plans::Paper;
use crate::plans::small::{SHELL, Small, day};

const KEY: &str = "standards.key_commune_officials";
const INTERMEDIATE: &str = "training.programme-theory-intermediate";

fn needs(small: &Small, change: impl FnOnce(&mut NeedsQuestion)) -> Needs {
    let mut question = NeedsQuestion::on(day("2019-03-14"));
    change(&mut question);
    small.office.needs(SHELL, &question).unwrap()
}

fn answers(needs: &Needs, person: PersonId) -> Vec<&GapAnswer> {
    let of = |gap: &&super::Gap| gap.person == person && gap.standard == "loc-2019.key-commune-officials";
    needs.gaps.iter().filter(of).map(|gap| &gap.answer).collect()
}

fn key(small: &Small, reading: &Reading) -> (i64, i64) {
    let figures = small.office.figures(SHELL, reading).unwrap();
    let figure = figures.find(KEY).unwrap();
    let studying = figure.parts.iter().find(|part| part.id == "studying").unwrap();
    (figure.value.clone().unwrap(), studying.value)
}

fn sign(small: &Small, plan: &str, drafts: usize) -> Vec<Seq> {
    let paper = |n| Paper {
        number: format!("{n}/QĐ"),
        signed: day("2019-03-14"),
        issuer: String::new(),
        signer: "B".to_owned(),
    };
    small
        .office
        .sign_plan(SHELL, plan, (0..drafts).map(paper).collect())
        .unwrap()
}

#[test]
fn a_gap_becomes_a_class_that_closes_it() {
    let small = Small::new();
    let [one, two] = small.communes;
    let lacking = small.official(one, "Bí thư Đảng ủy", "elementary");
    let fine = small.official(two, "Bí thư Đảng ủy", "advanced");
    let found = needs(&small, |question| question.recurrent_each = 0);
    assert_eq!(
        answers(&found, lacking),
        [&GapAnswer::Programme(INTERMEDIATE.to_owned())]
    );
    assert!(answers(&found, fine).is_empty());
    let class = found
        .classes
        .iter()
        .find(|class| class.programme == INTERMEDIATE)
        .unwrap();
    assert_eq!(class.code, "LLCT-TC-2019-01");
    assert_eq!(
        class.learners.iter().map(|learner| learner.person).collect::<Vec<_>>(),
        [lacking]
    );
    assert!(class.starts >= day("2019-03-28"));

    let plan = small.office.save_needs(SHELL, &found).unwrap();
    let on = Reading::on(day("2019-03-14"));
    assert_eq!(
        (key(&small, &on), key(&small, &on.clone().of_plan(&plan.id))),
        ((1, 0), (2, 1))
    );
    let places = sign(&small, &plan.id, plan.drafts.len());
    assert_eq!(key(&small, &on), (2, 1));

    // On the list and studying: asked again, the same person needs no other class.
    let again = needs(&small, |question| question.recurrent_each = 0);
    assert!(
        again
            .classes
            .iter()
            .all(|class| class.learners.iter().all(|learner| learner.person != lacking))
    );

    let value = small.office.value();
    let ix = value.class_count();
    let classes = (0..ix).filter_map(|ix| value.on(day("2019-03-14"), Seq::LATEST).class(ix));
    let id = classes
        .filter(|class| class.gives.is_some_and(|(field, _)| field == Learning::Theory))
        .find_map(|class| class.id());
    let complete = Complete {
        person: lacking,
        class: id.unwrap(),
        result: ClassResult::Passed,
    };
    small.decide("2019-12-20", vec![complete.into()]);
    assert_eq!(
        key(&small, &Reading::on(day("2019-12-21"))),
        (2, 0),
        "held, no longer only studied for"
    );
    assert!(places.len() >= 2);
}

/// Part-time staff of two communes, and what is not told of an official.
fn part_timers(count: usize) -> Small {
    let small = Small::new();
    for n in 0..count {
        small.person(small.communes[n % 2], Standing::PartTime);
    }
    small
}

#[test]
fn half_the_capacity_gives_more_classes_of_neighbours_at_different_times() {
    let small = part_timers(30);
    let of = |needs: &Needs| -> Vec<usize> { needs.classes.iter().map(|class| class.learners.len()).collect() };
    let full = needs(&small, |question| question.capacity.extend([("TB".to_owned(), 10)]));
    let half = needs(&small, |question| {
        question.capacity.extend([("TB".to_owned(), 10)]);
        question.capacity_percent = 50;
    });
    assert_eq!((of(&full), of(&half)), (vec![10; 3], vec![5; 6]));
    assert!(full.unplaced.is_empty() && half.unplaced.is_empty());
    let mut starts: Vec<Day> = half.classes.iter().map(|class| class.starts).collect();
    starts.sort_unstable();
    starts.dedup();
    assert_eq!(starts.len(), 6, "not all at once");
    let value = small.office.value();
    let view = value.on(day("2019-03-14"), Seq::LATEST);
    let units = |class: &super::ClassNeeded| {
        let mut units: Vec<_> = class
            .learners
            .iter()
            .map(|learner| view.person(learner.ix).unwrap().unit())
            .collect();
        units.sort_unstable();
        units.dedup();
        units.len()
    };
    assert_eq!(
        full.classes.iter().map(units).collect::<Vec<_>>(),
        [1, 2, 1],
        "one commune after the other"
    );
    assert_eq!(
        half,
        needs(&small, |question| {
            question
                .capacity
                .extend([("training.programme-village-cadres".to_owned(), 10)]);
            question.capacity_percent = 50;
        })
    );
}

#[test]
fn nobody_is_in_two_classes_at_the_same_time() {
    let small = part_timers(12);
    small.official(small.communes[0], "Bí thư Đảng ủy", "elementary");
    let found = needs(&small, |question| question.recurrent_each = 4);
    let mut seen = Vec::new();
    for class in &found.classes {
        for learner in &class.learners {
            let clash = seen
                .iter()
                .any(|(ix, starts, ends)| *ix == learner.ix && *starts <= class.ends && class.starts <= *ends);
            assert!(!clash, "{} {:?}", class.code, learner);
            seen.push((learner.ix, class.starts, class.ends));
        }
    }
    assert!(seen.len() > 24, "several classes each: {}", seen.len());
    small.office.save_needs(SHELL, &found).unwrap();
}

#[test]
fn free_seats_of_open_classes_are_taken_first() {
    let small = part_timers(4);
    let first = needs(&small, |_| {});
    let plan = small.office.save_needs(SHELL, &first).unwrap();
    sign(&small, &plan.id, plan.drafts.len());
    assert!(
        needs(&small, |_| {}).classes.is_empty(),
        "everybody has a class this year"
    );
    let late = small.person(small.communes[0], Standing::PartTime);
    let second = needs(&small, |_| {});
    let [class] = second.classes.as_slice() else {
        panic!("{:?}", second.classes)
    };
    assert!(class.open.is_some());
    assert_eq!(
        class.learners.iter().map(|learner| learner.person).collect::<Vec<_>>(),
        [late]
    );
    let plan = small.office.save_needs(SHELL, &second).unwrap();
    assert_eq!(plan.drafts.len(), 1);
}

#[test]
fn unknown_records_are_asked_and_unreachable_people_are_not_seen() {
    let small = Small::new();
    let [one, two] = small.communes;
    let person = small.person(one, Standing::Cadre);
    let post = small.post(one, "Bí thư Đảng ủy");
    small.decide(
        "2012-02-01",
        vec![ledger::acts::record::RecordPost { person, post }.into()],
    );
    let found = needs(&small, |_| {});
    assert_eq!(answers(&found, person), [&GapAnswer::AskTheRecord; 2]);
    let grant = Grant {
        role: Role::HrOfficer,
        unit: two,
        class: DataClass::Sensitive,
        from: 0,
        until: None,
        deeds: Vec::new(),
    };
    let actor = Actor {
        account: "an".to_owned(),
        stands_for: None,
        person: None,
        grants: vec![grant],
        today: day("2019-03-14"),
    };
    let elsewhere = small
        .office
        .needs(Asker::Account(&actor), &NeedsQuestion::on(day("2019-03-14")))
        .unwrap();
    assert!(elsewhere.gaps.is_empty() && elsewhere.classes.is_empty());
    let within = needs(&small, |question| question.unit = Some(two));
    assert!(within.gaps.is_empty());
}

#[test]
fn who_may_not_enrol_yet_is_told_so_and_sits_in_no_class() {
    let small = Small::new();
    let person = small.official(small.communes[0], "Bí thư Đảng ủy", "elementary");
    let party = ledger::acts::record::RecordParty {
        person,
        state: PartyState::None,
    };
    small.decide("2013-01-01", vec![party.into()]);
    // Before the rule on intermediate classes, nothing bars anybody.
    let before = needs(&small, |question| question.recurrent_each = 0);
    assert_eq!(
        answers(&before, person),
        [&GapAnswer::Programme(INTERMEDIATE.to_owned())]
    );
    let after = needs(&small, |question| {
        question.day = day("2025-09-05");
        question.recurrent_each = 0;
    });
    let barred = super::Barred {
        programme: INTERMEDIATE.to_owned(),
        standard: "theory.intermediate-class".to_owned(),
    };
    let told = |gap: &super::Gap| gap.answer == GapAnswer::NoProgramme && gap.barred.as_ref() == Some(&barred);
    assert!(after.gaps.iter().any(told), "{:?}", after.gaps);
    assert!(!after.classes.iter().any(|class| class.programme == INTERMEDIATE));
}
