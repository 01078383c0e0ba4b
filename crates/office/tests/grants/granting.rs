//! Granting and ending.

use ledger::codes::Standing;
use ledger::{Day, UnitId};
use office::accounts::GrantProblem::*;
use office::accounts::{Account, AccountProblem, GrantPaper, NewGrant};
use office::figures::Asker;
use office::permission::{DataClass, Role};
use office::port::Chain;
use office::writer::NotDone;
use testkit::day;

use crate::desk::{Desk, refused, wish};

#[test]
fn a_right_is_granted_by_a_paper_runs_its_period_and_keeps_its_history() {
    let desk = Desk::new();
    assert_eq!(
        desk.grant("quan-tri", "an", &wish(Role::Leader, desk.district.root)),
        []
    );
    let days = ["2019-03-13", "2019-03-14", "2019-06-30", "2019-07-01"];
    let runs: Vec<bool> = days.iter().map(|on| !desk.running("an", on).is_empty()).collect();
    assert_eq!(runs, [false, true, true, false]);
    let right = &desk.get("an").grants[0];
    let given = right.given.as_ref().unwrap();
    assert_eq!(
        (right.number, given.by.as_str(), given.paper.as_str()),
        (1, "quan-tri", "12/QĐ-UBND")
    );
    let events = desk.district.memory.all_events(Chain::Audit);
    let last = &events.last().unwrap().body;
    assert!(
        last.contains(r#""actor":"quan-tri","action":"grant.give","subject":"an""#),
        "{last}"
    );
    assert!(last.contains("1 leader@"), "{last}");
    assert_eq!(desk.end("quan-tri", "an", 1, "2019-04-01", "15/QĐ-UBND"), []);
    assert_eq!(
        (desk.running("an", "2019-03-31"), desk.running("an", "2019-04-01")),
        (vec![1], vec![])
    );
    let ended = desk.get("an").grants[0].ended.clone().unwrap();
    assert_eq!((ended.by.as_str(), ended.paper.as_str()), ("quan-tri", "15/QĐ-UBND"));
}

#[test]
fn every_problem_is_told_at_once() {
    let desk = Desk::new();
    let root = desk.district.root;
    let bad = NewGrant {
        class: DataClass::Sensitive,
        from: day("2019-03-20"),
        until: Some(day("2019-03-20")),
        paper: GrantPaper::numbered("  "),
        ..wish(Role::Official, root)
    };
    assert_eq!(
        desk.grant("quan-tri-xa", "an", &bad),
        [
            NobodyBehind,
            OutOfReach,
            EndsBeforeItBegins,
            NoPaper,
            NoPaperDay,
            NoPaperSigner
        ]
    );
    let high = NewGrant {
        until: Some(day("2019-03-14")),
        from: day("2019-03-01"),
        ..wish(Role::HeadOfUnit, root)
    };
    let high = NewGrant {
        class: DataClass::Sensitive,
        ..high
    };
    assert_eq!(
        desk.grant("quan-tri", "an", &high),
        [ClassTooHigh(DataClass::Personal), OverAlready]
    );
    assert_eq!(
        desk.grant("quan-tri", "khong-co", &wish(Role::Leader, root)),
        [NoSuchAccount]
    );
    let nowhere = UnitId(ledger::ActId {
        decision: ledger::Seq(999),
        ordinal: 0,
    });
    assert_eq!(desk.grant("quan-tri", "an", &wish(Role::Leader, nowhere)), [NoSuchUnit]);
    assert_eq!(desk.grant("quan-tri", "an", &wish(Role::Leader, root)), []);
    assert_eq!(
        desk.grant("quan-tri", "an", &wish(Role::Leader, root)),
        [AlreadyHeld(1)]
    );
    assert_eq!(
        desk.end("quan-tri", "an", 9, "2019-03-01", ""),
        [NoSuchRight, InThePast(day("2019-03-14")), NoPaper]
    );
}

#[test]
fn nobody_grants_to_oneself_not_even_through_another_account() {
    let desk = Desk::new();
    let (root, commune) = (desk.district.root, desk.district.communes[0]);
    let person = desk.district.person("Lê Văn An", commune, Standing::CivilServant);
    assert_eq!(
        desk.grant("quan-tri", "quan-tri", &wish(Role::Counter, root)),
        [Oneself, ClassTooHigh(DataClass::Internal)]
    );
    desk.account("quan-tri-2", Some(person), Some((Role::Admin, root)));
    desk.account("le-van-an", Some(person), None);
    assert_eq!(
        desk.grant("quan-tri-2", "le-van-an", &wish(Role::Leader, root)),
        [Oneself]
    );
    assert_eq!(desk.end("quan-tri", "quan-tri", 1, "2019-03-14", "x"), [Oneself]);
    assert_eq!(desk.grant("quan-tri", "le-van-an", &wish(Role::Leader, root)), []);
    // Who holds no right to manage accounts grants nothing to anybody.
    let figures = NewGrant {
        class: DataClass::Internal,
        ..wish(Role::Counter, root)
    };
    assert_eq!(desk.grant("le-van-an", "bo", &figures), [OutOfReach]);
}

#[test]
fn an_administrator_of_a_commune_manages_that_commune_alone() {
    let desk = Desk::new();
    let [own, other] = [desk.district.communes[0], desk.district.communes[1]];
    assert_eq!(desk.grant("quan-tri-xa", "an", &wish(Role::HeadOfUnit, own)), []);
    assert_eq!(
        desk.grant("quan-tri-xa", "bo", &wish(Role::HeadOfUnit, other)),
        [OutOfReach]
    );
    assert_eq!(desk.grant("quan-tri", "bo", &wish(Role::HeadOfUnit, other)), []);
    assert_eq!(desk.end("quan-tri-xa", "bo", 1, "2019-03-14", "x"), [OutOfReach]);
    let office = &desk.district.office;
    let actor = desk.actor("quan-tri-xa");
    let reach = office.accounts_in_reach(Asker::Account(&actor)).unwrap();
    let names: Vec<&str> = reach.iter().map(|account| account.name.as_str()).collect();
    assert_eq!(names, ["an", "chi", "quan-tri-xa"]);
    assert_eq!(
        refused(office.set_open(Asker::Account(&actor), "bo", false)),
        [OutOfReach]
    );
    assert_eq!(
        refused(office.hand_out_password(Asker::Account(&actor), "bo")),
        [OutOfReach]
    );
    let [here, there] = [own, other].map(|unit| desk.district.official("Lê Văn Bình", unit, "Chủ tịch UBND xã"));
    let hand_out = |name: &str, person| match office.hand_out_account(Asker::Account(&actor), name, "", Some(person)) {
        Ok(_) => Vec::new(),
        Err(NotDone::Refused(problems)) => problems,
        Err(problem) => panic!("{problem:?}"),
    };
    assert_eq!(hand_out("binh-nha", there), [AccountProblem::OutOfReach]);
    assert_eq!(hand_out("binh-xa", here), []);
    // A right over one's own record follows the person, wherever its unit is said to be.
    desk.account("binh-nha", Some(there), None);
    let own_record = |to: &str| desk.grant("quan-tri-xa", to, &wish(Role::Official, own));
    assert_eq!(own_record("binh-nha"), [OutOfReach]);
    assert_eq!(own_record("binh-xa"), []);
    let head = desk.actor("an");
    assert_eq!(office.accounts_in_reach(Asker::Account(&head)).unwrap(), []);
}

#[test]
fn who_manages_accounts_reads_no_records_and_who_audits_changes_nothing() {
    let desk = Desk::new();
    let root = desk.district.root;
    let internal = |role| NewGrant {
        class: DataClass::Internal,
        ..wish(role, root)
    };
    // By command, which needs no second person.
    let office = &desk.district.office;
    let inspects = internal(Role::Auditor);
    office.grant(Asker::Command("console"), "an", &inspects).unwrap();
    assert_eq!(
        desk.grant("quan-tri", "an", &internal(Role::HrOfficer)),
        [NotTogether(Role::Auditor)]
    );
    assert_eq!(
        desk.grant("quan-tri", "an", &internal(Role::Admin)),
        [NotTogether(Role::Auditor)]
    );
    assert_eq!(
        desk.grant("quan-tri", "quan-tri-xa", &internal(Role::Leader)),
        [NotTogether(Role::Admin)]
    );
    let later = NewGrant {
        from: day("2019-07-01"),
        until: None,
        ..internal(Role::HrOfficer)
    };
    assert_eq!(
        desk.grant("quan-tri", "an", &later),
        [],
        "after the other one has ended"
    );
    assert!(!Role::Admin.goes_with(Role::HeadOfUnit) && Role::Admin.goes_with(Role::Official));
    assert!(Role::Leader.goes_with(Role::HeadOfUnit) && !Role::Leader.goes_with(Role::ApiKey));
}

#[test]
fn rights_of_before_they_were_numbered_are_read() {
    let kept = r#"{"name":"an","shown_as":"An","password":"","person":null,"open":true,
        "grants":[{"role":"leader","unit":"1-0","class":"personal","from":0,"until":null}]}"#;
    let account: Account = serde_json::from_str(kept).unwrap();
    assert_eq!((account.grants[0].number, account.grants[0].role), (0, Role::Leader));
    assert!(account.grants[0].runs(Day(1)));
    let again: Account = serde_json::from_str(&serde_json::to_string(&account).unwrap()).unwrap();
    assert_eq!(again, account);
}

