//! Standards, moves, reinforcement.

use ledger::acts::career::{EndReinforcement, IntroduceForElection, Reinforce, Rotate, Transfer};
use ledger::acts::decisions::Revoke;
use ledger::acts::record::RecordLearning;
use ledger::acts::succession::PlanSuccessor;
use ledger::codes::{Learning, LearningState};
use ledger::{PersonId, UnitId};

use super::{Log, day, opens_into_its_value, part};
use crate::Absent;

fn learn(log: &mut Log, on: &str, person: PersonId, field: Learning, level: &str, state: LearningState) {
    let act = RecordLearning {
        person,
        field,
        level: level.to_owned(),
        specialism: None,
        state,
    };
    log.decide(on, vec![act.into()]);
}

#[test]
fn standards_tell_met_studying_missing_and_unknown_apart() {
    use Learning::{Education, Theory};
    use LearningState::{Held, Studying};
    let (mut log, [_, office, one, _]) = Log::new();
    let secretary = log.holder("A", one, "Bí thư Đảng ủy").0;
    let chair = log.holder("B", one, "Chủ tịch UBND").0;
    let deputy = log.holder("C", one, "Phó Bí thư Đảng ủy").0;
    let council = log.holder("D", one, "Chủ tịch HĐND").0;
    log.holder("E", office, "Chuyên viên");
    for person in [secretary, chair, deputy] {
        learn(&mut log, "2018-01-01", person, Education, "university", Held);
    }
    learn(&mut log, "2018-01-01", secretary, Theory, "advanced", Held);
    learn(&mut log, "2018-01-01", chair, Theory, "elementary", Held);
    learn(&mut log, "2019-02-01", chair, Theory, "intermediate", Studying);
    learn(&mut log, "2018-01-01", council, Education, "college", Held);
    learn(&mut log, "2018-01-01", council, Theory, "intermediate", Held);

    let figure = log.figure("standards.key_commune_officials", "2019-03-14");
    opens_into_its_value(&figure);
    assert_eq!(
        (figure.value.clone(), figure.of, figure.target),
        (Ok(2), Some(4), Some(4))
    );
    let parts = ["education", "theory", "studying", "not_met", "unknown"].map(|id| part(&figure, id));
    assert_eq!(parts, [3, 3, 1, 1, 1]);
    let said: Vec<&str> = figure.items.iter().map(|item| item.part.as_ref()).collect();
    assert_eq!(said, ["met", "studying", "unknown", "education"]);

    let before = log.figure("standards.key_commune_officials", "2019-01-31");
    assert_eq!(
        (
            before.value.clone(),
            part(&before, "studying"),
            part(&before, "not_met")
        ),
        (Ok(1), 0, 2)
    );
    let too_early = log.figure("standards.key_commune_officials", "2018-12-31");
    assert!(matches!(too_early.value, Err(Absent::NotInForce { .. })));
    assert!(too_early.items.is_empty());
}

#[test]
fn planned_successors_are_in_scope_for_the_years_of_their_plan() {
    let (mut log, [_, office, one, _]) = Log::new();
    let (person, _) = log.holder("A", office, "Chuyên viên");
    let post = log.post(one, "Bí thư Đảng ủy");
    log.decide(
        "2019-01-10",
        vec![
            PlanSuccessor {
                person,
                post,
                first_year: 2019,
                last_year: 2020,
            }
            .into(),
        ],
    );
    learn(
        &mut log,
        "2018-01-01",
        person,
        Learning::Theory,
        "elementary",
        LearningState::Held,
    );
    let figure = log.figure("standards.planned_successors", "2019-03-14");
    assert_eq!((figure.value.clone(), figure.of), (Ok(0), Some(1)));
    assert_eq!(figure.items[0].part, "theory");
    assert_eq!(
        log.figure("standards.planned_successors", "2021-03-14").value,
        Err(Absent::NothingToCount)
    );
    let elsewhere = log.figure_on("standards.planned_successors", "2019-03-14", "2019-03-14", &|_, _| {
        false
    });
    assert_eq!(elsewhere.value, Err(Absent::NothingToCount));
}

