//! Lists that are taken away: what is seen and no more, what narrows them on top, no formula, and on record before it is handed over.

use office::permission::{DataClass, Role};
use office::port::Chain;
use papers::workbook::read;
use testkit::grant;

use super::Place;
use super::browser::{Page, SECRET};
use crate::urls;

/// Each list by its addresses, who takes it, who may not, and the word of its event.
const LISTS: [(&str, &str, &str, &str, &str); 7] = [
    (urls::QUALITY_XLSX, urls::QUALITY_CSV, "huyen", "quan-tri", "quality"),
    (
        urls::REGISTER_XLSX,
        urls::REGISTER_CSV,
        "huyen",
        "xa-bang-ca",
        "register",
    ),
    (urls::DRAFTS_XLSX, urls::DRAFTS_CSV, "huyen", "quan-tri", "drafts"),
    (
        urls::PROPOSALS_XLSX,
        urls::PROPOSALS_CSV,
        "huyen",
        "lanh-dao",
        "proposals",
    ),
    (urls::REQUESTS_XLSX, urls::REQUESTS_CSV, "huyen", "lanh-dao", "requests"),
    (urls::AUDIT_XLSX, urls::AUDIT_CSV, "thanh-tra", "quan-tri", "events"),
    (urls::USERS_XLSX, urls::USERS_CSV, "quan-tri", "huyen", "accounts"),
];

/// Those that have one form, or hold somebody's data: address, whether a form asks for it, who takes it, who may not, the word of its event.
const OTHERS: [(&str, bool, &str, &str, &str); 11] = [
    ("/tong-quan.xlsx", false, "huyen", "quan-tri", "tasks"),
    (urls::PEOPLE_XLSX, false, "huyen", "quan-tri", "people"),
    (urls::PEOPLE_CSV, true, "huyen", "quan-tri", "people"),
    (urls::DUTIES_XLSX, false, "huyen", "quan-tri", "duties"),
    (urls::DUTIES_CSV, false, "huyen", "quan-tri", "duties"),
    (urls::HONOURS_XLSX, false, "huyen", "quan-tri", "rewards"),
    (urls::DISCIPLINE_XLSX, true, "huyen", "quan-tri", "disciplines"),
    (urls::UNITS_XLSX, false, "huyen", "quan-tri", "units"),
    (urls::QUOTAS_XLSX, false, "huyen", "quan-tri", "quotas"),
    (urls::MATRIX_XLSX, false, "huyen", "quan-tri", "matrix"),
    (
        "/chi-tieu/training.classes_planned/ten.xlsx",
        false,
        "huyen",
        "quan-tri",
        "training.classes_planned",
    ),
];

/// The events of one list that was taken.
fn noted(place: &Place, word: &str, by: &str) -> usize {
    let all = place.events(Chain::Audit);
    let of = |event: &&String| {
        event.contains("\"export\"") && event.contains(&format!("\"{word}\"")) && event.contains(&format!("\"{by}\""))
    };
    all.iter().filter(of).count()
}

fn place() -> Place {
    let place = Place::new();
    place.ask_for_passwords_alone();
    let root = grant(Role::Auditor, place.sample.root, DataClass::Sensitive);
    let auditor = place
        .office
        .add_account("test", "thanh-tra", "", SECRET, None, vec![root]);
    auditor.unwrap();
    place
}

fn lines(page: &Page) -> Vec<String> {
    let text = page.body.trim_start_matches('\u{feff}');
    text.lines().map(str::to_owned).collect()
}

#[tokio::test]
async fn each_list_is_taken_in_both_forms_by_who_may_and_that_is_on_record_first() {
    let place = place();
    for (xlsx, csv, may, may_not, word) in LISTS {
        let mut browser = place.logged_in(may).await;
        let before = place.events(Chain::Audit).len();
        let book = browser.get(xlsx).await;
        assert_eq!(book.status, 200, "{xlsx}");
        let text = browser.get(csv).await;
        assert_eq!(text.status, 200, "{csv}");
        assert!(book.header("content-disposition").ends_with(".xlsx\""), "{xlsx}");
        assert!(text.header("content-disposition").ends_with(".csv\""), "{csv}");
        let events = place.events(Chain::Audit);
        let noted = events[before..].iter().filter(|event| {
            event.contains("\"export\"") && event.contains(&format!("\"{word}\"")) && event.contains(may)
        });
        assert_eq!(noted.count(), 2, "{xlsx}: {events:?}");
        // The same rows in both forms: title, filter, headings, rows; the workbook leaves a row free above its headings.
        let sheet = &read(&book.bytes).unwrap().sheets[0];
        // That the workbook was taken is an event itself.
        let since = usize::from(word == "events");
        assert_eq!(sheet.rows.len() + since, lines(&text).len(), "{xlsx}");
        assert!(!lines(&text)[1].is_empty(), "what narrows it stands on top: {xlsx}");
        let mut other = place.logged_in(may_not).await;
        let before = place.events(Chain::Audit).len();
        for path in [xlsx, csv] {
            assert_eq!(other.get(path).await.status, 403, "{path}");
        }
        let exports = place.events(Chain::Audit)[before..]
            .iter()
            .filter(|event| event.contains("\"export\""))
            .count();
        assert_eq!(exports, 0, "nothing was taken: {xlsx}");
    }
}

