//! Accounts from the command line.

use crate::support::Desk;

#[test]
fn all_problems_of_an_account_are_told_at_once() {
    let desk = Desk::demo();
    let words = desk
        .run_with(&["user", "add", "Có Dấu", "--role", "leader"], "ngan\n")
        .trouble();
    assert_eq!(
        words.lines().filter(|line| line.starts_with("- ")).count(),
        2,
        "name and password: {words}"
    );
    let words = desk
        .run_with(&["user", "add", "an", "--role", "king", "--class", "secret"], "")
        .trouble();
    assert!(
        words.contains("hr-officer") && words.contains("sensitive"),
        "both lists: {words}"
    );
    assert!(!desk.run("user list").good().out.contains("Có Dấu"));
}

#[test]
fn an_account_is_added_once_and_listed() {
    let desk = Desk::demo();
    let add = [
        "user",
        "add",
        "van-thu",
        "--role",
        "hr-officer",
        "--shown-as",
        "Văn thư",
    ];
    desk.run_with(&add, "mot-mat-khau-dai-1903\n").good();
    let list = desk.run("user list").good().out;
    assert!(
        list.lines()
            .any(|line| line.starts_with("van-thu\tVăn thư\thr-officer@")),
        "{list}"
    );
    assert!(desk.run_with(&add, "mot-mat-khau-dai-1903\n").trouble().contains("- "));
    assert!(!list.contains("mot-mat-khau"), "a password is never shown");
}

#[test]
fn rights_are_granted_shown_and_ended_and_every_problem_is_told() {
    let desk = Desk::demo();
    let grant = [
        "user",
        "grant",
        "kiem-tra",
        "--role",
        "training-centre",
        "--class",
        "sensitive",
    ];
    let words = desk.run_with(&grant, "").trouble();
    assert_eq!(
        words.lines().filter(|line| line.starts_with("- ")).count(),
        2,
        "an auditor changes nothing, and the role reaches no sensitive data: {words}"
    );
    let grant = [
        "user",
        "grant",
        "xa-ky-thuong",
        "--role",
        "counter",
        "--class",
        "internal",
        "--paper",
        "12/QĐ-UBND",
    ];
    desk.run_with(&grant, "").good();
    let shown = desk.run("user show xa-ky-thuong").good().out;
    assert!(
        shown
            .lines()
            .any(|line| line.starts_with("2\tcounter@") && line.contains("12/QĐ-UBND")),
        "{shown}"
    );
    desk.run_with(&["user", "end", "xa-ky-thuong", "2", "--paper", "13/QĐ-UBND"], "")
        .good();
    assert!(desk.run("user show xa-ky-thuong").good().out.contains("13/QĐ-UBND"));
    assert!(desk.run("user end xa-ky-thuong 2").trouble().contains("- "));
}

#[test]
fn accounts_are_closed_handed_out_and_follow_the_rules() {
    let desk = Desk::demo();
    desk.run("user close xa-ky-thuong").good();
    let list = desk.run("user list").good().out;
    assert!(
        list.lines()
            .any(|line| line.starts_with("xa-ky-thuong") && line.ends_with("khóa")),
        "{list}"
    );
    desk.run("user open xa-ky-thuong").good();
    let secret = desk.run("user password xa-ky-thuong --lost-telephone").good().out;
    assert_eq!(secret.trim().len(), 19, "{secret}");
    assert!(desk.run("user rules").good().out.contains("passwords\tusual"));
    let set = desk
        .run("user rules --passwords strict --second-factor admin,leader")
        .good()
        .out;
    assert_eq!(set, "passwords\tstrict\nsecond-factor\tadmin,leader\n");
    let words = desk.run("user rules --passwords weak --second-factor king").trouble();
    assert!(words.contains("strict") && words.contains("hr-officer"), "{words}");
}
