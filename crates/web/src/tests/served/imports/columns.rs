//! Columns as guessed, changed and remembered; doubtful dates; units that were not recognised.

use super::super::Place;
use super::super::browser::text;
use super::{send, upload, write};
use crate::urls;

const ODD: &str = "TT;Họ và tên;Cột lạ;Nơi làm\n1;Trần Thị Mai;Văn thư;Xã Bằng Cả\n2;Lê Văn Bình;Kế toán;Xã Bằng Cả\n";

#[tokio::test]
async fn a_column_that_was_not_recognised_is_named_once_and_remembered_by_the_headings() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let columns = upload(&mut browser, ODD).await;
    assert!(columns.ends_with("/cot"), "{columns}");
    let page = browser.get(&columns).await;
    let said = text(&page.body);
    assert!(said.contains("Cột lạ Văn thư; Kế toán"), "heading and values: {said}");
    let chosen = |page: &str, name: &str| {
        let select = page.split(&format!("name=\"{name}\"")).nth(1).unwrap();
        let select = select.split("</select>").next().unwrap().to_owned();
        let before = select.split_once("\" selected").map_or("", |(before, _)| before);
        before.rsplit('"').next().unwrap().to_owned()
    };
    assert_eq!(chosen(&page.body, "c-0-B"), "full_name");
    let fields = [
        ("viec", "luu"),
        ("ngay", "1/3/2019"),
        ("trang-0", "1"),
        ("dau-0", "1"),
        ("tu-0", "2"),
        ("c-0-A", "index"),
        ("c-0-B", "full_name"),
        ("c-0-C", "title"),
        ("c-0-D", "unit"),
    ];
    let kept = browser.post(&columns, &fields).await;
    let preview = kept.header("location").to_owned();
    let page = browser.get(&preview).await;
    let said = text(&page.body);
    assert!(said.contains("● thêm 2") && said.contains("01/03/2019"), "{said}");
    // What was only tried is not remembered.
    let tried = upload(&mut browser, &ODD.replace("Mai", "Hoa")).await;
    assert_eq!(chosen(&browser.get(&tried).await.body, "c-0-C"), "");
    let written = write(&mut browser, &preview).await;
    assert!(written.starts_with("/nhap-du-lieu/lan/"), "{written}");
    // Another file of the same form, by the same officer, is read in the same way, and says so.
    let again = upload(&mut browser, &ODD.replace("Mai", "Lan")).await;
    let page = browser.get(&again).await;
    assert!(text(&page.body).contains("Tệp có tiêu đề như một tệp bạn đã nhập"));
    assert_eq!(chosen(&page.body, "c-0-C"), "title");
    // Nobody steers the imports of others.
    let mut other = place.logged_in("xa-bang-ca").await;
    let theirs = upload(&mut other, &ODD.replace("Mai", "Lan")).await;
    let page = other.get(&theirs).await;
    assert!(!text(&page.body).contains("Tệp có tiêu đề như một tệp bạn đã nhập"));
    assert_eq!(chosen(&page.body, "c-0-C"), "");
    // It can be read as recognised instead; once it is written so, the memory goes.
    browser.get(&again).await;
    assert_eq!(browser.post(&again, &[("viec", "nhan-ra")]).await.status, 303);
    let page = browser.get(&again).await;
    assert!(!text(&page.body).contains("Tệp có tiêu đề như một tệp bạn đã nhập"));
    assert_eq!(
        chosen(&page.body, "c-0-C"),
        "",
        "{}",
        page.between("name=\"c-0-C\"", "</select>")
    );
    // Other headings are another form.
    let other_form = upload(&mut browser, &ODD.replace("Cột lạ", "Cột lạ nữa")).await;
    assert_eq!(chosen(&browser.get(&other_form).await.body, "c-0-C"), "");
    write(&mut browser, again.trim_end_matches("/cot")).await;
    let anew = upload(&mut browser, &ODD.replace("Mai", "Nga")).await;
    assert_eq!(chosen(&browser.get(&anew).await.body, "c-0-C"), "");
}

