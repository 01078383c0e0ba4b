//! The command on a ledger that a PostgreSQL database keeps.

use testkit::Server;

use crate::support::{Desk, ask, demo};

/// Each command, asked of the demonstration ledger in its file and in a database.
#[test]
fn a_database_answers_as_the_file_does_and_gives_it_back() {
    let (server, desk) = (Server::start(), Desk::demo());
    let at = server.address("hoanh-bo");
    let on = |line: &str| desk.run(&format!("{line} --data {at}"));
    let none = on("figures").trouble();
    assert!(none.contains("hoanh-bo"), "{none}");

    desk.run(&format!("restore xungtam.ledger {at}")).good();
    desk.run(&format!("restore xungtam.ledger {at}")).trouble();
    assert_eq!(on("verify").good().after("đầu chuỗi:"), demo().head);
    for line in [
        "figures --as-of 2019-03-14 --json",
        "standards --as-of 2019-03-14 --json",
        "needs --as-of 2019-01-21 --json",
        "plan list",
        "imports list",
        "user list",
        "decisions",
    ] {
        assert_eq!(on(line).good().out, ask(line).good().out, "{line}");
    }

    on("backup back.ledger").good();
    assert_eq!(
        desk.run("verify --data back.ledger").good().after("đầu chuỗi:"),
        demo().head
    );
    // What is written goes on from there, and another ledger of the database knows nothing of it.
    let other = server.address("other");
    desk.run(&format!("restore back.ledger {other}")).good();
    desk.run_with(
        &["user", "add", "le.an", "--role", "auditor", "--data", &at],
        "bờ sông Diễn Vọng chiều\n",
    )
    .good();
    assert!(on("user list").good().out.contains("le.an"));
    assert!(
        !desk
            .run(&format!("user list --data {other}"))
            .good()
            .out
            .contains("le.an")
    );
    on("verify").good();
}

#[test]
fn a_list_is_imported_into_a_database_that_has_no_ledger_yet() {
    let (server, desk) = (Server::start(), Desk::empty());
    let at = server.address("moi");
    let list = "STT;Họ và tên;Ngày sinh;Giới tính\n1;Nguyễn Văn An;02/03/1980;Nam\n2;Lê Thị Bình;05/06/1985;Nữ\n";
    let list = desk.file("ds.csv", list);
    let line = |what: &str| format!("import {what} {list} --as-of 2019-03-14 --data {at}");
    desk.run(&line("--dry-run"));
    desk.run(&format!("verify --data {at}")).trouble();
    desk.run(&line("")).good();
    desk.run(&format!("verify --data {at}")).good();
    assert!(
        desk.run(&format!("imports list --data {at}"))
            .good()
            .out
            .contains("ds.csv")
    );
}

#[test]
fn what_cannot_be_reached_is_said_without_the_password() {
    let desk = Desk::empty();
    for at in [
        "postgres://so:bi-mat@localhost:1/x?ledger=a",
        "postgres://so:bi-mat@10.0.0.1/x?ledger=a",
        "postgres://so:bi-mat@localhost/x?ledger=A",
        "postgres://so:bi-mat@localhost:x/x",
    ] {
        let said = desk.run(&format!("verify --data {at}")).trouble();
        assert!(!said.contains("bi-mat"), "{said}");
        let said = desk.run(&format!("backup copy --data {at} --lang en")).trouble();
        assert!(!said.contains("bi-mat"), "{said}");
    }
}

#[test]
fn over_the_network_the_server_proves_itself() {
    let desk = Desk::demo();
    desk.run("tls ca ca").good();
    desk.run("tls ca other").good();
    desk.run("tls cert --ca ca --name localhost wire").good();
    let server = Server::start_with_tls(&desk.path("wire/server.pem"), &desk.path("wire/server.key"));
    let at = |host: &str, root: &str| {
        let root = desk.path(root);
        format!("{}&sslrootcert={}", server.address_over_tls(host, "a"), root.display())
    };
    desk.run(&format!("restore xungtam.ledger {}", at("localhost", "ca/ca.pem")))
        .good();
    let proved = desk
        .run(&format!("verify --data {}", at("localhost", "ca/ca.pem")))
        .good();
    assert_eq!(proved.after("đầu chuỗi:"), demo().head);
    // Another authority vouches for it, or it is asked for under another name: nobody is spoken to.
    for (host, root) in [
        ("localhost", "other/ca.pem"),
        ("127.0.0.1", "ca/ca.pem"),
        ("localhost", "ca/none.pem"),
    ] {
        desk.run(&format!("verify --data {}", at(host, root))).trouble();
    }
}
