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
use ledger::acts::career::{Appoint, Retire, Rotate, Transfer};
use ledger::acts::record::{RecordLearning, SetRank};
use ledger::codes::{DisciplineForm, Learning, LearningState, QuotaKind};
use ledger::{PersonId, PostId};
use office::law_check::{LawCheck, LawRemark, Remark};
use testkit::{FixedClock, Sample, day, decision, register, sample};

/// A remark in short: the act, the weight, what it is about.
type Told = (Option<u32>, &'static str, String);

/// What is said of a draft of some acts that takes effect on a day, with the disciplines of some people opened.
fn whole(sample: &Sample, on: &str, acts: Vec<Dated>, opened: &[PersonId]) -> LawCheck {
    let office = sample.log.office(Arc::new(FixedClock::on(day("2019-07-01"))));
    let draft = decision("", on, acts);
    office.law_check(&office.value(), &draft, opened).unwrap()
}

/// The same with those of everybody opened.
fn check(sample: &Sample, on: &str, act: impl Into<Dated>) -> Vec<Told> {
    let everybody = [sample.short, sample.meets, sample.unknown, sample.minh];
    told(&whole(sample, on, vec![act.into()], &everybody).remarks)
}

fn told(remarks: &[LawRemark]) -> Vec<Told> {
    let about = |remark: &Remark| match remark {
        Remark::Standard(finding) => {
            let missing = finding.unmet().chain(finding.unknown()).map(|one| one.id.as_str());
            format!("{} {}", finding.standard, missing.collect::<Vec<_>>().join(" "))
        }
        Remark::Barred { until, .. } => format!("barred until {until}"),
        Remark::DisciplinesUnread => "unread".to_owned(),
        Remark::NoRuleOnDisciplines => "no rule".to_owned(),
        Remark::StepTooSoon { due, delayed, .. } => format!("due {due}, {delayed} for disciplines"),
        Remark::StepsSkipped { .. } => "skipped".to_owned(),
        Remark::NoSuchStep { steps, .. } => format!("only {steps} steps"),
        Remark::OtherCoefficient { lawful, .. } => format!("coefficient {lawful}"),
        Remark::RotationTooShort { least, .. } => format!("rotation of {least}"),
        Remark::OtherTerm { months, .. } => format!("term of {months}"),
        Remark::RetiresBefore { retires, .. } => format!("retires {retires}"),
        Remark::BeforeRetirementAge { reaches, .. } => format!("reaches {reaches}"),
        Remark::OverQuota { assigned, present, .. } => format!("{present} for {assigned}"),
    };
    let short = |one: &LawRemark| (one.ordinal, one.remark.weight().word(), about(&one.remark));
    remarks.iter().map(short).collect()
}

/// What is told with one of some words.
fn with(told: Vec<Told>, words: &[&str]) -> Vec<Told> {
    let has = |text: &str| words.iter().any(|word| text.contains(word));
    told.into_iter().filter(|(.., text)| has(text)).collect()
}

fn one(weight: &'static str, text: &str) -> Vec<Told> {
    vec![(Some(0), weight, text.to_owned())]
}

fn appoint(person: PersonId, post: PostId) -> Appoint {
    Appoint {
        person,
        post,
        term_ends: None,
    }
}

fn disciplined(person: PersonId, form: DisciplineForm) -> Discipline {
    Discipline {
        person,
        form,
        runs_until: None,
        committed: None,
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
    // The authority's own target of 2019 names a gap; the decree of 2023 bars.
    let target = with(check(&sample, "2019-05-01", appoint(person, post)), &["theory"]);
    assert_eq!(target, one("warns", "loc-2019.key-commune-officials theory"));
    let chair = sample.log.post(sample.communes[0], "Chủ tịch UBND xã");
    let decree = with(check(&sample, "2024-05-01", appoint(person, chair)), &["titles."]);
    assert!(decree[0].1 == "bars" && decree[0].2.contains("theory"), "{decree:?}");
    assert!(!decree[0].2.contains("education"), "{decree:?}");
    // What nobody recorded is not known; it is never taken for missing.
    let unknown = with(check(&sample, "2019-05-01", appoint(sample.minh, post)), &["theory"]);
    assert_eq!(
        unknown,
        one("unknown", "loc-2019.key-commune-officials education theory")
    );
    let meets = with(check(&sample, "2019-05-01", appoint(sample.meets, post)), &["theory"]);
    assert_eq!(meets, []);
}

#[test]
fn a_discipline_bars_a_higher_post_until_its_months_are_over() {
    let mut sample = sample();
    let warned = disciplined(sample.minh, DisciplineForm::Warning);
    sample.log.decide("5/QĐ-KL", "2021-01-15", vec![warned.into()]);
    let post = sample.log.post(sample.office, "Trưởng ban");
    let about = |on: &str, opened: &[PersonId], act: Dated| {
        let all = told(&whole(&sample, on, vec![act], opened).remarks);
        with(all, &["barred", "unread", "no rule"])
    };
    let minh = [sample.minh];
    let higher = |on: &str| about(on, &minh, appoint(sample.minh, post).into());
    // No record tells whether the post is a higher one, so it is told as possible.
    assert_eq!(higher("2022-01-14"), one("unknown", "barred until 2022-01-15"));
    assert_eq!(higher("2022-01-15"), []);
    // The rule of the Party came later and lasts longer; under which of the two the discipline was, no record tells.
    assert_eq!(higher("2022-09-01"), one("unknown", "barred until 2023-07-15"));
    let (person, moved) = (
        sample.minh,
        Transfer {
            person: sample.minh,
            post,
        },
    );
    assert_eq!(about("2022-01-14", &minh, moved.into()), [], "for good is not higher");
    // Whoever did not open disciplines is told that they were not looked at, of everybody alike.
    for person in [person, sample.meets] {
        let unread = about("2022-01-14", &[], appoint(person, post).into());
        assert_eq!(unread, one("unknown", "unread"));
    }
    let shut = whole(&sample, "2022-01-14", vec![appoint(person, post).into()], &[]);
    assert_eq!((shut.unread, shut.judged), (vec![person], 1));
}

#[test]
fn whoever_was_demoted_is_given_no_post_but_the_paper_that_demotes_bars_not_itself() {
    let mut sample = sample();
    let demoted = disciplined(sample.minh, DisciplineForm::Demotion);
    sample.log.decide("6/QĐ-KL", "2021-01-15", vec![demoted.into()]);
    let post = sample.log.post(sample.office, "Chuyên viên");
    let transfer = |person| Transfer { person, post };
    let barred = |on: &str| with(check(&sample, on, transfer(sample.minh)), &["barred"]);
    assert_eq!(barred("2023-01-14"), one("bars", "barred until 2023-01-15"));
    assert_eq!(with(check(&sample, "2023-01-15", transfer(sample.minh)), &["bars"]), []);
    let by_this_paper = disciplined(sample.meets, DisciplineForm::Demotion);
    let both = vec![by_this_paper.into(), transfer(sample.meets).into()];
    let itself = told(&whole(&sample, "2022-01-14", both, &[sample.meets]).remarks);
    assert_eq!(with(itself, &["barred"]), []);
}

#[test]
fn a_salary_step_waits_for_its_months_and_for_disciplines_and_has_its_coefficient() {
    let mut sample = sample();
    let person = sample.minh;
    let step = |step: u8, coefficient: &str| SetRank {
        person,
        rank: "01.003".to_owned(),
        step: Some(step),
        coefficient: Some(coefficient.parse().unwrap()),
    };
    let second = || step(2, "2.67");
    sample.log.decide("6/QĐ-NL", "2015-01-01", vec![step(1, "2.34").into()]);
    let early = check(&sample, "2017-12-31", second());
    assert_eq!(early, one("warns", "due 2018-01-01, 0 for disciplines"));
    assert_eq!(check(&sample, "2018-01-01", second()), []);
    let wrong = check(&sample, "2018-01-01", step(2, "2.76"));
    assert_eq!(wrong, one("warns", "coefficient 2.67"));
    assert_eq!(check(&sample, "2018-01-01", step(3, "3.00")), one("warns", "skipped"));
    let beyond = with(check(&sample, "2018-01-01", step(10, "5.00")), &["only"]);
    assert_eq!(beyond, one("warns", "only 9 steps"));
    let reprimand = disciplined(person, DisciplineForm::Reprimand);
    sample.log.decide("7/QĐ-KL", "2016-05-01", vec![reprimand.into()]);
    let delayed = check(&sample, "2018-06-30", second());
    assert_eq!(delayed, one("warns", "due 2018-07-01, 6 for disciplines"));
    assert_eq!(check(&sample, "2018-07-01", second()), []);
    let unread = whole(&sample, "2018-06-30", vec![second().into()], &[]);
    assert_eq!(told(&unread.remarks), one("unknown", "unread"));
}

#[test]
fn terms_are_measured_by_the_rule_and_by_retirement() {
    let mut sample = sample();
    let (person, post) = (sample.meets, sample.log.post(sample.communes[1], "Phó Chủ tịch"));
    let lengths = |act: Dated| {
        let all = with(
            check(&sample, "2019-05-01", act),
            &["rotation of", "term of", "retires"],
        );
        all.into_iter().map(|(.., text)| text).collect::<Vec<_>>()
    };
    let rotate = |ends: &str| -> Dated {
        let planned_end = Some(day(ends));
        Rotate {
            person,
            post,
            planned_end,
        }
        .into()
    };
    assert_eq!(lengths(rotate("2022-04-29")), ["rotation of 36"]);
    assert_eq!(lengths(rotate("2022-04-30")), [""; 0]);
    let appoint = |ends: &str| -> Dated {
        let term_ends = Some(day(ends));
        Appoint {
            person,
            post,
            term_ends,
        }
        .into()
    };
    assert_eq!(lengths(appoint("2024-04-30")), [""; 0]);
    assert_eq!(lengths(appoint("2021-04-30")), ["term of 60"]);
    // Born in 1975, sixty at the earliest on the first day of 2035.
    assert_eq!(lengths(appoint("2037-06-30")), ["term of 60", "retires 2035-01-01"]);
    assert_eq!(
        lengths(appoint("2034-12-31")),
        [""; 0],
        "a last term ends with the service"
    );
    let retires = |on: &str| with(check(&sample, on, Retire { person }), &["reaches"]);
    assert_eq!(retires("2020-12-31"), one("warns", "reaches 2035-01-01"));
    assert_eq!(retires("2040-01-01"), []);
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
    let over = with(check(&sample, "2019-05-01", moved), &[" for 2"]);
    assert_eq!(over, [(None, "warns", "3 for 2".to_owned())]);
    // Whoever stays in the unit fills no further post.
    let post = sample.log.post(sample.communes[1], "Phó Bí thư");
    let within = with(check(&sample, "2019-05-01", appoint(sample.meets, post)), &[" for "]);
    assert_eq!(within, []);
}
