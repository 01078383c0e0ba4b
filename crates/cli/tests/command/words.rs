//! Words for people: both languages, and what to do next.

use crate::support::{Desk, ask};

#[test]
fn a_ledger_that_is_not_there_is_said_with_the_next_step() {
    let desk = Desk::empty();
    for command in [
        "figures",
        "verify",
        "standards",
        "plan list",
        "imports list",
        "user list",
        "needs",
        "serve --listen 127.0.0.1:0",
    ] {
        let words = desk.run(command).trouble();
        assert!(
            words.contains("xungtam demo") && words.contains("--data"),
            "{command}: {words}"
        );
        let english = desk.run(&format!("--lang en {command}")).trouble();
        assert!(english.contains("There is no ledger"), "{command}: {english}");
    }
    assert!(!desk.ledger().exists(), "asking makes nothing");
}

#[test]
fn a_file_that_is_no_ledger_is_said_to_be_none() {
    let desk = Desk::empty();
    desk.file("xungtam.ledger", "not a ledger at all, only text");
    for command in ["figures", "verify"] {
        let words = desk.run(command).trouble();
        assert!(words.contains("xungtam.ledger"), "{words}");
    }
}

#[test]
fn data_goes_to_stdout_and_words_to_stderr() {
    let said = ask("figures --as-of 2019-03-14").good();
    assert!(
        said.out.lines().next().unwrap().starts_with("training.classes_planned"),
        "{}",
        said.out
    );
    assert!(said.err.starts_with("Tại ngày 14/03/2019"), "{}", said.err);
    let said = ask("--lang en figures --as-of 2019-03-14").good();
    assert!(said.err.starts_with("As of 14/03/2019"), "{}", said.err);
}

#[test]
fn a_day_that_is_none_and_a_language_that_is_none_are_refused() {
    let said = ask("figures --as-of 31/02/2019");
    assert!(!said.ok && said.err.contains("14/03/2019"), "{}", said.err);
    assert!(!ask("--lang fr figures").ok);
}

#[test]
fn the_law_that_the_program_carries_has_no_fault() {
    let desk = Desk::empty();
    assert!(desk.run("law check").good().out.contains("không có lỗi"));
    assert!(desk.run("--lang en law check").good().out.contains("no fault"));
    desk.run("law check no-such-folder").trouble();
}
