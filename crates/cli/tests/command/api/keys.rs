//! Keys from the command line, and what a program with one gets.

use super::program::Program;
use crate::site::Serving;
use crate::support::Desk;

/// A key that writes or approves papers for an account, which is added.
pub(crate) fn made_for(desk: &Desk, account: &str, rights: &[&str]) -> String {
    let add = ["user", "add", account, "--role", "hr-officer"];
    desk.run_with(&add, "mot-mat-khau-dai-1903\n").good();
    made(desk, &[rights, &["--account", account]].concat())
}

/// A key for the whole district, for two days.
pub(crate) fn made(desk: &Desk, rights: &[&str]) -> String {
    let mut words = vec![
        "key",
        "add",
        "Cổng báo cáo của tỉnh",
        "--days",
        "2",
        "--per-minute",
        "100000",
    ];
    words.extend(rights);
    let said = desk.run_with(&words, "").good();
    said.out.trim().to_owned()
}

#[test]
fn a_key_is_made_listed_and_taken_back_and_every_problem_is_told() {
    let desk = Desk::demo();
    let words = desk
        .run("key add x --deeds read-person,erase --class secret --unit 9999-0")
        .trouble();
    assert!(
        words.contains("“erase”") && words.contains("“secret”") && words.contains("9999-0") && words.contains("hạn"),
        "{words}"
    );
    let words = desk.run("key add x --deeds decide --days 2").trouble();
    assert!(words.contains("đứng tên tài khoản"), "{words}");
    let secret = made(&desk, &["--deeds", "export", "--class", "personal"]);
    let list = desk.run("key list").good().out;
    let cells: Vec<&str> = list.trim().split('\t').collect();
    assert_eq!(
        (cells[1], cells[3], cells[4], cells[8]),
        ("Cổng báo cáo của tỉnh", "personal", "read-figures,export", "chưa dùng"),
        "{list}"
    );
    assert!(!list.contains(&secret[8..]), "a key is shown once");

    let site = Serving::start(&desk, &[]);
    assert_eq!(Program::new(&site, &secret).get("/api/v1/people?limit=1").status, 200);
    drop(site);
    desk.run(&format!("key revoke {} --paper 13/QĐ-UBND", cells[0])).good();
    assert!(
        desk.run(&format!("key revoke {}", cells[0]))
            .trouble()
            .contains("key list")
    );
    assert!(desk.run("key list").good().out.contains("đã thu hồi"));
    let site = Serving::start(&desk, &[]);
    let answer = Program::new(&site, &secret).english().get("/api/v1/people?limit=1");
    assert_eq!((answer.status, answer.kind()), (401, "key-refused"));
    assert_eq!(answer.json["detail"], "The key was taken back");
    let stranger = Program::new(&site, "").get("/api/openapi.json");
    assert_eq!(
        (stranger.status, stranger.kind()),
        (401, "no-key"),
        "which addresses there are is nobody's business"
    );
}

#[test]
fn the_line_right_above_the_key_announces_it() {
    let desk = Desk::demo();
    let told = desk.run("key add x --deeds export --days 2").good().err;
    assert!(told.contains("Khóa mạnh") && told.trim_end().ends_with(':'), "{told}");
}
