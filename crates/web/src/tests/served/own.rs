//! The own record: what its holder proposes, and how it is answered.

use office::permission::{DataClass, Role};
use testkit::{NUMBER, grant};

use super::browser::{Browser, Page, Place, SECRET, text};
use crate::urls;

/// An account of Ngọc, over nothing but her own record.
pub(super) fn with_official() -> Place {
    let place = Place::new();
    let own = grant(Role::Official, place.sample.root, DataClass::Sensitive);
    place
        .office
        .add_account("test", "ngoc", "", SECRET, Some(place.sample.short), vec![own])
        .unwrap();
    place
}

/// The form behind a link of the page.
fn form(page: &Page, label: &str) -> String {
    let row = page.body.split(&format!("aria-label=\"{label}\"")).next().unwrap();
    row.rsplit("href=\"")
        .next()
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned()
}

const RIGHT: [(&str, &str); 6] = [
    ("full_name", "Đặng Thị Bích Ngọc"),
    ("sex", "female"),
    ("birth", "21/5/1981"),
    ("citizen_number", ""),
    ("vi-sao", "Sai ngày sinh so với giấy khai sinh"),
    ("giay-to", "Giấy khai sinh số 15"),
];

/// Ngọc proposes another birth and sends it.
async fn sent(official: &mut Browser) -> String {
    let proposal = put(official).await;
    official.get(&proposal).await;
    assert_eq!(official.post(&proposal, &[("buoc", "send")]).await.status, 303);
    proposal
}

/// Ngọc proposes another birth.
pub(super) async fn put(official: &mut Browser) -> String {
    let page = official.get(urls::OWN).await;
    let to = form(&page, "Đề nghị sửa: Ngày sinh");
    official.get(&to).await;
    let put = official.post(&to, &RIGHT).await;
    assert_eq!(put.status, 303, "{}", put.error_summary());
    put.header("location").to_owned()
}

