//! Who each row is, and what it never is.

use ledger::acts::bodies::CreatePost;
use ledger::codes::UnitKind;
use office::import::Outcome;
use testkit::District;

use crate::kit::{codes, import_rows, outcomes, person, read};

const AN: &str = "1;Nguyễn Văn An;Nam;1980;;Xã Bằng Cả;Công chức Tư pháp;Đại học";

#[test]
fn rows_without_a_strong_id_never_merge_in_one_file_and_meet_their_people_again() {
    let district = District::tiny();
    let rows = [AN, AN, AN];
    let first = import_rows(&district, &rows);
    assert_eq!(outcomes(&first), [Outcome::Add; 3]);
    let second = import_rows(&district, &rows);
    assert_eq!(
        (outcomes(&second), second.decision),
        (vec![Outcome::Duplicate; 3], None)
    );
    let ids = |report: &office::import::ImportReport| report.rows.iter().map(person).collect::<Vec<_>>();
    assert_eq!(ids(&first), ids(&second));
    let fourth = import_rows(&district, &[AN, AN, AN, AN]);
    assert_eq!(fourth.totals.duplicate + fourth.totals.add, 4);
    assert_eq!(fourth.totals.add, 1);
}

#[test]
fn fewer_rows_than_people_who_look_alike_cannot_be_told() {
    let district = District::tiny();
    import_rows(&district, &[AN, AN]);
    let report = import_rows(&district, &[AN]);
    assert_eq!(
        (outcomes(&report), codes(&report.rows[0])),
        (vec![Outcome::Error], vec!["ambiguous"])
    );
    assert_eq!(report.decision, None);
}

#[test]
fn rows_that_say_less_do_not_take_the_people_of_rows_that_say_more() {
    let more = "2;Nguyễn Văn An;Nam;02/03/1980;;Xã Bằng Cả;Công chức Tư pháp;Đại học";
    let less = "1;Nguyễn Văn An;;;;Xã Bằng Cả;Công chức Tư pháp;";
    for rows in [[less, more], [more, less]] {
        let district = District::tiny();
        assert_eq!(outcomes(&import_rows(&district, &rows)), [Outcome::Add; 2]);
        for rows in [[less, more], [more, less]] {
            assert_eq!(outcomes(&import_rows(&district, &rows)), [Outcome::Duplicate; 2]);
        }
    }
}

#[test]
fn a_number_in_two_names_is_believed_of_neither() {
    let one = "1;Trần Thị Mai;Nữ;1972;022172098702;Xã Bằng Cả;Văn thư;";
    let other = "2;Lê Thị Hoa;Nữ;1972;022172098702;Xã Bằng Cả;Thủ quỹ;";
    let district = District::tiny();
    let report = import_rows(&district, &[one, other]);
    assert!(
        report
            .rows
            .iter()
            .all(|row| row.outcome == Outcome::Error && codes(row) == ["citizen_number_twice"])
    );
    assert_eq!(outcomes(&import_rows(&district, &[one])), [Outcome::Add]);
    let report = import_rows(&district, &[other]);
    assert_eq!(codes(&report.rows[0]), ["citizen_number_of_another"]);
    assert_eq!(report.rows[0].reasons[0].facts["name"], "Trần Thị Mai");
}

#[test]
fn a_person_twice_in_a_list_is_taken_once_where_both_rows_agree() {
    let row = "1;Trần Thị Mai;Nữ;1972;022172098702;Xã Bằng Cả;Văn thư;";
    let spelled = "2;TRẦN THỊ MAI;Nữ;1972;022172098702;UBND xã Bằng Cả;Văn thư;";
    let differs = "3;Trần Thị Mai;Nữ;1972;022172098702;Xã Dân Chủ;Thủ quỹ;";
    let district = District::tiny();
    let report = import_rows(&district, &[row, spelled]);
    assert_eq!(outcomes(&report), [Outcome::Add, Outcome::Duplicate]);
    assert_eq!(codes(&report.rows[1]), ["duplicate_in_file"]);
    let report = import_rows(&District::tiny(), &[row, differs]);
    assert!(report.rows.iter().all(|row| codes(row) == ["person_twice"]));
}

#[test]
fn a_namesake_born_the_same_day_elsewhere_is_told() {
    let district = District::tiny();
    let row = |unit: &str| format!("1;Nguyễn Văn An;Nam;02/03/1980;;{unit};Công chức Tư pháp;");
    import_rows(&district, &[&row("Xã Bằng Cả")]);
    let report = import_rows(&district, &[&row("Xã Dân Chủ")]);
    assert_eq!(
        (outcomes(&report), codes(&report.rows[0])),
        (vec![Outcome::Add], vec!["possible_duplicate"])
    );
}

