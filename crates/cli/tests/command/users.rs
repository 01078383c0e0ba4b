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