#[test]
fn a_strong_right_gives_nothing_before_a_second_person_has_confirmed_it() {
    let desk = Desk::new();
    let (root, commune) = (desk.district.root, desk.district.communes[0]);
    let auditor = NewGrant {
        class: DataClass::Internal,
        ..wish(Role::Auditor, root)
    };
    assert_eq!(desk.grant("quan-tri", "an", &auditor), []);
    let waits = desk.get("an");
    assert!(waits.grants.is_empty() && desk.running("an", "2019-04-01").is_empty());
    assert_eq!(
        (waits.proposed[0].right.number, waits.proposed[0].principal.as_str()),
        (1, "quan-tri")
    );
    assert_eq!(desk.grant("quan-tri", "an", &auditor), [ProposedAlready(1)]);
    let office = &desk.district.office;
    let confirm = |by: &str, of: &str| {
        let actor = desk.actor(by);
        refused(office.confirm_grant(Asker::Account(&actor), of, 1))
    };
    assert_eq!(confirm("quan-tri", "an"), [OwnProposal]);
    assert_eq!(confirm("quan-tri-xa", "an"), [OutOfReach]);
    // Neither a key of the proposer, nor of anybody else: a machine is no second person.
    let mut key = desk.actor("quan-tri");
    (key.account, key.stands_for) = ("key:a".to_owned(), Some("quan-tri".to_owned()));
    assert_eq!(
        refused(office.confirm_grant(Asker::Account(&key), "an", 1)),
        [OwnProposal]
    );
    desk.account("quan-tri-3", None, Some((Role::Admin, root)));
    (key.account, key.stands_for) = ("key:b".to_owned(), Some("quan-tri-3".to_owned()));
    assert_eq!(
        refused(office.confirm_grant(Asker::Account(&key), "an", 1)),
        [OwnProposal]
    );
    assert_eq!(confirm("quan-tri-3", "an"), []);
    assert_eq!(desk.running("an", "2019-04-01"), [1]);
    let given = desk.get("an").grants[0].clone();
    assert_eq!(given.confirmed.unwrap().by, "quan-tri-3");
    assert_eq!(confirm("quan-tri-3", "an"), [NoSuchRight]);
    let events = desk.district.memory.all_events(Chain::Audit);
    for action in ["grant.propose", "grant.confirm"] {
        assert!(events.iter().any(|event| event.body.contains(action)), "{action}");
    }
    // Nobody confirms for oneself, and another account of the proposer is no second person.
    let person = desk.district.person("Lê Văn An", commune, Standing::CivilServant);
    desk.account("one", Some(person), Some((Role::Admin, root)));
    desk.account("same", Some(person), Some((Role::Admin, root)));
    let admin = NewGrant {
        class: DataClass::Internal,
        ..wish(Role::Admin, root)
    };
    assert_eq!(desk.grant("one", "bo", &admin), []);
    assert_eq!(confirm("same", "bo"), [OwnProposal]);
    assert_eq!(confirm("bo", "bo"), [Oneself]);
    let dropped = office.drop_proposed_grant(Asker::Account(&desk.actor("one")), "bo", 1);
    assert_eq!(refused(dropped), []);
    assert!(desk.get("bo").proposed.is_empty());
    // A command on the machine needs no second person: the first administrator comes from it.
    office.grant(Asker::Command("console"), "bo", &admin).unwrap();
    assert_eq!(desk.running("bo", "2019-04-01"), [1]);
}

#[test]
fn a_right_is_judged_by_what_the_granter_holds_when_it_is_written() {
    let desk = Desk::new();
    let stale = desk.actor("quan-tri-xa");
    assert_eq!(desk.end("quan-tri", "quan-tri-xa", 1, "2019-03-14", "15/QĐ"), []);
    let own = desk.district.communes[0];
    let granted = desk
        .district
        .office
        .grant(Asker::Account(&stale), "an", &wish(Role::HeadOfUnit, own));
    assert_eq!(refused(granted), [OutOfReach]);
}
