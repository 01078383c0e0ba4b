//! `serve --follow` beside a site that writes: what one records the other shows, and it says so when it cannot keep up.

use storage::{Location, Mode};
use testkit::Server;

use crate::site::Serving;
use crate::support::{Desk, Said};

const SECRET: &str = "mot-mat-khau-dai-1903";
const LIST: &str = "STT;Họ và tên;Ngày sinh;Giới tính\n1;Triệu Thị Theo Kịp;05/06/1985;Nữ\n";

/// The page of the decision that is recorded next.
fn next_decision(at: &str, desk: &Desk) -> String {
    let at = match Location::read(at).unwrap() {
        Location::File(path) => Location::File(desk.path(path.to_str().unwrap())),
        database @ Location::Database(_) => database,
    };
    let head = storage::open(at, Mode::Read).unwrap().heads().unwrap();
    format!("/quyet-dinh/{}", head.log.0.next())
}

/// The import of one person, by the command.
fn import(desk: &Desk, at: &str) -> Said {
    let list = desk.file("moi.csv", LIST);
    desk.run(&format!("import {list} --as-of 2019-03-14 --data {at}"))
}

fn account(desk: &Desk, at: &str) {
    let add = ["user", "add", "van-thu", "--role", "hr-officer", "--data", at];
    desk.run_with(&add, &format!("{SECRET}\n")).good();
}

#[test]
fn beside_the_one_who_writes_a_file_what_changes_is_shown_and_nothing_is_written() {
    let (desk, at) = (Desk::demo(), "xungtam.ledger");
    account(&desk, at);
    let (writer, follower) = (Serving::start(&desk, &[]), Serving::start(&desk, &["--follow"]));
    let mut clerk = writer.clerk();
    assert_eq!(clerk.log_in("van-thu", SECRET).status, 303);
    let mut reader = clerk.at(&follower);
    reader.until("/", |page| page.status == 200);

    let refused = follower.clerk().log_in("van-thu", SECRET);
    assert_eq!(refused.status, 403);
    let words = "Trang này chỉ để xem, không ghi vào sổ";
    assert!(refused.text.contains(words), "{}", refused.text);

    let page = next_decision(at, &desk);
    assert_eq!(reader.get(&page).status, 404);
    // A file has one writer: the command is told so, and writes once the site has ended.
    let words = import(&desk, at).trouble();
    assert!(words.contains("Có chương trình khác đang ghi sổ"), "{words}");
    let (well, last) = writer.told_to_end();
    assert!(well, "{last}");
    import(&desk, at).good();
    let shown = reader.until(&page, |page| page.status == 200);
    assert!(
        shown.text.contains("moi.csv") && shown.notice().is_empty(),
        "{}",
        shown.text
    );
}

#[test]
fn beside_the_one_who_writes_a_database_what_the_command_records_is_shown_by_all() {
    let (mut server, desk) = (Server::start(), Desk::demo());
    let at = server.address("hoanh-bo");
    desk.run(&format!("restore xungtam.ledger {at}")).good();
    account(&desk, &at);
    let sites = [
        Serving::start(&desk, &["--data", &at]),
        Serving::start(&desk, &["--follow", "--data", &at]),
    ];
    let mut clerk = sites[0].clerk();
    assert_eq!(clerk.log_in("van-thu", SECRET).status, 303);
    let mut reader = clerk.at(&sites[1]);
    let page = next_decision(&at, &desk);
    reader.until("/", |page| page.status == 200);
    assert_eq!((clerk.get(&page).status, reader.get(&page).status), (404, 404));
    import(&desk, &at).good();
    for who in [&mut clerk, &mut reader] {
        let shown = who.until(&page, |page| page.status == 200);
        assert!(shown.text.contains("moi.csv"), "{}", shown.text);
    }

    server.kill();
    for site in &sites {
        let shown = site.clerk().until("/dang-nhap", |page| !page.notice().is_empty());
        assert!(shown.notice().contains("Có thể chưa mới nhất"), "{}", shown.text);
    }
    server.again();
    for site in &sites {
        site.clerk().until("/dang-nhap", |page| page.notice().is_empty());
    }
    reader.until(&page, |page| page.status == 200);
}