#[tokio::test]
async fn every_other_table_that_leaves_is_on_record_too_and_a_refusal_takes_nothing() {
    let place = place();
    let record = format!("/nhan-su/{}/ho-so.xlsx", place.sample.short);
    let own = place.sample.short.to_string();
    let one = (record.as_str(), false, "huyen", "quan-tri", own.as_str());
    for (path, by_form, may, may_not, word) in OTHERS.into_iter().chain([one]) {
        let mut browser = place.logged_in(may).await;
        let before = noted(&place, word, may);
        let taken = if by_form {
            browser.get(urls::PEOPLE).await;
            browser.post(path, &[]).await
        } else {
            browser.get(path).await
        };
        assert_eq!(taken.status, 200, "{path}");
        assert!(taken.header("content-disposition").starts_with("attachment"), "{path}");
        assert_eq!(noted(&place, word, may), before + 1, "{path}");
        let mut other = place.logged_in(may_not).await;
        other.get(urls::PEOPLE).await;
        let refused = if by_form {
            other.post(path, &[]).await
        } else {
            other.get(path).await
        };
        assert!(matches!(refused.status, 403 | 404), "{path}: {}", refused.status);
        assert_eq!(noted(&place, word, may_not), 0, "nothing was taken: {path}");
    }
}

#[tokio::test]
async fn a_list_of_drafts_holds_what_is_seen_no_formula_and_nobody_elses_unit() {
    let place = place();
    let mut district = place.logged_in("huyen").await;
    district
        .drafts_a_grade("=HYPERLINK(\"http://x\")", &place.sample.meets.to_string())
        .await;
    district
        .drafts_a_grade("Về việc xếp loại", &place.sample.short.to_string())
        .await;
    let page = district.get(urls::DRAFTS).await;
    assert!(page.body.contains("href=\"/van-ban.xlsx\""), "the page offers it");
    let taken = district.get(urls::DRAFTS_CSV).await;
    let all = lines(&taken);
    assert_eq!(all[0], "Văn bản đang soạn, đang trình");
    assert_eq!(all[1], "\"Lập ngày 01/07/2019; Đang đi\"");
    assert_eq!(all.len(), 5, "{all:?}");
    assert!(all[4].starts_with("\"'=HYPERLINK"), "{all:?}");
    // The list of a stage is narrowed as the page is.
    let page = district.get("/van-ban?o=draft").await;
    assert!(page.body.contains("href=\"/van-ban.csv?o=draft\""));
    assert_eq!(lines(&district.get("/van-ban.csv?o=signed").await).len(), 3);
    // The officer of the first commune takes the draft of the own people alone.
    let mut commune = place.logged_in("xa-bang-ca").await;
    let own = lines(&commune.get(urls::DRAFTS_CSV).await);
    assert!(own.len() == 4 && own[3].starts_with("Về việc xếp loại;"), "{own:?}");
}

#[tokio::test]
async fn a_table_of_what_is_lacking_counts_what_the_page_counts() {
    let place = place();
    let mut browser = place.logged_in("huyen").await;
    let page = browser.get(urls::QUALITY).await;
    assert!(page.body.contains("href=\"/du-lieu.xlsx\""));
    let all = lines(&browser.get(urls::QUALITY_CSV).await);
    let first: Vec<&str> = all[3].split(';').collect();
    let theory = all[2]
        .split(';')
        .position(|heading| heading == "lý luận chính trị")
        .unwrap();
    let row = page.between("<tbody>", "</tr>");
    let seen = format!("{}/{}", first[theory], first[1]);
    assert!(row.contains(&seen), "{seen}: {row}");
    // Of one commune its officer takes its own rows alone.
    let mut commune = place.logged_in("xa-bang-ca").await;
    let own = lines(&commune.get(urls::QUALITY_CSV).await);
    assert!(own.iter().all(|line| !line.contains("Dân Chủ")), "{own:?}");
}

#[tokio::test]
async fn events_are_taken_as_they_are_asked_for_and_a_mistyped_day_takes_nothing() {
    let place = place();
    let mut auditor = place.logged_in("thanh-tra").await;
    let page = auditor.get("/nhat-ky?loai=log-ins").await;
    assert!(page.body.contains("href=\"/nhat-ky.csv?loai=log-ins\""));
    let all = lines(&auditor.get("/nhat-ky.csv?loai=log-ins&tu=1/7/2019").await);
    assert!(all[1].contains("từ ngày 01/07/2019"), "{}", all[1]);
    assert!(
        all.len() > 3 && all[3..].iter().all(|line| line.contains("log")),
        "{all:?}"
    );
    assert_eq!(auditor.get("/nhat-ky.csv?tu=31/31/2019").await.status, 422);
    auditor.cookies.insert("xt-lang".into(), "en".into());
    let english = auditor.get(urls::AUDIT_CSV).await;
    assert!(english.body.contains("Made on") && !english.body.contains('⟨'));
}
