//! What is accepted of a run.

use std::collections::BTreeSet;

use office::drafts::{CannotStep, Signature};
use office::figures::Asker;
use office::once::Once;
use office::permission::{Actor, Deed, Role};
use office::plans::{CannotBegin, CannotPutAside, CannotSign, Hold, Plan, PlanState};
use office::port::Chain;
use office::runs::CannotRun;
use office::writer::NotDone;
use testkit::{actor, day};

use super::{SHELL, place};

#[test]
fn what_is_accepted_becomes_a_plan_of_drafts_that_go_their_own_way_and_the_proposer_approves_none() {
    let place = place();
    let office = &place.office;
    let officer = actor("officer", Role::HrOfficer, place.root, None);
    let leader = actor("head", Role::Leader, place.root, None);
    let (officer, leader) = (Asker::Account(&officer), Asker::Account(&leader));
    let run = office.ask_run(officer, place.question(), None).unwrap();
    let run = place.ended(&run.id);
    let result = office.run_result(&run).unwrap();
    let groups: BTreeSet<u32> = result.moves.iter().map(|own| own.group).collect();
    let nothing = office.accept_run(officer, &run.id, &BTreeSet::new(), "Luân chuyển");
    assert!(matches!(nothing, Err(NotDone::Refused(CannotRun::NothingChosen))));
    let some: BTreeSet<u32> = groups.iter().take(1).copied().collect();
    let head = office.value().head();
    let plan = office.accept_run(officer, &run.id, &some, "Luân chuyển").unwrap();
    assert_eq!(office.value().head(), head, "nothing takes effect by itself");
    assert_eq!(
        (plan.drafts.len(), plan.papers.len(), plan.run.as_deref()),
        (1, 1, Some("LT-1"))
    );
    assert_eq!(
        office.run(officer, &run.id).unwrap().plans,
        std::slice::from_ref(&plan.id)
    );
    let draft = plan.papers[0].clone();
    office.submit_draft(officer, &draft).unwrap();
    assert!(
        office.approve_draft(officer, &draft).is_err(),
        "who proposes does not approve"
    );
    office.approve_draft(leader, &draft).unwrap();
    let signature = Signature {
        signer: "B".to_owned(),
        day: day("2019-03-14"),
    };
    office.sign_draft(leader, &draft, signature).unwrap();
    assert!(matches!(
        office.sign_plan(SHELL, &plan.id, Vec::new()),
        Err(NotDone::Refused(CannotSign::Begun))
    ));
    office.enter_draft(officer, &draft, "1/QĐ").unwrap();
    let plan = office.plan(&plan.id).unwrap();
    assert!(
        matches!(plan.state(&office.value()), PlanState::Enacted(_)),
        "its one draft is in the log"
    );

    // The choices that were carried out are no longer to be accepted; a leader's plan waits for an officer's drafts.
    let twice = office.accept_run(officer, &run.id, &some, "Luân chuyển");
    assert!(matches!(twice, Err(NotDone::Refused(CannotRun::Stale(_)))), "{twice:?}");
    let rest: BTreeSet<u32> = groups.difference(&some).copied().collect();
    let kept = office.accept_run(leader, &run.id, &rest, "Luân chuyển").unwrap();
    assert!(kept.papers.is_empty() && !office.may_decide_plan(leader, &kept));
    let sent_twice = office.accept_run(leader, &run.id, &rest, "Luân chuyển").unwrap();
    assert_eq!(sent_twice.id, kept.id);
    let by_another = office.accept_run(officer, &run.id, &rest, "Luân chuyển");
    assert!(
        matches!(by_another, Err(NotDone::Refused(CannotRun::Stale(_)))),
        "they are in a plan already: {by_another:?}"
    );
    let taken = office.taken_of_run(&office.run(officer, &run.id).unwrap()).unwrap();
    assert_eq!(taken.keys().copied().collect::<BTreeSet<u32>>(), rest);
    assert!(matches!(
        office.begin_plan_drafts(leader, &kept.id),
        Err(NotDone::Refused(CannotBegin::OutOfReach))
    ));
    let begun = office.begin_plan_drafts(officer, &kept.id).unwrap();
    assert_eq!(begun.papers.len(), rest.len());
    let draft = &begun.papers[0];
    office.submit_draft(officer, draft).unwrap();
    assert!(
        matches!(
            office.approve_draft(leader, draft),
            Err(NotDone::Refused(CannotStep::OwnDraft))
        ),
        "who proposed the plan does not approve what another drafted of it"
    );
    assert!(matches!(
        office.begin_plan_drafts(officer, &kept.id),
        Err(NotDone::Refused(CannotBegin::Begun))
    ));
}