#[tokio::test]
async fn a_proposal_goes_from_the_own_page_through_an_officer_into_a_draft() {
    let place = with_official();
    let mut official = place.logged_in("ngoc").await;
    let page = official.get(urls::OWN).await;
    assert_eq!(page.status, 200);
    let said = text(&page.body);
    for one in ["Đặng Thị Bích Ngọc", "Còn thiếu trong hồ sơ", "Đề nghị sửa"] {
        assert!(said.contains(one), "{one}: {said}");
    }
    assert!(!page.body.contains(NUMBER) && !page.body.contains('⟨'), "{said}");
    let to = form(&page, "Đề nghị sửa: Ngày sinh");
    let shown = official.get(&to).await;
    assert!(
        shown.body.contains("value=\"20/05/1981\"") && !shown.body.contains(NUMBER),
        "{}",
        shown.body
    );
    let mut nothing = RIGHT;
    (nothing[2].1, nothing[4].1) = ("20/5/1981", "");
    insta::assert_snapshot!(official.post(&to, &nothing).await.error_summary(), @"
    422 Có 1 điểm cần sửa
    - Chưa nêu lý do
      Viết một câu cho người duyệt hiểu
    ");
    let proposal = sent(&mut official).await;
    let waits = text(&official.get(&proposal).await.body);
    assert!(
        waits.contains("đã gửi, chờ trả lời") && waits.contains("21/05/1981"),
        "{waits}"
    );
    let list = text(&official.get(urls::OWN).await.body);
    assert!(list.contains("DN-1"), "{list}");

    let mut officer = place.logged_in("huyen").await;
    let duties = officer.get(urls::DUTIES).await;
    assert!(
        text(&duties.body).contains("Dữ liệu cần xác nhận"),
        "{}",
        text(&duties.body)
    );
    let waiting = officer.get(urls::PROPOSALS).await;
    assert_eq!(waiting.heading(), "1 đề nghị chờ trả lời, 0 quá hạn");
    let open = officer.get("/thay-doi/DN-1").await;
    let said = text(&open.body);
    assert!(
        said.contains("20/05/1981 21/05/1981") && said.contains("Giấy khai sinh số 15"),
        "{said}"
    );
    insta::assert_snapshot!(officer.post("/thay-doi/DN-1", &[]).await.error_summary(), @"
    422 Có 1 điểm cần sửa
    - Mục 1: chưa chọn nhận hay trả lại
      Chọn một trong hai
    ");
    let mut answer = vec![
        ("tra-loi-0", "nhan"),
        ("co-quan", "UBND huyện"),
        ("hieu-luc", "1/7/2019"),
    ];
    insta::assert_snapshot!(officer.post("/thay-doi/DN-1", &answer).await.error_summary(), @"
    422 Có 2 điểm cần sửa
    - Chưa có trích yếu
      Viết ngắn văn bản này về việc gì
    - Chưa có giấy tờ nguồn
      Nêu giấy tờ cho thấy nội dung đúng
    ");
    answer.extend([
        ("trich-yeu", "Về việc đính chính hồ sơ"),
        ("can-cu", "Giấy khai sinh số 15"),
    ]);
    let done = officer.post("/thay-doi/DN-1", &answer).await;
    assert_eq!(done.status, 303, "{}", done.error_summary());
    let answered = officer.get("/thay-doi/DN-1").await;
    assert!(
        answered.body.contains("href=\"/van-ban/DT-1\""),
        "{}",
        text(&answered.body)
    );
    let draft = text(&officer.get("/van-ban/DT-1").await.body);
    assert!(draft.contains("Sổ nhận được văn bản này"), "{draft}");
    let told = text(&official.get(&proposal).await.body);
    assert!(told.contains("đã nhận, văn bản chưa có hiệu lực"), "{told}");
}

#[tokio::test]
async fn what_is_missing_is_added_by_the_form_of_its_act() {
    let place = with_official();
    let mut official = place.logged_in("ngoc").await;
    let page = official.get(urls::OWN).await;
    let link = urls::own_addition("native_place");
    assert!(page.body.contains(&format!("href=\"{link}\"")), "{}", text(&page.body));
    let asked = official.get(&link).await;
    assert!(text(&asked.body).contains("Quê quán"), "{}", text(&asked.body));
    let blank = official.post(&link, &[("vi-sao", "Chưa ghi")]).await;
    insta::assert_snapshot!(blank.error_summary(), @"
    422 Có 1 điểm cần sửa
    - Quê quán: chưa điền
      Điền rồi thêm lại
    ");
    let given = [("value.text", "Xã Bằng Cả, Hoành Bồ"), ("vi-sao", "Chưa ghi")];
    let put = official.post(&link, &given).await;
    assert_eq!(put.status, 303, "{}", put.error_summary());
    let proposal = put.header("location").to_owned();
    // What is sensitive stays folded, also for its author, until its opening is on record.
    let folded = official.get(&proposal).await;
    assert!(!folded.body.contains("Hoành Bồ</td>"), "{}", text(&folded.body));
    let open = official.post(&proposal, &[("buoc", "open")]).await;
    assert!(
        text(&open.body).contains("Xã Bằng Cả, Hoành Bồ"),
        "{}",
        text(&open.body)
    );
    official.post(&proposal, &[("buoc", "send")]).await;
    let mut officer = place.logged_in("huyen").await;
    let closed = officer.get("/thay-doi/DN-1").await;
    assert!(!text(&closed.body).contains("Xã Bằng Cả, Hoành Bồ"));
    // Nobody accepts unseen what is folded, nor by a form of one's own.
    let accept = "name=\"tra-loi-0\" value=\"nhan\"";
    assert!(closed.body.contains(&format!("{accept} disabled")), "{}", closed.body);
    let blind = [
        ("tra-loi-0", "nhan"),
        ("trich-yeu", "Về việc bổ sung hồ sơ"),
        ("co-quan", "UBND huyện"),
        ("hieu-luc", "1/7/2019"),
        ("can-cu", "Giấy khai sinh"),
    ];
    insta::assert_snapshot!(officer.post("/thay-doi/DN-1", &blind).await.error_summary(), @"
    422 Có 1 điểm cần sửa
    - Mục 1: là mục nhạy cảm, bạn chưa mở xem
      Mở mục nhạy cảm rồi nhận, hoặc trả lại
    ");
    let open = officer.post("/thay-doi/DN-1/mo", &[]).await;
    assert!(
        text(&open.body).contains("Xã Bằng Cả, Hoành Bồ"),
        "{}",
        text(&open.body)
    );
    assert!(open.body.contains(accept) && !open.body.contains(&format!("{accept} disabled")));
    let readers = text(&official.get(urls::ACCOUNT).await.body);
    assert!(readers.contains("huyen"), "who opened it is told: {readers}");
    let returned = [("tra-loi-0", "tra"), ("ly-do-0", "Cần giấy khai sinh")];
    let done = officer.post("/thay-doi/DN-1", &returned).await;
    assert_eq!(done.status, 303, "{}", done.error_summary());
    let told = text(&official.get(&proposal).await.body);
    assert!(told.contains("Cần giấy khai sinh"), "{told}");
}

#[tokio::test]
async fn every_thing_that_may_be_missing_has_a_form() {
    let place = with_official();
    let mut official = place.logged_in("ngoc").await;
    let page = official.get(urls::OWN).await;
    let links: Vec<String> = page
        .addresses()
        .into_iter()
        .filter(|href| href.starts_with("/ho-so-cua-toi/bo-sung/"))
        .collect();
    assert!(links.len() >= 20, "{links:?}");
    for link in links {
        let form = official.get(&link).await;
        assert!(
            form.status == 200 && !form.body.contains('⟨') && form.body.contains("name=\"vi-sao\""),
            "{link}: {}",
            text(&form.body)
        );
    }
}

#[tokio::test]
async fn an_account_without_a_record_is_told_so_and_proposals_of_others_are_not_there() {
    let place = with_official();
    let mut official = place.logged_in("ngoc").await;
    let proposal = sent(&mut official).await;
    let mut officer = place.logged_in("huyen").await;
    assert!(text(&officer.get(urls::OWN).await.body).contains("không gắn với hồ sơ nào"));
    assert_eq!(officer.get(&proposal).await.status, 404);
    assert_eq!(official.get("/thay-doi/DN-1").await.status, 403);
    let mut beside = place.logged_in("xa-bang-ca").await;
    assert_eq!(beside.get("/thay-doi/DN-1").await.status, 200, "her commune");
    for path in [
        "/ho-so-cua-toi/bo-sung/x",
        "/ho-so-cua-toi/de-nghi/DN-9",
        "/ho-so-cua-toi/sua/999999/1",
    ] {
        assert_eq!(official.get(path).await.status, 404, "{path}");
    }
    let other = place.sample.meets.to_string();
    let (seq, ordinal) = other.split_once('-').unwrap();
    let number: i64 = ordinal.parse().unwrap();
    let form = urls::own_correction(seq, number + 1);
    assert_eq!(official.get(&form).await.status, 403, "somebody else's record");
}
