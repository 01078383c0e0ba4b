//! Columns of the office's own attributes: chosen and kept like others, folded until they are opened on record, told to nobody who may open none.

use ledger::PersonId;
use ledger::acts::people::{AttributeValue, SetPersonAttribute};
use office::permission::{DataClass, Role};
use office::port::Chain;
use testkit::{grant, sample};

use super::Place;
use super::browser::{SECRET, text};
use super::imports::preview_of;
use crate::{Settings, urls};

/// The own attribute is called as a column of lists is: what is taken away must not come back as that.
const KEY: &str = "Điện thoại nội bộ";
const LIST: &str = "/nhan-su?cot=chuc&cot=rieng-%C4%90i%E1%BB%87n%20tho%E1%BA%A1i%20n%E1%BB%99i%20b%E1%BB%99";

fn place() -> Place {
    let mut sample = sample();
    let set = |person: PersonId, key: &str, value| SetPersonAttribute {
        person,
        key: key.to_owned(),
        value: Some(value),
    };
    let (short, meets) = (sample.short, sample.meets);
    let line = |text: &str| AttributeValue::Text(text.to_owned());
    let acts = vec![
        set(short, KEY, line("máy lẻ 101")).into(),
        set(meets, KEY, line("máy lẻ 202")).into(),
        set(meets, "Cỡ áo", AttributeValue::Number("41.5".parse().unwrap())).into(),
    ];
    sample.log.decide("08/QĐ-NV", "2019-03-01", acts);
    let place = Place::with(sample, Settings::default());
    let personal = grant(Role::HrOfficer, place.sample.root, DataClass::Personal);
    let office = &place.office;
    office
        .add_account("test", "khong-nhay-cam", "", SECRET, None, vec![personal])
        .unwrap();
    place
}

fn form(open: bool) -> Vec<(&'static str, &'static str)> {
    let mut form = vec![("cot", "chuc"), ("cot", "rieng-Điện thoại nội bộ")];
    form.extend(open.then_some(("mo-rieng", "1")));
    form
}

fn readings(place: &Place) -> usize {
    let all = place.events(Chain::Reads);
    all.iter().filter(|event| event.contains("person.sensitive")).count()
}

#[tokio::test]
async fn own_columns_are_offered_where_the_filter_is_whole_and_stay_folded_until_they_are_opened_on_record() {
    let place = place();
    let mut browser = place.logged_in("huyen").await;
    assert!(
        !browser.get("/nhan-su").await.body.contains("rieng-"),
        "what nobody asks for is not looked for"
    );
    let whole = browser.get("/nhan-su?loc-them=1").await;
    assert!(whole.body.contains(&format!("value=\"rieng-{KEY}\"")) && whole.body.contains("value=\"rieng-Cỡ áo\""));
    assert!(!whole.body.contains("rieng-ethnicity") && !whole.body.contains("rieng-phone"));
    let folded = browser.get(LIST).await;
    assert!(folded.body.contains(&format!("value=\"rieng-{KEY}\" checked")));
    let said = text(&folded.body);
    assert!(said.contains("Mở cột riêng") && !said.contains("máy lẻ"), "{said}");
    assert_eq!(readings(&place), 0);
    let opened = browser.post("/nhan-su", &form(true)).await;
    let rows = text(opened.between("<tbody>", "</tbody>"));
    assert!(rows.contains("máy lẻ 101") && rows.contains("máy lẻ 202"), "{rows}");
    assert_eq!(readings(&place), 2, "one for each of whom something is shown");
    browser.cookies.insert("xt-lang".into(), "en".into());
    let english = browser.post("/nhan-su", &form(true)).await;
    assert!(english.body.contains("that are open") && !english.body.contains('⟨'));
}

