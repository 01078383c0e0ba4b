//! Imports: what is printed, what is written, what can be taken back.

use papers::workbook::{self, Value as Cell};

use crate::support::{Desk, demo, number};

/// A list of four: two good rows, one with an impossible date, one without a name.
const LIST: &str = "DANH SÁCH CÁN BỘ, CÔNG CHỨC;;;;;\n\
    (tính đến ngày 28/02/2019);;;;;\n\
    STT;Họ và tên;Giới tính;Ngày sinh;Đơn vị;Chức danh\n\
    1;Trần Thị Minh Bưởi;Nữ;21/07/1982;xã Kỳ Thượng;Công chức Văn phòng - thống kê\n\
    2;Lê Văn Ổi;Nam;05/01/1979;xã Kỳ Thượng;Công chức Địa chính\n\
    3;Phạm Thị Na;Nữ;31/02/1980;xã Kỳ Thượng;Công chức Tài chính - kế toán\n\
    4;;Nam;05/01/1981;xã Kỳ Thượng;Công chức Địa chính\n";

#[test]
fn the_json_of_one_file_is_one_object_and_of_several_an_array() {
    let desk = Desk::demo();
    desk.file("a.csv", LIST);
    desk.file("b.csv", LIST);
    let one = desk.run("import a.csv --json --dry-run").json();
    assert_eq!(
        one["totals"],
        serde_json::json!({ "add": 2, "change": 0, "duplicate": 0, "error": 2, "skip": 0 }),
        "{one}"
    );
    let rows = one["rows"].as_array().unwrap();
    assert_eq!(
        rows.iter().map(|row| number(&row["row"])).collect::<Vec<_>>(),
        [4, 5, 6, 7]
    );
    let first = &rows[0];
    assert!(first["sheet"].is_null(), "a CSV file has no sheet");
    assert_eq!(
        first["reasons"].as_array().map(Vec::len),
        Some(0),
        "a row that is fine has no reasons: {first}"
    );
    let keys = [
        "full_name",
        "sex",
        "birth",
        "citizen_number",
        "unit",
        "title",
        "education",
        "political_theory",
    ];
    assert!(keys.iter().all(|key| first["person"].get(key).is_some()), "{first}");
    assert_eq!(
        (first["person"]["full_name"].as_str(), first["person"]["birth"].as_str()),
        (Some("Trần Thị Minh Bưởi"), Some("1982-07-21"))
    );
    assert_eq!(
        (rows[2]["outcome"].as_str(), rows[2]["reasons"][0]["code"].as_str()),
        (Some("error"), Some("impossible_date"))
    );
    assert!(
        rows[2]["reasons"][0]["message"]
            .as_str()
            .unwrap()
            .contains("31/02/1980")
    );
    assert_eq!(rows[3]["reasons"][0]["code"], "missing_name");
    let both = desk.run("import a.csv b.csv --json --dry-run").json();
    assert_eq!(both.as_array().map(Vec::len), Some(2));
}

#[test]
fn good_rows_go_in_and_bad_ones_come_back_in_the_user_s_own_workbook() {
    let desk = Desk::demo();
    desk.file("danh-sach.csv", LIST);
    let said = desk.run("import danh-sach.csv").good();
    assert!(said.out.contains("thêm 2, sửa 0, trùng 0, lỗi 2"), "{}", said.out);
    let marked = workbook::read(&std::fs::read(desk.path("danh-sach.loi.xlsx")).unwrap()).unwrap();
    let reasons = |number: u32| -> String {
        let row = marked.sheets[0].rows.iter().find(|row| row.number == number).unwrap();
        match &row.cells.last().unwrap().value {
            Cell::Text(text) => text.clone(),
            other => panic!("{other:?}"),
        }
    };
    assert!(reasons(6).contains("31/02/1980"), "{}", reasons(6));
    assert_eq!(reasons(3), "Lý do");
    assert!(
        reasons(4).contains("Công chức"),
        "a good row has no reason: {}",
        reasons(4)
    );
}

#[test]
fn an_import_is_listed_and_taken_back_whole() {
    let desk = Desk::demo();
    desk.file("a.csv", LIST);
    let done = desk.run("import a.csv --json").json();
    let person = done["rows"][0]["id"].as_str().unwrap().to_owned();
    let seq = number(&done["decision"]);
    let list = desk.run("imports list").good().out;
    assert!(
        list.lines()
            .any(|line| line.starts_with(&format!("{seq}\t2019-02-28\ta.csv\t"))),
        "{list}"
    );
    let explained = desk.run(&format!("explain {person} --as-of 2019-03-14")).good().out;
    assert!(explained.starts_with("Trần Thị Minh Bưởi"), "{explained}");
    desk.run(&format!("imports revoke {seq}")).good();
    desk.run(&format!("explain {person} --as-of 2019-03-14")).trouble();
    let list = desk.run("imports list").good().out;
    assert!(list.contains("đã hủy bằng quyết định thứ"), "{list}");
    desk.run(&format!("imports revoke {seq}")).trouble();
    desk.run("imports revoke 999999").trouble();
    let again = desk.run("import a.csv --json").json();
    assert_eq!(again["totals"]["add"], 2, "what was taken back can be imported again");
    desk.run("verify").good();
}

#[test]
fn a_mapping_is_saved_corrected_and_given_back() {
    let desk = Desk::demo();
    desk.file("a.csv", LIST);
    let own = desk.run("import a.csv --dry-run --json --save-mapping m.toml").json();
    let mapping = std::fs::read_to_string(desk.path("m.toml")).unwrap();
    assert!(mapping.contains("full_name"), "{mapping}");
    let given = desk.run("import a.csv --dry-run --json --mapping m.toml").json();
    assert_eq!(own["rows"], given["rows"], "the same mapping reads the same");
    // Corrected: the column of titles is left out.
    let corrected = mapping.replace("\"title\"", "\"note\"");
    assert_ne!(corrected, mapping);
    desk.file("m.toml", corrected);
    let read = desk.run("import a.csv --dry-run --json --mapping m.toml").json();
    assert!(read["rows"][0]["person"]["title"].is_null(), "{}", read["rows"][0]);
}

#[test]
fn a_mapping_that_is_none_is_said_with_its_place() {
    let desk = Desk::demo();
    desk.file("a.csv", LIST);
    desk.file("bad.toml", "sheets = 7\n");
    let words = desk.run("import a.csv --mapping bad.toml").trouble();
    assert!(words.contains("bad.toml") && words.contains("line 1"), "{words}");
    let words = desk.run("import a.csv --mapping none.toml").trouble();
    assert!(words.contains("none.toml"), "{words}");
    assert_eq!(desk.head(), demo().head);
}
