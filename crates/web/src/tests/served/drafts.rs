//! A decision is composed, approved by somebody else, signed, numbered and entered, on pages alone.

use super::Place;
use super::browser::{Browser, Page, text};
use office::port::Chain;

/// Begins a draft and gives its address.
async fn begun(browser: &mut Browser) -> String {
    browser.get("/van-ban/moi").await;
    let head = [
        ("loai", "decision"),
        ("trich-yeu", "Về việc điều động công chức"),
        ("co-quan", "UBND huyện"),
        ("hieu-luc", "1/8/2019"),
        ("can-cu", "Luật Cán bộ, công chức"),
    ];
    let page = browser.post("/van-ban/moi", &head).await;
    assert_eq!(page.status, 303, "{}", page.error_summary());
    page.header("location").to_owned()
}

/// Adds a grade to somebody: an act that needs no post.
async fn graded(browser: &mut Browser, draft: &str, people: &str) -> Page {
    let to = format!("{draft}/them");
    browser.get(&format!("{to}?noi-dung=90")).await;
    let fields = [
        ("noi-dung", "90"),
        ("person", people),
        ("year", "2018"),
        ("grade", "good"),
    ];
    browser.post(&to, &fields).await
}

#[tokio::test]
async fn from_the_first_line_into_the_ledger_with_three_people() {
    let place = Place::new();
    let mut officer = place.logged_in("huyen").await;
    let draft = begun(&mut officer).await;
    assert_eq!(draft, "/van-ban/DT-1");
    let page = officer.get(&draft).await;
    assert!(page.body.contains("Chưa có nội dung"), "{}", text(&page.body));
    let added = graded(&mut officer, &draft, "Lý Tài Thông\nban van anh").await;
    let told = (added.status, added.header("location"));
    assert_eq!(told, (303, draft.as_str()), "{}", added.error_summary());
    let page = officer.get(&draft).await;
    let said = text(&page.body);
    for one in [
        "Lý Tài Thông",
        "Bàn Văn Ánh",
        "Sổ nhận được văn bản này",
        "đang soạn",
        "hiệu lực 01/08/2019",
    ] {
        assert!(said.contains(one), "{one}: {said}");
    }
    // One is taken away again.
    let shown = officer.get(&draft).await;
    let version = shown.between("name=\"phien-ban\" value=\"", "\"").to_owned();
    let gone = officer.removes(&draft, "2").await;
    assert_eq!(gone.status, 303, "{}", gone.error_summary());
    assert!(!text(&officer.get(&draft).await.body).contains("Bàn Văn Ánh"));
    // Sent again it takes nothing else away, and says so.
    for (number, version) in [("1", version.as_str()), ("2", version.as_str()), ("1", "")] {
        let again = [("viec", number), ("phien-ban", version)];
        let again = officer.post(&format!("{draft}/bo"), &again).await;
        assert!(
            again.status == 422 && again.error_summary().contains("đã thay đổi từ khi mở trang"),
            "{}",
            again.error_summary()
        );
    }
    assert!(text(&officer.get(&draft).await.body).contains("Lý Tài Thông"));
    let step = format!("{draft}/buoc");
    assert_eq!(officer.post(&step, &[("buoc", "submit")]).await.status, 303);
    // Whoever wrote it sees no way to approve it, and has none.
    let page = officer.get(&draft).await;
    assert!(!page.body.contains("value=\"approve\""));
    assert_eq!(officer.post(&step, &[("buoc", "approve")]).await.status, 422);

    let mut leader = place.logged_in("lanh-dao").await;
    let list = leader.get("/van-ban").await;
    assert!(
        text(&list.body).contains("Về việc điều động công chức"),
        "{}",
        text(&list.body)
    );
    leader.get(&draft).await;
    let back = leader.post(&step, &[("buoc", "return"), ("ly-do", "")]).await;
    assert_eq!(
        back.error_summary(),
        "422 Có 1 điểm cần sửa\n- Trả lại cần có lý do\n  Viết một câu cho người soạn"
    );
    assert_eq!(leader.post(&step, &[("buoc", "approve")]).await.status, 303);
    leader.get(&draft).await;
    let signed = [
        ("buoc", "sign"),
        ("nguoi-ky", "Chủ tịch Hoàng Văn Hùng"),
        ("ngay-ky", "30/06/2019"),
    ];
    let page = leader.post(&step, &signed).await;
    assert_eq!(page.status, 303, "{}", page.error_summary());

    let page = officer.get(&draft).await;
    assert!(page.body.contains("name=\"so\""), "{}", text(&page.body));
    let bare = officer.post(&step, &[("buoc", "enter"), ("so", "7")]).await;
    assert!(
        bare.status == 422 && bare.error_summary().contains("Số chưa có ký hiệu"),
        "{}",
        bare.error_summary()
    );
    let entered = officer.post(&step, &[("buoc", "enter"), ("so", "1/QĐ-UBND")]).await;
    assert_eq!(entered.status, 303, "{}", entered.error_summary());
    let page = officer.get(&draft).await;
    let to = page.between(" · <a href=\"", "\"").to_owned();
    let decision = officer.get(&to).await;
    assert!(text(&decision.body).contains("1/QĐ-UBND") && text(&decision.body).contains("Chủ tịch Hoàng Văn Hùng"));
    let register = text(&officer.get("/van-ban/so?nam=2019").await.body);
    assert!(register.contains("Sổ đăng ký văn bản"), "{register}");
}

