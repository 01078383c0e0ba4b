//! Accounts and their rights on pages: granting with every problem at once, ending, handing out, viewing as another.

use insta::assert_snapshot;
use office::permission::{DataClass, Role};
use testkit::grant;

use super::Place;
use super::browser::{Browser, SECRET, text};
use crate::urls;

async fn manager(place: &Place) -> Browser {
    place.ask_for_passwords_alone();
    place.logged_in("quan-tri").await
}

fn page_of(place: &Place, name: &str) -> String {
    urls::user(&place.office.account(name).unwrap().code())
}

#[tokio::test]
async fn who_manages_no_accounts_sees_no_page_of_them() {
    let place = Place::new();
    manager(&place).await;
    let page = page_of(&place, "lanh-dao");
    for name in ["huyen", "lanh-dao", "thu-truong"] {
        let mut browser = place.logged_in(name).await;
        let home = browser.get("/").await;
        assert!(!home.body.contains("href=\"/nguoi-dung\""));
        for path in [urls::USERS, urls::NEW_USER, page.as_str()] {
            assert_eq!(browser.get(path).await.status, 403, "{name} {path}");
        }
        let grant = format!("{page}/quyen");
        for path in [urls::NEW_USER, urls::USER_RULES, grant.as_str()] {
            assert_eq!(
                browser
                    .post(path, &[("vai", "admin"), ("muc", "internal")])
                    .await
                    .status,
                403,
                "{name} {path}"
            );
        }
    }
}

