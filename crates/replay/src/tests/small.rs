//! The small reorganisation: three provinces become two, with every kind of edge.

use crate::{Case, Exceptions, Goes, Tables, Why};

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
