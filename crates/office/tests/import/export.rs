//! The roster written out and read again changes nothing.

use ledger::acts::bodies::{Merge, Rename};
use ledger::acts::people::RegisterPerson;
use ledger::acts::record::{RecordLearning, RecordNoLearning, RecordParty, RecordPost, RecordService, SetRank};
use ledger::codes::{Learning, LearningState, PartyState, Sex, Standing, UnitKind};
use ledger::view::Structure;
use ledger::{Decimal, PersonId, Seq, UnitId, When};
use office::import::{ImportReport, Outcome};
use testkit::{District, day};

use crate::kit::{codes, import, import_rows};

/// Writes the roster of a day and reads it in again: with the codes of the records, then as if it had none.
fn again(district: &District, on: &str) -> ImportReport {
    let value = district.office.value();
    let view = value.on(day(on), Seq::LATEST);
    let mut form = office::export::roster(view, &Structure::of(view), &|_, _| true);
    unchanged(&import(&district.office, &form.to_xlsx().unwrap(), None));
    form.columns.pop();
    for row in form.groups.iter_mut().flat_map(|group| &mut group.rows) {
        row.pop();
    }
    import(&district.office, &form.to_xlsx().unwrap(), None)
}

/// How many people come back unchanged; everybody else is told.
fn unchanged(report: &ImportReport) -> u32 {
    let people = report.rows.iter().filter(|row| row.person.is_some());
    let others: Vec<String> = people
        .filter(|row| row.outcome != Outcome::Duplicate)
        .map(|row| {
            format!(
                "{:?} {:?} {:?}",
                row.outcome,
                row.person.as_ref().unwrap().full_name,
                row.reasons
            )
        })
        .collect();
    assert_eq!((others, report.decision), (Vec::new(), None));
    report.totals.duplicate
}

fn somebody(
    district: &District,
    name: &str,
    birth: Option<When>,
    sex: Option<Sex>,
    unit: UnitId,
    standing: Standing,
) -> PersonId {
    let register = RegisterPerson {
        full_name: name.to_owned(),
        sex,
        birth,
        citizen_number: None,
    };
    let person = PersonId::here(0);
    let seq = district.decide(
        "2015-01-01",
        vec![register.into(), RecordService { person, unit, standing }.into()],
    );
    PersonId(person.0.resolved(seq))
}

#[test]
fn people_of_every_kind_come_back_unchanged() {
    let district = District::tiny();
    let [one, two] = [district.communes[0], district.communes[1]];
    let villages = [one, two].map(|commune| district.unit("Thôn 1", UnitKind::Village, Some(commune)));
    let hall = district.unit("UBND xã Bằng Cả", UnitKind::StateBody, Some(one));
    let births = [
        None,
        Some(When::Year(1980)),
        Some(When::Month(1980, 5)),
        Some(day("1980-05-06").into()),
    ];
    let sexes = [None, Some(Sex::Male), Some(Sex::Female)];
    let mut count = 0;
    for birth in births {
        for sex in sexes {
            somebody(&district, "Nguyễn Văn An", birth, sex, one, Standing::CivilServant);
            somebody(&district, "Nguyễn Văn An", birth, sex, villages[1], Standing::PartTime);
            count += 2;
        }
    }
    for standing in Standing::ALL {
        somebody(
            &district,
            "Lê Văn Bình",
            Some(When::Year(1985)),
            None,
            villages[0],
            *standing,
        );
        count += 1;
    }
    let chair = district.official("Đỗ Văn Quý", hall, "Chủ tịch UBND");
    let part_time = somebody(
        &district,
        "Đặng Thị Hoa",
        None,
        Some(Sex::Female),
        two,
        Standing::PartTime,
    );
    let post = district.post(two, "Trưởng Đài truyền thanh");
    let learn = |person, field, level: &str, state| RecordLearning {
        person,
        field,
        level: level.to_owned(),
        specialism: None,
        state,
    };
    let (held, studying) = (LearningState::Held, LearningState::Studying);
    let rank = SetRank {
        person: chair,
        rank: "01.003".to_owned(),
        step: Some(3),
        coefficient: Some(Decimal::from_millionths(3_000_000)),
    };
    district.decide(
        "2016-01-01",
        vec![
            RecordPost {
                person: part_time,
                post,
            }
            .into(),
            learn(chair, Learning::Education, "college", held).into(),
            learn(chair, Learning::Education, "university", studying).into(),
            learn(chair, Learning::Theory, "advanced", held).into(),
            learn(chair, Learning::StateManagement, "expert", held).into(),
            learn(part_time, Learning::Education, "university", studying).into(),
            learn(part_time, Learning::Theory, "bachelor", held).into(),
            RecordNoLearning {
                person: part_time,
                field: Learning::StateManagement,
            }
            .into(),
            RecordParty {
                person: chair,
                state: PartyState::Probationary,
            }
            .into(),
            RecordParty {
                person: part_time,
                state: PartyState::None,
            }
            .into(),
            rank.into(),
        ],
    );
    count += 2;
    assert_eq!(unchanged(&again(&district, "2019-03-14")), count);
}

