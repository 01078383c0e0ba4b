//! One fact is corrected from the page that shows it: the right content and its paper become a draft like any other.

use std::sync::Arc;

use ledger::acts::Act;
use office::figures::Asker;
use testkit::NUMBER;

use super::browser::{Browser, Page, Place, text};
use crate::urls;

/// The page of a person on the first page of the list.
async fn person(browser: &mut Browser, name: &str) -> String {
    let list = browser.get("/nhan-su").await;
    let until = list.body.split(&format!(">{name}</a>")).next().unwrap();
    until
        .rsplit("<a href=\"")
        .next()
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned()
}

/// The form that corrects a fact of a page.
fn form(page: &Page, fact: &str) -> String {
    let row = page
        .body
        .split(&format!("aria-label=\"Đính chính: {fact}\""))
        .next()
        .unwrap();
    row.rsplit("href=\"")
        .next()
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned()
}

/// Corrects the name of somebody, with the other fields as they stand.
fn fields<'f>(name: &'f str, number: &'f str, source: &'f str) -> Vec<(&'f str, &'f str)> {
    vec![
        ("full_name", name),
        ("sex", "male"),
        ("birth", "03/1969"),
        ("citizen_number", number),
        ("tu-ngay", ""),
        ("trich-yeu", "Về việc đính chính hồ sơ"),
        ("co-quan", "UBND huyện"),
        ("hieu-luc", "1/7/2019"),
        ("can-cu", source),
    ]
}