/// A key that stands for an account.
fn key_of(account: &str, place: &super::Place, deeds: &[Deed]) -> Actor {
    let mut key = actor("key:1903", Role::ApiKey, place.root, None);
    key.stands_for = Some(account.to_owned());
    for grant in &mut key.grants {
        grant.deeds = deeds.to_vec();
    }
    key
}

#[test]
fn what_a_key_proposes_the_account_that_it_stands_for_does_not_approve() {
    let place = place();
    let office = &place.office;
    let key = key_of("head", &place, &[Deed::Plan, Deed::Approve]);
    let (head, other) = (
        actor("head", Role::Leader, place.root, None),
        actor("deputy", Role::Leader, place.root, None),
    );
    let officer = actor("officer", Role::HrOfficer, place.root, None);
    let run = office.ask_run(Asker::Account(&key), place.question(), None).unwrap();
    let run = place.ended(&run.id);
    let result = office.run_result(&run).unwrap();
    let groups: BTreeSet<u32> = result.moves.iter().map(|own| own.group).take(1).collect();
    let plan = office
        .accept_run(Asker::Account(&key), &run.id, &groups, "Luân chuyển")
        .unwrap();
    assert_eq!((plan.by.as_str(), plan.principal()), ("key:1903", "head"));
    // A plan as it was kept before keys could propose.
    let mut kept = serde_json::to_value(&plan).unwrap();
    kept.as_object_mut().unwrap().remove("stands_for");
    assert_eq!(serde_json::from_value::<Plan>(kept).unwrap().principal(), "key:1903");
    assert!(office.plan_of(Asker::Account(&head), &plan.id).is_ok());
    let begun = office.begin_plan_drafts(Asker::Account(&officer), &plan.id).unwrap();
    let draft = &begun.papers[0];
    office.submit_draft(Asker::Account(&officer), draft).unwrap();
    for own in [&head, &key] {
        assert!(
            matches!(
                office.approve_draft(Asker::Account(own), draft),
                Err(NotDone::Refused(CannotStep::OwnDraft))
            ),
            "{}",
            own.account
        );
    }
    office.approve_draft(Asker::Account(&other), draft).unwrap();
}

#[test]
fn an_order_under_a_key_of_the_callers_own_is_done_once() {
    let place = place();
    let office = &place.office;
    let officer = actor("officer", Role::HrOfficer, place.root, None);
    let officer = Asker::Account(&officer);
    let once = |key: &str, what: &str| Once::of("officer", key, what);
    let ask = |once: &Once| office.ask_run_once(officer, place.question(), None, Some(once));
    let run = ask(&once("a", "x")).unwrap();
    assert_eq!(ask(&once("a", "x")).unwrap().id, run.id);
    assert!(matches!(
        ask(&once("a", "y")),
        Err(NotDone::Refused(CannotRun::OtherOrder))
    ));
    assert_eq!(office.runs(SHELL).unwrap().len(), 1);
    let run = place.ended(&run.id);
    let result = office.run_result(&run).unwrap();
    let groups: BTreeSet<u32> = result.moves.iter().map(|own| own.group).collect();
    let accept = |once: &Once| office.accept_run_once(officer, (&run.id, &groups, "Luân chuyển"), Some(once));
    let plan = accept(&once("b", "x")).unwrap();
    assert_eq!(accept(&once("b", "x")).unwrap(), plan);
    assert!(
        matches!(accept(&once("a", "x")), Err(NotDone::Refused(_))),
        "that order was another one"
    );
    assert_eq!(office.plans().unwrap().len(), 1);
    // After a day it is a new order.
    place.clock.forward(2 * 86_400);
    assert_eq!(ask(&once("a", "x")).unwrap().id, "LT-2");
}