#[test]
fn merged_and_renamed_units_come_back_unchanged() {
    let district = District::tiny();
    let [one, two] = [district.communes[0], district.communes[1]];
    district.official("Đỗ Văn Quý", one, "Chủ tịch UBND");
    district.person("Lê Văn Bình", two, Standing::CivilServant);
    let merge = Merge {
        from: vec![one],
        into: two,
    };
    district.decide("2018-01-01", vec![merge.into()]);
    district.decide(
        "2018-02-01",
        vec![
            Rename {
                unit: two,
                name: "Xã Kỳ Thượng".to_owned(),
            }
            .into(),
        ],
    );
    // A new unit takes the old name.
    let new = district.create(
        "2018-03-01",
        ledger::acts::bodies::Establish {
            name: "Xã Bằng Cả".to_owned(),
            kind: UnitKind::Commune,
            parent: Some(district.root),
            code: None,
        },
    );
    let register = RegisterPerson {
        full_name: "Vũ Thị Đào".to_owned(),
        sex: None,
        birth: None,
        citizen_number: None,
    };
    let person = PersonId::here(0);
    let service = RecordService {
        person,
        unit: UnitId(new),
        standing: Standing::CivilServant,
    };
    district.decide("2018-04-01", vec![register.into(), service.into()]);
    assert_eq!(unchanged(&again(&district, "2019-03-14")), 3);
}

#[test]
fn a_list_without_known_units_comes_back_unchanged() {
    let district = District::empty();
    let first = import_rows(
        &district,
        &[
            "1;Trần Thị Mai;Nữ;1972;022172098702;Xã Bằng Cả;Văn thư;Cao đẳng",
            "2;Lê Văn Bình;Nam;1970;;Trường THCS Lê Lợi;Giáo viên;Đại học",
        ],
    );
    assert_eq!(first.totals.add, 2);
    assert_eq!(unchanged(&again(&district, "2019-03-01")), 2);
}

#[test]
fn what_lists_say_without_a_level_is_kept_as_they_say_it() {
    let district = District::tiny();
    let text = "Họ và tên;Năm sinh;Đơn vị;Chức vụ;QLNN\nLê Văn Bình;1970;Xã Bằng Cả;Kế toán;x\n";
    let first = import(&district.office, text.as_bytes(), Some("2019-03-01"));
    assert_eq!(codes(&first.rows[0]), Vec::<&str>::new());
    let value = district.office.value();
    let person = value.on(day("2019-03-01"), Seq::LATEST).person(0).unwrap();
    assert!(
        person.no_learning(Learning::StateManagement).is_none(),
        "trained, though no level is named"
    );
    assert_eq!(unchanged(&again(&district, "2019-03-01")), 1);
}