#[test]
fn two_heads_of_one_body_are_told_and_taken() {
    let district = District::tiny();
    let rows = [
        "1;Lê Văn Bình;Nam;1970;;Xã Bằng Cả;Chủ tịch UBND;",
        "2;Lê Văn Chi;Nam;1971;;xã Bằng Cả;Chủ tịch UBND;",
    ];
    let report = import_rows(&district, &rows);
    assert_eq!(outcomes(&report), [Outcome::Add; 2]);
    assert_eq!(
        (codes(&report.rows[0]), codes(&report.rows[1])),
        (vec![], vec!["two_heads"])
    );
}

#[test]
fn five_spellings_are_one_unit_and_an_unclear_one_is_kept_and_told() {
    let district = District::with_communes(&["Xã Hòa Bình", "Xã Dân Chủ"]);
    for commune in &district.communes {
        district.unit("Thôn 1", UnitKind::Village, Some(*commune));
    }
    let spelled = [
        "UBND xã Hòa Bình",
        "Uỷ ban nhân dân xã Hoà Bình",
        "XÃ HOÀ BÌNH",
        "xa hoa binh",
        "Ủy ban Nhân dân Xã Hòa  Bình",
    ];
    let rows: Vec<String> = spelled
        .iter()
        .enumerate()
        .map(|(at, unit)| format!("{at};Lê Văn Bình;Nam;{};;{unit};Văn thư;", 1970 + at))
        .collect();
    let report = import_rows(&district, &rows.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(
        report
            .rows
            .iter()
            .all(|row| row.person.as_ref().unwrap().matched_unit.as_deref() == Some("Xã Hòa Bình"))
    );
    let report = import_rows(
        &district,
        &[
            "1;Lê Văn Dũng;Nam;1970;;Thôn 1;;",
            "2;Lê Văn Em;Nam;1970;;Thôn 1, xã Dân Chủ;;",
        ],
    );
    assert_eq!(
        (codes(&report.rows[0]), codes(&report.rows[1])),
        (vec!["ambiguous_unit"], vec![])
    );
}

#[test]
fn hidden_rows_are_read_and_told() {
    let mut roster = read(crate::kit::list(&[AN]).as_bytes(), None, Some(crate::kit::AS_OF));
    roster.rows[0].hidden = true;
    roster.rows[0]
        .problems
        .push(papers::cells::Problem::of_row(papers::cells::Code::HiddenRow));
    let report = District::tiny()
        .office
        .import("an", crate::kit::job("a.csv", roster), false)
        .unwrap();
    assert_eq!(
        (outcomes(&report), codes(&report.rows[0])),
        (vec![Outcome::Add], vec!["hidden_row"])
    );
}

#[test]
fn blank_means_none_only_where_the_mapping_says_so() {
    let bytes = crate::kit::list(&["1;Lê Văn Bình;Nam;1970;;Xã Bằng Cả;Văn thư;"]);
    let knows_none = |declared: bool| {
        let district = District::tiny();
        let mut roster = read(bytes.as_bytes(), None, Some(crate::kit::AS_OF));
        if declared {
            // The last field has no column in this list: it stays unknown even then.
            use papers::roster::Field;
            roster.mapping.blank_means_none = vec![Field::Education, Field::PoliticalTheory];
        }
        let report = district
            .office
            .import("an", crate::kit::job("a.csv", roster), false)
            .unwrap();
        let value = district.office.value();
        let view = value.on(testkit::day("2019-03-14"), ledger::Seq::LATEST);
        let id = ledger::Entity::Person(person(&report.rows[0]));
        let Some(ledger::value::Place::Person(ix)) = value.place(id) else {
            panic!()
        };
        let none = |field| view.person(ix).unwrap().no_learning(field).is_some();
        (
            none(ledger::codes::Learning::Education),
            none(ledger::codes::Learning::Theory),
        )
    };
    assert_eq!((knows_none(false), knows_none(true)), ((false, false), (true, false)));
}

#[test]
fn a_vacated_post_is_taken_again_and_a_held_one_is_not() {
    let district = District::tiny();
    let unit = district.communes[0];
    let holder = district.official("Đỗ Văn Quý", unit, "Chủ tịch UBND");
    let row = "1;Lê Văn Bình;Nam;1970;;Xã Bằng Cả;Chủ tịch UBND;";
    let posts = || district.office.value().post_count();
    district.create(
        "2018-01-01",
        CreatePost {
            unit,
            title: "Văn thư".to_owned(),
        },
    );
    assert_eq!(posts(), 2);
    import_rows(&district, &["1;Lê Thị Hoa;Nữ;1970;;Xã Bằng Cả;Văn thư;"]);
    assert_eq!(posts(), 2, "the empty post");
    district.decide(
        "2019-02-01",
        vec![ledger::acts::career::Retire { person: holder }.into()],
    );
    import_rows(&district, &[row]);
    assert_eq!(posts(), 2, "the vacated post");
    import_rows(&district, &["2;Lê Văn Chi;Nam;1971;;Xã Bằng Cả;Chủ tịch UBND;"]);
    assert_eq!(posts(), 3, "nobody is put on somebody else's post");
}