#[test]
fn a_plan_put_aside_leaves_all_tasks_and_frees_its_choices_and_comes_back_unless_they_are_taken() {
    let place = place();
    let office = &place.office;
    let [officer, leader, deputy] = [
        ("officer", Role::HrOfficer),
        ("head", Role::Leader),
        ("deputy", Role::Leader),
    ]
    .map(|(name, role)| actor(name, role, place.root, None));
    let by = Asker::Account;
    let run = office.ask_run(by(&leader), place.question(), None).unwrap();
    let run = place.ended(&run.id);
    let result = office.run_result(&run).unwrap();
    let groups: BTreeSet<u32> = result.moves.iter().map(|own| own.group).collect();
    let plan = office.accept_run(by(&leader), &run.id, &groups, "Luân chuyển").unwrap();
    let told = || {
        let news = |actor| office.plan_news(actor).unwrap().plans;
        [&leader, &officer].map(|actor| news(actor).into_iter().any(|(one, _)| one.id == plan.id))
    };
    assert_eq!(told(), [true, true]);
    let refused = |asker: &Actor, reason: &str| match office.put_plan_aside(Asker::Account(asker), &plan.id, reason) {
        Err(NotDone::Refused(why)) => why,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(&leader, " "), CannotPutAside::NoReason);
    assert_eq!(refused(&leader, &"a".repeat(1_001)), CannotPutAside::TooLong(1_000));
    assert_eq!(
        refused(&deputy, "Đổi ý"),
        CannotPutAside::OutOfReach,
        "who only sees it"
    );
    let centre = actor("centre", Role::TrainingCentre, place.root, None);
    let none = CannotPutAside::NoSuchPlan(plan.id.clone());
    assert_eq!(refused(&centre, "Đổi ý"), none);
    let aside = office.put_plan_aside(by(&leader), &plan.id, " Đổi ý ").unwrap();
    assert!(
        matches!(aside.state(&office.value()), PlanState::PutAside(own) if (own.by.as_str(), own.reason.as_str()) == ("head", "Đổi ý"))
    );
    assert_eq!(refused(&officer, "Đổi ý"), CannotPutAside::Already);
    assert_eq!(told(), [false, false]);
    let begun = office.begin_plan_drafts(by(&officer), &plan.id);
    assert!(matches!(begun, Err(NotDone::Refused(CannotBegin::PutAside))));
    let signed = office.sign_plan(SHELL, &plan.id, Vec::new());
    assert!(matches!(signed, Err(NotDone::Refused(CannotSign::PutAside))));

    // Its choices can be accepted anew; then it cannot come back before they are free again.
    let other = office
        .accept_run(by(&officer), &run.id, &groups, "Luân chuyển")
        .unwrap();
    assert_ne!(other.id, plan.id);
    let back = || office.take_plan_back(by(&leader), &plan.id);
    let taken = CannotPutAside::Taken {
        plans: BTreeSet::from([other.id.clone()]),
        hold: Hold::Begun,
    };
    assert!(matches!(back(), Err(NotDone::Refused(why)) if why == taken));
    let begun = office.put_plan_aside(by(&officer), &other.id, "Đổi ý");
    assert!(matches!(begun, Err(NotDone::Refused(CannotPutAside::Begun))));
    for draft in &other.papers {
        office.withdraw_draft(by(&officer), draft).unwrap();
    }
    let again = back().unwrap();
    assert_eq!(again.aside, None);
    let before = again.aside_before.iter();
    let before: Vec<_> = before
        .map(|one| (one.put.by.as_str(), one.put.reason.as_str(), one.back_by.as_str()))
        .collect();
    assert_eq!(before, [("head", "Đổi ý", "head")]);
    assert!(matches!(back(), Err(NotDone::Refused(CannotPutAside::NotAside))));
    assert_eq!(told(), [true, true]);
    let events = place.memory.all_events(Chain::Audit);
    let noted = |action: &str| {
        let own = events
            .iter()
            .filter(|event| event.body.contains(&format!("\"{action}\"")));
        own.count()
    };
    assert_eq!((noted("plan.put-aside"), noted("plan.take-back")), (1, 1));
    assert!(
        events.iter().all(|event| !event.body.contains("Đổi ý")),
        "why stands with the plan alone"
    );
}

#[test]
fn a_plan_does_not_come_back_once_its_choices_were_carried_out_by_another() {
    let place = place();
    let office = &place.office;
    let [officer, leader] =
        [("officer", Role::HrOfficer), ("head", Role::Leader)].map(|(name, role)| actor(name, role, place.root, None));
    let (officer, leader) = (Asker::Account(&officer), Asker::Account(&leader));
    let run = office.ask_run(officer, place.question(), None).unwrap();
    let run = place.ended(&run.id);
    let group = BTreeSet::from([office.run_result(&run).unwrap().moves[0].group]);
    let first = office.accept_run(leader, &run.id, &group, "Luân chuyển").unwrap();
    office.put_plan_aside(leader, &first.id, "Đổi ý").unwrap();
    let twin = office.accept_run(officer, &run.id, &group, "Luân chuyển").unwrap();
    let held = || match office.take_plan_back(leader, &first.id) {
        Err(NotDone::Refused(CannotPutAside::Taken { plans, hold })) => (plans, hold),
        other => panic!("{other:?}"),
    };
    let by_twin = BTreeSet::from([twin.id.clone()]);
    assert_eq!(held(), (by_twin.clone(), Hold::Begun));
    for draft in &twin.papers {
        office.submit_draft(officer, draft).unwrap();
        office.approve_draft(leader, draft).unwrap();
        let signature = Signature {
            signer: "B".to_owned(),
            day: day("2019-03-14"),
        };
        office.sign_draft(leader, draft, signature).unwrap();
        office.enter_draft(officer, draft, "1/QĐ").unwrap();
    }
    assert!(office.plan(&twin.id).unwrap().enacted.is_some());
    assert_eq!(held(), (by_twin, Hold::Entered), "for good");
    assert!(office.plan(&first.id).unwrap().aside.is_some());
}
