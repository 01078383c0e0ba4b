//! Quotas, cuts and the apparatus.

use ledger::acts::bodies::{AssignQuota, Consolidate, Establish, Merge};
use ledger::acts::career::{Streamline, UniteTitles};
use ledger::codes::{QuotaKind, StreamlineGround, UnitKind};
use ledger::{Seq, UnitId};

use super::{Log, day, opens_into_its_value, part};
use crate::Absent;

fn assign(log: &mut Log, on: &str, unit: UnitId, year: u16, posts: u32, to_cut: u32) {
    log.decide(
        on,
        vec![
            AssignQuota {
                unit,
                kind: QuotaKind::CivilService,
                year,
                posts,
                to_cut,
            }
            .into(),
        ],
    );
}

#[test]
fn cut_posts_count_on_their_day_against_the_years_assignment() {
    let (mut log, [_, office, one, _]) = Log::new();
    let id = "streamlining.posts_cut_this_year";
    assert_eq!(log.figure(id, "2019-03-14").value, Err(Absent::NoPlan { year: 2019 }));
    assign(&mut log, "2019-01-01", office, 2019, 10, 2);
    assign(&mut log, "2019-01-01", one, 2019, 5, 1);
    for (on, unit) in [("2019-02-01", office), ("2019-03-15", one)] {
        let person = log.person("A", unit);
        let act = Streamline {
            person,
            unit,
            quota: QuotaKind::CivilService,
            ground: StreamlineGround::BelowStandard,
        };
        log.decide(on, vec![act.into()]);
    }
    let figure = log.figure(id, "2019-03-14");
    opens_into_its_value(&figure);
    assert_eq!(
        (figure.value.clone(), figure.target, figure.due),
        (Ok(1), Some(3), Some(day("2019-12-31")))
    );
    assert_eq!(log.figure(id, "2019-03-15").value, Ok(2));
    let root = log.0.on(day("2019-03-15"), Seq::LATEST);
    let office_ix = root.value().place(ledger::Entity::Unit(office));
    let of_office = log.figure_on(id, "2019-03-15", "2019-03-15", &|unit, _| {
        unit.map(ledger::value::Place::Unit) == office_ix
    });
    assert_eq!((of_office.value, of_office.target), (Ok(1), Some(2)));
}

#[test]
fn the_reduction_since_2015_follows_mergers_and_rounds_the_least_cut_up() {
    let (mut log, [_, office, one, two]) = Log::new();
    let id = "quota.reduction_since_2015";
    assert_eq!(log.figure(id, "2019-03-14").value, Err(Absent::NoBase { year: 2015 }));
    assign(&mut log, "2015-01-01", office, 2015, 101, 0);
    assign(&mut log, "2015-01-01", one, 2015, 60, 0);
    assign(&mut log, "2015-01-01", two, 2015, 54, 0);
    let figure = log.figure(id, "2016-06-01");
    assert_eq!(
        (figure.value.clone(), figure.of, figure.target),
        (Ok(0), Some(215), Some(22))
    );
    assert_eq!(figure.due, Some(day("2021-12-31")));

    log.decide(
        "2017-01-01",
        vec![
            Merge {
                from: vec![two],
                into: one,
            }
            .into(),
        ],
    );
    assert_eq!(log.figure(id, "2017-06-01").value, Ok(0), "a merger cuts nothing");
    assign(&mut log, "2018-01-01", one, 2018, 105, 0);
    let later = log.figure(id, "2019-03-14");
    assert_eq!(
        (
            later.value.clone(),
            part(&later, "civil_service"),
            part(&later, "public_employees")
        ),
        (Ok(9), 9, 0)
    );
    assert_eq!(
        later.by_year,
        [(2015, 215), (2016, 215), (2017, 215), (2018, 206), (2019, 206)]
    );

    // Before the merger, on the structure after it: the merged unit answers for both.
    let merged = log.0.place(ledger::Entity::Unit(one));
    let of_one = |unit: Option<u32>, _: Option<u32>| unit.map(ledger::value::Place::Unit) == merged;
    let then = log.figure_on(id, "2016-06-01", "2016-06-01", &of_one);
    let on_todays = log.figure_on(id, "2016-06-01", "2019-03-14", &of_one);
    assert_eq!((then.of, on_todays.of), (Some(60), Some(114)));
    assert!(
        log.figure_on(id, "2016-06-01", "2016-06-01", &|unit, _| unit.is_none())
            .value
            .is_err()
    );
}

#[test]
fn consolidations_and_united_titles_count_while_in_force() {
    let (mut log, [root, office, ..]) = Log::new();
    let other = log.unit("Văn phòng HĐND và UBND", UnitKind::StateBody, Some(root));
    let secretary = log.holder("A", root, "Bí thư Huyện ủy");
    let also = log.post(root, "Chủ tịch UBND huyện");
    assert_eq!(log.figure("apparatus.offices_consolidated", "2019-03-14").value, Ok(0));
    let establish = Establish {
        name: "Văn phòng chung".to_owned(),
        kind: UnitKind::PartyBody,
        parent: Some(root),
        code: None,
    };
    let consolidate = Consolidate {
        from: vec![office, other],
        into: UnitId::here(0),
    };
    log.decide("2019-02-01", vec![establish.into(), consolidate.into()]);
    log.decide(
        "2019-03-04",
        vec![
            UniteTitles {
                person: secretary.0,
                main: secretary.1,
                also,
            }
            .into(),
        ],
    );
    for id in ["apparatus.offices_consolidated", "apparatus.titles_united"] {
        let figure = log.figure(id, "2019-03-14");
        opens_into_its_value(&figure);
        assert_eq!(figure.value, Ok(1), "{id}");
    }
    assert_eq!(log.figure("apparatus.titles_united", "2019-03-03").value, Ok(0));
    assert_eq!(log.figure("apparatus.offices_consolidated", "2020-03-14").value, Ok(0));
}
