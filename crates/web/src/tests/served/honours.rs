//! Rewards and disciplines: what runs on the day, what is over, what still blocks; nothing sensitive before the opening is on record.

use ledger::acts::appraisal::{Discipline, Reward};
use ledger::codes::DisciplineForm;
use office::permission::{DataClass, Role};
use office::port::Chain;
use testkit::{day, grant, sample};

use super::Place;
use super::browser::{SECRET, text};
use crate::Settings;

const PAGE: &str = "/khen-thuong-ky-luat";

/// A removal of 2020 that ran for a year, a reprimand that runs, and a reward in each commune.
fn place() -> Place {
    let mut sample = sample();
    let discipline = |person, form, runs_until: &str| Discipline {
        person,
        form,
        runs_until: Some(day(runs_until)),
        committed: None,
    };
    let removal = discipline(sample.short, DisciplineForm::Removal, "2021-09-01");
    sample.log.decide("7/QĐ-KL", "2020-09-01", vec![removal.into()]);
    let reprimand = discipline(sample.meets, DisciplineForm::Reprimand, "2022-07-01");
    sample.log.decide("8/QĐ-KL", "2021-07-01", vec![reprimand.into()]);
    for (number, person, title) in [
        ("9/QĐ-KT", sample.short, "Giấy khen của huyện"),
        ("10/QĐ-KT", sample.meets, "Bằng khen của tỉnh"),
    ] {
        let title = title.to_owned();
        sample
            .log
            .decide(number, "2021-03-01", vec![Reward { person, title }.into()]);
    }
    Place::with(sample, Settings::default())
}

#[tokio::test]
async fn rewards_are_listed_by_unit_and_day_and_disciplines_stay_folded_until_their_opening_is_on_record() {
    let place = place();
    let mut browser = place.logged_in("huyen").await;
    let page = browser.get(&format!("{PAGE}?ngay=2022-03-01&tu=01/01/2021")).await;
    let said = text(&page.body);
    assert_eq!(page.status, 200);
    assert!(
        said.contains("Giấy khen của huyện") && said.contains("10/QĐ-KT ngày 01/03/2021"),
        "{said}"
    );
    assert!(!said.contains("khiển trách") && !said.contains("KL"), "{said}");
    assert!(
        page.body.contains("noi-dung=91") && page.body.contains("noi-dung=92"),
        "drafts begin here"
    );
    let first = place.sample.communes[0].to_string();
    let one = text(
        &browser
            .get(&format!("{PAGE}?ngay=2022-03-01&tu=2021-01-01&don-vi={first}"))
            .await
            .body,
    );
    assert!(
        one.contains("Giấy khen của huyện") && !one.contains("Bằng khen của tỉnh"),
        "{one}"
    );
    let reads = || place.events(Chain::Reads).len();
    let before = reads();
    let opened = browser.post(&format!("{PAGE}?ngay=2022-03-01"), &[]).await;
    assert_eq!(opened.status, 200);
    assert_eq!(reads(), before + 2, "one reading for each person who is shown");
    let running = text(opened.between("<h3>Đang có hiệu lực</h3>", "<h3>"));
    assert!(
        running.contains("Bàn Văn Ánh khiển trách")
            && running.contains("đến hết 30/06/2022")
            && !running.contains("Bích Ngọc"),
        "{running}"
    );
    // The removal is over, and by the law of the day still keeps her from a higher post.
    let blocking = text(opened.between("<h3>Đã hết hiệu lực, còn hệ quả</h3>", "</section>"));
    assert!(
        blocking.contains("Đặng Thị Bích Ngọc cách chức") && blocking.contains("đến hết 31/08/2022"),
        "{blocking}"
    );
    let later = browser.post(&format!("{PAGE}?ngay=2023-03-01"), &[]).await;
    let said = text(later.between("id=\"ky-luat\"", "</section>"));
    assert!(
        !said.contains("Bàn Văn Ánh") && said.contains("2 kỷ luật đã hết"),
        "what is over is not shown as running: {said}"
    );
    // What the law blocks in 2026 was not read: nothing is said to be over.
    let unread = browser.post(&format!("{PAGE}?ngay=2026-03-01"), &[]).await;
    let part = text(unread.between("<h3>Đã hết hiệu lực, chưa xét được hệ quả", "</section>"));
    assert!(
        part.contains("Bàn Văn Ánh") && part.contains("Bích Ngọc") && part.contains("0 kỷ luật đã hết"),
        "{part}"
    );
    let book = browser.post("/ky-luat.xlsx?ngay=2022-03-01", &[]).await;
    assert_eq!((book.status, &book.bytes[..2]), (200, &b"PK"[..]));
    let book = browser.get("/khen-thuong-ky-luat.xlsx?ngay=2022-03-01").await;
    assert_eq!((book.status, &book.bytes[..2]), (200, &b"PK"[..]));
    browser.cookies.insert("xt-lang".into(), "en".into());
    let english = browser.post(&format!("{PAGE}?ngay=2022-03-01"), &[]).await;
    assert!(english.body.contains("In force") && !english.body.contains('⟨'));
}

#[tokio::test]
async fn nobody_opens_disciplines_beyond_the_own_units_and_class_of_data() {
    let place = place();
    let mut commune = place.logged_in("xa-bang-ca").await;
    commune.get(PAGE).await;
    let opened = text(&commune.post(&format!("{PAGE}?ngay=2022-03-01"), &[]).await.body);
    assert!(
        opened.contains("Bích Ngọc") && !opened.contains("Bàn Văn Ánh"),
        "{opened}"
    );
    let grant = grant(Role::HrOfficer, place.sample.root, DataClass::Personal);
    place
        .office
        .add_account("test", "khong-nhay-cam", "", SECRET, None, vec![grant])
        .unwrap();
    let mut plain = place.logged_in("khong-nhay-cam").await;
    let page = plain.get(&format!("{PAGE}?ngay=2022-03-01")).await;
    assert!(
        page.status == 200 && page.body.contains("Bạn không có quyền xem kỷ luật"),
        "{}",
        text(&page.body)
    );
    assert_eq!(plain.post(PAGE, &[]).await.status, 403);
    assert_eq!(plain.post("/ky-luat.xlsx", &[]).await.status, 403);
}
