//! An import reaches as far as its asker's rights, and tells of nobody beyond.

use std::collections::BTreeMap;

use ledger::Seq;
use ledger::acts::Act;
use ledger::acts::people::Identity;
use ledger::codes::Standing;
use office::figures::Asker;
use office::import::{CannotTakeBack, ImportReport, Outcome};
use office::permission::{Actor, DataClass, Role};
use office::reads::SensitiveGroup;
use office::writer::NotDone;
use papers::roster::{ColumnMapping, ColumnRef, Field, Mapping, SheetMapping};
use testkit::{District, actor, grant};

use crate::kit::{AS_OF, codes, import_rows, job, list, outcomes, read};

fn preview(district: &District, actor: &Actor, rows: &[&str]) -> ImportReport {
    let job = job("danh-sach", read(list(rows).as_bytes(), None, Some(AS_OF)));
    district.office.preview_import(Asker::Account(actor), &job).unwrap()
}

fn officer(district: &District) -> Actor {
    actor("xa", Role::HrOfficer, district.communes[0], None)
}

#[test]
fn rows_of_others_end_as_errors_and_name_nobody() {
    use Outcome::{Add, Error};
    let district = District::tiny();
    let there = district.person("Bàn Văn Ánh", district.communes[1], Standing::Cadre);
    import_rows(
        &district,
        &["1;Lý Thị Hoa;Nữ;1980-01-01;022180000005;Xã Dân Chủ;Văn thư;"],
    );
    let rows = [
        "1;Trần Thị Mai;Nữ;1972;022172098702;Xã Bằng Cả;Văn thư;",
        "2;Lê Văn Bình;Nam;1970;;Xã Dân Chủ;Kế toán;",
        "3;Bàn Văn Ánh;Nam;01/01/1980;;Xã Bằng Cả;Kế toán;",
        "4;Nguyễn Thị Lạ;Nữ;1980;022180000005;Xã Bằng Cả;Kế toán;",
        "5;Phạm Văn Trôi;Nam;1980;;;Kế toán;",
        "6;Phạm Văn Nổi;Nam;1980;;Xã Không Có;Kế toán;",
    ];
    let report = preview(&district, &officer(&district), &rows);
    assert_eq!(
        outcomes(&report),
        [Add, Error, Add, Error, Error, Error],
        "{:#?}",
        report.rows
    );
    assert_eq!(codes(&report.rows[1]), ["out_of_reach"]);
    assert!(
        !codes(&report.rows[2]).contains(&"possible_duplicate"),
        "nobody of another commune is told of"
    );
    let of_another = &report.rows[3].reasons[0];
    assert_eq!(of_another.code, "citizen_number_of_another");
    assert!(of_another.facts.is_empty(), "{of_another:?}");
    let told = serde_json::to_string(&report.rows).unwrap();
    assert!(
        !told.contains("Lý Thị Hoa") && !told.contains(&format!("\"{there}\"")),
        "{told}"
    );
    // The twin: who reaches the whole is told.
    let all = preview(&district, &actor("huyen", Role::HrOfficer, district.root, None), &rows);
    assert_eq!(outcomes(&all), [Add, Add, Add, Error, Add, Add], "{:#?}", all.rows);
    assert!(codes(&all.rows[2]).contains(&"possible_duplicate"));
    assert_eq!(all.rows[3].reasons[0].facts["name"], "Lý Thị Hoa");
}

#[test]
fn sensitive_columns_need_the_right_to_them_and_old_values_stay_folded() {
    let district = District::tiny();
    let with_origin = |rows: &str| format!("Họ và tên;Ngày sinh;Dân tộc;Đơn vị\n{rows}");
    let first = with_origin("Trần Thị Mai;1972;Dao;Xã Bằng Cả\n");
    let first = job("a", read(first.as_bytes(), None, Some(AS_OF)));
    district.office.import("an", first, false).unwrap();
    let second = with_origin("Trần Thị Mai;1972;Tày;Xã Bằng Cả\n");
    let second = job("b", read(second.as_bytes(), None, Some(AS_OF)));
    let ask = |actor: &Actor| district.office.preview_import(Asker::Account(actor), &second).unwrap();
    let report = ask(&officer(&district));
    let changed = &report.rows[0].reasons[0];
    assert_eq!(
        (changed.facts["field"].as_str(), changed.facts["was"].as_str()),
        ("ethnicity", "…")
    );
    let mut less = officer(&district);
    less.grants = vec![grant(Role::HrOfficer, district.communes[0], DataClass::Personal)];
    let report = ask(&less);
    assert_eq!(codes(&report.rows[0]), ["class_out_of_reach"]);
    let command = district.office.import("an", second.clone(), true).unwrap();
    assert_eq!(command.rows[0].reasons[0].facts["was"], "Dao");
}

