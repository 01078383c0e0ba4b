//! What is to be done: from the record and the law, with its ground and its next step, never beyond the reader's scope.

use ledger::When;
use ledger::acts::Act;
use ledger::acts::record::SetRank;
use testkit::{day, sample};

use super::Place;
use super::browser::text;
use crate::Settings;

/// Where a salary step falls due within a year of the usual day.
fn place() -> Place {
    let mut sample = sample();
    let rank = SetRank {
        person: sample.short,
        rank: "01.003".to_owned(),
        step: Some(3),
        coefficient: "3".parse().ok(),
    };
    let rank = Act::from(rank).at(When::Day(day("2016-06-01")));
    sample.log.decide("07/QĐ-NV", "2019-03-01", vec![rank]);
    Place::with(sample, Settings::default())
}

#[tokio::test]
async fn what_falls_due_is_told_with_its_ground_and_its_next_step() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let page = browser.get("/viec?ngay=2019-06-30").await;
    assert_eq!(page.status, 200);
    assert_eq!(
        page.heading(),
        "0 việc đến hạn trong tháng này, 2 việc trong các tháng tới"
    );
    let table = text(page.between("<table class=\"sheet dense folds duties\">", "</table>"));
    for said in [
        "Tháng 12/2019 1 Nguyễn Văn Minh 31/12/2019 Hết thời gian tăng cường tại Xã Bằng Cả",
        "Tháng 04/2020 1 Đặng Thị Bích Ngọc 01/04/2020 Đến kỳ nâng bậc lương, hệ số 3,33 Xã Bằng Cả Điều 7",
        "Lý Tài Thông Hồ sơ chưa có: đảng viên hay không, trình độ chuyên môn, lý luận chính trị, quản lý nhà nước, ngày sinh đủ ngày, tháng",
    ] {
        assert!(table.contains(said), "{said}\n{table}");
    }
    assert!(table.find("12/2019") < table.find("04/2020") && table.find("04/2020") < table.find("Không có hạn"));
    assert!(page.body.contains("/luat/pay.step-months?ngay=2019-06-30"));
    assert!(page.body.contains("sách luật chưa có: Thông báo nghỉ hưu trước"));
    // Discipline is told nowhere here.
    assert!(!table.to_lowercase().contains("kỷ luật") && !table.contains("khiển trách"));
    // What is past stays until it is settled, and comes first.
    let late = browser.get("/viec?ngay=2020-06-30").await;
    assert!(late.heading().starts_with("2 việc quá hạn"), "{}", late.heading());
    assert!(text(late.between("<tbody>", "</tbody>")).starts_with("▲ Quá hạn 2"));
}