#[tokio::test]
async fn nobody_is_told_or_handed_own_columns_beyond_the_own_rights() {
    let place = place();
    // Over one commune: the others' cells say so.
    let mut commune = place.logged_in("xa-bang-ca").await;
    let whole = commune.get("/nhan-su?loc-them=1").await;
    assert!(whole.body.contains(&format!("value=\"rieng-{KEY}\"")) && !whole.body.contains("rieng-Cỡ áo"));
    let rows = text(
        commune
            .post("/nhan-su", &form(true))
            .await
            .between("<tbody>", "</tbody>"),
    );
    assert!(rows.contains("máy lẻ 101") && !rows.contains("máy lẻ 202"), "{rows}");
    // Without sensitive data: neither offered nor shown, kept, exported.
    let before = readings(&place);
    let mut personal = place.logged_in("khong-nhay-cam").await;
    assert!(!personal.get("/nhan-su?loc-them=1").await.body.contains("rieng-"));
    assert!(!personal.get(LIST).await.body.contains("rieng-"));
    let posted = personal.post("/nhan-su", &form(true)).await;
    assert!(!posted.body.contains("rieng-") && !posted.body.contains("máy lẻ"));
    let taken = personal.post(urls::PEOPLE_CSV, &form(true)).await;
    assert_eq!(taken.status, 200);
    assert!(
        taken.body.contains("Ngọc") && !taken.body.contains("máy lẻ") && !taken.body.contains(KEY),
        "{}",
        taken.body
    );
    assert_eq!(readings(&place), before);
    // Who may open them and not take them out takes the list without them.
    let mut leader = place.logged_in("lanh-dao").await;
    let folded = leader.get(LIST).await;
    assert!(folded.body.contains("Mở cột riêng") && folded.body.contains("href=\"/nhan-su.csv"));
    let taken = leader.post(urls::PEOPLE_CSV, &form(true)).await;
    assert!(
        taken.body.contains("Ngọc") && !taken.body.contains("máy lẻ"),
        "{}",
        taken.body
    );
    assert_eq!(readings(&place), before);
}

#[tokio::test]
async fn own_columns_leave_by_a_form_on_record_and_come_back_as_nothing_else() {
    let place = place();
    let mut browser = place.logged_in("huyen").await;
    let page = browser.get(LIST).await;
    assert!(
        !page.body.contains("href=\"/nhan-su.csv"),
        "no link takes what is sensitive"
    );
    let by_link = browser.get(&LIST.replace("/nhan-su?", "/nhan-su.csv?")).await;
    assert!(by_link.status == 200 && !by_link.body.contains("máy lẻ"));
    assert_eq!(readings(&place), 0);
    let taken = browser.post(urls::PEOPLE_CSV, &form(false)).await;
    assert!(
        taken.body.contains("Thông tin riêng: Điện thoại nội bộ"),
        "{}",
        taken.body
    );
    assert!(taken.body.contains("máy lẻ 101") && taken.body.contains("máy lẻ 202"));
    assert_eq!(readings(&place), 2);
    let book = browser.post(urls::PEOPLE_XLSX, &form(false)).await;
    assert_eq!((book.status, &book.bytes[..2]), (200, &b"PK"[..]));
    let upload = preview_of(&mut browser, &taken.body).await;
    let preview = browser.get(&upload).await;
    let said = text(&preview.body);
    assert_eq!(preview.heading(), "danh sách.csv: không có gì mới để ghi", "{said}");
    assert!(
        said.contains("Không đọc các cột: Thông tin riêng: Điện thoại nội bộ"),
        "{said}"
    );
}

#[tokio::test]
async fn a_kept_list_keeps_them_and_opens_folded() {
    let place = place();
    let mut browser = place.logged_in("huyen").await;
    browser.get(LIST).await;
    let mut fields = form(true);
    fields.push(("ten", "Có máy lẻ"));
    assert_eq!(browser.post(urls::KEPT_LISTS, &fields).await.status, 303);
    let lists = browser.get(urls::KEPT_LISTS).await;
    let href = lists.between("<th scope=\"row\"><a href=\"", "\"").to_owned();
    let to = browser.get(&href).await.header("location").to_owned();
    let list = browser.get(&to).await;
    assert!(list.body.contains(&format!("value=\"rieng-{KEY}\" checked")), "{to}");
    assert!(!list.body.contains("máy lẻ 101"));
    assert_eq!(readings(&place), 0);
}
