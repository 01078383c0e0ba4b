//! Who may see whom.

use super::Place;

#[tokio::test]
async fn an_officer_of_one_commune_reads_that_commune_alone() {
    let place = Place::new();
    let mut browser = place.logged_in("xa-bang-ca").await;
    let own = browser.get(&format!("/nhan-su/{}", place.sample.short)).await;
    assert_eq!(own.status, 200);
    for other in [place.sample.meets, place.sample.unknown, place.sample.minh] {
        let page = browser.get(&format!("/nhan-su/{other}")).await;
        assert_eq!((page.status, page.heading()), (403, "Bạn chưa có quyền xem trang này"));
        assert!(!page.body.contains("Bàn Văn Ánh"));
        let book = browser.get(&format!("/nhan-su/{other}/ho-so.xlsx")).await;
        assert_eq!(book.status, 403);
    }
}

#[tokio::test]
async fn figures_are_those_of_the_own_subtree() {
    let place = Place::new();
    let mut district = place.logged_in("huyen").await;
    let mut commune = place.logged_in("xa-bang-ca").await;
    let whole = district.get("/?biet=2019-03-14").await;
    let part = commune.get("/?biet=2019-03-14").await;
    let fig = |page: &super::Page| {
        super::browser::text(page.between("/chi-tieu/standards.key_commune_officials/ten", "</span>"))
    };
    assert_eq!(
        (fig(&whole).as_str(), fig(&part).as_str()),
        ("1 /3 người", "0 /1 người")
    );
    let names = commune
        .get("/chi-tieu/standards.key_commune_officials/ten?thieu=1&biet=2019-03-14")
        .await;
    assert!(names.body.contains("Đặng Thị Bích Ngọc") && !names.body.contains("Lý Tài Thông"));
}

#[tokio::test]
async fn a_list_shows_those_in_scope_and_says_so() {
    let place = Place::new();
    let mut commune = place.logged_in("xa-bang-ca").await;
    // The move came from the district office and concerns no unit of the commune.
    let moves = commune.get("/chi-tieu/mobility.moves_this_year/ten").await;
    assert!(!moves.body.contains("Nguyễn Văn Minh"), "{}", moves.heading());
}

#[tokio::test]
async fn a_decision_shows_what_lies_in_scope() {
    let place = Place::new();
    let rotation = format!("/quyet-dinh/{}", place.sample.rotation);
    let mut district = place.logged_in("huyen").await;
    let page = district.get(&rotation).await;
    assert_eq!(page.status, 200);
    assert!(
        page.body.contains("31/QĐ-HU") && page.body.contains("Nguyễn Văn Minh") && page.body.contains("Luân chuyển")
    );
    let mut commune = place.logged_in("xa-bang-ca").await;
    assert_eq!(commune.get(&rotation).await.status, 403);
}

#[tokio::test]
async fn without_a_grant_to_sensitive_data_groups_stay_closed() {
    let place = Place::new();
    let mut head = place.logged_in("thu-truong").await;
    let person = format!("/nhan-su/{}", place.sample.short);
    let page = head.get(&person).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Bạn không có quyền xem nhóm này") && !page.body.contains("/nhom/"));
    let refused = head.post(&format!("{person}/nhom/giay-to"), &[]).await;
    assert_eq!(refused.status, 403);
    assert!(!refused.body.contains(testkit::NUMBER));
    let audit = place.sample.log.store.all_events(office::port::Chain::Audit);
    assert!(audit.last().unwrap().body.contains("person.sensitive.refused"));
}
