//! Delegating, handing passwords out, closing, and viewing as another.

use office::accounts::GrantProblem::*;
use office::accounts::{Duty, LogInRefused, NewDelegation};
use office::figures::Asker;
use office::permission::{DataClass, Role};
use office::port::Chain;
use office::writer::NotDone;
use testkit::day;

use crate::desk::{Desk, SECRET, delegation, refused, wish};

const CONSOLE: Asker<'static> = Asker::Command("console");

#[test]
fn a_delegation_ends_with_the_right_that_it_comes_from() {
    let desk = Desk::new();
    let root = desk.district.root;
    assert_eq!(desk.grant("quan-tri", "an", &wish(Role::Leader, root)), []);
    assert_eq!(desk.delegate("an", &delegation(1, "bo")), []);
    assert_eq!(desk.running("bo", "2019-04-30"), [1]);
    assert_eq!(desk.running("bo", "2019-05-01"), [0; 0]);
    let right = desk.get("bo").grants[0].clone();
    assert_eq!(
        (right.role, right.unit, right.class),
        (Role::Leader, root, DataClass::Personal)
    );
    assert_eq!(right.delegated.as_ref().unwrap().account, "an");
    assert_eq!(
        desk.delegate("bo", &delegation(1, "chi")),
        [NotDelegable],
        "not further"
    );
    assert_eq!(desk.end("quan-tri", "an", 1, "2019-04-10", "15/QĐ-UBND"), []);
    assert_eq!(
        (desk.running("bo", "2019-04-09"), desk.running("bo", "2019-04-10")),
        (vec![1], vec![])
    );
}

#[test]
fn a_delegation_needs_a_paper_a_period_within_ones_own_and_somebody_else() {
    let desk = Desk::new();
    let root = desk.district.root;
    assert_eq!(desk.delegate("an", &delegation(1, "bo")), [NoSuchRight]);
    assert_eq!(desk.grant("quan-tri", "an", &wish(Role::Leader, root)), []);
    let long = NewDelegation {
        until: day("2019-07-02"),
        paper: String::new(),
        ..delegation(1, "an")
    };
    let problems = desk.delegate("an", &long);
    assert_eq!(problems, [LongerThanOwn(day("2019-07-01")), NoPaper, Oneself]);
    let early = NewDelegation {
        from: day("2019-03-13"),
        ..delegation(1, "bo")
    };
    let problems = desk.delegate("an", &early);
    assert!(problems.contains(&SoonerThanOwn(day("2019-03-14"))), "{problems:?}");
    assert_eq!(desk.delegate("an", &delegation(1, "khong-co")), [NoSuchAccount]);
    assert_eq!(
        desk.delegate("quan-tri", &delegation(1, "bo"))[0],
        NotDelegable,
        "managing accounts is not delegated"
    );
    assert_eq!(desk.delegate("an", &delegation(1, "bo")), []);
    assert_eq!(desk.delegate("an", &delegation(1, "chi")), []);
    assert_eq!(
        desk.end("an", "bo", 1, "2019-03-14", "4/GUQ-UBND"),
        [],
        "who delegated ends it"
    );
    assert_eq!(desk.running("bo", "2019-04-15"), [0; 0]);
    assert_eq!(desk.running("chi", "2019-04-15"), [1]);
    assert_eq!(desk.end("chi", "bo", 1, "2019-03-14", "x"), [NoSuchRight]);
    let office = &desk.district.office;
    assert_eq!(office.delegated_by("an").unwrap().len(), 1);
    office.set_open(CONSOLE, "an", false).unwrap();
    assert_eq!(
        desk.running("chi", "2019-04-15"),
        [0; 0],
        "a closed account delegates nothing"
    );
}

#[test]
fn what_is_handed_out_must_be_changed_and_logs_everybody_out() {
    let desk = Desk::new();
    let office = &desk.district.office;
    let (key, _) = office.log_in("an", SECRET).unwrap();
    let actor = desk.actor("quan-tri");
    let secret = office.hand_out_password(Asker::Account(&actor), "an").unwrap();
    assert!(office.session(&key).is_none());
    assert!(office.log_in("an", SECRET).is_err());
    assert!(office.log_in("an", &secret).is_ok());
    assert_eq!(office.duty(&desk.get("an")), Some(Duty::ChoosePassword));
    desk.district.clock.forward(7 * 86_400 - 1);
    assert!(office.log_in("an", &secret).is_ok());
    desk.district.clock.forward(1);
    let late = office.log_in("an", &secret);
    assert!(
        matches!(late, Err(NotDone::Refused(LogInRefused::HandedOutLongAgo))),
        "{late:?}"
    );
    assert_eq!(
        refused(office.hand_out_password(Asker::Account(&actor), "quan-tri")),
        [Oneself]
    );
    let first = office
        .hand_out_account(Asker::Account(&actor), "moi", "Người mới", None)
        .unwrap();
    assert!(office.log_in("moi", &first).is_ok() && first != secret);
    assert_eq!(office.duty(&desk.get("moi")), Some(Duty::ChoosePassword));
    let kept = format!(
        "{:?} {:?}",
        desk.district.memory.all_records(),
        desk.district.memory.all_events(Chain::Audit)
    );
    assert!(!kept.contains(&first) && !kept.contains(&secret));
}

#[test]
fn a_closed_account_is_logged_out_and_opens_again() {
    let desk = Desk::new();
    let office = &desk.district.office;
    let (key, _) = office.log_in("an", SECRET).unwrap();
    let actor = desk.actor("quan-tri");
    office.set_open(Asker::Account(&actor), "an", false).unwrap();
    assert!(office.session(&key).is_none() && office.log_in("an", SECRET).is_err());
    office.set_open(Asker::Account(&actor), "an", true).unwrap();
    assert!(office.session(&key).is_none() && office.log_in("an", SECRET).is_ok());
}

#[test]
fn looking_through_the_rights_of_another_opens_no_record() {
    let desk = Desk::new();
    let root = desk.district.root;
    assert_eq!(desk.grant("quan-tri", "an", &wish(Role::Leader, root)), []);
    let office = &desk.district.office;
    let (key, _) = office.log_in("quan-tri", SECRET).unwrap();
    let actor = desk.actor("quan-tri");
    assert_eq!(refused(office.begin_view(&actor, &key, "quan-tri")), [Oneself]);
    assert_eq!(refused(office.begin_view(&desk.actor("an"), &key, "bo")), [OutOfReach]);
    office.begin_view(&actor, &key, "an").unwrap();
    assert_eq!(office.session(&key).unwrap().0.views_as.as_deref(), Some("an"));
    let through = desk.actor("an").looked_through_by("quan-tri");
    assert_eq!(through.account, "quan-tri");
    let reach: Vec<_> = through.grants.iter().map(|grant| (grant.role, grant.class)).collect();
    assert_eq!(reach, [(Role::Counter, DataClass::Internal)]);
    assert_eq!(desk.actor("quan-tri").looked_through_by("an").grants, []);
    office.end_view("quan-tri", &key).unwrap();
    assert_eq!(office.session(&key).unwrap().0.views_as, None);
    let events = desk.district.memory.all_events(Chain::Audit);
    let noted: Vec<&str> = events
        .iter()
        .filter(|event| event.body.contains("view-as"))
        .map(|event| event.body.as_str())
        .collect();
    assert!(
        noted.len() == 2 && noted.iter().all(|event| event.contains(r#""subject":"an""#)),
        "{noted:?}"
    );
}
