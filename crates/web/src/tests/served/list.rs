//! People as a list: found by what is typed and by conditions, never beyond the reader's scope, taken away as it is seen.

use office::permission::{DataClass, Role};

use super::Place;
use super::browser::{Page, SECRET, text};

/// The names of a list, in their order.
fn names(page: &Page) -> Vec<String> {
    let rows = page.body.split("<th scope=\"row\">").skip(1);
    rows.map(|row| text(row.split("</th>").next().unwrap_or_default()))
        .collect()
}

#[tokio::test]
async fn everybody_in_scope_is_listed_in_the_order_of_given_names() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let page = browser.get("/nhan-su").await;
    assert_eq!(page.status, 200);
    let all = names(&page);
    assert_eq!(
        all,
        ["Bàn Văn Ánh", "Nguyễn Văn Minh", "Đặng Thị Bích Ngọc", "Lý Tài Thông"]
    );
    assert_eq!(page.heading(), "4 người trong đội ngũ");
    // Who may see one commune sees its people, and no other number.
    let mut commune = place.logged_in("xa-bang-ca").await;
    let page = commune.get("/nhan-su").await;
    assert_eq!(
        (names(&page), page.heading()),
        (vec!["Đặng Thị Bích Ngọc".to_owned()], "1 người trong đội ngũ")
    );
    let foreign = commune
        .get(&format!("/nhan-su?don-vi={}", place.sample.communes[1].0))
        .await;
    assert_eq!(foreign.heading(), "Tìm thấy 0 người");
}

#[tokio::test]
async fn what_is_typed_finds_with_marks_and_without_and_stands_in_no_address() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    browser.get("/nhan-su").await;
    for (typed, found) in [
        ("ngoc", vec!["Đặng Thị Bích Ngọc"]),
        ("đặng thị", vec!["Đặng Thị Bích Ngọc"]),
        ("nguyen van", vec!["Nguyễn Văn Minh"]),
        (testkit::NUMBER, vec!["Đặng Thị Bích Ngọc"]),
        ("không ai", vec![]),
    ] {
        let page = browser.post("/nhan-su", &[("tim", typed)]).await;
        assert_eq!(
            (page.status, names(&page)),
            (200, found.iter().map(ToString::to_string).collect()),
            "{typed}"
        );
        let folded = ledger::text::fold(typed);
        for address in page.addresses() {
            assert!(!ledger::text::fold(&address).contains(&folded), "{typed}: {address}");
        }
    }
    // Nobody is found beyond the reader's scope, and nobody is told that somebody is there.
    let mut commune = place.logged_in("xa-bang-ca").await;
    commune.get("/nhan-su").await;
    let page = commune.post("/nhan-su", &[("tim", "minh")]).await;
    assert_eq!(page.heading(), "Tìm thấy 0 người");
}

#[tokio::test]
async fn conditions_are_told_in_words_and_each_can_be_dropped() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let unit = place.sample.communes[0].0;
    let page = browser
        .get(&format!(
            "/nhan-su?don-vi={unit}&ly-luan=duoi-intermediate&sinh-tu=1980&gioi=xyz&biet=2019-03-14"
        ))
        .await;
    assert_eq!(names(&page), ["Đặng Thị Bích Ngọc"]);
    let told = text(page.between("<ul class=\"told\"", "</ul>"));
    assert_eq!(
        told,
        "Xã Bằng Cả và các đơn vị trực thuộc × sinh từ năm 1980 × lý luận chính trị: dưới trung cấp ×"
    );
    let without = page.between("sinh từ năm 1980 <a href=\"", "\"");
    let without = without.replace("&#38;", "&");
    assert!(
        !without.contains("sinh-tu") && without.contains("ly-luan=duoi-intermediate"),
        "{without}"
    );
    assert_eq!(browser.get(&without).await.status, 200);
    let none = browser.get("/nhan-su?ly-luan=advanced").await;
    assert!(none.body.contains("Không có ai thỏa mọi điều kiện"));
    let unrecorded = browser.get("/nhan-su?ly-luan=chua-ro").await;
    assert!(!names(&unrecorded).is_empty());
}

/// What a list says of births, as it is ordered by: year first; empty where nothing is recorded.
fn births(page: &Page) -> Vec<String> {
    let cells = page.body.split("data-label=\"Sinh\">").skip(1);
    let told = cells.map(|rest| text(rest.split("</td>").next().unwrap_or_default()));
    told.map(|said| said.split('/').rev().collect::<Vec<_>>().join("-"))
        .collect()
}

#[tokio::test]
async fn a_heading_sets_the_list_in_order_and_again_the_other_way_round() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let page = browser.get("/nhan-su").await;
    assert_eq!(
        page.between("aria-sort=\"ascending\">", "</th>")
            .matches("Họ và tên")
            .count(),
        1
    );
    assert!(page.addresses().iter().any(|address| address.contains("sap=sinh")));
    let rising = browser.get("/nhan-su?sap=sinh").await;
    let falling = browser.get("/nhan-su?sap=-sinh").await;
    let said = |page: &Page| -> Vec<String> { births(page).into_iter().filter(|birth| !birth.is_empty()).collect() };
    let mut sorted = said(&page);
    sorted.sort();
    assert!(sorted.len() > 1 && sorted.first() != sorted.last(), "{sorted:?}");
    assert_eq!(said(&rising), sorted);
    sorted.reverse();
    assert_eq!(said(&falling), sorted);
    assert!(falling.body.contains("aria-sort=\"descending\"") && !falling.body.contains("aria-sort=\"ascending\""));
    // Of whom nothing is recorded stands last either way.
    for page in [&rising, &falling] {
        let all = births(page);
        let first = all.iter().position(String::is_empty).unwrap_or(all.len());
        assert!(all[first..].iter().all(String::is_empty), "{all:?}");
    }
    // The table that is taken away has the order too, and what is sought leads to none.
    let csv = browser.get("/nhan-su.csv?sap=-sinh&cot=sinh").await;
    assert!(
        csv.body
            .lines()
            .nth(3)
            .is_some_and(|line| line.contains(&names(&falling)[0]))
    );
    browser.get("/nhan-su").await;
    let sought = browser.post("/nhan-su", &[("tim", "ngoc")]).await;
    assert!(!sought.addresses().iter().any(|address| address.contains("sap=")));
}

