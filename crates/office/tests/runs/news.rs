//! What is told of own runs and plans, however many others there are; and that to ask for another run nothing of those that are over is read.

use ledger::acts::career::Retire;
use office::figures::Asker;
use office::permission::Role;
use office::plans::Plan;
use office::runs::{CannotRun, PlanWait, Run, RunState};
use office::writer::NotDone;
use testkit::{actor, decision};

use super::{SHELL, place};

#[test]
fn own_runs_and_plans_are_told_however_many_of_others_come_after_them() {
    let place = place();
    let office = &place.office;
    let [officer, leader] =
        [("officer", Role::HrOfficer), ("head", Role::Leader)].map(|(name, role)| actor(name, role, place.root, None));
    let run = office
        .ask_run(Asker::Account(&officer), place.question(), None)
        .unwrap();
    let run = place.ended(&run.id);
    let person = place.secretaries[0];
    let retire = || vec![decision("", "2019-04-01", vec![Retire { person }.into()])];
    let plan = office.save_plan(Asker::Account(&leader), "Nghỉ hưu", retire()).unwrap();
    for number in 2..=90 {
        let other = Run {
            id: format!("LT-{number}"),
            by: "other".to_owned(),
            ..run.clone()
        };
        place
            .memory
            .put_record("run", &other.id, &serde_json::to_string(&other).unwrap());
        let other = Plan {
            id: format!("KH-{number}"),
            by: "other".to_owned(),
            ..plan.clone()
        };
        place
            .memory
            .put_record("plan", &other.id, &serde_json::to_string(&other).unwrap());
    }
    let told = |actor| {
        let news = office.plan_news(actor).unwrap();
        let runs: Vec<String> = news.runs.into_iter().map(|run| run.id).collect();
        let own = news.plans.into_iter().filter(|(plan, _)| plan.id == "KH-1");
        (runs, own.map(|(_, wait)| wait).collect::<Vec<_>>())
    };
    assert_eq!(told(&officer), (vec!["LT-1".to_owned()], Vec::new()));
    assert_eq!(told(&leader), (Vec::new(), vec![PlanWait::ToBeBegun]));
    // What was looked at is no news; a plan that no longer fits stays its proposer's matter.
    let run = office.run(Asker::Account(&officer), "LT-1").unwrap();
    office.note_run_looked_at(Asker::Account(&officer), &run);
    assert_eq!(told(&officer).0, Vec::<String>::new());
    place.decide("2019-03-10", vec![Retire { person }.into()]);
    assert_eq!(told(&leader).1, [PlanWait::NoLongerFits]);
    let news = office.plan_news(&officer).unwrap();
    assert!(news.plans.is_empty(), "nobody else begins its drafts");
}

#[test]
fn of_a_ledger_that_kept_no_such_list_own_ones_among_the_newest_are_told() {
    let place = place();
    let run = place.ask(place.question());
    let run = place.ended(&run.id);
    let own = Run {
        id: "LT-2".to_owned(),
        by: "officer".to_owned(),
        ..run
    };
    place
        .memory
        .put_record("run", &own.id, &serde_json::to_string(&own).unwrap());
    let officer = actor("officer", Role::HrOfficer, place.root, None);
    let told = || -> Vec<String> {
        let news = place.office.plan_news(&officer).unwrap();
        news.runs.into_iter().map(|run| run.id).collect()
    };
    // What this program asked for itself it has kept by account: whoever has no list has no run among them.
    assert_eq!(told(), Vec::<String>::new());
    let kind = "runs-and-plans-of-before";
    place.memory.put_record(kind, "all", r#"{"run":2,"plan":0}"#);
    assert_eq!(told(), ["LT-2"]);
    // Once enough others have come, nothing of before is looked through any longer.
    for number in 3..=42 {
        place.memory.put_record("run", &format!("LT-{number}"), "{}");
    }
    assert_eq!(told(), Vec::<String>::new());
}

#[test]
fn to_ask_for_a_run_only_those_under_way_are_read_and_there_are_twenty_at_most() {
    let place = place();
    for _ in 0..2 {
        let run = place.ask(place.question());
        place.ended(&run.id);
    }
    let run: Run = place.office.run(SHELL, "LT-2").unwrap();
    // The first one was over when the second one was asked for: it is looked at no more.
    place.memory.put_record("run", "LT-1", "{}");
    assert_eq!(place.ask(place.question()).id, "LT-3");
    place.ended("LT-3");
    // Another process has twenty in hand, on a ledger that did not keep which are under way.
    let other = super::place();
    for number in 1..=20 {
        let open = Run {
            id: format!("LT-{number}"),
            state: RunState::Working,
            lease: run.asked + 3_600,
            ..run.clone()
        };
        other
            .memory
            .put_record("run", &open.id, &serde_json::to_string(&open).unwrap());
    }
    let ask = || other.office.ask_run(SHELL, other.question(), None);
    assert!(matches!(ask(), Err(NotDone::Refused(CannotRun::TooMany(20)))));
    other.clock.forward(2 * 3_600);
    assert_eq!(ask().unwrap().id, "LT-21", "nobody has them in hand any longer");
}

#[test]
fn a_plan_that_comes_back_on_a_ledger_of_before_pushes_out_none_of_others() {
    let place = place();
    let office = &place.office;
    let [officer, leader] =
        [("officer", Role::HrOfficer), ("head", Role::Leader)].map(|(name, role)| actor(name, role, place.root, None));
    let retire = decision(
        "",
        "2019-04-01",
        vec![
            Retire {
                person: place.secretaries[0],
            }
            .into(),
        ],
    );
    let kept = office.save_plan(SHELL, "Nghỉ hưu", vec![retire]).unwrap();
    // A ledger that kept no list by account: two plans, the older one put aside.
    let older = super::place();
    for (number, by) in [(1, "officer"), (2, "head")] {
        let own = Plan {
            id: format!("KH-{number}"),
            by: by.to_owned(),
            ..kept.clone()
        };
        older
            .memory
            .put_record("plan", &own.id, &serde_json::to_string(&own).unwrap());
    }
    let told = || -> Vec<String> {
        let news = older.office.plan_news(&leader).unwrap();
        news.plans.into_iter().map(|(plan, _)| plan.id).collect()
    };
    assert_eq!(told(), ["KH-2"]);
    older
        .office
        .put_plan_aside(Asker::Account(&officer), "KH-1", "Đổi ý")
        .unwrap();
    older.office.take_plan_back(Asker::Account(&officer), "KH-1").unwrap();
    assert_eq!(told(), ["KH-2"]);
}
