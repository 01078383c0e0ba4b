//! A workbook becomes an import in steps; nothing is written before the last, and every hostile file is refused in words.

mod again;
mod columns;
mod hostile;
mod watching;

use office::port::Chain;

use super::Place;
use super::browser::{Browser, Page, text};
use crate::urls;

pub(super) const LIST: &str = "DANH SÁCH\nSTT;Họ và tên;Giới tính;Ngày sinh;Số CCCD;Đơn vị;Chức vụ\n\
    1;Trần Thị Mai;Nữ;21/07/1972;022172098702;Xã Bằng Cả;Văn thư\n\
    2;Lê Văn Bình;Nam;31/02/1970;;Xã Bằng Cả;Kế toán\n\
    3;Bàn Văn Ánh;Nam;1975;;Xã Dân Chủ;Bí thư Đảng ủy xã\n";

/// Sends a file; the page or the way to it.
pub(super) async fn send(browser: &mut Browser, name: &str, bytes: &[u8]) -> Page {
    browser.get(urls::IMPORTS).await;
    browser.post_file(urls::IMPORTS, name, bytes).await
}

/// Sends a list that is taken; the address of the upload.
pub(super) async fn upload(browser: &mut Browser, list: &str) -> String {
    let page = send(browser, "danh sách.csv", list.as_bytes()).await;
    assert_eq!(page.status, 303, "{}", page.body);
    page.header("location").to_owned()
}

/// The same; the address of its preview.
pub(super) async fn preview_of(browser: &mut Browser, list: &str) -> String {
    upload(browser, list).await.trim_end_matches("/cot").to_owned()
}

/// The digest of what a preview shows; nothing where there is nothing to write.
pub(super) fn seen(preview: &Page) -> String {
    let after = preview
        .body
        .split("name=\"da-xem\" value=\"")
        .nth(1)
        .unwrap_or_default();
    after.split('"').next().unwrap_or_default().to_owned()
}

/// Writes an upload; the address of the report.
async fn write(browser: &mut Browser, upload: &str) -> String {
    let seen = seen(&browser.get(upload).await);
    let page = browser
        .post(
            &format!("{upload}/ghi"),
            &[("nguoi-ky", "An, Trưởng phòng"), ("da-xem", seen.as_str())],
        )
        .await;
    assert_eq!(page.header("location"), format!("{upload}/tien-do"));
    browser.get(page.header("location")).await.header("location").to_owned()
}

#[tokio::test]
async fn a_list_is_looked_at_written_and_taken_back() {
    let place = Place::new();
    let before = place.office.value().head();
    let mut browser = place.logged_in("huyen").await;
    let upload = preview_of(&mut browser, LIST).await;
    let preview = browser.get(&upload).await;
    assert_eq!(
        place.office.value().head(),
        before,
        "nothing is written before the preview"
    );
    assert_eq!(preview.heading(), "danh sách.csv: 1 dòng sẽ được ghi");
    let said = text(&preview.body);
    assert!(said.contains("● thêm 1 ◐ sửa 0 ○ trùng 1 ▲ lỗi 1"), "{said}");
    assert!(
        said.contains("Lê Văn Bình") && said.contains("31/02/1970"),
        "errors are shown first: {said}"
    );
    let added = browser.get(&format!("{upload}?o=them")).await;
    let said = text(added.between("<tbody>", "</tbody>"));
    assert!(
        said.contains("Trần Thị Mai, 21/07/1972") && !said.contains("Bình"),
        "{said}"
    );
    let report = write(&mut browser, &upload).await;
    let page = browser.get(&report).await;
    assert_eq!(
        (page.status, page.heading()),
        (200, "Đã ghi: thêm 1, sửa 0"),
        "{}",
        page.body
    );
    let seq: u32 = report.rsplit('/').next().unwrap().parse().unwrap();
    let entry = place.office.value();
    let header = entry.entry(ledger::Seq(seq)).unwrap().header();
    assert_eq!(
        (header.signer.as_str(), header.attachments.len()),
        ("An, Trưởng phòng", 1)
    );
    let added = browser.get(&format!("{report}?o=them")).await;
    assert!(added.body.contains("Trần Thị Mai</a>"), "a row leads to the record");
    assert_eq!(browser.get(&upload).await.status, 404, "the upload has gone");
    let list = browser.get(urls::IMPORTS).await;
    let said = text(&list.body);
    assert!(
        said.contains("thêm 1, sửa 0, trùng 1, lỗi 1") && said.contains("còn hiệu lực"),
        "{said}"
    );
    browser.get(&report).await;
    assert_eq!(browser.post(&format!("{report}/hoan-tac"), &[]).await.status, 303);
    let back = browser.get(&report).await;
    assert!(text(&back.body).contains("đã được hoàn tác"));
    let again = browser.post(&format!("{report}/hoan-tac"), &[]).await;
    assert_eq!(again.status, 422, "twice is refused in words");
    assert!(
        again.error_summary().contains("hết hiệu lực"),
        "{}",
        again.error_summary()
    );
}

