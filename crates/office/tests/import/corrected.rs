//! Corrected files, later lists and older ones.

use ledger::acts::bodies::CreatePost;
use ledger::acts::career::Transfer;
use ledger::{Entity, PostId, Seq, value::Place};
use office::import::Outcome;
use testkit::District;

use crate::kit::{codes, import, import_rows, list, outcomes, person, picture};

const MAI: &str = "1;Trần Thị Mai;Nữ;1972;022172098702;Xã Bằng Cả;Văn thư;Cao đẳng";

#[test]
fn a_corrected_file_changes_and_names_field_was_and_now() {
    let district = District::tiny();
    import_rows(&district, &[MAI]);
    let corrected = "1;Trần Thị Mại;Nữ;21/07/1972;022172098702;Xã Dân Chủ;Kế toán;Đại học";
    let report = import_rows(&district, &[corrected]);
    assert_eq!(outcomes(&report), [Outcome::Change]);
    let told: Vec<String> = report.rows[0]
        .reasons
        .iter()
        .map(|reason| {
            format!(
                "{} {}: {} -> {}",
                reason.code, reason.facts["field"], reason.facts["was"], reason.facts["now"]
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "changed full_name: Trần Thị Mai -> Trần Thị Mại",
            "changed birth: 1972 -> 1972-07-21",
            "changed unit: Xã Bằng Cả -> Xã Dân Chủ",
            "changed title: Văn thư -> Kế toán",
            "changed education: college -> university",
        ]
    );
    assert_eq!(outcomes(&import_rows(&district, &[corrected])), [Outcome::Duplicate]);
    assert_eq!(district.office.value().person_count(), 1);
}

#[test]
fn a_year_does_not_blur_a_day_and_a_name_without_marks_takes_none_away() {
    let district = District::tiny();
    import_rows(
        &district,
        &["1;Trần Thị Mai;Nữ;21/07/1972;;Xã Bằng Cả;Văn thư;Cao đẳng"],
    );
    let report = import_rows(&district, &["1;Tran Thi Mai;Nữ;1972;;UBND xa Bang Ca;Van thu;"]);
    assert_eq!(outcomes(&report), [Outcome::Duplicate], "{:?}", report.rows);
}

#[test]
fn an_older_list_never_undoes_a_later_transfer() {
    let district = District::tiny();
    let first = import_rows(&district, &[MAI]);
    let mai = person(&first.rows[0]);
    let post = PostId(district.create(
        "2019-03-02",
        CreatePost {
            unit: district.communes[1],
            title: "Văn thư".to_owned(),
        },
    ));
    district.decide("2019-05-01", vec![Transfer { person: mai, post }.into()]);
    let later = |district: &District| picture(&district.office.value(), &["2019-03-01", "2019-05-01", "2020-01-01"]);
    let before = later(&district);
    let again = import_rows(&district, &[MAI]);
    assert_eq!((outcomes(&again), again.decision), (vec![Outcome::Duplicate], None));
    let older = import(&district.office, list(&[MAI]).as_bytes(), Some("2018-06-30"));
    assert_eq!(
        (outcomes(&older), codes(&older.rows[0])),
        (vec![Outcome::Change], vec!["known_earlier"])
    );
    assert_eq!(later(&district), before, "from the first list on, nothing moves");
    let value = district.office.value();
    let Some(Place::Person(ix)) = value.place(Entity::Person(mai)) else {
        panic!()
    };
    let unit = |day: &str| {
        value
            .on(testkit::day(day), Seq::LATEST)
            .person(ix)
            .and_then(|person| person.unit())
    };
    assert_eq!(
        (unit("2018-06-30"), unit("2019-06-01")),
        (unit("2019-03-01"), unit("2020-01-01"))
    );
    assert_ne!(unit("2019-04-30"), unit("2019-05-01"));
    assert_eq!(
        outcomes(&import(&district.office, list(&[MAI]).as_bytes(), Some("2018-06-30"))),
        [Outcome::Duplicate]
    );
}

#[test]
fn a_namesake_of_an_older_list_without_numbers_is_found_by_what_came_later() {
    let district = District::tiny();
    let row = "1;Lê Văn Bình;Nam;1970;;Xã Bằng Cả;Văn thư;Đại học";
    import_rows(&district, &[row]);
    let older = import(&district.office, list(&[row]).as_bytes(), Some("2018-06-30"));
    assert_eq!(outcomes(&older), [Outcome::Change]);
    let value = district.office.value();
    assert_eq!(
        (value.person_count(), value.post_count()),
        (1, 1),
        "one person in one post"
    );
}

#[test]
fn a_date_that_the_list_names_as_a_year_or_after_its_day_still_holds_on_its_day() {
    let heading = "Họ và tên;Ngày sinh;Đơn vị;Chức vụ;Ngày bổ nhiệm;Mã ngạch;Bậc;Hệ số;Thời điểm hưởng";
    for (appointed, since) in [("2019", "2019"), ("01/02/2015", "01/06/2016"), ("", "")] {
        let district = District::tiny();
        let text = format!("{heading}\nLê Văn Bình;1970;Xã Bằng Cả;Kế toán;{appointed};06.031;3;3,00;{since}\n");
        let first = import(&district.office, text.as_bytes(), Some("2019-03-01"));
        assert_eq!(outcomes(&first), [Outcome::Add], "{:?}", first.rows);
        assert_eq!(
            outcomes(&import(&district.office, text.as_bytes(), Some("2019-03-01"))),
            [Outcome::Duplicate],
            "{appointed}"
        );
        let promoted = text
            .replace(";3;3,00;", ";4;3,33;")
            .replace("Kế toán", "Kế toán trưởng");
        let report = import(&district.office, promoted.as_bytes(), Some("2019-03-01"));
        assert_eq!(
            (outcomes(&report), codes(&report.rows[0])),
            (vec![Outcome::Change], vec!["changed", "changed"])
        );
        assert_eq!(
            outcomes(&import(&district.office, promoted.as_bytes(), Some("2019-03-01"))),
            [Outcome::Duplicate],
            "{appointed}"
        );
    }
}
