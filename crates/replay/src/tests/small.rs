//! The small reorganisation: three provinces become two, with every kind of edge.

use ledger::codes::UnitKind;

use super::{broken, entered, proved};
use crate::proof::{prove, waiting};
use crate::{Case, Exceptions, Goes, Journey, Plan, Tables, Why, counts};

pub(super) const BEFORE: &str = "\
code,name,kind,district_code,district,province_code,province
00001,Xã An,Xã,001,Huyện A,01,Tỉnh Một
00002,Xã Bình,Xã,001,Huyện A,01,Tỉnh Một
00003,Thị trấn Cát,Thị trấn,001,Huyện A,01,Tỉnh Một
00004,Xã Dân,Xã,005,Huyện E,01,Tỉnh Một
00005,Xã Hòa,Xã,002,Huyện B,02,Tỉnh Hai
00006,Xã Kim,Xã,002,Huyện B,02,Tỉnh Hai
00007,Phường Lan,Phường,003,Quận C,03,Thành phố Ba
00008,Xã Hòa,Xã,003,Quận C,03,Thành phố Ba
H004,Huyện Mây,Huyện đảo,004,Huyện Mây,03,Thành phố Ba
";
pub(super) const AFTER: &str = "\
code,name,kind,province_code,province,area_km2,resolution
00001,Xã An Bình,Xã,01,Tỉnh Một,10.5,1/NQ-UBTVQH15
00003,Xã Cát,Xã,01,Tỉnh Một,7,1/NQ-UBTVQH15
00004,Xã Dân,Xã,01,Tỉnh Một,,1/NQ-UBTVQH15
00006,Xã Kim Hòa,Xã,03,Thành phố Ba,3.25,2/NQ-UBTVQH15
00007,Phường Lan,Phường,03,Thành phố Ba,2,2/NQ-UBTVQH15
00009,Đặc khu Mây,Đặc khu,03,Thành phố Ba,9,2/NQ-UBTVQH15
";
pub(super) const EDGES: &str = "\
old_code,new_code,transfer,sources
00001,00001,full,A+B
00002,00001,partial,A+B
00002,00003,partial,A+B
00003,00003,full,A+B
00004,00004,full,A+B
00005,00006,full,A+B
00005,00007,partial,A
00006,00006,full,A+B
00007,00007,full,A+B
00008,00007,full,A+B
99999,00007,full,B
H004,00009,full,A+B
";
pub(super) const EXCEPTIONS: &str = r#"
[[edge]]
old = "00005"
new = "00007"
use = "drop"
of = "A"
vi = "trùng tên với 00008"
en = "a homonym of 00008"
[[unlisted]]
old = "99999"
new = "00007"
name = "Xã Cũ"
vi = "đã hết từ trước"
en = "had ended before"
[[default]]
old = "00002"
new = "00003"
vi = "chỉ có đất về 00001"
en = "only land goes to 00001"
[[area]]
new = "00004"
vi = "tệp để trống"
en = "the file leaves it empty"
"#;
pub(super) const JOURNEY: &str = r#"
province = "01"
district = "009"
district_name = "Huyện Xưa"
known = "2019-03-14"
into = "001"
number = "9/NQ-UBTVQH14"
title = "Nhập huyện Xưa vào huyện A"
signed = "2019-12-17"
effective = "2020-01-01"
[[unit]]
code = "00002"
name = "Xã Bình"
kind = "commune"
[[unit]]
code = "00003"
name = "Xã Cát Xưa"
kind = "commune"
"#;

pub(super) fn tables() -> Tables {
    Tables::of(BEFORE.as_bytes(), AFTER.as_bytes(), EDGES.as_bytes()).unwrap()
}

pub(super) fn case() -> Case {
    Case::settle(tables(), Exceptions::read(EXCEPTIONS).unwrap()).unwrap()
}

#[test]
fn the_files_and_the_exceptions_say_where_everything_goes() {
    let case = case();
    let new = |goes: &Goes| -> Vec<String> { goes.all().map(|new| case.new[new].code.clone()).collect() };
    let goes: Vec<Vec<String>> = case.goes.iter().map(new).collect();
    assert_eq!(
        goes,
        [
            vec!["00001"],
            vec!["00003", "00001"],
            vec!["00003"],
            vec!["00004"],
            vec!["00006"],
            vec!["00006"],
            vec!["00007"],
            vec!["00007"],
            vec!["00009"],
        ]
    );
    let (split, parting) = case.splits().next().unwrap();
    assert_eq!((case.old[split].code.as_str(), parting.why), ("00002", Why::Reviewed));
    assert_eq!(case.edges(), 10);
    let provinces: Vec<_> = case
        .provinces
        .iter()
        .map(|one| (one.from.join("+"), one.goes_on))
        .collect();
    assert_eq!(provinces, [("01".to_owned(), true), ("02+03".to_owned(), false)]);
}

#[test]
fn everything_is_proved_of_it_and_nothing_is_astray() {
    let case = case();
    let journey = Journey::read(JOURNEY).unwrap();
    for journey in [None, Some(&journey)] {
        let checks = proved(&case, journey);
        assert_eq!(broken(&checks), [""; 0], "{checks:#?}");
        let plan = Plan::of(&case, journey).unwrap();
        assert_eq!(plan.resolutions, 2);
        assert_eq!(entered(&plan).astray(), []);
        assert_eq!(
            plan,
            Plan::of(&super::small::case(), journey).unwrap(),
            "twice the same"
        );
    }
    let people = proved(&case, None)
        .iter()
        .find(|check| check.id == "people")
        .map(|check| check.of);
    assert_eq!(people, Some(27));
}

#[test]
fn what_waits_for_review_is_asked_of_the_ledger() {
    let case = case();
    let plan = Plan::of(&case, None).unwrap();
    let value = entered(&plan);
    let queue = waiting(&value, &case, &plan.ids);
    assert_eq!(queue.len(), 1);
    assert_eq!((queue[0].old, queue[0].posts, queue[0].people), (1, 1, 3));
    let day = "2025-07-01".parse().unwrap();
    let counted = counts(&value, day);
    assert_eq!(counted.total(), 6);
    assert_eq!(counted.by_kind()[&UnitKind::SpecialZone], 1);
    // Before the list's day the papers do not tell: nothing certainly stood.
    assert!(
        prove(&value, &case, &plan.ids, None)
            .iter()
            .all(crate::proof::Check::holds)
    );
}
