//! Local rules: who writes and approves an edition, what it changes and from when, and that the past stays as it was reported.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

mod following;

use lawbook::{Body, Entry, Title};
use ledger::{Day, Seq, Span};
use office::Office;
use office::figures::{Asker, Reading};
use office::local_rules::{Edition, EditionState, LocalPaper, LocalRuleProblem, NewEdition};
use office::permission::{Actor, Deed, Role};
use office::port::Chain;
use office::writer::NotDone;
use testkit::{District, actor, day};

use LocalRuleProblem::{Backwards, BadWord, NoIssuer, NoNumber, NoTitle, PaperAhead};

const REDUCTION: &str = "staffing.reduction-by-2021";
const KEY: &str = "loc-2019.key-commune-officials";

fn writer(district: &District) -> Actor {
    actor("lan", Role::HrOfficer, district.root, None)
}

fn leader(district: &District) -> Actor {
    actor("hung", Role::Leader, district.root, None)
}

fn new(from: &str, until: Option<&str>) -> NewEdition {
    NewEdition {
        pack: "hb".to_owned(),
        title: Title {
            vi: "Quy định của huyện".to_owned(),
            en: "Rules of the district".to_owned(),
        },
        span: Span {
            from: day(from),
            until: until.map_or(Day::MAX, day),
        },
        paper: LocalPaper {
            number: "Kế hoạch 12/KH-UBND".to_owned(),
            date: day("2019-02-01").number(),
            issuer: "UBND huyện".to_owned(),
        },
    }
}

/// The reduction by 2021 with another number.
fn reduction(office: &Office, percent: &str) -> Entry {
    let law = office.national_law();
    let mut entry = law
        .begun_from(law.entry(REDUCTION).unwrap(), "hb", day("2019-03-14"))
        .unwrap();
    let Body::Value(versions) = &mut entry.body else {
        panic!()
    };
    *versions = versions.with_number("value", percent.parse().unwrap());
    entry
}

fn written(district: &District, new: &NewEdition, percent: &str) -> Edition {
    let (office, by) = (&district.office, writer(district));
    let begun = office.begin_edition(Asker::Account(&by), new, None).unwrap();
    let entries = vec![reduction(office, percent)];
    office
        .write_edition(Asker::Account(&by), (&begun.id, begun.version), new, entries)
        .unwrap()
}

fn approved(district: &District, edition: &Edition) -> Edition {
    let by = leader(district);
    let office = &district.office;
    office
        .approve_edition(Asker::Account(&by), &edition.id, edition.version)
        .unwrap()
}

fn percent(office: &Office, on: &str) -> i64 {
    office.law().value(REDUCTION, day(on)).unwrap().body().whole().unwrap()
}

