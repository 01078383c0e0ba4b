//! Runs on a small district: asked, waited for, stopped, given up, lost with their process; told only to whom they may be told.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

mod accepted;
mod headcount;
mod headcount_drafts;
mod news;
mod schools;
mod training;
mod villages;

use std::sync::Arc;
use std::time::{Duration, Instant};

use ledger::PersonId;
use ledger::acts::career::Retire;
use ledger::codes::{Learning, Standing};
use office::Office;
use office::figures::Asker;
use office::permission::Role;
use office::port::Chain;
use office::runs::{CannotRun, Run, RunKind, RunPin, RunQuestion, RunResult, RunState, RunWish};
use office::writer::NotDone;
use testkit::{District, FixedClock, Memory, actor, day, open};

const SHELL: Asker<'static> = Asker::Command("console");

struct Place {
    office: Arc<Office>,
    memory: Memory,
    clock: Arc<FixedClock>,
    secretaries: [PersonId; 2],
    communes: [ledger::UnitId; 2],
    root: ledger::UnitId,
}

/// A run once it is over.
fn ended(office: &Office, id: &str) -> Run {
    let began = Instant::now();
    loop {
        let run = office.run(SHELL, id).unwrap();
        if run.state.is_over() {
            return run;
        }
        assert!(began.elapsed() < Duration::from_mins(1), "{run:?}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// What a question gives, with the run's id.
fn done(office: &Arc<Office>, question: RunQuestion) -> (String, RunResult) {
    let id = office.ask_run(SHELL, question, None).unwrap().id;
    let run = ended(office, &id);
    (id, office.run_result(&run).unwrap())
}

/// Two secretaries of long standing, and staff of a body of the district who may reinforce their communes.
fn place() -> Place {
    let district = District::tiny();
    let communes = [district.communes[0], district.communes[1]];
    let secretaries = [("Bàn Văn Một", communes[0]), ("Bàn Văn Hai", communes[1])].map(|(name, commune)| {
        let secretary = district.official(name, commune, "Bí thư Đảng ủy");
        district.learn(secretary, Learning::Education, "university");
        district.learn(secretary, Learning::Theory, "advanced");
        secretary
    });
    for name in ["Lý Thị Ba", "Lý Thị Bốn", "Lý Thị Năm"] {
        let person = district.person(name, district.bodies[0], Standing::CivilServant);
        let post = district.post(district.bodies[0], "Chuyên viên");
        let held = ledger::acts::record::RecordPost { person, post };
        district.decide("2012-01-01", vec![held.into()]);
    }
    let District {
        office,
        memory,
        clock,
        root,
        ..
    } = district;
    Place {
        office: Arc::new(office),
        memory,
        clock,
        secretaries,
        communes,
        root,
    }
}

impl Place {
    fn question(&self) -> RunQuestion {
        let mut question = self.office.usual_run(RunKind::Rotation, day("2019-03-14"));
        question.settings.insert("months".to_owned(), 60);
        question.settings.insert("most-lost".to_owned(), 2);
        question.goals = ["overdue", "filled", "change", "fit"].map(str::to_owned).into();
        question.iterations = Some(60);
        question
    }

    fn ask(&self, question: RunQuestion) -> Run {
        self.office.ask_run(SHELL, question, None).unwrap()
    }

    fn ended(&self, id: &str) -> Run {
        ended(&self.office, id)
    }

    fn done(&self, question: RunQuestion) -> (Run, RunResult) {
        let run = self.ask(question);
        let run = self.ended(&run.id);
        let result = self.office.run_result(&run).unwrap();
        (run, result)
    }

    fn actions(&self) -> Vec<String> {
        let events = self.memory.all_events(Chain::Audit);
        let actions = events.iter().map(|event| {
            let body: serde_json::Value = serde_json::from_str(&event.body).unwrap();
            body["action"].as_str().unwrap().to_owned()
        });
        actions.filter(|action| action.starts_with("run.")).collect()
    }
}

#[test]
fn a_run_gives_choices_with_reasons_what_refusing_costs_and_the_state_on_which_it_worked() {
    let place = place();
    let (run, result) = place.done(place.question());
    assert_eq!((run.id.as_str(), run.state), ("LT-1", RunState::Done));
    assert!(result.feasible && result.proven && result.gap_percent.is_none_or(|gap| gap < 0.01));
    // Both secretaries change places, and each commune is reinforced.
    assert_eq!(result.moves.len(), 4, "{:?}", result.moves);
    for own in &result.moves {
        assert!(!own.why.is_empty() && own.otherwise.is_some(), "{own:?}");
    }
    let secretary = place.secretaries[0].to_string();
    let own = result.moves.iter().find(|own| own.key == secretary).unwrap();
    let why: Vec<&str> = own.why.iter().map(|fact| fact.id.as_str()).collect();
    assert!(why.contains(&"run-rotation-held-for"), "{why:?}");
    assert!(own.otherwise.as_ref().unwrap().costs.unwrap() > 0.0);
    let snapshot = run.snapshot.unwrap();
    let head = place.office.value().head();
    assert_eq!((snapshot.seq, snapshot.head), (head.seq.0, head.hash.to_string()));
    assert_eq!(place.actions(), ["run.ask", "run.begin", "run.done"]);

    // Asked again as it was known then, with the same seed and steps, it gives the same.
    place.office.save_plan(SHELL, "", Vec::new()).unwrap_err();
    let mut again = run.question.clone();
    again.known = Some((snapshot.seq, snapshot.law_known));
    let (_, other) = place.done(again);
    assert_eq!((&other.moves, other.objective), (&result.moves, result.objective));
}

#[test]
fn what_is_missing_is_named_before_a_run_and_numbers_out_of_range_are_refused() {
    let place = place();
    let mut question = place.question();
    question.settings.insert("months".to_owned(), 600);
    question.settings.insert("reinforce".to_owned(), 0);
    let refused = place.office.ask_run(SHELL, question.clone(), None);
    let Err(NotDone::Refused(CannotRun::Missing(missing))) = refused else {
        panic!("{refused:?}")
    };
    let ids: Vec<&str> = missing.iter().map(|fact| fact.id.as_str()).collect();
    assert_eq!(ids, ["rotation-no-seats", "rotation-nobody"]);
    question.settings.insert("months".to_owned(), 601);
    let refused = place.office.ask_run(SHELL, question.clone(), None);
    assert!(matches!(
        refused,
        Err(NotDone::Refused(CannotRun::OutOfRange(_, 1, 600)))
    ));
    question.settings.insert("colour".to_owned(), 1);
    question.settings.insert("months".to_owned(), 60);
    assert!(place.office.ask_run(SHELL, question, None).is_err());
    assert!(place.office.runs(SHELL).unwrap().is_empty() && place.actions().is_empty());
}

#[test]
fn a_pin_is_kept_a_bar_is_kept_and_one_that_cannot_be_is_named_before() {
    let place = place();
    let [one, two] = place.secretaries.map(|person| person.to_string());
    let (_, free) = place.done(place.question());
    let own = free.moves.iter().find(|own| own.key == one).unwrap();
    let (stays, goes) = (own.places.0.clone().unwrap(), own.places.1.clone().unwrap());
    let pin = |subject: &str, place: &str| RunPin {
        subject: subject.to_owned(),
        place: place.to_owned(),
    };
    let mut pinned = place.question();
    pinned.pins = vec![pin(&one, &stays)];
    assert!(place.done(pinned).1.moves.iter().all(|own| own.key != one));
    let mut barred = place.question();
    barred.bars = vec![pin(&one, &goes)];
    let (_, barred) = place.done(barred);
    assert!(barred.moves.iter().all(|own| own.key != one && own.key != two));
    let mut never = place.question();
    never.pins = vec![pin(&one, "post-9-9")];
    let refused = place.office.ask_run(SHELL, never, None);
    assert!(
        matches!(refused, Err(NotDone::Refused(CannotRun::Missing(_)))),
        "{refused:?}"
    );
}

#[test]
fn what_cannot_be_met_together_is_named() {
    let place = place();
    let [one, two] = place.secretaries.map(|person| person.to_string());
    let (_, free) = place.done(place.question());
    let to = |key: &str| {
        free.moves
            .iter()
            .find(|own| own.key == key)
            .unwrap()
            .places
            .1
            .clone()
            .unwrap()
    };
    let pin = |subject: &String, place: String| RunPin {
        subject: subject.clone(),
        place,
    };
    let mut question = place.question();
    question.settings.insert("most-lost".to_owned(), 0);
    question.pins = vec![pin(&one, to(&one)), pin(&two, to(&two))];
    question.iterations = None;
    question.seconds = 20;
    let (run, result) = place.done(question);
    assert_eq!(run.state, RunState::Done);
    assert!(!result.feasible && result.moves.is_empty());
    let ids: Vec<&str> = result.conflict.iter().map(|fact| fact.id.as_str()).collect();
    assert!(
        ids.contains(&"rotation-demand-pin") && ids.contains(&"rotation-demand-unit"),
        "{ids:?}"
    );
}

#[test]
fn one_works_the_others_wait_and_each_can_be_stopped_or_given_up() {
    let place = place();
    let mut long = place.question();
    // Nothing can be proven with goals that tie: it would go on for an hour.
    (long.iterations, long.seconds) = (None, 3_600);
    long.settings.insert("most-lost".to_owned(), 0);
    let pins: Vec<RunPin> = {
        let (_, free) = place.done(place.question());
        let all = free.moves.iter().filter(|own| own.from.is_some());
        all.map(|own| RunPin {
            subject: own.key.clone(),
            place: own.places.1.clone().unwrap(),
        })
        .collect()
    };
    long.pins = pins;
    let (first, second) = (place.ask(long.clone()), place.ask(place.question()));
    let third = place.ask(place.question());
    let began = Instant::now();
    while place.office.run(SHELL, &first.id).unwrap().state == RunState::Waiting {
        std::thread::sleep(Duration::from_millis(5));
    }
    let given_up = place.office.wish_of_run(SHELL, &third.id, RunWish::GiveUp).unwrap();
    assert_eq!(given_up.state, RunState::GivenUp);
    if !place.office.run(SHELL, &first.id).unwrap().state.is_over() {
        assert_eq!(place.office.runs_before(&second), Some(1));
        place.office.wish_of_run(SHELL, &first.id, RunWish::Keep).unwrap();
        assert_eq!(place.ended(&first.id).state, RunState::Stopped);
    }
    assert_eq!(place.ended(&second.id).state, RunState::Done);
    assert_eq!(place.office.run(SHELL, &third.id).unwrap().state, RunState::GivenUp);
    let over = place.office.wish_of_run(SHELL, &third.id, RunWish::Keep);
    assert!(matches!(
        over,
        Err(NotDone::Refused(CannotRun::NotFrom(RunState::GivenUp)))
    ));
    assert!(began.elapsed() < Duration::from_mins(1));
}

#[test]
fn a_run_whose_process_ended_says_so_and_another_process_hears_a_wish() {
    let place = place();
    let run = place.ask(place.question());
    place.ended(&run.id);
    // As another process left it: taken in hand, never ended.
    let mut lost: Run = place.office.run(SHELL, &run.id).unwrap();
    lost.state = RunState::Working;
    lost.host = "elsewhere".to_owned();
    place
        .memory
        .put_record("run", &lost.id, &serde_json::to_string(&lost).unwrap());
    let Place {
        memory, clock, office, ..
    } = place;
    drop(office);
    let office = Arc::new(open(&memory, &clock, 9));
    let state = || office.run(SHELL, &lost.id).unwrap().state;
    assert_eq!(state(), RunState::Working, "its lease has not run out");
    let wished = office.wish_of_run(SHELL, &lost.id, RunWish::Keep).unwrap();
    assert_eq!((wished.wish, wished.state), (Some(RunWish::Keep), RunState::Working));
    clock.forward(60);
    assert_eq!(state(), RunState::BrokenOff);
    let refused = office.wish_of_run(SHELL, &lost.id, RunWish::Keep);
    assert!(matches!(
        refused,
        Err(NotDone::Refused(CannotRun::NotFrom(RunState::BrokenOff)))
    ));
}

#[test]
fn what_the_ledger_no_longer_bears_is_told_move_by_move() {
    let place = place();
    let (run, result) = place.done(place.question());
    let fresh = place.office.stale_run(SHELL, &run, &result).unwrap();
    assert_eq!((fresh.decisions, fresh.moves.len()), (0, 0));
    let [gone, other] = place.secretaries;
    place.decide("2019-03-10", vec![Retire { person: gone }.into()]);
    let stale = place.office.stale_run(SHELL, &run, &result).unwrap();
    assert_eq!(stale.decisions, 1);
    let why = |person: PersonId| {
        let own = stale.moves.iter().find(|own| own.key == person.to_string());
        own.map(|own| (own.why.id.as_str(), own.bars))
    };
    assert_eq!(why(gone), Some(("run-stale-not-considered", true)));
    assert_eq!(
        why(other),
        None,
        "the post that he takes is still there: {:?}",
        stale.moves
    );
}

impl Place {
    fn decide(&self, on: &str, acts: Vec<ledger::acts::Dated>) {
        let decision = testkit::decision("9/QĐ", on, acts);
        self.office.decide("test", decision).unwrap();
    }
}

#[test]
fn a_list_of_runs_goes_on_by_their_numbers_and_tells_each_of_what_may_be_seen() {
    let place = place();
    let run = place.ask(place.question());
    let run = place.ended(&run.id);
    for number in 2..=5 {
        let other = Run {
            id: format!("LT-{number}"),
            ..run.clone()
        };
        place
            .memory
            .put_record("run", &other.id, &serde_json::to_string(&other).unwrap());
    }
    let ids = |before, most| {
        let part = place.office.runs_part(SHELL, (before, most), |_| true).unwrap();
        let ids: Vec<String> = part.items.into_iter().map(|run| run.id).collect();
        (ids, part.older)
    };
    assert_eq!(ids(None, 2), (vec!["LT-5".to_owned(), "LT-4".to_owned()], Some(4)));
    assert_eq!(
        ids(Some(4), 9),
        (["LT-3", "LT-2", "LT-1"].map(str::to_owned).to_vec(), None)
    );
    let officer = actor("officer", Role::HrOfficer, place.communes[0], None);
    let part = place
        .office
        .runs_part(Asker::Account(&officer), (None, 9), |_| true)
        .unwrap();
    assert_eq!((part.items.len(), part.older), (0, None));
}

#[test]
fn only_officers_and_leaders_ask_and_a_run_is_told_to_those_who_reach_all_of_it() {
    let place = place();
    let whole = actor("head", Role::Leader, place.root, None);
    let officer = actor("officer", Role::HrOfficer, place.communes[0], None);
    let centre = actor("centre", Role::TrainingCentre, place.root, None);
    let office = &place.office;
    let refused = office.ask_run(Asker::Account(&centre), place.question(), None);
    assert!(matches!(refused, Err(NotDone::Refused(CannotRun::NotAllowed))));
    let run = office.ask_run(Asker::Account(&whole), place.question(), None).unwrap();
    place.ended(&run.id);
    assert!(office.run(Asker::Account(&whole), &run.id).is_some());
    assert!(office.run(Asker::Account(&officer), &run.id).is_none());
    assert!(office.runs(Asker::Account(&officer)).unwrap().is_empty());
    assert!(office.runs(Asker::Account(&centre)).unwrap().is_empty());
    let stopped = office.wish_of_run(Asker::Account(&officer), &run.id, RunWish::Keep);
    assert!(matches!(stopped, Err(NotDone::Refused(CannotRun::NoSuchRun(_)))));
    let sight = office.run_sight(Asker::Account(&officer), day("2019-03-14"));
    let [one, two] = place.secretaries.map(|person| person.to_string());
    assert_eq!((sight.knows(&one), sight.knows(&two)), (true, false));
    // The officer's own question goes no further than the own commune.
    let mut own = place.question();
    own.settings.insert("reinforce".to_owned(), 0);
    let look = office.look_at_run(Asker::Account(&officer), &own).unwrap();
    assert!(look.subjects.iter().any(|one_of| one_of.id == one) && look.subjects.iter().all(|one_of| one_of.id != two));
}
