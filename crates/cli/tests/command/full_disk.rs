//! A ledger on a real disk that has no room left: said on the pages and by the command, read all the same, written again once there is room.

use testkit::SmallDisk;

use crate::site::Serving;
use crate::support::{Desk, Said, run_by};

const SECRET: &str = "mot-mat-khau-dai-1903";
/// The disk's size in bytes.
const SIZE: u64 = 8 << 20;

/// The command on the ledger of the disk.
fn run(disk: &SmallDisk, line: &str, input: &str) -> Said {
    let mut program = disk.command(env!("CARGO_BIN_EXE_xungtam"));
    program
        .args(line.split_whitespace())
        .arg("--data")
        .arg(disk.path("so.ledger"));
    run_by(&mut program, input)
}

/// A small ledger with one account on the disk.
fn lay(disk: &SmallDisk) {
    let table = Desk::empty();
    let list = "STT;Họ và tên;Ngày sinh;Giới tính\n1;Nguyễn Văn An;02/03/1980;Nam\n2;Lê Thị Bình;05/06/1985;Nữ\n";
    table.file("ds.csv", list);
    let list = table.path("ds.csv");
    run(disk, &format!("import {} --as-of 2019-03-14", list.display()), "").good();
    run(disk, "user add van-thu --role hr-officer", &format!("{SECRET}\n")).good();
}

fn serve(disk: &SmallDisk) -> Serving {
    let data = disk.path("so.ledger");
    Serving::by(
        disk.command(env!("CARGO_BIN_EXE_xungtam")),
        &["--data", data.to_str().unwrap()],
    )
}

#[test]
fn a_site_without_room_says_so_shows_what_is_there_and_goes_on_by_itself() {
    let Some(disk) = SmallDisk::new(SIZE) else { return };
    lay(&disk);
    let site = serve(&disk);
    let mut clerk = site.clerk();
    assert_eq!(clerk.log_in("van-thu", SECRET).status, 303);
    assert_eq!((clerk.get("/").status, clerk.get("/suc-khoe").status), (200, 200));

    disk.fill(0);
    // What was laid out before may take a few more; each is acknowledged or refused, never half.
    let mut others = 0;
    let refused = loop {
        match site.clerk().log_in("van-thu", SECRET) {
            page if page.status == 303 => others += 1,
            page => break page,
        }
        assert!(others < 2_000, "the disk never fills");
    };
    assert_eq!(refused.status, 503, "{}", refused.text);
    let page = clerk.get("/");
    assert_eq!(page.status, 200, "readers are answered");
    assert!(page.notice().contains("nơi đặt sổ đã hết chỗ trống"), "{}", page.text);
    clerk.until("/suc-khoe", |page| page.status == 503);
    assert_eq!(clerk.get("/suc-khoe/doc").status, 200, "a balancer still sends readers");
    run(&disk, "verify", "").good();
    let words = run(&disk, "user list", "").good();
    assert!(words.out.contains("van-thu"), "the command reads too");

    disk.free();
    // Nobody asks it to write meanwhile: it looks for room by itself.
    let page = site.clerk().until("/dang-nhap", |page| page.notice().is_empty());
    assert_eq!(page.status, 200);
    clerk.until("/suc-khoe", |page| page.status == 200);
    assert_eq!(site.clerk().log_in("van-thu", SECRET).status, 303);
    assert_eq!(clerk.get("/").status, 200, "who was logged in still is");
    let (well, last) = site.told_to_end();
    assert!(well, "{last}");
    run(&disk, "verify", "").good();
}

#[test]
fn without_room_to_begin_in_it_is_said_and_nothing_is_harmed() {
    let Some(disk) = SmallDisk::new(SIZE) else { return };
    lay(&disk);
    let whole = run(&disk, "verify", "").good().after("đầu chuỗi:");
    let add = "user add khac --role auditor";
    let reads = ["user list", "figures --as-of 2019-03-14", "verify"];

    disk.fill(0);
    for line in reads {
        run(&disk, line, "").good();
    }
    // As after a start of the machine from a copy: what processes share beside the ledger is not there, and cannot be laid there.
    assert!(
        disk.command("rm")
            .arg(disk.path("so.ledger-shm"))
            .status()
            .unwrap()
            .success()
    );
    disk.fill(0);
    for line in reads.into_iter().chain([add]) {
        let words = run(&disk, line, &format!("{SECRET}\n")).trouble();
        assert!(words.contains("hết chỗ"), "{line}: {words}");
    }
    disk.free();
    assert_eq!(run(&disk, "verify", "").good().after("đầu chuỗi:"), whole);
    run(&disk, add, &format!("{SECRET}\n")).good();
    assert_eq!(serve(&disk).clerk().log_in("van-thu", SECRET).status, 303);
}
