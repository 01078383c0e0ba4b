//! What the law says of a draft: standards of the new post, disciplines, salary steps, terms, quotas.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use std::sync::Arc;

use ledger::acts::Dated;
use ledger::acts::appraisal::Discipline;
use ledger::acts::bodies::AssignQuota;
use ledger::acts::career::{Appoint, Rotate, Transfer};
use ledger::acts::record::{RecordLearning, SetRank};
use ledger::codes::{DisciplineForm, Learning, LearningState, QuotaKind};
use ledger::{PersonId, PostId};
use office::law_check::{LawRemark, Remark, Weight};
use testkit::{FixedClock, Sample, day, decision, register, sample};

/// What is said of a draft of some acts that takes effect on a day.
fn check(sample: &Sample, on: &str, acts: Vec<Dated>) -> Vec<LawRemark> {
    let office = sample.log.office(Arc::new(FixedClock::on(day("2019-07-01"))));
    office
        .law_check(&office.value(), &decision("", on, acts), &|_| true)
        .unwrap()
}

/// The remarks in short: the act, the weight, what it is about.
fn told(remarks: &[LawRemark]) -> Vec<(u32, &'static str, String)> {
    let about = |remark: &Remark| match remark {
        Remark::Standard(finding) => {
            let missing = finding.unmet().chain(finding.unknown()).map(|one| one.id.as_str());
            format!("{} {}", finding.standard, missing.collect::<Vec<_>>().join(" "))
        }
        Remark::Barred { form, until, .. } => format!("{} until {until}", form.word()),
        Remark::DisciplinesUnread => "unread".to_owned(),
        Remark::StepTooSoon { due, delayed, .. } => format!("due {due}, {delayed} for disciplines"),
        Remark::OtherCoefficient { lawful, .. } => format!("coefficient {lawful}"),
        Remark::RotationTooShort { least, .. } => format!("rotation of {least}"),
        Remark::OtherTerm { months, .. } => format!("term of {months}"),
        Remark::RetiresBefore { retires, .. } => format!("retires {retires}"),
        Remark::OverQuota { assigned, present, .. } => format!("{present} for {assigned}"),
    };
    let short = |one: &LawRemark| (one.ordinal, one.remark.weight().word(), about(&one.remark));
    remarks.iter().map(short).collect()
}

fn appoint(person: PersonId, post: PostId) -> Appoint {
    Appoint {
        person,
        post,
        term_ends: None,
    }
}

#[test]
fn the_standards_of_the_new_post_are_asked_before_anybody_signs() {
    let mut sample = sample();
    let post = sample.log.post(sample.communes[0], "Bí thư Đảng ủy xã");
    let person = sample.log.person(register("Hoàng Văn Kem"), sample.office);
    let held = |field, level: &str| RecordLearning {
        person,
        field,
        level: level.to_owned(),
        specialism: None,
        state: LearningState::Held,
    };
    let learned = [(Learning::Education, "university"), (Learning::Theory, "elementary")];
    let learned = learned.map(|(field, level)| held(field, level).into()).to_vec();
    sample.log.decide("4/KK", "2018-12-31", learned);
    let of_weight = |remarks: &[LawRemark], weight: &str| -> Vec<String> {
        let all = told(remarks).into_iter().filter(|(_, own, _)| *own == weight);
        all.map(|(.., text)| text).collect()
    };
    // The authority's own target of 2019 names a gap; the decree of 2023 bars.
    let remarks = check(&sample, "2019-05-01", vec![appoint(person, post).into()]);
    assert_eq!(of_weight(&remarks, "warns"), ["loc-2019.key-commune-officials theory"]);
    let chair = sample.log.post(sample.communes[0], "Chủ tịch UBND xã");
    let remarks = check(&sample, "2024-05-01", vec![appoint(person, chair).into()]);
    let bars = of_weight(&remarks, "bars");
    assert!(bars.iter().any(|text| text.contains("theory")), "{:?}", told(&remarks));
    assert!(bars.iter().all(|text| !text.contains("education")), "{bars:?}");
    assert!(
        remarks
            .iter()
            .all(|one| one.ordinal == 0 && one.remark.citation().is_some())
    );
    // What nobody recorded is not known; it is never taken for missing.
    let unknown = check(&sample, "2019-05-01", vec![appoint(sample.minh, post).into()]);
    let weights: Vec<Weight> = unknown.iter().map(|one| one.remark.weight()).collect();
    assert!(
        !weights.is_empty() && weights.iter().all(|weight| *weight == Weight::Unknown),
        "{:?}",
        told(&unknown)
    );
    // Who meets the standard of just that post in the other commune is not spoken of.
    let meets = check(&sample, "2019-05-01", vec![appoint(sample.meets, post).into()]);
    let weights: Vec<Weight> = meets.iter().map(|one| one.remark.weight()).collect();
    assert!(
        weights.iter().all(|weight| *weight == Weight::Unknown),
        "{:?}",
        told(&meets)
    );
}