#[tokio::test]
async fn the_same_file_again_changes_nothing_and_says_so() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let first = preview_of(&mut browser, LIST).await;
    write(&mut browser, &first).await;
    let head = place.office.value().head();
    let second = preview_of(&mut browser, LIST).await;
    let preview = browser.get(&second).await;
    assert_eq!(preview.heading(), "danh sách.csv: không có gì mới để ghi");
    let said = text(&preview.body);
    assert!(
        said.contains("Chính tệp này đã được nhập lúc") && said.contains("○ trùng 2"),
        "{said}"
    );
    assert!(
        !preview.body.contains(&format!("{second}/ghi")),
        "there is nothing to write"
    );
    assert_eq!(write(&mut browser, &second).await, second);
    assert_eq!(place.office.value().head(), head);
}

#[tokio::test]
async fn what_is_otherwise_than_it_was_seen_is_shown_and_asked_again() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let upload = preview_of(&mut browser, LIST).await;
    let old = seen(&browser.get(&upload).await);
    // A colleague imports the same person from another file meanwhile.
    let mut colleague = place.logged_in("xa-bang-ca").await;
    let theirs = LIST.split("2;Lê").next().unwrap();
    let theirs = preview_of(&mut colleague, theirs).await;
    write(&mut colleague, &theirs).await;
    let head = place.office.value().head();
    let page = browser
        .post(&format!("{upload}/ghi"), &[("da-xem", old.as_str())])
        .await;
    let back = browser.get(page.header("location")).await;
    assert_eq!(back.header("location"), upload, "back to the preview");
    assert_eq!(place.office.value().head(), head, "nothing was written");
    let shown = browser.get(&upload).await;
    insta::assert_snapshot!(shown.error_summary(), @"
    200 Có 1 điểm cần sửa
    - Sổ đã đổi từ khi bạn xem: 1 dòng khác đi; chưa có gì được ghi
      Xem những dòng khác đi ở dưới, rồi bấm ghi
    ");
    let told = text(shown.between("id=\"khac\"", "</section>"));
    assert!(
        told.contains("Trần Thị Mai") && told.contains("● thêm") && told.contains("○ trùng"),
        "{told}"
    );
    // A form that says nothing of what was seen writes nothing either.
    browser.post(&format!("{upload}/ghi"), &[]).await;
    assert_eq!(place.office.value().head(), head);
}

#[tokio::test]
async fn the_own_workbook_comes_back_with_marks_and_no_live_formula() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let list = LIST.replace("Kế toán", "=cmd|'/c calc'!A1");
    let upload = preview_of(&mut browser, &list).await;
    let marked = browser.get(&format!("{upload}/danh-dau.xlsx")).await;
    assert_eq!(marked.status, 200);
    let back = papers::workbook::read(&marked.bytes).unwrap();
    let shown = |row: usize, column| papers::cells::shown(back.sheets[0].rows[row].cell(column).unwrap(), false);
    assert_eq!(shown(1, 7), "Lý do");
    assert!(shown(3, 7).contains("Ngày không có trong lịch"), "{}", shown(3, 7));
    let formula = &back.sheets[0].rows[3].cell(6).unwrap().value;
    assert!(
        matches!(formula, papers::workbook::Value::Text(text) if text.starts_with("=cmd")),
        "{formula:?}"
    );
}