fn refused<T: std::fmt::Debug>(outcome: Result<T, NotDone<Vec<LocalRuleProblem>>>) -> Vec<LocalRuleProblem> {
    match outcome {
        Err(NotDone::Refused(problems)) => problems,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_edition_is_law_from_its_first_day_once_another_person_has_approved_it() {
    let district = District::tiny();
    let office = &district.office;
    let edition = written(&district, &new("2019-04-01", None), "12");
    assert_eq!(percent(office, "2019-05-01"), 10, "a draft judges nobody");
    assert_eq!(edition.state(day("2019-03-14")), EditionState::Draft);
    let own = actor("lan", Role::Leader, district.root, None);
    let outcome = office.approve_edition(Asker::Account(&own), &edition.id, edition.version);
    assert_eq!(refused(outcome), [LocalRuleProblem::OwnEdition]);
    let approved = approved(&district, &edition);
    assert_eq!(approved.state(day("2019-03-14")), EditionState::Ahead);
    assert_eq!(approved.state(day("2019-04-01")), EditionState::InForce);
    assert_eq!((percent(office, "2019-03-31"), percent(office, "2019-04-01")), (10, 12));
    let cited = office
        .law()
        .value(REDUCTION, day("2019-04-01"))
        .unwrap()
        .citation()
        .unwrap();
    assert_eq!(cited.vi(), "Kế hoạch 12/KH-UBND ngày 01/02/2019");
    assert_eq!(
        office
            .national_law()
            .value(REDUCTION, day("2019-05-01"))
            .unwrap()
            .body()
            .whole(),
        Some(10)
    );
    let events = district.memory.all_events(Chain::Audit);
    let approvals = events.iter().filter(|event| event.body.contains("rules.approve"));
    assert_eq!(approvals.count(), 1);
}

#[test]
fn what_is_in_force_is_followed_or_ended_and_never_changed() {
    let district = District::tiny();
    let office = &district.office;
    let first = approved(&district, &written(&district, &new("2019-01-01", None), "12"));
    let by = writer(&district);
    let changed = office.write_edition(
        Asker::Account(&by),
        (&first.id, first.version),
        &new("2019-01-01", None),
        vec![],
    );
    assert_eq!(refused(changed), [LocalRuleProblem::NotDraft]);
    assert_eq!(
        refused(office.discard_edition(Asker::Account(&by), &first.id)),
        [LocalRuleProblem::NotDraft]
    );
    // On the same day there is nothing left of the first: it is ended first.
    let same = written(&district, &new("2019-01-01", None), "15");
    let lead = leader(&district);
    let outcome = office.approve_edition(Asker::Account(&lead), &same.id, same.version);
    assert_eq!(refused(outcome), [LocalRuleProblem::Stands(first.id.clone())]);
    let next = approved(&district, &written(&district, &new("2019-03-01", None), "15"));
    let ended = office.edition(&first.id).unwrap();
    assert_eq!(ended.holds().until, day("2019-03-01"));
    assert_eq!(ended.ended.unwrap().by, next.id);
    assert_eq!(
        [
            percent(office, "2018-12-31"),
            percent(office, "2019-02-28"),
            percent(office, "2019-03-01")
        ],
        [10, 12, 15]
    );
    let end = |on: &str| office.end_edition(Asker::Account(&lead), &next.id, day(on), "Thông báo 3");
    let outside = LocalRuleProblem::BadEnd(day("2019-03-01"), Day::MAX.previous());
    assert_eq!(refused(end("2019-02-28")), [outside]);
    end("2019-06-01").unwrap();
    assert_eq!((percent(office, "2019-05-31"), percent(office, "2019-06-01")), (15, 10));
    let of_writer = actor("lan", Role::Leader, district.root, None);
    let outcome = office.end_edition(Asker::Account(&of_writer), &next.id, day("2019-05-01"), "");
    assert_eq!(refused(outcome), [LocalRuleProblem::NoNumber]);
}

#[test]
fn a_figure_stays_as_it_was_reported_before_the_edition() {
    let district = District::tiny();
    let office = &district.office;
    let told = |law_known: Option<i64>| {
        let reading = Reading {
            law_known,
            ..Reading::on(day("2019-03-14"))
        };
        let figures = office.figures(Asker::Command("console"), &reading).unwrap();
        let all = figures.figures.iter();
        all.map(|figure| format!("{:?} {:?} {:?}", figure.id, figure.value, figure.target))
            .collect::<Vec<_>>()
    };
    let reported = told(None);
    let time = office.clock().now();
    district.clock.forward(60);
    approved(&district, &written(&district, &new("2019-01-01", None), "12"));
    let law = |time: Option<i64>| {
        office
            .law_known(time)
            .value(REDUCTION, day("2019-03-14"))
            .unwrap()
            .body()
            .whole()
    };
    assert_eq!((law(Some(time)), law(None)), (Some(10), Some(12)));
    assert_eq!(told(Some(time)), reported);
    // An end is known from when it was made: before, the edition stood.
    let standing = office.clock().now();
    district.clock.forward(60);
    let lead = leader(&district);
    office
        .end_edition(Asker::Account(&lead), "hb-1", day("2019-03-01"), "Thông báo 3")
        .unwrap();
    assert_eq!((law(Some(standing)), law(None)), (Some(12), Some(10)));
    // And of two ends each is known from its own time on: the later day until the sooner was set.
    let until = |time: i64| {
        let law = office.law_known(Some(time));
        let on = |text: &str| law.value(REDUCTION, day(text)).unwrap().body().whole().unwrap();
        [on("2019-02-01"), on("2019-02-20")]
    };
    let once = office.clock().now();
    district.clock.forward(60);
    office
        .end_edition(Asker::Account(&lead), "hb-1", day("2019-02-10"), "Thông báo 4")
        .unwrap();
    let twice = office.clock().now();
    assert_eq!((until(once), until(twice)), ([12, 12], [12, 10]));
}

#[test]
fn a_number_that_was_given_is_given_to_no_other_edition() {
    let district = District::tiny();
    let office = &district.office;
    let read = written(&district, &new("2019-04-01", None), "12");
    let by = writer(&district);
    office.discard_edition(Asker::Account(&by), &read.id).unwrap();
    let other = written(&district, &new("2019-04-01", None), "15");
    assert_eq!((read.id.as_str(), other.id.as_str()), ("hb-1", "hb-2"));
    let lead = leader(&district);
    let outcome = office.approve_edition(Asker::Account(&lead), &read.id, read.version);
    assert_eq!(refused(outcome), [LocalRuleProblem::NoSuch]);
}

#[test]
fn the_paper_of_an_end_is_a_line() {
    let district = District::tiny();
    let office = &district.office;
    let first = approved(&district, &written(&district, &new("2019-01-01", None), "12"));
    let lead = leader(&district);
    for paper in ["x".repeat(201), "Thông báo\n3".to_owned(), " ".to_owned()] {
        let outcome = office.end_edition(Asker::Account(&lead), &first.id, day("2019-05-01"), &paper);
        assert_eq!(refused(outcome), [LocalRuleProblem::NoNumber], "{paper:?}");
    }
}

#[test]
fn all_problems_are_told_at_once_and_the_right_is_one_for_the_whole_office() {
    let district = District::tiny();
    let office = &district.office;
    let by = writer(&district);
    let bad = NewEdition {
        pack: "Huyện".to_owned(),
        title: Title {
            vi: " ".to_owned(),
            en: "x".to_owned(),
        },
        span: Span {
            from: day("2019-05-01"),
            until: day("2019-05-01"),
        },
        paper: LocalPaper {
            number: String::new(),
            date: day("2019-03-15").number(),
            issuer: "\n".to_owned(),
        },
    };
    assert_eq!(
        refused(office.begin_edition(Asker::Account(&by), &bad, None)),
        [BadWord, NoTitle, NoNumber, NoIssuer, PaperAhead, Backwards]
    );
    let taken = NewEdition {
        pack: "staffing".to_owned(),
        ..new("2019-04-01", None)
    };
    assert_eq!(
        refused(office.begin_edition(Asker::Account(&by), &taken, None)),
        [LocalRuleProblem::WordTaken]
    );
    let empty = office
        .begin_edition(Asker::Account(&by), &new("2019-04-01", None), None)
        .unwrap();
    let lead = leader(&district);
    let outcome = office.approve_edition(Asker::Account(&lead), &empty.id, empty.version);
    assert_eq!(refused(outcome), [LocalRuleProblem::NoRules]);
    for role in Role::ALL {
        for (unit, whole) in [(district.root, true), (district.communes[0], false)] {
            let asking = actor("an", *role, unit, None);
            let may = |deed| office.may_set_rules(Asker::Account(&asking), deed);
            // A key does only what it names; this one names nothing.
            let writes = whole && *role == Role::HrOfficer;
            assert_eq!(may(Deed::WriteRules), writes, "{role:?} {whole}");
            assert_eq!(
                may(Deed::ApproveRules),
                whole && *role == Role::Leader,
                "{role:?} {whole}"
            );
        }
    }
    let commune = actor("an", Role::HrOfficer, district.communes[0], None);
    let outcome = office.begin_edition(Asker::Account(&commune), &new("2019-04-01", None), None);
    assert_eq!(refused(outcome), [LocalRuleProblem::NotYours]);
}

#[test]
fn a_number_that_the_law_does_not_leave_is_not_approved_and_what_was_read_is_what_is_approved() {
    let district = District::tiny();
    let office = &district.office;
    let low = written(&district, &new("2019-04-01", None), "9");
    let lead = leader(&district);
    let outcome = office.approve_edition(Asker::Account(&lead), &low.id, low.version);
    let problems = refused(outcome);
    assert!(
        matches!(&problems[..], [LocalRuleProblem::Law(vi, _)] if vi.contains("từ 10 đến 100")),
        "{problems:?}"
    );
    let outcome = office.approve_edition(Asker::Account(&lead), &low.id, low.version - 1);
    assert_eq!(refused(outcome), [LocalRuleProblem::Changed(low.version)]);
}

#[test]
fn the_preview_counts_by_the_law_before_and_after() {
    let district = District::tiny();
    let office = &district.office;
    let commune = district.communes[0];
    let person = district.official("Nguyễn Văn An", commune, "Chủ tịch UBND xã");
    district.learn(person, ledger::codes::Learning::Theory, "intermediate");
    district.learn(person, ledger::codes::Learning::Education, "university");
    let law = office.national_law();
    let mut entry = law
        .begun_from(law.entry(KEY).unwrap(), "hb", day("2019-03-14"))
        .unwrap();
    // The office's own standard stands beside, with a higher level.
    entry.overrides = None;
    let Body::Standard(versions) = &mut entry.body else {
        panic!()
    };
    let condition = |text: &str| lawbook::with_parts(text, &["advanced".to_owned()]).unwrap();
    *versions = versions.with_conditions(|_, text| {
        if text.contains("theory") {
            condition(text)
        } else {
            text.to_owned()
        }
    });
    let by = writer(&district);
    let head = new("2019-03-01", None);
    let begun = office.begin_edition(Asker::Account(&by), &head, None).unwrap();
    let edition = office
        .write_edition(Asker::Account(&by), (&begun.id, begun.version), &head, vec![entry])
        .unwrap();
    let preview = office.preview_edition(Asker::Account(&by), &edition).unwrap();
    let [change] = &preview.changes[..] else {
        panic!("{preview:?}")
    };
    assert_eq!(change.standard, "hb.key-commune-officials");
    assert_eq!(change.before, None);
    let after = change.after.unwrap();
    assert_eq!((after.in_scope, after.met, after.not_met), (1, 0, 1));
    // What judges people sees it from the approval on.
    let value = office.value();
    let met = |id: &str| {
        let roster = office.roster(&value, day("2019-03-14"), Seq::LATEST);
        let checks = office.checks(&roster, &value).unwrap();
        checks.find(id).map(|standard| standard.met.count())
    };
    assert_eq!((met(KEY), met("hb.key-commune-officials")), (Some(1), None));
    approved(&district, &edition);
    assert_eq!((met(KEY), met("hb.key-commune-officials")), (Some(1), Some(0)));
}