fn rotate(log: &mut Log, on: &str, person: PersonId, to: UnitId) -> ledger::Seq {
    let post = log.post(to, "Chức vụ mới");
    log.decide(
        on,
        vec![
            Rotate {
                person,
                post,
                planned_end: None,
            }
            .into(),
        ],
    )
}

#[test]
fn moves_are_told_apart_by_direction_and_a_revoked_one_is_none() {
    let (mut log, [root, office, one, two]) = Log::new();
    let state = log.unit("Phòng Nội vụ", ledger::codes::UnitKind::StateBody, Some(root));
    let people: Vec<PersonId> = (0..7)
        .map(|n| log.holder(&format!("P{n}"), if n < 2 { one } else { office }, "Việc").0)
        .collect();
    rotate(&mut log, "2019-01-10", people[0], office);
    rotate(&mut log, "2019-01-11", people[1], two);
    rotate(&mut log, "2019-01-12", people[2], one);
    rotate(&mut log, "2019-01-13", people[3], state);
    log.appoint("2019-02-01", people[4], one, "Chủ tịch UBND");
    let post = log.post(two, "Chủ tịch HĐND");
    log.decide(
        "2019-02-02",
        vec![
            IntroduceForElection {
                person: people[5],
                post,
            }
            .into(),
        ],
    );
    let post = log.post(two, "Phó Bí thư Đảng ủy");
    let transfer = log.decide(
        "2019-03-01",
        vec![
            Transfer {
                person: people[6],
                post,
            }
            .into(),
        ],
    );
    rotate(&mut log, "2018-06-01", people[4], state);

    let id = "mobility.moves_this_year";
    let figure = log.figure(id, "2019-03-14");
    opens_into_its_value(&figure);
    let parts = [
        "commune_to_district",
        "district_to_commune",
        "between_communes",
        "appointed",
        "introduced_for_election",
        "other",
    ];
    assert_eq!(parts.map(|id| part(&figure, id)), [1, 1, 1, 1, 1, 2]);
    assert_eq!(log.figure(id, "2019-02-28").value, Ok(6));
    assert_eq!(log.figure(id, "2020-01-01").value, Ok(0));
    log.decide(
        "2019-03-15",
        vec![
            Revoke {
                decision: transfer,
                from: None,
            }
            .into(),
        ],
    );
    assert_eq!(log.figure(id, "2019-03-14").value, Ok(6));
}

#[test]
fn a_commune_is_reinforced_by_somebody_from_above_while_it_lasts() {
    let (mut log, [_, office, one, two]) = Log::new();
    let (district, _) = log.holder("A", office, "Chuyên viên");
    let (neighbour, _) = log.holder("B", two, "Công chức");
    let id = "mobility.communes_reinforced";
    assert_eq!(
        (log.figure(id, "2019-01-01").value, log.figure(id, "2019-01-01").of),
        (Ok(0), Some(2))
    );
    for (on, person) in [("2019-01-10", neighbour), ("2019-02-10", district)] {
        log.decide(
            on,
            vec![
                Reinforce {
                    person,
                    unit: one,
                    duty: None,
                    planned_end: None,
                }
                .into(),
            ],
        );
    }
    let figure = log.figure(id, "2019-01-31");
    assert_eq!(figure.value, Ok(0));
    let figure = log.figure(id, "2019-03-14");
    opens_into_its_value(&figure);
    assert_eq!((figure.value.clone(), figure.target), (Ok(1), Some(2)));
    let reinforced = figure.items.iter().find(|item| item.counts).unwrap();
    assert_eq!(reinforced.day, Some(day("2019-02-10")));
    log.decide(
        "2019-06-01",
        vec![
            EndReinforcement {
                person: district,
                unit: one,
            }
            .into(),
        ],
    );
    assert_eq!(log.figure(id, "2019-06-01").value, Ok(0));
}