#[test]
fn a_discipline_bars_a_higher_post_until_its_months_are_over() {
    let mut sample = sample();
    let form = DisciplineForm::Warning;
    let warned = Discipline {
        person: sample.minh,
        form,
        runs_until: None,
        committed: None,
    };
    sample.log.decide("5/QĐ-KL", "2021-01-15", vec![warned.into()]);
    let post = sample.log.post(sample.office, "Trưởng ban");
    let said = |on: &str, act: Dated| {
        let remarks = told(&check(&sample, on, vec![act]));
        remarks
            .into_iter()
            .filter(|(_, weight, _)| *weight == "bars")
            .collect::<Vec<_>>()
    };
    let barred = (0, "bars", "warning until 2022-01-15".to_owned());
    assert!(said("2022-01-14", appoint(sample.minh, post).into()).contains(&barred));
    assert!(!said("2022-01-15", appoint(sample.minh, post).into()).contains(&barred));
    let moved = Transfer {
        person: sample.minh,
        post,
    };
    assert!(
        !said("2022-01-14", moved.into()).contains(&barred),
        "for good is not higher"
    );
    // Whoever may not read disciplines is told that they were not looked at, of everybody alike.
    let office = sample.log.office(Arc::new(FixedClock::on(day("2019-07-01"))));
    for person in [sample.minh, sample.meets] {
        let draft = decision("", "2022-01-14", vec![appoint(person, post).into()]);
        let unread = told(&office.law_check(&office.value(), &draft, &|_| false).unwrap());
        let about = |text: &str| unread.iter().filter(|(.., said)| said.contains(text)).count();
        assert_eq!((about("unread"), about("warning")), (1, 0), "{unread:?}");
    }
}

#[test]
fn a_salary_step_waits_for_its_months_and_for_disciplines_and_has_its_coefficient() {
    let mut sample = sample();
    let step = |step: u8, coefficient: &str| SetRank {
        person: sample.minh,
        rank: "01.003".to_owned(),
        step: Some(step),
        coefficient: Some(coefficient.parse().unwrap()),
    };
    let (first, second, other) = (step(1, "2.34"), step(2, "2.67"), step(2, "2.76"));
    sample.log.decide("6/QĐ-NL", "2015-01-01", vec![first.into()]);
    let early = told(&check(&sample, "2017-12-31", vec![second.clone().into()]));
    assert_eq!(early, [(0, "warns", "due 2018-01-01, 0 for disciplines".to_owned())]);
    assert_eq!(told(&check(&sample, "2018-01-01", vec![second.clone().into()])), []);
    let wrong = told(&check(&sample, "2018-01-01", vec![other.into()]));
    assert_eq!(wrong, [(0, "warns", "coefficient 2.67".to_owned())]);
    let reprimand = Discipline {
        person: sample.minh,
        form: DisciplineForm::Reprimand,
        runs_until: None,
        committed: None,
    };
    sample.log.decide("7/QĐ-KL", "2016-05-01", vec![reprimand.into()]);
    let delayed = told(&check(&sample, "2018-06-30", vec![second.clone().into()]));
    assert_eq!(delayed, [(0, "warns", "due 2018-07-01, 6 for disciplines".to_owned())]);
    assert_eq!(told(&check(&sample, "2018-07-01", vec![second.into()])), []);
}

#[test]
fn terms_are_measured_by_the_rule_and_by_retirement() {
    let mut sample = sample();
    let post = sample.log.post(sample.communes[1], "Phó Chủ tịch");
    let rotate = |ends: &str| Rotate {
        person: sample.meets,
        post,
        planned_end: Some(day(ends)),
    };
    let lengths = |act: Dated| {
        let all = told(&check(&sample, "2019-05-01", vec![act])).into_iter();
        let about = |text: &str| {
            ["rotation", "term", "retires"]
                .iter()
                .any(|word| text.starts_with(word))
        };
        all.map(|(.., text)| text)
            .filter(|text| about(text))
            .collect::<Vec<_>>()
    };
    assert_eq!(lengths(rotate("2021-04-30").into()), ["rotation of 36"]);
    assert_eq!(lengths(rotate("2022-04-30").into()), [""; 0]);
    let appoint = |ends: &str| Appoint {
        person: sample.meets,
        post,
        term_ends: Some(day(ends)),
    };
    assert_eq!(lengths(appoint("2024-04-30").into()), [""; 0]);
    assert_eq!(lengths(appoint("2021-04-30").into()), ["term of 60"]);
    // Born in 1975, sixty at the earliest in 2035.
    assert_eq!(
        lengths(appoint("2036-04-30").into()),
        ["term of 60", "retires 2035-01-01"]
    );
}

#[test]
fn a_unit_that_the_draft_brings_over_its_quota_is_named_once() {
    let mut sample = sample();
    let quota = AssignQuota {
        unit: sample.communes[1],
        kind: QuotaKind::Commune,
        year: 2019,
        posts: 2,
        to_cut: 0,
    };
    sample.log.decide("8/QĐ-BC", "2019-01-01", vec![quota.into()]);
    let post = sample.log.post(sample.communes[1], "Chủ tịch UBND xã");
    let moved = Transfer {
        person: sample.short,
        post,
    };
    let over = told(&check(&sample, "2019-05-01", vec![moved.into()]));
    let over: Vec<_> = over.iter().filter(|(.., text)| text == "3 for 2").collect();
    assert_eq!(over.len(), 1, "{over:?}");
    // Whoever stays in the unit fills no further post.
    let post = sample.log.post(sample.communes[1], "Phó Bí thư");
    let within = told(&check(&sample, "2019-05-01", vec![appoint(sample.meets, post).into()]));
    assert!(within.iter().all(|(.., text)| !text.contains(" for ")), "{within:?}");
}