#[tokio::test]
async fn all_that_a_form_of_columns_lacks_is_said_at_once_and_nothing_typed_is_lost() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let columns = upload(&mut browser, ODD).await;
    browser.get(&columns).await;
    let fields = [
        ("ngay", "31/02/2019"),
        ("trang-0", "1"),
        ("dau-0", "3"),
        ("tu-0", "2"),
        ("c-0-B", "title"),
        ("c-0-C", "title"),
        ("c-0-D", "<script>"),
    ];
    let page = browser.post(&columns, &fields).await;
    insta::assert_snapshot!(page.error_summary(), @r"
    422 Có 4 điểm cần sửa
    - “31/02/2019” không phải là một ngày trong lịch
      Viết ngày/tháng/năm, ví dụ 14/03/2019
    - Trang –: dòng đầu tiên có người phải ở dưới dòng tiêu đề
      Sửa một trong hai số
    - Trang – chưa có cột nào là họ và tên
      Chọn cột họ và tên
    - Trang –: cột B và cột C cùng là một nội dung
      Chỉ giữ một cột
    ");
    assert!(page.body.contains("value=\"31/02/2019\"") && !page.body.contains("<script>\""));
    let none = browser.post(&columns, &[("viec", "luu")]).await;
    assert!(
        none.error_summary().contains("Chưa chọn trang nào"),
        "{}",
        none.error_summary()
    );
}

#[tokio::test]
async fn a_file_without_a_list_can_still_be_mapped_by_hand() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let columns = upload(&mut browser, "a;b\nTrần Thị Mai;Xã Bằng Cả\n").await;
    let preview = columns.trim_end_matches("/cot");
    let page = browser.get(preview).await;
    assert_eq!(page.status, 422);
    assert!(
        page.error_summary().contains("Không thấy danh sách người"),
        "{}",
        page.error_summary()
    );
    assert_eq!(browser.get(&columns).await.status, 200);
    let fields = [
        ("trang-0", "1"),
        ("dau-0", "1"),
        ("tu-0", "2"),
        ("c-0-A", "full_name"),
        ("c-0-B", "unit"),
    ];
    assert_eq!(browser.post(&columns, &fields).await.header("location"), preview);
    assert!(text(&browser.get(preview).await.body).contains("● thêm 1"));
}

#[tokio::test]
async fn a_unit_is_asked_for_once_and_remembered_for_the_account_alone() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let list = "Họ và tên;Ngày sinh;Đơn vị\nTrần Thị Mai;1972;BC xã\nLê Văn Bình;1970;BC xã\n";
    let columns = upload(&mut browser, list).await;
    let preview = columns.trim_end_matches("/cot");
    let page = browser.get(preview).await;
    assert!(
        text(&page.body).contains("“BC xã” (2 dòng) là đơn vị"),
        "{}",
        text(&page.body)
    );
    let unknown = [("chu-0", "BC xã"), ("don-vi-0", "Xã Không Có")];
    let refused = browser.post(&format!("{preview}/don-vi"), &unknown).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused
            .error_summary()
            .contains("Không có đúng một đơn vị tên “Xã Không Có”")
    );
    assert!(refused.body.contains("value=\"Xã Không Có\""), "what was typed stays");
    let code = format!("Xã Bằng Cả ({})", place.sample.communes[0]);
    let answer = [("chu-0", "BC xã"), ("don-vi-0", code.as_str())];
    assert_eq!(
        browser
            .post(&format!("{preview}/don-vi"), &answer)
            .await
            .header("location"),
        preview
    );
    let page = browser.get(preview).await;
    let said = text(&page.body);
    assert!(
        !said.contains("Đơn vị chưa nhận ra") && said.contains("Xã Bằng Cả"),
        "{said}"
    );
    let second = upload(&mut browser, &list.replace("Mai", "Lan")).await;
    let page = browser.get(second.trim_end_matches("/cot")).await;
    assert!(!text(&page.body).contains("Đơn vị chưa nhận ra"), "remembered");
    // Nobody steers the imports of others, and no text of a file is kept.
    let mut other = place.logged_in("xa-bang-ca").await;
    let theirs = upload(&mut other, list).await;
    let page = other.get(theirs.trim_end_matches("/cot")).await;
    assert!(text(&page.body).contains("“BC xã” (2 dòng) là đơn vị"));
    assert!(
        place
            .records()
            .iter()
            .all(|(kind, _, value)| kind != "import-unit" || !value.contains("BC"))
    );
}

