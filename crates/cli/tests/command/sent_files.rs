//! The reader of workbooks that were sent to the site: asked in one line, answered in a line for some rows each and one for the rest.

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value as Json;

use crate::support::Desk;

const ASKED: &str = "{\"List\":{\"mapping\":null,\"as_of\":null}}\n";
const MARKED: &str = "{\"Marked\":{\"marks\":[{\"sheet\":null,\"row\":2,\"refused\":true,\"columns\":[0],\"reason\":\"=1+1\"}],\
    \"heading\":\"Lý do\",\"heading_rows\":[[null,1]]}}\n";
const LIST: &str = "Họ và tên;Ngày sinh\nTrần Thị Mai;1972\n";

fn sent(input: &str) -> crate::support::Said {
    Desk::empty().run_with(&["read-workbook", "--sent"], input)
}

#[test]
fn a_list_is_read_with_the_look_of_its_sheets() {
    let told = sent(&format!("{ASKED}{LIST}")).out;
    let told: Vec<Json> = told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let [rows, list] = told.as_slice() else {
        panic!("{told:?}")
    };
    assert_eq!(rows["Rows"].as_array().unwrap().len(), 1, "{rows}");
    let list = &list["List"];
    assert_eq!(list["roster"]["rows"].as_array().unwrap().len(), 0, "{list}");
    assert_eq!(list["sheets"][0]["columns"][0]["samples"][0], "Trần Thị Mai");
}

#[test]
fn what_is_no_workbook_is_told_as_a_fact() {
    let told = sent(&format!("{ASKED}%PDF-1.7")).json();
    assert_eq!(told["Unreadable"]["Workbook"]["why"], "not_a_workbook", "{told}");
    let told = sent(&format!("{MARKED}%PDF-1.7")).json();
    assert_eq!(told["Unreadable"]["Workbook"]["why"], "not_a_workbook", "{told}");
}

#[test]
fn a_question_that_nobody_asks_is_told_too() {
    for asked in ["", "{}\n", "[1]\nabc", "{\"List\":1}\nabc"] {
        assert!(sent(asked).json()["Unreadable"]["System"].is_string(), "{asked}");
    }
}

#[test]
fn a_marked_workbook_comes_back_as_it_is() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_xungtam"))
        .args(["read-workbook", "--sent"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut entry = child.stdin.take().unwrap();
    entry.write_all(format!("{MARKED}{LIST}").as_bytes()).unwrap();
    drop(entry);
    let output = child.wait_with_output().unwrap();
    let back = papers::workbook::read(&output.stdout).unwrap();
    let reason = back.sheets[0].rows[1].cell(2).unwrap();
    assert_eq!(
        reason.value,
        papers::workbook::Value::Text("=1+1".to_owned()),
        "no live formula"
    );
}
