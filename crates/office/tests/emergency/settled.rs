//! Who asks, who confirms, how it ends, and what is on record.

use office::accounts::EmergencyProblem::{
    Already, ClassTooLow, NoLongerMay, NoReason, NoSuch, NotTogether, OwnRequest, Unit,
};
use office::accounts::EmergencyStage::{self, Lapsed, Refused, Waiting};
use office::accounts::{AccountRules, EmergencyHours, GrantProblem, NewEmergency, NewGrant};
use office::figures::Asker;
use office::permission::{Actor, DataClass, Deed, Role};
use testkit::grant;

use crate::kit::{HOUR, Town, refused, town};

fn stage(town: &Town, id: &str) -> EmergencyStage {
    let all = town.office().emergencies(Asker::Command("console")).unwrap();
    let access = all.into_iter().find(|access| access.id == id).unwrap();
    town.office().emergency_stage(&access)
}

#[test]
fn everything_that_is_wrong_is_said_at_once_and_only_who_has_a_right_to_it_asks() {
    let town = town();
    let (office, head) = (town.office(), town.actor("truong"));
    let bad = NewEmergency {
        unit: town.district.communes[1],
        class: DataClass::Personal,
        reason: " ".to_owned(),
    };
    assert_eq!(
        refused(office.ask_emergency(&head, &bad)),
        [
            NoReason,
            ClassTooLow(DataClass::Personal),
            Unit(GrantProblem::OutOfReach)
        ]
    );
    for name in ["mot", "thanh-tra"] {
        assert_eq!(
            refused(office.ask_emergency(&town.actor(name), &town.wish())),
            [Unit(GrantProblem::OutOfReach)],
            "{name}"
        );
    }
    let id = town.ask();
    assert_eq!(refused(office.ask_emergency(&head, &town.wish())), [Already(id)]);
    assert_eq!(town.reads(DataClass::Sensitive), [false, false], "asking opens nothing");
}

#[test]
fn it_opens_the_unit_alone_once_somebody_else_has_confirmed_it_and_ends_by_itself() {
    let town = town();
    let id = town.ask();
    for (name, problem) in [("truong", NoSuch), ("thanh-tra", NoSuch)] {
        assert_eq!(refused(town.confirm(name, &id)), [problem], "{name}");
    }
    assert_eq!(refused(town.confirm("mot", "KC-9")), [NoSuch]);
    town.confirm("mot", &id).unwrap();
    assert_eq!(town.reads(DataClass::Sealed), [true, false]);
    assert_eq!(town.reads(DataClass::Sensitive), [true, false]);
    let account = town.office().account("truong").unwrap();
    assert_eq!(town.office().running_emergency(&account).unwrap().id, id);
    let right = account.grants.last().unwrap();
    assert!(right.role == Role::Emergency && !right.is_delegable(town.office().today()));
    // It reads, and does nothing else: nothing leaves, nothing is changed.
    for deed in Deed::ALL.iter().filter(|deed| **deed != Deed::ReadPerson) {
        assert_eq!(right.reach(*deed), None, "{deed:?}");
    }
    assert_eq!(refused(town.confirm("hai", &id)), [NoSuch], "once");
    town.district.clock.forward(4 * HOUR - 1);
    assert_eq!(town.reads(DataClass::Sealed), [true, false]);
    town.district.clock.forward(1);
    assert_eq!(town.reads(DataClass::Sealed), [false, false]);
    assert_eq!(town.reads(DataClass::Personal), [true, false], "the own right stays");
    // Nothing of it was ever stored among the rights.
    town.office()
        .set_open(Asker::Command("console"), "truong", false)
        .unwrap();
    town.office()
        .set_open(Asker::Command("console"), "truong", true)
        .unwrap();
    assert_eq!(town.office().account("truong").unwrap().grants.len(), 1);
}

#[test]
fn nobody_confirms_the_own_request_by_whichever_account() {
    let town = town();
    let office = town.office();
    let both = |name: &str, role: Role| {
        let own = grant(role, town.district.root, DataClass::Internal);
        office
            .add_account("test", name, "", "mot-mat-khau-dai-1903", Some(town.here), vec![own])
            .unwrap();
    };
    both("lanh-dao", Role::Leader);
    both("quan-tri-an", Role::Admin);
    let id = office.ask_emergency(&town.actor("lanh-dao"), &town.wish()).unwrap().id;
    assert_eq!(refused(town.confirm("quan-tri-an", &id)), [OwnRequest]);
    let machine = Actor {
        account: "key:0123456789ab".to_owned(),
        stands_for: Some("mot".to_owned()),
        ..town.actor("mot")
    };
    assert_eq!(
        refused(office.confirm_emergency(Asker::Account(&machine), &id)),
        [OwnRequest]
    );
    town.confirm("mot", &id).unwrap();
}