#[tokio::test]
async fn a_duty_leads_to_a_draft_that_has_the_person_the_act_and_the_day() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let page = browser.get("/viec?ngay=2019-06-30&loai=nang-luong").await;
    assert_eq!(page.body.matches("<th scope=\"row\">").count(), 1);
    let link = page.between("<a href=\"/van-ban/moi", "\"").replace("&#38;", "&");
    let head = browser.get(&format!("/van-ban/moi{link}")).await;
    assert_eq!(head.status, 200);
    assert!(head.body.contains("value=\"01/04/2020\""), "{}", head.body);
    let hidden = |name: &str| {
        head.between(&format!("type=\"hidden\" name=\"{name}\" value=\""), "\"")
            .to_owned()
    };
    let (act, person) = (hidden("noi-dung"), hidden("nguoi"));
    assert_eq!(person, place.sample.short.to_string());
    let fields = [
        ("noi-dung", act.as_str()),
        ("nguoi", person.as_str()),
        ("loai", "decision"),
        ("trich-yeu", "Về việc nâng bậc lương"),
        ("co-quan", "UBND huyện"),
        ("hieu-luc", "01/04/2020"),
        ("can-cu", ""),
    ];
    let begun = browser.post("/van-ban/moi", &fields).await;
    assert_eq!(begun.status, 303);
    let form = browser.get(begun.header("location")).await;
    assert_eq!(form.status, 200);
    assert!(
        form.body.contains("Xếp ngạch, bậc lương")
            && form.body.contains(&format!(">Đặng Thị Bích Ngọc: {person}</textarea>")),
        "{}",
        form.body
    );
    // Of whom the officer of a commune may not see, the form says no name.
    let mut commune = place.logged_in("xa-bang-ca").await;
    commune.get("/van-ban/moi").await;
    let foreign = place.sample.minh.to_string();
    let mut others: Vec<(&str, &str)> = fields.into_iter().filter(|(name, _)| *name != "nguoi").collect();
    others.push(("nguoi", &foreign));
    let begun_there = commune.post("/van-ban/moi", &others).await;
    let form_there = commune.get(begun_there.header("location")).await;
    assert!(form_there.body.contains(&format!(">{foreign}</textarea>")) && !form_there.body.contains("Minh"));
    // The draft now waits for whoever began it.
    let mine = browser.get("/viec").await;
    assert!(
        text(mine.between("Văn bản chờ tôi</h2>", "</section>")).contains("Về việc nâng bậc lương Soạn tiếp rồi trình")
    );
    // Whoever may write no draft is offered none.
    let mut leader = place.logged_in("lanh-dao").await;
    let page = leader.get("/viec?ngay=2019-06-30").await;
    assert!(!page.body.contains("/van-ban/moi") && page.body.contains("Mở hồ sơ"));
}

#[tokio::test]
async fn nobody_beyond_the_scope_is_told_of_and_what_is_taken_away_is_what_is_seen() {
    let place = Place::new();
    let mut commune = place.logged_in("xa-bang-ca").await;
    let page = commune.get("/viec?ngay=2019-06-30").await;
    assert!(page.body.contains("Đặng Thị Bích Ngọc"));
    for hidden in ["Nguyễn Văn Minh", "Lý Tài Thông", "Bàn Văn Ánh"] {
        assert!(!page.body.contains(hidden), "{hidden}");
    }
    let taken = commune.get("/viec.csv?ngay=2019-06-30").await;
    assert_eq!(taken.status, 200);
    let lines: Vec<&str> = taken.body.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[2], "Kỳ hạn;Ngày;Họ và tên;Mã hồ sơ;Đơn vị;Việc;Căn cứ");
    assert!(
        lines[3].starts_with(&format!(
            "Tháng 04/2020;01/04/2020;Đặng Thị Bích Ngọc;{};Xã Bằng Cả;",
            place.sample.short
        )),
        "{}",
        lines[3]
    );
    assert!(!taken.body.contains("Minh"));
    assert_eq!(commune.get("/viec.xlsx").await.status, 200);
    let audit = place.sample.log.store.all_events(office::port::Chain::Audit);
    assert!(audit.last().unwrap().body.contains("duties"));
    // Whoever may see nobody sees an empty list, in English too.
    let mut english = place.logged_in("thu-truong").await;
    english.cookies.insert("xt-lang".into(), "en".into());
    let page = english
        .get("/viec?ngay=2019-06-30&loai=ho-so&loai=nang-luong&don-vi=1-0")
        .await;
    assert!(
        page.status == 200 && !page.body.contains('⟨'),
        "{}",
        page.between("⟨", "<")
    );
}

