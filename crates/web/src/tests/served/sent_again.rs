//! A form that is sent again because its answer was lost is done once.

use office::figures::Asker;

use super::Place;
use super::browser::{Page, text};
use crate::urls;

/// The sign of the form of a page that keeps what is typed.
fn sign(page: &Page) -> String {
    page.between("name=\"lan\" value=\"", "\"").to_owned()
}

/// The drafts of the officer of the district, each with how many acts it has.
fn drafts(place: &Place) -> Vec<usize> {
    let actor = place.office.account("huyen").unwrap().actor(place.office.today());
    let all = place.office.drafts(Asker::Account(&actor)).unwrap();
    all.iter().map(|draft| draft.decision().unwrap().acts.len()).collect()
}

#[tokio::test]
async fn one_form_is_one_draft_and_one_act_however_often_it_comes() {
    let place = Place::new();
    let mut officer = place.logged_in("huyen").await;
    let form = officer.get(urls::NEW_DRAFT).await;
    let (first, other) = (sign(&form), sign(&officer.get(urls::NEW_DRAFT).await));
    assert!(first.len() == 32 && first != other, "{first} {other}");
    let head = |sign: &str, title: &str| {
        [
            ("loai", "decision"),
            ("trich-yeu", title),
            ("co-quan", "UBND"),
            ("hieu-luc", "1/8/2019"),
            ("lan", sign),
        ]
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
    };
    let mut to = Vec::new();
    for (sign, title) in [(&first, "Một"), (&first, "Một"), (&first, "Khác"), (&other, "Một")] {
        let fields = head(sign, title);
        let fields = fields.each_ref().map(|(name, text)| (name.as_str(), text.as_str()));
        let sent = officer.post(urls::NEW_DRAFT, &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.error_summary());
        to.push(sent.header("location").to_owned());
    }
    assert_eq!(
        to,
        ["/van-ban/DT-1", "/van-ban/DT-1", "/van-ban/DT-2", "/van-ban/DT-3"],
        "another content, and another form, ask for another draft"
    );
    let add = "/van-ban/DT-1/them";
    let once = sign(&officer.get(&format!("{add}?noi-dung=90")).await);
    let person = place.sample.short.to_string();
    let act = [
        ("noi-dung", "90"),
        ("person", person.as_str()),
        ("year", "2018"),
        ("grade", "good"),
        ("lan", once.as_str()),
    ];
    for _ in 0..2 {
        assert_eq!(officer.post(add, &act).await.status, 303);
    }
    assert_eq!(drafts(&place), [0, 0, 1], "one act");
}

#[tokio::test]
async fn one_form_of_salary_steps_is_one_draft() {
    let place = super::raises::place();
    let mut officer = place.logged_in("huyen").await;
    let path = "/viec/nang-luong?ngay=2019-06-30";
    let short = place.sample.short.to_string();
    let page = officer.get(&format!("{path}&nguoi={short}")).await;
    let once = sign(&page);
    let fields = [
        ("nguoi", short.as_str()),
        ("nguoi", short.as_str()),
        ("trich-yeu", "Về việc nâng bậc lương"),
        ("co-quan", "UBND huyện"),
        ("hieu-luc", "01/05/2019"),
        ("cach", "chung"),
        ("lan", once.as_str()),
    ];
    for _ in 0..2 {
        let sent = officer.post(path, &fields).await;
        assert_eq!((sent.status, sent.header("location")), (303, "/van-ban/DT-1"));
    }
    assert_eq!(drafts(&place), [1], "whoever is named twice gets one step");
}

#[tokio::test]
async fn an_account_is_made_once_and_its_page_says_so() {
    let place = Place::new();
    place.ask_for_passwords_alone();
    let mut admin = place.logged_in("quan-tri").await;
    admin.get(urls::NEW_USER).await;
    let fields = [("ten", "moi"), ("hien", "Người mới")];
    let made = admin.post(urls::NEW_USER, &fields).await;
    assert_eq!(made.status, 200, "{}", made.error_summary());
    let again = admin.post(urls::NEW_USER, &fields).await;
    assert_eq!(again.status, 422);
    let said = text(&again.body);
    assert!(
        said.contains("đã được tạo, chưa ai dùng") && said.contains("Người mới"),
        "{said}"
    );
    let of_another = admin
        .post(urls::NEW_USER, &[("ten", "moi"), ("hien", "Người khác")])
        .await;
    assert!(
        of_another.error_summary().contains("Đã có tài khoản tên này"),
        "{}",
        of_another.error_summary()
    );
    let all = place.office.accounts().unwrap();
    assert_eq!(all.iter().filter(|account| account.name == "moi").count(), 1);
}