#[tokio::test]
async fn a_commune_s_officer_brings_in_the_own_people_alone() {
    let place = Place::new();
    let mut browser = place.logged_in("xa-bang-ca").await;
    let list = LIST.replace(
        "3;Bàn Văn Ánh;Nam;1975;;Xã Dân Chủ",
        "3;Lý Tài Thông;Nam;3/1969;022069000001;Xã Dân Chủ",
    ) + "4;Phạm Văn Mới;Nam;1980;;;\n";
    let upload = preview_of(&mut browser, &list).await;
    let errors = browser.get(&format!("{upload}?o=loi")).await;
    let said = text(errors.between("<tbody>", "</tbody>"));
    assert_eq!(said.matches("ngoài phạm vi của bạn").count(), 2, "{said}");
    let added = browser.get(&format!("{upload}?o=them")).await;
    let said = text(added.between("<tbody>", "</tbody>"));
    assert!(said.contains("Trần Thị Mai") && !said.contains("Thông"), "{said}");
    let report = write(&mut browser, &upload).await;
    // Nobody but its maker and who imports everywhere sees it.
    assert_eq!(place.logged_in("huyen").await.get(&report).await.status, 200);
    browser.get(&report).await;
    assert_eq!(
        browser.post(&format!("{report}/hoan-tac"), &[]).await.status,
        303,
        "the own import is taken back"
    );
    let theirs = upload_of_all(&place).await;
    assert_eq!(browser.get(&theirs).await.status, 404);
    assert_eq!(browser.post(&format!("{theirs}/hoan-tac"), &[]).await.status, 404);
}

/// An import of the whole district.
async fn upload_of_all(place: &Place) -> String {
    let mut browser = place.logged_in("huyen").await;
    let upload = preview_of(&mut browser, &LIST.replace("Mai", "Lan").replace("022172098702", "")).await;
    write(&mut browser, &upload).await
}

#[tokio::test]
async fn an_import_stands_in_the_chain_of_what_was_done() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let upload = preview_of(&mut browser, LIST).await;
    let report = write(&mut browser, &upload).await;
    browser.get(&report).await;
    browser.post(&format!("{report}/hoan-tac"), &[]).await;
    let events = place.events(Chain::Audit);
    for action in ["import.upload", "\"import\"", "import.revoke"] {
        assert!(events.iter().any(|event| event.contains(action)), "{action}");
    }
    assert!(
        !events.iter().any(|event| event.contains("danh sách")),
        "no event names a file"
    );
    let mut admin = place.logged_in("huyen").await;
    let given_up = preview_of(&mut admin, LIST).await;
    admin.get(&given_up).await;
    let gone = admin.post(&format!("{given_up}/bo"), &[]).await;
    assert_eq!(gone.header("location"), "/nhap-du-lieu?xong=bo");
    assert_eq!(admin.get(&given_up).await.status, 404);
    let kept = preview_of(&mut admin, LIST).await;
    place.clock.forward(86_400);
    let mut later = place.logged_in("huyen").await;
    assert_eq!(later.get(&kept).await.status, 404, "a day later it has gone");
    later.get(urls::IMPORTS).await;
    let left = place
        .records()
        .iter()
        .filter(|(kind, ..)| kind.starts_with("upload-bytes"))
        .count();
    assert_eq!(left, 0, "and its bytes too");
}

#[tokio::test]
async fn an_import_that_later_decisions_stand_on_stays_and_says_which() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let upload = preview_of(&mut browser, LIST).await;
    let report = write(&mut browser, &upload).await;
    let rows = place
        .office
        .import_rows(ledger::Seq(report.rsplit('/').next().unwrap().parse().unwrap()));
    let person = rows.unwrap().rows.iter().find_map(|row| row.id.clone()).unwrap();
    let reward = ledger::acts::appraisal::Grade {
        person: person.parse().unwrap(),
        year: 2018,
        grade: ledger::codes::GradeCode::Good,
    };
    let later = testkit::decision("77/QĐ-UBND", "2019-08-01", vec![reward.into()]);
    place.office.decide("test", later).unwrap();
    browser.get(&report).await;
    let head = place.office.value().head();
    let page = browser.post(&format!("{report}/hoan-tac"), &[]).await;
    assert_eq!(page.status, 422);
    assert!(page.error_summary().contains("77/QĐ-UBND"), "{}", page.error_summary());
    assert_eq!(place.office.value().head(), head);
    assert!(
        text(&browser.get(&report).await.body).contains("Hoàn tác cả lần nhập"),
        "it is in force"
    );
}
