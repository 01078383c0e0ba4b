//! Forms that are saved as one types: offered on their own page to who typed them, gone once sent or dropped.

use office::permission::{DataClass, Role};
use testkit::grant;

use super::Place;
use super::browser::{Browser, Page, SECRET, text};
use crate::urls;

const TYPED: &str = r#"[["trich-yeu","Về việc \"xếp loại\" <b>"],["can-cu",""]]"#;

async fn save(browser: &mut Browser, form: &str, seen: &str, typed: &str) -> Page {
    let fields = [("bieu-mau", form), ("ban", seen), ("chu", typed)];
    browser.post(urls::UNFINISHED, &fields).await
}

#[tokio::test]
async fn what_is_typed_is_offered_when_the_form_is_opened_again_and_goes_with_it() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let blank = browser.get(urls::NEW_DRAFT).await;
    assert!(blank.body.contains(r#"data-version="0" data-fields="""#));
    let saved = save(&mut browser, urls::NEW_DRAFT, "0", TYPED).await;
    assert_eq!(saved.header("content-type"), "application/json");
    let version = saved.between("\"version\":", "}");
    assert_eq!(
        saved.body,
        format!(r#"{{"said":"Đã lưu lúc 09:00, 01/07/2019","version":{version}}}"#)
    );
    let kept = format!(r#"data-version="{version}""#);
    let again = browser.get(urls::NEW_DRAFT).await;
    let fields = again.between(r#"data-fields=""#, "\"");
    assert!(fields.contains("Về việc") && !fields.contains('<'), "escaped: {fields}");
    assert!(text(&again.body).contains("đang làm dở, đã lưu lúc 09:00, 01/07/2019"));
    assert!(again.body.contains(&kept));
    // Another window that saw less is told, and overwrites nothing.
    let late = save(&mut browser, urls::NEW_DRAFT, "0", "[]").await;
    assert_eq!(late.status, 409);
    assert!(
        late.body.contains("Cửa sổ khác đã lưu") && late.body.contains(&format!("\"version\":{version}")),
        "{}",
        late.body
    );
    // A form that comes back to be mended keeps it; one that was sent does not.
    let head = |title| {
        [
            ("loai", "decision"),
            ("trich-yeu", title),
            ("co-quan", "UBND"),
            ("hieu-luc", "1/8/2019"),
            ("dang-do", urls::NEW_DRAFT),
        ]
    };
    assert_eq!(browser.post(urls::NEW_DRAFT, &head("")).await.status, 422);
    assert!(browser.get(urls::NEW_DRAFT).await.body.contains(&kept));
    assert_eq!(
        browser.post(urls::NEW_DRAFT, &head("Về việc xếp loại")).await.status,
        303
    );
    assert!(browser.get(urls::NEW_DRAFT).await.body.contains(r#"data-version="0""#));
    // And one that is dropped.
    save(&mut browser, urls::NEW_DRAFT, "0", TYPED).await;
    let dropped = browser
        .post(urls::UNFINISHED_DROP, &[("bieu-mau", urls::NEW_DRAFT)])
        .await;
    assert_eq!((dropped.status, dropped.body.as_str()), (204, ""));
    assert!(!place.records().iter().any(|(kind, ..)| kind == "unfinished-form"));
}

#[tokio::test]
async fn nobody_else_is_offered_it_neither_a_colleague_nor_who_looks_through_the_rights() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    browser.get(urls::NEW_DRAFT).await;
    save(&mut browser, urls::NEW_DRAFT, "0", TYPED).await;
    for name in ["xa-bang-ca", "lanh-dao"] {
        let mut other = place.logged_in(name).await;
        let page = other.get(urls::NEW_DRAFT).await;
        assert!(!page.body.contains("Về việc"), "{name}");
        other.get(urls::ACCOUNT).await;
        other
            .post(urls::UNFINISHED_DROP, &[("bieu-mau", urls::NEW_DRAFT)])
            .await;
    }
    assert!(browser.get(urls::NEW_DRAFT).await.body.contains("Về việc"));
    place.ask_for_passwords_alone();
    let mut admin = place.logged_in("quan-tri").await;
    let code = place.office.account("huyen").unwrap().code();
    admin.get(&format!("/nguoi-dung/{code}")).await;
    let looks = admin
        .post(&format!("/nguoi-dung/{code}/viec"), &[("viec", "xem")])
        .await;
    assert_eq!(looks.status, 303, "{}", looks.error_summary());
    let page = admin.get(urls::NEW_DRAFT).await;
    assert!(
        page.status == 403 && !page.body.contains("Về việc"),
        "who looks writes nothing and reads nothing that was typed"
    );
    assert_eq!(save(&mut admin, urls::NEW_DRAFT, "1", "[]").await.status, 403);
}

#[tokio::test]
async fn a_form_is_saved_by_who_may_ask_for_its_page_alone_and_holds_no_more_than_a_form() {
    let place = Place::new();
    place.ask_for_passwords_alone();
    let grant = grant(Role::Counter, place.sample.root, DataClass::Personal);
    place
        .office
        .add_account("test", "mot-cua", "", SECRET, None, vec![grant])
        .unwrap();
    let mut counter = place.logged_in("mot-cua").await;
    counter.get(urls::ACCOUNT).await;
    for form in [urls::NEW_DRAFT, "/quyet-dinh/1/1/sua", "/thay-doi/DN-1"] {
        assert_eq!(save(&mut counter, form, "0", "[]").await.status, 403, "{form}");
    }
    assert_eq!(save(&mut counter, urls::OWN_REQUESTS, "0", "[]").await.status, 200);
    let mut browser = place.logged_in("huyen").await;
    browser.get(urls::NEW_DRAFT).await;
    for (form, seen, typed) in [
        ("/tai-khoan/mat-khau", "0", "[]"),
        ("/van-ban/Trần Thị Mai/them", "0", "[]"),
        (urls::NEW_DRAFT, "x", "[]"),
        (urls::NEW_DRAFT, "0", "{"),
        (urls::NEW_DRAFT, "0", r#"[["a",1]]"#),
    ] {
        assert_eq!(
            save(&mut browser, form, seen, typed).await.status,
            422,
            "{form} {typed}"
        );
    }
    let many = format!("[{}]", vec![r#"["a",""]"#; 1_001].join(","));
    let large = save(&mut browser, urls::NEW_DRAFT, "0", &many).await;
    assert!(
        large.status == 413 && large.body.contains("dài quá mức"),
        "{} {}",
        large.status,
        large.body
    );
    browser.token = "0".repeat(32);
    assert_eq!(
        save(&mut browser, urls::NEW_DRAFT, "0", "[]").await.status,
        403,
        "without the token of the form"
    );
}