/// Whether an act writes what a sensitive group keeps.
fn is_sensitive(act: &Act) -> bool {
    match act {
        Act::RegisterPerson(register) => register.citizen_number.is_some(),
        Act::CorrectPerson(correct) => matches!(correct.identity, Identity::CitizenNumber(_)),
        Act::SetPersonAttribute(set) => SensitiveGroup::of_attribute(&set.key).is_some(),
        _ => false,
    }
}

#[test]
fn no_column_brings_in_what_is_sensitive_by_the_right_to_personal_data_alone() {
    let values = [
        "x",
        "1",
        "2001",
        "01/02/2001",
        "022172098702",
        "Đại học",
        "01.003",
        "2,34",
    ];
    let base = [Field::FullName, Field::Unit];
    let mut sensitive = Vec::new();
    for field in Field::every().filter(|field| !base.contains(field)) {
        let district = District::tiny();
        let rows = values.iter().enumerate().map(|(at, value)| {
            let name = ["Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám"][at];
            // One of them stands in a unit that nobody knows: its text is kept.
            let unit = if at == 0 { "Xã Không Có" } else { "Xã Bằng Cả" };
            format!("Nguyễn Văn {name};{unit};{value}")
        });
        let list = format!("a;b;c\n{}\n", rows.collect::<Vec<_>>().join("\n"));
        let column = |at: u16, field| ColumnMapping {
            column: ColumnRef(at),
            heading: String::new(),
            field,
            date_order: None,
            swap_day_month: None,
            decimal_mark: None,
        };
        let mapping = Mapping {
            sheets: vec![SheetMapping {
                sheet: None,
                header_rows: vec![1],
                first_row: 2,
                last_row: None,
                fixed: BTreeMap::new(),
                columns: vec![column(0, base[0]), column(1, base[1]), column(2, field)],
            }],
            ..Mapping::default()
        };
        let list = job("danh-sach", read(list.as_bytes(), Some(&mapping), Some(AS_OF)));
        let mut less = actor("huyen", Role::HrOfficer, district.root, None);
        less.grants = vec![grant(Role::HrOfficer, district.root, DataClass::Personal)];
        let report = district.office.preview_import(Asker::Account(&less), &list).unwrap();
        let taken = report.totals.add;
        let all = district.office.import("an", list, false).unwrap();
        let acts = all
            .decision
            .map_or(0..0, |seq| 0..district.office.value().entry(Seq(seq)).unwrap().len());
        let value = district.office.value();
        let written = acts.filter_map(|ordinal| value.entry(Seq(all.decision?))?.act(ordinal));
        if written.filter(|dated| is_sensitive(&dated.act)).count() > 0 {
            sensitive.push(field.to_string());
            assert_eq!(taken, 0, "{field} is brought in without the right to it");
        } else {
            assert_eq!(taken, all.totals.add, "{field} is refused without need");
        }
    }
    // The twin: what this finds is there.
    assert_eq!(
        sensitive,
        [
            "citizen_number",
            "former_number",
            "ethnicity",
            "religion",
            "native_place",
            "residence",
            "general_education",
            "phone",
            "note"
        ]
    );
}

#[test]
fn nobody_imports_the_own_record() {
    let district = District::tiny();
    let own = district.person("Lê Văn Bình", district.communes[0], Standing::Cadre);
    let row = ["1;Lê Văn Bình;Nam;01/01/1980;;Xã Bằng Cả;Chủ tịch UBND xã;Đại học"];
    for unit in [district.communes[0], district.root] {
        let actor = actor("xa", Role::HrOfficer, unit, Some(own));
        let report = preview(&district, &actor, &row);
        assert_eq!(codes(&report.rows[0]), ["out_of_reach"], "{:?}", report.rows);
    }
    assert_eq!(
        outcomes(&preview(&district, &officer(&district), &row)),
        [Outcome::Change]
    );
}

#[test]
fn an_import_is_taken_back_by_who_reaches_all_of_it() {
    let district = District::tiny();
    let both = [
        "1;Trần Thị Mai;Nữ;1972;;Xã Bằng Cả;Văn thư;",
        "2;Lê Văn Bình;Nam;1970;;Xã Dân Chủ;Kế toán;",
    ];
    let of_both = Seq(import_rows(&district, &both).decision.unwrap());
    let of_one = Seq(import_rows(&district, &["1;Lý Văn Tư;Nam;1970;;Xã Bằng Cả;Kế toán;"])
        .decision
        .unwrap());
    let officer = officer(&district);
    let take_back = |import| district.office.take_back_import(Asker::Account(&officer), import);
    let refused = take_back(of_both);
    assert!(
        matches!(refused, Err(NotDone::Refused(CannotTakeBack::OutOfReach(_)))),
        "{refused:?}"
    );
    take_back(of_one).unwrap();
    let twice = take_back(of_one);
    assert!(
        matches!(twice, Err(NotDone::Refused(CannotTakeBack::Refused(_)))),
        "{twice:?}"
    );
    let none = take_back(Seq(1));
    assert!(
        matches!(none, Err(NotDone::Refused(CannotTakeBack::Refused(_)))),
        "{none:?}"
    );
}