#[tokio::test]
async fn a_right_is_granted_with_every_problem_told_at_once_and_ended() {
    let place = Place::new();
    let mut browser = manager(&place).await;
    let list = browser.get(urls::USERS).await;
    assert_eq!((list.status, list.heading()), (200, "5 tài khoản đang mở"));
    let page = page_of(&place, "thu-truong");
    assert!(list.body.contains(&format!("href=\"{page}\"")));
    assert!(!page.contains("thu-truong"), "no address tells a name");
    browser.get(&page).await;
    let bad = [
        ("vai", "admin"),
        ("muc", "sensitive"),
        ("don-vi", "Xã Không Có"),
        ("tu", "31/02/2019"),
        ("den", "01/01/2019"),
        ("van-ban", ""),
    ];
    let refused = browser.post(&format!("{page}/quyen"), &bad).await;
    assert_snapshot!(refused.error_summary(), @"
    422 Có 6 điểm cần sửa
    - Hôm nay không có đơn vị này, hoặc nhiều đơn vị cùng tên
      Chọn trong danh sách gợi ý, có kèm mã
    - “31/02/2019” không phải là một ngày trong lịch
      Viết ngày/tháng/năm, ví dụ 14/03/2019
    - Ngày hết trước ngày bắt đầu
      Sửa một trong hai ngày
    - Chưa ghi văn bản
      Ghi số, ký hiệu và ngày của văn bản
    - Chưa ghi ngày ký văn bản
      Ghi ngày trên văn bản cấp hoặc kết thúc quyền
    - Chưa ghi người ký văn bản
      Ghi họ tên hoặc chức vụ người ký
    ");
    let root = place.sample.root.to_string();
    let good = [
        ("vai", "training-centre"),
        ("muc", "personal"),
        ("don-vi", root.as_str()),
        ("tu", "01/07/2019"),
        ("den", "31/12/2019"),
        ("van-ban", "12/QĐ-UBND"),
        ("van-ban-ngay", "28/06/2019"),
        ("van-ban-ky", "Chủ tịch UBND huyện"),
    ];
    let done = browser.post(&format!("{page}/quyen"), &good).await;
    assert_eq!(done.header("location"), format!("{page}?xong=quyen"));
    let shown = browser.get(&page).await;
    assert!(shown.body.contains("từ 01/07/2019 đến hết 31/12/2019"));
    assert!(
        shown
            .body
            .contains("quan-tri cấp lúc 09:00, 01/07/2019, theo 12/QĐ-UBND ngày 28/06/2019, Chủ tịch UBND huyện ký")
    );
    let late = [("so", "2"), ("ngay", "30/06/2019"), ("van-ban-het", "")];
    assert_snapshot!(browser.post(&format!("{page}/ket-thuc"), &late).await.error_summary(), @"
    422 Có 4 điểm cần sửa
    - Không rút quyền về trước: hôm nay là 01/07/2019
      Chọn hôm nay hoặc một ngày sau
    - Chưa ghi văn bản
      Ghi số, ký hiệu và ngày của văn bản
    - Chưa ghi ngày ký văn bản
      Ghi ngày trên văn bản cấp hoặc kết thúc quyền
    - Chưa ghi người ký văn bản
      Ghi họ tên hoặc chức vụ người ký
    ");
    let end = [
        ("so", "2"),
        ("ngay", "01/07/2019"),
        ("van-ban-het", "13/QĐ-UBND"),
        ("het-ngay", "01/07/2019"),
        ("het-ky", "Chủ tịch UBND huyện"),
    ];
    let ended = browser.post(&format!("{page}/ket-thuc"), &end).await;
    assert_eq!(ended.header("location"), format!("{page}?xong=ket-thuc"));
    assert!(browser.get(&page).await.body.contains("quan-tri kết thúc lúc"));
}

#[tokio::test]
async fn a_new_account_gets_a_password_of_one_use_and_its_holder_changes_it_first() {
    let place = Place::new();
    let mut browser = manager(&place).await;
    browser.get(urls::NEW_USER).await;
    let bad = browser
        .post(urls::NEW_USER, &[("ten", "Có Dấu"), ("nguoi", "999-9")])
        .await;
    assert_snapshot!(bad.error_summary(), @"
    422 Có 2 điểm cần sửa
    - Tên đăng nhập chưa đúng dạng
      Dùng 2–40 chữ thường không dấu, chữ số, dấu chấm, gạch nối
    - Sổ chưa có người mang mã này
      Xem mã ở trang cá nhân, hoặc để trống
    ");
    let made = browser
        .post(
            urls::NEW_USER,
            &[("ten", "van-thu"), ("hien", "Văn thư"), ("nguoi", "")],
        )
        .await;
    assert_eq!((made.status, made.heading()), (200, "Văn thư"));
    let secret = made.between("<code>", "</code>").to_owned();
    assert_eq!(secret.len(), 19, "{secret}");
    let page = page_of(&place, "van-thu");
    assert!(!browser.get(&page).await.body.contains(&secret), "shown once");

    let mut new = place.browser();
    new.get(urls::LOGIN).await;
    assert_eq!(
        new.post(urls::LOGIN, &[("ten", "van-thu"), ("mat-khau", &secret)])
            .await
            .status,
        303
    );
    assert_eq!(new.get("/").await.header("location"), urls::ACCOUNT);
    assert!(
        new.get(urls::ACCOUNT)
            .await
            .body
            .contains("chọn mật khẩu của riêng bạn")
    );
    let change = [("hien-tai", secret.as_str()), ("moi", SECRET), ("lai", SECRET)];
    assert_eq!(new.post(urls::PASSWORD, &change).await.status, 303);
    assert_ne!(new.get("/").await.header("location"), urls::ACCOUNT);

    browser.get(&page).await;
    let again = browser.post(&format!("{page}/viec"), &[("viec", "mat-khau")]).await;
    assert_eq!(again.status, 200);
    assert_eq!(new.get("/").await.status, 303, "logged out");
    browser.get(&page).await;
    browser.post(&format!("{page}/viec"), &[("viec", "khoa")]).await;
    assert!(browser.get(&page).await.body.contains("đã khóa"));
    let own = page_of(&place, "quan-tri");
    browser.get(&own).await;
    let refused = browser.post(&format!("{own}/viec"), &[("viec", "khoa")]).await;
    assert_eq!(refused.status, 422);
    assert!(browser.get(&own).await.body.contains("Đây là tài khoản của bạn"));
}

#[tokio::test]
async fn viewing_as_another_shows_figures_alone_changes_nothing_and_says_so() {
    let place = Place::new();
    let mut browser = manager(&place).await;
    let page = page_of(&place, "xa-bang-ca");
    browser.get(&page).await;
    let begun = browser.post(&format!("{page}/viec"), &[("viec", "xem")]).await;
    assert_eq!(begun.header("location"), urls::TASKS);
    let tasks = browser.get("/").await;
    assert_eq!(tasks.status, 200);
    assert!(tasks.body.contains("Đang xem như xa-bang-ca."));
    let person = format!("/nhan-su/{}", place.sample.short);
    assert_eq!(
        browser.get(&person).await.status,
        403,
        "who manages accounts reads no records"
    );
    for path in [urls::USERS, page.as_str()] {
        assert_eq!(browser.get(path).await.status, 403);
    }
    let refused = browser.post(urls::PASSWORD, &[("hien-tai", SECRET)]).await;
    assert_eq!(
        (refused.status, refused.heading()),
        (403, "Đang xem như người khác, không sửa gì được")
    );
    let ended = browser.post(urls::END_VIEW, &[]).await;
    assert_eq!(ended.header("location"), urls::USERS);
    let back = browser.get(urls::USERS).await;
    assert!(back.status == 200 && !back.body.contains("Đang xem như"));
}

#[tokio::test]
async fn a_leader_delegates_for_a_time_and_ends_it() {
    let place = Place::new();
    let mut leader = place.logged_in("lanh-dao").await;
    leader.get(urls::ACCOUNT).await;
    let bad = [
        ("quyen", "1"),
        ("cho", "lanh-dao"),
        ("tu", ""),
        ("den", "01/08/2019"),
        ("van-ban", ""),
    ];
    assert_snapshot!(leader.post(urls::DELEGATE, &bad).await.error_summary(), @"
    422 Có 3 điểm cần sửa
    - Không ai tự cấp, tự rút hay tự nhận quyền cho mình
      Nhờ người quản trị khác
    - Chưa ghi ngày
      Viết ngày/tháng/năm, ví dụ 14/03/2019
    - Chưa ghi văn bản
      Ghi số, ký hiệu và ngày của văn bản
    ");
    let good = [
        ("quyen", "1"),
        ("cho", "thu-truong"),
        ("tu", "01/07/2019"),
        ("den", "31/07/2019"),
        ("van-ban", "3/GUQ-UBND"),
    ];
    assert_eq!(
        leader.post(urls::DELEGATE, &good).await.header("location"),
        "/tai-khoan?xong=uy-quyen"
    );
    let mut deputy = place.logged_in("thu-truong").await;
    assert!(deputy.get(urls::ACCOUNT).await.body.contains("lanh-dao ủy quyền"));
    let other = format!("/nhan-su/{}", place.sample.meets);
    assert_eq!(
        deputy.get(&other).await.status,
        200,
        "of another commune, by the right that was delegated"
    );
    let page = leader.get(urls::ACCOUNT).await;
    let code = page.between("name=\"da-uy\"><option value=\"", "\"").to_owned();
    let ended = leader
        .post(urls::DELEGATE, &[("da-uy", &code), ("van-ban-thoi", "4/GUQ-UBND")])
        .await;
    assert_eq!(ended.header("location"), "/tai-khoan?xong=thoi-uy-quyen");
    assert_eq!(deputy.get(&other).await.status, 403, "at the next request");
}

#[tokio::test]
async fn the_rules_are_set_on_the_page_and_hold_at_once() {
    let place = Place::new();
    let mut browser = manager(&place).await;
    browser.get(urls::USERS).await;
    let fields = [
        ("mat-khau", "strict"),
        ("vai", "leader"),
        ("vai", "hr-officer"),
        ("vao-so", "nguoi-khac"),
    ];
    assert!(!place.office.account_rules().numbered_by_another, "off at first");
    assert_eq!(
        browser.post(urls::USER_RULES, &fields).await.header("location"),
        urls::USERS
    );
    let rules = place.office.account_rules();
    assert_eq!(rules.second_factor, [Role::Leader, Role::HrOfficer]);
    assert!(rules.numbered_by_another);
    assert!(
        browser
            .get(urls::USERS)
            .await
            .body
            .contains("aria-describedby=\"vao-so-help\" checked")
    );
    for minutes in ["601", "0", "một"] {
        let fields = [("mat-khau", "usual"), ("vai", "all"), ("phut", minutes)];
        let page = browser.post(urls::USER_RULES, &fields).await;
        assert_eq!(page.status, 422);
        assert!(page.error_summary().contains("từ 1 đến 600"), "{}", page.body);
        assert!(page.body.contains("value=\"all\" checked"), "what was chosen stays");
    }
    assert_eq!(place.office.account_rules(), rules, "nothing is half set");
    let mut leader = place.logged_in("lanh-dao").await;
    assert_eq!(leader.get("/").await.header("location"), urls::SECOND_FACTOR);
}

#[tokio::test]
async fn a_strong_right_waits_for_a_second_person_and_who_can_do_what_is_told() {
    let place = Place::new();
    let root = place.sample.root.to_string();
    let admin = grant(Role::Admin, place.sample.root, DataClass::Internal);
    place.ask_for_passwords_alone();
    place
        .office
        .add_account("test", "thu-hai", "", SECRET, None, vec![admin])
        .unwrap();
    let mut browser = manager(&place).await;
    let page = page_of(&place, "thu-truong");
    browser.get(&page).await;
    let strong = [
        ("vai", "auditor"),
        ("muc", "internal"),
        ("don-vi", root.as_str()),
        ("tu", "01/07/2019"),
        ("den", ""),
        ("van-ban", "12/QĐ-UBND"),
        ("van-ban-ngay", "28/06/2019"),
        ("van-ban-ky", "Chủ tịch UBND huyện"),
    ];
    let proposed = browser.post(&format!("{page}/quyen"), &strong).await;
    assert_eq!(
        proposed.header("location"),
        format!("{page}?xong=de-nghi"),
        "{}",
        proposed.error_summary()
    );
    let shown = browser.get(&page).await;
    assert!(text(&shown.body).contains("Quyền chờ xác nhận") && !shown.body.contains("value=\"xac-nhan\""));
    let number = place.office.account("thu-truong").unwrap().proposed[0]
        .right
        .number
        .to_string();
    let own = [("so", number.as_str()), ("viec", "xac-nhan")];
    assert_snapshot!(browser.post(&format!("{page}/xac-nhan"), &own).await.error_summary(), @"
    422 Có 1 điểm cần sửa
    - Người đề nghị, tài khoản khác của người ấy và chương trình không xác nhận được
      Nhờ một người quản trị khác xác nhận
    ");
    let may = "/nguoi-dung/ai-lam-gi?viec=read-audit";
    assert!(
        !browser.get(may).await.body.contains("thu-truong"),
        "it gives nothing yet"
    );
    let mut second = place.logged_in("thu-hai").await;
    second.get(&page).await;
    let done = second.post(&format!("{page}/xac-nhan"), &own).await;
    assert_eq!(
        done.header("location"),
        format!("{page}?xong=xac-nhan"),
        "{}",
        done.error_summary()
    );
    assert!(text(&second.get(&page).await.body).contains("thu-hai xác nhận lúc"));
    let told = second.get(may).await;
    assert!(
        text(&told.body).contains("Đọc nhật ký") && told.body.contains("thu-truong"),
        "{}",
        text(&told.body)
    );
    // On the day before it gave nothing.
    let before = second.get(&format!("{may}&ngay=30/06/2019")).await;
    assert!(!before.body.contains("thu-truong"), "{}", text(&before.body));
    let wrong = second
        .get("/nguoi-dung/ai-lam-gi?don-vi=Xa+Khong&ngay=31/02/2019")
        .await;
    assert_eq!(wrong.status, 422);
}