#[tokio::test]
async fn all_that_is_to_be_mended_is_said_at_once_and_what_was_typed_stays() {
    let place = Place::new();
    let mut officer = place.logged_in("huyen").await;
    officer.get("/van-ban/moi").await;
    let page = officer
        .post("/van-ban/moi", &[("trich-yeu", ""), ("hieu-luc", "31/02/2019")])
        .await;
    insta::assert_snapshot!(page.error_summary(), @r"
    422 Có 3 điểm cần sửa
    - Chưa có trích yếu
      Viết ngắn văn bản này về việc gì
    - Chưa có cơ quan ban hành
      Viết tên cơ quan ban hành
    - Chưa có ngày hiệu lực đọc được
      Viết ngày/tháng/năm, ví dụ 14/03/2019
    ");
    assert!(page.body.contains("value=\"31/02/2019\""));
    let draft = begun(&mut officer).await;
    let page = graded(&mut officer, &draft, "van\nKhông Ai Cả").await;
    let said = page.error_summary();
    assert!(
        said.contains("“van” có nhiều: ") && said.contains("không tìm thấy “Không Ai Cả”"),
        "{said}"
    );
    assert!(page.body.contains("van\nKhông Ai Cả"));
    let empty = graded(&mut officer, &draft, "").await;
    assert!(empty.error_summary().contains("chưa điền"), "{}", empty.error_summary());
    assert!(
        text(&officer.get(&draft).await.body).contains("Chưa có nội dung"),
        "nothing is half added"
    );
}

#[tokio::test]
async fn every_form_of_every_act_is_there_in_both_languages() {
    let place = Place::new();
    let mut officer = place.logged_in("huyen").await;
    let draft = begun(&mut officer).await;
    for lang in ["vi", "en"] {
        officer.cookies.insert("xt-lang".into(), lang.into());
        let mut forms = 0;
        for shape in ledger::acts::Act::SHAPES {
            let page = officer.get(&format!("{draft}/them?noi-dung={}", shape.number)).await;
            if ["Amend", "Erase"].contains(&shape.name) {
                assert_eq!(page.status, 404);
                continue;
            }
            assert_eq!(page.status, 200, "{}", shape.name);
            assert!(!page.body.contains('⟨') && page.body.len() <= 60_000, "{}", shape.name);
            forms += 1;
        }
        assert!(forms > 50, "{forms}");
        for path in ["/van-ban", "/van-ban/moi", "/van-ban/so", &draft] {
            let page = officer.get(path).await;
            assert!(
                page.status == 200 && !page.body.contains('⟨'),
                "{path}: {}",
                page.between("⟨", "<")
            );
        }
    }
}

#[tokio::test]
async fn nobody_without_the_right_comes_near_and_nobody_changes_a_foreign_draft() {
    let place = Place::new();
    let mut officer = place.logged_in("huyen").await;
    let draft = begun(&mut officer).await;
    graded(&mut officer, &draft, "Lý Tài Thông").await;
    let mut head = place.logged_in("thu-truong").await;
    for path in ["/van-ban", "/van-ban/moi", "/van-ban/so"] {
        assert_eq!(head.get(path).await.status, 403, "{path}");
    }
    assert_eq!(head.get(&draft).await.status, 403);
    // Another unit's officer neither sees it nor can speak of anybody there.
    let mut commune = place.logged_in("xa-bang-ca").await;
    assert_eq!(commune.get(&draft).await.status, 404);
    let own = begun(&mut commune).await;
    let page = graded(&mut commune, &own, "Lý Tài Thông").await;
    assert!(
        page.error_summary().contains("không tìm thấy"),
        "{}",
        page.error_summary()
    );
    // A leader reads it and changes nothing of it.
    let mut leader = place.logged_in("lanh-dao").await;
    assert_eq!(leader.get(&draft).await.status, 200);
    assert_eq!(leader.get(&format!("{draft}/dau")).await.status, 403);
    assert_eq!(leader.post(&format!("{draft}/bo"), &[("viec", "1")]).await.status, 403);
}

#[tokio::test]
async fn the_law_is_asked_before_anybody_signs() {
    let place = Place::new();
    let mut officer = place.logged_in("huyen").await;
    let draft = begun(&mut officer).await;
    let to = format!("{draft}/them");
    officer.get(&format!("{to}?noi-dung=15")).await;
    let step = [
        ("noi-dung", "15"),
        ("person", "Đặng Thị Bích Ngọc"),
        ("rank", "01.003"),
        ("step", "4"),
        ("coefficient", "3,30"),
    ];
    let added = officer.post(&to, &step).await;
    assert_eq!(added.status, 303, "{}", added.error_summary());
    let said = text(&officer.get(&draft).await.body);
    let law = said.split_once("Soát theo quy định").unwrap().1;
    for one in [
        "● Lưu ý 1 Đặng Thị Bích Ngọc Chưa đủ thời gian giữ bậc: sớm nhất ngày 01/04/2020 Điều 7 Nghị định",
        "Chưa mở nhóm kỷ luật",
        "cho 1 trên 1 nội dung",
        "Hệ số của bậc này theo bảng lương là 3,33",
        "không chặn văn bản",
    ] {
        assert!(law.contains(one), "{one}: {law}");
    }
    // Opening disciplines is written into the chain of reads first.
    let reads = || place.events(Chain::Reads).len();
    let before = reads();
    let opened = officer.post(&format!("{draft}/ky-luat"), &[]).await;
    assert_eq!((opened.status, reads()), (200, before + 1));
    let said = text(&opened.body);
    assert!(!said.contains("Chưa mở nhóm kỷ luật"), "{said}");
    graded(&mut officer, &draft, "Lý Tài Thông").await;
    officer.removes(&draft, "1").await;
    let said = text(&officer.get(&draft).await.body);
    // Of an act that no rule is asked about nothing is claimed.
    assert!(
        said.contains("cho 0 trên 1 nội dung") && !said.contains("Không thấy điều gì khác"),
        "{said}"
    );
}

/// Adds a step of pay to the short record.
async fn paid(browser: &mut Browser, draft: &str, step: &str, from: &str) -> Page {
    let to = format!("{draft}/them");
    browser.get(&format!("{to}?noi-dung=15")).await;
    let fields = [
        ("noi-dung", "15"),
        ("person", "Đặng Thị Bích Ngọc"),
        ("rank", "01.003"),
        ("step", step),
        ("coefficient", "3,33"),
        ("tu-ngay", from),
    ];
    let page = browser.post(&to, &fields).await;
    assert_eq!(page.status, 303, "{}", page.error_summary());
    browser.get(draft).await
}

#[tokio::test]
async fn an_act_tells_what_it_sets_and_what_stood_there() {
    let place = Place::new();
    let mut officer = place.logged_in("huyen").await;
    let draft = begun(&mut officer).await;
    let page = paid(&mut officer, &draft, "4", "").await;
    for one in [
        "Bậc lương: <del>3</del> → <ins>4</ins>",
        "Hệ số lương: <del>3,00</del> → <ins>3,33</ins>",
    ] {
        assert!(page.body.contains(one), "{one}: {}", text(&page.body));
    }
    // What stays is told without a change.
    let said = text(&page.body);
    assert!(
        said.contains("Ngạch: ") && !page.body.contains("Ngạch: <del>"),
        "{said}"
    );
    assert!(!said.contains("Dòng trước đó"), "{said}");
    officer.removes(&draft, "1").await;
    // One that is dated before its paper tells the rows between which it comes.
    let said = text(&paid(&mut officer, &draft, "2", "1/3/2015").await.body);
    assert!(said.contains("Dòng trước đó: chưa ghi gì"), "{said}");
    let after = said.split_once("Dòng sau đó: ").unwrap().1;
    assert!(
        after.contains("Bậc lương: 3; Hệ số lương: 3,00 (từ 01/04/2017)"),
        "{said}"
    );
}

#[tokio::test]
async fn a_decision_is_taken_back_from_its_own_page() {
    let place = Place::new();
    let mut officer = place.logged_in("huyen").await;
    let page = officer.get("/quyet-dinh/1").await;
    let to = page
        .between("<p class=\"no-print\"><a href=\"/van-ban/moi", "\"")
        .replace("&#38;", "&");
    let mut head = officer.get(&format!("/van-ban/moi{to}")).await;
    let hidden: Vec<(String, String)> = ["noi-dung", "van-ban"]
        .map(|name| {
            let value = head.between(&format!("name=\"{name}\" value=\""), "\"");
            (name.to_owned(), value.to_owned())
        })
        .into();
    let mut fields = vec![
        ("loai", "decision"),
        ("trich-yeu", "Về việc hủy bỏ"),
        ("co-quan", "UBND huyện"),
        ("hieu-luc", "1/8/2019"),
    ];
    fields.extend(hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    head = officer.post("/van-ban/moi", &fields).await;
    assert_eq!(head.status, 303, "{}", head.error_summary());
    let form = officer.get(head.header("location")).await;
    assert!(
        form.body.contains("name=\"decision\" value=\"1\""),
        "{}",
        text(&form.body)
    );
    let draft = head.header("location").split_once("/them").unwrap().0.to_owned();
    let added = officer
        .post(&format!("{draft}/them"), &[("noi-dung", "101"), ("decision", "1")])
        .await;
    assert_eq!(added.status, 303, "{}", added.error_summary());
    let said = text(&officer.get(&draft).await.body);
    assert!(
        said.contains("từ đầu: coi như chưa từng có") && said.contains("Cùng mất hiệu lực: "),
        "{said}"
    );
    // Whoever may not write is not led there.
    let mut reader = place.logged_in("thu-truong").await;
    for seq in 1..=4 {
        let page = reader.get(&format!("/quyet-dinh/{seq}")).await;
        assert!(!page.body.contains("noi-dung=101"), "{seq}");
    }
}

#[tokio::test]
async fn a_new_name_of_a_unit_tells_who_else_is_affected() {
    let place = Place::new();
    let mut officer = place.logged_in("huyen").await;
    let draft = begun(&mut officer).await;
    let before = officer.get(&draft).await;
    assert!(!before.body.contains("id=\"anh-huong\""));
    let to = format!("{draft}/them");
    officer.get(&format!("{to}?noi-dung=51")).await;
    let fields = [("noi-dung", "51"), ("unit", "Xã Dân Chủ"), ("name", "Xã Dân Chủ Mới")];
    let added = officer.post(&to, &fields).await;
    assert_eq!(added.status, 303, "{}", added.error_summary());
    let said = text(&officer.get(&draft).await.body);
    let affected = said.split_once("Ai khác bị ảnh hưởng").unwrap().1;
    for one in [
        "Vị trí, chức danh: 2",
        "Người thuộc đơn vị: 2",
        "Bàn Văn Ánh",
        "Lý Tài Thông",
    ] {
        assert!(affected.contains(one), "{one}: {affected}");
    }
}

#[tokio::test]
async fn what_forbids_a_draft_is_said_once_and_long_lists_do_not_hide_the_next_step() {
    let place = Place::new();
    let mut officer = place.logged_in("huyen").await;
    let draft = begun(&mut officer).await;
    let to = format!("{draft}/them");
    officer.get(&format!("{to}?noi-dung=58")).await;
    let fields = [("noi-dung", "58"), ("unit", "Xã Dân Chủ")];
    let added = officer.post(&to, &fields).await;
    assert_eq!(added.status, 303, "{}", added.error_summary());
    let page = officer.get(&draft).await;
    let refused = page.between("role=\"note\">", "</ul>");
    let said: Vec<&str> = refused.split("<li>").skip(1).collect();
    let mut once = said.clone();
    once.sort_unstable();
    once.dedup();
    assert!(!said.is_empty() && said.len() == once.len(), "{said:?}");
    assert!(page.body.contains("<details><summary>Xem từng mục"), "{}", page.body);
    let turned = officer.get(&format!("{draft}?anh-huong=1")).await;
    assert!(turned.body.contains("<details open><summary>Xem từng mục"));
}
