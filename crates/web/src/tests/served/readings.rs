//! Who has opened the own record: noted when it is shown, and told to its holder.

use office::permission::{DataClass, Deed};
use office::port::Chain;

use super::browser::{Place, text};
use super::own::with_official;
use super::programs::{ask, key};
use crate::urls;

/// The readers of openings in the chain, in their order.
fn readers(place: &Place) -> Vec<String> {
    let events = place.events(Chain::Reads).into_iter();
    let opened = events.filter(|event| event.contains("\"person.read\""));
    let actor = |event: String| {
        event
            .split("\"actor\":\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned()
    };
    opened.map(actor).collect()
}

#[tokio::test]
async fn a_record_that_is_shown_is_noted_for_each_reader_and_told_to_its_holder() {
    let place = with_official();
    let code = place.sample.short.to_string();
    let (page, dossier, book) = (urls::person(&code), urls::dossier(&code), urls::person_workbook(&code));
    let mut official = place.logged_in("ngoc").await;
    let nobody = text(&official.get(urls::ACCOUNT).await.body);
    assert!(nobody.contains("Chưa ai khác mở hồ sơ này"), "{nobody}");
    assert_eq!(official.get(&page).await.status, 200);
    assert_eq!(official.get(urls::OWN).await.status, 200);
    assert_eq!(
        readers(&place),
        Vec::<String>::new(),
        "the own record is nobody's reading"
    );

    let mut officer = place.logged_in("huyen").await;
    officer.get("/nhan-su").await;
    assert_eq!(readers(&place), Vec::<String>::new(), "a list is not a record");
    for address in [&page, &page, &dossier, &book] {
        assert_eq!(officer.get(address).await.status, 200, "{address}");
    }
    assert_eq!(readers(&place), ["huyen"]);
    let mut head = place.logged_in("lanh-dao").await;
    assert_eq!(head.get(&dossier).await.status, 200);
    assert_eq!(readers(&place), ["huyen", "lanh-dao"]);

    let account = official.get(urls::ACCOUNT).await;
    let said = text(account.between("id=\"ai-da-xem\"", "</table>"));
    let opened = "Hồ sơ, nhóm nhạy cảm gấp lại (lần đầu trong ngày)";
    assert_eq!(said.matches(opened).count(), 2, "{said}");
    for one in ["01/07/2019", "huyen", "lanh-dao", "Xuất cả hồ sơ"] {
        assert!(said.contains(one), "{one}: {said}");
    }
    let asks = account.addresses();
    let asks = asks.iter().filter(|href| href.contains("lan-xem="));
    assert_eq!(asks.count(), 3, "each may be complained about");
    let requests = text(&official.get(urls::OWN_REQUESTS).await.body);
    assert!(requests.contains("lanh-dao xem hồ sơ lúc"), "{requests}");
}

#[tokio::test]
async fn what_is_refused_is_not_noted() {
    let place = with_official();
    place.ask_for_passwords_alone();
    let code = place.sample.short.to_string();
    for (who, address, status) in [
        ("quan-tri", urls::person(&code), 403),
        ("quan-tri", urls::dossier(&code), 403),
        ("ngoc", urls::person(&place.sample.minh.to_string()), 403),
        ("ngoc", urls::person_workbook(&code), 403),
        ("huyen", urls::person("9999-1"), 404),
    ] {
        let page = place.logged_in(who).await.get(&address).await;
        assert_eq!(page.status, status, "{who} {address}");
    }
    assert_eq!(readers(&place), Vec::<String>::new());
}

#[tokio::test]
async fn a_program_that_asks_about_a_person_reads_the_record_too() {
    let place = with_official();
    let code = place.sample.short.to_string();
    let reads = key(&place, &[Deed::ReadPerson, Deed::Export], DataClass::Personal, 9);
    let path = format!("/api/v1/people/{code}");
    for _ in 0..2 {
        assert_eq!(ask(&place, "GET", &path, &reads, None).await.0, 200);
    }
    assert_eq!(ask(&place, "GET", "/api/v1/people/9999-1", &reads, None).await.0, 404);
    assert_eq!(ask(&place, "GET", "/api/v1/people", &reads, None).await.0, 200);
    let readers = readers(&place);
    assert!(readers.len() == 1 && readers[0].starts_with("key:"), "{readers:?}");
}