#[tokio::test]
async fn a_birth_is_corrected_with_its_paper() {
    let place = Place::new();
    let mut officer = place.logged_in("huyen").await;
    let person = person(&mut officer, "Lý Tài Thông").await;
    let to = form(&officer.get(&person).await, "Ngày sinh");
    let page = officer.get(&to).await;
    assert!(
        page.status == 200 && !page.body.contains('⟨'),
        "{to}: {}",
        text(&page.body)
    );
    // The fact that was asked for gives the form its title, and stands first in it.
    assert_eq!(page.heading(), "Đính chính: Ngày sinh");
    let (birth, other) = (page.body.find("name=\"birth\""), page.body.find("name=\"full_name\""));
    assert!(birth < other && page.between("name=\"birth\"", ">").contains(" autofocus"));
    // Saved as one types under the name that the page gives it, and offered whichever fact the form is begun with.
    let kept = page.between("data-form=\"", "\"");
    let typed = r#"[["birth","12/3/1968"]]"#;
    let saves = [("bieu-mau", kept), ("ban", "0"), ("chu", typed)];
    let answer = officer.post(urls::UNFINISHED, &saves).await;
    assert_eq!(answer.status, 200, "{kept}: {}", answer.body);
    let version = format!("data-version=\"{}\"", answer.between("\"version\":", "}"));
    let whole = to.split('?').next().unwrap();
    for again in [to.as_str(), whole] {
        let page = officer.get(again).await;
        assert!(page.body.contains(&version), "{again}");
    }
    // What is recorded stands in the fields, as it is typed.
    assert!(page.body.contains("value=\"03/1969\"") && page.body.contains("value=\"Lý Tài Thông\""));
    let nothing = officer.post(&to, &fields("Lý Tài Thông", "", "")).await;
    insta::assert_snapshot!(nothing.error_summary(), @r"
    422 Có 1 điểm cần sửa
    - Chưa có giấy tờ nguồn
      Nêu giấy tờ cho thấy nội dung đúng
    ");
    let same = officer.post(&to, &fields("Lý Tài Thông", "", "Giấy khai sinh")).await;
    insta::assert_snapshot!(same.error_summary(), @r"
    422 Có 1 điểm cần sửa
    - Nội dung vẫn như đang ghi
      Sửa ít nhất một ô, hoặc quay lại
    ");
    let mut right = fields("Lý Tài Thông", "", "Giấy khai sinh số 15");
    right[2].1 = "12/3/1968";
    let done = officer.post(&to, &right).await;
    assert_eq!(done.status, 303, "{}", done.error_summary());
    let draft = officer.get(done.header("location")).await;
    let said = text(&draft.body);
    for one in [
        "Lý Tài Thông",
        "Về việc đính chính hồ sơ",
        "Giấy khai sinh số 15",
        "Sổ nhận được văn bản này",
        "đang soạn",
        "Giữ nguyên: Họ và tên: Lý Tài Thông",
    ] {
        assert!(said.contains(one), "{one}: {said}");
    }
    // Whoever approves it sees what changes: what is recorded, and what it becomes.
    let mut leader = place.logged_in("lanh-dao").await;
    officer
        .post(&format!("{}/buoc", done.header("location")), &[("buoc", "submit")])
        .await;
    let read = leader.get(done.header("location")).await;
    let changed = "Ngày sinh: <del>03/1969</del> → <ins>12/03/1968</ins>";
    assert!(read.body.contains(changed), "{}", text(&read.body));
    assert!(
        text(&officer.get(&person).await.body).contains("1969"),
        "a draft changes nothing yet"
    );
}

#[tokio::test]
async fn what_is_sensitive_is_corrected_without_being_shown() {
    let place = Place::new();
    let mut officer = place.logged_in("huyen").await;
    let person = person(&mut officer, "Đặng Thị Bích Ngọc").await;
    let to = form(&officer.get(&person).await, "Ngày sinh");
    let page = officer.get(&to).await;
    assert!(page.body.contains("name=\"citizen_number\"") && !page.body.contains(NUMBER));
    assert!(text(&page.body).contains("để trống là giữ nguyên"));
    // Blank keeps it: only the name is another one.
    let birth = page.between("name=\"birth\" value=\"", "\"").to_owned();
    let mut kept = fields("Đặng Thị Ngọc", "", "Giấy khai sinh");
    (kept[1].1, kept[2].1) = ("female", &birth);
    let done = officer.post(&to, &kept).await;
    assert_eq!(done.status, 303, "{}", done.error_summary());
    let read = officer.get(done.header("location")).await;
    assert!(
        read.body
            .contains("<del>Đặng Thị Bích Ngọc</del> → <ins>Đặng Thị Ngọc</ins>")
            && !read.body.contains(NUMBER)
    );
    // Another number is told as that it changes, never as what it is.
    officer.get(&to).await;
    let mut other = fields("Đặng Thị Bích Ngọc", "022170009999", "Căn cước");
    (other[1].1, other[2].1) = ("female", &birth);
    let second = officer.post(&to, &other).await;
    let read = officer.get(second.header("location")).await;
    let said = text(&read.body);
    assert!(
        said.contains("có thay đổi trong nhóm nhạy cảm") && !said.contains("022170009999"),
        "{said}"
    );
    let office = place.sample.log.office(Arc::<testkit::FixedClock>::clone(&place.clock));
    let draft = office.drafts(Asker::Command("test")).unwrap().remove(1);
    let decision = draft.decision().unwrap();
    let Act::Amend(amend) = &decision.acts[0].act else {
        panic!("not an amendment")
    };
    let Act::RegisterPerson(content) = &amend.content.act else {
        panic!("not the same kind of act")
    };
    assert_eq!(
        (content.full_name.as_str(), content.citizen_number.as_deref()),
        ("Đặng Thị Ngọc", Some(NUMBER))
    );
}

#[tokio::test]
async fn nobody_corrects_what_lies_beyond_the_own_rights() {
    let place = Place::new();
    let mut officer = place.logged_in("huyen").await;
    let person = person(&mut officer, "Lý Tài Thông").await;
    let to = form(&officer.get(&person).await, "Ngày sinh");
    let right = fields("Lý Tài Thông", "", "Giấy khai sinh");
    // A head of unit reads and decides nothing; another unit's officer does not come near.
    for (account, status) in [("thu-truong", 403), ("xa-bang-ca", 403)] {
        let mut other = place.logged_in(account).await;
        assert_eq!(other.get(&to).await.status, status, "{account}");
        other.get("/").await;
        assert_eq!(other.post(&to, &right).await.status, status, "{account}");
        assert!(!other.get(&person).await.body.contains("/sua\""), "{account}");
        assert!(!other.get(&person).await.body.contains("/sua?"), "{account}");
    }
    for path in [
        "/quyet-dinh/1/0/sua",
        "/quyet-dinh/1/9999/sua",
        "/quyet-dinh/999999/1/sua",
        "/quyet-dinh/x/y/sua",
    ] {
        assert_eq!(officer.get(path).await.status, 404, "{path}");
    }
}
