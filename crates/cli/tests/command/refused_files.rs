//! Files that are no list: clear words, an exit code, and nothing written.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::{Desk, ask, demo};

/// Refused on a ledger that stands and on one that is not there yet; neither changes.
fn refused(name: &str, bytes: &[u8], wanted: &str) {
    let desk = Desk::demo();
    desk.file(name, bytes);
    let words = desk.run(&format!("import {name}")).trouble();
    assert!(words.contains(name) && words.contains(wanted), "{words}");
    assert_eq!(desk.head(), demo().head);
    let words = desk
        .run(&format!("--lang en import {name} --json --data new.ledger"))
        .trouble();
    assert!(words.contains(name), "{words}");
    assert!(
        !desk.path("new.ledger").exists(),
        "{name}: no ledger is made for a file that is no list"
    );
    assert!(
        !desk
            .path(&format!("{}.loi.xlsx", name.split('.').next().unwrap()))
            .exists()
    );
}

/// A real workbook of one short list.
fn workbook() -> Vec<u8> {
    let desk = Desk::empty();
    let path = desk.path("roster.xlsx");
    let arguments = [
        "export",
        "--as-of",
        "2019-03-14",
        "--unit",
        "xã Kỳ Thượng",
        "--roster",
        path.to_str().unwrap(),
    ];
    crate::support::run_in(&demo().folder, &arguments, "").good();
    std::fs::read(path).unwrap()
}

/// The workbook with one part more, or another in place of one.
fn with_part(workbook: &[u8], name: &str, mut fill: impl FnMut(&mut ZipWriter<Cursor<Vec<u8>>>)) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut part = old.by_index(at).unwrap();
        let own = part.name().unwrap().into_owned();
        if own == name {
            continue;
        }
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        new.start_file(own, SimpleFileOptions::default()).unwrap();
        new.write_all(&bytes).unwrap();
    }
    new.start_file(name, SimpleFileOptions::default()).unwrap();
    fill(&mut new);
    new.finish().unwrap().into_inner()
}

#[test]
fn an_empty_file() {
    refused("trong.xlsx", b"", "tệp trống");
}

#[test]
fn a_picture_under_a_workbook_s_name() {
    refused("anh.xlsx", b"\x89PNG\r\n\x1a\n0000000000000000", "không phải bảng tính");
}

#[test]
fn a_text_without_any_list() {
    refused(
        "thu.csv",
        "Kính gửi: Ủy ban nhân dân xã\nNội dung thư không có danh sách nào.\n".as_bytes(),
        "Không tìm thấy danh sách",
    );
}

#[test]
fn half_a_workbook() {
    let whole = workbook();
    refused("nua.xlsx", &whole[..whole.len() / 2], "nua.xlsx");
}

#[test]
fn a_workbook_with_macros() {
    let macros = with_part(&workbook(), "xl/vbaProject.bin", |zip| zip.write_all(b"macro").unwrap());
    refused("co-macro.xlsm", &macros, "macro");
}

#[test]
fn a_workbook_that_unpacks_without_end() {
    let blank = vec![b' '; 1 << 20];
    let bomb = with_part(&workbook(), "xl/worksheets/sheet1.xml", |zip| {
        for _ in 0..300 {
            zip.write_all(&blank).unwrap();
        }
    });
    assert!(bomb.len() < 2 << 20, "small when packed: {}", bomb.len());
    refused("bom.xlsx", &bomb, "phình ra");
}

#[test]
fn a_file_that_is_not_there_and_a_folder() {
    let words = ask("import no-such.xlsx --dry-run").trouble();
    assert!(words.contains("no-such.xlsx"), "{words}");
    let desk = Desk::demo();
    std::fs::create_dir(desk.path("folder.xlsx")).unwrap();
    assert!(desk.run("import folder.xlsx").trouble().contains("folder.xlsx"));
}

#[test]
fn one_bad_file_among_good_ones_stops_all_before_anything_is_written() {
    let desk = Desk::demo();
    std::fs::write(desk.path("good.xlsx"), workbook()).unwrap();
    desk.file("bad.xlsx", b"");
    assert!(desk.run("import good.xlsx bad.xlsx").trouble().contains("bad.xlsx"));
    assert_eq!(desk.head(), demo().head);
}