#[test]
fn a_request_lapses_is_refused_or_taken_back_and_needs_its_right_until_it_is_confirmed() {
    let town = town();
    let office = town.office();
    let first = town.ask();
    town.district.clock.forward(24 * HOUR);
    assert_eq!(refused(town.confirm("mot", &first)), [NoSuch]);
    let second = town.ask();
    let stranger = town.actor("thanh-tra");
    assert_eq!(
        refused(office.refuse_emergency(Asker::Account(&stranger), &second)),
        [NoSuch]
    );
    office
        .refuse_emergency(Asker::Account(&town.actor("truong")), &second)
        .unwrap();
    let third = town.ask();
    office
        .refuse_emergency(Asker::Account(&town.actor("mot")), &third)
        .unwrap();
    let fourth = town.ask();
    let right = office.account("truong").unwrap().grants[0].number;
    let paper = office::accounts::GrantPaper::default();
    office
        .end_grant(Asker::Command("console"), "truong", right, office.today(), &paper)
        .unwrap();
    assert_eq!(refused(town.confirm("mot", &fourth)), [NoLongerMay]);
    let stages: Vec<EmergencyStage> = office
        .emergencies(Asker::Command("console"))
        .unwrap()
        .iter()
        .rev()
        .map(|access| office.emergency_stage(access))
        .collect();
    assert_eq!(stages, [Lapsed, Refused, Refused, Waiting]);
}

#[test]
fn it_is_ended_early_by_its_holder_an_administrator_or_with_its_account() {
    let town = town();
    let office = town.office();
    for by in ["truong", "hai"] {
        let id = town.ask();
        town.confirm("mot", &id).unwrap();
        assert_eq!(
            refused(office.end_emergency(Asker::Account(&town.actor("thanh-tra")), &id)),
            [NoSuch]
        );
        office.end_emergency(Asker::Account(&town.actor(by)), &id).unwrap();
        assert_eq!(town.reads(DataClass::Sensitive), [false, false], "{by}");
        assert_eq!(
            refused(office.end_emergency(Asker::Account(&town.actor(by)), &id)),
            [NoSuch]
        );
    }
    let id = town.ask();
    town.confirm("mot", &id).unwrap();
    office
        .set_open(Asker::Account(&town.actor("mot")), "truong", false)
        .unwrap();
    office
        .set_open(Asker::Account(&town.actor("mot")), "truong", true)
        .unwrap();
    assert_eq!(town.reads(DataClass::Sensitive), [false, false]);
}

#[test]
fn it_ends_with_the_right_on_which_it_was_asked_for() {
    let town = town();
    let office = town.office();
    let id = town.ask();
    town.confirm("mot", &id).unwrap();
    assert_eq!(town.reads(DataClass::Sensitive), [true, false]);
    let right = office.account("truong").unwrap().grants[0].number;
    let paper = office::accounts::GrantPaper::default();
    office
        .end_grant(Asker::Command("console"), "truong", right, office.today(), &paper)
        .unwrap();
    assert_eq!(town.reads(DataClass::Sensitive), [false, false]);
    let account = office.account("truong").unwrap();
    assert!(!account.grants.iter().any(|right| right.role == Role::Emergency));
    assert_eq!(office.running_emergency(&account), None, "no banner says that it runs");
    assert_eq!(stage(&town, &id), EmergencyStage::Void);
    assert_eq!(
        town.events().last().unwrap().action,
        "emergency.end",
        "that is on record"
    );
    // With the right given anew it does not come back; another one can be asked for.
    let again = NewGrant {
        role: Role::HeadOfUnit,
        unit: town.district.communes[0],
        class: DataClass::Personal,
        from: office.today(),
        until: None,
        paper,
    };
    office.grant(Asker::Command("console"), "truong", &again).unwrap();
    assert_eq!(town.reads(DataClass::Sensitive), [false, false]);
    let next = town.ask();
    town.confirm("mot", &next).unwrap();
    assert_eq!(town.reads(DataClass::Sensitive), [true, false]);
}

