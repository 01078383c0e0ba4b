//! The training plan as a run: asked, solved, told class by class, judged again after a change, accepted as drafts, kept by the next run.

use std::collections::BTreeSet;
use std::sync::Arc;

use ledger::acts::Act;
use ledger::acts::bodies::{Establish, Measure};
use ledger::acts::people::{AttributeValue, SetPersonAttribute};
use ledger::codes::{MeasureKind, Standing, UnitKind};
use ledger::{ActId, UnitId};
use office::Office;
use office::runs::{RunKind, RunPin, RunQuestion, RunResult};
use testkit::{District, day};

use super::{SHELL, done};

/// Part-time staff of two communes who need classes, a hall, and people who lecture.
fn district() -> District {
    let district = District::tiny();
    for n in 0..6 {
        district.person(&format!("Bàn Văn {n}"), district.communes[n % 2], Standing::PartTime);
    }
    let hall = Establish {
        name: "Hội trường".to_owned(),
        kind: UnitKind::Room,
        parent: Some(district.bodies[0]),
        code: None,
    };
    let decision = district.decide("2012-01-01", vec![hall.into()]);
    let seats = Measure {
        unit: UnitId(ActId { decision, ordinal: 0 }),
        what: MeasureKind::Seats,
        value: "40".parse().unwrap(),
        toward: None,
        source: None,
    };
    district.decide("2012-01-02", vec![seats.into()]);
    let all = "Giảng viên chuyên trách; nghị quyết của Đảng";
    for (name, standing, subjects) in [
        ("Lý Thị Ba", Standing::CivilServant, all),
        ("Lý Thị Bốn", Standing::CivilServant, all),
        ("Lý Thị Năm", Standing::Collaborator, "Chuyên môn giáo dục"),
    ] {
        let person = district.person(name, district.bodies[0], standing);
        let set = SetPersonAttribute {
            person,
            key: "lecturer".to_owned(),
            value: Some(AttributeValue::Text(subjects.to_owned())),
        };
        district.decide("2012-01-03", vec![set.into()]);
    }
    district
}

fn question(office: &Office) -> RunQuestion {
    let mut question = office.usual_run(RunKind::Training, day("2019-03-14"));
    question.settings.insert("present".to_owned(), 0);
    question.iterations = Some(20_000);
    question.seconds = 50;
    question
}

#[test]
fn a_training_plan_is_a_run_whose_classes_have_reasons_become_drafts_and_stay_in_the_next_one() {
    let District { office, .. } = district();
    let office = Arc::new(office);
    let (id, result) = done(&office, question(&office));
    assert!(result.feasible, "{:?} {:?}", result.unmet, result.conflict);
    let timetable = result.timetable.as_ref().unwrap();
    assert_eq!(result.moves.len(), timetable.classes.len());
    assert!(!result.moves.is_empty() && !timetable.learners.is_empty());
    assert!(result.moves.iter().all(|own| !own.why.is_empty()), "{:?}", result.moves);
    assert!(timetable.learners.iter().all(|one| !one.why.is_empty()));
    let run = office.run(SHELL, &id).unwrap();
    assert_eq!(office.stale_run(SHELL, &run, &result).unwrap().moves, []);

    // One class alone: one decision opens it, one sends its learners.
    let head = office.value().head();
    let first = &result.moves[0];
    let plan = office
        .accept_run(SHELL, &id, &BTreeSet::from([first.group]), "Kế hoạch đào tạo")
        .unwrap();
    assert_eq!(office.value().head(), head, "nothing takes effect by itself");
    let together = result.moves.iter().filter(|own| own.group == first.group).count();
    let drafts = plan.decisions().unwrap();
    let acts = drafts.iter().flat_map(|draft| &draft.acts);
    let opened = acts.filter(|dated| matches!(dated.act, Act::OpenClass(_))).count();
    assert_eq!(opened, together);

    // A class that is marked keeps its sessions in the next run.
    let mut again = question(&office);
    again.pins.push(RunPin {
        subject: first.key.clone(),
        place: id.clone(),
    });
    let (_, later) = done(&office, again);
    let sessions = |of: &RunResult| {
        let plan = &of.timetable.as_ref().unwrap().plan;
        let own = plan.sessions.iter().filter(|session| session.class == first.key);
        own.cloned().collect::<BTreeSet<_>>()
    };
    assert_eq!(sessions(&later), sessions(&result));
    assert!(later.moves.iter().any(|own| own.key == first.key && own.pinned));
}