#[tokio::test]
async fn a_calendar_is_read_by_its_key_alone_shows_what_its_owner_may_see_and_is_taken_back() {
    let place = place();
    let mut owner = place.logged_in("xa-bang-ca").await;
    let page = owner.get("/viec/lich").await;
    assert_eq!((page.status, page.heading()), (200, "Lịch việc đến hạn"));
    let none = owner.post("/viec/lich", &[("ten", "1")]).await;
    assert_eq!(none.status, 422);
    assert!(none.body.contains("Chưa chọn loại việc nào"));
    let made = owner.post("/viec/lich", &[("loai", "nang-luong"), ("ten", "1")]).await;
    assert_eq!(made.status, 200);
    let address = made.between("readonly value=\"", "\"").to_owned();
    assert!(
        address.starts_with("/lich/") && address.contains(".ics") && address.len() == 6 + 64 + 4,
        "{address}"
    );
    // It is shown once, and kept nowhere: what is kept opens nothing.
    let again = owner.get("/viec/lich").await;
    let key = address.trim_start_matches("/lich/").trim_end_matches(".ics");
    assert!(!again.body.contains(key));
    let id = again.between("name=\"ma\" value=\"", "\"").to_owned();
    assert_eq!(id.len(), 12);
    assert!(!key.contains(&id));
    // Nobody is logged in where a calendar is read.
    let mut program = place.browser();
    let feed = program.get(&address).await;
    assert_eq!(
        (feed.status, feed.header("content-type")),
        (200, "text/calendar; charset=utf-8")
    );
    let unfolded = feed.body.replace("\r\n ", "");
    assert!(
        unfolded.contains("SUMMARY:Đặng Thị Bích Ngọc: Đến kỳ nâng bậc lương\\, hệ số 3\\,33\r\n"),
        "{unfolded}"
    );
    assert!(unfolded.contains("DTSTART;VALUE=DATE:20190601\r\nDTEND;VALUE=DATE:20190602\r\n"));
    assert_eq!(unfolded.matches("BEGIN:VEVENT").count(), 1);
    assert!(feed.headers.get("set-cookie").is_none());
    // The same thing keeps its name.
    let uid = |text: &str| text.split("UID:").nth(1).unwrap().lines().next().unwrap().to_owned();
    assert_eq!(uid(&program.get(&address).await.body), uid(&feed.body));
    for wrong in [
        "/lich/0.ics".to_owned(),
        address.replace(".ics", ""),
        address.to_uppercase(),
        format!("/lich/{}.ics", "0".repeat(64)),
    ] {
        assert!([404, 303].contains(&program.get(&wrong).await.status), "{wrong}");
    }
    // Another account cannot take it back; its owner can, and then it opens nothing.
    let mut other = place.logged_in("huyen").await;
    other.get("/viec/lich").await;
    assert_eq!(other.post("/viec/lich/thu-hoi", &[("ma", &id)]).await.status, 404);
    assert_eq!(program.get(&address).await.status, 200);
    assert_eq!(owner.post("/viec/lich/thu-hoi", &[("ma", &id)]).await.status, 303);
    assert_eq!(program.get(&address).await.status, 404);
    let audit = place.sample.log.store.all_events(office::port::Chain::Audit);
    let all: String = audit.iter().map(|event| event.body.as_str()).collect();
    assert!(all.contains("calendar.add") && all.contains("calendar.revoke") && !all.contains(key));
}

#[tokio::test]
async fn without_names_a_calendar_counts_and_names_nobody() {
    let place = place();
    let mut owner = place.logged_in("huyen").await;
    owner.get("/viec/lich").await;
    let made = owner
        .post("/viec/lich", &[("loai", "nang-luong"), ("loai", "tang-cuong")])
        .await;
    let address = made.between("readonly value=\"", "\"").to_owned();
    let feed = place.browser().get(&address).await;
    let unfolded = feed.body.replace("\r\n ", "");
    assert!(
        unfolded.contains("SUMMARY:nâng bậc lương: 1 người\r\n")
            && unfolded.contains("SUMMARY:hết tăng cường: 1 người\r\n")
    );
    for name in ["Ngọc", "Minh", "Bằng Cả", &place.sample.short.to_string()] {
        assert!(!unfolded.contains(name), "{name}");
    }
    // Ten at most.
    for _ in 0..9 {
        owner.post("/viec/lich", &[("loai", "nang-luong")]).await;
    }
    let one_more = owner.post("/viec/lich", &[("loai", "nang-luong")]).await;
    assert_eq!(one_more.status, 422);
    assert!(one_more.body.contains("nhiều nhất mười lịch"));
}