#[test]
fn it_ends_with_the_right_by_which_it_was_confirmed() {
    let town = town();
    let office = town.office();
    let id = town.ask();
    town.confirm("mot", &id).unwrap();
    assert_eq!(town.reads(DataClass::Sensitive), [true, false]);
    office.set_open(Asker::Command("console"), "mot", false).unwrap();
    assert_eq!(town.reads(DataClass::Sensitive), [false, false]);
    assert_eq!(office.running_emergency(&office.account("truong").unwrap()), None);
    assert_eq!(stage(&town, &id), EmergencyStage::Void);
    office.set_open(Asker::Command("console"), "mot", true).unwrap();
    assert_eq!(
        town.reads(DataClass::Sensitive),
        [false, false],
        "it does not come back"
    );
    let ends = town
        .events()
        .into_iter()
        .filter(|event| event.action == "emergency.end");
    assert_eq!(ends.count(), 1, "once");
    town.confirm("hai", &town.ask()).unwrap();
    assert_eq!(town.reads(DataClass::Sensitive), [true, false]);
}

#[test]
fn one_whose_ground_has_gone_by_itself_opens_nothing_is_told_as_such_and_keeps_nobody_from_asking_again() {
    let town = town();
    let id = town.ask();
    town.confirm("mot", &id).unwrap();
    // As where a right ends with its day: nothing was done in the office.
    let kept = |name: &str, change: &dyn Fn(&mut serde_json::Value)| {
        let all = town.district.memory.all_records().into_iter();
        let (.., text) = all
            .into_iter()
            .find(|(kind, key, _)| kind == "account" && key == name)
            .unwrap();
        let mut account = serde_json::from_str(&text).unwrap();
        change(&mut account);
        town.district.memory.put_record("account", name, &account.to_string());
    };
    kept("mot", &|account| account["grants"] = serde_json::json!([]));
    assert_eq!(stage(&town, &id), EmergencyStage::Void);
    let next = town.ask();
    assert_eq!(stage(&town, &id), EmergencyStage::Void);
    let ended = town
        .events()
        .into_iter()
        .find(|event| event.action == "emergency.end")
        .unwrap();
    assert_eq!(
        (ended.subject, ended.detail),
        (Some(id), Some("truong void".to_owned()))
    );
    town.confirm("hai", &next).unwrap();
    assert_eq!(stage(&town, &next), EmergencyStage::Running);
}

#[test]
fn who_holds_a_role_that_does_not_go_with_it_is_told_before_it_would_open_nothing() {
    let town = town();
    let root = town.district.root;
    let both = vec![
        grant(Role::Leader, root, DataClass::Personal),
        grant(Role::Admin, root, DataClass::Internal),
    ];
    town.office()
        .add_account("test", "kiem", "", "mot-mat-khau-dai-1903", None, both)
        .unwrap();
    assert_eq!(
        refused(town.office().ask_emergency(&town.actor("kiem"), &town.wish())),
        [NotTogether(Role::Admin)]
    );
}

#[test]
fn what_goes_out_by_itself_has_everyday_rights_alone() {
    let town = town();
    let office = town.office();
    let kinds = [office::duties::DutyKind::ALL[0]];
    let key = office.add_calendar(&town.actor("truong"), &kinds, true).unwrap();
    let id = town.ask();
    town.confirm("mot", &id).unwrap();
    assert_eq!(office.account("truong").unwrap().grants.len(), 2);
    let (_, owner) = office.calendar(&key).unwrap();
    assert_eq!(
        owner.grants.len(),
        1,
        "a calendar is read where no reading is on record"
    );
}

#[test]
fn it_lasts_as_long_as_the_common_rules_say() {
    let town = town();
    let rules = AccountRules {
        emergency: EmergencyHours::of(1).unwrap(),
        ..AccountRules::default()
    };
    town.office().set_account_rules("test", rules).unwrap();
    let id = town.ask();
    town.confirm("mot", &id).unwrap();
    town.district.clock.forward(HOUR - 1);
    assert_eq!(town.reads(DataClass::Sensitive), [true, false]);
    town.district.clock.forward(1);
    assert_eq!(town.reads(DataClass::Sensitive), [false, false]);
    assert_eq!((EmergencyHours::of(0), EmergencyHours::of(25)), (None, None));
}