#[tokio::test]
async fn doubtful_dates_are_shown_both_ways_and_answered_with_one_press() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let rows: Vec<String> = (1..=6)
        .map(|n| {
            format!(
                "Người Thứ {};{n}/2{n}/1980;Xã Bằng Cả",
                ["Một", "Hai", "Ba", "Tư", "Năm", "Sáu"][n - 1]
            )
        })
        .collect();
    let list = format!("Họ và tên;Ngày sinh;Đơn vị\n{}\n", rows.join("\n"));
    let columns = upload(&mut browser, &list).await;
    let preview = columns.trim_end_matches("/cot").to_owned();
    let page = browser.get(&preview).await;
    let said = text(&page.body);
    assert!(said.contains("Cột B: ngày và tháng có thể bị đảo"), "{said}");
    assert!(
        said.contains("1/21/1980 21/01/1980"),
        "the original beside the other reading: {said}"
    );
    let answer = [("trang", ""), ("cot", "B"), ("cach", "thang")];
    assert_eq!(browser.post(&format!("{preview}/ngay"), &answer).await.status, 303);
    let page = browser.get(&format!("{preview}?o=them")).await;
    let said = text(&page.body);
    assert!(
        said.contains("Người Thứ Một, 21/01/1980") && !said.contains("có thể bị đảo"),
        "{said}"
    );
    // Neither the answer about dates nor another day of the list is a choice of columns: nothing of them is remembered.
    let columns_as_recognised = [
        ("ngay", "1/3/2019"),
        ("trang-0", "1"),
        ("dau-0", "1"),
        ("tu-0", "2"),
        ("c-0-A", "full_name"),
        ("c-0-B", "birth"),
        ("n-0-B", "thang"),
        ("c-0-C", "unit"),
    ];
    let kept = browser.post(&columns, &columns_as_recognised).await;
    assert_eq!(kept.status, 303, "{}", kept.error_summary());
    for forged in [
        [("trang", ""), ("cot", "Z"), ("cach", "thang")],
        [("trang", ""), ("cot", "B"), ("cach", "x")],
    ] {
        assert_eq!(browser.post(&format!("{preview}/ngay"), &forged).await.status, 422);
    }
    write(&mut browser, &preview).await;
    assert!(!place.records().iter().any(|(kind, ..)| kind == "import-columns-of"));
}

#[tokio::test]
async fn an_officer_of_a_commune_cannot_name_a_unit_elsewhere() {
    let place = Place::new();
    let mut browser = place.logged_in("xa-bang-ca").await;
    let columns = upload(&mut browser, "Họ và tên;Ngày sinh;Đơn vị\nTrần Thị Mai;1972;Dân\n").await;
    let preview = columns.trim_end_matches("/cot");
    let page = browser.get(preview).await;
    assert!(!page.body.contains("Xã Dân Chủ ("), "only own units are offered");
    let code = place.sample.communes[1].to_string();
    let answer = [("chu-0", "Dân"), ("don-vi-0", code.as_str())];
    assert_eq!(browser.post(&format!("{preview}/don-vi"), &answer).await.status, 303);
    let page = browser.get(&format!("{preview}?o=loi")).await;
    assert!(
        text(&page.body).contains("ngoài phạm vi của bạn"),
        "{}",
        text(&page.body)
    );
    // A file that is no workbook has no columns to look at.
    assert_eq!(send(&mut browser, "a.pdf", b"%PDF-1.7").await.status, 422);
    assert_eq!(browser.get(&format!("{}/cot", urls::upload("0"))).await.status, 404);
}