#[tokio::test]
async fn a_list_is_taken_away_as_it_is_seen_and_that_is_on_record() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let path = "ly-luan=duoi-intermediate&cot=sinh&cot=chuc&biet=2019-03-14";
    let page = browser.get(&format!("/nhan-su.csv?{path}")).await;
    assert_eq!(page.status, 200);
    let lines: Vec<&str> = page.body.trim_start_matches('\u{feff}').lines().collect();
    assert!(lines[1].contains("lý luận chính trị: dưới trung cấp"), "{}", lines[1]);
    assert_eq!(lines[2], "Họ và tên;Mã hồ sơ;Sinh;Chức danh");
    let code = place.sample.short;
    assert_eq!(
        lines[3],
        format!("Đặng Thị Bích Ngọc;{code};20/05/1981;Chủ tịch UBND xã")
    );
    assert_eq!(browser.get(&format!("/nhan-su.xlsx?{path}")).await.status, 200);
    browser.get("/nhan-su").await;
    let sought = browser.post("/nhan-su.xlsx", &[("tim", "ngoc")]).await;
    assert_eq!((sought.status, &sought.bytes[..2]), (200, &b"PK"[..]));
}

#[tokio::test]
async fn in_english_and_of_another_day_it_is_whole() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    browser.cookies.insert("xt-lang".into(), "en".into());
    let page = browser
        .get("/nhan-su?ngay=2012-01-15&ly-luan=duoi-intermediate&dang=khong&cot=he-so&cot=dang&cot=tu")
        .await;
    assert_eq!(page.status, 200);
    assert!(!page.body.contains('⟨'), "{}", page.between("⟨", "<"));
    assert!(page.body.len() <= 60_000, "{}", page.body.len());
}

#[tokio::test]
async fn people_who_are_chosen_begin_one_draft_in_which_each_gets_the_act() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let page = browser.get("/nhan-su").await;
    assert_eq!(page.body.matches("form=\"chon\" name=\"nguoi\"").count(), 4);
    let reward = page.between("Khen thưởng</option>", "<").is_empty();
    let number = page.body.split(">Khen thưởng</option>").next().unwrap();
    let number = number
        .rsplit("value=\"")
        .next()
        .unwrap()
        .trim_end_matches('"')
        .to_owned();
    assert!(reward && number.parse::<u16>().is_ok(), "{number}");
    let (one, other) = (place.sample.short.to_string(), place.sample.minh.to_string());
    let head = browser
        .get(&format!(
            "/van-ban/moi?noi-dung={number}&nguoi={one}&nguoi={other}&nguoi=x"
        ))
        .await;
    assert_eq!(
        (head.status, head.body.matches("type=\"hidden\" name=\"nguoi\"").count()),
        (200, 2)
    );
    let fields = [
        ("noi-dung", number.as_str()),
        ("nguoi", one.as_str()),
        ("nguoi", other.as_str()),
        ("loai", "decision"),
        ("trich-yeu", "Khen thưởng năm 2018"),
        ("co-quan", "UBND huyện"),
        ("hieu-luc", "14/03/2019"),
    ];
    let begun = browser.post("/van-ban/moi", &fields).await;
    let form = browser.get(begun.header("location")).await;
    let people = format!("Đặng Thị Bích Ngọc: {one}\nNguyễn Văn Minh: {other}");
    assert!(form.body.contains(&people), "{}", form.body);
    let add = begun.header("location").split('?').next().unwrap().to_owned();
    let act = [
        ("noi-dung", number.as_str()),
        ("person", people.as_str()),
        ("title", "Giấy khen"),
    ];
    let added = browser.post(&add, &act).await;
    assert_eq!(added.status, 303, "{}", added.error_summary());
    let draft = browser.get(added.header("location")).await;
    assert!(draft.body.contains("Đặng Thị Bích Ngọc") && draft.body.contains("Nguyễn Văn Minh"));
    // Whoever may write no draft chooses nobody.
    let mut leader = place.logged_in("lanh-dao").await;
    assert!(!leader.get("/nhan-su").await.body.contains("form=\"chon\""));
}

/// That somebody is found by a number would tell whose it is.
#[tokio::test]
async fn a_citizen_number_finds_somebody_only_for_those_who_may_read_it() {
    let place = Place::new();
    let grant = testkit::grant(Role::HrOfficer, place.sample.root, DataClass::Personal);
    let office = &place.office;
    office
        .add_account("test", "ca-nhan", "", SECRET, None, vec![grant])
        .unwrap();
    for (name, found) in [("huyen", true), ("ca-nhan", false)] {
        let mut browser = place.logged_in(name).await;
        for (sought, found) in [(testkit::NUMBER, found), ("Bích Ngọc", true)] {
            browser.get("/nhan-su").await;
            let page = browser.post("/nhan-su", &[("tim", sought)]).await;
            assert_eq!(page.body.contains("Đặng Thị Bích Ngọc"), found, "{name} {sought}");
        }
    }
}
